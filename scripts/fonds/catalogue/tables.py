"""The tables of the catalogue: which there are, and whether a database has just those."""

from __future__ import annotations

import sqlite3
from importlib import resources

VERSION = 8
"""Of the schema. A catalogue of another version is made anew from the seeds."""

_SCHEMAS = (("catalogue", "schema.sql"), ("relations", "schema.sql"), ("catalogue", "views.sql"))
_FULL_TEXT = ("catalogue", "fulltext.sql")


def create_tables(database: sqlite3.Connection) -> None:
    """Put the empty tables, and the views, into *database*.

    Without FTS5 in this SQLite, the full-text table is left out: nothing that fonds makes needs it.
    """
    schemas = (*_SCHEMAS, *([_FULL_TEXT] if can_index_text() else ()))
    texts = [
        (resources.files(f"fonds.{room}") / name).read_text(encoding="utf-8")
        for room, name in schemas
    ]
    database.executescript(
        "\n".join(("BEGIN;", *texts, f"PRAGMA user_version = {VERSION};", "COMMIT;"))
    )


def can_index_text() -> bool:
    """Whether the SQLite of this Python has FTS5."""
    probe = sqlite3.connect(":memory:")
    try:
        probe.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
    except sqlite3.OperationalError:
        return False
    finally:
        probe.close()
    return True
