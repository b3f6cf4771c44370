"""Which index pages an archive has: those of time, the A–Z pages, and each record’s."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache, cached_property
from itertools import chain, permutations
from operator import attrgetter

from fonds.base.fingerprint import code_of, fingerprint, hash_bytes, hash_text
from fonds.base.fold import fold_name
from fonds.base.kinds import BY_NAME, Kind
from fonds.base.locale import Words
from fonds.base.shares import Periods
from fonds.catalogue.holdings import Holdings
from fonds.catalogue.queries import Card, Record
from fonds.pages.calendar import list_years, split_by_year
from fonds.pages.companions import CoOccurrence
from fonds.pages.index import IndexPage, Item
from fonds.pages.register import list_records
from fonds.pages.spread import Spread


class Planner:
    """Plans the index pages of one archive."""

    def __init__(self, held: Holdings, words: Words) -> None:
        self.home = Item("index.md", words("home"))
        self._held = held
        self._words = words
        self._company = CoOccurrence(held)
        self.of_kind = cache(held.of_kind)
        self._inside = cache(lambda kind: _group_inside(self.of_kind(kind)))
        self._namesakes = cache(lambda kind: _group_namesakes(self.of_kind(kind)))
        self._periods = Periods.of((card.year, card.month) for card in held.cards)

    def list_time(self) -> Iterator[IndexPage]:
        """The pages of time."""
        cards, words = self._held.cards, self._words
        time = IndexPage("time/index.md", "years", words("time"), "time", len(cards), (self.home,))
        yield from list_years(time, cards, words)

    def list_register(self, kind: Kind) -> Iterator[IndexPage]:
        """The A–Z page of the records of *kind*, and its parts.

        The kinds that names fill always have one, so that the navigation can lead to them;
        publications, creators and folders only where some article has one.
        """
        records, words = self.of_kind(kind.name), self._words
        if not records and not kind.curated:
            return
        path, title = f"{kind.folder}/index.md", words(kind.folder)
        register = IndexPage(path, "register", title, kind.name, len(records), (self.home,))
        yield from list_records(register, records, self._held, self._spread, words)

    def list_pages(self, kind: Kind, records: list[Record]) -> Iterator[tuple[Record, IndexPage]]:
        """The page of each of *records*, all of *kind*, and the parts of its list."""
        held, words = self._held, self._words
        trail = (self.home, Item(f"{kind.folder}/index.md", words(kind.folder)))
        inside, namesakes = self._inside(kind.name), self._namesakes(kind.name)
        for record, company in zip(records, self._company.companions(records), strict=True):
            cards = held.articles(record)
            page = replace(
                _record_page(record, trail, company),
                ties=tuple(_ties(record, inside, namesakes, held)),
                ends=_ends(cards),
            )
            for part in split_by_year(page, cards, self._periods, words):
                yield record, part

    def hash_all(self) -> str:
        """The fingerprint of what the pages of all records are planned from, beside their cards:
        periods, and every record and tag, since companions are counted over all."""
        records = [*map(_of_record, self._held.records.values())]
        tagged = self._held.tagged.values()
        sizes, positions = map(len, tagged), chain.from_iterable(tagged)
        tags = hash_bytes(array("q", chain(sizes, positions)).tobytes())
        return fingerprint(code_of("fonds.pages"), self._words.lang, self._periods, records, tags)

    def hash_record(self, record: Record, shared: str) -> str:
        """The fingerprint of what the pages of *record* are planned from; *shared*: `hash_all`."""
        keys = self._keys
        cards = "".join([keys[position] for position in self._held.tagged[record.id]])
        return hash_text(f"{shared} {record.id} {cards}")

    @cached_property
    def _keys(self) -> list[str]:
        """The fingerprint of each card, of which a record may have thousands."""
        return [hash_text(card.key) for card in self._held.cards]

    @cached_property
    def _spread(self) -> Spread:
        return Spread(self._held.cards)


_of_record = attrgetter(*(field.name for field in fields(Record)))


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
