"""A tree of files to verify, in a folder, or in a zip (`zip_tree`).

Its content is untrusted: nothing but a regular file is opened, no link is followed, and no more is
held in memory than `LARGEST`.
"""

from __future__ import annotations

import os
import stat
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol
from zipfile import BadZipFile

from fonds.base.speech import reason_of, tell
from fonds.bundle.portable import fold_path
from fonds.files.walk import is_hidden, walk_entries
from fonds.verify.finding import Finding

LARGEST = 1 << 27
"""Bytes (128 MiB) of the largest file that is read into memory as a whole."""

UNREADABLE = (
    OSError, BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError,
    struct.error,
)  # fmt: skip
"""What opening or reading a damaged zip, or a file that is gone, may raise."""

_FLAGS = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_BINARY"))
"""Open flags, those that the system has: not to block on a pipe that took a file's place."""
_SPARSE = 1 << 30  # bytes that a file may claim and not have on the disk
_BLOCK = 512  # bytes that `st_blocks` counts (POSIX, sys/stat.h)


class TooLargeError(ValueError):
    """A file too large to be read into memory; nothing is known of its bytes."""


class Tree(Protocol):
    """Files by their path."""

    paths: list[str]
    """Every file, "/" between folders, sorted."""
    findings: list[Finding]
    """What is wrong with the tree itself."""

    def open(self, path: str) -> BinaryIO:
        """The bytes at *path*; this or reading them may raise one of `UNREADABLE`."""

    def read(self, path: str, most: int | None = None) -> bytes:
        """All bytes at *path*. Raises TooLargeError if they are more than *most* (default: the
        tree's limit), or as `open`."""


class Folder:
    """A tree on disk. Dot-files at its top are not its own: .git, .nojekyll."""

    def __init__(self, root: Path, largest: int = LARGEST) -> None:
        """A file of more than *largest* bytes is not held in memory."""
        self._root = os.fspath(root)
        self._largest = largest
        self.paths, self.findings = list_files(root)
        self.findings += _find_clashes(self.paths)

    def open(self, path: str) -> BinaryIO:
        """The bytes at *path*."""
        return open_regular(f"{self._root}/{path}")

    def read(self, path: str, most: int | None = None) -> bytes:
        """All bytes at *path*."""
        return read_regular(f"{self._root}/{path}", self._largest if most is None else most)


def list_files(root: Path) -> tuple[list[str], list[Finding]]:
    """The files below *root*, sorted, and what else is there or cannot be listed."""
    paths, findings = list[str](), list[Finding]()
    for path, entry in walk_entries(
        root, is_hidden, lambda folder, error: findings.append(_unlisted(folder, error))
    ):
        if _is_file(entry):
            paths.append(path)
        else:
            findings.append(_no_file(path))
    return sorted(paths), findings


def open_regular(file: str | Path) -> BinaryIO:
    """The bytes of *file*. Raises OSError if it cannot be read or is no regular file, such as a
    pipe, or a sparse file that is nearly all holes."""
    stream = open(file, "rb", opener=_open)  # noqa: SIM115 - on a hot path, the caller's
    status = os.fstat(stream.fileno())
    if not stat.S_ISREG(status.st_mode):
        stream.close()
        raise OSError(tell("it is no regular file"))
    stored = getattr(status, "st_blocks", status.st_size) * _BLOCK
    if status.st_size > _SPARSE + 100 * stored:
        stream.close()
        raise OSError(
            tell(
                "it is all holes: {st_size} bytes, of which {stored} are there",
                st_size=status.st_size,
                stored=stored,
            )
        )
    return stream


def read_regular(file: str | Path, most: int = LARGEST) -> bytes:
    """All bytes of *file*; raises TooLargeError if they are more than *most*, else OSError."""
    with open_regular(file) as stream:
        if os.fstat(stream.fileno()).st_size > most:
            raise too_large(most)
        return stream.read()


def too_large(most: int) -> TooLargeError:
    """That a file has more than *most* bytes."""
    return TooLargeError(tell("it is larger than {number:.3g} MiB", number=most / (1 << 20)))


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | _FLAGS)


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file(follow_symlinks=False)
    except OSError:
        return True  # opening it then fails, and reports why


def _unlisted(folder: str, error: OSError) -> Finding:
    message = tell(
        "cannot be listed ({reason}); make it readable, or get it anew", reason=reason_of(error)
    )
    return Finding("fault", "unreadable", folder or ".", message)


def _no_file(path: str) -> Finding:
    message = tell("is a symbolic link or device, which no build makes; remove it")
    return Finding("fault", "no-file", path, message)


def _find_clashes(paths: list[str]) -> Iterator[Finding]:
    """The *paths* that are one file where case, or how accents are encoded, does not count."""
    seen: dict[str, str] = {}
    for path in paths:
        other = seen.setdefault(fold_path(path), path)
        if other != path:
            message = tell(
                "is the same file as {other} on Windows and macOS; rename one of them", other=other
            )
            yield Finding("note", "same-name", path, message)
