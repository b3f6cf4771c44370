"""Index pages as values: what they say, before it is Markdown or HTML."""

from __future__ import annotations

from dataclasses import dataclass

from fonds.catalogue.queries import Card


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list."""

    page: str  # Markdown page it leads to, relative to docs/
    label: str  # its text, as data
    date: str = ""  # EDTF of an article
    count: int = -1  # number of articles behind it; -1 for an article
    supplied: bool = False  # whether the label is a supplied title, shown in brackets
    lang: str = ""  # of the label, where it is an article's title
    months: tuple[int, ...] = ()  # articles a month, of a year


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    heading: str  # "" for none
    anchor: str  # id of the heading
    items: tuple[Item, ...]  # in order


@dataclass(frozen=True, slots=True)
class IndexPage:
    """A page that leads to articles or to other index pages."""

    path: str  # relative to docs/: "people/joe-biden.md"
    layout: str  # "record", "register" (A–Z), "years" or "articles"
    title: str  # as data
    kind: str  # the kind of record it belongs to, or "time"
    articles: int  # how many articles it covers
    trail: tuple[Item, ...] = ()  # the pages above it, outermost first
    facts: tuple[tuple[str, str], ...] = ()  # (locale key, value): variants, note, identifiers
    sections: tuple[Section, ...] = ()  # what it lists


def article_item(card: Card) -> Item:
    """The line of a list that leads to the article *card*."""
    return Item(card.page, card.title, card.date, -1, card.supplied, card.lang)
