"""The view of each generated page, made from the catalogue when it is asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, cached_property, lru_cache, partial

from fonds.base.addresses import TIME, html_of, month_anchor, month_page, year_page
from fonds.base.fingerprint import code_of, fingerprint, hash_text
from fonds.base.kinds import GENERATED
from fonds.base.locale import Words, load_words
from fonds.catalogue.edition import compute_edition
from fonds.catalogue.holdings import Holdings
from fonds.catalogue.mentions import (
    read_first_mentions,
    read_mention_keys,
    read_named,
    read_tag_texts,
)
from fonds.catalogue.page_states import read_edited, read_page_keys
from fonds.catalogue.prefetch import Prefetcher
from fonds.catalogue.queries import Card, read_notices
from fonds.catalogue.sources import Copy, read_extracts
from fonds.citing.reference import summary
from fonds.config import Archive
from fonds.exchange.feeds import feed_links_html
from fonds.html.about import about_html
from fonds.html.article import article_html
from fonds.html.home import home_html
from fonds.html.listing import Extras, listing_html
from fonds.html.markup import text_html, title_html, way_up
from fonds.html.quotes import MANY, Quoter
from fonds.html.surroundings import Surroundings
from fonds.pages.index import IndexPage
from fonds.pages.indexes import Indexes
from fonds.relations.store import read_relations, read_unlisted
from fonds.render.key_words import KeyWords
from fonds.render.known import Known
from fonds.render.map_page import PAGE as PLACES
from fonds.render.map_page import MapPage
from fonds.render.period_pages import PeriodPages
from fonds.render.record_pages import RecordPages
from fonds.render.references import References
from fonds.render.task import Outline, View

ARTICLE = "article.html"  # the theme's template for an article
INDEX = "index-page.html"  # for a list, and for the page of a record


class Views:
    """Every generated page of one archive, by its path below docs/."""

    def __init__(
        self,
        catalogue: sqlite3.Connection,
        archive: Archive,
        held: Holdings,
        indexes: Indexes,
    ) -> None:
        self.catalogue, self.archive, self.held = catalogue, archive, held
        self.words: Words = load_words(archive.lang)
        self.articles = {card.page: position for position, card in enumerate(self.held.cards)}
        self.indexes = indexes
        self._notices = Prefetcher(self.held.cards, partial(read_notices, catalogue))
        self._mentions = Prefetcher(self.held.cards, partial(read_first_mentions, catalogue))
        self._named = read_named(catalogue)
        # The outline and the view of a page both need it.
        self._surroundings = lru_cache(maxsize=1)(self._find_surroundings)
        self._place = cache(self._find_place)
        self.references = References(catalogue, held, self._notices, archive)
        rich = (id_ for id_, tags in self.held.tags.items() if len(tags) > MANY)
        self.quoter = Quoter(catalogue, self._named, frozenset(rich), self.words)
        self.relations, self.unlisted = read_relations(catalogue), read_unlisted(catalogue)
        self.tag_texts = read_tag_texts(catalogue)
        named = read_mention_keys(catalogue, self.tag_texts)
        self.mention_keys = [named.get(card.id, "") for card in self.held.cards]
        self.page_keys, self._edited = read_page_keys(catalogue), read_edited(catalogue)
        self.record_pages, self._period_pages, self._map = self._prepare_stories()
        self.feeds: frozenset[str] = frozenset()  # pages that have a feed of their own
        self.shared = fingerprint(
            code_of("fonds.render.views", "fonds.html"),
            (archive.lang, archive.publication, archive.publish_source, archive.publish_path),
            (archive.publish_mail, archive.external_links, archive.link_names),
            (archive.bundle_sources, self.references.key),
        )

    @property
    def paths(self) -> Iterator[str]:
        """Every generated page, articles first."""
        yield from self.articles
        yield from self.indexes

    def is_edited(self, path: str) -> bool:
        """Whether a person edited the page at *path* by hand."""
        return path in self._edited

    @cached_property
    def edition(self) -> str:
        """The edition of the archive."""
        return compute_edition(self.catalogue)

    @cached_property
    def extracts(self) -> list[Copy]:
        """The copies of the articles whose text was read out of their source."""
        return read_extracts(self.catalogue)

    def is_orphan(self, path: str) -> bool:
        """Whether the page lies among the generated ones, and nothing claims it."""
        known = path in self.articles or path in self.indexes
        return not known and path.partition("/")[0] in GENERATED

    def outline(self, path: str) -> Outline:
        """What the page at *path* takes, and what its view is made from."""
        made_from = [self.shared, self.page_keys[path]]
        position = self.articles.get(path)
        if position is None:
            record = self.indexes.record_of(path)
            shown = self.record_pages.key(record, path) if record else self._list_key(path)
            key = hash_text("\n".join([*made_from, str(path in self.feeds), *shown]))
            return Outline(INDEX, False, False, key)
        around = self._surroundings(position)
        neighbours = [other for other in (around.before, around.after) if other]
        made_from += [around.month, self.mention_keys[position]]
        made_from += [other.key for other in neighbours]
        made_from += [f"{kind} {other.key}" for kind, other in around.relations]
        made_from += [f"{kind} {count}" for kind, count in around.unlisted]
        key = hash_text("\n".join(made_from))
        return Outline(ARTICLE, bool(around.before), bool(around.after), key)

    def _list_key(self, path: str) -> list[str]:
        """What the list at *path*, of time or A–Z, shows beside what it was planned as."""
        page = self.indexes[path]
        listed = [self.page_keys[card.page] for card in page.cards]
        shown = self._period_pages.key(page) or listed  # which has the keys of all that it lists
        return [*shown, *self.references.folders(page), *self._map.key(page)]

    def view(self, path: str) -> View:
        """What the page at *path* shows."""
        if path in self.indexes:
            return self._index(self.indexes[path])
        return self._article(self.articles[path])

    def surround(self, path: str, content: str) -> tuple[str, str]:
        """The page at *path* with *content* instead of what fonds would show, and its head."""
        if path in self.indexes:
            return content, ""
        position = self.articles[path]
        notice, around = self._notices.at(position), self._surroundings(position)
        reference = self.references.at(position)
        shown = article_html(notice, around, self.archive, self.words, reference, content)
        return shown, self.references.head(reference, notice, around)

    def home(self) -> str:
        """What the home page shows below its hand-written words."""
        return home_html(self.held, self.words, self.month_place, self.references.coins)

    def about(self, edition: str, day: str, withdrawn: int) -> str:
        """What the page on the archive states by itself."""
        return about_html(self.archive, self.held, edition, day, withdrawn)

    def _index(self, page: IndexPage) -> View:
        title = text_html(page.heading)
        content = listing_html(page, self.words, self._extras(page))
        head = feed_links_html(page.path, title, self.feeds)
        return View(title, title, INDEX, content, head=head)

    def _extras(self, page: IndexPage) -> Extras:
        """What a name's or a period's page shows beside its lists."""
        plain = Extras(coins=self.references.coins, folders=self.references.folders(page))
        if page.path == PLACES:
            return replace(plain, story=self._map.story(page))
        if page.kind == TIME:
            return replace(plain, story=self._period_pages.story(page, plain.coins))
        return self.record_pages.extras(page, plain)

    def _prepare_stories(self) -> tuple[RecordPages, PeriodPages, MapPage]:
        """What tells of records, periods and places."""
        keys = [
            f"{named} {self.page_keys[card.page]} {card.filed} {card.year} {card.month}"
            for named, card in zip(self.mention_keys, self.held.cards, strict=True)
        ]
        key_words = KeyWords(self.catalogue, self.held.cards, studied=self.archive.related)
        known = Known(self.catalogue, self.archive, self.held, self.words, keys)
        records = RecordPages(known, self.indexes, self.quoter, key_words, self.relations)
        return records, PeriodPages(known, key_words), MapPage(known)

    def _article(self, position: int) -> View:
        card = self.held.cards[position]
        notice = self._notices.at(position)
        around = self._with_links(position)
        reference = self.references.at(position)
        return View(
            title=_title(card),
            description=text_html(summary(notice), card.lang),
            template=ARTICLE,
            content=article_html(notice, around, self.archive, self.words, reference),
            before=around.before.page if around.before else "",
            before_title=_title(around.before),
            after=around.after.page if around.after else "",
            after_title=_title(around.after),
            head=self.references.head(reference, notice, around),
        )

    def _find_surroundings(self, position: int) -> Surroundings:
        cards, card = self.held.cards, self.held.cards[position]
        before = cards[position - 1] if position else None
        after = cards[position + 1] if position + 1 < len(cards) else None
        relations = tuple(
            (relation.kind, cards[self.held.places[relation.other_id]])
            for relation in self.relations.get(card.id, ())
        )
        tags = tuple(self.held.tags[card.id])
        unlisted = tuple(self.unlisted.get(card.id, {}).items())
        up, month = way_up(card.page), self.month_place(card)
        return Surroundings(up, before, after, relations, tags, month, unlisted)

    def month_place(self, card: Card) -> str:
        """Where the list of time has the month of *card*: a page, a part of one, else its year."""
        return self._place(card.year, card.month)

    def _find_place(self, year: int | None, month: int) -> str:
        of_year = year_page(year)
        of_month = month_page(of_year, month)
        if year is None:
            return html_of(of_year)
        if of_month in self.indexes:
            return html_of(of_month)
        anchor = month_anchor(month)
        headed = any(section.anchor == anchor for section in self.indexes[of_year].sections)
        return f"{html_of(of_year)}#{anchor}" if headed else html_of(of_year)

    def _with_links(self, position: int) -> Surroundings:
        """What is around the article, with the names that its text links."""
        around, records = self._surroundings(position), self.held.records
        if not self._named or not self.archive.link_names:
            return around
        mentions = tuple(
            mention
            for mention in self._mentions.at(position)
            if mention.record_id in records and records[mention.record_id].linked
        )
        return around._replace(mentions=mentions) if mentions else around


def _title(card: Card | None) -> str:
    return title_html(card.title, card.supplied, card.lang) if card else ""
