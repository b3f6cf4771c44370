"""Data files with an article a row: CSV and its kin, workbooks, JSON, JSON Lines, Parquet.

They are read only where mkdocs.yml names them (``articles:``): most tables hold no articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from fonds.accession.choice import TEXT
from fonds.accession.decoding import Refusal
from fonds.accession.formats.document import Document, Note, Text, note_reading
from fonds.accession.formats.items import name_reader, read_items
from fonds.accession.orders import Cell, Column, settle_order
from fonds.accession.sheets.objects import Item, write_cell
from fonds.accession.values import Problem, Statement, read_metadata, shorten
from fonds.base.columns import assign_columns, is_text_column
from fonds.base.edtf import Order
from fonds.base.fields import FIELDS, Field
from fonds.base.speech import joined, quoted, tell

_SAMPLE = 200  # rows by which the column of texts is chosen
_FIELDS = {field.name: field for field in FIELDS}


@dataclass(frozen=True, slots=True)
class _Header:
    text: str  # name of the column with the text
    fields: Mapping[str, Field | None]  # other column → what it states; None: it goes to ``extra``
    orders: Mapping[str, Order]  # column of dates → order of day and month in it


def read_rows(
    path: str, data: bytes, columns: Mapping[str, str], order: Order = "", encoding: str = ""
) -> Document | Refusal:
    """The articles in the rows of the file at *path*.

    *columns*: ``text`` or the name of a field → the column that states it; columns that it does not
    name are known by their own names. *order*: of day and month of dates in figures.
    *encoding*: what a person states that the file is in.
    """
    read = read_items(path, data, encoding)
    if isinstance(read, Refusal):
        return read
    items = read.rows
    names = list(dict.fromkeys(name for _, item in items for name in item))
    text = columns.get(TEXT) or find_texts(names, items)
    if missing := [name for name in (text, *columns.values()) if name not in names]:
        return _refuse(missing[0], names)
    fields = _assign([name for name in names if name != text], columns)
    orders = _settle(path, fields, items, order)
    header = _Header(text, fields, {name: found for name, (found, _) in orders.items()})
    texts, problems = _read_texts(header, items)
    notes = [Note(it.code, it.message) for _, it in orders.values() if it]
    guessed = [] if TEXT in columns else [_tell_columns(header)]
    document = Document(
        name_reader(path), tuple(texts), many=True, notes=(*guessed, *notes, *_sum_up(problems))
    )
    return note_reading(document, read.notes)


def find_texts(names: Sequence[str], items: Iterable[Item]) -> str:
    """The column that is called as texts are and holds most of them; "" if there is none."""
    sizes = dict.fromkeys(filter(is_text_column, names), 0)
    for _, item in islice(items, _SAMPLE):
        for name in sizes:
            sizes[name] += len(write_text(item.get(name)))
    return max(sizes, key=lambda name: sizes[name], default="")


def _refuse(name: str, names: Sequence[str]) -> Refusal:
    shown = joined(quoted(shorten(column)) for column in names[:20]) or tell("none")
    what = (
        tell("No column is called “{name}”", name=shorten(name))
        if name
        else tell("Which column holds the texts?")
    )
    message = tell(
        "{what} (columns: {shown}): name it under articles: in mkdocs.yml, as text: …",
        what=what,
        shown=shown,
    )
    return Refusal("no-text-column", message)


def _assign(names: Sequence[str], columns: Mapping[str, str]) -> dict[str, Field | None]:
    """The field that each of *names* states: as *columns* say, else by its own name."""
    stated = {column: _FIELDS[field] for field, column in columns.items() if field != TEXT}
    rest = [name for name in names if name not in stated]
    known = dict(zip(rest, assign_columns(rest), strict=True))
    taken = set(map(id, stated.values()))
    return stated | {name: None if id(it) in taken else it for name, it in known.items()}


def _settle(
    path: str, fields: Mapping[str, Field | None], items: Sequence[Item], order: Order
) -> dict[str, tuple[Order, Note | None]]:
    """For each column of dates: the order of day and month, and a note if needed."""
    settled: dict[str, tuple[Order, Note | None]] = {}
    for name, field in fields.items():
        if field is not None and field.kind == "date":
            cells = tuple(Cell(line, write_cell(item.get(name))) for line, item in items)
            found, remark = settle_order(Column(path, name, cells), order)
            settled[name] = found, Note(remark.code, remark.message) if remark else None
    return settled


def _read_texts(header: _Header, items: Iterable[Item]) -> tuple[list[Text], list[Problem]]:
    texts, problems = list[Text](), list[Problem]()
    for _, item in items:
        metadata, found = read_metadata(_statements(header, item))
        texts.append(Text(write_text(item.get(header.text)), metadata))
        problems += (it for it in found if it.code != "date-order")
    return texts, problems


def _statements(header: _Header, item: Mapping[str, object]) -> Iterator[Statement]:
    for name, field in header.fields.items():
        if name and (cell := write_cell(item.get(name))):
            yield Statement(name, field, cell, header.orders.get(name, ""))


def write_text(value: object) -> str:
    """A text as it is; of a list or an object, the texts in it, one after the other.

    Chats have them so: ``["See ", {"type": "link", "text": "here"}]``.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(map(write_text, value))
    if isinstance(value, Mapping):
        return write_text(value.get("text", ""))
    return write_cell(value)


def _tell_columns(header: _Header) -> Note:
    known = [(TEXT, header.text)]
    known += [(field.name, name) for name, field in header.fields.items() if field]
    shown = joined(
        tell("{what} from “{name}”", what=what, name=shorten(name)) for what, name in known
    )
    message = tell(
        "Each row is an article: {shown}; to take other columns, name them in mkdocs.yml.",
        shown=shown,
    )
    return Note("columns-used", message)


def _sum_up(problems: Sequence[Problem]) -> Iterator[Note]:
    """A note for each kind of value that was left unset."""
    by_code: dict[str, list[Problem]] = {}
    for problem in problems:
        by_code.setdefault(problem.code, []).append(problem)
    for code, found in by_code.items():
        more = tell(" ({n} rows have such a value)", n=len(found)) if len(found) > 1 else ""
        yield Note(code, joined([found[0].message, more], ""))
