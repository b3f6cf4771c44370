"""Dates of a query: a day, a month or a year, and the articles of a stretch of time."""

from __future__ import annotations

from calendar import monthrange

import numpy as np

from fonds.base.patterns import late
from fonds.search.answering.contents import Index
from fonds.search.answering.matches import Match
from fonds.search.answering.nodes import Dated

_DAY = late(r"(-?[0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


def read_day(text: str) -> tuple[int, int] | None:
    """First and last day that *text* means, as year × 10000 + month × 100 + day; None: no date."""
    found = _DAY.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    if (found[2] and not is_month(month)) or (found[3] and not is_day(year, month, day)):
        return None
    return (
        year * 10000 + (month or 1) * 100 + (day or 1),
        year * 10000 + (month or 12) * 100 + (day or 31),
    )


def is_month(month: int) -> bool:
    """Whether there is such a month."""
    return 1 <= month <= 12


def is_day(year: int, month: int, day: int) -> bool:
    """Whether *month* of *year* has such a *day*."""
    return is_month(month) and 1 <= day <= monthrange(year % 400 + 2000, month)[1]


def find_dates(index: Index, dated: Dated) -> Match:
    """The articles whose date may lie in that stretch."""
    start, end = read_day(dated.start), read_day(dated.end)
    starts, ends, _, _, counts = (np.array(column, dtype=np.int64) for column in index.calendar())
    fits = np.ones(len(starts), dtype=np.bool_)
    if end:
        fits &= starts <= end[1]
    if start:
        fits &= ends >= start[0]
    return Match(np.flatnonzero(np.repeat(fits, counts)))
