"""The best passage of an article, with the words of the query marked: see snippets.js."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from fonds.base.patterns import late
from fonds.search.analysis import MARKS
from fonds.search.answering.placing import Placed, place_joined, place_words

_PASSAGE = 240  # characters
_LEAD = 60  # of them before the first mark
_REACH = 30  # characters within which a passage may begin or end with a word
_MOST_MARKS = 50  # that count
_SPACE = late(r"\s")
_LAST_SPACE = late(r"\s\S*\Z")
_JOINED = late(f"[{MARKS}]")


@dataclass(frozen=True, slots=True)
class TermSlot:
    """What stands at one place of a term."""

    at: int  # words from the first
    forms: frozenset[str]  # any of them
    begins: bool = False  # whether they are all that begin with what was asked for


Term = tuple[TermSlot, ...]
"""Words in a row that are marked."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a passage."""

    text: str
    marked: bool  # whether the query asks for it


class _Mark(NamedTuple):
    start: int
    end: int
    term: int  # number of the term


class _Stretch(NamedTuple):
    worth: float
    text: str
    marks: list[_Mark]
    start: int  # of its first mark


def cut_passage(paragraphs: list[str], terms: list[Term]) -> list[Part]:
    """The passage of an article of *paragraphs* with most different *terms*, then most marks."""
    best = _Stretch(0, paragraphs[0] if paragraphs else "", [], 0)
    for text in paragraphs:
        best = max((best, _best_window(text, terms)), key=lambda stretch: stretch.worth)
    return _split_marks(best)


def _best_window(text: str, terms: list[Term]) -> _Stretch:
    marks = find_marks(text, terms)
    best, end = _Stretch(0, text, marks, 0), 0
    for first, mark in enumerate(marks):
        while end < len(marks) and marks[end].end - mark.start <= _PASSAGE - _LEAD:
            end += 1
        inside = marks[first : max(end, first + 1)]
        worth = len({it.term for it in inside}) + min(len(inside), _MOST_MARKS) / 100
        if worth > best.worth:
            best = _Stretch(worth, text, marks, mark.start)
    return best


def find_marks(text: str, terms: list[Term]) -> list[_Mark]:
    """The places in *text* that *terms* mark, in order, none over another."""
    rows = [place_words(text), *place_joined(text)] if terms else []
    found = sorted(
        (mark for words in rows for mark in _mark_rows(words, terms)),
        key=lambda mark: (mark.start, -mark.end),
    )
    marks: list[_Mark] = []
    for mark in found:
        if marks and mark.start < marks[-1].end:
            marks[-1] = marks[-1]._replace(end=max(marks[-1].end, mark.end))
        else:
            marks.append(mark)
    return marks


def _mark_rows(words: list[Placed], terms: list[Term]) -> Iterator[_Mark]:
    for number, row in enumerate(terms):
        for n in range(len(words) - row[-1].at):
            if all(words[n + slot.at].form in slot.forms for slot in row):
                last = words[n + row[-1].at]
                end = last.end if row[-1].begins else last.reach
                yield _Mark(words[n].start, end, number)


def _split_marks(stretch: _Stretch) -> list[Part]:
    text, marks = stretch.text, stretch.marks
    start = _word_start(text, stretch.start - _LEAD) if stretch.start > _LEAD else 0
    end, at = _word_end(text, start + _PASSAGE), start
    parts = [Part("… ", False)] if start else []
    for mark in (it for it in marks if start <= it.start < end):
        parts.append(Part(text[at : mark.start], False))
        at = min(mark.end, end)
        parts.append(Part(text[mark.start : at], True))
    parts.append(Part(text[at:end] + (" …" if end < len(text) else ""), False))
    return [part for part in parts if part.text]


def _word_start(text: str, at: int) -> int:
    """Where the next word begins from *at* on, if one does soon; else a whole character."""
    space = _SPACE.search(text, at, at + _REACH)
    return space.end() if space else _whole_character(text, at)


def _word_end(text: str, at: int) -> int:
    """Where the last word ends before *at*, if one does not long before; else a character."""
    if at >= len(text):
        return len(text)
    space = _LAST_SPACE.search(text[at - _REACH : at])
    return at - _REACH + space.start() if space else _whole_character(text, at)


def _whole_character(text: str, at: int) -> int:
    while at > 0 and at < len(text) and _JOINED.match(text[at]):
        at -= 1
    return at
