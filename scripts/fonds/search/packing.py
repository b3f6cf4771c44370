"""Packs posting lists into chunks: a unit is the list of one term, or a piece of a long list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, pairwise
from operator import itemgetter

import numpy as np

from fonds.search.chunks import MODULUS, ChunkWriter, File
from fonds.search.posting_encoding import Ints
from fonds.search.postings import LONG, PIECE, Pieces, Postings
from fonds.search.sizes import Bounds


@dataclass(frozen=True, slots=True)
class Layout:
    """Which units are those of which term."""

    counts: Ints  # how many units each term has
    firsts: Ints  # number of the first unit of each

    @property
    def size(self) -> int:
        """How many units there are."""
        return int(self.counts.sum())

    def of(self, units: Ints) -> tuple[Ints, Ints]:
        """The term of each of *units*, and which piece of its list it is."""
        term = np.searchsorted(self.firsts, units, side="right") - 1
        return term, units - self.firsts[term]


@dataclass(frozen=True, slots=True)
class Lists:
    """All posting lists of one family, encoded: articles, or positions."""

    ends: Ints  # offset in the data where each unit ends
    data: bytearray  # all units, concatenated

    def span(self, low: int, high: int) -> tuple[int, int]:
        """Offsets in the data of the units from *low* to below *high*."""
        return int(self.ends[low - 1]) if low else 0, int(self.ends[high - 1])


def pack_postings(
    postings: Postings, boundary_hashes: Sequence[int], writers: dict[str, ChunkWriter]
) -> Iterator[File]:
    """The files of each family of *writers*: "p" for articles, "x" for positions.

    *boundary_hashes*: of each term, a number that decides whether a chunk may end before it. It
    depends on the term alone, or for pairs on which words are common, so that a change in some
    texts leaves most chunks unchanged.
    """
    collected = _Collected()
    for pieces in postings.write():
        collected.add(pieces)
    layout = _lay_units(postings.articles, len(postings.corpus.lengths))
    boundaries = _find_boundaries(layout, boundary_hashes)
    for family, writer in writers.items():
        lists = collected.take(family, layout)
        starts = find_starts(lists.ends, boundaries, writer.bounds)
        for low, high in pairwise([*starts, layout.size]):
            yield _put_chunk(lists, layout, low, high, writer)


class _Collected:
    """Collects encoded posting lists, family by family."""

    def __init__(self) -> None:
        self._keys: list[tuple[Ints, Ints]] = []  # terms and pieces
        self._sizes: dict[str, list[Ints]] = {"p": [], "x": []}
        self._data = {"p": bytearray(), "x": bytearray()}

    def add(self, pieces: Pieces) -> None:
        """Append *pieces*, which come after all others."""
        self._keys.append((pieces.term, pieces.piece))
        for family, (sizes, data) in (("p", pieces.articles), ("x", pieces.positions)):
            self._sizes[family].append(sizes)
            self._data[family] += data

    def take(self, family: str, layout: Layout) -> Lists:
        """All lists of one family; a piece of a long list without any article is empty."""
        sizes = np.zeros(layout.size, dtype=np.int64)
        for (term, piece), lengths in zip(self._keys, self._sizes[family], strict=True):
            sizes[layout.firsts[term] + piece] = lengths
        return Lists(np.cumsum(sizes), self._data[family])


def _lay_units(articles: Ints, total: int) -> Layout:
    """One unit for each term; a long list has one for each piece of the *total* articles."""
    counts = np.where(articles > LONG, -(-total // PIECE), 1).astype(np.int64)
    return Layout(counts, np.cumsum(counts) - counts)


def _find_boundaries(layout: Layout, boundary_hashes: Sequence[int]) -> Ints:
    """The units before which a chunk may end."""
    pieces = np.arange(layout.size) - np.repeat(layout.firsts, layout.counts)
    hashes = np.repeat(np.array(boundary_hashes, dtype=np.int64), layout.counts) + pieces
    return np.flatnonzero(hashes % MODULUS == 0)


def find_starts(ends: Ints, boundaries: Ints, bounds: Bounds) -> list[int]:
    """The first unit of each chunk; *ends*: offsets where units end, in characters."""
    starts, low = [], 0
    while low < len(ends):
        starts.append(low)
        before = int(ends[low - 1]) if low else 0
        full = int(np.searchsorted(ends, before + bounds.most, side="right"))
        ready = int(np.searchsorted(ends, before + bounds.least, side="left")) + 1
        at = int(np.searchsorted(boundaries, ready))
        boundary = int(boundaries[at]) if at < len(boundaries) else len(ends)
        low = max(min(full, boundary), low + 1)
    return starts


def _put_chunk(lists: Lists, layout: Layout, low: int, high: int, writer: ChunkWriter) -> File:
    """The chunk of the units from *low* to below *high*."""
    begin, end = lists.span(low, high)
    terms, pieces = layout.of(np.arange(low, high))
    bounds = (lists.ends[low:high] - begin).tobytes()
    inputs = b"".join((lists.data[begin:end], bounds, layout.counts[terms].tobytes()))
    make = partial(_read_chunk, lists, layout, low, high)
    return writer.put(inputs, make, int(terms[0]), int(pieces[0]))


def _read_chunk(lists: Lists, layout: Layout, low: int, high: int) -> list[str | list[str]]:
    """The data of a chunk: each term's list, or those pieces of a divided list that are in it."""
    begin, end = lists.span(low, high)
    cuts = (lists.ends[low:high] - begin).tolist()
    data = lists.data[begin:end].decode("ascii")
    units = [data[a:b] for a, b in pairwise([0, *cuts])]
    terms = layout.of(np.arange(low, high))[0]
    entries: list[str | list[str]] = []
    for term, group in groupby(zip(terms.tolist(), units, strict=True), key=itemgetter(0)):
        pieces = [unit for _, unit in group]
        entries.append(pieces if layout.counts[term] > 1 else pieces[0])
    return entries
