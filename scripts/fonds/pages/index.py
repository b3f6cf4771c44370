"""Index pages as values: their content, from which Markdown and HTML are rendered."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter

from fonds.catalogue.queries import Card


@dataclass(frozen=True, slots=True, repr=False)
class Item:
    """A line of a list that leads to another list."""

    page: str  # Markdown page it leads to, relative to docs/
    label: str  # its text, as data
    count: int = -1  # number of articles behind it; -1: not shown
    of: int = -1  # of how many articles that its page lists; -1: not shown
    unit: str = "articles"  # what is counted, as the locale files call it; "": a bare number
    months: tuple[int, ...] = ()  # articles a month, of a year
    shares: tuple[int, ...] = ()  # that these are of the archive's; () where they are all
    by_month: bool = False  # whether its page leads to one a month
    by_heading: bool = False  # whether it has a heading a month
    spread: tuple[int, ...] = ()  # its share of each bin of the archive's time, as shares
    dates: tuple[str, str] = ("", "")  # of its first and its last article, EDTF

    def __repr__(self) -> str:
        """The input of fingerprints, without names: thousands are computed from items."""
        return repr(_of_item(self))


@dataclass(frozen=True, slots=True, repr=False)
class Section:
    """A heading and the list below it."""

    heading: str  # "" for none
    anchor: str  # id of the heading
    items: tuple[Item | Card, ...]  # in order; a card is the line of its article

    def __repr__(self) -> str:
        """The same."""
        return repr(_of_section(self))


@dataclass(frozen=True, slots=True, repr=False)
class IndexPage:
    """A page that leads to articles or to other index pages."""

    path: str  # relative to docs/: "people/joe-biden.md"
    layout: str  # "record", "register" (A–Z), "letters" (its pages), "years" or "articles"
    title: str  # as data, and as the ways to it call it
    kind: str  # the kind of record it belongs to, or "time"
    articles: int  # how many articles it covers; of a register, how many records
    trail: tuple[Item, ...] = ()  # the pages above it, outermost first
    facts: tuple[tuple[str, str], ...] = ()  # (locale key, value): variants, note, identifiers
    sections: tuple[Section, ...] = ()  # what it lists
    companions: tuple[Item, ...] = ()  # the names that stand with it more than by chance
    ties: tuple[tuple[str, tuple[Item, ...]], ...] = ()  # (locale key, records): within, holds
    ends: tuple[Card, ...] = ()  # a record's first and last dated article; () if none is dated
    beside: tuple[Item, ...] = ()  # years or months around it, itself among them
    of: str = (
        ""  # of which list it is a part: « Joe Biden », « août 2020 »; "" if its title says all
    )

    def __repr__(self) -> str:
        """The same."""
        return repr(_of_page(self))

    @property
    def heading(self) -> str:
        """What the page itself is called: « Joe Biden, août 2020 »."""
        return f"{self.of}, {self.title}" if self.of else self.title

    @property
    def cards(self) -> list[Card]:
        """The articles that it lists."""
        return [item for s in self.sections for item in s.items if isinstance(item, Card)]


_of_item, _of_section, _of_page = (
    attrgetter(*(field.name for field in fields(kind))) for kind in (Item, Section, IndexPage)
)
