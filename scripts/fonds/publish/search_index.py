"""The search index and its scripts, among the site's files."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial

from fonds.base.fingerprint import code_of, fingerprint
from fonds.catalogue.holdings import Holdings, read_holdings
from fonds.catalogue.queries import read_page_keys
from fonds.catalogue.store import read_catalogue
from fonds.config import Archive
from fonds.files.workers import FEW, beside, count_local
from fonds.publish.publication import Publication
from fonds.render.task import Task
from fonds.render.views import Views
from fonds.search.publish import CACHE, FOLDER, LAST, make_search
from fonds.search.tokens import open_tokens

MANY = 20_000
"""Fewer articles' index is mended in this process: another would read their lists once more."""


@contextmanager
def adding_search_index(
    publication: Publication, views: Views, *, keep: bool
) -> Iterator[Callable[[], None]]:
    """Add index and scripts when asked to; a large index is made meanwhile, beside the pages.

    The former ones stay where nothing they are made from changed. *keep*: they stay even if
    something did.
    """
    key, archive = _key(views), views.archive
    few = MANY if f"{FOLDER}/{LAST}" in publication.known else FEW
    if publication.keep_all(f"{FOLDER}/", f"{FOLDER}/{LAST}", "" if keep else key):
        yield lambda: None
    elif len(views.held.cards) < few or count_local(archive.workers) == 1:
        tasks = _tasks(views.catalogue, archive, views.held, key)
        yield lambda: publication.add(tasks)
    else:
        part = publication.take_part(f"{FOLDER}/")
        make = partial(partial, _add, archive, key)
        with beside(make, part) as result:
            yield lambda: publication.adopt(result())


def _add(archive: Archive, key: str, part: Publication) -> Publication:
    """*part* with the whole search added: what a worker does."""
    with closing(read_catalogue(archive.catalogue)) as catalogue:
        held = read_holdings(catalogue, archive.page_from)
        part.add(_tasks(catalogue, archive, held, key))
    return part


def _tasks(
    catalogue: sqlite3.Connection, archive: Archive, held: Holdings, key: str
) -> Iterator[Task]:
    with open_tokens(archive.build / CACHE) as tokens:
        for file in make_search(catalogue, archive, tokens, held=held):
            of_file = key if file.name == LAST else file.key
            yield Task(f"{FOLDER}/{file.name}", of_file, file.make)
        tokens.save()


def _key(views: Views) -> str:
    """Fingerprint of all that the index is made from: every page, and the words around it."""
    options = (views.archive.lang, views.archive.page_from)
    pages = fingerprint(read_page_keys(views.catalogue))
    return fingerprint(code_of("fonds.search"), options, pages)
