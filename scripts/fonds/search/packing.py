"""Packs posting lists into chunks: a unit is the list of one term, or a piece of a long list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, pairwise
from operator import itemgetter

import numpy as np

from fonds.search.chunks import LEAST, MODULUS, MOST, File, Shelf
from fonds.search.posting_encoding import Ints
from fonds.search.postings import LONG, PIECE, Pieces, Postings


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the units of each term stand among all units."""

    counts: Ints  # units of each term
    firsts: Ints  # the first unit of each

    @property
    def size(self) -> int:
        """How many units there are."""
        return int(self.counts.sum())

    def of(self, units: Ints) -> tuple[Ints, Ints]:
        """The term of each of *units*, and which piece of its list it is."""
        term = np.searchsorted(self.firsts, units, side="right") - 1
        return term, units - self.firsts[term]


@dataclass(frozen=True, slots=True)
class Family:
    """The lists of one family: articles, or positions."""

    ends: Ints  # where each unit ends in the data
    data: bytearray  # all units in a row

    def span(self, low: int, high: int) -> tuple[int, int]:
        """Where the units from *low* to below *high* stand in the data."""
        return int(self.ends[low - 1]) if low else 0, int(self.ends[high - 1])


def pack_postings(
    postings: Postings, marks: Sequence[int], shelves: dict[str, Shelf]
) -> Iterator[File]:
    """The files of each family, *shelves* by letter: "p" for articles, "x" for positions.

    *marks*: of each term a number that decides where chunks may end. It depends on the term alone,
    or on what is common, so that a change in some texts leaves most chunks as they are.
    """
    made = _Made()
    for pieces in postings.write():
        made.add(pieces)
    layout = _lay_units(postings.articles, len(postings.corpus.lengths))
    may_end = _find_ends(layout, marks)
    for letter, shelf in shelves.items():
        family = made.family(letter, layout)
        starts = find_starts(family.ends, may_end)
        for low, high in pairwise([*starts, layout.size]):
            yield _put_chunk(family, layout, low, high, shelf)


class _Made:
    """Lists as they are made, family by family."""

    def __init__(self) -> None:
        self._places: list[tuple[Ints, Ints]] = []  # terms and pieces
        self._sizes: dict[str, list[Ints]] = {"p": [], "x": []}
        self._data = {"p": bytearray(), "x": bytearray()}

    def add(self, pieces: Pieces) -> None:
        """Take in *pieces*, which come after all others."""
        self._places.append((pieces.term, pieces.piece))
        for letter, (sizes, data) in (("p", pieces.articles), ("x", pieces.positions)):
            self._sizes[letter].append(sizes)
            self._data[letter] += data

    def family(self, letter: str, layout: Layout) -> Family:
        """All lists of one family; a piece of a long list without any article is empty."""
        sizes = np.zeros(layout.size, dtype=np.int64)
        for (term, piece), lengths in zip(self._places, self._sizes[letter], strict=True):
            sizes[layout.firsts[term] + piece] = lengths
        return Family(np.cumsum(sizes), self._data[letter])


def _lay_units(articles: Ints, total: int) -> Layout:
    """One unit for each term; a long list has one for each piece of the *total* articles."""
    counts = np.where(articles > LONG, -(-total // PIECE), 1).astype(np.int64)
    return Layout(counts, np.cumsum(counts) - counts)


def _find_ends(layout: Layout, marks: Sequence[int]) -> Ints:
    """The units before which a chunk may end."""
    pieces = np.arange(layout.size) - np.repeat(layout.firsts, layout.counts)
    of_units = np.repeat(np.array(marks, dtype=np.int64), layout.counts) + pieces
    return np.flatnonzero(of_units % MODULUS == 0)


def find_starts(ends: Ints, may_end: Ints) -> list[int]:
    """The first unit of each chunk; *ends*: of the units, in characters."""
    starts, low = [], 0
    while low < len(ends):
        starts.append(low)
        before = int(ends[low - 1]) if low else 0
        full = int(np.searchsorted(ends, before + MOST, side="right"))
        ready = int(np.searchsorted(ends, before + LEAST, side="left")) + 1
        mark = int(np.searchsorted(may_end, ready))
        marked = int(may_end[mark]) if mark < len(may_end) else len(ends)
        low = max(min(full, marked), low + 1)
    return starts


def _put_chunk(family: Family, layout: Layout, low: int, high: int, shelf: Shelf) -> File:
    """The chunk of the units from *low* to below *high*."""
    begin, end = family.span(low, high)
    terms, pieces = layout.of(np.arange(low, high))
    bounds = (family.ends[low:high] - begin).tobytes()
    inputs = b"".join((family.data[begin:end], bounds, layout.counts[terms].tobytes()))
    make = partial(_read_chunk, family, layout, low, high)
    return shelf.put(inputs, make, int(terms[0]), int(pieces[0]))


def _read_chunk(family: Family, layout: Layout, low: int, high: int) -> list[str | list[str]]:
    """The data of a chunk: the list of each term, or, if it is cut, as many pieces as are in it."""
    begin, end = family.span(low, high)
    cuts = (family.ends[low:high] - begin).tolist()
    data = family.data[begin:end].decode("ascii")
    units = [data[a:b] for a, b in pairwise([0, *cuts])]
    terms = layout.of(np.arange(low, high))[0]
    entries: list[str | list[str]] = []
    for term, group in groupby(zip(terms.tolist(), units, strict=True), key=itemgetter(0)):
        pieces = [unit for _, unit in group]
        entries.append(pieces if layout.counts[term] > 1 else pieces[0])
    return entries
