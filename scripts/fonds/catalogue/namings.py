"""Where texts name the records, as the catalogue tells it."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Naming:
    """Where a text first names a record."""

    start: int  # code points into the article's text
    end: int  # exclusive
    record_id: str  # what it names


_BELOW_HEADLINE = "(a.title_from != 'source' OR m.start > instr(a.text, char(10) || char(10)))"


def read_namings(
    catalogue: sqlite3.Connection, article_ids: list[str]
) -> dict[str, tuple[Naming, ...]]:
    """Article id → the first place below the headline that names each record, in order."""
    marks = ", ".join("?" * len(article_ids))
    rows = catalogue.execute(
        "SELECT m.article_id, min(m.start), m.end, m.record_id FROM mentions m"
        f" JOIN articles a ON a.id = m.article_id AND {_BELOW_HEADLINE}"
        f" WHERE m.record_id IS NOT NULL AND m.article_id IN ({marks})"
        " GROUP BY m.article_id, m.record_id ORDER BY m.article_id, min(m.start)",
        article_ids,
    )
    found: dict[str, list[Naming]] = {article_id: [] for article_id in article_ids}
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


def read_tag_reasons(
    catalogue: sqlite3.Connection, record_id: str, article_ids: list[str]
) -> dict[str, str]:
    """Article id → why it is tagged with a record, of those of *article_ids* that are."""
    marks = ", ".join("?" * len(article_ids))
    rows = catalogue.execute(
        f"SELECT article_id, why FROM tags WHERE article_id IN ({marks}) AND record_id = ?",
        (*article_ids, record_id),
    )
    return dict(rows)


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
    rows = catalogue.execute(
        "SELECT id, group_concat(told, ' ') FROM ("
        "SELECT m.article_id AS id, a.title_from || ' ' || m.start || ' ' || m.end || ' '"
        " || m.record_id || ' ' || m.why AS told"
        " FROM mentions m JOIN articles a ON a.id = m.article_id WHERE m.record_id IS NOT NULL"
        " UNION ALL SELECT article_id, record_id || ' ' || why FROM tags"
        " WHERE why IN ('metadata', 'curated') ORDER BY id, told) GROUP BY id"
    )
    return {
        article_id: hashlib.blake2b(told.encode(), digest_size=12).hexdigest()
        for article_id, told in rows
    }
