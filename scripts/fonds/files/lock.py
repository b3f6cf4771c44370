"""One command at a time on one archive."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from fonds.base.errors import BuildFailedError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]
    import msvcrt


class Lock:
    """The lock of the archive that builds into a folder; the system drops a dead holder's."""

    def __init__(self, build: Path) -> None:
        self._file = build / ".lock"
        self._stream: BinaryIO | None = None

    def take(self, command: str) -> None:
        """Take it for *command*; raises BuildFailedError that says who holds it."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        stream = _open(self._file)
        try:
            _claim(stream)
        except OSError:
            stream.seek(1)
            holder = stream.read().decode("utf-8", "replace").strip() or "another process"
            stream.close()
            raise BuildFailedError(
                f"{self._file.parent} is in use by {holder}; wait until it is done"
            ) from None
        stream.truncate(0)
        stream.write(f"\n{command}, process {os.getpid()}\n".encode())
        stream.flush()
        self._stream = stream

    def give_back(self) -> None:
        """Let the next one in; nothing if it is not held."""
        if self._stream is not None:
            with suppress(OSError):
                self._stream.truncate(0)
            self._stream.close()
            self._stream = None


@contextmanager
def hold_lock(build: Path, command: str) -> Iterator[None]:
    """Hold the lock of the archive that builds into *build* while *command* runs."""
    lock = Lock(build)
    lock.take(command)
    try:
        yield
    finally:
        lock.give_back()


def _open(file: Path) -> BinaryIO:
    """*file* to read and to add to; never what a link of its name leads to, which would be emptied.

    Raises BuildFailedError if something else stands there.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)  # Windows has neither
    if os.path.lexists(file) and not stat.S_ISREG(file.lstat().st_mode):
        raise BuildFailedError(f"{file} is no plain file; remove it")
    return os.fdopen(os.open(file, flags, 0o666), "a+b")


def _claim(stream: BinaryIO) -> None:
    """Raises OSError if another process holds it."""
    if fcntl is not None:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    else:
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
