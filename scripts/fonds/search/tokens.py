"""The words of every article as numbers, kept from one build to the next."""

from __future__ import annotations

import hashlib
import sqlite3
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fonds.seals import clear_away, reopen, seal
from fonds.search.analysis import BREAK, VERSION, cut_words

SCHEMA = """
CREATE TABLE surfaces (
  id INTEGER PRIMARY KEY,       -- from 1; 0 stands for the end of a paragraph
  surface TEXT NOT NULL UNIQUE  -- a word as it is written somewhere
);
CREATE TABLE search_tokens (
  article_id TEXT PRIMARY KEY,
  key BLOB NOT NULL,            -- hash of the text that was cut into words
  data BLOB NOT NULL            -- numbers of its words, four bytes each, in the machine's order
) WITHOUT ROWID;
"""


class TokenStore:
    """Cuts articles into words, and remembers them in a SQLite file of its own.

    The numbers of surfaces depend on the order in which articles came; nothing that is written
    of them into the index may.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._numbers = _Numbers(database)
        self._known: dict[str, bytes] = dict(
            database.execute("SELECT article_id, key FROM search_tokens")
        )
        self._seen: set[str] = set()

    @property
    def surfaces(self) -> list[str]:
        """Every surface by its number; the first stands for the end of a paragraph."""
        surfaces = [""] * (self._numbers.next)
        for surface, number in self._numbers.items():
            surfaces[number] = surface
        return surfaces

    def cut(self, article_id: str, title: str, body: str) -> bytes:
        """The numbers of the words of the title, a 0, those of each paragraph with a 0 after it.

        Four bytes each, in the machine's order.
        """
        self._seen.add(article_id)
        text = f"{title}{BREAK}{body}{BREAK}"
        key = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()
        if self._known.get(article_id) == key:
            return self._read(article_id)
        data = array("I", map(self._numbers.__getitem__, cut_words(text))).tobytes()
        row = (article_id, key, data)
        self._database.execute("INSERT OR REPLACE INTO search_tokens VALUES (?, ?, ?)", row)
        return data

    def save(self) -> None:
        """Keep the new words; forget articles that were not cut in this run, and their words."""
        self._database.executemany("INSERT INTO surfaces VALUES (?, ?)", self._numbers.fresh)
        self._numbers.fresh.clear()
        gone = [(article_id,) for article_id in self._known.keys() - self._seen]
        self._database.executemany("DELETE FROM search_tokens WHERE article_id = ?", gone)
        self._database.commit()

    def _read(self, article_id: str) -> bytes:
        query = "SELECT data FROM search_tokens WHERE article_id = ?"
        (data,) = self._database.execute(query, (article_id,)).fetchone()
        return bytes(data)


class _Numbers(dict[str, int]):
    """Surface → number; an unknown surface gets the next one."""

    def __init__(self, database: sqlite3.Connection) -> None:
        super().__init__(database.execute("SELECT surface, id FROM surfaces"))
        self.next = max(self.values(), default=0) + 1
        self.fresh: list[tuple[int, str]] = []
        self[BREAK] = 0

    def __missing__(self, surface: str) -> int:
        number = self[surface] = self.next
        self.next += 1
        self.fresh.append((number, surface))
        return number


@contextmanager
def open_tokens(path: Path | None) -> Iterator[TokenStore]:
    """The store at *path*, made anew if it is absent, of other rules or damaged; None: in memory.

    Nothing is kept unless `TokenStore.save` is called.
    """
    database = _connect(path)
    try:
        yield TokenStore(database)
    finally:
        database.close()
    if path:
        seal(path)


def _connect(path: Path | None) -> sqlite3.Connection:
    if path is None:
        return _create(":memory:")
    path.parent.mkdir(parents=True, exist_ok=True)
    database = reopen(path, VERSION)
    if database is None:
        clear_away(path)
        database = _create(str(path))
    return database


def _create(path: str) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    database.executescript(SCHEMA)
    database.execute(f"PRAGMA user_version = {VERSION}")
    return database
