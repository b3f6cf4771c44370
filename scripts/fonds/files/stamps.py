"""What the disk says of a file that nobody reads: its size and times tell whether it changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fonds.files.walk import Skip

Stamp = tuple[int, int, int]
"""Size, time of modification and time of change of a file: another writer changes one of them."""

_TICK = 20_000_000
"""Nanoseconds in which two changes may bear the same time, where a disk keeps fractions of one."""
_SECONDS = 2_000_000_000
"""The same where it keeps whole seconds, or every second of them (FAT)."""


@dataclass(frozen=True, slots=True)
class Untouched:
    """What is known to be as the last build left it."""

    pages: bool = False  # all that is below docs/
    sources: frozenset[str] = frozenset()  # files of the seeds, by their paths on disk


UNKNOWN = Untouched()


def stamp_file(file: str) -> Stamp | None:
    """The stamp of *file*; None if it is no regular file."""
    try:
        status = os.stat(file, follow_symlinks=False)  # noqa: PTH116 - thousands of times
    except OSError:
        return None
    return _stamp_of(status)


def list_stamps(root: Path, skip: Skip | None = None) -> dict[str, Stamp | None]:
    """Path → stamp of all below *root*; None for what is no file, and for a folder not listed.

    What a link leads to may change unseen. There may be no *root* at all.
    """
    return dict(walk_stamps(root, skip))


def walk_stamps(root: Path, skip: Skip | None = None) -> Iterator[tuple[str, Stamp | None]]:
    """The same, one after the other."""
    pending = [""] if os.path.lexists(root) else []
    while pending:
        prefix = pending.pop()
        try:
            with _list_folder(f"{root}/{prefix}") as entries:
                for entry in entries:
                    path = f"{prefix}{entry.name}"
                    if skip and skip(path):
                        continue
                    if entry.is_file(follow_symlinks=False):
                        yield path, _stamp_of(entry.stat(follow_symlinks=False))
                    elif entry.is_dir(follow_symlinks=False):
                        pending.append(f"{path}/")
                    else:
                        yield path, None
        except OSError:
            yield prefix.removesuffix("/"), None


@contextmanager
def _list_folder(folder: str) -> Iterator[Iterator[os.DirEntry[str]]]:
    """The entries of *folder*, which the system then looks up from there and not from the root."""
    if os.scandir not in os.supports_fd:  # on Windows, which lists the stamps with the names
        with os.scandir(folder) as entries:
            yield entries
        return
    place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with os.scandir(place) as entries:
            yield entries
    finally:
        os.close(place)


def are_settled(stamps: Iterable[Stamp | None], now: int) -> bool:
    """Whether a change after *now*, in nanoseconds, would show in each of *stamps*.

    It would not in that of a link, nor where the last change is as young as the disk's clock is
    coarse.
    """
    return all(stamp and _settles(max(stamp[1:])) < now for stamp in stamps)


def _settles(changed: int) -> int:
    """When another change than that at the time *changed* bears another time."""
    return changed + (_TICK if changed % 1_000_000_000 else _SECONDS)


def _stamp_of(status: os.stat_result) -> Stamp:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns
