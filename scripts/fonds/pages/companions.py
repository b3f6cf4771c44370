"""Co-occurrence of names: which ones stand in the same articles more often than by chance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from fonds.base.flatrows import list_entries
from fonds.base.kinds import NAMED
from fonds.base.likelihood import CERTAIN, log_likelihoods, quantise
from fonds.catalogue.holdings import Holdings
from fonds.catalogue.queries import Record
from fonds.pages.index import Item

COMPANIONS = 12
"""Names that a record's page shows as its company."""
LEAST = 2
"""Articles that two names share at least; a single one may be chance."""
MOST = 300
"""Names of an article that is counted; one with more is a list, whose names have nothing to do with
each other, and pairing them takes the square of their number."""

AT_A_TIME = 1_000_000
"""Pairs of a record and a name that are counted at once, which takes 40 MB of memory."""

_NAME = (1 << 32) - 1
"""Where the number of a name is in a pair of record and name."""

_Numbers = NDArray[np.int64]
_Part = list[tuple[Record, _Numbers]]
"""Records, and the positions of the articles that are counted of each."""


class CoOccurrence:
    """The names of an archive, numbered in the order of their ids, and which articles have them."""

    def __init__(self, held: Holdings) -> None:
        self._held = held
        self._names = sorted(
            (r for r in held.records.values() if r.linked and r.kind in NAMED), key=lambda r: r.id
        )
        self._number = {record: number for number, record in enumerate(self._names)}
        tagged = [held.tagged[record.id] for record in self._names]
        number = np.repeat(np.arange(len(tagged)), [len(positions) for positions in tagged])
        position = np.fromiter(chain.from_iterable(tagged), dtype=np.int64)
        self._flat = number[np.argsort(position, kind="stable")]
        """The names of each article, one article after the other."""
        sizes = np.bincount(position, minlength=len(held.cards))
        self._starts = np.cumsum(sizes) - sizes
        self._counted = sizes <= MOST
        """Whether each article is counted: not a list."""
        self._sizes = np.where(self._counted, sizes, 0)
        self._whole = int(self._counted.sum())
        inside = self._flat[np.repeat(self._counted, sizes)]
        self._counts = np.bincount(inside, minlength=len(self._names))

    def companions(self, records: Iterable[Record]) -> Iterator[tuple[Item, ...]]:
        """The names that stand with each of *records* more often than chance has it, surest first.

        Their order is that of G² in steps, so that one article more seldom changes it.
        """
        part, pairs = _Part(), 0
        for record in records:
            positions = np.array(self._held.tagged[record.id], dtype=np.int64)
            part.append((record, positions[self._counted[positions]]))
            pairs += int(self._sizes[positions].sum())
            if pairs > AT_A_TIME:
                yield from self._judge(part)
                part, pairs = _Part(), 0
        if part:
            yield from self._judge(part)

    def _judge(self, part: _Part) -> Iterator[tuple[Item, ...]]:
        """The company of each record of *part*."""
        row, name, both = self._count(part)
        articles = np.array([len(positions) for _, positions in part])
        values = log_likelihoods(both, articles[row], self._counts[name], self._whole)
        own = np.array([self._number.get(record, -1) for record, _ in part])
        sure = (values >= CERTAIN) & (name != own[row])
        row, name, both = row[sure], name[sure], both[sure]
        order = np.lexsort((name, -both, -quantise(values[sure]), row))
        firsts = np.searchsorted(row[order], np.arange(len(part) + 1)).tolist()
        for low, high in pairwise(firsts):
            best = order[low : min(high, low + COMPANIONS)]
            found = zip(name[best].tolist(), both[best].tolist(), strict=True)
            yield tuple(self._item(number, together) for number, together in found)

    def _count(self, part: _Part) -> tuple[_Numbers, _Numbers, _Numbers]:
        """Which records of *part* have which names, and in how many articles: not in one alone."""
        position = np.concatenate([positions for _, positions in part])
        row = np.repeat(np.arange(len(part)), [len(positions) for _, positions in part])
        sizes = self._sizes[position]
        names = self._flat[list_entries(self._starts[position], sizes)]
        pairs = np.repeat(row, sizes) << 32 | names
        pairs.sort()
        starts = np.flatnonzero(np.diff(pairs, prepend=-1))
        both = np.diff(starts, append=len(pairs))
        pairs, both = pairs[starts][both >= LEAST], both[both >= LEAST]
        return pairs >> 32, pairs & _NAME, both

    def _item(self, number: int, together: int) -> Item:
        name = self._names[number]
        return Item(name.page, name.label, count=together, of=len(self._held.tagged[name.id]))
