"""The tree in a zip, verified as it is, without unpacking it to the disk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO, cast

from fonds.base.speech import tell
from fonds.files.manifest import compute_checksum
from fonds.verify.directory import read_directory
from fonds.verify.entries import check_entries
from fonds.verify.finding import Finding
from fonds.verify.tree import LARGEST, TooLargeError, open_regular, too_large
from fonds.verify.unpacking import Unpacked

_SMALL = 1 << 28
"""Bytes (256 MiB) that any zip may unpack to: they are read in seconds."""
_RATIO = 100
"""How many times its own size a zip may unpack to beyond that. A bundle does not reach 20."""

_SIDECAR = 4096  # bytes that are read of a checksum file


class ZipTree:
    """The files of a zip, below its one folder at the top."""

    def __init__(self, file: Path) -> None:
        """Raises one of `tree.UNREADABLE` if *file* is no sound zip, or unpacks to too much."""
        self._stream = open_regular(file)
        try:
            entries = read_directory(self._stream)
            total = sum(entry.size for entry in entries)
            if total > _SMALL + _RATIO * os.fstat(self._stream.fileno()).st_size:
                raise TooLargeError(
                    tell("it would unpack to {total} bytes, which no bundle does", total=total)
                )
        except BaseException:
            self._stream.close()
            raise
        contents = check_entries(entries)
        self.top, self.findings, self._files = contents.top, contents.findings, contents.files
        self.paths = sorted(self._files)

    def open(self, path: str) -> BinaryIO:
        """The bytes at *path*; their CRC-32 is checked when the last is read."""
        return cast(BinaryIO, Unpacked(self._stream, self._files[path]))

    def read(self, path: str, most: int | None = None) -> bytes:
        """All bytes at *path*."""
        most = LARGEST if most is None else most
        if self._files[path].size > most:
            raise too_large(most)
        return self.open(path).read()

    def close(self) -> None:
        """Close the zip."""
        self._stream.close()


def check_sidecar(file: Path) -> list[Finding]:
    """Compare *file* with its checksum file, ``<file>.sha256`` beside it; nothing without one."""
    sidecar = file.with_name(f"{file.name}.sha256")
    if not sidecar.is_file():
        return []
    with open_regular(sidecar) as stream:
        stated = stream.read(_SIDECAR).decode("utf-8", "replace").partition(" ")[0]
    with open_regular(file) as stream:
        if compute_checksum(stream) == stated:
            return []
    message = tell("is not what {name} states; get it anew, or bundle again", name=sidecar.name)
    return [Finding("fault", "changed-bundle", file.name, message)]
