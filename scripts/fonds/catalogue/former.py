"""Articles as they were before this run changed them: by which it sees whether a change matters.

What deletes an article, or what is known of its names, sets it aside before, in tables that are
gone with the connection. Those are few articles: after many changes all is made anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

MOST = 100
"""From so many changed articles on, not all of them were set aside."""

_TABLES = (
    "CREATE TEMP TABLE IF NOT EXISTS former_articles"
    " (id PRIMARY KEY, stated, publication, creator, path, topics, text)",
    "CREATE TEMP TABLE IF NOT EXISTS former_mentions AS SELECT * FROM mentions LIMIT 0",
    "CREATE TEMP TABLE IF NOT EXISTS former_tags AS SELECT * FROM tags LIMIT 0",
)
_ARTICLES = (
    "FROM articles a JOIN sources s ON s.id = a.source_id"
    " LEFT JOIN mention_states m ON m.article_id = a.id"
)
_STATED = "a.id, a.stated, a.publication, a.creator, s.path, m.topics"
_MENTIONED = "article_id, target, surface, kind, why, count(*)"
_GROUPED = "GROUP BY article_id, target, surface, kind, why"
_IS_FORMER = "IN (SELECT id FROM former_articles)"


def set_aside(catalogue: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Keep the articles *ids* with their mentions and tags, as they are when first set aside."""
    for statement in _TABLES:
        catalogue.execute(statement)
    (room,) = catalogue.execute("SELECT ? - count(*) FROM former_articles", (MOST,)).fetchone()
    for _, article_id in zip(range(room), ids, strict=False):
        put = f"INSERT OR IGNORE INTO former_articles SELECT {_STATED}, a.text {_ARTICLES}"
        if catalogue.execute(f"{put} WHERE a.id = ?", (article_id,)).rowcount:
            for table in ("mentions", "tags"):
                rows = f"SELECT * FROM {table} WHERE article_id = ?"
                catalogue.execute(f"INSERT INTO former_{table} {rows}", (article_id,))


def list_former(catalogue: sqlite3.Connection) -> frozenset[str]:
    """The ids of the articles that were set aside."""
    for statement in _TABLES:
        catalogue.execute(statement)
    return frozenset(id_ for (id_,) in catalogue.execute("SELECT id FROM former_articles"))


def is_evidence_same(catalogue: sqlite3.Connection) -> bool:
    """Whether what is stated of the articles set aside, and what they mention, is what it was."""
    return all(
        set(catalogue.execute(before)) == set(catalogue.execute(now))
        for before, now in (
            (
                "SELECT id, stated, publication, creator, path, topics FROM former_articles",
                f"SELECT {_STATED} {_ARTICLES} WHERE a.id {_IS_FORMER}",
            ),
            (
                f"SELECT {_MENTIONED} FROM former_mentions {_GROUPED}",
                f"SELECT {_MENTIONED} FROM mentions WHERE article_id {_IS_FORMER} {_GROUPED}",
            ),
        )
    )


def read_rewritten(catalogue: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Id, text before and text now of each of the articles set aside that are still there."""
    return catalogue.execute(
        "SELECT id, f.text, a.text FROM former_articles f JOIN articles a USING (id)"
    )


def read_former_labels(catalogue: sqlite3.Connection, kind: str) -> Iterator[str]:
    """The labels of the records of *kind* that the articles set aside mentioned."""
    rows = catalogue.execute(
        "SELECT DISTINCT label FROM former_mentions JOIN records r ON r.id = record_id"
        " WHERE r.kind = ?",
        (kind,),
    )
    return (label for (label,) in rows)


def give_back(catalogue: sqlite3.Connection) -> None:
    """Give the articles set aside, which mention what they did, their records and tags again."""
    catalogue.execute(
        "UPDATE mentions AS m SET record_id = (SELECT f.record_id FROM former_mentions f"
        " WHERE (f.article_id, f.target, f.surface, f.why)"
        f" = (m.article_id, m.target, m.surface, m.why)) WHERE m.article_id {_IS_FORMER}"
    )
    catalogue.execute("INSERT INTO tags SELECT * FROM former_tags")
