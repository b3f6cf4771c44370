"""The stage of names: mentions of each text, then records of all of them, brought up to date."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any

from fonds.base.fingerprint import code_of, fingerprint
from fonds.base.model import Remark
from fonds.base.speech import pack, unpack
from fonds.catalogue.unfinished import is_unfinished
from fonds.config import Archive
from fonds.names.curate.curated import Authorities
from fonds.names.resolve.lasting import keep_records
from fonds.names.resolve.mentions import Searched, Tick, find_mentions
from fonds.names.resolve.tags import hash_changes


@dataclass(frozen=True, slots=True)
class Named:
    """What the stage did."""

    method: str  # what names are found with: "rules", "none", or each language's model
    remarks: tuple[Remark, ...]  # a note for every line of authorities.yml that has no effect


def find_names(
    catalogue: sqlite3.Connection,
    authorities: Authorities,
    archive: Archive,
    tick: Tick,
    published: Mapping[str, str] = {},
) -> Named:
    """Bring mentions, records and tags up to date.

    Records are made anew as soon as what this run changed in *catalogue*, which was opened for it,
    may concern them, or anything else that they are made from is not what it was. *published*: kind
    and fold of a label → id, of records whose pages were published.
    """
    searched = find_mentions(
        catalogue,
        authorities,
        archive.names,
        dict(archive.models),
        archive.topics,
        tick,
        archive.workers,
    )
    withdrawn = catalogue.execute("SELECT id FROM withdrawn ORDER BY id").fetchall()
    key = fingerprint(_hash_conditions(archive), sorted(published.items()), withdrawn)
    known = None if is_unfinished(catalogue) else _read_remarks(catalogue, key)
    if known is not None and _are_kept(catalogue, authorities, searched):
        return Named(searched.method, known)
    from fonds.names.resolve.records import resolve_records  # here: most rebuilds keep records

    remarks = resolve_records(catalogue, authorities, archive, archive.topics, published)
    noted = json.dumps([[*astuple(remark), pack(remark.message)] for remark in remarks])
    catalogue.execute("DELETE FROM record_states")
    made_by = hash_changes(authorities.articles)
    catalogue.execute("INSERT INTO record_states VALUES (?, ?, ?)", (key, noted, made_by))
    return Named(searched.method, tuple(remarks))


def _are_kept(catalogue: sqlite3.Connection, authorities: Authorities, searched: Searched) -> bool:
    """Whether this run left records as they would be made anew."""
    if catalogue.total_changes == 0:
        return True
    return searched.method != "none" and keep_records(catalogue, authorities, searched.articles)


def _hash_conditions(archive: Archive) -> str:
    """Hash of all that records are made from beside the articles and their mentions."""
    options = (archive.names, archive.lang, archive.publication, archive.publish_path)
    files = [_read(file) for file in (archive.authorities, archive.topics) if file]
    return fingerprint(code_of("fonds.names"), options, files)


def _read(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def _read_remarks(catalogue: sqlite3.Connection, key: str) -> tuple[Remark, ...] | None:
    """What was noted when records were made under *key*; None if they were not."""
    row = catalogue.execute("SELECT remarks FROM record_states WHERE key = ?", (key,)).fetchone()
    return tuple(map(_unpack, json.loads(row[0]))) if row else None


def _unpack(stored: list[Any]) -> Remark:
    *fields, said = stored
    remark = Remark(*fields)
    return replace(remark, message=unpack(said, remark.message))
