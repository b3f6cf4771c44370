"""The vectors of all articles: cached ones, and new ones where an input changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fonds.base.fingerprint import hash_text
from fonds.relations.copies import Copies
from fonds.relations.frequencies import Frequencies, find_moved
from fonds.relations.store import Entry, put_vectors
from fonds.relations.vectors import Bytes, Numbers, Vector, weigh


@dataclass(frozen=True, slots=True)
class Weighed:
    """Every article as a vector, by position in the archive's order."""

    vectors: list[Vector]  # what each is about
    changed: set[int]  # articles whose vector, tags or copies changed since the last run


def weigh_articles(
    catalogue: sqlite3.Connection,
    entries: Sequence[Entry],
    copies: Copies,
    before: Frequencies,
    now: Frequencies,
) -> Weighed:
    """Weigh each article again whose words, tags, copies or IDFs changed since.

    *before*: the frequencies by which they were last weighed.
    """
    idfs, moved = now.idfs(), _find_moved(catalogue, find_moved(before, now))
    known = _read_vectors(catalogue)
    vectors, changed = [], {}
    for position, entry in enumerate(entries):
        of_copies = copies.inputs_of(position)
        key = hash_text(f"{entry.state} {of_copies}") if of_copies else entry.state
        kept_key, vector = known.pop(entry.id, _UNKNOWN)
        if key != kept_key or entry.id in moved:
            terms, counts = _read_counts(catalogue, entry)
            vector = weigh(terms, counts, idfs[np.searchsorted(now.terms, terms)])
            changed[position] = key
        vectors.append(vector)
    put_vectors(catalogue, ((entries[it], key, vectors[it]) for it, key in changed.items()))
    return Weighed(vectors, set(changed))


_UNKNOWN = ("", Vector(b"", b""))


def _find_moved(catalogue: sqlite3.Connection, moved: Numbers) -> set[str]:
    """The articles that have one of the terms *moved*: others than those that changed have no term
    that is new."""
    if not len(moved):
        return set()
    ids, packed = zip(*catalogue.execute("SELECT article_id, terms FROM traits"), strict=True)
    found = np.flatnonzero(np.isin(np.frombuffer(b"".join(packed), dtype="<u4"), moved))
    ends = np.cumsum([len(terms) // 4 for terms in packed])
    return {ids[at] for at in set(np.searchsorted(ends, found, side="right").tolist())}


def _read_vectors(catalogue: sqlite3.Connection) -> dict[str, tuple[str, Vector]]:
    """Article id → key and vector."""
    rows = catalogue.execute("SELECT article_id, key, terms, weights FROM vectors")
    return {article_id: (key, Vector(terms, weights)) for article_id, key, terms, weights in rows}


def _read_counts(catalogue: sqlite3.Connection, entry: Entry) -> tuple[Numbers, Bytes]:
    """The terms of an article, and how often it uses each."""
    query = "SELECT terms, counts FROM traits WHERE article_id = ?"
    terms, counts = catalogue.execute(query, (entry.id,)).fetchone()
    return np.frombuffer(terms, dtype="<u4"), np.frombuffer(counts, dtype=np.uint8)
