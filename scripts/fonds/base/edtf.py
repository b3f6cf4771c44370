"""Dates as ISO 8601-2 writes them (EDTF levels 0 and 1), and as people write them.

Nothing is guessed: a day that is not stated is not invented, and a form that can be read in two
ways is refused. https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import re
from contextlib import suppress

from fonds.base.chars import fold_white
from fonds.base.dateforms import (
    LOCALES,
    TIME,
    AmbiguousDate,
    Order,
    UnorderedDate,
    from_figures,
    from_words,
    month_length,
    possible_orders,
)
from fonds.base.model import Day, Edtf

__all__ = [
    "LOCALES",
    "AmbiguousDate",
    "ImpossibleDate",
    "Order",
    "UnorderedDate",
    "possible_orders",
    "read_date",
    "read_edtf",
]

_OPEN_FIRST: Day = (-9999, 1, 1)
_OPEN_LAST: Day = (9999, 12, 31)

_DATE_TIME = re.compile(rf"(-?[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})T{TIME}")
_LONG_YEAR = re.compile(r"Y(-?[1-9][0-9]{4,8})")
_SOME_YEARS = re.compile(r"(-?[0-9]{2})(?:([0-9])X|XX)")
_PARTS = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?")
_LONGEST = 80  # characters; no date that a person writes is longer


class ImpossibleDate(ValueError):  # noqa: N818 (the domain's word)
    """The form of a date, but of a day, month or span that no calendar has."""


def read_edtf(text: str) -> Edtf:
    """The date or interval that *text* states in EDTF, level 0 or 1.

    A date-time is cut to its day. The seasons 21 to 24 count as three whole months from March,
    June, September and December on. Raises `ImpossibleDate` or a plain ``ValueError`` whose
    message is a sentence for the person who wrote it.
    """
    text = fold_white(text)
    if "/" in text:
        return _read_interval(text)
    text = _cut_time(text)
    first, last = _read_single(text)
    return Edtf(text, first, last)


def read_date(text: str, order: Order = "") -> Edtf:
    """The date that *text* states in EDTF or otherwise: ``1er mai 2022``, ``15/01/2022``.

    *order* decides how figures such as ``03/04/2022`` are read. Raises `UnorderedDate` where it
    is not known, `AmbiguousDate` where there is no full year, `ImpossibleDate`, or a plain
    ``ValueError`` for what is no date.
    """
    text = fold_white(text)
    if len(text) > _LONGEST:
        raise ValueError("This is too long for a date.")
    try:
        return read_edtf(text)
    except ImpossibleDate:
        raise
    except ValueError:
        return read_edtf(from_figures(text, order) or from_words(text))


def _read_interval(text: str) -> Edtf:
    sides = [_cut_time(side) for side in text.split("/")]
    known = [side for side in sides if side not in ("", "..")]
    if len(sides) != 2 or not known:
        raise ValueError(f"“{text}” is no EDTF interval, such as 2021-12/2022-02 or 2022/..")
    begin, end = sides
    for side in known:
        _check_form(side)
    first, after = _read_single(begin if begin in known else end)
    before, last = _read_single(end if end in known else begin)
    if begin not in known:
        first = min(_OPEN_FIRST, before)
    if end not in known:
        last = max(_OPEN_LAST, after)
    if last < first:
        raise ImpossibleDate(f"“{text}” ends before it begins.")
    return Edtf("/".join(sides), first, last)


def _check_form(side: str) -> None:
    """Raise a plain ``ValueError`` if *side* is no date at all: then no other is impossible."""
    with suppress(ImpossibleDate):
        _read_single(side)


def _cut_time(text: str) -> str:
    match = _DATE_TIME.fullmatch(text)
    return match[1] if match else text


def _read_single(text: str) -> tuple[Day, Day]:
    """First and last day of one date without time or interval."""
    core = text[:-1] if text.endswith(("?", "~", "%")) else text
    if match := _LONG_YEAR.fullmatch(core):
        return _years(int(match[1]), int(match[1]))
    if match := _SOME_YEARS.fullmatch(core):
        head, decade = match[1], match[2]
        low, high = (decade + "0", decade + "9") if decade else ("00", "99")
        return _years(*sorted((int(head + low), int(head + high))))
    if match := _PARTS.fullmatch(core):
        return _read_parts(text, match[1], match[2], match[3])
    raise ValueError(f"“{text}” is no EDTF date, such as 2022, 2022-01 or 2022-01-15.")


def _read_parts(text: str, years: str, months: str | None, days: str | None) -> tuple[Day, Day]:
    if years == "-0000":
        raise ImpossibleDate(f"“{text}”: the year 0000 has no sign.")
    year = int(years)
    if months is None or (months == "XX" and days in (None, "XX")):
        return _years(year, year)
    if months == "XX":
        raise ValueError(f"“{text}” gives a day without its month, which EDTF level 1 does not.")
    month = int(months)
    if 21 <= month <= 24 and days is None:
        return _season(year, month)
    if not 1 <= month <= 12:
        raise ImpossibleDate(f"“{text}” is impossible: there is no month {months}.")
    if days in (None, "XX"):
        return (year, month, 1), (year, month, month_length(year, month))
    day = int(days or "")
    if not 1 <= day <= month_length(year, month):
        raise ImpossibleDate(f"“{text}” is impossible: that month has no day {days}.")
    return (year, month, day), (year, month, day)


def _years(first: int, last: int) -> tuple[Day, Day]:
    return (first, 1, 1), (last, 12, 31)


def _season(year: int, season: int) -> tuple[Day, Day]:
    month = 3 * (season - 20)
    end, last = (year, month + 2) if month < 12 else (year + 1, 2)
    return (year, month, 1), (end, last, month_length(end, last))
