"""Whole exports: what files each format has, for a folder of one's own or for the site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from fonds.base.fingerprint import fingerprint, version_of
from fonds.exchange.collection import FOLDER, Collection, Output
from fonds.exchange.databases import parquet_bytes, sqlite_bytes
from fonds.exchange.dictionary import TABLES
from fonds.exchange.ead import ead_xml
from fonds.exchange.texts import Files, pack, tei_files, txt_files

_SINGLE = {"sqlite": ("archive.sqlite", sqlite_bytes), "ead": ("ead.xml", ead_xml)}
"""Format that is one file → its name in the site, and what makes it."""
_MANY = {"tei": tei_files, "txt": txt_files}
"""Format with a file for each article → what makes them."""


def is_single(form: str) -> bool:
    """Whether *form* is one file, and not a folder of files."""
    return form in _SINGLE


def export_files(form: str, collection: Collection) -> Files:
    """Name and bytes of each file of *form*, one at a time."""
    if form in _SINGLE:
        name, make = _SINGLE[form]
        yield name, make(collection)
    elif form == "parquet":
        for table in TABLES:
            yield f"{table.name}.parquet", parquet_bytes(table, collection)
    else:
        yield from _MANY[form](collection, range(len(collection.held.cards)))


def export_outputs(collection: Collection) -> Iterator[tuple[str, Output]]:
    """Format and file of each export that mkdocs.yml asks for; texts as a zip for each year."""
    if not collection.archive.exports:
        return
    keys, shown = collection.keys, collection.name_key
    state = fingerprint(collection.edition, collection.day, shown, *keys)
    for form in collection.archive.exports:
        if form in _SINGLE:
            name, make = _SINGLE[form]
            yield form, _output(name, state, partial(make, collection))
        elif form == "parquet":
            for table in TABLES:
                key = fingerprint(state, version_of("pyarrow"), table.name)
                make_table = partial(parquet_bytes, table, collection)
                yield form, _output(f"{table.name}.parquet", key, make_table)
        else:
            yield from ((form, output) for output in _packed(form, collection))


def _packed(form: str, collection: Collection) -> Iterator[Output]:
    for part in collection.parts:
        labels = (collection.held.cards[at].id for at in part.positions)
        tags = (tag.label for id_ in labels for tag in collection.held.tags[id_])
        keys = (collection.keys[at] for at in part.positions)
        key = fingerprint(collection.shared, form, *keys, *tags)
        make = partial(_pack_part, form, collection, part.positions)
        yield _output(f"{form}-{part.name}.zip", key, make)


def _pack_part(form: str, collection: Collection, positions: tuple[int, ...]) -> bytes:
    return pack(_MANY[form](collection, positions))


def _output(name: str, key: str, make: partial[bytes]) -> Output:
    return Output(f"{FOLDER}/{name}", key, make)
