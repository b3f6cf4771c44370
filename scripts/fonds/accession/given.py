"""What tables of metadata state of each source: kept as text, from one build to the next."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from fonds.accession.rows import Matches, PartRow
from fonds.base.model import Edtf, Metadata, Remark
from fonds.base.speech import pack, unpack

_ALL = tuple(field.name for field in fields(Metadata))
_DATES = frozenset({"date", "modified"})


@dataclass(frozen=True, slots=True)
class Rows:
    """What the rows of all tables state."""

    given: Mapping[str, str]  # path → what they state of the source, as `pack_stated` has it
    parts: tuple[PartRow, ...]  # those on one article of a source
    remarks: tuple[Remark, ...]  # on tables, rows, and sources without one


def state_rows(matches: Matches, remarks: list[Remark]) -> Rows:
    """What *matches* say, to be kept; *remarks*: on the tables."""
    stated = {path: {0: metadata} for path, metadata in matches.given.items()}
    for path, parts in matches.parts.items():
        stated[path] = stated.get(path, {}) | parts
    given = {path: pack_stated(by_part) for path, by_part in stated.items()}
    return Rows(given, tuple(matches.rows), (*remarks, *matches.remarks))


def pack_stated(by_part: Mapping[int, Metadata]) -> str:
    """What is stated of the n-th articles of a source (0: of each), as one text."""
    return _encode({part: _list_stated(by_part[part]) for part in sorted(by_part)})


def unpack_stated(text: str) -> dict[int, Metadata]:
    """What `pack_stated` made *text* of; of no text, nothing."""
    packed = json.loads(text) if text else {}
    return {int(part): _restore(stated) for part, stated in packed.items()}


def read_rows(catalogue: sqlite3.Connection, key: str) -> Rows | None:
    """The rows that were kept under *key*; None if others were, or none."""
    query = "SELECT given, parts, remarks FROM table_states WHERE key = ?"
    if (row := catalogue.execute(query, (key,)).fetchone()) is None:
        return None
    given, parts, remarks = map(json.loads, row)
    return Rows(
        given,
        tuple(PartRow(*it) for it in parts),
        tuple(
            Remark(severity, code, path, unpack(said, message), line)
            for severity, code, path, message, line, said in remarks
        ),
    )


def put_rows(catalogue: sqlite3.Connection, key: str, rows: Rows) -> None:
    """Keep *rows* under *key*, in the place of others."""
    parts = [[it.path, it.part, it.table, it.line] for it in rows.parts]
    remarks = [
        [it.severity, it.code, it.path, it.message, it.line, pack(it.message)]
        for it in rows.remarks
    ]
    packed = map(json.dumps, (rows.given, parts, remarks))
    catalogue.execute("DELETE FROM table_states")
    catalogue.execute("INSERT INTO table_states VALUES (?, ?, ?, ?)", (key, *packed))


def _list_stated(metadata: Metadata) -> dict[str, Any]:
    return {name: value for name in _ALL if (value := getattr(metadata, name))}


def _restore(stated: dict[str, Any]) -> Metadata:
    return Metadata(**{name: _read_value(name, value) for name, value in stated.items()})


def _read_value(name: str, value: Any) -> Any:
    if isinstance(value, str):
        return value
    if name in _DATES:
        text, first, last = value
        return Edtf(text, tuple(first), tuple(last))
    return tuple(tuple(it) if isinstance(it, list) else it for it in value)


def _list_date(date: Edtf) -> list[Any]:
    return [date.text, date.first, date.last]


_encode = json.JSONEncoder(separators=(",", ":"), default=_list_date).encode
