"""Which index pages an archive has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import replace
from itertools import permutations

from fonds.base.fold import fold_name
from fonds.base.kinds import BY_NAME, KINDS, Kind
from fonds.base.locale import Words
from fonds.base.shares import Periods
from fonds.catalogue.holdings import Holdings
from fonds.catalogue.queries import Card, Record
from fonds.pages.calendar import list_years, split_by_year
from fonds.pages.companions import CoOccurrence
from fonds.pages.index import IndexPage, Item
from fonds.pages.register import list_records


def plan_indexes(held: Holdings, words: Words) -> Iterator[IndexPage]:
    """Every index page: time, then for each kind its A–Z page and a page a record.

    The kinds that names fill are always there, so that the navigation can lead to them;
    publications, creators and folders only where some article has one.
    """
    planner = _Planner(held, words)
    yield from planner.list_time()
    for kind in KINDS:
        records = held.of_kind(kind.name)
        if records or kind.curated:
            yield from planner.plan(kind, records)


def plan_records(held: Holdings, words: Words, pages: Container[str]) -> Iterator[IndexPage]:
    """Of the index pages those of time, and of the records whose *pages* are asked for."""
    planner = _Planner(held, words)
    yield from planner.list_time()
    for kind in KINDS:
        yield from planner.list_pages(kind, held.of_kind(kind.name), pages)


class _Planner:
    """Plans the pages of the records of one archive."""

    def __init__(self, held: Holdings, words: Words) -> None:
        self.home = Item("index.md", words("home"))
        self._held = held
        self._words = words
        self._company = CoOccurrence(held)
        self._periods = Periods.of((card.year, card.month) for card in held.cards)

    def list_time(self) -> Iterator[IndexPage]:
        """The pages of time."""
        cards, words = self._held.cards, self._words
        time = IndexPage("time/index.md", "years", words("time"), "time", len(cards), (self.home,))
        yield from list_years(time, cards, words)

    def plan(self, kind: Kind, records: list[Record]) -> Iterator[IndexPage]:
        """The pages of *records*, all of *kind*."""
        held, words = self._held, self._words
        path, title = f"{kind.folder}/index.md", words(kind.folder)
        register = IndexPage(path, "register", title, kind.name, len(records), (self.home,))
        yield from list_records(register, records, held, words)
        yield from self.list_pages(kind, records, {record.page for record in records})

    def list_pages(
        self, kind: Kind, records: list[Record], pages: Container[str]
    ) -> Iterator[IndexPage]:
        """Of *records*, all of *kind*, those that have one of *pages*, without the A–Z page."""
        held, words = self._held, self._words
        trail = (self.home, Item(f"{kind.folder}/index.md", words(kind.folder)))
        inside, namesakes = _group_inside(records), _group_namesakes(records)
        chosen = [record for record in records if record.page in pages]
        for record, company in zip(chosen, self._company.companions(chosen), strict=True):
            cards = held.articles(record)
            page = replace(
                _record_page(record, trail, company),
                ties=tuple(_ties(record, inside, namesakes, held)),
                ends=_ends(cards),
            )
            yield from split_by_year(page, cards, self._periods, words)


def _group_inside(records: list[Record]) -> dict[str, list[Record]]:
    """Id of a place → the *records* that lie in it."""
    inside: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.within:
            inside[record.within].append(record)
    return inside


def _group_namesakes(records: list[Record]) -> dict[str, list[Record]]:
    """Id of a declared record → the others of *records* that a person declared under its name."""
    claims: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.curated:
            for form in {fold_name(form) for form in (record.label, *record.variants)}:
                claims[form].append(record)
    namesakes: dict[str, list[Record]] = defaultdict(list)
    for claimed in claims.values():
        for one, other in permutations(claimed, 2):
            if other not in namesakes[one.id]:
                namesakes[one.id].append(other)
    return namesakes


def _ties(
    record: Record,
    inside: dict[str, list[Record]],
    namesakes: dict[str, list[Record]],
    held: Holdings,
) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """The place around *record*, what else bears its name, and what lies in it."""
    around = held.records.get(record.within)
    if around is not None and around.linked:
        yield "within", (Item(around.page, around.label),)
    if beside := namesakes.get(record.id):
        yield "namesakes", tuple(Item(other.page, other.label) for other in beside)
    if inside.get(record.id):
        yield "holds", tuple(Item(other.page, other.label) for other in inside[record.id])


def _ends(cards: list[Card]) -> tuple[Card, ...]:
    """The first and last of *cards*, in the archive's order, that have a date."""
    dated = [card for card in cards if card.date]
    return (dated[0], dated[-1]) if dated else ()


def _record_page(
    record: Record, trail: tuple[Item, ...], companions: tuple[Item, ...]
) -> IndexPage:
    facts = [("variants", ", ".join(record.variants))] if record.variants else []
    if record.note:
        facts.append(("note", record.note))
    if record.several:
        facts.append(("several", ", ".join(record.several)))
    ids = dict(record.identifiers)
    ids.pop("sort", "")
    if "lat" in ids and "lon" in ids:
        ids["coordinates"] = f"{ids.pop('lat')}, {ids.pop('lon')}"
    facts.extend(ids.items())
    kind = BY_NAME[record.kind].name
    return IndexPage(
        record.page, "record", record.label, kind, 0, trail, tuple(facts), (), companions
    )
