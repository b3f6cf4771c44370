"""How similar the words of articles are: dot products of their vectors, by an inverted index.

Each article meets only the posting lists of its few dozen strongest words, none of which is longer
than `vectors` lets a word be frequent: the cost of an article does not grow with the archive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from fonds.base.errors import UsageError
from fonds.base.speech import tell
from fonds.relations.vectors import MAX_TERMS, UNIT, Vector, flatten

SCALE = UNIT * UNIT
"""A product of two vectors is the cosine times this."""

_BATCH = 1 << 15
"""Products of two weights that are sorted at once: few enough for the processor's cache."""
_BITS = SCALE.bit_length()  # of a product
_MAX_SPAN = 1 << 16
"""Most positions from the first to the last article of a batch: with more than two million
articles, any two positions and a product would not fit into 64 bits.
"""
MAX_ARTICLES = ((1 << 31) - 1) // MAX_TERMS
"""More articles cannot be indexed: offsets in the posting lists are 32-bit."""

Ints = NDArray[np.int64]
Offsets = NDArray[np.int32]

Pair = tuple[int, int, int]
"""Positions of two articles, and the dot product of their vectors."""


def check_size(articles: int) -> None:
    """Raise UsageError if there are more *articles* than can be compared."""
    if articles > MAX_ARTICLES:
        raise UsageError(
            tell(
                "{articles:,} articles are more than the {max_articles:,} that can be"
                " related: write “related: false” below “- fonds:” in mkdocs.yml, or make"
                " several archives of them",
                articles=articles,
                max_articles=MAX_ARTICLES,
            )
        )


class Index:
    """Inverted index of the vectors of an archive: word → posting list of articles."""

    def __init__(self, vectors: Sequence[Vector], positions: Sequence[int] | None = None) -> None:
        """Of all words, or of those that the vectors at *positions* have."""
        owners, terms, weights = flatten(vectors)
        if positions is not None:
            _, wanted, _ = flatten([vectors[it] for it in positions])
            kept = np.flatnonzero(np.isin(terms, wanted))
            owners, terms, weights = owners[kept], terms[kept], weights[kept]
        self._size = len(vectors)
        order = np.argsort(terms, kind="stable")  # by word, then by position
        _, heads, runs = np.unique(terms[order], return_index=True, return_counts=True)
        self._offset = np.empty(len(order), dtype=np.int32)  # of each entry in that order
        self._offset[order] = np.arange(len(order), dtype=np.int32)
        self._head = np.repeat(heads.astype(np.int32), runs)  # start of its posting list
        self._tail = np.repeat((heads + runs).astype(np.int32), runs)  # and its end
        self._owner, self._weight = owners[order], weights[order]
        self._starts = np.searchsorted(owners, np.arange(len(vectors) + 1))

    def compare_all(self, minimum: int) -> Iterator[Pair]:
        """Every pair whose product is at least *minimum*, once: the later one first, in order."""
        offsets = self._offset
        yield from self._compare(np.arange(len(offsets)), self._head[offsets], offsets, minimum)

    def compare(self, positions: Sequence[int], minimum: int) -> Iterator[Pair]:
        """Each of *positions*, ascending, with all whose product with it is at least *minimum*.

        Among them may be itself.
        """
        ranges = [np.arange(self._starts[it], self._starts[it + 1]) for it in positions]
        entries = np.concatenate([np.empty(0, dtype=np.int64), *ranges])
        offsets = self._offset[entries]
        yield from self._compare(entries, self._head[offsets], self._tail[offsets], minimum)

    def _compare(self, entries: Ints, low: Offsets, high: Offsets, minimum: int) -> Iterator[Pair]:
        """Products of the *entries* with those from *low* to *high* of their posting lists."""
        owners = self._owner[self._offset[entries]]
        reach = np.cumsum(high - low, dtype=np.int64)
        at = 0
        while at < len(entries):
            met = int(reach[at - 1]) if at else 0
            end = int(np.searchsorted(reach, met + _BATCH, side="right"))
            last = np.minimum(owners[max(end - 1, at)], owners[at] + np.int32(_MAX_SPAN - 1))
            end = int(np.searchsorted(owners, last, side="right"))
            part = slice(at, end)  # of whole articles
            yield from self._multiply(entries[part], owners[part], low[part], high[part], minimum)
            at = end

    def _multiply(
        self, entries: Ints, owners: Offsets, low: Offsets, high: Offsets, minimum: int
    ) -> Iterator[Pair]:
        counts = (high - low).astype(np.int64)
        ends = np.cumsum(counts)
        met = np.arange(ends[-1]) + np.repeat(low - (ends - counts), counts)
        weights = np.repeat(self._weight[self._offset[entries]].astype(np.int64), counts)
        first = int(owners[0])
        rows = np.repeat(owners.astype(np.int64) - first, counts)
        keys = (rows * self._size + self._owner[met]) << _BITS | weights * self._weight[met]
        keys.sort()  # by pair: the products of one pair are then neighbours, to be summed
        pairs, products = keys >> _BITS, keys & ((1 << _BITS) - 1)
        firsts = np.flatnonzero(np.diff(pairs, prepend=-1))
        sums = np.add.reduceat(products, firsts) if len(firsts) else products
        found = np.flatnonzero(sums >= minimum)
        ones, others = np.divmod(pairs[firsts[found]], self._size)
        yield from zip((ones + first).tolist(), others.tolist(), sums[found].tolist(), strict=True)
