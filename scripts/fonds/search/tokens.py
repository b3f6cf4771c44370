"""The search's cache from one build to the next: the words of every article, their families,
digests of chunks."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from fonds.catalogue.queries import Card
from fonds.files.sqlite_files import write_checksum
from fonds.search.analysis import BREAK, cut_words
from fonds.search.cache import connect
from fonds.search.chunks import Digests
from fonds.search.corpus import Text
from fonds.search.divided import add_joined
from fonds.search.family_store import FamilyStore
from fonds.search.figures import measure
from fonds.search.former import Articles
from fonds.search.forms import Forms
from fonds.search.kept import KeptLists
from fonds.search.kept_rows import KeptRows
from fonds.search.surfaces import Surfaces

_BATCH = 500  # articles that are read and written with one query
_KEPT = 5_000  # articles after which what is new is kept, where it is


class Cut(NamedTuple):
    """An article, cut into words, and what else is to be known of its text."""

    words: bytes | None  # their numbers, four bytes each; None: they are as they were
    size: int  # characters of its body
    total: int  # how many words it has, see `measure`
    twice: bytes  # where they are read twice: the same


_Row = tuple[str, bytes, bytes | None, int, int, bytes]
"""A row of the table ``search_tokens``: id, key, and what `Cut` holds."""


class TokenStore:
    """Tokenises articles, and caches their words in a SQLite file of its own.

    The numbers of surfaces depend on the order in which articles were added; nothing in the index
    may depend on them.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._numbers = Surfaces(database)
        self._fresh: list[_Row] = []
        self._seen: dict[str, bytes] = {}  # id → key, of what was cut
        self._unkept = 0  # articles that were cut since what is new was kept
        self.digests = Digests(dict(database.execute("SELECT inputs, digest FROM digests")))
        """Cache of the digests of chunks."""
        self.families = FamilyStore(database.execute("SELECT * FROM families"))
        """Cache of the families of words."""
        self.lists = KeptLists(KeptRows(database))
        """Cache of the posting lists."""
        self._former: dict[str, tuple[bytes, bytes]] = {}  # id → key and words, if it changed

    @property
    def surfaces(self) -> list[str]:
        """Every surface by its number; the first is the end of a paragraph."""
        return self._numbers.surfaces

    @property
    def forms(self) -> Forms:
        """The folded form of each surface."""
        return self._numbers.forms

    def cut(self, texts: Iterable[Text], *, keep: bool = False) -> Iterator[tuple[Text, Cut]]:
        """Each of *texts* with its words as numbers: title, a 0, each paragraph with a 0 after it,
        and so what is searched once more since words are divided in it.

        Four bytes each, in the machine's order. *keep*: what is new is kept now and then, whatever
        becomes of this run, and words are read of articles too that did not change.
        """
        columns = f"article_id, key, {'data' if keep else 'NULL'}, size, total, twice"
        known = {} if keep else {row[0]: row for row in self._query_all(columns)}
        texts = iter(texts)
        while batch := list(islice(texts, _BATCH)):
            if keep:
                rows = self._query([text.card.id for text in batch], columns)
                known = {row[0]: row for row in rows}
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

    def articles(self, cards: Sequence[Card]) -> Articles:
        """The articles of *cards*, all of which were cut."""
        ids, langs = [card.id for card in cards], [card.lang for card in cards]
        return Articles(ids, langs, b"".join(map(self._seen.__getitem__, ids)), self._find_words)

    def _find_words(self, article_id: str, key: bytes) -> bytes | None:
        """The words that an article has or had, if they are still known."""
        former = self._former.get(article_id)
        if former and former[0] == key:
            return former[1]
        found = self._query([article_id], "key, data").fetchone()
        return found[1] if found and found[0] == key else None

    def save(self) -> None:
        """Write the new words; drop articles that were not cut in this run."""
        run = self._database.executemany
        self._put_surfaces()
        for forms in self.forms.take_fresh():
            self._database.execute("DELETE FROM forms")
            self._database.execute("INSERT INTO forms VALUES (?, ?, ?)", forms)
        families = self.families.take_fresh()
        run("INSERT OR REPLACE INTO families VALUES (?, ?, ?, ?, ?, ?, ?)", families)
        self._drop_gone()
        used, known = self.digests.used, self.digests.known
        run("DELETE FROM digests WHERE inputs = ?", zip(known.keys() - used.keys()))
        run("INSERT OR REPLACE INTO digests VALUES (?, ?)", used.items() - known.items())
        self._database.commit()

    def _cut(self, text: Text, known: _Row | None) -> Cut:
        article_id = text.card.id
        self._seen[article_id] = text.key
        if known and known[1] == text.key:
            return Cut(*known[2:])
        if known and len(self._former) < _KEPT:
            self._former[article_id] = known[1], next(self.words([article_id]))
        body = text.body
        whole = f"{text.card.title}{BREAK}{body}{BREAK}"
        words = cut_words(add_joined(whole))
        data = array("I", map(self._numbers.__getitem__, words)).tobytes()
        cut = Cut(data, len(body), *measure(whole, data))
        self._fresh.append((article_id, text.key, *cut))
        return cut

    def _drop_gone(self) -> None:
        """Drop the words of articles that were not cut in this run."""
        query = self._database.execute
        if query("SELECT count(*) FROM search_tokens").fetchone()[0] > len(self._seen):
            ids = [row[0] for row in query("SELECT article_id FROM search_tokens")]
            gone = [(article_id,) for article_id in ids if article_id not in self._seen]
            self._database.executemany("DELETE FROM search_tokens WHERE article_id = ?", gone)

    def _put_fresh(self) -> None:
        """Write new rows into the open transaction: all of them would take too much memory."""
        query = "INSERT OR REPLACE INTO search_tokens VALUES (?, ?, ?, ?, ?, ?)"
        self._database.executemany(query, self._fresh)
        self._fresh.clear()

    def _put_surfaces(self) -> None:
        rows = self._numbers.take_fresh()
        self._database.executemany("INSERT INTO surfaces VALUES (?, ?)", rows)

    def _keep(self) -> None:
        """Commit the words of the articles that were cut so far, with their surfaces."""
        self._put_surfaces()
        self._database.commit()
        self._unkept = 0

    def _read(self, ids: list[str], column: str = "data") -> dict[str, bytes]:
        return dict(self._query(ids, f"article_id, {column}"))

    def _query_all(self, columns: str) -> sqlite3.Cursor:
        """All rows at once: half as long as 500 after 500, where they all have place in memory."""
        return self._database.execute(f"SELECT {columns} FROM search_tokens")  # noqa: S608

    def _query(self, ids: list[str], columns: str) -> sqlite3.Cursor:
        placeholders = ",".join("?" * len(ids))
        chosen = f"article_id IN ({placeholders})"
        query = f"SELECT {columns} FROM search_tokens WHERE {chosen}"  # noqa: S608
        return self._database.execute(query, ids)


@contextmanager
def open_tokens(path: Path | None) -> Iterator[TokenStore]:
    """The store at *path*, made anew if it is missing, outdated or damaged; None: in memory.

    Nothing is committed unless `TokenStore.save` is called, or `cut` is called with *keep*.
    """
    database = connect(path)
    try:
        yield TokenStore(database)
    finally:
        database.close()
    if path:
        write_checksum(path)
