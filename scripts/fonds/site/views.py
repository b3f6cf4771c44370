"""The view of each generated page, made from the catalogue when it is asked for."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from fonds.catalogue.queries import Card, Notice, read_edited, read_files, read_notice
from fonds.config import Archive
from fonds.locale import Words, load_words
from fonds.pages.holdings import Holdings, read_holdings
from fonds.pages.index import IndexPage
from fonds.pages.plan import plan_indexes
from fonds.site.article import Place, article_html, summary
from fonds.site.home import about_html, home_html
from fonds.site.listing import listing_html
from fonds.site.markup import text_html, title_html
from fonds.site.pages import View


class Views:
    """Every generated page of one archive, by its path below docs/."""

    def __init__(self, catalogue: sqlite3.Connection, archive: Archive) -> None:
        self.catalogue = catalogue
        self.archive = archive
        self.words: Words = load_words(archive.lang)
        self.held: Holdings = read_holdings(catalogue)
        self.articles = {card.page: position for position, card in enumerate(self.held.cards)}
        self.indexes: dict[str, IndexPage] = {
            page.path: page for page in plan_indexes(self.held, self.words)
        }
        self.edited = read_edited(catalogue)

    def view(self, path: str) -> View:
        """What the page at *path* shows."""
        if path in self.indexes:
            return self._index(self.indexes[path])
        return self._article(self.articles[path])

    def surround(self, path: str, content: str) -> str:
        """The page at *path* with *content* in the place of what fonds would show."""
        if path in self.indexes:
            return content
        card = self.held.cards[self.articles[path]]
        notice = read_notice(self.catalogue, card.id)
        return self._article_html(notice, self.articles[path], content)

    def sources(self) -> Iterator[tuple[str, Path]]:
        """(page, source's file) of every article."""
        for article_id, file in read_files(self.catalogue):
            card = self.held.cards[self.held.places[article_id]]
            yield card.page, self.archive.seeds / os.fsdecode(file)

    def home(self) -> str:
        """What the home page shows below its hand-written words."""
        return home_html(self.held, self.words)

    def about(self, edition: str) -> str:
        """What the page on the archive states by itself."""
        return about_html(self.held, edition, self.words)

    def _index(self, page: IndexPage) -> View:
        title = text_html(page.title)
        return View(title, title, "index-page.html", listing_html(page, self.words))

    def _article(self, position: int) -> View:
        card = self.held.cards[position]
        notice = read_notice(self.catalogue, card.id)
        before, after = self._neighbours(position)
        return View(
            title_html(card.title, card.supplied, card.lang),
            text_html(summary(notice), card.lang),
            "article.html",
            self._article_html(notice, position),
            before.page if before else "",
            after.page if after else "",
        )

    def _article_html(self, notice: Notice, position: int, edited: str = "") -> str:
        before, after = self._neighbours(position)
        copies = tuple(
            self.held.cards[self.held.places[other]]
            for other in self.held.copies.get(notice.sha256, ())
            if other != notice.card.id
        )
        place = Place(before, after, copies)
        return article_html(notice, place, self.archive, self.words, edited)

    def _neighbours(self, position: int) -> tuple[Card | None, Card | None]:
        cards = self.held.cards
        before = cards[position - 1] if position else None
        return before, cards[position + 1] if position + 1 < len(cards) else None
