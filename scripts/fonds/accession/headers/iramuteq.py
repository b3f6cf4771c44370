"""The starred line before a text of an IRaMuTeQ corpus: ``**** *source_x *date_2021-05-12``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fonds.accession.headers.entries import has_text
from fonds.accession.headers.pairs import BY_NAME, Block, Pair
from fonds.accession.headers.written import find_date
from fonds.base.fields import find_field, fold_name
from fonds.base.patterns import late

STARRED = r"\*{4}(?:[ \t]+\*[^\s*]+)+[ \t]*(?:\r\n|\n|\r|\Z)"
"""A regex for the line."""
_STARRED = late(STARRED)
_VARIABLE = late(r"\*([^\s*_]+)_?([^\s*]*)")
_WORDS = ("title", "creator", "publication")
"""Fields in whose values ``_`` stands for a space."""
_LESS_EXACT = ("am", "anneemois", "mois", "yearmonth")
"""Variables that may have a month and its year, for a text without a date."""
_YEARS = ("annee", "an", "year", "ano", "any", "anno", "jahr", "jaar", "rok", "год", "рік")
_MONTHS = ("mois", "month", "mes", "mese", "monat", "maand", "luna", "miesiac", "месяц", "місяць")
_DAYS = ("jour", "day", "dia", "giorno", "tag", "dag", "zi", "dzien", "день")
"""Variables of a year, of a month and of a day in it, folded."""


def find_starred(text: str, start: int = 0) -> Block | None:
    """The starred line that *text* has at *start*; None when there is none."""
    line = _STARRED.match(text, start)
    if not line:
        return None
    pairs = list(_list_pairs(line[0]))
    if not any(pair.field and pair.field.name == "date" for pair in pairs):
        _date_by_month_or_year(pairs)
    return Block(line.end() if has_text(text, line.end()) else 0, tuple(pairs))


def _list_pairs(line: str) -> Iterator[Pair]:
    for name, value in _VARIABLE.findall(line):
        field = find_field(name)
        if not value:
            yield Pair("variable", name, 1)
        elif field and field.kind == "date":
            yield Pair(name, _write_date(value), 1, field)
        elif field and field.name in _WORDS:
            yield Pair(name, value.replace("_", " "), 1, field)
        else:
            yield Pair(name, value, 1, field)


def _write_date(value: str) -> str:
    """A date as it can be read: ``20210512`` and ``2021_05_12`` mean ``2021-05-12``."""
    if re.fullmatch("(?:19|20)[0-9]{6}", value):
        return f"{value[:4]}-{value[4:6]}-{value[6:]}"
    return value.replace("_", "-")


def _date_by_month_or_year(pairs: list[Pair]) -> None:
    """Let the most exact of the other variables state the date.

    Month and day are named beside the year, in figures or words: ``*an_2019 *mois_05``.
    """
    for name in _LESS_EXACT:
        for at, pair in enumerate(pairs):
            value = _write_date(str(pair.value))
            if fold_name(pair.name) == name and re.match("[0-9]{4}", value) and find_date(value):
                pairs[at] = Pair(pair.name, value, pair.line, BY_NAME["date"])
                return
    at, year = _find_value(pairs, _YEARS)
    if re.fullmatch("[0-9]{4}", year):
        month, day = _find_value(pairs, _MONTHS)[1], _find_value(pairs, _DAYS)[1]
        pair = pairs[at]
        date = _join(year, month, day)
        pairs[at] = Pair(pair.name, date, pair.line, BY_NAME["date"], year if month else "")


def _find_value(pairs: list[Pair], names: tuple[str, ...]) -> tuple[int, str]:
    """Where the first variable of *names* is, and its value; "" if there is none."""
    for at, pair in enumerate(pairs):
        if fold_name(pair.name) in names:
            return at, str(pair.value)
    return -1, ""


def _join(year: str, month: str, day: str) -> str:
    """The most exact date that a year, a month and a day are together."""
    if month.isdecimal():
        dates = [f"{year}-{month:0>2}-{day:0>2}" if day else "", f"{year}-{month:0>2}"]
    else:
        dates = [f"{day} {month} {year}" if day else "", f"{month} {year}" if month else ""]
    found = (date for date in dates if date and find_date(date))
    return next(found, year)
