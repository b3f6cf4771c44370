"""References as a table that spreadsheets open in columns (RFC 4180)."""

from __future__ import annotations

from collections.abc import Callable

from fonds.base.cells import guard
from fonds.citing.fields import FIELDS, values_of
from fonds.citing.reference import Reference

COLUMNS = tuple((field.name, field.column) for field in FIELDS if field.column)
"""(field, key of the column's name) of each column."""
MARK = "\ufeff"
"""By this first character Excel knows that a table is UTF-8."""
END = "\r\n"


def separator(lang: str) -> str:
    """What Excel takes to part columns where the interface's language is *lang*."""
    return ";" if lang.partition("-")[0] == "fr" else ","


def write_header(words: Callable[[str], str], sep: str) -> str:
    """The mark and the line of the names of columns."""
    return MARK + sep.join(_quote(words(key)) for _, key in COLUMNS) + END


def write_row(reference: Reference, sep: str) -> str:
    """The line of *reference*."""
    return sep.join(_cell(name, values_of(reference, name)) for name, _ in COLUMNS) + END


def _cell(name: str, values: tuple[str, ...]) -> str:
    """Several values are parted by bars; a date stays text, and no other cell is a formula."""
    if not values:
        return ""
    if name == "date":  # else Excel makes the first day of a month of it
        return _quote(f'="{values[0]}"')
    return _quote(guard(" | ".join(values)))


def _quote(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
