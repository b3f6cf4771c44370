"""Shares of the articles of a period, rounded so that one more article changes few of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

COARSE = 100
"""Tenths of a per cent from which a share is a whole per cent: 10 %."""


def share_of(part: int, whole: int) -> int:
    """*part* of *whole* in tenths of a per cent: to the tenth below 10 %, else to the per cent.

    What is there at all has a tenth at least.
    """
    if not part or not whole:
        return 0
    tenths = (2000 * part + whole) // (2 * whole)
    return max(1, tenths) if tenths < COARSE else (200 * part + whole) // (2 * whole) * 10


def shares_of_many(parts: NDArray[np.int64], wholes: NDArray[np.int64]) -> NDArray[np.int64]:
    """The share of each of *parts*, none of them 0, of the one of *wholes* beside it."""
    tenths = (2000 * parts + wholes) // (2 * wholes)
    whole_ones = (200 * parts + wholes) // (2 * wholes) * 10
    return np.where(tenths < COARSE, np.maximum(tenths, 1), whole_ones)


Month = tuple[int | None, int]
"""Year, and month from 1 to 12, 0 where it is not known; None for the year likewise."""


@dataclass(frozen=True, slots=True)
class Periods:
    """How many articles an archive has in each month and year: what shares are of."""

    months: Counter[Month]  # by year and month
    years: Counter[int | None]  # by year

    @classmethod
    def of(cls, months: Iterable[Month]) -> Periods:
        """Those of the articles that lie in *months*."""
        by_month = Counter(months)
        years: Counter[int | None] = Counter()
        for (year, _), count in by_month.items():
            years[year] += count
        return cls(by_month, years)

    def share(self, year: int | None, month: int | None, count: int) -> int:
        """The share that *count* articles are of those of a month; of the year's if it is None."""
        whole = self.years[year] if month is None else self.months[year, month]
        return share_of(count, whole)
