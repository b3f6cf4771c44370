"""Rows of tables as CSV and as JSON Lines, the same bytes on every system.

CSV is RFC 4180 in UTF-8, with commas; where a spreadsheet could see a formula, an
apostrophe stands before it (`base/cells.py`). JSON Lines hold the values as they are.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any, Protocol

from fonds.base.cells import guard
from fonds.base.chars import show_controls
from fonds.exchange.dictionary import Column, Type

Row = Sequence[Any]
"""The values of one row: text, whole number, float, bool, None, tuple of texts, dict of texts."""

SEPARATOR = "; "
"""Between the values of a list in one cell."""
_EMPTY: tuple[Any, ...] = (None, "", (), {})

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Writer(Protocol):
    """Takes rows, a number at a time, and gives the file that they make."""

    def __init__(self, columns: Sequence[Column]) -> None: ...

    def add(self, rows: Iterable[Row]) -> None:
        """Append *rows*, which may have more values than there are columns."""

    def data(self) -> bytes:
        """The whole file."""


class CsvWriter:
    """Comma-separated values below a line of the names of columns."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._count = len(columns)
        self._out = io.StringIO()
        self._writer = csv.writer(self._out, lineterminator="\r\n")
        self._writer.writerow([column.name for column in columns])
        makers = ((at, _cell_maker(column)) for at, column in enumerate(columns))
        self._makers = [(at, make) for at, make in makers if make]

    def add(self, rows: Iterable[Row]) -> None:
        """Append *rows*."""
        self._writer.writerows(map(self._make, rows))

    def data(self) -> bytes:
        """The whole file."""
        return self._out.getvalue().encode()

    def _make(self, row: Row) -> list[Any]:
        made = list(row[: self._count])
        for at, make in self._makers:
            made[at] = make(made[at])
        return made


class JsonlWriter:
    """An object a line, without what has no value."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._lines: list[str] = []
        self._columns = [(f'"{column.name}":', _JSON[column.type]) for column in columns]

    def add(self, rows: Iterable[Row]) -> None:
        """Append *rows*."""
        for row in rows:
            pairs = [
                name + encode(value)
                for (name, encode), value in zip(self._columns, row, strict=False)
                if value not in _EMPTY
            ]
            self._lines.append(f"{{{','.join(pairs)}}}\n")

    def data(self) -> bytes:
        """The whole file."""
        return "".join(self._lines).encode()


def flatten(value: Any, kind: Type) -> Any:
    """*value* for a cell or a column of a database, which hold neither lists nor objects."""
    if kind == "list":
        value = SEPARATOR.join(value)
    elif kind == "object":
        value = _encode(value) if value else None
    return None if value == "" else value


def _truth(value: bool) -> str:
    return "true" if value else "false"


_JSON: dict[Type, Callable[[Any], str]] = {
    "string": encode_basestring,
    "date": encode_basestring,
    "integer": str,
    "number": repr,
    "boolean": _truth,
    "list": _encode,
    "object": _encode,
}
"""Type → its value in JSON."""


def _cell_maker(column: Column) -> Callable[[Any], str] | None:
    """How a value of *column* becomes a cell; None: as it is."""
    if column.type == "boolean":
        return _truth
    if column.type in ("list", "object"):
        return lambda value: _free(flatten(value, column.type))
    return _free if column.free else None


@lru_cache(maxsize=16384)
def _free(text: str | None) -> str:
    """*text* that people wrote, and that may be in many rows."""
    return guard(show_controls(text)) if text else ""
