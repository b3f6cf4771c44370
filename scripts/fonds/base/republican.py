"""The French republican calendar, in use from 1792 to 1805: 9 thermidor an II is 1794-07-27."""

from __future__ import annotations

import datetime

from fonds.base.fold import fold
from fonds.base.patterns import late

_MONTHS = (
    "vendemiaire", "brumaire", "frimaire", "nivose", "pluviose", "ventose",
    "germinal", "floreal", "prairial", "messidor", "thermidor", "fructidor",
)  # fmt: skip
_YEARS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")
_FIRST = datetime.date(1792, 9, 22)  # 1 vendémiaire an I
_LEAP_YEARS = (3, 7, 11)  # those with a sixth complementary day, as they were observed

_DATE = late(
    rf"(?:(?:(?:le )?(?:[a-z]{{3,6}}di )?(?P<day>[0-9]{{1,2}})(?:er|e)? )?"
    rf"(?P<month>{'|'.join(_MONTHS)}|jours? complementaires?),?(?: de)? )?"
    rf"(?:l['’])?an (?P<year>[0-9]{{1,2}}|{'|'.join(reversed(_YEARS))})"
    r"(?: de la republique(?: francaise)?)?"
)


def from_republican(text: str) -> str:
    """EDTF of a date, month or year of the republican calendar; "" if *text* is none.

    A month or year becomes the interval from its first day to its last.
    """
    match = _DATE.fullmatch(fold(text))
    if not match:
        return ""
    written = match["year"]
    year = int(written) if written.isdecimal() else _YEARS.index(written) + 1
    first, length = _span(match["month"], year)
    if not 1 <= year <= len(_YEARS):
        return ""
    if match["day"] is None:
        return f"{_later(first, 0)}/{_later(first, length - 1)}"
    day = int(match["day"])
    return f"{_later(first, day - 1)}" if 1 <= day <= length else ""


def _span(month: str | None, year: int) -> tuple[datetime.date, int]:
    """The first day of *month* of *year*, or of the whole year, and how many days it has."""
    begin = _later(_FIRST, 365 * (year - 1) + sum(leap < year for leap in _LEAP_YEARS))
    extra = 6 if year in _LEAP_YEARS else 5
    if month is None:
        return begin, 360 + extra
    if month in _MONTHS:
        return _later(begin, 30 * _MONTHS.index(month)), 30
    return _later(begin, 360), extra


def _later(day: datetime.date, days: int) -> datetime.date:
    return day + datetime.timedelta(days)
