"""What the lists of years and months tell of their time, beside its articles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from fonds.base.addresses import HTML, TIME, stem_of
from fonds.base.fingerprint import hash_text
from fonds.base.kinds import NAMED
from fonds.base.likelihood import CERTAIN, log_likelihoods, quantise
from fonds.base.shares import Month
from fonds.catalogue.queries import Record
from fonds.html.listing import Coins
from fonds.html.markup import section_html, way_up
from fonds.html.story import Company, articles_html, company_html, key_words_html
from fonds.html.ways import named_query, search_address
from fonds.pages.calendar import FEW
from fonds.pages.index import IndexPage
from fonds.relations.keyness import Terms, join, rank_articles, subtract
from fonds.relations.words import fold_words
from fonds.render.key_words import KeyWords
from fonds.render.known import Known

TELLING = 4
"""Articles of a period that use most of its words."""
NAMES = 8
"""Names of a period."""

_PAGE = re.compile(rf"{TIME}/(\d{{4}})(?:-(\d\d))?")


class PeriodPages:
    """The lists of the years and months of one archive.

    A month is compared with the other months of its year, a year with the one before it and the one
    after: so an article that comes later changes few of these pages.
    """

    def __init__(self, known: Known, key_words: KeyWords) -> None:
        self._archive, self._held, self._words = known.archive, known.held, known.words
        self._key_words = key_words
        self._positions: dict[Month, list[int]] = defaultdict(list)
        for position, card in enumerate(self._held.cards):
            self._positions[card.year, card.month].append(position)
        self._keys = {
            month: hash_text("\n".join([known.keys[position] for position in positions]))
            for month, positions in self._positions.items()
        }
        self._terms: Callable[[Month], Terms] = lru_cache(maxsize=64)(self._read_terms)
        self._named: Callable[[Month], Counter[Record]] = lru_cache(maxsize=64)(self._count_month)
        self._year_named: Callable[[int | None], Counter[Record]] = lru_cache(maxsize=4)(
            self._count_year
        )
        self._year_terms: Callable[[int | None], Terms] = lru_cache(maxsize=4)(self._add_up_year)

    def key(self, page: IndexPage) -> list[str]:
        """Fingerprints of the articles that *page* tells of, and of those it compares them with."""
        part, rest = self._parts(page)
        return [self._keys[month] for month in (*part, *rest)]

    def story(self, page: IndexPage, coins: Coins) -> str:
        """The words, names and articles of the time that *page* lists."""
        part, rest = self._parts(page)
        positions = [at for month in part for at in self._positions[month]]
        if not rest or len(positions) <= FEW:
            return ""
        terms, others = self._divide(part, rest)
        names = self._names(part, rest)
        named = {word for record, _ in names for word in fold_words(record.label)}
        found = self._key_words.find(terms, others)
        written = self._key_words.spell(positions, found, named)
        span, up = stem_of(page.path).removeprefix(f"{TIME}/"), way_up(page.path)
        return "".join(
            (
                self._key_words_html(written, span, up),
                self._names_html(names, span, up),
                self._telling(positions, found, up, coins),
            )
        )

    def _key_words_html(self, found: Sequence[str], span: str, up: str) -> str:
        words = self._words
        key = "words_told_month" if "-" in span else "words_told_year"
        compared = words(key, year=span[:4])
        find = (lambda word, span: search_address(up, word, span)) if self._archive.search else None
        shown = key_words_html(found, span, compared, find)
        return section_html("words", words("period_words"), shown) if shown else ""

    def _parts(self, page: IndexPage) -> tuple[list[Month], list[Month]]:
        """The months that *page* lists, and those that they are compared with."""
        matched = _PAGE.fullmatch(stem_of(page.path))
        if matched is None:
            return [], []
        year, month = int(matched[1]), matched[2] and int(matched[2])
        own = [at for at in self._in_year(year) if month is None or at[1] == month]
        if month is not None:
            return own, [at for at in self._in_year(year) if at[1] != month]
        return own, [*self._in_year(year - 1), *self._in_year(year + 1)]

    def _in_year(self, year: int | None) -> list[Month]:
        return [(year, month) for month in range(13) if (year, month) in self._positions]

    def _divide(self, part: Sequence[Month], rest: Sequence[Month]) -> tuple[Terms, Terms]:
        """The words of *part*, a month or a year, and those of *rest*, of its year or of others."""
        year = part[0][0]
        if rest[0][0] == year:
            terms = self._terms(part[0])
            return terms, subtract(self._year_terms(year), terms)
        years = dict.fromkeys(year for year, _ in rest)
        return self._year_terms(year), join(map(self._year_terms, years))

    def _add_up_year(self, year: int | None) -> Terms:
        """The words of its months, of each those articles whose words are those of the month."""
        return self._key_words.terms(*(self._positions[month] for month in self._in_year(year)))

    def _read_terms(self, month: Month) -> Terms:
        return self._key_words.terms(self._positions[month])

    def _names(self, part: Sequence[Month], rest: Sequence[Month]) -> list[tuple[Record, int]]:
        """The names that stand in this time more than by chance, and in how many articles."""
        here = self._named(part[0]) if len(part) == 1 else self._year_named(part[0][0])
        size, others = (sum(len(self._positions[at]) for at in it) for it in (part, rest))
        names = sorted((record for record in here if here[record] > 1), key=lambda r: r.id)
        both = np.array([here[record] for record in names], dtype=np.int64)
        counts = [self._year_named(year) for year in {year for year, _ in (*part, *rest)}]
        whole = np.array([sum(it[record] for it in counts) for record in names], dtype=np.int64)
        values = log_likelihoods(both, size, whole, size + others)
        steps = quantise(values)
        best = sorted(
            (-int(steps[at]), -int(both[at]), at)
            for at in range(len(names))
            if values[at] >= CERTAIN
        )
        return [(names[at], -less) for _, less, at in best[:NAMES]]

    def _names_html(self, names: Sequence[tuple[Record, int]], span: str, up: str) -> str:
        if not names:
            return ""
        company = (self._company(record, count, span, up) for record, count in names)
        heading = self._words("period_names")
        return section_html("names", heading, company_html(company, self._words))

    def _company(self, record: Record, count: int, span: str, up: str) -> Company:
        found = search_address(up, named_query([record], self._words), span)
        of = len(self._held.tagged[record.id])
        search = found if self._archive.search else ""
        return Company(f"{up}{record.id}{HTML}", record.label, count, of, search)

    def _count_year(self, year: int | None) -> Counter[Record]:
        """The names of all articles of *year*, and in how many of them each stands."""
        counts: Counter[Record] = Counter()
        for month in self._in_year(year):
            counts.update(self._named(month))
        return counts

    def _count_month(self, month: Month) -> Counter[Record]:
        tags, cards = self._held.tags, self._held.cards
        return Counter(
            tag
            for position in self._positions[month]
            for tag in tags[cards[position].id]
            if tag.linked and tag.kind in NAMED
        )

    def _telling(
        self, positions: Sequence[int], terms: Sequence[int], up: str, coins: Coins
    ) -> str:
        if not terms:
            return ""
        ids = [self._held.cards[position].id for position in positions]
        counts = rank_articles(self._key_words.articles(ids), terms)
        best = sorted((-count, self._held.places[id_]) for id_, count in counts.items())
        cards = [self._held.cards[position] for _, position in best[:TELLING]]
        return articles_html("typical", cards, up, coins, self._words)
