"""What of an archive is published for programs: tables first, then all that states their sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from fonds.exchange import citation_file, crate, package
from fonds.exchange.collection import FOLDER, Collection, Output
from fonds.exchange.exports import export_outputs
from fonds.exchange.feeds import feed_outputs
from fonds.exchange.package import Facts, Made
from fonds.exchange.table_files import list_tables, table_outputs

Publish = Callable[[Iterable[Output]], dict[str, Facts]]
"""Publishes outputs; returns what is then known of each, by name."""

Listed = list[tuple[str, str, str]]
"""Group, kind and address of each file that is no table; see `data_page`."""


def publish_data(collection: Collection, publish: Publish) -> tuple[Made, Listed]:
    """Publish all files; return what is known of each, and those that the page lists."""
    made, listed = publish(table_outputs(collection)), Listed()
    for group, kind, output in _others(collection, made):
        made |= publish([output])
        listed.append((group, kind, output.name))
    return made, listed


def list_addresses(collection: Collection) -> Iterator[str]:
    """The addresses of all files, which no other may have."""
    yield from list_tables(collection)
    yield from (output.name for _, _, output in _others(collection, {}))


def _others(collection: Collection, made: Made) -> Iterator[tuple[str, str, Output]]:
    """Group, kind and file of what states what is *made*, each made after those before it."""
    for kind, output in export_outputs(collection):
        yield "whole", kind, output
    yield from _descriptions(collection, made)
    for kind, output in feed_outputs(collection):
        yield "feed", kind, output


def _descriptions(collection: Collection, made: Made) -> Iterator[tuple[str, str, Output]]:
    """What describes tables, archive and folder; a crate only if its day is known."""
    named: list[tuple[str, str, Callable[[], bytes]]] = [
        ("datapackage", package.NAME, partial(package.package_json, collection, made)),
        ("citation", citation_file.NAME, partial(citation_file.citation_cff, collection)),
    ]
    if collection.day:
        named.append(("crate", crate.NAME, partial(crate.crate_json, collection, made)))
    for kind, name, make in named:
        yield "described", kind, Output(f"{FOLDER}/{name}", "", make)
