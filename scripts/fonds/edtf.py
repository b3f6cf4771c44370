"""Dates as ISO 8601-2 writes them (EDTF levels 0 and 1), and as people write them.

Nothing is guessed: a day that is not stated is not invented, and a form that can be read in two
ways is refused. https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import re
import unicodedata
from calendar import isleap
from functools import cache

from fonds.chars import fold_white
from fonds.model import Day, Edtf

LOCALES = ("fr", "en", "es", "de", "it", "pt", "nl")
"""Languages whose names of months and weekdays are read."""

_OPEN_FIRST: Day = (-9999, 1, 1)
_OPEN_LAST: Day = (9999, 12, 31)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_TIME = (
    r"[0-2][0-9]:[0-5][0-9](?::[0-6][0-9](?:[.,][0-9]{1,9})?)?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_DATE_TIME = re.compile(rf"(-?[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})T{_TIME}")
_LONG_YEAR = re.compile(r"Y(-?[1-9][0-9]{4,8})")
_SOME_YEARS = re.compile(r"(-?[0-9]{2})(?:([0-9])X|XX)")
_PARTS = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?")

_SPACED_TIME = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}) {_TIME}")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?")
_DAY_FIRST = re.compile(r"(?:([0-9]{1,2})([-/.]))?([0-9]{1,2})[-/.]([0-9]{4})")
_EAST_ASIAN = re.compile(
    r"([0-9]{4}) ?[年년](?: ?([0-9]{1,2}) ?[月월](?: ?([0-9]{1,2}) ?[日일])?)?"
)
_TWO_DIGITS = re.compile(r"[0-9]{1,2}(?:[-/][0-9]{1,2}|([-/.])[0-9]{1,2}\1[0-9]{2})")

_WORD = re.compile(r"[^\W\d_]+|([0-9]+)(?:ere|er|st|nd|rd|th|e|o|a|°)?(?![^\W_])")
_BETWEEN = re.compile(r"[ .,'’/–-]*")
_PARTICLES = frozenset(
    ("le", "de", "del", "den", "der", "vom", "am", "the", "of", "on", "el", "di", "il", "do", "op")
)
_LONGEST = 80  # characters; no date that a person writes is longer


class ImpossibleDate(ValueError):  # noqa: N818 (the domain's word)
    """The form of a date, but of a day, month or span that no calendar has."""


class AmbiguousDate(ValueError):  # noqa: N818 (the domain's word)
    """A date that can be read in more than one way, such as ``03/04/22``."""


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


def read_date(text: str) -> Edtf:
    """The date that *text* states in EDTF or otherwise: ``1er mai 2022``, ``15/01/2022``.

    Figures alone with the year last are read day first. Raises `AmbiguousDate` where there are
    two readings or no full year, `ImpossibleDate`, or a plain ``ValueError`` for what is no date.
    """
    text = fold_white(text)
    if len(text) > _LONGEST:
        raise ValueError("This is too long for a date.")
    try:
        return read_edtf(text)
    except ImpossibleDate:
        raise
    except ValueError:
        return read_edtf(_from_figures(text) or _from_words(text))


def _read_interval(text: str) -> Edtf:
    sides = [_cut_time(side) for side in text.split("/")]
    known = [side for side in sides if side not in ("", "..")]
    if len(sides) != 2 or not known:
        raise ValueError(f"“{text}” is no EDTF interval, such as 2021-12/2022-02 or 2022/..")
    begin, end = sides
    first, after = _read_single(begin if begin in known else end)
    before, last = _read_single(end if end in known else begin)
    if begin not in known:
        first = min(_OPEN_FIRST, before)
    if end not in known:
        last = max(_OPEN_LAST, after)
    if last < first:
        raise ImpossibleDate(f"“{text}” ends before it begins.")
    return Edtf("/".join(sides), first, last)


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
        return (year, month, 1), (year, month, _length(year, month))
    day = int(days or "")
    if not 1 <= day <= _length(year, month):
        raise ImpossibleDate(f"“{text}” is impossible: that month has no day {days}.")
    return (year, month, day), (year, month, day)


def _years(first: int, last: int) -> tuple[Day, Day]:
    return (first, 1, 1), (last, 12, 31)


def _season(year: int, season: int) -> tuple[Day, Day]:
    month = 3 * (season - 20)
    end, last = (year, month + 2) if month < 12 else (year + 1, 2)
    return (year, month, 1), (end, last, _length(end, last))


def _length(year: int, month: int) -> int:
    return 29 if month == 2 and isleap(year) else _LENGTHS[month - 1]


def _from_figures(text: str) -> str:
    """EDTF of a date in figures; empty if *text* is of another form."""
    if match := _SPACED_TIME.fullmatch(text):
        return match[1]
    if match := _YEAR_FIRST.fullmatch(text):
        return _edtf(match[1], match[3], match[4])
    if match := _DAY_FIRST.fullmatch(text):
        return _edtf(match[4], match[3], match[1])
    if match := _EAST_ASIAN.fullmatch(text):
        return _edtf(match[1], match[2], match[3])
    if _TWO_DIGITS.fullmatch(text):
        raise _ambiguous(text)
    return ""


def _from_words(text: str) -> str:
    """EDTF of a date whose month is named."""
    words = _words(text)
    if len(words) > 1 and words[0] in _weekdays() and not _months().keys().isdisjoint(words[1:]):
        words = words[1:]
    shape = "".join(map(_shape, words))
    if shape in ("DMY", "MDY", "MY"):
        found = dict(zip(shape, words, strict=True))
        return _edtf(found["Y"], str(_months()[found["M"]]), found.get("D"))
    if shape in ("DM", "MD", "DMD", "MDD"):
        raise _ambiguous(text)
    raise ValueError(f"“{text}” is no date that fonds can read; write it as 2022-01-15 or 2022-01.")


def _words(text: str) -> list[str]:
    """Folded words and numbers of *text*, without particles; none if anything else is there."""
    folded = fold_name(text)
    if _BETWEEN.sub("", _WORD.sub("", folded)):
        return []
    found = [match[1] or match[0] for match in _WORD.finditer(folded)]
    return [word for word in found if word not in _PARTICLES]


def _shape(word: str) -> str:
    if word in _months():
        return "M"
    return {1: "D", 2: "D", 4: "Y"}.get(len(word), "?") if word.isdecimal() else "?"


def fold_name(text: str) -> str:
    """*text* without case and accents, to compare names by."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()


@cache
def _months() -> dict[str, int]:
    return _calendar_names("months")


@cache
def _weekdays() -> dict[str, int]:
    return _calendar_names("days")


def _calendar_names(field: str) -> dict[str, int]:
    """Full and short names of *field* in all `LOCALES`, folded, without a final stop."""
    from babel import Locale  # costs 50 ms, which a run without named months is spared

    return {
        fold_name(name).rstrip("."): number
        for locale in LOCALES
        for context in getattr(Locale(locale), field).values()
        for width in ("wide", "abbreviated")
        for number, name in context[width].items()
    }


def _edtf(year: str, month: str | None, day: str | None) -> str:
    return "-".join(part.zfill(2) for part in (year, month, day) if part)


def _ambiguous(text: str) -> AmbiguousDate:
    return AmbiguousDate(
        f"“{text}” has no year of four digits, so it can be read in more than one way; "
        "write it as EDTF: 2022-01-15, or 2022-01 if only the month is known."
    )
