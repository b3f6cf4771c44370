"""The tables of metadata: those that mkdocs.yml names, and others that look like one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from fonds.accession.decoding import Refusal
from fonds.accession.filecolumn import list_naming
from fonds.accession.folder import TABLES, Aside, read_head
from fonds.accession.formats.items import read_items
from fonds.accession.formats.rows import find_texts, write_text
from fonds.accession.given import Rows, put_rows, read_rows, state_rows
from fonds.accession.kinds import ROWS
from fonds.accession.rows import FileIndex, match_tables
from fonds.accession.selection import Selection, sort_out
from fonds.accession.sheets.reading import read_table_bytes
from fonds.accession.table import Table, load_table, rate_header
from fonds.base.columns import find_column, is_text_column
from fonds.base.fingerprint import code_of, fingerprint
from fonds.base.model import Remark
from fonds.base.speech import tell
from fonds.config import Archive
from fonds.files.confined import way_to

_MOST_TABLES = 20  # that are looked at
_LARGEST = 2_000_000  # bytes of one that are read
_HEAD = 300_000  # of one that is made of lines
_FEWEST = 15  # characters that the texts of a column have on average, if they are articles


@dataclass(frozen=True, slots=True)
class Tables:
    """What the tables among the files say."""

    rows: Rows  # of those that are used
    proposals: list[Remark]  # on those that no one has named so far
    proposed: frozenset[str]  # their paths


def state_metadata(catalogue: sqlite3.Connection, archive: Archive, selection: Selection) -> Tables:
    """What the tables of *archive* state of the files that *selection* found.

    While neither they nor the paths of the files changed, it is taken from the *catalogue*.
    """
    index = FileIndex(file.path for file in selection.found)
    tables = [(*_name_table(archive, file), _hash_table(file)) for file in archive.metadata]
    code = code_of("fonds.accession", "fonds.parse")
    key = fingerprint(code, archive.dates, tables, index.paths)
    rows = read_rows(catalogue, key)
    if rows is None:
        rows = _read_tables(archive, index)
        put_rows(catalogue, key, rows)
    proposed = [it.path for it in find_tables(archive.seeds, selection.aside, index)]
    proposals = _propose(archive, proposed) if proposed else []
    return Tables(rows, proposals, frozenset(proposed))


def _read_tables(archive: Archive, index: FileIndex) -> Rows:
    """What all tables of *archive* state of the files of *index*."""
    tables: list[Table] = []
    remarks: list[Remark] = []
    for file in archive.metadata:
        table, more = _load(archive, file, index)
        tables.append(table)
        remarks += more
    return state_rows(match_tables(tables, index), remarks)


def _hash_table(file: Path) -> str:
    """The checksum of a table, or why it cannot be read."""
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        return repr(error)


@dataclass(frozen=True, slots=True)
class Likely:
    """A table of which a column names files of the seeds."""

    path: str  # in the seeds
    known: int  # how many of its columns fonds has a field for, beside that one


def find_tables(seeds: Path, aside: Iterable[Aside], index: FileIndex) -> Iterator[Likely]:
    """The tables among *aside*, files in *seeds*, of which a column names files of *index*.

    At most as many as a person can look at; those in upper folders first.
    """
    for path in _pick_tables(aside):
        if likely := _judge(path, _read_table_head(seeds, path), index):
            yield likely


def list_article_tables(seeds: Path, aside: Iterable[Aside]) -> list[str]:
    """The paths of the data files among *aside*, files in *seeds*, that have a column of texts."""
    return [path for path in _pick_tables(aside) if _holds_texts(path, seeds)]


def _pick_tables(aside: Iterable[Aside]) -> list[str]:
    paths = [item.path for item in aside if item.kind.code in ROWS]
    return sorted(paths, key=lambda path: (path.count("/"), path))[:_MOST_TABLES]


def _read_table_head(seeds: Path, path: str) -> bytes:
    """The table at *path* in *seeds*; of a long one that is made of lines, the first."""
    data = read_head(seeds / path, _LARGEST)
    if path.lower().endswith((".xlsx", ".ods", ".json", ".parquet")) or len(data) <= _HEAD:
        return data
    return data[: data.rfind(b"\n", 0, _HEAD) + 1]


def _holds_texts(path: str, seeds: Path) -> bool:
    read = read_items(path, _read_table_head(seeds, path))
    if isinstance(read, Refusal):
        return False
    items = read.rows
    names = list(dict.fromkeys(name for _, item in items for name in item))
    column = find_texts(names, items)
    size = sum(len(write_text(item.get(column))) for _, item in items)
    return bool(column) and size >= _FEWEST * len(items)


def _judge(path: str, data: bytes, index: FileIndex) -> Likely | None:
    """The table at *path*, which begins with *data*, if a column of it names files of *index*."""
    read, _ = read_table_bytes(data, path, rate_header)
    header = read.records[0].cells if read.records else []
    find = partial(index.find, folder=_folder(path))
    naming = list_naming(read.records, find) if len(header) > 1 else []
    # Numbers may number the texts that stand in the table itself.
    if not naming or (naming[0].rank == 0 and any(map(is_text_column, header))):
        return None
    others = [cell for index, cell in enumerate(header) if index != naming[0].index]
    return Likely(path, sum(find_column(cell) is not None for cell in others))


def _load(archive: Archive, file: Path, index: FileIndex) -> tuple[Table, list[Remark]]:
    name, in_seeds = _name_table(archive, file)
    folder = _folder(name) if in_seeds else ""
    if not file.exists() and file != archive.seeds / "metadata.csv":
        message = tell(
            "mkdocs.yml names it as a table of metadata, but it is not there: correct it."
        )
        return Table(name), [Remark("note", "no-table", name, message)]
    find = partial(index.find, folder=folder)
    table, remarks = load_table(file, name, archive.dates, find)
    return replace(table, folder=folder), remarks


def _name_table(archive: Archive, file: Path) -> tuple[str, bool]:
    """What a table is called in remarks, and whether it lies among the seeds."""
    in_seeds = file.is_relative_to(archive.seeds)
    return way_to(file, archive.seeds if in_seeds else archive.root), in_seeds


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _propose(archive: Archive, paths: Sequence[str]) -> list[Remark]:
    """A note on each table among *paths*, with the line for mkdocs.yml that uses them all."""
    line = state_tables(archive, paths)
    message = tell(
        "It looks like a table of metadata: to use it, write {line} under plugins:"
        " fonds: in mkdocs.yml.",
        line=line,
    )
    return [Remark("note", "table-found", path, message) for path in paths]


def state_tables(archive: Archive, paths: Iterable[str]) -> str:
    """The line of mkdocs.yml that names the tables there are, and those at *paths* in the seeds."""
    files = [file for file in archive.metadata if file.exists()]
    files += [archive.seeds / path for path in paths]
    ways = [way_to(file, archive.root) for file in files]
    return f"metadata: {json.dumps(ways if len(ways) > 1 else ways[0], ensure_ascii=False)}"


def list_likely_tables(seeds: Path) -> list[str]:
    """The paths of the tables in the folder *seeds* that state titles, dates or so of its files.

    Only if there is no metadata.csv, which is used anyway.
    """
    if (seeds / TABLES[0]).exists():
        return []
    selection = sort_out(seeds)
    index = FileIndex(file.path for file in selection.found)
    return [it.path for it in find_tables(seeds, selection.aside, index) if it.known]
