"""Reads the records of a CSV file in all the variants that spreadsheets write."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain

from fonds.accession.values import clean_cell
from fonds.base.patterns import late


@dataclass(frozen=True, slots=True)
class Record:
    """One record, which may take several lines."""

    line: int  # line of the file where it begins, from 1
    cells: list[str]  # cleaned


@dataclass(frozen=True, slots=True)
class Records:
    """What a file holds."""

    records: list[Record]  # those that are not empty, in order
    separator: str  # of its cells
    open_quote: int  # line of the record whose quotation mark is never closed; 0: there is none


Rating = Callable[[list[str]], int]
"""How many cells of a header are known."""

_SEPARATORS = ",;\t|"
_SEP_LINE = late(r'"?sep=(\t|[^\w\s"])"?[^\r\n]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_LONGEST_CELL = 2**31 - 1  # more than any table has; the largest limit that csv takes anywhere
_END = "\0end"  # sentinel line after the table: an unclosed quotation mark swallows it


def read_records(text: str, rate: Rating) -> Records:
    """The records of *text*, split at the separator whose header *rate* rates best."""
    with _allow_long_cells():
        stated = _SEP_LINE.match(text)
        body = text[stated.end() :] if stated else text
        separator = stated[1] if stated else _choose_separator(body, rate)
        records = list(_split(body, separator, line=2 if stated else 1))
    last = records.pop()
    if last.cells == [_END]:
        return Records([record for record in records if any(record.cells)], separator, 0)
    cells = [clean_cell(cell.removesuffix(_END)) for cell in last.cells]
    records.append(Record(last.line, cells))
    return Records([record for record in records if any(record.cells)], separator, last.line)


def _choose_separator(text: str, rate: Rating) -> str:
    """The separator that gives the header most known columns, then most columns at all."""

    def fit(separator: str) -> tuple[int, int]:
        header = next(record for record in _split(text, separator) if any(record.cells))
        return rate(header.cells), len(header.cells)

    return max(_SEPARATORS, key=fit)


def _split(text: str, separator: str, line: int = 1) -> Iterator[Record]:
    """The records of *text*, cleaned, and the sentinel as the last; *line* is its first line."""
    reader = csv.reader(chain(io.StringIO(text, newline=""), [_END]), delimiter=separator)
    start = 0
    for cells in reader:
        yield Record(line + start, [clean_cell(cell) for cell in cells])
        start = reader.line_num


@contextmanager
def _allow_long_cells() -> Iterator[None]:
    """Lift the limit of the csv module, which is global to the process, in a block."""
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(limit)
