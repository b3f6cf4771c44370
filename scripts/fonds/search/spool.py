"""Where encoded posting lists are gathered: in memory, or in a file that nobody sees."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryFile
from typing import Protocol


class Store(Protocol):
    """Bytes that grow, and of which parts are read."""

    def extend(self, data: bytes, /) -> None:
        """Append *data*."""

    def __getitem__(self, part: slice, /) -> bytes | bytearray:
        """The bytes from the start of *part* to its end."""


class Spool:
    """Such bytes in a temporary file in *folder*: it has no name, and goes with its process."""

    def __init__(self, folder: Path) -> None:
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - see `__del__`
        self._end = 0

    def __del__(self) -> None:
        """The file goes when nobody has it any more: files of an index may be made late."""
        self._file.close()

    def extend(self, data: bytes, /) -> None:
        """Append *data*."""
        self._file.seek(self._end)
        self._end += self._file.write(data)

    def __getitem__(self, part: slice, /) -> bytes:
        """The bytes from the start of *part* to its end."""
        start, stop, _ = part.indices(self._end)
        self._file.seek(start)
        return self._file.read(max(stop - start, 0))
