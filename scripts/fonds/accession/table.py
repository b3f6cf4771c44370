"""metadata.csv: the table that states metadata per file, as Excel saves it anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from fonds.accession.decoding import Refusal, decode
from fonds.accession.orders import Cell, Column, settle_order
from fonds.accession.records import Record, Records, read_records
from fonds.accession.values import Statement, read_metadata, shorten
from fonds.base.edtf import Order
from fonds.base.fields import Field, assign_fields, find_field, is_file_column
from fonds.base.model import Metadata, Remark


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
class _Header:
    names: list[str]
    fields: list[Field | None]  # beside ``names``; None: unknown or stated by an earlier column
    file: int  # index of the column with the file's name, -1 when there is none
    orders: dict[int, Order]  # index of each column of dates → order of day and month in it


_EUROPEAN = ";"
"""The separator of spreadsheets in locales with a decimal comma; there the day is first (CLDR)."""
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""Magic numbers of .xlsx (a ZIP archive) and of .xls."""


def load_table(file: Path, order: Order = "") -> tuple[Table, list[Remark]]:
    """The table at *file*, empty when there is none; a workbook in its place is reported.

    *order* is that of day and month in figures, for columns from which it cannot be inferred.
    """
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        workbook = file.with_suffix(".xlsx")
        remarks = [_refuse_workbook(workbook.name)] if workbook.exists() else []
        return Table(file.name), remarks
    except OSError as error:
        message = f"The table cannot be read ({error.strerror}): check its permissions."
        return Table(file.name), [Remark("note", "unreadable", file.name, message)]
    return read_table(data, file.name, order)


def read_table(
    data: bytes, name: str = "metadata.csv", order: Order = ""
) -> tuple[Table, list[Remark]]:
    """The rows of a CSV file of any usual separator and encoding; what is unclear, as remarks."""
    if data.startswith(_WORKBOOKS):
        return Table(name), [_refuse_workbook(name)]
    decoded = decode(data)
    if isinstance(decoded, Refusal):
        message = "No table can be read here: save it as CSV UTF-8, or remove it."
        return Table(name), [Remark("note", decoded.code, name, message)]
    rows, remarks = _read_rows(decoded.text, name, order)
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


def _read_rows(text: str, name: str, order: Order) -> tuple[list[Row], list[Remark]]:
    read = read_records(text, _rate)
    records, problems = read.records, list(_check_quotes(read, name))
    if not records:
        return [], problems
    header = _read_header(records[0].cells)
    problems += _check_header(header, records, name)
    if header.file < 0:
        return [], problems
    usual: Order = "day-first" if read.separator == _EUROPEAN else ""
    orders = _settle_orders(header, records[1:], name, order, usual)
    header = replace(header, orders={index: settled for index, (settled, _) in orders.items()})
    problems += [remark for _, remark in orders.values() if remark]
    rows: list[Row] = []
    for record in records[1:]:
        row, found = _read_row(header, record, name)
        problems += found
        if row.file:
            rows.append(row)
    return rows, problems


def _check_quotes(read: Records, name: str) -> Iterator[Remark]:
    message = "A quotation mark is never closed, and the rest of the table is one cell: close it."
    if read.open_quote:
        yield Remark("note", "open-quote", name, message, read.open_quote)


def _rate(cells: list[str]) -> int:
    return sum(find_field(cell) is not None or is_file_column(cell) for cell in cells)


def _read_header(cells: list[str]) -> _Header:
    file = next((index for index, cell in enumerate(cells) if is_file_column(cell)), -1)
    return _Header(cells, assign_fields(cells), file, {})


def _settle_orders(
    header: _Header, records: list[Record], name: str, wished: Order, usual: Order
) -> dict[int, tuple[Order, Remark | None]]:
    """For the index of each column of dates: the order of day and month, and a note if needed."""
    settled = {}
    for index, field in enumerate(header.fields):
        if field is not None and field.kind == "date":
            cells = (Cell(it.line, it.cells[index]) for it in records if index < len(it.cells))
            column = Column(name, header.names[index], tuple(cells), usual)
            settled[index] = settle_order(column, wished)
    return settled


def _check_header(header: _Header, records: list[Record], name: str) -> Iterator[Remark]:
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


def _read_row(header: _Header, record: Record, name: str) -> tuple[Row, list[Remark]]:
    columns = zip(header.names, header.fields, record.cells, strict=False)
    statements = [
        Statement(title, field, cell, header.orders.get(index, ""))
        for index, (title, field, cell) in enumerate(columns)
        if title and index != header.file
    ]
    metadata, problems = read_metadata(statements)
    file = record.cells[header.file] if header.file < len(record.cells) else ""
    # Dates without an order have the note on their column.
    found = [(it.code, it.message) for it in problems if it.code != "date-order"]
    if not file:
        found = [("row-without-name", "The row names no file, so it is left out: name it.")]
    if any(record.cells[len(header.names) :]):
        found.append(("more-cells", "The row has more cells than the header: quote its text."))
    remarks = [Remark("note", code, name, message, record.line) for code, message in found]
    return Row(record.line, file, metadata), remarks
