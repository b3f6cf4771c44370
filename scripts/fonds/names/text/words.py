"""A plain text as words with their places: what rules look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from itertools import compress, count
from operator import itemgetter
from typing import NamedTuple

from fonds.base.patterns import late
from fonds.base.wordcache import WordCache

_VOWELS = "aeiouyhàâäéèêëîïôöùûüœæAEIOUYHÀÂÄÉÈÊËÎÏÔÖÙÛÜŒÆ"
_WORD = late(
    rf"""
    \w++(?!['\xad.-])  # most words, found so a third faster: none of the others can begin here
    | (?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu)'(?=[{_VOWELS}])
    | (?:ex|anti|pro|non|post|Ex|Anti|Pro)(?=-[A-ZÀ-ÖØ-Þ])
    | [A-ZÀ-ÖØ-Þ]\.(?:[ -]?[A-ZÀ-ÖØ-Þ]\.)*(?=[ -]?\w|\W*$)
    | \w++(?:[-'\xad]\w++)*+
    """,
    re.X,
)
_BETWEEN = " \t\"«“([»”)]'*"
_ARABIC_ARTICLES = {"al", "el", "an", "as", "ad", "ar", "at", "az", "ag"}
_ENDS = ".!?:;…\n-•|"


SOFT = "\xad"
"""The hyphen that only shows where a line ends; no part of a word that has it."""


class Word(NamedTuple):
    """One word of a text: compounds are one, elided articles and prefixes stand alone."""

    text: str  # as it stands there, without soft hyphens: "Jean-Yves", "l'", "J. K."
    start: int  # where it begins
    end: int  # exclusive


_make_word: Callable[[tuple[str, int, int]], Word] = partial(tuple.__new__, Word)
"""Faster than its constructor, and every text is split."""


def split_words(plain: str) -> list[Word]:
    """The words of *plain*, in order."""
    found = [_make_word((match[0], *match.span())) for match in _WORD.finditer(plain)]
    if SOFT not in plain:
        return found
    return [word._replace(text=word.text.replace(SOFT, "")) for word in found]


_text_of: Callable[[Word], str] = itemgetter(0)


def find_words(words: Iterable[Word], is_wanted: Callable[[str], object]) -> list[int]:
    """The places in *words* of those whose text *is_wanted*.

    That is best a method of a set or a dictionary: then no Python runs for each word.
    """
    return list(compress(count(), map(is_wanted, map(_text_of, words))))


def begins_sentence(plain: str, start: int) -> bool:
    """Whether a sentence, a quotation or a line begins at *start*."""
    at = start - 1
    while at >= 0 and plain[at] in _BETWEEN:
        if plain[at] in '"«“':
            return True
        at -= 1
    return at < 0 or plain[at] in _ENDS


def is_quoted(plain: str, start: int, end: int) -> bool:
    """Whether quotation marks enclose exactly the text from *start* to *end*."""
    before, after = plain[max(0, start - 2) : start].strip(), plain[end : end + 2].strip()
    return before[-1:] in ('"', "«") and after[:1] in ('"', "»") and before != "" and after != ""


def is_capitalised(word: str) -> bool:
    """Whether *word* begins with a capital, or as al-Assad does."""
    return word[0].isupper() or (
        word[2:3] == "-" and word[:2] in _ARABIC_ARTICLES and word[3:4].isupper()
    )


_CAPITALISED = WordCache(is_capitalised)


def find_capitalised(words: Iterable[Word]) -> list[int]:
    """The places of those of *words* that begin with a capital."""
    return find_words(words, _CAPITALISED.__getitem__)


def has_town_shape(word: str) -> bool:
    """Whether *word* has the shape of a French town's name: Saint-Malo, Châlons-sur-Marne."""
    return word.startswith(("Saint-", "Sainte-")) or "-sur-" in word


def goes_on_as_town(
    plain: str, words: list[Word], at: int, is_first_name: Callable[[str], bool]
) -> bool:
    """Whether a town's name written without its last hyphens begins at *at*: Saint-Jean de Luz."""
    if not words[at].text.startswith(("Saint-", "Sainte-")) or at + 2 >= len(words):
        return False
    link, last = words[at + 1 : at + 3]
    if link.text not in TOWN_LINKS or plain[words[at].end : link.start] != " ":
        return False
    gap = "" if link.text.endswith("'") else " "
    tied = plain[link.end : last.start] == gap and is_capitalised(last.text)
    return tied and last.text not in {"La", "Le", "Les"} and not is_first_name(last.text)


TOWN_LINKS = frozenset({"de", "du", "des", "d'"})
"""What joins the parts of a town's name."""
