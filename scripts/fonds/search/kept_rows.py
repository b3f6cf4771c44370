"""What the search's cache keeps of the posting lists, by names: texts, numbers, units."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import numpy as np

from fonds.search.posting_encoding import Ints
from fonds.search.spool import BLOCK, Readable, Rows
from fonds.search.units import FAMILIES, Units

_PUT = (
    "INSERT INTO lists VALUES (?, ?, ?)"
    " ON CONFLICT (name, block) DO UPDATE SET data = excluded.data"
)
"""A row of the size that it had is written where it is, of which SQLite skips pages that are the
same: half of them after a change of one article."""


class KeptRows:
    """The table of the cache that holds them."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def clear(self) -> None:
        """Keep none."""
        self._database.execute("DELETE FROM lists")

    def put(self, name: str, data: Readable, size: int = -1) -> None:
        """Put *data* here, in place of what was, of so many bytes where it does not tell."""
        end = len(data) if isinstance(data, bytes) else size
        rows = (
            (name, at // BLOCK, bytes(data[at : min(at + BLOCK, end)]))
            for at in range(0, end, BLOCK)
        )
        self._database.executemany(_PUT, rows)
        gone = "DELETE FROM lists WHERE name = ? AND block >= ?"
        self._database.execute(gone, (name, -(-end // BLOCK)))

    def put_lines(self, name: str, lines: Iterable[str]) -> None:
        """Put *lines* here, none of which is empty."""
        self.put(name, "\n".join(lines).encode("utf-8", "surrogatepass"))

    def put_numbers(self, name: str, numbers: Ints) -> None:
        """Put *numbers* here."""
        self.put(name, numbers.tobytes())

    def put_units(self, name: str, units: Units) -> None:
        """Put *units* here."""
        self.put_numbers(f"{name} term", units.term)
        self.put_numbers(f"{name} piece", units.piece)
        for family, size in units.sizes.items():
            self.put_numbers(f"{name} {family} sizes", size)
            self.put(f"{name} {family}", units.data[family], int(size.sum()))

    def read(self, name: str) -> bytes:
        """What was put under *name*; b"" if nothing was."""
        query = "SELECT data FROM lists WHERE name = ? ORDER BY block"
        return b"".join(data for (data,) in self._database.execute(query, (name,)))

    def read_lines(self, name: str) -> list[str]:
        """The lines that were put under *name*."""
        data = self.read(name)
        return data.decode("utf-8", "surrogatepass").split("\n") if data else []

    def read_numbers(self, name: str) -> Ints:
        """The numbers that were put under *name*."""
        return np.frombuffer(self.read(name), dtype=np.int64)

    def read_units(self, name: str) -> Units:
        """The units that were put under *name*."""
        term, piece = (self.read_numbers(f"{name} {column}") for column in ("term", "piece"))
        sizes = {family: self.read_numbers(f"{name} {family} sizes") for family in FAMILIES}
        begins = {family: np.cumsum(size) - size for family, size in sizes.items()}
        data = {family: Rows(self._database, f"{name} {family}") for family in FAMILIES}
        return Units(term, piece, begins, sizes, data)
