"""What tables of metadata state of the sources, read where a table or the path of a file changed.

Only then, and where files look like such tables, is loaded what reads tables of all formats.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from fonds.accession.given import Rows, put_rows, read_rows
from fonds.accession.rows import FileIndex
from fonds.accession.selection import Selection, name_table, pick_tables
from fonds.base.fingerprint import code_of, fingerprint
from fonds.base.model import Remark
from fonds.config import Archive


@dataclass(frozen=True, slots=True)
class Tables:
    """What the tables among the files say."""

    rows: Rows  # of those that are used
    proposals: list[Remark]  # on those that no one has named so far


def state_metadata(catalogue: sqlite3.Connection, archive: Archive, selection: Selection) -> Tables:
    """What the tables of *archive* state of the files that *selection* found.

    While neither they nor the paths of the files changed, it is taken from the *catalogue*.
    """
    index = FileIndex(file.path for file in selection.found)
    tables = [(*name_table(archive, file), _hash_table(file)) for file in archive.metadata]
    code = code_of("fonds.accession", "fonds.parse")
    key = fingerprint(code, archive.dates, tables, index.paths)
    rows = read_rows(catalogue, key)
    if rows is None:
        from fonds.accession.tablefiles import read_tables

        rows = read_tables(archive, index)
        put_rows(catalogue, key, rows)
    return Tables(rows, _propose(archive, selection, index))


def _hash_table(file: Path) -> str:
    """The checksum of a table, or why it cannot be read."""
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        return repr(error)


def _propose(archive: Archive, selection: Selection, index: FileIndex) -> list[Remark]:
    """A note on each file set aside that looks like a table of metadata."""
    if not pick_tables(selection.aside):
        return []
    from fonds.accession.tablefiles import propose_tables

    return propose_tables(archive, selection.aside, index)
