"""The tables, texts among them, as SQLite and as Parquet: written anew, in order, never copied."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from fonds.base.errors import UsageError
from fonds.base.speech import tell
from fonds.exchange.collection import Collection
from fonds.exchange.dictionary import TABLES, Column, Table, Type
from fonds.exchange.table_rows import rows_of
from fonds.exchange.writing import Row, flatten

_SQL: dict[Type, str] = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}
"""Type → that of SQLite; else it is TEXT."""


def sqlite_bytes(collection: Collection) -> bytes:
    """A database of all tables, with indexes on what they refer to."""
    with closing(sqlite3.connect(":memory:")) as database:
        for table in TABLES:
            database.execute(_create(table))
            marks = ", ".join("?" * len(table.columns))
            rows = (_plain(table, row) for row in _all_rows(table, collection))
            database.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)  # noqa: S608 - ours
        for table in TABLES:
            for column in table.columns:
                if column.refers:
                    name = f"{table.name}_by_{column.name}"
                    database.execute(f"CREATE INDEX {name} ON {table.name} ({column.name})")
        database.commit()
        return database.serialize()


def parquet_bytes(table: Table, collection: Collection) -> bytes:
    """*table* as a Parquet file."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise UsageError(tell("Parquet needs pyarrow: pip install 'fonds[formats]'")) from None
    types: dict[Type, Any] = {
        "integer": pa.int64(), "boolean": pa.bool_(), "number": pa.float64(),
        "list": pa.list_(pa.string()),
    }  # fmt: skip
    schema = pa.schema([(it.name, types.get(it.type, pa.string())) for it in table.columns])
    cells = list(zip(*_all_rows(table, collection), strict=True)) or [()] * len(table.columns)
    values = [list(map(_kept(it), some)) for it, some in zip(table.columns, cells, strict=True)]
    arrays = [pa.array(some, it.type) for some, it in zip(values, schema, strict=True)]
    made = pa.table(arrays, schema=schema)
    stream = pa.BufferOutputStream()
    pq.write_table(made, stream, compression="zstd")
    return bytes(stream.getvalue())


def _all_rows(table: Table, collection: Collection) -> Iterator[Row]:
    return rows_of(table, collection, range(len(collection.held.cards)))


def _create(table: Table) -> str:
    columns = [
        f'"{column.name}" {_SQL.get(column.type, "TEXT")}{" NOT NULL" if column.required else ""}'
        for column in table.columns
    ]
    key = [f"PRIMARY KEY ({', '.join(table.key)})"] if table.key else []
    return f"CREATE TABLE {table.name} ({', '.join([*columns, *key])})"


def _plain(table: Table, row: Row) -> list[Any]:
    """*row* as SQLite holds it: lists as JSON."""
    return [
        json.dumps(value, ensure_ascii=False)
        if column.type == "list" and value
        else flatten(value, column.type)
        for column, value in zip(table.columns, row, strict=True)
    ]


def _kept(column: Column) -> Any:
    """How a value of *column* is put into Parquet, which has lists."""
    if column.type == "list":
        return list
    return lambda value: flatten(value, column.type)
