"""The schema of the catalogue, and its version."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources

from fonds.base.fingerprint import number_of
from fonds.base.model import Remark
from fonds.base.speech import tell

_SCHEMAS = ("schema.sql", "views.sql")
_FULL_TEXT = "fulltext.sql"

NO_FULL_TEXT = Remark(
    "note",
    "no-full-text",
    "build/catalogue.db",
    tell(
        "It has no full-text table: the SQLite of this Python lacks FTS5. The site"
        " and its search do not need it; to query texts in SQL, build with another"
        " Python."
    ),
)
"""The note on a catalogue without its full-text table."""

_PAGE_SIZE = "PRAGMA page_size = 8192;"
"""Of the usual 4,096 bytes, articles of some pages of print would leave nearly half unused."""

_UNINDEXED = (
    "INSERT INTO articles_text (rowid, title, text) SELECT number, title, text FROM articles"
    " WHERE number > (SELECT ifnull(max(id), 0) FROM articles_text_docsize) ORDER BY number"
)
"""The articles that came since are put into the full-text table together: their numbers are above
those of all others."""


def create_tables(database: sqlite3.Connection) -> None:
    """Put the empty tables, and the views, into *database*.

    Without FTS5 in this SQLite, the full-text table is left out: nothing that fonds makes needs it.
    """
    texts = [_read(name) for name in (*_SCHEMAS, *([_FULL_TEXT] if can_index_text() else ()))]
    version = f"PRAGMA user_version = {schema_version()};"
    database.executescript("\n".join((_PAGE_SIZE, "BEGIN;", *texts, version, "COMMIT;")))


def index_texts(catalogue: sqlite3.Connection) -> None:
    """Put the articles that came since into the full-text table, if there is one."""
    if catalogue.execute("SELECT 1 FROM sqlite_master WHERE name = 'articles_text'").fetchone():
        catalogue.execute(_UNINDEXED)


@contextmanager
def catalogue_in_memory() -> Iterator[sqlite3.Connection]:
    """An empty catalogue that is gone at the end of the block: nothing is written to disk."""
    database = sqlite3.connect(":memory:")
    try:
        create_tables(database)
        yield database
    finally:
        database.close()


@cache
def schema_version() -> int:
    """The `user_version` of a catalogue; one of another version is created anew from the seeds."""
    return number_of(*map(_read, (*_SCHEMAS, _FULL_TEXT)))


def _read(name: str) -> str:
    return (resources.files("fonds.catalogue") / name).read_text(encoding="utf-8")


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
