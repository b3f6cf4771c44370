"""The file that the search's cache is in, and its tables."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from fonds.base.fingerprint import code_of, number_of
from fonds.files.sqlite_files import clear_away, reopen

SCHEMA = """
CREATE TABLE surfaces (
  first INTEGER PRIMARY KEY,    -- the number of the first of its words; 0 is the end of a paragraph
  words TEXT NOT NULL           -- as they are written somewhere, a line each
);
CREATE TABLE forms (
  names TEXT NOT NULL,          -- the folded forms of all words, a line each, in order
  hashes BLOB NOT NULL,         -- the CRC-32 of each
  places BLOB NOT NULL          -- of each word, from 0 on, where its form is; both four bytes
);
CREATE TABLE search_tokens (
  article_id TEXT PRIMARY KEY,
  key BLOB NOT NULL,            -- hash of all that its text is made of
  data BLOB NOT NULL,           -- numbers of its words, four bytes each, in the machine's order
  size INTEGER NOT NULL,        -- characters of its body
  total INTEGER NOT NULL,       -- words that it has, those that are read twice once
  twice BLOB NOT NULL           -- where it is read twice: numbers, four bytes each
) WITHOUT ROWID;
CREATE TABLE families (
  lang TEXT PRIMARY KEY,        -- of words that its texts have
  keys TEXT NOT NULL,           -- what words of one family have in common, a line each
  words BLOB NOT NULL,          -- numbers of the words whose keys are known
  asked BLOB NOT NULL,          -- how many keys each asks for
  asks BLOB NOT NULL,           -- the numbers of these
  answered BLOB NOT NULL,       -- how many each answers to
  answers BLOB NOT NULL         -- the numbers of these; all in the machine's order
) WITHOUT ROWID;
CREATE TABLE lists (
  name TEXT NOT NULL,           -- what of the posting lists it is
  block INTEGER NOT NULL,       -- from 0: the data is cut into blocks of 1 MiB
  data BLOB NOT NULL,           -- numbers have eight bytes, in the machine's order
  PRIMARY KEY (name, block)
);
CREATE TABLE digests (
  inputs BLOB PRIMARY KEY,      -- hash of all that a chunk was made of
  digest BLOB NOT NULL          -- of its data
) WITHOUT ROWID;
"""

_PAGE = 1 << 15  # bytes of a page of the file: an article's words fill half of a smaller one


def connect(path: Path | None) -> sqlite3.Connection:
    """The cache at *path*, made anew if it is missing, outdated or damaged; None: in memory."""
    if path is None:
        return _create(":memory:")
    path.parent.mkdir(parents=True, exist_ok=True)
    database = reopen(path, _version(), _create_tables)
    if database is None:
        clear_away(path)
        database = _create(str(path))
    return database


def _create(path: str) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA page_size = {_PAGE}")
    _create_tables(database)
    database.execute(f"PRAGMA user_version = {_version()}")
    database.commit()
    return database


def _create_tables(database: sqlite3.Connection) -> None:
    database.executescript(SCHEMA)


def _version() -> int:
    """The `user_version`: fingerprint of all that the cache depends on, besides the archive."""
    return number_of(SCHEMA, code_of("fonds.search.index"))
