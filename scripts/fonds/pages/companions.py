"""Co-occurrence of names: which ones are in the same articles most often."""

from __future__ import annotations

from collections import Counter
from heapq import nsmallest
from itertools import chain

from fonds.base.kinds import NAMED
from fonds.catalogue.holdings import Holdings
from fonds.catalogue.queries import Record
from fonds.pages.index import Item

COMPANIONS = 8
"""Names that a record's page shows as co-occurring."""
MOST = 300
"""Names of an article that is counted; one with more is a list, whose names have nothing to do with
each other, and pairing them takes the square of their number."""


class CoOccurrence:
    """The names of an archive, numbered in the order of their ids, and which articles have them."""

    def __init__(self, held: Holdings) -> None:
        self._held = held
        self._names = sorted(
            (r for r in held.records.values() if r.linked and r.kind in NAMED), key=lambda r: r.id
        )
        self._numbers = {record.id: number for number, record in enumerate(self._names)}
        in_article: list[list[int]] = [[] for _ in held.cards]
        for record_id, number in self._numbers.items():
            for position in held.tagged[record_id]:
                in_article[position].append(number)
        self._in_article = [names if len(names) <= MOST else [] for names in in_article]
        """Position of an article → the numbers of the names in it."""

    def companions(self, record: Record) -> tuple[Item, ...]:
        """The names that share most articles with *record*; a single one may be chance."""
        own = self._numbers.get(record.id)
        positions = self._held.tagged[record.id]
        if own is None or len(positions) < 2:
            return ()
        counts = Counter(chain.from_iterable(map(self._in_article.__getitem__, positions)))
        del counts[own]
        often = ((-count, number) for number, count in counts.items() if count > 1)
        most = [(self._names[number], -less) for less, number in nsmallest(COMPANIONS, often)]
        return tuple(Item(r.page, r.label, count=count) for r, count in most)
