"""The catalogue as tables for whoever takes it on: as on the page of the data, nothing withheld."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from fonds.catalogue.edition import compute_edition
from fonds.catalogue.holdings import read_holdings
from fonds.config import Archive
from fonds.exchange.collection import FOLDER, Collection
from fonds.exchange.package import NAME, Facts, package_json
from fonds.exchange.table_files import table_outputs


def collect(catalogue: sqlite3.Connection, archive: Archive) -> Collection:
    """*archive* as its tables see it, with the paths and columns that its site does not show.

    Names that are hidden, and withdrawn articles, are in no catalogue.
    """
    held = read_holdings(catalogue, archive.page_from)
    whole = replace(archive, publish_path=True, columns=None)
    unkept = [""] * len(held.cards)  # no table is kept from one time to the next
    return Collection(catalogue, whole, held, compute_edition(catalogue), unkept, unkept)


def write_tables(collection: Collection) -> Iterator[tuple[str, bytes]]:
    """The name of each file, one a table and year, and its bytes; last, what describes them."""
    made: dict[str, Facts] = {}
    for output in table_outputs(collection):
        if output.name.endswith(".csv"):
            data = output.make()
            made[output.name] = Facts(len(data), hashlib.sha256(data).hexdigest())
            yield output.name.removeprefix(f"{FOLDER}/"), data
    yield NAME, package_json(collection, made)
