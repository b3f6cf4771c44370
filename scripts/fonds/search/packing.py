"""Packs posting lists into chunks: short ones beside their form, long ones in files of their own.

A unit of those is the list of one term, or a piece of a very long list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby, pairwise
from operator import itemgetter

import numpy as np

from fonds.base.flatrows import list_different
from fonds.search.chunks import MODULUS, ChunkWriter, File
from fonds.search.numbers import write_growing
from fonds.search.posting_encoding import Flags, Ints
from fonds.search.postings import Pieces, Postings
from fonds.search.sizes import Bounds
from fonds.search.spool import Readable, Store
from fonds.search.units import FAMILIES, Kept, Units

APART = 12_000
"""Characters of both lists of a form from which on they are not in the chunk of its entry."""


PARTS = ("beside", "apart")
"""Units that are beside a form, and those that are in files of their own."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which units are those of which term."""

    terms: Ints  # numbers of the terms, ascending
    counts: Ints  # how many units each has
    firsts: Ints  # number of the first unit of each

    @property
    def size(self) -> int:
        """How many units there are."""
        return int(self.counts.sum())

    def of(self, units: Ints) -> tuple[Ints, Ints]:
        """The row of the term of each of *units*, and which piece of its list it is."""
        row = np.searchsorted(self.firsts, units, side="right") - 1
        return row, units - self.firsts[row]


@dataclass(frozen=True, slots=True)
class Lists:
    """Posting lists of one family, encoded: articles, or positions."""

    ends: Ints  # offset in the data where each unit ends
    data: Readable  # all units, concatenated

    def span(self, low: int, high: int) -> tuple[int, int]:
        """Offsets in the data of the units from *low* to below *high*."""
        return int(self.ends[low - 1]) if low else 0, int(self.ends[high - 1])

    def text(self, low: int, high: int) -> str:
        """The units from *low* to below *high*, concatenated."""
        begin, end = self.span(low, high)
        return self.data[begin:end].decode("ascii")


@dataclass(slots=True)
class _Part:
    """Some of the units, as they come."""

    data: dict[str, Store]  # all lists of each family, encoded
    terms: list[Ints] = field(default_factory=list)  # of each unit, some units at once
    pieces: list[Ints] = field(default_factory=list)  # the same
    sizes: dict[str, list[Ints]] = field(default_factory=lambda: {f: [] for f in FAMILIES})

    def add(self, pieces: Pieces, chosen: Flags) -> None:
        """Append those of *pieces*, which come after all others, that are *chosen*."""
        self.terms.append(pieces.term[chosen])
        self.pieces.append(pieces.piece[chosen])
        for family, (sizes, data) in zip(
            FAMILIES, (pieces.articles, pieces.positions), strict=True
        ):
            self.sizes[family].append(sizes[chosen])
            kept = np.frombuffer(data, np.uint8)[np.repeat(chosen, sizes)]
            self.data[family].extend(kept.tobytes())

    def units(self) -> Units:
        """All of them."""
        sizes = {family: _join(of_family) for family, of_family in self.sizes.items()}
        begins = {family: np.cumsum(size) - size for family, size in sizes.items()}
        return Units(_join(self.terms), _join(self.pieces), begins, sizes, self.data)


def _join(columns: list[Ints]) -> Ints:
    return np.concatenate([np.zeros(0, dtype=np.int64), *columns])


def _lay_out(units: Units, family: str, layout: Layout) -> Lists:
    """All lists of one family; a piece of a long list without any article is empty."""
    sizes = np.zeros(layout.size, dtype=np.int64)
    places = layout.firsts[np.searchsorted(layout.terms, units.term)] + units.piece
    sizes[places] = units.sizes[family]
    return Lists(np.cumsum(sizes), units.data[family])


class PackedLists:
    """The lists of all terms, encoded: those of most forms are short, and stand beside it.

    *store* makes a place for them; *kept*: those of the last build, as far as they are right.
    """

    def __init__(
        self, postings: Postings, store: Callable[[], Store] = bytearray, kept: Kept | None = None
    ) -> None:
        beside, apart = (_Part({f: store() for f in FAMILIES}) for _ in PARTS)
        for pieces in kept.made if kept else postings.write():
            flags = _are_apart(pieces, postings)
            beside.add(pieces, ~flags)
            apart.add(pieces, flags)
        self._postings = postings
        self.parts = dict(zip(PARTS, (beside.units(), apart.units()), strict=True))
        """All units: see `PARTS`."""
        if kept:
            self.parts = {
                name: units.merge(kept.read(name), {f: store() for f in FAMILIES})
                for name, units in self.parts.items()
            }

    def beside(self) -> tuple[Lists, Lists]:
        """Articles and positions of each form; empty where they are apart."""
        forms = np.arange(self._postings.forms)
        layout, units = Layout(forms, np.ones_like(forms), forms), self.parts["beside"]
        articles, positions = (_lay_out(units, family, layout) for family in FAMILIES)
        return articles, positions

    def write(self, boundary_hashes: Ints, writers: dict[str, ChunkWriter]) -> Iterator[File]:
        """The files of each family of *writers*, with the lists that are apart.

        *boundary_hashes*: of each term, a number that decides whether a chunk may end before it. It
        depends on the term alone, or for pairs on which words are common, so that a change in some
        texts leaves most chunks unchanged.
        """
        units = self.parts["apart"]
        layout = _lay_units(list_different(units.term), self._postings)
        boundaries = _find_boundaries(layout, boundary_hashes)
        for family, writer in writers.items():
            lists = _lay_out(units, family, layout)
            starts = find_starts(lists.ends, boundaries, writer.bounds)
            for low, high in pairwise([*starts, layout.size]):
                yield _put_chunk(lists, layout, low, high, writer)


def _are_apart(pieces: Pieces, postings: Postings) -> Flags:
    """Which of *pieces* are in files of their own: long ones, and those of pairs."""
    sizes = pieces.articles[0] + pieces.positions[0]
    apart: Flags = (sizes > APART) | (pieces.term >= postings.forms)
    return apart | (postings.articles[pieces.term] > postings.long)


def _lay_units(terms: Ints, postings: Postings) -> Layout:
    """One unit for each term; a very long list has one for each piece of all articles."""
    whole = -(-len(postings.occurs.lengths) // postings.piece)
    counts = np.where(postings.articles[terms] > postings.long, whole, 1).astype(np.int64)
    return Layout(terms, counts, np.cumsum(counts) - counts)


def _find_boundaries(layout: Layout, boundary_hashes: Ints) -> Ints:
    """The units before which a chunk may end."""
    pieces = np.arange(layout.size) - np.repeat(layout.firsts, layout.counts)
    hashes = np.repeat(boundary_hashes[layout.terms], layout.counts) + pieces
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
    rows, pieces = layout.of(np.arange(low, high))
    bounds = (lists.ends[low:high] - begin).tobytes()
    terms = layout.terms[rows]
    inputs = b"".join(
        (lists.data[begin:end], bounds, layout.counts[rows].tobytes(), terms.tobytes())
    )
    make = partial(_read_chunk, lists, layout, low, high)
    return writer.put(inputs, make, int(terms[0]), int(pieces[0]))


def _read_chunk(lists: Lists, layout: Layout, low: int, high: int) -> list[object]:
    """The data of a chunk: its terms, and of each the list, or those pieces that are in it."""
    rows = layout.of(np.arange(low, high))[0].tolist()
    units = (lists.text(at, at + 1) for at in range(low, high))
    terms: list[int] = []
    entries: list[str | list[str]] = []
    for row, group in groupby(zip(rows, units, strict=True), key=itemgetter(0)):
        pieces = [unit for _, unit in group]
        terms.append(int(layout.terms[row]))
        entries.append(pieces if layout.counts[row] > 1 else pieces[0])
    return [write_growing(terms), entries]
