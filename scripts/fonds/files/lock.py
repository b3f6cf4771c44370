"""One command at a time on one archive."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from fonds.base.errors import BuildFailedError
from fonds.base.speech import reason_of, tell


class Lock:
    """The lock of the archive that builds into a folder, or of one file of the archive.

    The system releases a dead process's.
    """

    def __init__(self, build: Path, name: str = ".lock") -> None:
        self._file = build / name
        self._held: FileLock | None = None
        self._descriptors: list[int] = []  # of the file, while it is held

    def acquire(self, command: str) -> None:
        """Acquire it for *command*; raises BuildFailedError that says who holds it."""
        if os.path.lexists(self._file) and not stat.S_ISREG(self._file.lstat().st_mode):
            raise BuildFailedError(tell("{file} is no plain file; remove it", file=self._file))
        self._file.parent.mkdir(parents=True, exist_ok=True)
        note = partial(_note_holder, command, self._descriptors)
        lock = FileLock(self._file, blocking=False, thread_local=False, on_acquired=note)
        try:
            lock.acquire()
        except Timeout:
            holder = _read_holder(self._file)
            raise BuildFailedError(
                tell(
                    "{parent} is in use by {holder}; wait until it is done",
                    parent=self._file.parent,
                    holder=holder,
                )
            ) from None
        except OSError as error:
            if error.filename:  # it could not be opened: as with any other file
                raise
            raise BuildFailedError(
                tell(
                    "{file} cannot be locked ({reason}); move the archive to a disk that locks"
                    " files",
                    file=self._file,
                    reason=reason_of(error),
                )
            ) from error
        self._held = lock

    def release(self) -> None:
        """Let the next command have it; does nothing if it is not held."""
        if self._held is not None:
            with suppress(OSError):
                os.ftruncate(self._descriptors.pop(), 0)
            self._held.release()
            self._held = None


@contextmanager
def hold_lock(build: Path, command: str, name: str = ".lock") -> Iterator[None]:
    """Hold the lock of the archive that builds into *build* while *command* runs.

    *name*: of the lock's file, where it is the lock of something else than the whole.
    """
    lock = Lock(build, name)
    lock.acquire(command)
    try:
        yield
    finally:
        lock.release()


def _note_holder(command: str, descriptors: list[int], descriptor: int) -> None:
    """Write into the file who holds it; on a full disk it is held all the same."""
    # Not kept in the Lock: a cycle of references would delay the release of one that is dropped.
    descriptors.append(descriptor)
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"\n{command}, process {os.getpid()}\n".encode())


def _read_holder(file: Path) -> str:
    """What the holder wrote behind the first byte, which Windows locks."""
    with suppress(OSError), file.open("rb") as stream:
        stream.seek(1)
        return stream.read().decode("utf-8", "replace").strip() or tell("another process")
    return tell("another process")
