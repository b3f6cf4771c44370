"""A–Z pages: the records of one kind by initial, split by letter once they are many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from fonds.base.collation import collate
from fonds.catalogue.holdings import Holdings
from fonds.catalogue.queries import Record
from fonds.pages.index import IndexPage, Item, Section
from fonds.pages.spread import Spread

LIMIT = 600
"""Most records on one A–Z page."""

_OTHER = "#"


def list_records(page: IndexPage, records: list[Record], held: Holdings) -> Iterator[IndexPage]:
    """*page* as the register of *records*, with a page for each initial if they are many."""
    ordered = sorted(records, key=_order)
    spread = Spread(held.cards)
    letters = [
        (letter, [_item(record, held, spread) for record in group])
        for letter, group in groupby(ordered, lambda record: initial(record.label))
    ]
    if len(records) <= LIMIT:
        sections = tuple(_section(letter, items) for letter, items in letters)
        yield replace(page, sections=sections)
        return
    yield from _by_letter(page, letters)


def _by_letter(page: IndexPage, letters: list[tuple[str, list[Item]]]) -> Iterator[IndexPage]:
    folder = page.path.removesuffix("/index.md")
    above = (*page.trail, Item(page.path, page.title))
    links: list[Item] = []
    below: list[IndexPage] = []
    for letter, items in letters:
        for start in range(0, len(items), LIMIT):
            part = items[start : start + LIMIT]
            label = letter if start == 0 else f"{letter} {start // LIMIT + 1}"
            path = f"{folder}/a-z/{_file_name(letter)}{start // LIMIT + 1 if start else ''}.md"
            links.append(Item(path, label, count=len(part), unit="entries"))
            below.append(IndexPage(path, page.layout, label, page.kind, len(part), above,
                                   sections=(Section("", "", tuple(part)),)))  # fmt: skip
    yield replace(page, layout="letters", sections=(Section("", "", tuple(links)),))
    yield from below


def _order(record: Record) -> tuple[str, str, str]:
    """By letter first, so that each letter has one group; signs and digits come first."""
    letter = initial(record.label)
    return "" if letter == _OTHER else letter, collate(record.label), record.id


def initial(label: str) -> str:
    """The letter that *label* is filed under: without accents, of any script; "#" for the rest."""
    key = collate(label)
    return key[0].upper() if key and key[0].isalpha() else _OTHER


def _section(letter: str, items: list[Item]) -> Section:
    return Section(letter, f"az-{_file_name(letter)}", tuple(items))


def _file_name(letter: str) -> str:
    """A unique ASCII name for *letter*: an ASCII letter itself, else its code points."""
    return letter.lower() if letter.isascii() and letter.isalpha() else _code_points(letter)


def _code_points(letter: str) -> str:
    return "-".join(f"u{ord(char):04x}" for char in letter)


def _item(record: Record, held: Holdings, spread: Spread) -> Item:
    positions = held.tagged[record.id]
    dated = [date for position in positions if (date := held.cards[position].date)]
    return Item(
        record.page,
        record.label,
        count=len(positions),
        spread=spread.count(positions),
        dates=(dated[0], dated[-1]) if dated else ("", ""),
    )
