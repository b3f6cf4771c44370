"""Histograms of articles over the archive's time, with bins of equal length."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from fonds.base.shares import shares_of_many
from fonds.catalogue.queries import Card

MOST = 24
"""Most bins: more could not be distinguished in a drawing as high as a line."""
LEAST = 3
"""Fewest bins that are worth a drawing."""
_BY_MONTH = 4
"""Years below which bins are made of months; from then on, of years."""


class Spread:
    """The bins of one archive, and the bin of each of its articles."""

    def __init__(self, cards: Sequence[Card]) -> None:
        years = [card.year for card in cards if card.year is not None]
        self._by_month = bool(years) and max(years) - min(years) < _BY_MONTH
        times = [self._time(card) for card in cards]
        known = [time for time in times if time is not None]
        self._first = min(known, default=0)
        units = max(known) - self._first + 1 if known else 0
        self._step = max(1, -(-units // MOST))
        self._bins = -(-units // self._step)
        bins = [self._bins if t is None else (t - self._first) // self._step for t in times]
        self._bin_of = np.array(bins, dtype=np.int64)  # one more for what is not known
        self._all = np.bincount(self._bin_of, minlength=self._bins + 1)[: self._bins]

    def _time(self, card: Card) -> int | None:
        """Months or years, counted from the year 0; None where that is not known."""
        if card.year is None or (self._by_month and not card.month):
            return None
        return card.year * 12 + card.month if self._by_month else card.year

    def count(self, groups: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
        """Of each of *groups*, positions of articles, the share that they are of each bin's
        articles, oldest first.

        Empty where the archive is too short for a drawing.
        """
        if self._bins < LEAST:
            return [()] * len(groups)
        width = self._bins + 1
        position = np.fromiter(chain.from_iterable(groups), dtype=np.int64)
        row = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
        cells = np.bincount(row * width + self._bin_of[position], minlength=len(groups) * width)
        shares = cells.reshape(len(groups), width)[:, : self._bins]
        there = shares.nonzero()
        shares[there] = shares_of_many(shares[there], self._all[there[1]])
        return list(map(tuple, shares.tolist()))
