"""The catalogue as CSV tables, in an order that depends on nothing but what it holds."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from fonds.base.cells import guard

_AT_ONCE = 1000  # rows
_TABLES = {
    "articles": (
        "SELECT a.id, s.path, a.part, a.filed, a.title, a.title_from, a.date, a.date_from,"
        " a.date_start, a.date_end, a.lang, a.publication, a.creator, a.url, a.rights, a.modified,"
        " a.words, s.sha256, s.bytes, s.encoding"
        " FROM articles a JOIN sources s ON s.id = a.source_id ORDER BY a.id"
    ),
    "names": "SELECT id, kind, label, note, identifiers, within FROM records ORDER BY id",
    "forms": "SELECT record_id, form FROM variants ORDER BY record_id, form",
    "mentions": (
        "SELECT article_id, start, end, surface, record_id, why FROM mentions"
        " WHERE record_id IS NOT NULL ORDER BY article_id, start, end"
    ),
    "tags": "SELECT article_id, record_id, why FROM tags ORDER BY article_id, record_id",
    "relations": (
        "SELECT article_id, kind, rank, other_id, round(score, 6) AS score FROM relations"
        " ORDER BY article_id, kind, rank"
    ),
}
"""Name of a table → its rows. Names that are hidden, and withdrawn articles, are in none."""


def write_tables(catalogue: sqlite3.Connection) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The name of each file, and its bytes in blocks."""
    for name, query in _TABLES.items():
        rows = catalogue.execute(query)
        header = [column for column, *_ in rows.description]
        yield f"{name}.csv", _write_rows(chain([header], rows))


def _write_rows(rows: Iterable[Iterable[object]]) -> Iterator[bytes]:
    rest = iter(rows)
    while some := list(islice(rest, _AT_ONCE)):
        block = io.StringIO(newline="")
        writer = csv.writer(block, lineterminator="\n")
        writer.writerows([guard("" if it is None else str(it)) for it in row] for row in some)
        yield block.getvalue().encode("utf-8", "surrogatepass")
