"""metadata.csv: the table that states metadata per file, as Excel saves it anywhere."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from fonds.fields import Field, assign_fields, find_field, is_file_column
from fonds.model import Metadata, Remark
from fonds.read.decoding import Refusal, decode
from fonds.read.values import Statement, clean_cell, read_metadata, shorten


@dataclass(frozen=True, slots=True)
class Row:
    """What one row states of one file."""

    line: int  # line of the table where the row begins, from 1
    file: str  # the file as the row names it
    metadata: Metadata  # the rest of the row


@dataclass(frozen=True, slots=True)
class Table:
    """A table of metadata that was read."""

    name: str = ""  # its file name, for remarks
    rows: tuple[Row, ...] = ()  # those that name a file, in order


@dataclass(frozen=True, slots=True)
class _Record:
    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class _Header:
    names: list[str]
    fields: list[Field | None]  # beside ``names``; None: unknown or stated by an earlier column
    file: int  # index of the column with the file's name, -1 when there is none


_SEPARATORS = ",;\t"
_SEP_LINE = re.compile(r'"?sep=(\t|[^\w\s"])"?[^\r\n]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_LONGEST_CELL = 2**31 - 1  # more than any table has; the largest limit that csv takes anywhere
_END = "\0end"  # a line of its own after the table: a quote left open swallows it
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def load_table(file: Path) -> tuple[Table, list[Remark]]:
    """The table at *file*, empty when there is none; a workbook in its place is reported."""
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        workbook = file.with_suffix(".xlsx")
        remarks = [_refuse_workbook(workbook.name)] if workbook.exists() else []
        return Table(file.name), remarks
    except OSError as error:
        message = f"The table cannot be read ({error.strerror}): check its permissions."
        return Table(file.name), [Remark("note", "unreadable", file.name, message)]
    return read_table(data, file.name)


def read_table(data: bytes, name: str = "metadata.csv") -> tuple[Table, list[Remark]]:
    """The rows of a CSV file of any usual separator and encoding; what is unclear, as remarks."""
    if data.startswith(_SPREADSHEETS):
        return Table(name), [_refuse_workbook(name)]
    decoded = decode(data)
    if isinstance(decoded, Refusal):
        message = "No table can be read here: save it as CSV UTF-8, or remove it."
        return Table(name), [Remark("note", decoded.code, name, message)]
    with _allow_long_cells():
        rows, remarks = _read_rows(decoded.text, name)
    if decoded.remark:
        message = f"It was read as {decoded.encoding}: save it as CSV UTF-8 if letters look wrong."
        remarks.insert(0, Remark("note", "not-utf8", name, message))
    return Table(name, tuple(rows)), remarks


def _refuse_workbook(name: str) -> Remark:
    message = (
        "A workbook cannot be read: in Excel, File › Save as › CSV UTF-8 (comma delimited); "
        "in LibreOffice, File › Save as › Text CSV; name it metadata.csv."
    )
    return Remark("note", "workbook", name, message)


def _read_rows(text: str, name: str) -> tuple[list[Row], list[Remark]]:
    records, problems = _read_records(text, name)
    if not records:
        return [], problems
    header = _read_header(records[0].cells)
    problems += _check_header(header, records, name)
    if header.file < 0:
        return [], problems
    rows: list[Row] = []
    for record in records[1:]:
        row, found = _read_row(header, record, name)
        problems += found
        if row.file:
            rows.append(row)
    return rows, problems


def _read_records(text: str, name: str) -> tuple[list[_Record], list[Remark]]:
    """The records of *text* that are not empty, with the separator that its header speaks for."""
    told = _SEP_LINE.match(text)
    body = text[told.end() :] if told else text
    separator = told[1] if told else max(_SEPARATORS, key=lambda sep: _rate(body, sep))
    records = list(_split(body, separator, line=2 if told else 1))
    if records[-1].cells == [_END]:
        return [record for record in records[:-1] if any(record.cells)], []
    broken = Remark(
        "note",
        "open-quote",
        name,
        "A quotation mark is never closed, and the rest of the table is one cell: close it.",
        records[-1].line,
    )
    last = _Record(
        records[-1].line, [clean_cell(cell.removesuffix(_END)) for cell in records[-1].cells]
    )
    return [record for record in [*records[:-1], last] if any(record.cells)], [broken]


def _rate(text: str, separator: str) -> tuple[int, int]:
    """How well *separator* fits the first record: known columns first, then columns at all."""
    records = (record for record in _split(text, separator) if any(record.cells))
    cells = next(records).cells
    known = sum(find_field(cell) is not None or is_file_column(cell) for cell in cells)
    return known, len(cells)


def _split(text: str, separator: str, line: int = 1) -> Iterator[_Record]:
    """The records of *text*, cleaned, and the end mark as the last; *line* is its first line."""
    reader = csv.reader(chain(io.StringIO(text, newline=""), [_END]), delimiter=separator)
    start = 0
    for cells in reader:
        yield _Record(line + start, [clean_cell(cell) for cell in cells])
        start = reader.line_num


@contextmanager
def _allow_long_cells() -> Iterator[None]:
    """Lift the limit of the csv module, which is one for the whole process, for a while."""
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def _read_header(cells: list[str]) -> _Header:
    file = next((index for index, cell in enumerate(cells) if is_file_column(cell)), -1)
    return _Header(cells, assign_fields(cells), file)


def _check_header(header: _Header, records: list[_Record], name: str) -> Iterator[Remark]:
    line = records[0].line
    if header.file < 0:
        message = "No column is called “file” or “fichier”, so no row can be used: name it so."
        yield Remark("note", "no-file-column", name, message, line)
        return
    filled = {index for record in records for index, cell in enumerate(record.cells) if cell}
    seen: set[str] = set()
    for index, title in enumerate(header.names):
        if not title and index in filled:
            message = f"Column {index + 1} has no name, so its cells are left out: name it."
            yield Remark("note", "empty-header", name, message, line)
        elif title and (title in seen or _is_repeated(header, index)):
            message = f"Column {index + 1}, “{shorten(title)}”, repeats an earlier one: join them."
            yield Remark("note", "double-header", name, message, line)
        seen.add(title)


def _is_repeated(header: _Header, index: int) -> bool:
    """Whether the column states what another one already does, under whatever name."""
    title = header.names[index]
    known = find_field(title) is not None or is_file_column(title)
    return known and header.fields[index] is None and index != header.file


def _read_row(header: _Header, record: _Record, name: str) -> tuple[Row, list[Remark]]:
    columns = zip(header.names, header.fields, record.cells, strict=False)
    statements = [
        Statement(title, field, cell)
        for index, (title, field, cell) in enumerate(columns)
        if title and index != header.file
    ]
    metadata, problems = read_metadata(statements)
    file = record.cells[header.file] if header.file < len(record.cells) else ""
    found = [(problem.code, problem.message) for problem in problems]
    if not file:
        found = [("row-without-name", "The row names no file, so it is left out: name it.")]
    if any(record.cells[len(header.names) :]):
        found.append(("more-cells", "The row has more cells than the header: quote its text."))
    remarks = [Remark("note", code, name, message, record.line) for code, message in found]
    return Row(record.line, file, metadata), remarks
