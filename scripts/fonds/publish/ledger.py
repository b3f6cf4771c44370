"""Cache of what fonds wrote into the site, so that only what changed is made again.

Kept apart from the catalogue: it describes one folder on one machine (sizes and times of files),
the catalogue the archive.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from fonds.base.fingerprint import number_of
from fonds.base.slugs import short_hash
from fonds.config import Archive
from fonds.files.confined import way_to
from fonds.files.sqlite_files import clear_away, reopen, write_checksum
from fonds.files.stamps import Stamp

_SCHEMA = """
CREATE TABLE outputs (
  path TEXT PRIMARY KEY,   -- relative to the site
  key TEXT NOT NULL,       -- hash of all that it is made from
  size INTEGER NOT NULL,
  modified INTEGER NOT NULL,  -- nanoseconds, as the file system has them
  changed INTEGER NOT NULL,
  sha256 TEXT NOT NULL,    -- of its bytes
  spans TEXT NOT NULL      -- where its pieces lie, as JSON: [[key, offset, size], …]; or ""
) WITHOUT ROWID;
CREATE TABLE groups (
  name TEXT PRIMARY KEY,   -- of pages that are kept by one comparison (see `Group`)
  key TEXT NOT NULL        -- hash of all that they are made from
) WITHOUT ROWID
"""


class Output(NamedTuple):
    """One file of the site."""

    key: str  # fingerprint of all that it was made from; "": its bytes are compared
    stamp: Stamp  # of the file as it was written
    sha256: str  # of its bytes
    spans: str = ""  # where the pieces of an `Assembly` lie in it, as JSON


def place_ledger(archive: Archive) -> Path:
    """Where the ledger of the archive's site lies: each of several sites has its own."""
    place = way_to(archive.site, archive.root)
    return archive.build / f"outputs-{short_hash(place)}.db"


class Ledger:
    """The outputs of one site, in a small SQLite file; safe to delete."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> dict[str, Output]:
        """Path → output; empty if nothing is known."""
        return self.read_all()[0]

    def read_all(self) -> tuple[dict[str, Output], dict[str, str]]:
        """The same, and name → key of the groups that its pages are in."""
        connection = reopen(self._file, _version(), _create_tables)
        if connection is None:
            return {}, {}
        with closing(connection):
            rows = connection.execute("SELECT * FROM outputs")
            outputs = {
                path: Output(key, (size, modified, changed), sha256, spans)
                for path, key, size, modified, changed, sha256, spans in rows
            }
            return outputs, dict(connection.execute("SELECT * FROM groups"))

    def write(
        self, known: Mapping[str, Output], outputs: Mapping[str, Output], groups: Mapping[str, str]
    ) -> None:
        """Make *outputs* and *groups* the content of the file, which holds those that are *known*.

        A group may only be among them if its pages are as its key says.
        """
        connection = sqlite3.connect(self._file) if known else self._create()
        gone = ((path,) for path in known.keys() - outputs.keys())
        new = (
            (path, output.key, *output.stamp, output.sha256, output.spans)
            for path, output in outputs.items()
            if known.get(path) != output
        )
        with closing(connection), connection:
            connection.executemany("DELETE FROM outputs WHERE path = ?", gone)
            connection.executemany(
                "INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?, ?, ?)", new
            )
            connection.execute("DELETE FROM groups")
            connection.executemany("INSERT INTO groups VALUES (?, ?)", groups.items())
        write_checksum(self._file)

    def read_key(self, path: str) -> str:
        """The key of the output at *path*; "" if it is not known."""
        connection = reopen(self._file, _version(), _create_tables)
        if connection is None:
            return ""
        with closing(connection):
            found = connection.execute("SELECT key FROM outputs WHERE path = ?", (path,)).fetchone()
        return found[0] if found else ""

    def sign(self, path: str, key: str) -> None:
        """Give the output at *path*, which the file holds, this *key*."""
        with closing(sqlite3.connect(self._file)) as connection, connection:
            connection.execute("UPDATE outputs SET key = ? WHERE path = ?", (key, path))
        write_checksum(self._file)

    def _create(self) -> sqlite3.Connection:
        clear_away(self._file)
        connection = sqlite3.connect(self._file)
        _create_tables(connection)
        connection.execute(f"PRAGMA user_version = {_version()}")
        return connection


def _version() -> int:
    return number_of(_SCHEMA)


def _create_tables(database: sqlite3.Connection) -> None:
    database.executescript(_SCHEMA)
