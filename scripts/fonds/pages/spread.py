"""How articles lie in the archive's time: counts of stretches of equal length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fonds.catalogue.queries import Card

MOST = 24
"""How many stretches at most: more could not be told apart in a drawing of one line's height."""
LEAST = 3
"""From how many on a drawing tells something."""
_BY_MONTH = 4
"""Up to so many years a stretch is made of months, beyond them of years."""


class Spread:
    """The stretches of one archive, and where each of its articles lies."""

    def __init__(self, cards: Sequence[Card]) -> None:
        years = [card.year for card in cards if card.year is not None]
        self._by_month = bool(years) and max(years) - min(years) < _BY_MONTH
        times = [self._time(card) for card in cards]
        known = [time for time in times if time is not None]
        self._first = min(known, default=0)
        units = max(known) - self._first + 1 if known else 0
        self._step = max(1, -(-units // MOST))
        self._stretches = -(-units // self._step)
        self._places = [None if t is None else (t - self._first) // self._step for t in times]

    def _time(self, card: Card) -> int | None:
        """Months or years, counted from the year 0; None where that is not known."""
        if card.year is None or (self._by_month and not card.month):
            return None
        return card.year * 12 + card.month if self._by_month else card.year

    def count(self, positions: Sequence[int]) -> tuple[int, ...]:
        """Of the articles at *positions*, how many lie in each stretch, oldest first.

        Empty where the archive is too short for a drawing.
        """
        if self._stretches < LEAST:
            return ()
        counts = Counter(self._places[position] for position in positions)
        return tuple(counts[stretch] for stretch in range(self._stretches))
