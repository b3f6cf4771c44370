"""datapackage.json: the tables as a Tabular Data Package (Frictionless, version 1).

https://specs.frictionlessdata.io/tabular-data-package/
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from fonds.base.locale import Words
from fonds.base.slugs import slugify
from fonds.exchange.collection import FOLDER, Collection
from fonds.exchange.dictionary import (
    TABLES,
    Column,
    Table,
    Type,
    describe_column,
    describe_table,
)
from fonds.exchange.table_files import file_of, parts_of

NAME = "datapackage.json"
_TYPES: dict[Type, str] = {"list": "string", "object": "string"}
"""Our types that a CSV file has not → what a cell then is."""


class Facts(NamedTuple):
    """What is known of a file that was made."""

    size: int  # bytes
    sha256: str  # their checksum


Made = Mapping[str, Facts]
"""Address in the site → what is known of the file there."""


def write_json(value: Any) -> bytes:
    """*value* as people read it."""
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()


def package_json(collection: Collection, made: Made) -> bytes:
    """The description of all tables, as far as they have files."""
    archive, words = collection.archive, collection.words
    stated = {
        "name": slugify(archive.name).lower() or "archive",
        "title": archive.name,
        "description": archive.summary or words.strings["data"]["intro"],
        "homepage": archive.site_url,
        "version": collection.edition,
    }
    package: dict[str, Any] = {"profile": "tabular-data-package"}
    package |= {key: value for key, value in stated.items() if value}
    tables = [table for table in TABLES if parts_of(table, collection)]
    package["resources"] = [_resource(table, collection, made) for table in tables]
    return write_json(package)


def _resource(table: Table, collection: Collection, made: Made) -> dict[str, Any]:
    names = [file_of(table, part.name, "csv") for part in parts_of(table, collection)]
    known = [made[f"{FOLDER}/{name}"] for name in names]
    resource: dict[str, Any] = {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.name,
        "description": describe_table(table, collection.words),
        "path": names if len(names) > 1 else names[0],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": sum(facts.size for facts in known),
    }
    if len(known) == 1:
        resource["hash"] = f"sha256:{known[0].sha256}"
    return resource | {
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "schema": _schema(table, collection.words),
    }


def _schema(table: Table, words: Words) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(table, column, words) for column in table.public],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    refers = [
        {"fields": column.name, "reference": {"resource": column.refers, "fields": "id"}}
        for column in table.public
        if column.refers
    ]
    return schema | ({"foreignKeys": refers} if refers else {})


def _field(table: Table, column: Column, words: Words) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.type, column.type),
        "description": describe_column(table, column, words),
    }
    return field | ({"constraints": {"required": True}} if column.required else {})
