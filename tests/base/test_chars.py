"""One table of the scripts that set no spaces between words."""

from __future__ import annotations

import re

import pytest

from fonds.base.chars import UNSPACED, count_words
from fonds.search.analysis import load_rules


def test_the_search_names_the_same_scripts() -> None:
    """Its rules are data, since the browser reads them too."""
    page, search = (re.compile(f"[{ranges}]") for ranges in (UNSPACED, load_rules()["unspaced"]))
    codes = [*range(0xD800), *range(0xE000, 0x40000)]
    assert [
        code for code in codes if bool(page.match(chr(code))) != bool(search.match(chr(code)))
    ] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("deux mots", 2),
        ("東京都の人々", 4),
        ("ภาษาไทยง่าย", 3),
        ("한국어는 띄어 쓴다", 3),
        ("", 0),
    ],
)
def test_words_are_counted_in_any_script(text: str, words: int) -> None:
    assert count_words(text) == words
