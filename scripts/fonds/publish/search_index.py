"""The search index and its scripts, among the site's files."""

from __future__ import annotations

from collections.abc import Iterator

from fonds.base.fingerprint import code_of, fingerprint
from fonds.catalogue.queries import read_page_states
from fonds.publish.publication import Publication
from fonds.render.splice import Task
from fonds.render.views import Views
from fonds.search.publish import CACHE, FOLDER, LAST, make_search
from fonds.search.tokens import open_tokens


def add_search_index(publication: Publication, views: Views, *, keep: bool) -> None:
    """Add index and scripts; the former ones stay where nothing they are made from changed.

    *keep*: they stay even if something did.
    """
    key = _key(views)
    if not publication.keep_all(f"{FOLDER}/", f"{FOLDER}/{LAST}", "" if keep else key):
        publication.add(_tasks(views, key))


def _tasks(views: Views, key: str) -> Iterator[Task]:
    with open_tokens(views.archive.build / CACHE) as tokens:
        for file in make_search(views.catalogue, views.archive, tokens, held=views.held):
            of_file = key if file.name == LAST else file.key
            yield Task(f"{FOLDER}/{file.name}", of_file, file.make)
        tokens.save()


def _key(views: Views) -> str:
    """Fingerprint of all that the index is made from: every page, and the words around it."""
    states = sorted(read_page_states(views.catalogue).items())
    options = (views.archive.lang, views.archive.page_from)
    pages = fingerprint(*(f"{path}\0{state.key}" for path, state in states))
    return fingerprint(code_of("fonds.search"), options, pages)
