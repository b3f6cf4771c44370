"""Which index pages an archive has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fonds.catalogue.queries import Record
from fonds.kinds import BY_NAME, KINDS, Kind
from fonds.locale import Words
from fonds.pages.calendar import list_years, split_by_year
from fonds.pages.holdings import Holdings
from fonds.pages.index import IndexPage, Item
from fonds.pages.register import list_records

NAMES = ("person", "place", "organisation")
"""The kinds of records that stand beside each other in a text."""
COMPANIONS = 8
"""How many of them a record's page shows."""


def plan_indexes(held: Holdings, words: Words) -> Iterator[IndexPage]:
    """Every index page: time, then for each kind its A–Z page and a page a record.

    The kinds that names fill are always there, so that the navigation can lead to them;
    publications, creators and folders only where some article has one.
    """
    home = Item("index.md", words("home"))
    time = IndexPage("time/index.md", "years", words("time"), "time", len(held.cards), (home,))
    yield from list_years(time, held.cards, words)
    for kind in KINDS:
        records = held.of_kind(kind.name)
        if records or kind.named:
            yield from _plan_kind(kind, records, held, words, home)


def _plan_kind(
    kind: Kind, records: list[Record], held: Holdings, words: Words, home: Item
) -> Iterator[IndexPage]:
    path = f"{kind.folder}/index.md"
    register = IndexPage(path, "register", words(kind.folder), kind.name, len(records), (home,))
    yield from list_records(register, records, held)
    trail = (home, Item(path, register.title))
    for record in records:
        page = _record_page(record, trail, _companions(record, held))
        yield from split_by_year(page, held.articles(record), words)


def _companions(record: Record, held: Holdings) -> tuple[Item, ...]:
    """The names that stand in most articles beside *record*; a single time may be chance."""
    if record.kind not in NAMES:
        return ()
    counts = Counter(
        other
        for position in held.tagged[record.id]
        for other in held.bearing[held.cards[position].id]
        if other.linked and other.kind in NAMES and other is not record
    )
    most = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0].id))[:COMPANIONS]
    return tuple(Item(r.page, r.label, count=count) for r, count in most if count > 1)


def _record_page(
    record: Record, trail: tuple[Item, ...], companions: tuple[Item, ...]
) -> IndexPage:
    facts = [("variants", ", ".join(record.variants))] if record.variants else []
    if record.note:
        facts.append(("note", record.note))
    facts.extend(record.identifiers)
    kind = BY_NAME[record.kind].name
    return IndexPage(
        record.page, "record", record.label, kind, 0, trail, tuple(facts), (), companions
    )
