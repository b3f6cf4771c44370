"""Catalogues of a few articles, as accession and names leave them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from fonds.base.edtf import read_edtf
from fonds.base.kinds import BY_FOLDER
from fonds.base.model import Article, Metadata
from fonds.catalogue.store import SourceRow, put_article, put_source
from fonds.catalogue.tables import create_tables

TABLES = (
    "relations",
    "relation_counts",
    "traits",
    "vectors",
    "term_counts",
    "likenesses",
    "relation_states",
)
"""What relating writes."""


OPENED: list[sqlite3.Connection] = []
"""The catalogues that the test at hand has made."""


@dataclass(frozen=True, slots=True)
class Given:
    """An article to put into a catalogue."""

    id: str
    title: str
    body: str
    date: str = "2017-05"
    tags: tuple[str, ...] = ()


def make_catalogue(articles: Iterable[Given] = ()) -> sqlite3.Connection:
    """A catalogue of *articles*, which is closed at the end of the test."""
    catalogue = sqlite3.connect(":memory:")
    OPENED.append(catalogue)
    create_tables(catalogue)
    for article in articles:
        put(catalogue, article)
    return catalogue


def put(catalogue: sqlite3.Connection, given: Given) -> None:
    """Write *given*, in the place of what had its id."""
    remove(catalogue, given.id)
    path = f"{given.id}.txt"
    key = repr((given.title, given.body, given.date))
    source_id = put_source(catalogue, SourceRow(path, b"", "", 1, "utf-8", "article", "", key))
    article = Article(
        title=given.title,
        title_from="source",
        headline_start=0,
        body_start=len(given.title) + 2,
        date=read_edtf(given.date) if given.date else None,
        date_from="metadata" if given.date else "",
        source_date=None,
        modified=None,
        lang="fr",
        dir="ltr",
        dateline="",
        paragraphs=(given.title, *given.body.split("\n\n")),
        opening=(),
    )
    put_article(catalogue, source_id, given.id, article, Metadata(), [])
    catalogue.executemany(
        "INSERT OR IGNORE INTO records VALUES (?, ?, ?, 0, '', '{}', '', 1, '')",
        ((tag, BY_FOLDER[tag.partition("/")[0]].name, tag) for tag in given.tags),
    )
    catalogue.executemany(
        "INSERT INTO tags (article_id, record_id, why) VALUES (?, ?, '')",
        ((given.id, tag) for tag in given.tags),
    )


def remove(catalogue: sqlite3.Connection, article_id: str) -> None:
    catalogue.execute("DELETE FROM tags WHERE article_id = ?", (article_id,))
    catalogue.execute("DELETE FROM articles WHERE id = ?", (article_id,))
    catalogue.execute("DELETE FROM sources WHERE path = ?", (f"{article_id}.txt",))


def dump(catalogue: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """All that relating wrote."""
    return {
        table: sorted(catalogue.execute("SELECT * FROM " + table))  # noqa: S608
        for table in TABLES
    }
