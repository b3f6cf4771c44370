"""Lists of articles split by the calendar: by year, by month, and into parts, once too long."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from fonds.base.addresses import PAGE, month_anchor, month_page, stem_of, year_page
from fonds.base.locale import Words
from fonds.base.shares import Periods
from fonds.catalogue.queries import Card
from fonds.pages.index import IndexPage, Item, Section

LIMIT = 200
"""Most articles on one page: more would be slow to load and tiring to scan."""
FEW = 12
"""Most articles under a single heading: all are in sight, and each line has its date."""

MANY_YEARS = 30
"""Most years in one list; more are grouped by decade, with headings to jump to."""
_PERIOD = re.compile(r"/(\d{4}|undated)(?:-(\d\d))?(?:-p\d+)?$")
"""Ends the path of a page below a list, without its suffix."""
Period = tuple[int | None, int | None]
"""Year, None for the undated; and month, None for all of the year."""
AROUND = 6
"""Neighbouring years or months, on either side, that the page of one links to."""


def split_by_year(
    page: IndexPage, cards: list[Card], periods: Periods, words: Words
) -> Iterator[IndexPage]:
    """*page* over *cards* (in the archive's order), and the pages below it if they are many."""
    if len(cards) <= LIMIT:
        sections = tuple(_year_sections(cards, words))
        yield replace(page, articles=len(cards), sections=sections)
        return
    yield from list_years(page, cards, words, periods)


def list_years(
    page: IndexPage, cards: list[Card], words: Words, periods: Periods | None = None
) -> Iterator[IndexPage]:
    """*page* as a list of the years of *cards*, and a page for each year.

    *periods*: of which its bars show the share; None where *cards* are the whole archive.
    """
    folder = stem_of(page.path).removesuffix("/index")
    years = [(year, list(group)) for year, group in groupby(cards, lambda card: card.year)]
    items = tuple(_year_item(year, group, folder, periods, words) for year, group in years)
    yield replace(page, articles=len(cards), sections=tuple(_decades(items)))
    for place, (year, group) in enumerate(years):
        below = _below(page, year_page(year, folder), _year_label(year, words), len(group))
        named = page.title if page.layout == "record" else ""
        below = replace(below, beside=_neighbours(items, place), of=named)
        yield from _split_by_month(below, group, words)


def _year_item(
    year: int | None, cards: list[Card], folder: str, periods: Periods | None, words: Words
) -> Item:
    page, label = year_page(year, folder), _year_label(year, words)
    if year is None:
        return Item(page, label, count=len(cards))
    months = _months(cards)
    shares = [periods.share(year, at, n) for at, n in enumerate(months, 1)] if periods else ()
    return Item(
        page,
        label,
        count=len(cards),
        months=months,
        shares=tuple(shares),
        by_month=_has_months(cards, _by_month(cards)),
        by_heading=len(cards) <= LIMIT,
    )


def _has_months(cards: list[Card], months: list[tuple[int, list[Card]]]) -> bool:
    """Whether the list of a year's *cards* is split into *months*."""
    return len(cards) > LIMIT and len(months) > 1


def _decades(years: tuple[Item, ...]) -> Iterator[Section]:
    """The list of *years*, under a heading a decade once they are many."""
    if len(years) <= MANY_YEARS:
        yield Section("", "", years)
        return
    for decade, group in groupby(years, lambda item: item.label[:-1] if item.months else ""):
        heading = f"{decade}0–{decade}9" if decade else ""
        yield Section(heading, f"d{decade}" if decade else "", tuple(group))


def _neighbours(items: tuple[Item, ...], place: int) -> tuple[Item, ...]:
    """The neighbours of the item at *place* and itself, as links without counts."""
    first = max(0, min(place - AROUND, len(items) - 2 * AROUND - 1))
    around = items[first : first + 2 * AROUND + 1]
    return tuple(Item(item.page, item.label) for item in around) if len(around) > 1 else ()


def _split_by_month(page: IndexPage, cards: list[Card], words: Words) -> Iterator[IndexPage]:
    months = _by_month(cards)
    if not _has_months(cards, months):
        sections = tuple(_month_sections(cards, words))
        yield from _split_into_parts(replace(page, sections=sections), cards, words)
        return
    paths = {month: month_page(page.path, month) for month, _ in months}
    labels = {month: month_label(group[0], words) for month, group in months}
    items = tuple(Item(paths[m], labels[m], count=len(group)) for m, group in months)
    named = tuple(Item(paths[m], words.month(m) if m else labels[m]) for m, _ in months)
    yield replace(page, layout="articles", sections=(Section("", "", items),))
    for place, (month, group) in enumerate(months):
        below = _below(page, paths[month], labels[month], len(group))
        below = replace(below, beside=_neighbours(named, place))
        yield from _split_into_parts(below, group, words)


def _split_into_parts(page: IndexPage, cards: list[Card], words: Words) -> Iterator[IndexPage]:
    if len(cards) <= LIMIT:
        plain = (Section("", "", tuple(cards)),)
        yield page if page.sections else replace(page, sections=plain)
        return
    stem = stem_of(page.path)
    parts = [cards[start : start + LIMIT] for start in range(0, len(cards), LIMIT)]
    paths = [f"{stem}-p{number}{PAGE}" for number in range(1, len(parts) + 1)]
    labels = [_part_label(k * LIMIT, len(part), words) for k, part in enumerate(parts)]
    items = tuple(
        Item(path, label, count=len(part))
        for path, label, part in zip(paths, labels, parts, strict=True)
    )
    yield replace(page, sections=(Section("", "", items),))
    for path, label, part in zip(paths, labels, parts, strict=True):
        section = Section("", "", tuple(part))
        below = _below(page, path, label, len(part))
        yield replace(below, sections=(section,), of=page.heading)


def period_of(path: str) -> Period | None:
    """The period of the part of a list that has a page at *path*; None if the path names none.

    That of a record may look as if it did: "people/1984.md".
    """
    span = _PERIOD.search(stem_of(path))
    if span is None:
        return None
    return None if span[1] == "undated" else int(span[1]), int(span[2]) if span[2] else None


def _part_label(before: int, length: int, words: Words) -> str:
    first, last = words.number(before + 1), words.number(before + length)
    return words("part_range", first=first, last=last)


def _below(page: IndexPage, path: str, label: str, articles: int) -> IndexPage:
    """A page one step below *page*."""
    trail = (*page.trail, Item(page.path, page.title))
    return IndexPage(path, "articles", label, page.kind, articles, trail, of=page.of)


def _year_sections(cards: list[Card], words: Words) -> Iterator[Section]:
    if len(cards) <= FEW:
        yield Section(words("list_articles"), "articles", tuple(cards))
        return
    for year, group in groupby(cards, lambda card: card.year):
        anchor = "undated" if year is None else f"y{year}"
        yield Section(_year_label(year, words), anchor, tuple(group))


def _month_sections(cards: list[Card], words: Words) -> Iterator[Section]:
    for month, group in _by_month(cards):
        heading = month_label(group[0], words) if group[0].year is not None else ""
        yield Section(heading, month_anchor(month), tuple(group))


def _by_month(cards: list[Card]) -> list[tuple[int, list[Card]]]:
    """The months of a year, those articles last whose month is not known."""
    in_order = sorted(cards, key=lambda card: card.month or 13)
    return [(month, list(group)) for month, group in groupby(in_order, lambda card: card.month)]


def month_label(card: Card, words: Words) -> str:
    """The month of *card* with its year, or words for a year whose month is not known."""
    if not card.month:
        return words("month_unknown", year=card.year)
    return words("date_month", month=words.month(card.month), year=card.year)


def _months(cards: list[Card]) -> tuple[int, ...]:
    counts = Counter(card.month for card in cards)
    return tuple(counts[month] for month in range(1, 13))


def _year_label(year: int | None, words: Words) -> str:
    return words("undated") if year is None else str(year)
