"""Co-occurrence of names: which ones stand in the same articles more often than by chance."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

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

_Numbers = NDArray[np.int32]


class CoOccurrence:
    """The names of an archive, numbered in the order of their ids, and which articles have them."""

    def __init__(self, held: Holdings) -> None:
        self._held = held
        self._names = sorted(
            (r for r in held.records.values() if r.linked and r.kind in NAMED), key=lambda r: r.id
        )
        in_article: list[list[int]] = [[] for _ in held.cards]
        for number, record in enumerate(self._names):
            for position in held.tagged[record.id]:
                in_article[position].append(number)
        self._in_article: list[_Numbers | None] = [
            np.array(names, dtype=np.int32) if len(names) <= MOST else None for names in in_article
        ]
        """Position of an article → the numbers of the names in it; None for one that is a list."""
        counted = [names for names in self._in_article if names is not None]
        self._whole = len(counted)
        self._counts = _count(counted, len(self._names))

    def companions(self, record: Record) -> tuple[Item, ...]:
        """The names that stand with *record* more often than chance has it, the surest first.

        Their order is that of G² in steps, so that one article more seldom changes it.
        """
        names = [
            names
            for position in self._held.tagged[record.id]
            if (names := self._in_article[position]) is not None
        ]
        if len(names) < LEAST:
            return ()
        counts = _count(names, len(self._names))
        found = np.flatnonzero(counts >= LEAST)
        values = log_likelihoods(counts[found], len(names), self._counts[found], self._whole)
        steps = quantise(values)
        order = sorted(
            (-int(step), -int(counts[number]), int(number))
            for number, value, step in zip(found, values, steps, strict=True)
            if value >= CERTAIN and self._names[number] is not record
        )
        return tuple(self._item(number, -less) for _, less, number in order[:COMPANIONS])

    def _item(self, number: int, together: int) -> Item:
        name = self._names[number]
        return Item(name.page, name.label, count=together, of=len(self._held.tagged[name.id]))


def _count(names: Sequence[_Numbers], size: int) -> NDArray[np.int64]:
    """How many of the articles with *names* have each of *size* names."""
    flat = np.concatenate(names) if names else np.zeros(0, dtype=np.int32)
    return np.bincount(flat, minlength=size).astype(np.int64)
