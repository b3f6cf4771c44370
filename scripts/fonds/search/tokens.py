"""The search's cache from one build to the next: the words of every article, their families,
digests of chunks."""

from __future__ import annotations

import hashlib
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from fonds.base.fingerprint import code_of, number_of
from fonds.files.sqlite_files import clear_away, reopen, write_checksum
from fonds.search.analysis import BREAK, cut_words, fold
from fonds.search.chunks import Digests
from fonds.search.corpus import Text
from fonds.search.divided import add_joined
from fonds.search.family_store import FamilyStore

SCHEMA = """
CREATE TABLE surfaces (
  id INTEGER PRIMARY KEY,       -- from 1; 0 is the end of a paragraph
  surface TEXT NOT NULL UNIQUE, -- a word as it is written somewhere
  form TEXT NOT NULL            -- its folded form
);
CREATE TABLE search_tokens (
  article_id TEXT PRIMARY KEY,
  key BLOB NOT NULL,            -- hash of the text that was cut into words
  data BLOB NOT NULL            -- numbers of its words, four bytes each, in the machine's order
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
CREATE TABLE digests (
  inputs BLOB PRIMARY KEY,      -- hash of all that a chunk was made of
  digest BLOB NOT NULL          -- of its data
) WITHOUT ROWID;
"""

_BATCH = 500  # articles that are read and written with one query
_KEPT = 5_000  # articles after which what is new is kept, where it is


class TokenStore:
    """Tokenises articles, and caches their words in a SQLite file of its own.

    The numbers of surfaces depend on the order in which articles were added; nothing in the index
    may depend on them.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._numbers = _Numbers(database)
        self._known: dict[str, bytes] = dict(
            database.execute("SELECT article_id, key FROM search_tokens")
        )
        self._fresh: list[tuple[str, bytes, bytes]] = []
        self._seen: set[str] = set()
        self._unkept = 0  # articles that were cut since what is new was kept
        self.digests = Digests(dict(database.execute("SELECT inputs, digest FROM digests")))
        """Cache of the digests of chunks."""
        self.families = FamilyStore(database.execute("SELECT * FROM families"))
        """Cache of the families of words."""

    @property
    def surfaces(self) -> list[str]:
        """Every surface by its number; the first is the end of a paragraph."""
        return self._numbers.surfaces

    @property
    def forms(self) -> list[str]:
        """The folded form of each surface; the first is empty."""
        return self._numbers.forms

    def cut(self, texts: Iterable[Text], *, keep: bool = False) -> Iterator[tuple[Text, bytes]]:
        """Each of *texts* with its words as numbers: title, a 0, each paragraph with a 0 after it,
        and so what is searched once more since words are divided in it.

        Four bytes each, in the machine's order. *keep*: what is new is kept now and then, whatever
        becomes of this run.
        """
        texts = iter(texts)
        while batch := list(islice(texts, _BATCH)):
            known = self._read([text.card.id for text in batch])
            cuts = [self._cut(text, known.get(text.card.id)) for text in batch]
            self._put_fresh()
            self._unkept += len(batch)
            if keep and self._unkept >= _KEPT:
                self._keep()
            yield from zip(batch, cuts, strict=True)

    def words(self, ids: Sequence[str]) -> Iterator[bytes]:
        """The words of the articles *ids*, all of which were cut."""
        for at in range(0, len(ids), _BATCH):
            part = list(ids[at : at + _BATCH])
            found = self._read(part)
            yield from (found[article_id] for article_id in part)

    def keys(self, ids: Sequence[str]) -> Iterator[bytes]:
        """The hash of the text of each of the articles *ids*, all of which were cut."""
        for at in range(0, len(ids), _BATCH):
            part = list(ids[at : at + _BATCH])
            found = self._read(part, "key")
            yield from (found[article_id] for article_id in part)

    def save(self) -> None:
        """Write the new words; drop articles that were not cut in this run."""
        run = self._database.executemany
        self._put_surfaces()
        families = self.families.take_fresh()
        run("INSERT OR REPLACE INTO families VALUES (?, ?, ?, ?, ?, ?, ?)", families)
        gone = [(article_id,) for article_id in self._known.keys() - self._seen]
        run("DELETE FROM search_tokens WHERE article_id = ?", gone)
        if self.digests.used != self.digests.known:
            self._database.execute("DELETE FROM digests")
            run("INSERT INTO digests VALUES (?, ?)", self.digests.used.items())
        self._database.commit()

    def _cut(self, text: Text, known: bytes | None) -> bytes:
        article_id = text.card.id
        self._seen.add(article_id)
        whole = f"{text.card.title}{BREAK}{text.body}{BREAK}"
        key = hashlib.blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=12).digest()
        if known is not None and self._known.get(article_id) == key:
            return known
        words = cut_words(add_joined(whole))
        data = array("I", map(self._numbers.__getitem__, words)).tobytes()
        self._fresh.append((article_id, key, data))
        return data

    def _put_fresh(self) -> None:
        """Write new rows into the open transaction: all of them would take too much memory."""
        query = "INSERT OR REPLACE INTO search_tokens VALUES (?, ?, ?)"
        self._database.executemany(query, self._fresh)
        self._fresh.clear()

    def _put_surfaces(self) -> None:
        rows = self._numbers.take_fresh()
        self._database.executemany("INSERT INTO surfaces VALUES (?, ?, ?)", rows)

    def _keep(self) -> None:
        """Commit the words of the articles that were cut so far, with their surfaces."""
        self._put_surfaces()
        self._database.commit()
        self._unkept = 0

    def _read(self, ids: list[str], column: str = "data") -> dict[str, bytes]:
        placeholders = ",".join("?" * len(ids))
        chosen = f"article_id IN ({placeholders})"
        query = f"SELECT article_id, {column} FROM search_tokens WHERE {chosen}"  # noqa: S608
        return dict(self._database.execute(query, ids))


class _Numbers(dict[str, int]):
    """Surface → number; an unknown surface gets the next one."""

    def __init__(self, database: sqlite3.Connection) -> None:
        rows = database.execute("SELECT surface, form FROM surfaces ORDER BY id").fetchall()
        self.surfaces = ["", *(surface for surface, _ in rows)]
        self.forms = ["", *(form for _, form in rows)]
        self._saved = len(self.surfaces)
        super().__init__(zip(self.surfaces, range(len(self.surfaces)), strict=True))
        self[BREAK] = 0

    def __missing__(self, surface: str) -> int:
        number = self[surface] = len(self.surfaces)
        self.surfaces.append(surface)
        self.forms.append(fold(surface))
        return number

    def take_fresh(self) -> Iterator[tuple[int, str, str]]:
        """The rows that the database lacks; can be called once."""
        first, self._saved = self._saved, len(self.surfaces)
        for number in range(first, self._saved):
            yield number, self.surfaces[number], self.forms[number]


@contextmanager
def open_tokens(path: Path | None) -> Iterator[TokenStore]:
    """The store at *path*, made anew if it is missing, outdated or damaged; None: in memory.

    Nothing is committed unless `TokenStore.save` is called, or `cut` is called with *keep*.
    """
    database = _connect(path)
    try:
        yield TokenStore(database)
    finally:
        database.close()
    if path:
        write_checksum(path)


def _connect(path: Path | None) -> sqlite3.Connection:
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
    _create_tables(database)
    database.execute(f"PRAGMA user_version = {_version()}")
    database.commit()
    return database


def _create_tables(database: sqlite3.Connection) -> None:
    database.executescript(SCHEMA)


def _version() -> int:
    """The `user_version`: fingerprint of all that the cache depends on, besides the archive."""
    return number_of(SCHEMA, code_of("fonds.search.index"))
