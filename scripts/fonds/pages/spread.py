"""Histograms of articles over the archive's time, with bins of equal length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fonds.base.shares import share_of
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
        self._bin_of = [None if t is None else (t - self._first) // self._step for t in times]

        self._all = Counter(self._bin_of)

    def _time(self, card: Card) -> int | None:
        """Months or years, counted from the year 0; None where that is not known."""
        if card.year is None or (self._by_month and not card.month):
            return None
        return card.year * 12 + card.month if self._by_month else card.year

    def count(self, positions: Sequence[int]) -> tuple[int, ...]:
        """The share of each bin's articles that those at *positions* are, oldest first.

        Empty where the archive is too short for a drawing.
        """
        if self._bins < LEAST:
            return ()
        counts = Counter(self._bin_of[position] for position in positions)
        return tuple(share_of(counts[bin_], self._all[bin_]) for bin_ in range(self._bins))
