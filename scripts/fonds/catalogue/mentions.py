"""Mentions in the catalogue: where texts name something, and which record that is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fonds.base.fingerprint import hash_text
from fonds.catalogue.queries import Card


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of an article's text that names something."""

    article_id: str  # whose text it is
    start: int  # code points into that text
    end: int  # exclusive
    surface: str  # what stands there
    kind: str  # person, place, organisation or thing; "" if nothing there tells
    why: str  # "curated", "gazetteer", "model" or the rule: "rule/title" …
    target: str  # "people/joe-biden" for a curated record, "territory/US" for one of CLDR, else
    # the full form that the article gives the name
    record_id: str = ""  # the record that it means; "" while that is not known, or if there is none


def put_mentions(
    catalogue: sqlite3.Connection, article_id: str, mentions: Iterable[Mention]
) -> None:
    """Replace the mentions of *article_id*; their records, and so its tags, are found later."""
    for table in ("mentions", "tags"):
        catalogue.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
    catalogue.executemany(
        "INSERT INTO mentions (article_id, start, end, surface, kind, why, target)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((m.article_id, m.start, m.end, m.surface, m.kind, m.why, m.target) for m in mentions),
    )


_IN_BODY = "m.article_id = a.id AND m.start >= a.body_start"
"""Joins mentions below the headline to articles, with articles as the outer loop (CROSS JOIN keeps
the order)."""


_FIRST = (
    "SELECT m.article_id, min(m.start) AS start, m.end, m.surface, m.kind, m.why, m.target,"
    f" m.record_id FROM articles a CROSS JOIN mentions m ON {_IN_BODY}"
)
"""SQLite takes the other columns from the row that has the least start."""


def read_first_mentions(
    catalogue: sqlite3.Connection, cards: Sequence[Card]
) -> dict[str, tuple[Mention, ...]]:
    """Article id → the first mention below the headline of each record, in order."""
    found: dict[str, list[Mention]] = {card.id: [] for card in cards}
    placeholders = ", ".join("?" * len(found))
    rows = catalogue.execute(
        f"{_FIRST} WHERE a.id IN ({placeholders}) AND m.record_id IS NOT NULL"
        " GROUP BY m.article_id, m.record_id ORDER BY m.article_id, start",
        list(found),
    )
    for row in rows:
        found[row[0]].append(Mention(*row))
    return {article_id: tuple(mentions) for article_id, mentions in found.items()}


def read_record_mentions(
    catalogue: sqlite3.Connection, record_id: str, article_ids: list[str]
) -> Iterator[tuple[Mention, str]]:
    """The first mention of a record below the headline of each article that has one; its text."""
    placeholders = ", ".join("?" * len(article_ids))
    rows = catalogue.execute(
        f"SELECT f.*, a.text FROM ({_FIRST} WHERE a.id IN ({placeholders}) AND m.record_id = ?"
        " GROUP BY m.article_id) f JOIN articles a ON a.id = f.article_id",
        (*article_ids, record_id),
    )
    for *mention, text in rows:
        yield Mention(*mention), text


def read_article_mentions(
    catalogue: sqlite3.Connection, article_id: str
) -> tuple[list[Mention], str]:
    """The first mention of each record below the headline of one article, in order; its text."""
    (text,) = catalogue.execute("SELECT text FROM articles WHERE id = ?", (article_id,)).fetchone()
    rows = catalogue.execute(
        f"{_FIRST} WHERE a.id = ? AND m.record_id IS NOT NULL GROUP BY m.record_id ORDER BY start",
        (article_id,),
    )
    return [Mention(*row) for row in rows], text


def read_reasons(catalogue: sqlite3.Connection, record_id: str) -> dict[str, str]:
    """Article id → why it is tagged with a record."""
    return dict(
        catalogue.execute("SELECT article_id, why FROM tags WHERE record_id = ?", (record_id,))
    )


def read_shared_reasons(catalogue: sqlite3.Connection) -> dict[str, str]:
    """Record id → why all its articles are tagged with it, of those with one reason for all."""
    return dict(
        catalogue.execute(
            # The first and the last reason in the index of each record, not a walk over all tags.
            "SELECT id, (SELECT min(why) FROM tags WHERE record_id = id) AS first FROM records"
            " WHERE first = (SELECT max(why) FROM tags WHERE record_id = id)"
        )
    )


def read_named(catalogue: sqlite3.Connection) -> frozenset[str]:
    """The ids of the records that some text names."""
    rows = catalogue.execute("SELECT DISTINCT record_id FROM mentions WHERE record_id IS NOT NULL")
    return frozenset(record_id for (record_id,) in rows)


def read_hidden_names(catalogue: sqlite3.Connection) -> dict[str, list[str]]:
    """Article id → the names in it that no other page quotes, as it writes them."""
    hidden: dict[str, list[str]] = {}
    for article_id, surface in catalogue.execute("SELECT article_id, surface FROM hidden_names"):
        hidden.setdefault(article_id, []).append(surface)
    return hidden


def count_mentions(catalogue: sqlite3.Connection, record_id: str) -> dict[str, int]:
    """Article id → how often its text, headline included, names a record."""
    return dict(
        catalogue.execute(
            "SELECT article_id, count(*) FROM mentions WHERE record_id = ? GROUP BY article_id",
            (record_id,),
        )
    )


def read_tag_texts(catalogue: sqlite3.Connection) -> dict[str, str]:
    """Article id → its tags and why it has them, as one text: the input of fingerprints."""
    query = (
        "SELECT article_id, group_concat(record_id) || ' ' || group_concat(why)"
        " FROM tags GROUP BY article_id"
    )
    return dict(catalogue.execute(query))


def read_mention_keys(catalogue: sqlite3.Connection, tags: Mapping[str, str]) -> dict[str, str]:
    """Article id → fingerprint of its mentions, of its *tags*, which are all that there are, and of
    the names that no other page quotes."""
    mentions = catalogue.execute(
        "SELECT article_id, (SELECT a.body_start FROM articles a WHERE a.id = article_id)"
        " || ' ' || group_concat(start) || ' ' || group_concat(end)"
        " || ' ' || group_concat(record_id) || ' ' || group_concat(why)"
        " FROM mentions WHERE record_id IS NOT NULL GROUP BY article_id"
    )
    parts: dict[str, str] = dict(mentions)
    for article_id, tagged in tags.items():
        parts[article_id] = f"{parts.get(article_id, '')}\n{tagged}"
    for article_id, names in read_hidden_names(catalogue).items():
        parts[article_id] = f"{parts.get(article_id, '')}\n{sorted(names)}"
    return {id_: hash_text(text) for id_, text in parts.items()}
