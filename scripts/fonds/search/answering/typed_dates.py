"""Dates as people type them, and ranges: 2020-3, 12/03/2020, mars 2020 (typed-dates.js)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from fonds.base.patterns import late
from fonds.search.analysis import fold
from fonds.search.answering.daterange import is_day, is_month, read_day
from fonds.search.answering.scanner import WHITE
from fonds.search.interface import load_grammar

Groups = tuple[str | None, ...]
Parts = tuple[str | None, str | None, str | None]
"""Year, month and day, as far as they are said."""

_NONE = "none"  # the month of a word that names none
_ORDINAL = "(?:er|e|st|nd|rd|th)?"
_END = r"(?![^\W_])"
_LE = f"(?:(?:le|the)[{WHITE}])?"
_D = "([0-9]{1,2})"
_YEAR = "([0-9]{4})"
_NAME = r"([^\W\d_]{3,})\.?"
_GAP = f"[{WHITE}]+"


@dataclass(frozen=True, slots=True)
class TypedDay:
    """A day, month or year as it was typed."""

    end: int  # where it ends
    iso: str  # empty: there is no such day


@dataclass(frozen=True, slots=True)
class TypedRange:
    """A range as it was typed; one day is one too."""

    end: int  # where it ends
    start: TypedDay | None  # None: open
    last: TypedDay | None  # the same

    @property
    def fault(self) -> str:
        """Why it finds nothing: "impossible", "reversed"; empty if it is a range."""
        if any(day and not day.iso for day in (self.start, self.last)):
            return "impossible"
        start = read_day(self.start.iso) if self.start else None
        last = read_day(self.last.iso) if self.last else None
        return "reversed" if start and last and start[0] > last[1] else ""

    def isos(self) -> tuple[str, str]:
        """Its ends; empty: open."""
        return self.start.iso if self.start else "", self.last.iso if self.last else ""


def read_range(text: str, at: int) -> TypedRange | None:
    """The range that is typed in *text* from *at* on, up to a space, a sign or the end."""
    first = read_typed(text, at)
    middle = first.end if first else at
    between = _separator(text, middle, first)
    last = read_typed(text, middle + between) if between else first
    end = _CLOSE.match(text, last.end if last else middle + between)
    if not (first or last) or not end:
        return None
    return TypedRange(end.end(), first, last)


def read_typed(text: str, at: int) -> TypedDay | None:
    """The day, month or year that is typed in *text* from *at* on."""
    for pattern, read in _SHAPES:
        if found := pattern.match(text, at):
            year, month, day = read(found.groups())
            if month != _NONE:
                return TypedDay(found.end(), _write(year, month, day))
    return None


def _separator(text: str, at: int, first: TypedDay | None) -> int:
    """How many characters divide two ends of a range after *first*."""
    if found := _DOTS.match(text, at):
        if read_typed(text, found.end()):
            return found.end() - at
        return 2 * text.startswith("..", at)
    year = first is not None and re.fullmatch("[0-9]{4}", first.iso)
    return 1 if year and _YEARS.match(text, at) else 0


def _write(year: str | None, month: str | None, day: str | None) -> str:
    if month and not is_month(int(month)):
        return ""
    if day and not is_day(int(year or 0), int(month or 0), int(day)):
        return ""
    return "-".join(part.rjust(2, "0") for part in (year, month, day) if part)


def _day_first(day: str | None, month: str | None, year: str | None) -> Parts:
    if int(month or 0) > 12 and is_month(int(day or 0)):
        day, month = month, day
    return year, month, day


@cache
def _months() -> dict[str, str]:
    months = enumerate(load_grammar()["months"], 1)
    return {name: str(number) for number, names in months for name in names}


def _named(word: str | None) -> str:
    """The number of a month that is named, or that alone begins so."""
    form = fold(word or "")
    begun = {month for name, month in _months().items() if name.startswith(form)}
    return _months().get(form) or (begun.pop() if len(begun) == 1 else _NONE)


def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern + _END, re.IGNORECASE)


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[Groups], Parts]], ...] = (
    (_shape(rf"(-?[0-9]{{4}})([-/.]){_D}(?:\2{_D})?"), lambda it: (it[0], it[2], it[3])),
    (_shape(rf"{_LE}{_D}([-/.]){_D}\2{_YEAR}"), lambda it: _day_first(it[0], it[2], it[3])),
    (_shape(rf"{_D}[-/.]{_YEAR}"), lambda it: (it[1], it[0], None)),
    (
        _shape(rf"{_LE}(?:{_D}{_ORDINAL}{_GAP}(?:of{_GAP})?)?{_NAME},?{_GAP}{_YEAR}"),
        lambda it: (it[2], _named(it[1]), it[0]),
    ),
    (
        _shape(rf"{_NAME}{_GAP}{_D}{_ORDINAL},?{_GAP}{_YEAR}"),
        lambda it: (it[2], _named(it[0]), it[1]),
    ),
    (_shape("(-?[0-9]{4})"), lambda it: (it[0], None, None)),
)
"""How a day may be typed, and what of it is which part."""
_DOTS = late(rf"[{WHITE}]*\.\.[{WHITE}]*(?=[^{WHITE}])|\.\.")
_YEARS = late("[-–—/](?=[0-9]{4}(?![0-9]))")
_CLOSE = late(rf'[.,;!?]*(?=[{WHITE}"«»“”„()]|\Z)')
