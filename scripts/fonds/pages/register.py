"""A–Z pages: the records of one kind by initial, split by letter once they are many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from fonds.base.locale import Words
from fonds.catalogue.holdings import Holdings
from fonds.catalogue.queries import Record
from fonds.pages.index import IndexPage, Item, Section
from fonds.pages.spread import Spread
from fonds.pages.surnames import collate_filed, file_name

LIMIT = 600
"""Most records on one A–Z page."""
HEADED = 30
"""From so many records on each letter has a heading; fewer are seen at a glance."""

_OTHER = "#"
_PERSON = "person"


def list_records(
    page: IndexPage, records: list[Record], held: Holdings, spread: Spread, words: Words
) -> Iterator[IndexPage]:
    """*page* as the register of *records*, with a page for each initial if they are many.

    *spread*: the bins of all that is *held*.
    """
    filed = {record: _filed(record, words.lang) for record in records}
    ordered = sorted(records, key=lambda record: _order(record, filed[record]))
    shares = spread.count([held.tagged[record.id] for record in ordered])
    spreads = dict(zip(ordered, shares, strict=True))
    letters = [
        (letter, [_item(record, filed[record], held, spreads[record]) for record in group])
        for letter, group in groupby(ordered, lambda record: initial(filed[record]))
    ]
    if len(records) < HEADED:
        every = tuple(item for _, items in letters for item in items)
        yield replace(page, sections=(Section("", "", every),))
        return
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
            links.append(Item(path, label, count=len(part), unit=f"count_{page.kind}"))
            listed = IndexPage(path, page.layout, label, page.kind, len(part), above, of=page.title)
            below.append(replace(listed, sections=(Section("", "", tuple(part)),)))
    yield replace(page, layout="letters", sections=(Section("", "", tuple(links)),))
    yield from below


def _filed(record: Record, lang: str) -> str:
    """The form that *record* is filed by: as authorities.yml has it, of a person by the surname."""
    stated = dict(record.identifiers).get("sort", "")
    return stated or (file_name(record.label, lang) if record.kind == _PERSON else record.label)


def _order(record: Record, filed: str) -> tuple[str, str, str]:
    """By letter first, so that each letter has one group; signs and digits come first."""
    letter = initial(filed)
    return "" if letter == _OTHER else letter, collate_filed(filed), record.id


def initial(filed: str) -> str:
    """The letter that *filed* stands under: without accents, of any script; "#" for the rest."""
    key = collate_filed(filed)
    return key[0].upper() if key and key[0].isalpha() else _OTHER


def _section(letter: str, items: list[Item]) -> Section:
    return Section(letter, f"az-{_file_name(letter)}", tuple(items))


def _file_name(letter: str) -> str:
    """A unique ASCII name for *letter*: an ASCII letter itself, else its code points."""
    return letter.lower() if letter.isascii() and letter.isalpha() else _code_points(letter)


def _code_points(letter: str) -> str:
    return "-".join(f"u{ord(char):04x}" for char in letter)


def _item(record: Record, filed: str, held: Holdings, spread: tuple[int, ...]) -> Item:
    count, dates = len(held.tagged[record.id]), held.span(record)
    return Item(record.page, filed, count=count, spread=spread, dates=dates)
