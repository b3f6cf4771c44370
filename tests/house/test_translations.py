"""The guide in French says what it says in English: the same commands, options and tables."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.archives import ROOT

GUIDE = ROOT / "docs" / "guide"
PAGES = sorted(file.name for file in GUIDE.glob("*.md"))
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
NAMED = re.compile(r"(?<![\w-])--[a-z][a-z-]+|\b[a-z]+_[a-z_]+\b|[a-z-]+\.(?:yml|csv|db|txt)")
"""What code names and no language translates: flags, options with an underscore, files."""
STRAIGHT = re.compile(r"\w'\w")
SPACED = re.compile(r"(?<=[^\s\d|(])(?:[!?;»])|«(?=\S)")


def read(page: str) -> str:
    return (GUIDE / page).read_text("utf-8")


def commands(text: str) -> list[str]:
    """The lines of shell and SQL of *text*, without their comments."""
    blocks = (lines for language, lines in BLOCK.findall(text) if language in ("sh", "sql"))
    lines = (line.split("  #")[0].strip() for block in blocks for line in block.splitlines())
    return [line for line in lines if line]


def prose(text: str) -> str:
    return SPAN.sub("x", BLOCK.sub("", text))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_the_same_parts_in_french(page: str) -> None:
    english, french = read(page), read(f"fr/{page}")
    for sign in (r"^#+ ", r"^\|", r"^```", r"^- "):
        counts = [len(re.findall(sign, text, re.MULTILINE)) for text in (english, french)]
        assert counts[0] == counts[1], sign


@pytest.mark.parametrize("page", [page for page in PAGES if page != "tutorial.md"])
def test_a_page_shows_the_same_commands_in_french(page: str) -> None:
    assert commands(read(page)) == commands(read(f"fr/{page}"))


@pytest.mark.parametrize("page", [page for page in PAGES if page != "tutorial.md"])
def test_a_page_names_the_same_options_and_files_in_french(page: str) -> None:
    english, french = (
        Counter(name for span in SPAN.findall(BLOCK.sub("", text)) for name in NAMED.findall(span))
        for text in (read(page), read(f"fr/{page}"))
    )
    assert english.keys() == french.keys()


@pytest.mark.parametrize("page", PAGES)
def test_each_page_leads_to_the_other(page: str) -> None:
    assert f"](../{page})" in read(f"fr/{page}")


@pytest.mark.parametrize("page", PAGES)
def test_french_is_typeset_as_french(page: str) -> None:
    text = prose(read(f"fr/{page}"))
    assert STRAIGHT.findall(text) == []
    lines = (line for line in text.splitlines() if not line.startswith("In English"))
    assert [line for line in lines if SPACED.search(line)] == []
