"""What counts over time need: the words of each date, and which words are read twice.

A word that a line's end divides is read as it stands and once more, joined, with the words around
it (divided.py). So that none of these counts as two uses, a list tells where such stretches are.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from fonds.search.cards import Dates
from fonds.search.corpus import GAP, Text
from fonds.search.divided import find_joined
from fonds.search.numbers import write_numbers


@dataclass(slots=True)
class Figures:
    """Collects them, article by article."""

    dates: Dates  # the calendar, with the words of each run
    _twice: list[int] = field(default_factory=list)  # the list, see `write`
    _last: int = -1  # article that was the last with such stretches

    def add(self, number: int, text: Text, words: int, twice: bytes) -> None:
        """Count the article *number*: what `measure` says of it."""
        self.dates.add(text, words)
        if twice:
            self._twice.append(number - self._last)
            self._last = number
            self._twice += array("I", twice)

    def write(self) -> list[str]:
        """Words of each run and of undated articles; where words are read twice.

        Of each article that has such stretches: its number less that of the one before, how many
        there are; of each its first position, its words, how many are joined, and which.
        """
        words = write_numbers([*self.dates.words, self.dates.undated_words])
        return [words, write_numbers(self._twice)]


def measure(whole: str, cut: bytes) -> tuple[int, bytes]:
    """How many words the article *whole* has, and where it is read twice, as `Figures` lists it:
    four bytes for each number.

    *cut*: its words, four bytes each, 0 where a part ends.
    """
    stretches = list(find_joined(whole))
    read = np.frombuffer(cut, dtype=np.uint32)
    words = int(np.count_nonzero(read)) - sum(size for _, size, _ in stretches)
    if not stretches:
        return words, b""
    placed = _place(stretches, np.cumsum(read == 0).tolist())
    return words, array("I", [len(stretches), *placed]).tobytes()


def _place(stretches: list[tuple[int, int, list[int]]], parts: list[int]) -> Iterator[int]:
    """*stretches* as numbers, their beginnings as positions: *parts* end before them, `GAP` apart.

    A stretch begins after a break, so that its first word has as many before it as that break.
    """
    for start, size, joined in stretches:
        yield start + parts[start - 1] * (GAP - 1)
        yield from (size, len(joined), *joined)
