"""The tutorial, followed word for word: files as they stand there, commands, what they say."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archives import ROOT, invoke

BLOCK = re.compile(r"(?:^`([^`\n]+)`\n\n)?^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
"""A block of code: the file that it is, if the line before names one; its language; its lines."""


def steps(page: str) -> Iterator[tuple[str, str, str]]:
    text = (ROOT / "docs" / "guide" / page).read_text("utf-8")
    for match in BLOCK.finditer(text):
        yield match[1] or "", match[2], match[3]


def write(file: Path, lines: str) -> None:
    """A file of the tutorial; what there is of it already stays, as the tutorial says."""
    file.parent.mkdir(exist_ok=True)
    before = file.read_text("utf-8") if file.exists() else ""
    file.write_text(before + lines, "utf-8")


def follow(commands: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, list[int]]:
    """What *commands* say, and the exit codes of those of fonds; no model of names is there."""
    said, codes = "", []
    for name, *arguments in map(shlex.split, commands.splitlines()):
        if name == "cd":
            monkeypatch.chdir(*arguments)
            continue
        assert name == "fonds"
        done = invoke(*arguments, *(("--names", "rules") if arguments[0] == "build" else ()))
        said += done.output
        codes.append(done.exit_code)
    return said, codes


def shows(told: str, said: str) -> bool:
    """Whether *said* holds the lines *told* in their order; “…” stands for anything."""
    lines = (".*".join(map(re.escape, line.split("…"))) for line in told.splitlines())
    return re.search("^" + "$.*?^".join(lines) + "$", said, re.MULTILINE | re.DOTALL) is not None


@pytest.mark.parametrize("page", ["tutorial.md", "fr/tutorial.md"])
def test_the_tutorial_can_be_followed_word_for_word(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FONDS_LANG")  # the archive's language is that of the page
    said, ran, told = "", "", 0
    for file, language, lines in steps(page):
        if file:
            write(Path(file), lines)
        elif language == "sh":
            ran, (now, codes) = lines, follow(lines, tmp_path, monkeypatch)
            said = now
            assert set(codes) <= ({0, 1} if "publish" in ran else {0}), said
        elif language == "text":
            told += 1
            assert shows(lines, said), said
    assert told >= 5
    assert "mend: " in said or "à corriger\xa0: " in said
    assert Path("build/site/index.html").is_file()


@pytest.mark.parametrize(
    ("told", "said", "fits"),
    [
        ("a …\nb\n", "x\na 1\ny\nb\n", True),
        ("a …\nb\n", "b\na 1\n", False),
        ("a\n", "ab\n", False),
        ("a …c\n", "a b\nc\n", True),
    ],
)
def test_what_is_shown_is_said(told: str, said: str, fits: bool) -> None:
    assert shows(told, said) == fits
