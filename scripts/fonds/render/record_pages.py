"""What the pages of records show beside their lists, and what makes them stale."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from statistics import median

from fonds.base.addresses import html_of, month_anchor, month_list, month_page, stem_of, year_page
from fonds.base.kinds import NAMED
from fonds.base.shares import Periods
from fonds.catalogue.mentions import count_mentions
from fonds.catalogue.queries import Card, Record
from fonds.html.listing import Extras
from fonds.html.markup import way_up
from fonds.html.months import (
    Chart,
    Tally,
    month_name,
    months_html,
    number_month,
    shares_of,
    tally_months,
)
from fonds.html.quotes import Quoter
from fonds.html.record import companions_html, ends_html, identifier_html
from fonds.html.story import Peak, articles_html, peaks_html, within_html
from fonds.html.ways import context_address, filtered_address, named_query, search_address
from fonds.pages.calendar import FEW, LIMIT, Period, period_of
from fonds.pages.index import IndexPage
from fonds.pages.indexes import Indexes
from fonds.relations.store import Relation
from fonds.render.key_words import KeyWords
from fonds.render.known import Known
from fonds.render.record_shares import list_shares

TOLD_FROM = FEW
"""A record with more articles has a story; fewer are seen at a glance."""
PEAKS = 3
"""Most peaks of a record."""
HIGH = 1.5
"""A peak's share is so many times the median of the record's months."""
LEAST = 3
"""Articles of a peak at least."""
TELLING = 5
"""Articles that speak most of a record."""
ENDS = 3
"""Newest and oldest articles of a record whose list is on other pages."""


class RecordPages:
    """The pages of the records of one archive."""

    def __init__(
        self,
        known: Known,
        indexes: Indexes,
        quoter: Quoter,
        key_words: KeyWords,
        relations: Mapping[str, tuple[Relation, ...]],
    ) -> None:
        """*indexes*: every index page; *relations*: of each article, by its id."""
        self._catalogue, self._archive, self._held = known.catalogue, known.archive, known.held
        self._words, self._keys, self._indexes = known.words, known.keys, indexes
        self._quoter, self._key_words, self._relations = quoter, key_words, relations
        cards = self._held.cards
        self._months = [number_month(card) for card in cards]
        self._periods = Periods.of((card.year, card.month) for card in cards)
        self._mentions = lru_cache(maxsize=1)(self._count_mentions)
        self._periods_of = lru_cache(maxsize=1)(self._divide)  # parts of a list follow each other

    def key(self, record: Record, path: str) -> list[str]:
        """What the page of *record* at *path* quotes, counts and tells.

        That is reasons, shares, and the keys of its articles.
        """
        whole, positions = path == record.page, self._held.tagged[record.id]
        listed = positions if whole else self._periods_of(record)[period_of(path)]
        shares = self._shares.get(record.id) if whole else None
        keys = [self._keys[position] for position in listed]
        if whole:
            keys += self._typical(record)
        return [self._quoter.shared(record), repr(shares), " ".join(keys)]

    def group_key(self, record: Record) -> list[str]:
        """What the keys of all pages of *record* are made from."""
        keys = [self._keys[position] for position in self._held.tagged[record.id]]
        shares, typical = self._shares.get(record.id), self._typical(record)
        return [self._quoter.shared(record), repr(shares), *keys, *typical]

    def _divide(self, record: Record) -> dict[Period | None, list[int]]:
        """The articles of *record* in each of its years and months."""
        parts: dict[Period | None, list[int]] = defaultdict(list)
        for position in self._held.tagged[record.id]:
            card = self._held.cards[position]
            parts[card.year, card.month].append(position)
            parts[card.year, None].append(position)
        return parts

    @cached_property
    def _shares(self) -> dict[str, bytes]:
        """The shares of each record with a page, by its id."""
        linked = [record.id for record in self._held.records.values() if record.linked]
        tagged = [self._held.tagged[id_] for id_ in linked]
        return dict(zip(linked, list_shares(self._months, tagged), strict=True))

    def extras(self, page: IndexPage, plain: Extras) -> Extras:
        """What *page* shows beside its lists, added to what is *plain*."""
        record = self._indexes.record_of(page.path)
        if record is None:
            return plain
        named = record.kind in NAMED
        plain = replace(
            plain,
            quotes=self._quoter.quote(record, page.cards) if named else plain.quotes,
            facts={key: identifier_html(key, value, self._archive) for key, value in page.facts},
            ends=ends_html(page, self._words),
        )
        if page.path != record.page:
            return plain
        return replace(
            plain,
            ways=self._within(record, page) if page.articles > TOLD_FROM else "",
            chart=self._chart(record, page),
            story=self._story(record, page, plain),
        )

    def _story(self, record: Record, page: IndexPage, plain: Extras) -> str:
        words, up = self._words, way_up(page.path)
        company = companions_html(page, self._company_address(record, up), words)
        if page.articles <= TOLD_FROM:
            return company
        cards = self._held.articles(record)
        dated = [card for card in cards if card.date]
        newest, oldest = dated[: -ENDS - 1 : -1], dated[:ENDS]
        is_split = page.articles > LIMIT and len(dated) > 2 * ENDS
        return "".join(
            (
                peaks_html(self._peaks(record, page), self._finder(record, up), words),
                company,
                self._telling(record, up, plain),
                articles_html("newest", newest, up, plain.coins, words) if is_split else "",
                articles_html("oldest", oldest, up, plain.coins, words) if is_split else "",
            )
        )

    def _within(self, record: Record, page: IndexPage) -> str:
        up, words = way_up(page.path), self._words
        address = filtered_address(up, record) if self._archive.search else ""
        return within_html(address, page.articles, context_address(up, record, words), words)

    def _finder(self, record: Record, up: str) -> Callable[[str, str], str] | None:
        if not self._archive.search:
            return None
        named = named_query([record], self._words)
        return lambda word, span: search_address(up, f"{named} {word}", span)

    def _company_address(self, record: Record, up: str) -> Callable[[str], str]:
        """Where the articles are found that bear *record* and the one whose id is given."""
        if not self._archive.search:
            return lambda _: ""
        records = self._held.records
        return lambda id_: search_address(up, named_query([record, records[id_]], self._words))

    def _tally(self, record: Record, mentions: Mapping[str, int] | None = None) -> Tally:
        months, cards, tagged = self._months, self._held.cards, self._held.tagged[record.id]
        named = [(months[at], mentions.get(cards[at].id, 0)) for at in tagged] if mentions else ()
        return tally_months(map(months.__getitem__, tagged), named)

    def _count_mentions(self, record: Record) -> dict[str, int]:
        return count_mentions(self._catalogue, record.id) if record.kind in NAMED else {}

    def _chart(self, record: Record, page: IndexPage) -> str:
        """Its share of the articles through time."""
        find = self._list_finder(page)
        chart = Chart(record.label, way_up(page.path), self._periods, find)
        return months_html(self._tally(record, self._mentions(record)), chart, self._words)

    def _list_finder(self, page: IndexPage) -> Callable[[int, int], str]:
        """Where the list of *page* has a year and month (0: the whole year)."""
        folder = stem_of(page.path)

        @cache
        def list_anchors(below: str) -> set[str]:
            return {section.anchor for section in self._indexes[below].sections}

        def find(year: int, month: int) -> str:
            below = year_page(year, folder)
            if below not in self._indexes:
                return f"{html_of(page.path)}#{'articles' if page.articles <= FEW else f'y{year}'}"
            by_month = bool(month) and month_page(below, month) in self._indexes
            is_listed = by_month or (month and month_anchor(month) in list_anchors(below))
            return month_list(below, month, by_month) if is_listed else html_of(below)

        return find

    def _peaks(self, record: Record, page: IndexPage) -> list[Peak]:
        """The months that stand out by the share that *record* has of their articles."""
        counts = self._tally(record).articles
        shares = shares_of(counts, self._periods)
        months = {at: share for at, share in shares.items() if at & 15 and counts[at] >= LEAST}
        every = [share for at, share in shares.items() if at & 15]
        bound = HIGH * median(every) if every else 0
        best = sorted(months, key=lambda at: (-months[at], -counts[at], at))
        chosen = [at for at in best if months[at] >= bound][:PEAKS] if len(every) > 2 else []
        find, up = self._list_finder(page), way_up(page.path)
        chosen, positions = sorted(chosen), self._held.tagged[record.id]
        parts = [[p for p in positions if self._months[p] == at] for at in chosen]
        key_words = self._key_words.of_parts(parts, record, positions)
        return [
            Peak(
                month_name(at, self._words.lang),
                f"{at >> 4:04d}-{at & 15:02d}",
                up + find(at >> 4, at & 15),
                months[at],
                counts[at],
                words,
            )
            for at, words in zip(chosen, key_words, strict=True)
        ]

    def _telling(self, record: Record, up: str, plain: Extras) -> str:
        """The articles that name *record* most often; without mentions, those at its centre."""
        counts, key = self._mentions(record), "telling"
        if not counts:
            counts, key = self._central(record), "typical"
        return articles_html(key, self._best(record, counts), up, plain.coins, self._words)

    def _best(self, record: Record, counts: Mapping[str, int]) -> list[Card]:
        """The articles of *record* with the highest *counts*."""
        cards = self._held.articles(record)
        some = [(-counts[c.id], at) for at, c in enumerate(cards) if counts.get(c.id, 0) > 1]
        return [cards[at] for _, at in sorted(some)[:TELLING]]

    def _typical(self, record: Record) -> list[str]:
        """The ids of the articles at its centre, where its page names them."""
        if record.kind in NAMED or len(self._held.tagged[record.id]) <= TOLD_FROM:
            return []
        return [card.id for card in self._best(record, self._central(record))]

    def _central(self, record: Record) -> Counter[str]:
        """Article id → how many others of *record* are related to it."""
        return Counter(
            relation.other_id
            for card in self._held.articles(record)
            for relation in self._relations.get(card.id, ())
            if relation.kind == "related"
        )
