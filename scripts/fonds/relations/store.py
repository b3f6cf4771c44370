"""Reads and writes the tables of relations in the catalogue."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from sys import intern
from typing import Literal, NamedTuple

import numpy as np

from fonds.base.fingerprint import code_of, hash_text
from fonds.base.kinds import CURATED
from fonds.catalogue.holdings import Holdings
from fonds.relations.copies import Measured, Pair
from fonds.relations.frequencies import Frequencies
from fonds.relations.traits import Traits, pack
from fonds.relations.vectors import Vector

Kind = Literal["same-text", "near", "extract", "same-story", "related"]
"""How two articles belong together, the closest first."""


class Relation(NamedTuple):
    """A link from one article to another."""

    kind: Kind  # how they belong together
    other_id: str  # the other article
    score: float  # resemblance, containment or similarity, as the kind has it; else 1


class Entry(NamedTuple):
    """An article as relations see it."""

    id: str  # as in its address
    key: str  # changes with anything that its traits are made from
    month: int  # year × 100 + month of its date; 0 if the month is not known
    tags: str  # ids of all records that it is tagged with, a space between them
    state: str  # changes with any of these, and with how articles are weighed


def list_entries(held: Holdings) -> list[Entry]:
    """Every article that is *held*, in the archive's order."""
    code, weighing = code_of("fonds.relations.traits"), code_of("fonds.relations.relate")
    entries = []
    for card, source, month in zip(held.cards, held.sources, held.months, strict=True):
        key, tags = f"{code} {source}", " ".join([it.id for it in held.tags[card.id]])
        state = hash_text(f"{weighing} {card.id} {month} {tags}\n{key}")
        entries.append(Entry(card.id, key, month, tags, state))
    return entries


def list_compared(tags: str) -> frozenset[str]:
    """Those of *tags* by which articles are compared: people, places … and topics."""
    return frozenset(intern(it) for it in tags.split(" ") if it.startswith(_FOLDERS))


_FOLDERS = tuple(f"{kind.folder}/" for kind in CURATED)


def read_relations(catalogue: sqlite3.Connection) -> dict[str, tuple[Relation, ...]]:
    """Article id → its relations, ordered as in `Kind`, then by rank, if it has any."""
    found: dict[str, list[Relation]] = {}
    for article_id, kind, other_id, score in catalogue.execute(
        "SELECT article_id, kind, other_id, score FROM relations ORDER BY article_id,"
        " instr('same-text near extract same-story related', kind), rank"
    ):
        relation = Relation(kind, intern(other_id), score)
        found.setdefault(article_id, []).append(relation)
    return {article_id: tuple(relations) for article_id, relations in found.items()}


def read_unlisted(catalogue: sqlite3.Connection) -> dict[str, dict[Kind, int]]:
    """Article id → kind → how many others of it are not among its relations, where some are not."""
    found: dict[str, dict[Kind, int]] = {}
    for article_id, kind, unlisted in catalogue.execute(
        "SELECT c.article_id, c.kind, c.others - count(*) FROM relation_counts c"
        " JOIN relations r ON r.article_id = c.article_id AND r.kind = c.kind"
        " GROUP BY c.article_id, c.kind"
    ):
        found.setdefault(article_id, {})[kind] = unlisted
    return found


def read_state(catalogue: sqlite3.Connection) -> str:
    """Fingerprint of what relations were last made from; "" if there is none."""
    row = catalogue.execute("SELECT key FROM relation_states").fetchone()
    return row[0] if row else ""


def put_state(catalogue: sqlite3.Connection, key: str) -> None:
    """Write the fingerprint of what relations were made from."""
    catalogue.execute("DELETE FROM relation_states")
    catalogue.execute("INSERT INTO relation_states VALUES (?)", (key,))


def forget_articles(catalogue: sqlite3.Connection, ids: Collection[str]) -> None:
    """Drop the rows of the articles *ids*, which were deleted."""
    for table in ("traits", "vectors", "relations", "relation_counts"):
        catalogue.executemany(
            f"DELETE FROM {table} WHERE article_id = ?",  # noqa: S608 - the names above
            ((id_,) for id_ in ids),
        )


def forget_relations(catalogue: sqlite3.Connection) -> None:
    """Drop every relation; what is known of each article by itself is kept.

    Vectors go too: lists are only brought up to date where one changed.
    """
    for table in ("relations", "relation_counts", "relation_states", "vectors"):
        catalogue.execute(f"DELETE FROM {table}")  # noqa: S608 - the names above


def put_traits(catalogue: sqlite3.Connection, rows: Iterable[tuple[Entry, Traits]]) -> None:
    """Write the traits of articles, in the place of older ones."""
    catalogue.executemany(
        "INSERT OR REPLACE INTO traits VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (entry.id, entry.key, pack(it.terms), it.counts, pack(it.sketch), it.text, it.title)
            for entry, it in rows
        ),
    )


def put_vectors(catalogue: sqlite3.Connection, rows: Iterable[tuple[Entry, str, Vector]]) -> None:
    """Write the vectors of articles, each with its key, in the place of older ones."""
    catalogue.executemany(
        "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)",
        ((entry.id, key, it.terms, it.weights) for entry, key, it in rows),
    )


def read_packed_terms(
    catalogue: sqlite3.Connection, ids: Iterable[str] | None = None
) -> list[bytes]:
    """The terms of each of the articles *ids* whose traits are known; None: of all."""
    if ids is None:
        return [terms for (terms,) in catalogue.execute("SELECT terms FROM traits")]
    query = "SELECT terms FROM traits WHERE article_id = ?"
    rows = (catalogue.execute(query, (id_,)).fetchone() for id_ in ids)
    return [row[0] for row in rows if row]


def read_frequencies(catalogue: sqlite3.Connection) -> Frequencies:
    """Those by which articles were last weighed; of nothing if they never were."""
    row = catalogue.execute("SELECT terms, counts, articles FROM term_counts").fetchone()
    terms, counts, articles = row or (b"", b"", 0)
    numbers = np.frombuffer(counts, dtype="<u4").astype(np.int64)
    return Frequencies(np.frombuffer(terms, dtype="<u4"), numbers, articles)


def put_frequencies(catalogue: sqlite3.Connection, now: Frequencies) -> None:
    """Write those by which articles are weighed, in the place of others."""
    counts = now.counts.astype("<u4").tobytes()
    catalogue.execute("DELETE FROM term_counts")
    row = (now.terms.astype("<u4").tobytes(), counts, now.articles)
    catalogue.execute("INSERT INTO term_counts VALUES (?, ?, ?)", row)


def read_likenesses(catalogue: sqlite3.Connection) -> dict[Pair, Measured]:
    """Pair of texts → its resemblance and containment, cached."""
    rows = catalogue.execute("SELECT * FROM likenesses")
    return {
        (one, other): (resemblance, containment) for one, other, resemblance, containment in rows
    }


def put_likenesses(catalogue: sqlite3.Connection, measured: Mapping[Pair, Measured]) -> None:
    """Write what was *measured*, in the place of the whole cache."""
    catalogue.execute("DELETE FROM likenesses")
    rows = ((*pair, *it) for pair, it in sorted(measured.items()))
    catalogue.executemany("INSERT INTO likenesses VALUES (?, ?, ?, ?)", rows)


def drop_relations(catalogue: sqlite3.Connection, kind: Kind, ids: Iterable[str]) -> None:
    """Drop the relations of *kind* of each of the articles *ids*."""
    catalogue.executemany(
        "DELETE FROM relations WHERE article_id = ? AND kind = ?", ((id_, kind) for id_ in ids)
    )


def put_relations(
    catalogue: sqlite3.Connection,
    kind: Kind,
    lists: Iterable[tuple[str, Iterable[tuple[str, float]]]],
) -> None:
    """Write the relations of *kind* of each article in *lists*, which has none."""
    catalogue.executemany(
        "INSERT INTO relations (article_id, kind, rank, other_id, score) VALUES (?, ?, ?, ?, ?)",
        (
            (article_id, kind, rank, *listed)
            for article_id, others in lists
            for rank, listed in enumerate(others, 1)
        ),
    )


def put_counts(
    catalogue: sqlite3.Connection, kind: Kind, counts: Iterable[tuple[str, int]]
) -> None:
    """Write how many articles match each one, where not all of them are listed."""
    catalogue.executemany(
        "INSERT INTO relation_counts VALUES (?, ?, ?)", ((id_, kind, it) for id_, it in counts)
    )
