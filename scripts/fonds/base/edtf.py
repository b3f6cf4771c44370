"""Dates as ISO 8601-2 writes them (EDTF levels 0 and 1), and as people write them.

Nothing is guessed: a day that is not stated is not invented, and a form that can be read in two
ways is refused. https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

from contextlib import suppress
from unicodedata import decimal

from fonds.base.calendar_names import LOCALES, is_weekday
from fonds.base.chars import fold_white
from fonds.base.clock import cut_time
from fonds.base.dateforms import (
    TIME,
    YEAR_MARK,
    AmbiguousDate,
    ImpossibleDate,
    Order,
    UnorderedDate,
    from_figures,
    from_words,
    month_length,
    no_date,
    orders_of_figures,
    quote_as_written,
)
from fonds.base.model import Day, Edtf
from fonds.base.nodates import LONGEST, explain
from fonds.base.patterns import late
from fonds.base.periods import read_period
from fonds.base.speech import tell

__all__ = [
    "LOCALES",
    "AmbiguousDate",
    "ImpossibleDate",
    "Order",
    "UnorderedDate",
    "possible_orders",
    "read_date",
    "read_edtf",
    "read_plain_date",
]

_OPEN_FIRST: Day = (-9999, 1, 1)
_OPEN_LAST: Day = (9999, 12, 31)

_DATE_TIME = late(rf"(-?[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})T{TIME}")
_LONG_YEAR = late(r"Y(-?[1-9][0-9]{4,8})")
_SOME_YEARS = late(r"(-?[0-9]{2})(?:([0-9])X|XX)")
_PARTS = late(r"(-?[0-9]{4})(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?")
_LONG_NAME = 4  # letters; a shorter name of a day may be another word: “di”
_MARKS = "\u200e\u200f\u061c"  # of direction, beside figures


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
    """The date that *text* states, in EDTF or in any way that people and programs write dates.

    ``1er mai 2022``, ``Mon, 14 May 2001 16:39:00 -0700``, ``ca. 1920``, ``1914-1918``,
    ``XIXe siècle``. *order* decides how figures such as ``03/04/2022`` are read. Raises
    `UnorderedDate` where it is not known, `AmbiguousDate` where there is no full year,
    `ImpossibleDate`, or a plain ``ValueError`` for what is no date.
    """
    given, text = text, _plain(text)
    bare = _bare(text)
    for form in dict.fromkeys((text, bare)):
        try:
            return _read_plain(form, order)
        except ImpossibleDate as error:
            raise ImpossibleDate(quote_as_written(str(error), fold_white(given))) from None
        except AmbiguousDate:
            raise
        except ValueError:
            continue
    # Before case is folded: a capital tells another word from “year” in Slavic languages.
    if edtf := read_period(YEAR_MARK.sub("", bare), lambda it: _read_form(it, order)):
        return read_edtf(edtf)
    raise explain(text)


def possible_orders(text: str) -> tuple[Order, ...]:
    """The orders in which the figures that *text* begins with are a date, as ``15/01/2022`` is.

    None for other forms, for what no calendar has, and where day and month are the same. Dots
    count as another form: they are read day first everywhere.
    """
    return orders_of_figures(_bare(_plain(text)))


def read_plain_date(text: str, order: Order = "") -> Edtf:
    """As `read_date`, but only a day, month or year, or EDTF: what may stand before other words."""
    return _read_plain(_plain(text), order)


def _read_plain(text: str, order: Order) -> Edtf:
    return _read_form(YEAR_MARK.sub("", text) if text[-1:] not in "0123456789" else text, order)


def _read_form(text: str, order: Order) -> Edtf:
    if len(text) > LONGEST:
        raise no_date(text)
    try:
        return read_edtf(text)
    except ImpossibleDate:
        raise
    except ValueError:
        return read_edtf(from_figures(text, order) or from_words(text))


def _plain(text: str) -> str:
    """*text*, its white space folded, its figures and their signs as ASCII has them."""
    text = fold_white(text)
    if text.isascii() or len(text) > LONGEST:
        return text
    return "".join([_ascii(char) for char in text if char not in _MARKS]).strip(" ")


def _bare(text: str) -> str:
    """*text* without a time of day, a day of the week before figures or behind a year."""
    text = cut_time(text)
    first, _, rest = text.partition(" ")
    if rest[:1].isdecimal() and not any(map(str.isalpha, rest)) and is_weekday(first):
        return rest
    rest, _, last = text.rpartition(" ")
    rest = rest.rstrip(", ")
    behind = (
        last.isalpha() and len(last) >= _LONG_NAME and rest[-4:].isdecimal() and is_weekday(last)
    )
    return rest if behind else text


def _ascii(char: str) -> str:
    if "\uff01" <= char <= "\uff5e":  # full-width forms
        return chr(ord(char) - 0xFEE0)
    return str(decimal(char)) if char.isdecimal() else char


def _read_interval(text: str) -> Edtf:
    sides = [_cut_time(side) for side in text.split("/")]
    known = [side for side in sides if side not in ("", "..")]
    if len(sides) != 2 or not known:
        raise ValueError(
            tell("“{text}” is no EDTF interval, such as 2021-12/2022-02 or 2022/..", text=text)
        )
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
        raise ImpossibleDate(tell("“{text}” ends before it begins.", text=text))
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
    raise ValueError(
        tell("“{text}” is no EDTF date, such as 2022, 2022-01 or 2022-01-15.", text=text)
    )


def _read_parts(text: str, years: str, months: str | None, days: str | None) -> tuple[Day, Day]:
    if years == "-0000":
        raise ImpossibleDate(tell("“{text}”: the year 0000 has no sign.", text=text))
    year = int(years)
    if months is None or (months == "XX" and days in (None, "XX")):
        return _years(year, year)
    if months == "XX":
        raise ValueError(
            tell("“{text}” gives a day without its month, which EDTF level 1 does not.", text=text)
        )
    month = int(months)
    if 21 <= month <= 24 and days is None:
        return _season(year, month)
    if not 1 <= month <= 12:
        raise ImpossibleDate(
            tell("“{text}” is impossible: there is no month {months}.", text=text, months=months)
        )
    if days in (None, "XX"):
        return (year, month, 1), (year, month, month_length(year, month))
    day = int(days or "")
    if not 1 <= day <= month_length(year, month):
        raise ImpossibleDate(
            tell("“{text}” is impossible: that month has no day {days}.", text=text, days=days)
        )
    return (year, month, day), (year, month, day)


def _years(first: int, last: int) -> tuple[Day, Day]:
    return (first, 1, 1), (last, 12, 31)


def _season(year: int, season: int) -> tuple[Day, Day]:
    month = 3 * (season - 20)
    end, last = (year, month + 2) if month < 12 else (year + 1, 2)
    return (year, month, 1), (end, last, month_length(end, last))
