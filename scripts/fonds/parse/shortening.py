"""Titles cut to a length that lists can show, at a word or else between whole characters."""

from __future__ import annotations

import unicodedata

from fonds.base.chars import UNSPACED
from fonds.base.patterns import late

_JOINERS = "\u200c\u200d"  # zero width: what they join is one character to a reader
_MODIFIERS = "\U0001f3fb\U0001f3ff"  # first and last tone of skin
_FLAGS = late("[\U0001f1e6-\U0001f1ff]+\\Z")
_ATTACHED = late("[\u0e33\u0eb3\u1160-\u11ff\ud7b0-\ud7ff\uff9e\uff9f\U000e0020-\U000e007f]")
"""Letters that continue a character: sara am, vowels and finals of Hangul, marks of half-width
kana, tags of flags."""
_LEADS = late("[\u1100-\u115f\ua960-\ua97c]{2}")  # initials of Hangul join each other
_VIRAMA = 9  # canonical combining class: what follows is joined to the letter before
_UNSPACED = late(f"[{UNSPACED}]")


def shorten_title(title: str, longest: int) -> str:
    """*title*, its white space folded, in *longest* code points: cut at a word, with “…”.

    Where no space lies before the end, and in scripts that have none between words unless one is
    near, it is cut between two characters as readers see them (grapheme clusters, UAX #29).
    """
    if len(title) <= longest:
        return title
    end = title.rfind(" ", 0, longest)
    if end <= 0 or (end < longest // 2 and _UNSPACED.match(title, longest - 1)):
        end = longest - 1
        while end > 1 and is_inside_character(title, end):
            end -= 1
    return f"{title[:end].rstrip()}…"


def is_inside_character(text: str, at: int) -> bool:
    """Whether a reader sees the code points before and after *at* of *text* as one character."""
    before, char = text[at - 1], text[at]
    if char in _JOINERS or before == "\u200d" or _MODIFIERS[0] <= char <= _MODIFIERS[1]:
        return True
    if unicodedata.category(char)[0] == "M" or _ATTACHED.match(char):
        return True
    if unicodedata.combining(before) == _VIRAMA and char.isalpha():
        return True
    return bool(_LEADS.fullmatch(text, at - 1, at + 1)) or _parts_flag(text, at)


def _parts_flag(text: str, at: int) -> bool:
    """Whether *at* lies between the two letters of a flag."""
    if not "\U0001f1e6" <= text[at] <= "\U0001f1ff":
        return False
    letters = _FLAGS.search(text, 0, at)
    return letters is not None and len(letters[0]) % 2 == 1
