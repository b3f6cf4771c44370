"""The table that states metadata per file: metadata.csv, or one that mkdocs.yml names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from fonds.accession.filecolumn import Find, choose_file_column, find_nothing
from fonds.accession.orders import Cell, Column, settle_order
from fonds.accession.records import Record, Records
from fonds.accession.sheets.reading import read_table_bytes
from fonds.accession.values import Statement, read_metadata, shorten
from fonds.base.columns import assign_columns, find_column, is_text_column
from fonds.base.edtf import Order
from fonds.base.fields import Field, find_field, is_file_column
from fonds.base.model import Metadata, Remark
from fonds.base.speech import reason_of, tell


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
    folder: str = ""  # where it lies in the seeds: a row names a file from there on, or from them


@dataclass(frozen=True, slots=True)
class _Header:
    names: list[str]
    fields: list[Field | None]  # beside ``names``; None: unknown or stated by an earlier column
    file: int  # index of the column with the file's name, -1 when there is none
    texts: frozenset[int]  # indexes of the columns that hold whole texts: no metadata
    orders: dict[int, Order]  # index of each column of dates → order of day and month in it


_EUROPEAN = ";"
"""The separator of spreadsheets in locales with a decimal comma; there the day is first (CLDR)."""
_LONG_TEXT = 300  # characters from which a cell of a column of texts is one


def load_table(
    file: Path, name: str = "", order: Order = "", find: Find = find_nothing
) -> tuple[Table, list[Remark]]:
    """The table at *file*, called *name* in remarks; empty when there is none.

    *order* is that of day and month in figures, for columns from which it cannot be inferred;
    *find* tells which files of the seeds a cell can mean.
    """
    name = name or file.name
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return Table(name), []
    except OSError as error:
        message = tell(
            "The table cannot be read ({reason}): check its permissions.", reason=reason_of(error)
        )
        return Table(name), [Remark("note", "unreadable", name, message)]
    return read_table(data, name, order, find)


def read_table(
    data: bytes, name: str = "metadata.csv", order: Order = "", find: Find = find_nothing
) -> tuple[Table, list[Remark]]:
    """The rows of a table of any usual format and encoding; what is unclear, as remarks."""
    read, remarks = read_table_bytes(data, name, rate_header)
    rows, more = _read_rows(read, name, order, find)
    return Table(name, tuple(rows)), [*remarks, *more]


def rate_header(cells: list[str]) -> int:
    """How many of *cells* are known names of columns."""
    return sum(find_column(cell) is not None or is_file_column(cell) for cell in cells)


def _read_rows(
    read: Records, name: str, order: Order, find: Find
) -> tuple[list[Row], list[Remark]]:
    records, problems = read.records, list(_check_quotes(read, name))
    if not records:
        return [], problems
    header, more = _read_header(records, name, find)
    problems += more
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
    message = tell(
        "A quotation mark is never closed, and the rest of the table is one cell: close it."
    )
    if read.open_quote:
        yield Remark("note", "open-quote", name, message, read.open_quote)


def _read_header(records: list[Record], name: str, find: Find) -> tuple[_Header, list[Remark]]:
    cells, line = records[0].cells, records[0].line
    file, fault = choose_file_column(records, find)
    texts = frozenset(
        index
        for index, cell in enumerate(cells)
        if is_text_column(cell) and any(len(text) > _LONG_TEXT for text in _column(records, index))
    )
    header = _Header(cells, assign_columns(cells), file, texts, {})
    if file < 0:
        return header, [Remark("note", "no-file-column", name, fault, line)]
    return header, list(_check_header(header, records, name))


def _column(records: list[Record], index: int) -> Iterator[str]:
    """The cells of one column, below the header."""
    return (it.cells[index] for it in records[1:] if index < len(it.cells))


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
    filled = {index for record in records for index, cell in enumerate(record.cells) if cell}
    seen: set[str] = set()
    for index, title in enumerate(header.names):
        if not title and index in filled:
            message = tell(
                "Column {number} has no name, so its cells are left out: name it.", number=index + 1
            )
            yield Remark("note", "empty-header", name, message, line)
        elif title and (title in seen or _is_repeated(header, index)):
            message = tell(
                "Column {number}, “{title}”, repeats an earlier one: join them.",
                number=index + 1,
                title=shorten(title),
            )
            yield Remark("note", "double-header", name, message, line)
        elif index in header.texts:
            message = tell(
                "Column “{title}” holds whole texts and is no metadata: left out.",
                title=shorten(title),
            )
            yield Remark("note", "text-column", name, message, line)
        seen.add(title)


def _is_repeated(header: _Header, index: int) -> bool:
    """Whether the column states what another one already does, under whatever name."""
    title = header.names[index]
    names_file = is_file_column(title) and is_file_column(header.names[header.file])
    known = find_field(title) is not None or names_file
    return known and header.fields[index] is None and index != header.file


def _read_row(header: _Header, record: Record, name: str) -> tuple[Row, list[Remark]]:
    columns = zip(header.names, header.fields, record.cells, strict=False)
    statements = [
        Statement(title, field, cell, header.orders.get(index, ""))
        for index, (title, field, cell) in enumerate(columns)
        if title and index != header.file and index not in header.texts
    ]
    metadata, problems = read_metadata(statements)
    file = record.cells[header.file] if header.file < len(record.cells) else ""
    # Dates without an order have the note on their column.
    found = [(it.code, it.message) for it in problems if it.code != "date-order"]
    if not file:
        found = [("row-without-name", tell("The row names no file, so it is left out: name it."))]
    if any(record.cells[len(header.names) :]):
        found.append(
            ("more-cells", tell("The row has more cells than the header: quote its text."))
        )
    remarks = [Remark("note", code, name, message, record.line) for code, message in found]
    return Row(record.line, file, metadata), remarks
