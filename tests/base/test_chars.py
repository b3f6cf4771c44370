"""Characters that are shown as others, and the scripts that set no spaces between words."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.chars import (
    UNSPACED,
    count_words,
    fold_white,
    keep_ellipses,
    show_controls,
    show_ellipses,
    show_windows,
)
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


@pytest.mark.parametrize("code", range(0x80, 0xA0))
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
    assert keep_ellipses(shown, text) == text


@given(st.text(st.sampled_from("a…\x85\n \x93")), st.integers(0, 5))
def test_what_came_is_kept_behind_what_was_cut_and_in_other_white_space(
    text: str, cut: int
) -> None:
    shown = fold_white(show_ellipses(text)[cut:])
    kept = keep_ellipses(shown, text)
    assert show_ellipses(f"{kept}\n") == shown + "\n"
    if "\n" in text or "\x93" in text:
        assert re.sub("[\n ]", "", kept) == re.sub("[\n ]", "", text[cut:])
