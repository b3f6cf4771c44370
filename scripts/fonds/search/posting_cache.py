"""The lists of the last index, as rows of the search's own database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import numpy as np

from fonds.search.lists import Lists
from fonds.search.packing import Family
from fonds.search.posting_encoding import Ints

_DIGEST = 12
_FAMILIES = ("p", "x")


def read_lists(database: sqlite3.Connection) -> Lists | None:
    """What `write_lists` wrote; None if nothing was."""
    rows: dict[str, bytes] = dict(database.execute("SELECT name, data FROM lists"))
    if not rows:
        return None
    return Lists(
        rows["order"],
        _texts(rows["common"]),
        _texts(rows["terms"]),
        _numbers(rows["articles"]),
        {letter: _read_family(rows, letter, database) for letter in _FAMILIES},
    )


def write_lists(database: sqlite3.Connection, lists: Lists) -> None:
    """Put *lists* in the place of those of the index before."""
    rows = [
        ("order", lists.order),
        ("common", "\n".join(lists.common).encode("utf-8", "surrogatepass")),
        ("terms", "\n".join(lists.terms).encode("utf-8", "surrogatepass")),
        ("articles", _pack(lists.articles)),
    ]
    for letter, family in lists.families.items():
        rows += _write_family(letter, family)
    database.executemany("INSERT OR REPLACE INTO lists VALUES (?, ?)", rows)
    _write_data(database, lists)


def _write_data(database: sqlite3.Connection, lists: Lists) -> None:
    """The data of the chunks by digest, so that those that stay are not written again."""
    stored = {digest for (digest,) in database.execute("SELECT digest FROM list_chunks")}
    needed: set[bytes] = set()
    for family in lists.families.values():
        for digest, data in zip(family.digests, family.cut_data(), strict=True):
            if digest not in stored and digest not in needed:
                database.execute("INSERT INTO list_chunks VALUES (?, ?)", (digest, data))
            needed.add(digest)
    stale = [(digest,) for digest in stored - needed]
    database.executemany("DELETE FROM list_chunks WHERE digest = ?", stale)


def _write_family(letter: str, family: Family) -> Iterator[tuple[str, bytes]]:
    yield f"{letter} sizes", _pack(family.sizes)
    yield f"{letter} starts", _pack(family.starts)
    yield f"{letter} digests", b"".join(family.digests)


def _read_family(rows: dict[str, bytes], letter: str, database: sqlite3.Connection) -> Family:
    joined = rows[f"{letter} digests"]
    digests = [joined[at : at + _DIGEST] for at in range(0, len(joined), _DIGEST)]
    sizes = _numbers(rows[f"{letter} sizes"])
    return Family(
        sizes,
        _read_data(digests, database),
        _numbers(rows[f"{letter} starts"]),
        digests,
        np.cumsum(sizes),
    )


def _read_data(digests: list[bytes], database: sqlite3.Connection) -> bytes:
    """The data of the chunks in a row: one family's at a time, since it is the largest there is."""
    query = "SELECT data FROM list_chunks WHERE digest = ?"
    return b"".join(database.execute(query, (digest,)).fetchone()[0] for digest in digests)


def _pack(values: Ints) -> bytes:
    return values.astype(np.int32).tobytes()


def _numbers(data: bytes) -> Ints:
    return np.frombuffer(data, dtype=np.int32).astype(np.int64)


def _texts(data: bytes) -> list[str]:
    return data.decode("utf-8", "surrogatepass").split("\n") if data else []
