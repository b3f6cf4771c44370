"""What the disk says of a file that nobody reads: its size and times tell whether it changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fonds.files.walk import Skip, walk_entries

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
    """Path → stamp of every file below *root*; None for a link, and for a folder not listed.

    What a link leads to may change unseen. There may be no *root* at all.
    """
    return dict(walk_stamps(root, skip))


def walk_stamps(root: Path, skip: Skip | None = None) -> Iterator[tuple[str, Stamp | None]]:
    """The same, one after the other."""
    if not os.path.lexists(root):
        return
    unlisted: list[str] = []
    for path, entry in walk_entries(root, skip, lambda path, _: unlisted.append(path)):
        linked = entry.is_symlink()
        yield path, None if linked else _stamp_of(entry.stat(follow_symlinks=False))
    yield from ((path, None) for path in unlisted)


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
