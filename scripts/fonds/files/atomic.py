"""Atomic file writes: a temporary file in the same folder, then a rename.

There is no fsync, which would wait for the disk at each of thousands of files. A killed process
leaves no half-written file all the same; only after a power failure may one be empty.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

_Way = str | Path
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8) if os.name == "nt" else ()
"""Seconds after which a rename is tried again. Windows refuses it while a reader, an indexer or a
virus scanner has the file open; elsewhere a refusal is for good."""

_BINARY = getattr(os, "O_BINARY", 0)  # Windows has it


def write_file(file: str | Path, data: bytes) -> None:
    """Write *data*, all of it, as a new file; an OSError says into which file.

    A file of that name is replaced and never written through: it may be a link to another file.
    """
    try:
        descriptor = _create(file)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        finally:
            os.close(descriptor)
    except OSError as error:  # that of a full disk names no file
        error.filename = error.filename or file
        raise


def _create(file: str | Path) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY  # which follow no link
    try:
        return os.open(file, flags, 0o666)
    except FileExistsError:
        Path(file).unlink()
        return os.open(file, flags, 0o666)


def write_atomically(file: Path, data: bytes) -> None:
    """Make *data* the content of *file* atomically: the old content or the new, never half of it.

    If the disk refuses, the old content stays and no temporary file is left.
    """
    temporary = file.with_name(f".{file.name}.part")
    try:
        write_file(temporary, data)
        replace_file(temporary, file)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _rename(source: _Way, target: _Way) -> None:
    os.replace(source, target)  # noqa: PTH105 - thousands of times


def replace_file(
    source: _Way,
    target: _Way,
    waits: tuple[float, ...] = _WAITS,
    rename: Callable[[_Way, _Way], None] = _rename,
) -> None:
    """Rename *source* to *target*, again after each of *waits* while it is refused."""
    for wait in waits:
        try:
            return rename(source, target)
        except PermissionError:
            time.sleep(wait)
    return rename(source, target)
