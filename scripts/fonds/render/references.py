"""The references of an archive's articles, made when a page or a file asks for them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from functools import cached_property, lru_cache

from fonds.base.fingerprint import fingerprint
from fonds.base.locale import load_words
from fonds.catalogue.holdings import Holdings
from fonds.catalogue.mentions import read_hidden_names
from fonds.catalogue.prefetch import Prefetcher
from fonds.catalogue.queries import Card, Notice
from fonds.citing.reference import Reference, describe_article, describe_card
from fonds.config import Archive
from fonds.html.cite import coins_html
from fonds.html.exporting import WHOLE, Scope, list_files, scope_of
from fonds.html.head import head_html
from fonds.html.surroundings import Surroundings
from fonds.pages.index import IndexPage


class References:
    """The references of *held*, whose notices *notices* reads."""

    def __init__(
        self,
        catalogue: sqlite3.Connection,
        held: Holdings,
        notices: Prefetcher[Notice],
        archive: Archive,
    ) -> None:
        self._held = held
        self._notices = notices
        self._hidden = read_hidden_names(catalogue)  # only their article itself may show them
        self._archive = archive
        files = list_files(len(held.cards))["csl.json"]
        self._described = files[0] if len(files) == 1 else ""
        self.key = fingerprint(
            self._described,
            (archive.lang, archive.name, archive.site_url, archive.publication, archive.rights),
            sorted(self._hidden.items()),
        )
        """Changes with what all references depend on."""
        self.coins = lru_cache(maxsize=65536)(self._write_coins)  # an article is in many lists

    def at(self, position: int) -> Reference:
        """How the article at *position* is cited."""
        article_id = self._held.cards[position].id
        tags, hidden = self._held.tags[article_id], self._hidden.get(article_id, ())
        return describe_article(self._notices.at(position), tags, self._archive, hidden)

    def head(self, reference: Reference, notice: Notice, around: Surroundings) -> str:
        """What the head of the article's page tells programs."""
        words = load_words(self._archive.lang)
        return head_html(reference, notice, around, self._archive, words, self._described)

    def folders(self, page: IndexPage) -> list[str]:
        """Where the articles are that stand on the pages below *page*; none if it lists them."""
        scope = scope_of(page)
        if scope is None or page.path == WHOLE:
            return []
        if not scope.record:
            return sorted(self._filed[scope.year, scope.month])
        cards = self._held.articles(self._held.records[scope.record])
        return sorted({card.filed for card in cards if _is_in(card, scope)})

    @cached_property
    def _filed(self) -> dict[tuple[int | None, int | None], set[str]]:
        """Year, and month or None for all of it → the folders of its articles."""
        filed: dict[tuple[int | None, int | None], set[str]] = defaultdict(set)
        for card in self._held.cards:
            filed[card.year, card.month].add(card.filed)
            filed[card.year, None].add(card.filed)
        return filed

    def _write_coins(self, card: Card) -> str:
        """What lets Zotero take *card* from a list."""
        return coins_html(describe_card(card, self._held.tags[card.id], self._archive))


def _is_in(card: Card, scope: Scope) -> bool:
    in_year = not scope.in_year or card.year == scope.year
    return in_year and scope.month in (None, card.month)
