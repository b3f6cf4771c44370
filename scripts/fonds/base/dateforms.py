"""Parses dates as people write them, in figures and in words, into EDTF; nothing is guessed."""

from __future__ import annotations

import re
from calendar import isleap
from functools import cache
from typing import Literal

from fonds.base.fold import fold

LOCALES = ("fr", "en", "es", "de", "it", "pt", "nl")
"""Languages whose names of months and weekdays are read."""

Order = Literal["", "day-first", "month-first", "mixed"]
"""How day and month of a date in figures follow each other where both ways are possible.

Empty: nobody said; hyphens then mean day first, as in every locale of CLDR, slashes can mean
either. ``mixed``: both occur side by side, so that neither can be taken for granted.
"""

TIME = r"[0-2][0-9]:[0-5][0-9](?::[0-6][0-9](?:[.,][0-9]{1,9})?)?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
"""A regex for the time of day as ISO 8601 writes it."""

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_SPACED_TIME = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}) {TIME}")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})([-/.])([0-9]{4})(?![0-9])")
_MONTH_AND_YEAR = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})")
_EAST_ASIAN = re.compile(
    r"([0-9]{4}) ?[年년](?: ?([0-9]{1,2}) ?[月월](?: ?([0-9]{1,2}) ?[日일])?)?"
)
_TWO_DIGITS = re.compile(r"[0-9]{1,2}(?:[-/][0-9]{1,2}|([-/.])[0-9]{1,2}\1[0-9]{2})")

_WORD = re.compile(
    r"[^\W\d_]+|[0-9]{4}(?![^\W_])|[0-9]{1,2}(?:ere|er|st|nd|rd|th|e|o|a|°)?(?![^\W_])"
)
_BETWEEN = r" ?[.,'’/–-]{0,2} ?"
_WORDS = re.compile(rf"(?:{_BETWEEN}w)+{_BETWEEN}")
_COMPLETE = re.compile("[DN]MY|M[DN]Y|MY")  # of the letters of `_shape`
_YEARLESS = re.compile("[DN]MN?|M[DN]N?")  # a year of two digits counts as none
PARTICLES = frozenset(
    ("le", "de", "del", "den", "der", "vom", "am", "the", "of", "on", "el", "di", "il", "do", "op")
)
"""Words that may be part of a date, folded; one at its end belongs to what follows."""


class AmbiguousDate(ValueError):  # noqa: N818 (the domain's word)
    """A date that can be read in more than one way, such as ``03/04/22``."""


class UnorderedDate(AmbiguousDate):
    """A date in figures that can be read day first and month first: ``03/04/2022``."""


def possible_orders(text: str) -> tuple[Order, ...]:
    """The orders in which the figures that *text* begins with are a date, as ``15/01/2022`` is.

    None for other forms, for what no calendar has, and where day and month are the same. Dots
    count as another form: they are read day first everywhere.
    """
    match = _YEAR_LAST.match(text)
    if not match or "." in (match[2], match[4]) or int(match[1]) == int(match[3]):
        return ()
    return _orders(match)


def from_figures(text: str, order: Order) -> str:
    """EDTF of a date in figures; empty if *text* is of another form."""
    if match := _SPACED_TIME.fullmatch(text):
        return match[1]
    if match := _YEAR_FIRST.fullmatch(text):
        return _edtf(match[1], match[3], match[4])
    if match := _MONTH_AND_YEAR.fullmatch(text):
        return _edtf(match[2], match[1])
    if match := _YEAR_LAST.fullmatch(text):
        month_first = _choose(text, match, order) == "month-first"
        day, month = (3, 1) if month_first else (1, 3)
        return _edtf(match[5], match[month], match[day])
    if match := _EAST_ASIAN.fullmatch(text):
        return _edtf(match[1], match[2], match[3])
    if _TWO_DIGITS.fullmatch(text):
        raise _lacking_year(text)
    return ""


def from_words(text: str) -> str:
    """EDTF of a date whose month is named."""
    words = _words(text)
    if len(words) > 1 and words[0] in _weekdays() and not _months().keys().isdisjoint(words[1:]):
        words = words[1:]
    shape = "".join(map(_shape, words))
    if _COMPLETE.fullmatch(shape):
        found = dict(zip(shape.replace("N", "D"), words, strict=True))
        day = re.match("[0-9]*", found.get("D", ""))
        return _edtf(found["Y"], str(_months()[found["M"]]), day[0] if day else "")
    if _YEARLESS.fullmatch(shape):
        raise _lacking_year(text)
    raise ValueError(f"“{text}” is no date that fonds can read; write it as 2022-01-15 or 2022-01.")


def month_length(year: int, month: int) -> int:
    """How many days *month* has in *year* of the proleptic Gregorian calendar."""
    return 29 if month == 2 and isleap(year) else _LENGTHS[month - 1]


def _orders(match: re.Match[str]) -> tuple[Order, ...]:
    one, other, year = int(match[1]), int(match[3]), int(match[5])
    found: list[Order] = []
    if _is_day(year, other, one):
        found.append("day-first")
    if _is_day(year, one, other):
        found.append("month-first")
    return tuple(found)


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def _choose(text: str, match: re.Match[str], order: Order) -> Order:
    """The order in which figures with the year last are to be read."""
    if match[2] == match[4] == ".":
        return "day-first"
    possible = _orders(match)
    if len(possible) < 2 or int(match[1]) == int(match[3]):
        return possible[0] if possible else "day-first"  # an impossible day is refused as such
    if order in possible:
        return order
    if order == "mixed" or "/" in text:
        raise _unordered(text, match)
    return "day-first"


def _words(text: str) -> list[str]:
    """Folded words and numbers of *text*, without particles; none if anything else is there."""
    folded = fold(text)
    if not _WORDS.fullmatch(_WORD.sub("w", folded)):
        return []
    found = [match[0] for match in _WORD.finditer(folded)]
    return [] if found[-1] in PARTICLES else [word for word in found if word not in PARTICLES]


def _shape(word: str) -> str:
    """M for a month, Y for four digits, N for two, D for another number of a day, else “?”."""
    if word in _months():
        return "M"
    if word.isdecimal():
        return {1: "D", 2: "N", 4: "Y"}[len(word)]
    return "D" if word[0].isdecimal() else "?"


@cache
def _months() -> dict[str, int]:
    return calendar_names("months")


@cache
def _weekdays() -> dict[str, int]:
    return calendar_names("days")


def calendar_names(field: str) -> dict[str, int]:
    """Full and short names of *field* in all `LOCALES`, folded, without a final stop."""
    from babel import Locale  # costs 50 ms, which a run without named months is spared

    return {
        fold(name).rstrip("."): number
        for locale in LOCALES
        for context in getattr(Locale(locale), field).values()
        for width in ("wide", "abbreviated")
        for number, name in context[width].items()
    }


def _edtf(year: str, month: str | None, day: str | None = None) -> str:
    return "-".join(part.zfill(2) for part in (year, month, day) if part)


def _lacking_year(text: str) -> AmbiguousDate:
    return AmbiguousDate(
        f"“{text}” has no year of four digits, so it can be read in more than one way; "
        "write it as EDTF: 2022-01-15, or 2022-01 if only the month is known."
    )


def _unordered(text: str, match: re.Match[str]) -> UnorderedDate:
    one, other = (_edtf(match[5], match[month], match[day]) for month, day in ((3, 1), (1, 3)))
    return UnorderedDate(f"“{text}” can be read day first and month first; write {one} or {other}.")
