"""Words that a line's end divides: "prési-" and "dence" are found as "présidence" too.

Where lines were joined a space stands there, so that nobody can tell "prési- dence" from "avant- et
après-guerre", nor a division from a hyphen that was there before. Therefore a text is searched as
it stands, and what is around such a place once more, joined. The browser does the same to mark
words (divided.js).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from fonds.base.patterns import late
from fonds.search.analysis import BREAK, cut_words, load_rules

_RULES = load_rules()
_PLACE = late(f"[{_RULES['dividing']}][ \n]")
_WORD = late("[^ \n]+")
_AROUND: int = _RULES["around"]


def add_joined(text: str) -> str:
    """*text* with paragraphs more: what its divided words are, and the words around them."""
    if not _PLACE.search(text):
        return text
    return BREAK.join(
        part for paragraph in text.split(BREAK) for part in (paragraph, *_join(paragraph))
    )


def find_joined(text: str) -> Iterator[tuple[int, int, list[int]]]:
    """What `add_joined` adds to *text*: in words and breaks from its beginning, where a stretch
    begins, how many words it has, and which of them are joined, counted from its first."""
    if not _PLACE.search(text):
        return
    at = 0
    for paragraph in text.split(BREAK):
        at += len(cut_words(paragraph)) + 1
        for parts in _split(paragraph):
            size = len(cut_words("".join(parts)))
            before = list(accumulate(parts))[:-1]
            yield at, size, [len(cut_words(start)) - 1 for start in before]
            at += size + 1


def _join(paragraph: str) -> Iterator[str]:
    """The stretches of *paragraph* that have divided words, these joined."""
    return map("".join, _split(paragraph))


def _split(paragraph: str) -> Iterator[list[str]]:
    """The same in parts, each of which ends where a word is divided."""
    for cuts in joined_cuts(paragraph):
        yield [paragraph[begin:stop] for begin, stop in cuts]


def joined_cuts(paragraph: str) -> Iterator[list[tuple[int, int]]]:
    """From where to where the parts reach that each of those stretches is joined of."""
    places = [match.start() for match in _PLACE.finditer(paragraph) if _divides(paragraph, match)]
    for start, end, inside in _stretches(paragraph, places):
        starts = [start, *(place + 2 for place in inside)]
        yield list(zip(starts, [*inside, end], strict=True))


def _divides(paragraph: str, place: re.Match[str]) -> bool:
    """Whether a letter is right before *place* and a small one right after it."""
    if not 0 < place.start() < place.end() < len(paragraph):
        return False
    before = unicodedata.category(paragraph[place.start() - 1])[0]
    return before in "LM" and unicodedata.category(paragraph[place.end()]) == "Ll"


def _stretches(paragraph: str, places: list[int]) -> Iterator[tuple[int, int, list[int]]]:
    """From where to where the words around *places* reach, and which of these are between.

    Those that touch are one.
    """
    words = [match.span() for match in _WORD.finditer(paragraph)] if places else []
    starts = [start for start, _ in words]
    found: list[tuple[int, int, list[int]]] = []
    for place in places:
        number = bisect_right(starts, place) - 1
        first, last = max(number - _AROUND, 0), min(number + 1 + _AROUND, len(words) - 1)
        if found and first <= found[-1][1] + 1:
            first, _, inside = found.pop()
        else:
            inside = []
        inside.append(place)
        found.append((first, last, inside))
    return ((starts[first], words[last][1], inside) for first, last, inside in found)
