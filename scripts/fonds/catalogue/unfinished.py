"""A catalogue that is kept while a build is at work, and so may be of one that was killed.

It counts as unfinished until all stages have come to their end: each then looks again, and finds
what was done. Nobody else reads it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial

_ID = 1
"""The `application_id` of such a catalogue, a number in the file's header; else it is 0."""
_KEPT = 5_000
"""Articles after which what is done is kept."""
_CACHE = 32 << 10
"""KiB of changed pages of the file that are kept in memory."""
_WAIT = 24 * 60 * 60 * 1000
"""Milliseconds to wait for another process that reads, or that writes what it changed."""

Tick = Callable[[int, int], None]
"""Called with how many are done, and of how many."""


def is_unfinished(catalogue: sqlite3.Connection) -> bool:
    """Whether something was kept since all stages last came to their end."""
    (found,) = catalogue.execute("PRAGMA application_id").fetchone()
    return bool(found == _ID)


def keep_so_far(catalogue: sqlite3.Connection) -> None:
    """Keep what is done, whatever becomes of this build."""
    catalogue.execute(f"PRAGMA application_id = {_ID}")
    catalogue.commit()


def share(catalogue: sqlite3.Connection) -> None:
    """Keep what is done, and let others read it while this build goes on.

    What it changes from here on stays in memory up to `_CACHE`, since writing it to the file would
    lock them out until all is done: then they wait.
    """
    keep_so_far(catalogue)
    catalogue.execute(f"PRAGMA cache_size = -{_CACHE}")
    wait_long(catalogue)


def wait_long(catalogue: sqlite3.Connection) -> None:
    """Wait for the other process where the file is locked, instead of failing."""
    catalogue.execute(f"PRAGMA busy_timeout = {_WAIT}")


def finish(catalogue: sqlite3.Connection) -> None:
    """All stages have come to their end."""
    if is_unfinished(catalogue):
        catalogue.execute("PRAGMA application_id = 0")


def keeping(
    catalogue: sqlite3.Connection, stage: Callable[[str, int, int], None], *, often: bool
) -> Callable[[str], Tick]:
    """What makes the `Tick` of a stage of that name, which tells *stage*.

    If *often*, it keeps now and then what was changed.
    """
    kept = catalogue.total_changes

    def tick(name: str, done: int, of: int) -> None:
        nonlocal kept
        stage(name, done, of)
        if often and done % _KEPT == 0 and catalogue.total_changes > kept:
            keep_so_far(catalogue)
            kept = catalogue.total_changes

    return lambda name: partial(tick, name)
