"""Errors that end a command with one line, which says what to do next."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from fonds.base.speech import reason_of, tell


class UsageError(Exception):
    """A wrong folder, option or curated file; ends a command with one line and exit code 2.

    The message says what is wrong, where (``file:line`` if there is one) and what to do next.
    """


class BuildFailedError(Exception):
    """The archive's own state stopped a build; ends a command with one line and exit code 1."""


_SYSTEM_ERRORS = frozenset(
    {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN,
     sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY}
)  # fmt: skip
"""Primary result codes of SQLite for errors of the system: the disk, permissions, locks."""


def is_system_error(error: sqlite3.Error) -> bool:
    """Whether the system is the cause; else the database itself is damaged."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _SYSTEM_ERRORS


@contextmanager
def failing_plainly() -> Iterator[None]:
    """Turn errors of the system (disk full, no permission) into a BuildFailedError."""
    try:
        yield
    except BrokenPipeError:  # the reader of our output is gone; click ends the command
        raise
    except OSError as error:
        where = tell("{path}: ", path=error.filename) if error.filename else ""
        raise BuildFailedError(
            tell(
                "{where}{reason}; make room or permit it",
                where=where,
                reason=reason_of(error),
            )
        ) from error
    except sqlite3.Error as error:
        again = tell("delete build/*.db and build again")
        advice = tell("make room or permit it") if is_system_error(error) else again
        raise BuildFailedError(
            tell("a database of the build folder: {error}; {advice}", error=error, advice=advice)
        ) from error
