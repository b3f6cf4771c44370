"""The vectors of all articles: cached ones, and new ones where an input changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fonds.base.fingerprint import code_of, fingerprint
from fonds.relations.copies import Copies
from fonds.relations.store import Entry, put_idfs, put_vectors, read_idfs
from fonds.relations.vectors import Bytes, Numbers, Vector, idf_table, weigh


@dataclass(frozen=True, slots=True)
class Weighed:
    """Every article as a vector, by position in the archive's order."""

    vectors: list[Vector]  # what each is about
    changed: set[int]  # articles whose vector, tags or copies changed since the last run


def weigh_articles(
    catalogue: sqlite3.Connection, entries: Sequence[Entry], copies: Copies
) -> Weighed:
    """Weigh each article again whose words, tags, copies or IDFs changed since."""
    packed: dict[str, bytes] = dict(catalogue.execute("SELECT article_id, terms FROM traits"))
    in_order = [packed.pop(entry.id) for entry in entries]
    values, idfs = _count_idfs(in_order)
    moved = _find_moved(in_order, values, idfs, read_idfs(catalogue))
    known, code = _read_vectors(catalogue), code_of("fonds.relations.relate")
    vectors, changed = [], {}
    for position, entry in enumerate(entries):
        key = fingerprint(code, entry.key, entry.tags, copies.inputs_of(position))
        kept_key, vector = known.pop(entry.id, _UNKNOWN)
        if key != kept_key or position in moved:
            terms = np.frombuffer(in_order[position], dtype="<u4")
            idf = idfs[np.searchsorted(values, terms)]
            vector = weigh(terms, _read_counts(catalogue, entry), idf)
            changed[position] = key
        vectors.append(vector)
    put_vectors(catalogue, ((entries[it], key, vectors[it]) for it, key in changed.items()))
    put_idfs(catalogue, values.tobytes(), idfs.tobytes())
    return Weighed(vectors, set(changed))


_UNKNOWN = ("", Vector(b"", b""))


def _count_idfs(terms: Sequence[bytes]) -> tuple[Numbers, Bytes]:
    """Every term of the archive, ascending, and its IDF; *terms* are those of each article."""
    values, counts = np.unique(np.frombuffer(b"".join(terms), dtype="<u4"), return_counts=True)
    return values, np.frombuffer(idf_table(len(terms)), dtype=np.uint8)[counts]


def _find_moved(
    in_order: Sequence[bytes], values: Numbers, idfs: Bytes, before: tuple[bytes, bytes]
) -> set[int]:
    """The articles with a term whose IDF is not what it was *before*.

    A term that was nowhere is only in articles that changed.
    """
    old, old_idfs = np.frombuffer(before[0], dtype="<u4"), np.frombuffer(before[1], dtype=np.uint8)
    _, here, there = np.intersect1d(values, old, assume_unique=True, return_indices=True)
    moved = values[here[idfs[here] != old_idfs[there]]]
    if not len(moved):
        return set()
    found = np.flatnonzero(np.isin(np.frombuffer(b"".join(in_order), dtype="<u4"), moved))
    ends = np.cumsum([len(terms) // 4 for terms in in_order])
    return set(np.searchsorted(ends, found, side="right").tolist())


def _read_vectors(catalogue: sqlite3.Connection) -> dict[str, tuple[str, Vector]]:
    """Article id → key and vector."""
    rows = catalogue.execute("SELECT article_id, key, terms, weights FROM vectors")
    return {article_id: (key, Vector(terms, weights)) for article_id, key, terms, weights in rows}


def _read_counts(catalogue: sqlite3.Connection, entry: Entry) -> Bytes:
    """How often the article uses each of its terms."""
    row = catalogue.execute("SELECT counts FROM traits WHERE article_id = ?", (entry.id,))
    (counts,) = row.fetchone()
    return np.frombuffer(counts, dtype=np.uint8)
