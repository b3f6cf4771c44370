"""A tree of files to verify, wherever it lies: in a folder, or packed (`parcel`)."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol
from zipfile import BadZipFile

from fonds.verify.finding import Finding

LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave in folders that are opened: no part of any archive, no fault either."""


UNREADABLE = (
    OSError, BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError,
    struct.error,
)  # fmt: skip
"""What opening or reading a damaged zip, or a file that is gone, may raise."""


class Tree(Protocol):
    """Files by their path."""

    paths: list[str]
    """Every file, "/" between folders, sorted."""
    findings: list[Finding]
    """What is wrong with the tree itself."""

    def open(self, path: str) -> BinaryIO:
        """The bytes at *path*; this or reading them may raise one of `UNREADABLE`."""


class Folder:
    """A tree on disk. Dot-files at its top are not its own: .git, .nojekyll."""

    def __init__(self, root: Path) -> None:
        self._root = os.fspath(root)
        self.findings: list[Finding] = []
        self.paths = sorted(self._walk(self._root, ""))

    def open(self, path: str) -> BinaryIO:
        """The bytes at *path*."""
        return open(f"{self._root}/{path}", "rb")  # noqa: PTH123 - on a hot path

    def _walk(self, folder: str, prefix: str) -> Iterator[str]:
        with os.scandir(folder) as entries:
            for entry in entries:
                path = f"{prefix}{entry.name}"
                if not prefix and entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from self._walk(entry.path, f"{path}/")
                elif entry.is_file(follow_symlinks=False):
                    yield path
                else:
                    self.findings.append(_no_file(path))


def _no_file(path: str) -> Finding:
    message = "is a symbolic link or device, which no build makes; remove it"
    return Finding("fault", "no-file", path, message)
