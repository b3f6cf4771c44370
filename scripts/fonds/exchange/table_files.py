"""The files of the tables: CSV and JSON Lines, one a year, names in one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import islice
from operator import attrgetter

from fonds.base.assembly import Assembly, Piece
from fonds.base.fingerprint import fingerprint, hash_text
from fonds.exchange.collection import FOLDER, Collection, Output, Part
from fonds.exchange.dictionary import ARTICLES, MENTIONS, NAMES, RELATIONS, TABLES, TAGS, Table
from fonds.exchange.table_rows import rows_of
from fonds.exchange.writing import CsvWriter, JsonlWriter, Writer

WRITERS: dict[str, type[Writer]] = {"csv": CsvWriter, "jsonl": JsonlWriter}
"""Format → what writes it; the format is the suffix too."""
_BATCH = 5000
"""Rows that are held at once."""
_ALL = Part("", (range(1),))
"""What the one file of all names holds: one piece, whatever articles there are."""
_OWN: Callable[[Collection], list[str]] = attrgetter("own_keys")
_KEYS: dict[str, Callable[[Collection], list[str]]] = {
    ARTICLES.name: _OWN,
    MENTIONS.name: _OWN,
    NAMES.name: lambda collection: [collection.name_key],
    TAGS.name: attrgetter("tag_keys"),
    RELATIONS.name: attrgetter("relation_keys"),
}
"""Table → what its rows of each article are made from, so that no other change writes them anew."""


def table_outputs(collection: Collection) -> Iterator[Output]:
    """Every file of every table, table by table; what is not needed of one is not made."""
    hash_piece = cache(partial(_hash_piece, collection))
    for table in TABLES:
        for part in parts_of(table, collection):
            keys = [hash_piece(_KEYS[table.name], piece) for piece in part.pieces]
            write = cache(partial(_write_all, table, collection))  # for the files of all formats
            for form, writer in WRITERS.items():
                make = (partial(_choose, write, form, piece) for piece in part.pieces)
                head = writer(table.public).data()
                assembly = Assembly(head, b"", b"", tuple(map(Piece, keys, make)))
                name = f"{FOLDER}/{file_of(table, part.name, form)}"
                yield Output(name, fingerprint(table.name, form, *keys), assembly)


def list_tables(collection: Collection) -> Iterator[str]:
    """The names of the files of all tables, of which nothing is made."""
    for table in TABLES:
        for part in parts_of(table, collection):
            yield from (f"{FOLDER}/{file_of(table, part.name, form)}" for form in WRITERS)


def parts_of(table: Table, collection: Collection) -> tuple[Part, ...]:
    """The parts of *table*: names have one."""
    return collection.parts if table.yearly else (_ALL,)


def file_of(table: Table, part: str, form: str) -> str:
    """The name of the file of *part* in the folder of the data: "tags-2022.csv"."""
    return f"{table.name}-{part}.{form}" if part else f"{table.name}.{form}"


def _hash_piece(
    collection: Collection, keys_of: Callable[[Collection], list[str]], piece: Sequence[int]
) -> str:
    """The fingerprint of all that the rows of *piece* are made from."""
    keys = keys_of(collection)
    return hash_text("\n".join([collection.shared, *map(keys.__getitem__, piece)]))


def _write_all(table: Table, collection: Collection, piece: Sequence[int]) -> dict[str, bytes]:
    """Format → the rows of *piece*, which are read once for all."""
    writers = {form: writer(table.public) for form, writer in WRITERS.items()}
    heads = {form: writer.data() for form, writer in writers.items()}
    rows = rows_of(table, collection, piece)
    for batch in iter(lambda: list(islice(rows, _BATCH)), []):
        for writer in writers.values():
            writer.add(batch)
    return {form: it.data().removeprefix(heads[form]) for form, it in writers.items()}


def _choose(
    write: Callable[[Sequence[int]], dict[str, bytes]], form: str, piece: Sequence[int]
) -> bytes:
    return write(piece)[form]
