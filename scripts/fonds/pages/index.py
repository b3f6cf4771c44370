"""Index pages as values: what they say, before it is Markdown or HTML."""

from __future__ import annotations

from dataclasses import dataclass

from fonds.catalogue.queries import Card


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list that leads to another list."""

    page: str  # Markdown page it leads to, relative to docs/
    label: str  # its text, as data
    count: int = -1  # number of articles behind it; -1: not shown
    months: tuple[int, ...] = ()  # articles a month, of a year


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    heading: str  # "" for none
    anchor: str  # id of the heading
    items: tuple[Item | Card, ...]  # in order; a card is the line of its article


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
    companions: tuple[Item, ...] = ()  # the names it most often stands with
    ties: tuple[tuple[str, tuple[Item, ...]], ...] = ()  # (locale key, records): within, holds
    ends: tuple[Card, ...] = ()  # a record's first and last dated article; () if none is dated

    def told(self) -> str:
        """All that it says, as one string: two pages that tell the same are the same."""
        sections = (
            (s.heading, s.anchor, *(i.seal if isinstance(i, Card) else repr(i) for i in s.items))
            for s in self.sections
        )
        head = (self.path, self.layout, self.title, self.kind, self.articles)
        ends = tuple(card.seal for card in self.ends)
        return repr((head, self.trail, self.facts, self.companions, self.ties, ends, *sections))
