"""Where encoded posting lists are: in memory, in a file that nobody sees, or in the cache."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from tempfile import TemporaryFile
from typing import Protocol

BLOCK = 1 << 20
"""Bytes of data in one row of the cache, and in memory at once."""


class Readable(Protocol):
    """Bytes of which parts are read."""

    def __getitem__(self, part: slice, /) -> bytes | bytearray:
        """The bytes from the start of *part* to its end."""


class Store(Readable, Protocol):
    """Those that grow."""

    def extend(self, data: bytes | bytearray, /) -> None:
        """Append *data*."""


class Spool:
    """Such bytes in a temporary file in *folder*: it has no name, and goes with its process."""

    def __init__(self, folder: Path) -> None:
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - see `__del__`
        self._end = 0

    def __del__(self) -> None:
        """The file goes when nobody has it any more: files of an index may be made late."""
        self._file.close()

    def extend(self, data: bytes | bytearray, /) -> None:
        """Append *data*."""
        self._file.seek(self._end)
        self._end += self._file.write(data)

    def __getitem__(self, part: slice, /) -> bytes:
        """The bytes from the start of *part* to its end."""
        start, stop, _ = part.indices(self._end)
        self._file.seek(start)
        return self._file.read(max(stop - start, 0))


class Rows:
    """Data in the cache: no more than one row of it is in memory."""

    def __init__(self, database: sqlite3.Connection, name: str) -> None:
        self._database, self._name = database, name
        self._number, self._block = -1, b""

    def __getitem__(self, part: slice, /) -> bytes:
        """The bytes from the start of *part* to its end, which are in one row or in two."""
        first, last = part.start // BLOCK, (part.stop - 1) // BLOCK
        data = b"".join(self._read(number) for number in range(first, last + 1))
        return data[part.start - first * BLOCK : part.stop - first * BLOCK]

    def _read(self, number: int) -> bytes:
        if number != self._number:
            query = "SELECT data FROM lists WHERE name = ? AND block = ?"
            (self._block,) = self._database.execute(query, (self._name, number)).fetchone()
            self._number = number
        return self._block
