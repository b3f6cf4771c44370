"""What is not handed over with withdrawn articles: their sources, what lies beside those, rows.

A row of a table is left out of CSV alone; any other table that names such a source is left out
whole, and so is a source that holds other articles too.
"""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from fonds.accession.companions import may_describe
from fonds.accession.decoding import Decoded, decode
from fonds.accession.filecolumn import Find
from fonds.accession.kinds import ROWS
from fonds.accession.records import read_records
from fonds.accession.rows import FileIndex
from fonds.accession.selection import Selection, select
from fonds.accession.table import Row, rate_header, read_table
from fonds.config import Archive

_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How workbooks begin."""
_JSON = (".json", ".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is left out of a handover."""

    articles: int = 0  # that were withdrawn and have a source among the seeds
    files: frozenset[str] = frozenset()  # paths in the seeds, as the catalogue has them
    tables: Mapping[Path, bytes | None] = field(default_factory=dict)
    """Tables that are not handed over as they are: what is left of each; None: nothing."""
    rows: int = 0  # that were left out of tables of which something is left
    unread: frozenset[str] = frozenset()  # other files of the seeds, of which fonds shows no text

    def leaves_out(self, file: Path) -> bool:
        """Whether nothing is left of the table *file*."""
        return file in self.tables and self.tables[file] is None


def find_withheld(catalogue: sqlite3.Connection, archive: Archive) -> Withheld:
    """What is left out of a handover of *archive* for its withdrawn articles."""
    query = "SELECT s.path FROM withdrawn w JOIN sources s ON s.id = w.source_id"
    withdrawn = [path for (path,) in catalogue.execute(query)]
    if not withdrawn:
        return Withheld()
    selection, gone = select(archive), frozenset(withdrawn)
    unread = {it.path for it in selection.aside}
    query = "SELECT path FROM sources WHERE status != 'article'"
    unread.update(path for (path,) in catalogue.execute(query) if path not in gone)
    beside = {path for path in unread if _goes_with(path, gone)}
    index = FileIndex(path for (path,) in catalogue.execute("SELECT path FROM sources"))
    cuts = dict(_cut_tables(archive, selection, index, gone, beside))
    return Withheld(
        articles=len(withdrawn),
        files=gone | beside,
        tables={file: left for file, (left, _) in cuts.items()},
        rows=sum(rows for left, rows in cuts.values() if left is not None),
        unread=frozenset(unread - beside),
    )


def _goes_with(path: str, texts: Iterable[str]) -> bool:
    """Whether the file at *path* may be metadata, a picture or the original of one of *texts*."""
    return any(may_describe(path, text) for text in texts)


def _cut_tables(
    archive: Archive,
    selection: Selection,
    index: FileIndex,
    gone: Collection[str],
    beside: Collection[str],
) -> Iterator[tuple[Path, tuple[bytes | None, int]]]:
    """Each table that names one of the sources *gone*, what is left of it, and the rows cut."""
    aside = [it.path for it in selection.aside if it.kind.code in ROWS and it.path not in beside]
    for file in dict.fromkeys((*archive.metadata, *(archive.seeds / path for path in aside))):
        in_seeds = file.is_relative_to(archive.seeds)
        folder = file.parent.relative_to(archive.seeds).as_posix() if in_seeds else ""
        find = partial(index.find, folder="" if folder == "." else folder)
        if file.is_file() and not file.is_symlink():
            data = file.read_bytes()
            left, rows = cut_rows(data, file.name, find, partial(_is_gone, gone, index))
            if left != data:
                yield file, (left, rows)


def _is_gone(gone: Collection[str], index: FileIndex, place: str) -> bool:
    return place in gone or (index.split(place) or ("", 0))[0] in gone


def cut_rows(
    data: bytes,
    name: str,
    find: Find,
    is_gone: Callable[[str], bool],
) -> tuple[bytes | None, int]:
    """The table *data* without its rows on files that are gone, and how many those are.

    *find* tells which files a cell can mean, not all if they are many: so a row that can mean
    several, which no build uses, goes too. The whole table goes, None, if it is no CSV or cannot
    be cut.
    """
    rows = read_table(data, name, find=find)[0].rows
    doomed = [row for row in rows if _is_on(row, find, is_gone)]
    if not doomed:
        return data, 0
    if data.startswith(_PACKED) or name.lower().endswith(_JSON):
        return None, len(doomed)
    left = _take_out(data, {row.line for row in doomed})
    kept = read_table(left, name, find=find)[0].rows
    whole = [row.file for row in rows if row not in doomed]
    return (left if [row.file for row in kept] == whole else None), len(doomed)


def _is_on(row: Row, find: Find, is_gone: Callable[[str], bool]) -> bool:
    found = find(row.file)
    return any(map(is_gone, found)) or len(found) > 1


def _take_out(data: bytes, starts: Collection[int]) -> bytes:
    """The CSV file *data* without the records that begin on the lines *starts*, in UTF-8."""
    decoded = decode(data)
    text = decoded.text if isinstance(decoded, Decoded) else ""
    lines = list(io.StringIO(text, newline=""))
    begins = [record.line for record in read_records(text, rate_header).records]
    for start, end in zip(begins, [*begins[1:], len(lines) + 1], strict=True):
        if start in starts:
            lines[start - 1 : end - 1] = [""] * (end - start)
    return "".join(lines).encode("utf-8-sig", "surrogatepass")
