"""A plain text as words with their places: what rules look at."""

from __future__ import annotations

import re
from typing import NamedTuple

_VOWELS = "aeiouyhàâäéèêëîïôöùûüœæAEIOUYHÀÂÄÉÈÊËÎÏÔÖÙÛÜŒÆ"
_WORD = re.compile(
    rf"""
    (?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu)'(?=[{_VOWELS}])
    | (?:ex|anti|pro|non|post|Ex|Anti|Pro)(?=-[A-ZÀ-ÖØ-Þ])
    | [A-ZÀ-ÖØ-Þ]\.(?:[ -]?[A-ZÀ-ÖØ-Þ]\.)*(?=[ -]?\w|\W*$)
    | \w+(?:[-']\w+)*
    """,
    re.X,
)
_BETWEEN = " \t\"«“([»”)]'*"
_ARABIC_ARTICLES = {"al", "el", "an", "as", "ad", "ar", "at", "az", "ag"}
_ENDS = ".!?:;…\n-•|"


class Word(NamedTuple):
    """One word of a text: compounds are one, elided articles and prefixes stand alone."""

    text: str  # as it stands there: "Jean-Yves", "l'", "J. K."
    start: int  # where it begins
    end: int  # exclusive


def split_words(plain: str) -> list[Word]:
    """The words of *plain*, in order."""
    return [Word(match[0], *match.span()) for match in _WORD.finditer(plain)]


def begins_sentence(plain: str, start: int) -> bool:
    """Whether a sentence, a quotation or a line begins at *start*."""
    at = start - 1
    while at >= 0 and plain[at] in _BETWEEN:
        if plain[at] in '"«“':
            return True
        at -= 1
    return at < 0 or plain[at] in _ENDS


def is_capitalised(word: str) -> bool:
    """Whether *word* begins with a capital, or as al-Assad does."""
    return word[0].isupper() or (
        word[2:3] == "-" and word[:2] in _ARABIC_ARTICLES and word[3:4].isupper()
    )
