"""What goes wrong by a person's hand, said so that the person can mend it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


class UsageError(Exception):
    """A wrong folder, option or curated file; ends a command with one line and exit code 2.

    The message says what is wrong, where (``file:line`` if there is one) and what to do next.
    """


class BuildFailedError(Exception):
    """The archive's own state stopped a build; ends a command with one line and exit code 1."""


@contextmanager
def failing_plainly() -> Iterator[None]:
    """Turn what the system refuses (disk full, no permission) into a BuildFailedError."""
    try:
        yield
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise BuildFailedError(
            f"{where}{error.strerror or error}; make room or permit it"
        ) from error
    except sqlite3.Error as error:
        raise BuildFailedError(f"the catalogue: {error}; delete it and build again") from error
