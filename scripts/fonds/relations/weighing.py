"""The vectors of all articles: kept ones, and those that a change made others."""

from __future__ import annotations

import hashlib
import sqlite3
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fonds.relations.copies import Copies
from fonds.relations.store import Entry, put_vectors
from fonds.relations.traits import count_bearers, unpack
from fonds.relations.vectors import Vector, rate, weigh

VERSION = "1"
"""Of how articles are weighed and compared; another version compares all anew."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Every article as a vector, by position in the archive's order."""

    vectors: list[Vector]  # what each is about
    bearers: Mapping[int, int]  # term → in how many articles it stands
    changed: set[int]  # articles whose vector, or whose part among copies, is not as it was


def weigh_articles(
    catalogue: sqlite3.Connection, entries: Sequence[Entry], copies: Copies
) -> Weighed:
    """Weigh each article again whose words, tags, copies or rarities are others now."""
    packed = dict(catalogue.execute("SELECT article_id, terms FROM traits"))
    terms = [unpack("I", packed.pop(entry.id)) for entry in entries]
    bearers = count_bearers(terms)
    rarity = rate(len(entries))
    known = _read_vectors(catalogue)
    vectors, changed = [], {}
    for position, entry in enumerate(entries):
        rarities = bytes(map(rarity.__getitem__, map(bearers.__getitem__, terms[position])))
        key = _hash(entry, rarities, copies.surroundings(position))
        kept_key, vector = known.pop(entry.id, _UNKNOWN)
        if key != kept_key:
            vector = weigh(terms[position], _read_counts(catalogue, entry), rarities)
            changed[position] = key
        vectors.append(vector)
    put_vectors(catalogue, ((entries[it], key, vectors[it]) for it, key in changed.items()))
    return Weighed(vectors, bearers, set(changed))


_UNKNOWN = (b"", Vector(array("I"), array("H")))


def _read_vectors(catalogue: sqlite3.Connection) -> dict[str, tuple[bytes, Vector]]:
    """Article id → key and vector."""
    rows = catalogue.execute("SELECT article_id, key, terms, weights FROM vectors")
    return {
        article_id: (key, Vector(unpack("I", terms), unpack("H", weights)))
        for article_id, key, terms, weights in rows
    }


def _read_counts(catalogue: sqlite3.Connection, entry: Entry) -> bytes:
    """How often the article uses each of its terms."""
    row = catalogue.execute("SELECT counts FROM traits WHERE article_id = ?", (entry.id,))
    (counts,) = row.fetchone()
    return bytes(counts)


def _hash(entry: Entry, rarities: bytes, surroundings: str) -> bytes:
    """All that decides what an article is related to."""
    told = "\0".join((VERSION, entry.key, *entry.tags, surroundings))
    whole = hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8)
    whole.update(rarities)
    return whole.digest()
