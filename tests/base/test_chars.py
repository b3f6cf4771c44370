"""Characters that are shown as others, and the scripts that set no spaces between words."""

from __future__ import annotations

import re
from html import unescape

import pytest

from fonds.base.chars import UNSPACED, count_words, show_controls, show_ellipses, show_windows
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


@pytest.mark.parametrize("code", [code for code in range(0x80, 0xA0) if code != 0x85])
def test_a_control_shows_as_a_browser_shows_it(code: int) -> None:
    shown = unescape(f"&#{code};")  # which is the control itself where Windows-1252 has none
    expected = f"\\u{{{code:x}}}" if shown == chr(code) else shown
    assert show_controls(chr(code)) == expected
    assert show_windows(chr(code)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Il attend\x85\nEt rien", "Il attend…\nEt rien"),
        ("Il attend\x85\r", "Il attend…\r"),
        ("Un mot\x92 puis\x85", "Un mot\x92 puis…"),
        ("Une ligne\x85deux\x85", "Une ligne\x85deux\x85"),
        ("Une ligne\x85deux\x81", "Une ligne\x85deux\x81"),
        ("Rien", "Rien"),
    ],
)
def test_the_control_that_ends_lines_is_an_ellipsis_beside_others(text: str, shown: str) -> None:
    assert show_ellipses(text) == shown
    assert show_windows(shown).replace("’", "\x92") == shown
