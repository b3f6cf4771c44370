"""The tables of metadata: those that mkdocs.yml names, and others that look like one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from fonds.accession.decoding import Refusal
from fonds.accession.filecolumn import list_naming
from fonds.accession.folder import TABLES, Aside, read_head
from fonds.accession.formats.items import read_items
from fonds.accession.formats.rows import find_texts, write_text
from fonds.accession.given import Rows, state_rows
from fonds.accession.rows import FileIndex, match_tables
from fonds.accession.selection import name_table, pick_tables, sort_out
from fonds.accession.sheets.reading import read_table_bytes
from fonds.accession.table import Table, load_table, rate_header
from fonds.base.columns import find_column, is_text_column
from fonds.base.model import Remark
from fonds.base.speech import tell
from fonds.config import Archive
from fonds.files.confined import way_to

_LARGEST = 2_000_000  # bytes of one that are read
_HEAD = 300_000  # of one that is made of lines
_FEWEST = 15  # characters that the texts of a column have on average, if they are articles


def read_tables(archive: Archive, index: FileIndex) -> Rows:
    """What all tables of *archive* state of the files of *index*."""
    tables: list[Table] = []
    remarks: list[Remark] = []
    for file in archive.metadata:
        table, more = _load(archive, file, index)
        tables.append(table)
        remarks += more
    return state_rows(match_tables(tables, index), remarks)


@dataclass(frozen=True, slots=True)
class Likely:
    """A table of which a column names files of the seeds."""

    path: str  # in the seeds
    known: int  # how many of its columns fonds has a field for, beside that one


def find_tables(seeds: Path, aside: Iterable[Aside], index: FileIndex) -> Iterator[Likely]:
    """The tables among *aside*, files in *seeds*, of which a column names files of *index*.

    At most as many as a person can look at; those in upper folders first.
    """
    for path in pick_tables(aside):
        if likely := _judge(path, _read_table_head(seeds, path), index):
            yield likely


def list_article_tables(seeds: Path, aside: Iterable[Aside]) -> list[str]:
    """The paths of the data files among *aside*, files in *seeds*, that have a column of texts."""
    return [path for path in pick_tables(aside) if _holds_texts(path, seeds)]


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
    name, in_seeds = name_table(archive, file)
    folder = _folder(name) if in_seeds else ""
    if not file.exists() and file != archive.seeds / "metadata.csv":
        message = tell(
            "mkdocs.yml names it as a table of metadata, but it is not there: correct it."
        )
        return Table(name), [Remark("note", "no-table", name, message)]
    find = partial(index.find, folder=folder)
    table, remarks = load_table(file, name, archive.dates, find)
    return replace(table, folder=folder), remarks


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def propose_tables(archive: Archive, aside: Iterable[Aside], index: FileIndex) -> list[Remark]:
    """A note on each table that `find_tables` finds, with the line for mkdocs.yml that uses all."""
    paths = [table.path for table in find_tables(archive.seeds, aside, index)]
    if not paths:
        return []
    line = _state_tables(archive, paths)
    message = tell(
        "It looks like a table of metadata: to use it, write {line} under plugins:"
        " fonds: in mkdocs.yml.",
        line=line,
    )
    return [Remark("note", "table-found", path, message) for path in paths]


def _state_tables(archive: Archive, paths: Iterable[str]) -> str:
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
