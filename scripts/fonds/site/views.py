"""The view of each generated page, made from the catalogue when it is asked for."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from fonds import __version__
from fonds.catalogue.namings import Naming, read_naming_keys, read_namings
from fonds.catalogue.queries import (
    Card,
    Notice,
    read_files,
    read_notices_of,
    read_page_states,
)
from fonds.config import Archive
from fonds.kinds import GENERATED
from fonds.locale import Words, load_words
from fonds.pages.index import IndexPage
from fonds.pages.plan import NAMES
from fonds.pipeline import Conversion
from fonds.relations.store import read_relations
from fonds.site.article import article_html, summary
from fonds.site.home import about_html, home_html
from fonds.site.listing import NO_EXTRAS, Extras, listing_html
from fonds.site.markup import text_html, title_html, way_up
from fonds.site.place import Place
from fonds.site.record import companions_html, identifier_html, quote_namings
from fonds.site.timeline import timeline_svg
from fonds.site.view import View

VERSION = "1"
"""Of what stands around a text; another version renders every page anew."""

FETCHED = 100
"""How many notices are read at once: pages are mostly made in the archive's order."""

ARTICLE, INDEX = "article.html", "index-page.html"
"""The templates of the theme that generated pages take."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What of a page is known before it is made."""

    template: str  # of the theme
    before: bool  # whether there is a page before it in time
    after: bool  # whether there is one after it
    key: str  # hash of all that its view is made from


class Views:
    """Every generated page of one archive, by its path below docs/."""

    def __init__(
        self, catalogue: sqlite3.Connection, archive: Archive, conversion: Conversion
    ) -> None:
        self.catalogue = catalogue
        self.archive = archive
        self.words: Words = load_words(archive.lang)
        self.held = conversion.held
        self.articles = {card.page: position for position, card in enumerate(self.held.cards)}
        self.indexes = {page.path: page for page in conversion.indexes}
        self._notices: dict[str, Notice] = {}
        self._namings: dict[str, tuple[Naming, ...]] = {}
        self._relations = read_relations(catalogue)
        self._naming_keys = read_naming_keys(catalogue)
        self._states = read_page_states(catalogue)
        shown = (archive.publish_source, archive.publish_path, archive.external_links,
                 archive.link_names)  # fmt: skip
        self._shared = repr((VERSION, __version__, self.words.seal, archive.publication, shown))

    @property
    def paths(self) -> Iterator[str]:
        """Every generated page, articles first."""
        yield from self.articles
        yield from self.indexes

    def is_edited(self, path: str) -> bool:
        """Whether a person edited the page at *path* by hand."""
        return self._states[path].edited

    def is_orphan(self, path: str) -> bool:
        """Whether the page lies among the generated ones, and nothing claims it."""
        known = path in self.articles or path in self.indexes
        return not known and path.partition("/")[0] in GENERATED

    def outline(self, path: str) -> Outline:
        """What the page at *path* takes, and the key of its view."""
        made_from = [self._shared, self._states[path].key]
        if path in self.indexes:
            return Outline(INDEX, False, False, _hash([*made_from, *self._quoted(path)]))
        card = self.held.cards[self.articles[path]]
        place = self._place(self.articles[path])
        around = (place.before, place.after, *(other for _, other in place.kin))
        made_from += [place.month, *(kind for kind, _ in place.kin)]
        made_from += [other.seal if other else "" for other in around]
        made_from.append(self._naming_keys.get(card.id, ""))
        before, after = place.before is not None, place.after is not None
        return Outline(ARTICLE, before, after, _hash(made_from))

    def _quoted(self, path: str) -> Iterator[str]:
        """The states of the articles that a name's page quotes."""
        if self.indexes[path].kind in NAMES:
            for section in self.indexes[path].sections:
                for item in section.items:
                    if isinstance(item, Card):
                        yield self._naming_keys.get(item.id, "")

    def view(self, path: str) -> View:
        """What the page at *path* shows."""
        if path in self.indexes:
            return self._index(self.indexes[path])
        return self._article(self.articles[path])

    def surround(self, path: str, content: str) -> str:
        """The page at *path* with *content* in the place of what fonds would show."""
        if path in self.indexes:
            return content
        position = self.articles[path]
        notice = self._notice(position)
        return article_html(notice, self._place(position), self.archive, self.words, content)

    def sources(self) -> Iterator[tuple[str, Path, str]]:
        """(page, source's file, its SHA-256) of every article."""
        for article_id, file, sha256 in read_files(self.catalogue):
            card = self.held.cards[self.held.places[article_id]]
            yield card.page, self.archive.seeds / os.fsdecode(file), sha256

    def home(self) -> str:
        """What the home page shows below its hand-written words."""
        return home_html(self.held, self.words, self._month)

    def about(self, edition: str) -> str:
        """What the page on the archive states by itself."""
        return about_html(self.held, edition, self.words)

    def _index(self, page: IndexPage) -> View:
        title = text_html(page.title)
        return View(title, title, INDEX, listing_html(page, self.words, self._extras(page)))

    def _extras(self, page: IndexPage) -> Extras:
        """What a name's page shows beside its lists."""
        if page.kind not in NAMES or page.layout == "register":
            return NO_EXTRAS
        record = self.held.records.get(page.path.removesuffix(".md"))
        cards = self.held.articles(record) if record else []
        return Extras(
            quotes=quote_namings(self.catalogue, page) if self._naming_keys else {},
            facts={key: identifier_html(key, value, self.archive) for key, value in page.facts},
            chart=timeline_svg(cards, self.words, way_up(page.path)),
            companions=companions_html(page, self.words),
        )

    def _article(self, position: int) -> View:
        card = self.held.cards[position]
        notice = self._notice(position)
        place = self._placed(position)
        return View(
            title=_title(card),
            description=text_html(summary(notice), card.lang),
            template=ARTICLE,
            content=article_html(notice, place, self.archive, self.words),
            before=place.before.page if place.before else "",
            before_title=_title(place.before),
            after=place.after.page if place.after else "",
            after_title=_title(place.after),
        )

    def _notice(self, position: int) -> Notice:
        """The notice of the article at *position*; its followers are fetched with it."""
        article_id = self.held.cards[position].id
        if article_id not in self._notices:
            ids = [card.id for card in self.held.cards[position : position + FETCHED]]
            self._notices = {n.card.id: n for n in read_notices_of(self.catalogue, ids)}
            if self.archive.link_names:
                self._namings = read_namings(self.catalogue, ids)
        return self._notices[article_id]

    def _place(self, position: int) -> Place:
        cards, card = self.held.cards, self.held.cards[position]
        before = cards[position - 1] if position else None
        after = cards[position + 1] if position + 1 < len(cards) else None
        kin = tuple(
            (relation.kind, cards[self.held.places[relation.other_id]])
            for relation in self._relations.get(card.id, ())
        )
        tags = tuple(self.held.bearing[card.id])
        return Place(before, after, kin, tags, self._month(card))

    def _month(self, card: Card) -> str:
        """Where the list of time has the month of *card*: a page, a part of one, else its year."""
        if card.year is None:
            return "time/undated.html"
        month = f"time/{card.year:04d}-{card.month:02d}"
        if f"{month}.md" in self.indexes:
            return f"{month}.html"
        year, anchor = f"time/{card.year:04d}", f"m{card.month:02d}"
        headed = any(section.anchor == anchor for section in self.indexes[f"{year}.md"].sections)
        return f"{year}.html#{anchor}" if headed else f"{year}.html"

    def _placed(self, position: int) -> Place:
        """The place of the article, with the names that its text links."""
        card = self.held.cards[position]
        self._notice(position)
        records = self.held.records
        namings = tuple(
            naming
            for naming in self._namings.get(card.id, ())
            if naming.record_id in records and records[naming.record_id].linked
        )
        return replace(self._place(position), namings=namings)


def _title(card: Card | None) -> str:
    return title_html(card.title, card.supplied, card.lang) if card else ""


def _hash(parts: list[str]) -> str:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()
