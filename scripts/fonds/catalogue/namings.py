"""Where texts name the records, as the catalogue tells it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from fonds.catalogue.queries import Card


@dataclass(frozen=True, slots=True)
class Naming:
    """Where a text first names a record."""

    start: int  # code points into the article's text
    end: int  # exclusive
    record_id: str  # what it names


_BELOW_HEADLINE = "(a.title_from != 'source' OR m.start > instr(a.text, char(10) || char(10)))"


def read_namings(
    catalogue: sqlite3.Connection, cards: Sequence[Card]
) -> dict[str, tuple[Naming, ...]]:
    """Article id → the first place below the headline that names each record, in order."""
    found: dict[str, list[Naming]] = {card.id: [] for card in cards}
    marks = ", ".join("?" * len(found))
    rows = catalogue.execute(
        "SELECT m.article_id, min(m.start), m.end, m.record_id FROM mentions m"
        f" JOIN articles a ON a.id = m.article_id AND {_BELOW_HEADLINE}"
        f" WHERE m.record_id IS NOT NULL AND m.article_id IN ({marks})"
        " GROUP BY m.article_id, m.record_id ORDER BY m.article_id, min(m.start)",
        list(found),
    )
    for article_id, start, end, record_id in rows:
        found[article_id].append(Naming(start, end, record_id))
    return {article_id: tuple(namings) for article_id, namings in found.items()}


@dataclass(frozen=True, slots=True)
class FirstNaming:
    """Where an article first names a record, and why that is taken for its name."""

    article_id: str  # whose text it is
    start: int  # code points into that text
    surface: str  # what stands there
    kind: str  # what it seems to be there; "" if nothing tells
    why: str  # as `MentionRow` has it
    target: str  # as `MentionRow` has it
    text: str  # the whole text


def read_first_namings(
    catalogue: sqlite3.Connection, record_id: str, article_ids: list[str]
) -> Iterator[FirstNaming]:
    """The first mention of a record below the headline of each article that has one."""
    marks = ", ".join("?" * len(article_ids))
    rows = catalogue.execute(
        "SELECT m.article_id, min(m.start), m.surface, m.kind, m.why, m.target, a.text"
        " FROM mentions m"
        f" JOIN articles a ON a.id = m.article_id AND {_BELOW_HEADLINE}"
        f" WHERE m.record_id = ? AND m.article_id IN ({marks}) GROUP BY m.article_id",
        (record_id, *article_ids),
    )
    for row in rows:
        yield FirstNaming(*row)


def read_reasons(catalogue: sqlite3.Connection, record_id: str) -> dict[str, str]:
    """Article id → why it is tagged with a record."""
    return dict(
        catalogue.execute("SELECT article_id, why FROM tags WHERE record_id = ?", (record_id,))
    )


def read_shared_reasons(catalogue: sqlite3.Connection) -> dict[str, str]:
    """Record id → why all its articles are tagged with it, of those with one reason for all."""
    return dict(
        catalogue.execute(
            "SELECT record_id, min(why) FROM tags GROUP BY record_id HAVING min(why) = max(why)"
        )
    )


def read_named(catalogue: sqlite3.Connection) -> frozenset[str]:
    """The ids of the records that some text names."""
    rows = catalogue.execute("SELECT DISTINCT record_id FROM mentions WHERE record_id IS NOT NULL")
    return frozenset(record_id for (record_id,) in rows)


def count_mentions(catalogue: sqlite3.Connection, record_id: str) -> dict[str, int]:
    """Article id → how often its text, headline included, names a record."""
    return dict(
        catalogue.execute(
            "SELECT article_id, count(*) FROM mentions WHERE record_id = ? GROUP BY article_id",
            (record_id,),
        )
    )


def read_naming_keys(catalogue: sqlite3.Connection) -> dict[str, str]:
    """Article id → hash of where its text names what and why, and of what a person stated."""
    mentions = catalogue.execute(
        "SELECT m.article_id, group_concat(a.title_from || ' ' || m.start || ' ' || m.end || ' '"
        " || m.record_id || ' ' || m.why) FROM mentions m JOIN articles a ON a.id = m.article_id"
        " WHERE m.record_id IS NOT NULL GROUP BY m.article_id"
    )
    told: dict[str, str] = dict(mentions)
    for article_id, stated in catalogue.execute(
        "SELECT article_id, group_concat(record_id || ' ' || why) FROM tags"
        " WHERE why IN ('metadata', 'curated') GROUP BY article_id"
    ):
        told[article_id] = f"{told.get(article_id, '')}\n{stated}"
    return {id_: blake2b(text.encode(), digest_size=12).hexdigest() for id_, text in told.items()}
