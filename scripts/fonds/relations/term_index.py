"""How alike the words of articles are: products of vectors, through lists of who has which word.

Each article meets only the bearers of its few dozen strongest words, of which no list is longer
than `vectors` lets a word be frequent: what one article costs does not grow with the archive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from fonds.base.errors import UsageError
from fonds.relations.vectors import SLOTS, UNIT, Vector, lay_out

SCALE = UNIT * UNIT
"""Products are so many times the cosines that they stand for."""

_AT_A_TIME = 1 << 15
"""Products of two weights that are sorted at once: few enough for a processor's cache."""
_BITS = SCALE.bit_length()
_SPAN = 1 << 16
"""Articles that are multiplied at once lie no further apart: of more than two millions, the
positions of any two and a product would not fit into eight bytes.
"""
MOST = ((1 << 31) - 1) // SLOTS
"""Articles whose words can be numbered: places in the lists are four bytes each."""

Ints = NDArray[np.int64]
Places = NDArray[np.int32]

Pair = tuple[int, int, int]
"""Positions of two articles, and the product of their vectors."""


def check_size(articles: int) -> None:
    """Raise UsageError if there are more *articles* than can be compared."""
    if articles > MOST:
        raise UsageError(
            f"{articles:,} articles are more than the {MOST:,} that can be related: write"
            " “related: false” below “- fonds:” in mkdocs.yml, or make several archives of them"
        )


class Index:
    """The vectors of an archive, by word."""

    def __init__(self, vectors: Sequence[Vector], positions: Sequence[int] | None = None) -> None:
        """Of all words, or of those that the vectors at *positions* have."""
        owners, terms, weights = lay_out(vectors)
        if positions is not None:
            _, wanted, _ = lay_out([vectors[it] for it in positions])
            kept = np.flatnonzero(np.isin(terms, wanted))
            owners, terms, weights = owners[kept], terms[kept], weights[kept]
        self._articles = len(vectors)
        order = np.argsort(terms, kind="stable")  # by word, then by position
        _, heads, runs = np.unique(terms[order], return_index=True, return_counts=True)
        self._place = np.empty(len(order), dtype=np.int32)  # of each entry in that order
        self._place[order] = np.arange(len(order), dtype=np.int32)
        self._head = np.repeat(heads.astype(np.int32), runs)  # the first of the same word
        self._tail = np.repeat((heads + runs).astype(np.int32), runs)  # what follows its last
        self._bearer, self._weight = owners[order], weights[order]
        self._starts = np.searchsorted(owners, np.arange(len(vectors) + 1))

    def compare_all(self, least: int) -> Iterator[Pair]:
        """Every two articles whose product is *least*, once: the later one first, in order."""
        places = self._place
        yield from self._compare(np.arange(len(places)), self._head[places], places, least)

    def compare(self, positions: Sequence[int], least: int) -> Iterator[Pair]:
        """Each of *positions*, ascending, with all whose product with it is *least*, or itself."""
        ranges = [np.arange(self._starts[it], self._starts[it + 1]) for it in positions]
        entries = np.concatenate([np.empty(0, dtype=np.int64), *ranges])
        places = self._place[entries]
        yield from self._compare(entries, self._head[places], self._tail[places], least)

    def _compare(self, entries: Ints, low: Places, high: Places, least: int) -> Iterator[Pair]:
        """What the *entries* meet from *low* to *high* of their words' lists."""
        owners = self._bearer[self._place[entries]]
        reach = np.cumsum(high - low, dtype=np.int64)
        at = 0
        while at < len(entries):
            met = int(reach[at - 1]) if at else 0
            end = int(np.searchsorted(reach, met + _AT_A_TIME, side="right"))
            last = np.minimum(owners[max(end - 1, at)], owners[at] + np.int32(_SPAN - 1))
            end = int(np.searchsorted(owners, last, side="right"))
            part = slice(at, end)  # of whole articles
            yield from self._multiply(entries[part], owners[part], low[part], high[part], least)
            at = end

    def _multiply(
        self, entries: Ints, owners: Places, low: Places, high: Places, least: int
    ) -> Iterator[Pair]:
        counts = (high - low).astype(np.int64)
        ends = np.cumsum(counts)
        met = np.arange(ends[-1]) + np.repeat(low - (ends - counts), counts)
        weights = np.repeat(self._weight[self._place[entries]].astype(np.int64), counts)
        first = int(owners[0])
        rows = np.repeat(owners.astype(np.int64) - first, counts)
        told = (rows * self._articles + self._bearer[met]) << _BITS | weights * self._weight[met]
        told.sort()
        pairs, products = told >> _BITS, told & ((1 << _BITS) - 1)
        firsts = np.flatnonzero(np.diff(pairs, prepend=-1))
        sums = np.add.reduceat(products, firsts) if len(firsts) else products
        alike = np.flatnonzero(sums >= least)
        ones, others = np.divmod(pairs[firsts[alike]], self._articles)
        yield from zip((ones + first).tolist(), others.tolist(), sums[alike].tolist(), strict=True)
