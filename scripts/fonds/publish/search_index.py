"""The search index and its scripts, among the site's files."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import partial

from fonds.base.fingerprint import code_of, fingerprint
from fonds.catalogue.holdings import Holdings, read_holdings
from fonds.catalogue.store import read_catalogue
from fonds.catalogue.unfinished import share
from fonds.config import Archive
from fonds.files.workers import FEW, beside, count_local
from fonds.publish.publication import Publication
from fonds.render.task import Task
from fonds.render.views import Views
from fonds.search.publish import CACHE, FOLDER, LAST, make_search
from fonds.search.tokens import open_tokens

MANY = 20_000
"""Fewer articles' index is mended in this process: another would read their lists once more."""
_NICE = 12
"""How much less urgent than the pages it is: else it ends before them, and they with one core."""
_LAST = f"{FOLDER}/{LAST}"


class SearchIndex:
    """The search of one build: index and scripts, added to its publication.

    A large one is made by a process of its own, beside the pages; where the site has none so far,
    from the moment that the catalogue holds what it is made from.
    """

    def __init__(self, publication: Publication, archive: Archive, *, wanted: bool) -> None:
        """*wanted*: whether the site has a search."""
        self._publication = publication
        self._archive = archive
        self._wanted = wanted
        self._process = ExitStack()
        self._made: Callable[[], Publication] | None = None  # what that process made, at its end
        self._finish: Callable[[], None] = lambda: None  # adds what is to be added

    def begin_early(self, catalogue: sqlite3.Connection, articles: int) -> None:
        """Begin if the whole of a large index has to be made; *catalogue* lacks pages at most."""
        anew = self._wanted and _LAST not in self._publication.known
        if anew and self._is_large(articles, FEW):
            share(catalogue)
            self._start()

    def begin(self, views: Views, *, keep: bool) -> None:
        """Begin, unless it did, to make what a large index needs; the rest is made by `finish`.

        The former files stay where nothing they are made from changed. *keep*: they stay even if
        something did.
        """
        if not self._wanted:
            return
        key, publication = _key(views), self._publication
        few = MANY if _LAST in publication.known else FEW
        if self._made is None:
            if publication.keep_all(f"{FOLDER}/", _LAST, "" if keep else key):
                return
            if not self._is_large(len(views.held.cards), few):
                tasks = _tasks(views.catalogue, self._archive, views.held, key)
                self._finish = partial(publication.add, tasks)
                return
            self._start()
        self._finish = partial(self._adopt, key)

    def finish(self) -> None:
        """Add what is to be added."""
        self._finish()
        self.close()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process.close()

    def _is_large(self, articles: int, few: int) -> bool:
        return articles >= few and count_local(self._archive.workers) > 1

    def _start(self) -> None:
        part = self._publication.take_part(f"{FOLDER}/")
        make = partial(partial, _add, self._archive)
        self._made = self._process.enter_context(beside(make, part))

    def _adopt(self, key: str) -> None:
        if self._made:
            self._publication.adopt(self._made(), _LAST, key)


def _add(archive: Archive, part: Publication) -> Publication:
    """*part* with the whole search added: what a worker does, in the time that the pages leave."""
    if hasattr(os, "nice"):  # not on Windows
        os.nice(_NICE)
    with closing(read_catalogue(archive.catalogue, shared=True)) as catalogue:
        held = read_holdings(catalogue, archive.page_from)
        part.add(_tasks(catalogue, archive, held, ""))
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
    return fingerprint(code_of("fonds.search"), options, views.page_keys)
