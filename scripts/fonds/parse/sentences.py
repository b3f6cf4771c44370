"""Sentence segmentation that knows abbreviations and closing quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

from fonds.base.chars import WHITE, fold_white
from fonds.base.patterns import late
from fonds.parse.wordlists import load

_LONGEST = 240  # characters of a sentence that is shown

STOPS = ".。।۔．｡።։།"
"""Full stops of the scripts of the world."""

_CLOSERS = "\"'»”’)\\]›」』】"
_STOP = "[.!?…؟։।۔።།]"
_RUN = rf"{_STOP}(?<!{_STOP}{_STOP}){_STOP}*+"
"""A run of stops, matched from its first one only: from each of them it would be quadratic."""
_SPACED = rf"(?P<stop>{_RUN})[{_CLOSERS}]*+(?:[{WHITE}]»)?[{WHITE}]+"
_UNSPACED = rf"[。！？．｡]+[{_CLOSERS}]*[{WHITE}]*"
_END = late(f"(?:{_SPACED}|{_UNSPACED})(?=[^{WHITE}])")
_OPENERS = late(rf"[\"'«“‘(\[¿¡›‹„—–{WHITE}-]*")
_LAST_WORD = late(r"(?:[^\W\d_]\.)*[^\W\d_]*\Z")
_WORD_START = late(f"[{WHITE}]+")
_WORDS = late(f"[^{WHITE}].*(?=[{WHITE}])", re.DOTALL)
"""The words from a place on, up to the last white space: the next character of that may be cut."""
_LOOK_BACK = 24  # characters before a stop that hold any abbreviation


def split_sentences(text: str) -> Iterator[str]:
    """The sentences of *text*, in order, each with its final punctuation.

    Joined by white space they are *text*. A stop ends none after an abbreviation or initial, or
    before a small letter.
    """
    return (text[start:end] for start, end in _find_sentences(text))


def _find_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of *text* begins and ends, without the white space after it."""
    start = 0
    for match in _END.finditer(text):
        if match["stop"] and _goes_on(text, match):
            continue
        yield start, start + len(text[start : match.end()].rstrip())
        start = match.end()
    yield start, len(text)


def ends_with_abbreviation(text: str) -> bool:
    """Whether the full stop that *text* ends in belongs to its last word."""
    word = _LAST_WORD.search(text[-_LOOK_BACK:].rstrip("."))
    last = word[0] if word else ""
    return (len(last) == 1 and last.isupper()) or "." in last or last in abbreviations()


@cache
def abbreviations() -> frozenset[str]:
    """Words whose full stop ends no sentence, as written and with a capital."""
    words: list[str] = load("words.yml")["abbreviations"].split()
    return frozenset(words) | frozenset(word.capitalize() for word in words)


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence goes on after the stop that *match* found."""
    stop = match.start("stop")
    opener = _OPENERS.match(text, match.end())
    following = text[opener.end() : opener.end() + 1] if opener else ""
    if following.islower():
        return True
    return match["stop"] == "." and ends_with_abbreviation(text[max(0, stop - _LOOK_BACK) : stop])


def cut_sentence(text: str, at: int) -> str:
    """The sentence that contains the character *at* of *text*, its white space folded.

    Paragraphs are separated by an empty line. A very long sentence is cut, never before *at*.
    """
    return next(cut_sentences(text, [at]))


def cut_sentences(text: str, places: Iterable[int]) -> Iterator[str]:
    """What `cut_sentence` gives for each of *places*, ascending; each paragraph is split once."""
    low, high, paragraph = 0, -1, _Paragraph("")
    for at in places:
        if at > high:
            before = text.rfind("\n\n", low, at)
            low = low if before < 0 else before + 2
            after = text.find("\n\n", at)
            high = len(text) if after < 0 else after
            paragraph = _Paragraph(text[low:high])
        yield paragraph.cut(at - low)


class _Paragraph:
    """A paragraph, lazily split into sentences."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._rest = _find_sentences(text)
        self._starts: list[int] = []
        self._ends: list[int] = []

    def cut(self, at: int) -> str:
        """The sentence at *at*; "" at the white space after the last."""
        while not self._ends or self._ends[-1] <= at:
            start, end = next(self._rest, (-1, -1))
            if start < 0:
                return ""
            self._starts.append(start)
            self._ends.append(end)
        sentence = bisect_right(self._ends, at)
        return _shorten(self._text, self._starts[sentence], self._ends[sentence], at)


def _shorten(text: str, start: int, end: int, at: int) -> str:
    """The sentence from *start* to *end* of *text*; of a long one the words around *at*.

    A script without spaces is cut between any two characters.
    """
    first, last = start, end
    if end - start > _LONGEST:
        if at - _LONGEST // 2 > start:
            first = at - _LONGEST // 2
            word = _WORD_START.search(text, first - 1, at)
            first = word.end() if word else first
        if first + _LONGEST < end:
            last = first + _LONGEST
            words = _WORDS.match(text, at, last + 1)
            last = words.end() if words else last
    cut = fold_white(text[first:last])
    return f"{'…' if first > start else ''}{cut}{'…' if last < end else ''}"
