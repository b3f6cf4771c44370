"""``fonds metadata``: what fonds finds of each article, as a table to correct in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from fonds.accession.distant import fetch_seeds
from fonds.accession.stage import take_in_sources
from fonds.base.cells import guard
from fonds.base.errors import UsageError
from fonds.base.speech import tell
from fonds.catalogue.queries import place_of
from fonds.catalogue.tables import catalogue_in_memory
from fonds.commands.site import describe_site
from fonds.config import Archive
from fonds.files.atomic import write_atomically
from fonds.files.confined import way_to
from fonds.files.lock import hold_lock
from fonds.names.curate.authorities import read_authorities
from fonds.terminal.progress import Stage

_COLUMNS = ("file", "title", "date", "creator", "publication", "url", "rights", "lang")
_LISTS = frozenset({"creator"})  # columns that hold several texts


def write_metadata(config_file: Path, stage: Stage) -> tuple[Path, list[str]]:
    """Write the table beside mkdocs.yml; return it, and what to know of it, in lines.

    Raises UsageError, and writes nothing, if a file of that name is there.
    """
    archive = describe_site(config_file)
    table = archive.root / "metadata.csv"
    if os.path.lexists(table):
        raise UsageError(
            tell(
                "{table} is there and is not replaced; move it away, or correct that one",
                table=table,
            )
        )
    stated = read_authorities(archive.authorities).stated
    fetch_seeds(archive, partial(stage, "fetch"))
    with catalogue_in_memory() as catalogue:
        take_in_sources(catalogue, archive, stated, lambda n, of: stage("read", n, of))
        rows = list(_read_rows(catalogue))
    with hold_lock(archive.build, "fonds metadata"):
        write_atomically(table, _format(rows))
    return table, [f"Table: {table} ({len(rows)} rows)", _tell_next(archive)]


def _read_rows(catalogue: sqlite3.Connection) -> Iterator[list[str]]:
    """The cells of each article, by path; the n-th of a file of many is path#n."""
    found = catalogue.execute(
        "SELECT s.path, a.part, a.title, a.date, a.creator, a.publication, a.url, a.rights,"
        " nullif(a.lang, 'und') FROM articles a JOIN sources s ON s.id = a.source_id"
        " ORDER BY s.path, a.part"
    )
    for path, part, *row in found:
        cells = zip(_COLUMNS, (place_of(path, part), *row), strict=True)
        yield [
            "; ".join(json.loads(cell)) if name in _LISTS else cell or "" for name, cell in cells
        ]


def _format(rows: Iterable[list[str]]) -> bytes:
    """The table as a French Excel opens it: UTF-8 with its mark, semicolons, no formulas."""
    table = io.StringIO()
    writer = csv.writer(table, delimiter=";", lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows(map(_wrap, cells) for cells in rows)
    return table.getvalue().encode("utf-8-sig")


def _wrap(cell: str) -> str:
    """*cell*; as the formula ``="…"``, a constant, if a spreadsheet could see another in it."""
    return cell if guard(cell) == cell else f'="{cell.replace(chr(34), chr(34) * 2)}"'


def _tell_next(archive: Archive) -> str:
    others = [file for file in archive.metadata if file.exists()]
    names = [way_to(file, archive.root) for file in (archive.root / "metadata.csv", *others)]
    listed = json.dumps(names, ensure_ascii=False) if len(names) > 1 else names[0]
    return tell(
        "Next: correct it in a spreadsheet, save it as CSV, and write “metadata:"
        " {listed}” under plugins: fonds: in mkdocs.yml",
        listed=listed,
    )
