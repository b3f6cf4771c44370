"""Units on their way into chunks: a unit is the list of one term, or a piece of a long list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby, pairwise
from operator import itemgetter

import numpy as np

from fonds.search.chunks import LEAST, MOST, File, Shelf, digest_of, write_data
from fonds.search.posting_encoding import Ints
from fonds.search.postings import LONG, PIECE, Pieces


@dataclass(frozen=True, slots=True)
class Family:
    """The lists of one family: articles, or positions."""

    sizes: Ints  # characters of each unit: a list, or a piece of a long one
    data: bytes | bytearray  # all of them in a row
    starts: Ints  # first unit of each chunk
    digests: list[bytes]  # of each chunk's data
    ends: Ints  # where each unit ends in the data

    def cut_data(self) -> Iterator[bytes | bytearray]:
        """The data of each chunk, its units in a row."""
        upto = np.concatenate(([0], self.ends))
        ends = [*upto[self.starts].tolist(), len(self.data)]
        return (self.data[low:high] for low, high in pairwise(ends))


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


def lay_units(articles: Ints, total: int) -> Layout:
    """One unit for each term; a long list has one for each piece of the *total* articles."""
    counts = np.where(articles > LONG, -(-total // PIECE), 1).astype(np.int64)
    return Layout(counts, np.cumsum(counts) - counts)


class Made:
    """Lists that were made anew, family by family."""

    def __init__(self) -> None:
        self.places: list[tuple[Ints, Ints]] = []  # terms and pieces
        self.sizes: dict[str, list[Ints]] = {"p": [], "x": []}
        self.data = {"p": bytearray(), "x": bytearray()}

    def add(self, pieces: Pieces) -> None:
        """Take in *pieces*, which come after all others."""
        self.places.append((pieces.term, pieces.piece))
        for letter, (sizes, data) in (("p", pieces.articles), ("x", pieces.positions)):
            self.sizes[letter].append(sizes)
            self.data[letter] += data


def fill_units(
    made: Made, letter: str, layout: Layout, origin: Ints, before: Family | None
) -> tuple[Ints, bytes | bytearray]:
    """The size of each unit, and the data of all of them: those *made*, and those kept."""
    sizes = np.zeros(layout.size, dtype=np.int64)
    for (term, piece), lengths in zip(made.places, made.sizes[letter], strict=True):
        sizes[layout.firsts[term] + piece] = lengths
    fresh = made.data[letter]
    if before is None:
        return sizes, fresh
    kept = origin >= 0
    sizes[kept] = before.sizes[origin[kept]]
    return sizes, b"".join(_splice(sizes, fresh, origin, before))


def _splice(
    sizes: Ints, fresh: bytearray, origin: Ints, before: Family
) -> Iterator[bytes | bytearray]:
    """Runs of units, one after the other: from *fresh*, or from what stood there *before*."""
    stood = np.cumsum(before.sizes) - before.sizes
    breaks = np.flatnonzero(np.where(origin[1:] < 0, origin[:-1] >= 0, np.diff(origin) != 1)) + 1
    at = 0
    runs = [0, *breaks.tolist(), len(origin)] if len(origin) else []
    for low, high in pairwise(runs):
        size = int(sizes[low:high].sum())
        if origin[low] < 0:
            yield fresh[at : at + size]
            at += size
        else:
            start = int(stood[origin[low]])
            yield before.data[start : start + size]


def find_starts(sizes: Ints, may_end: Ints) -> Ints:
    """The first unit of each chunk."""
    ends = np.cumsum(sizes)
    starts, low = [], 0
    while low < len(sizes):
        starts.append(low)
        before = int(ends[low - 1]) if low else 0
        full = int(np.searchsorted(ends, before + MOST, side="right"))
        ready = int(np.searchsorted(ends, before + LEAST, side="left")) + 1
        mark = int(np.searchsorted(may_end, ready))
        marked = int(may_end[mark]) if mark < len(may_end) else len(sizes)
        low = max(min(full, marked), low + 1)
    return np.array(starts, dtype=np.int64)


def cut_chunks(family: Family, layout: Layout, origin: Ints, before: Family | None) -> Family:
    """*family* with the digests of its chunks; one that was there before keeps its own."""
    known = _known_chunks(before) if before else {}
    ends = np.append(family.starts, layout.size)[1:]
    steps = (origin < 0) | (np.diff(origin, prepend=0) != 1)  # what does not follow as it did
    passed = np.concatenate(([0], np.cumsum(steps)))
    for chunk, (low, high) in enumerate(zip(family.starts.tolist(), ends.tolist(), strict=True)):
        first = int(origin[low])
        same = first >= 0 and passed[high] == passed[low + 1]
        digest = known.get((first, first + high - low)) if same else None
        family.digests.append(digest or digest_of(write_data(_read_chunk(family, layout, chunk))))
    return family


def _known_chunks(family: Family) -> dict[tuple[int, int], bytes]:
    """First unit and end of each chunk → digest of its data."""
    ends = np.append(family.starts, len(family.sizes))[1:].tolist()
    return dict(zip(zip(family.starts.tolist(), ends, strict=True), family.digests, strict=True))


def _read_chunk(family: Family, layout: Layout, chunk: int) -> list[str | list[str]]:
    """The data of a chunk: the list of each term, or, if it is cut, as many pieces as are in it."""
    low = int(family.starts[chunk])
    high = int(family.starts[chunk + 1]) if chunk + 1 < len(family.starts) else layout.size
    begin = int(family.ends[low - 1]) if low else 0
    cuts = (family.ends[low:high] - begin).tolist()
    data = family.data[begin : begin + cuts[-1]].decode("ascii")
    units = [data[a:b] for a, b in zip([0, *cuts], cuts, strict=False)]
    terms = layout.of(np.arange(low, high))[0]
    entries: list[str | list[str]] = []
    for term, group in groupby(zip(terms.tolist(), units, strict=True), key=itemgetter(0)):
        pieces = [unit for _, unit in group]
        entries.append(pieces if layout.counts[term] > 1 else pieces[0])
    return entries


def shelve_chunks(family: Family, layout: Layout, shelf: Shelf) -> Iterator[File]:
    """The files of *family*."""
    terms, pieces = layout.of(family.starts)
    rows = zip(family.digests, terms.tolist(), pieces.tolist(), strict=True)
    for chunk, (digest, term, piece) in enumerate(rows):
        make = partial(_read_chunk, family, layout, chunk)
        yield shelf.put_digest(digest, make, term, piece)
