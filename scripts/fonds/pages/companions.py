"""Which names stand together: in most articles of the archive, side by side."""

from __future__ import annotations

from collections import Counter
from heapq import nsmallest
from itertools import chain

from fonds.base.kinds import NAMED
from fonds.catalogue.holdings import Holdings
from fonds.catalogue.queries import Record
from fonds.pages.index import Item

COMPANIONS = 8
"""How many of them a record's page shows."""
MOST = 300
"""An article with more names is a list, in which names stand beside each other by its order alone;
and to pair them would take the square of their number."""


class Company:
    """The names of an archive, each by its number in the order of their ids."""

    def __init__(self, held: Holdings) -> None:
        self._held = held
        self._names = sorted(
            (r for r in held.records.values() if r.linked and r.kind in NAMED), key=lambda r: r.id
        )
        self._numbers = {record.id: number for number, record in enumerate(self._names)}
        beside: list[list[int]] = [[] for _ in held.cards]
        for record_id, number in self._numbers.items():
            for position in held.tagged[record_id]:
                beside[position].append(number)
        self._beside = [names if len(names) <= MOST else [] for names in beside]
        """Position of an article → the names in it."""

    def companions(self, record: Record) -> tuple[Item, ...]:
        """The names that stand in most articles beside *record*; a single time may be chance."""
        own = self._numbers.get(record.id)
        positions = self._held.tagged[record.id]
        if own is None or len(positions) < 2:
            return ()
        counts = Counter(chain.from_iterable(map(self._beside.__getitem__, positions)))
        del counts[own]
        often = ((-count, number) for number, count in counts.items() if count > 1)
        most = [(self._names[number], -less) for less, number in nsmallest(COMPANIONS, often)]
        return tuple(Item(r.page, r.label, count=count) for r, count in most)
