"""The files of a ZIM, as libzim reads them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from fonds.base.speech import tell
from fonds.bundle.zim import load_libzim
from fonds.verify.finding import Finding
from fonds.verify.tree import LARGEST, too_large


class ZimTree:
    """A tree in a ZIM; what it states of itself and its indexes are no files."""

    def __init__(self, file: Path) -> None:
        """Raises UsageError without libzim, ValueError if *file* is no sound ZIM."""
        reader = load_libzim("reader")
        try:
            self._archive: Any = reader.Archive(file)
            sound = self._archive.check()
        except RuntimeError as error:
            raise ValueError(str(error)) from error
        if not sound:
            raise ValueError(tell("its checksum is not that of its bytes"))
        self.findings: list[Finding] = []
        entries = map(self._archive._get_entry_by_id, range(self._archive.entry_count))
        self.paths = sorted(entry.path for entry in entries if not entry.is_redirect)

    def open(self, path: str) -> BinaryIO:
        """The bytes at *path*."""
        return BytesIO(self.read(path))

    def read(self, path: str, most: int | None = None) -> bytes:
        """All bytes at *path*."""
        most = LARGEST if most is None else most
        item = self._archive.get_entry_by_path(path).get_item()
        if item.size > most:
            raise too_large(most)
        return bytes(item.content)

    def close(self) -> None:
        """Let go of the file."""
        self._archive = None
