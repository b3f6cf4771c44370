"""The files of the tables: CSV and JSON Lines, one a year, names in one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import islice

from fonds.base.fingerprint import fingerprint
from fonds.exchange.collection import FOLDER, Collection, Output, Part
from fonds.exchange.dictionary import TABLES, Table
from fonds.exchange.table_rows import rows_of
from fonds.exchange.writing import CsvWriter, JsonlWriter, Writer

WRITERS: dict[str, type[Writer]] = {"csv": CsvWriter, "jsonl": JsonlWriter}
"""Format → what writes it; the format is the suffix too."""
_BATCH = 5000
"""Rows that are held at once."""


def table_outputs(collection: Collection) -> Iterator[Output]:
    """Every file of every table, table by table."""
    write = lru_cache(maxsize=1)(partial(_write_both, collection))
    for table in TABLES:
        for part in parts_of(table, collection):
            for form in WRITERS:
                make = partial(_choose, partial(write, table, part), form)
                key = fingerprint(part.key, table.name, form)
                yield Output(f"{FOLDER}/{file_of(table, part.name, form)}", key, make)


def parts_of(table: Table, collection: Collection) -> tuple[Part, ...]:
    """The parts of *table*: names have one."""
    return collection.parts if table.yearly else (collection.names,)


def file_of(table: Table, part: str, form: str) -> str:
    """The name of the file of *part* in the folder of the data: "tags-2022.csv"."""
    return f"{table.name}-{part}.{form}" if part else f"{table.name}.{form}"


def _write_both(collection: Collection, table: Table, part: Part) -> dict[str, bytes]:
    """Format → file: the rows are read once for both."""
    writers = {form: writer(table.public) for form, writer in WRITERS.items()}
    rows = rows_of(table, collection, part.positions)
    for batch in iter(lambda: list(islice(rows, _BATCH)), []):
        for writer in writers.values():
            writer.add(batch)
    return {form: writer.data() for form, writer in writers.items()}


def _choose(write: partial[dict[str, bytes]], form: str) -> bytes:
    return write()[form]
