"""Published addresses that no page has any more, and where each of them leads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from fonds.base.fold import fold_name
from fonds.base.kinds import BY_NAME, KINDS
from fonds.base.model import Remark
from fonds.base.speech import tell
from fonds.catalogue.queries import Record
from fonds.permalinks.published import ARTICLE, LIST, Entry, Published

Why = Literal["moved", "gone", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Departure:
    """A published address without a page of its own."""

    address: str  # relative to the site
    why: Why  # what became of it
    to: str  # address of the page that takes its place, or of the list where it stood


def find_departures(
    published: Published,
    current: Collection[str],
    places: Mapping[str, str],
    records: Iterable[Record],
    withdrawn: Collection[str],
    hidden: Collection[str],
) -> tuple[Departure, ...]:
    """Where published addresses lead that are none of the *current* ones.

    *places*: place of an article's source → its address; *withdrawn*: ids of articles; *hidden*:
    ids of records of which no page tells anything, not even that there was one.
    """
    gone = [entry for entry in published.entries if entry.address not in current]
    if not gone:
        return ()
    finder = _Finder(current, places, _by_fold(records))
    found: dict[str, Departure] = {}
    for entry in sorted(gone, key=lambda entry: entry.kind == LIST):  # lists follow their record
        if not is_hidden(entry.address, hidden):
            found[entry.address] = finder.find(entry, found, withdrawn)
    return tuple(found[address] for address in sorted(found))


def is_hidden(address: str, hidden: Collection[str]) -> bool:
    """Whether *address* is the page of one of *hidden*, or of a list below it."""
    kind, _, rest = address.partition("/")
    return f"{kind}/{rest.removesuffix('.html').partition('/')[0]}" in hidden


def _by_fold(records: Iterable[Record]) -> dict[str, dict[str, str]]:
    """Fold of any form → kind → page; the preferred form goes before others."""
    pages: dict[str, dict[str, str]] = {}
    linked = [record for record in records if record.linked]
    for forms in ([(r, r.label) for r in linked], [(r, v) for r in linked for v in r.variants]):
        for record, form in forms:
            pages.setdefault(fold_name(form), {}).setdefault(record.kind, f"{record.id}.html")
    return pages


@dataclass(frozen=True, slots=True)
class _Finder:
    current: Collection[str]
    places: Mapping[str, str]
    by_fold: Mapping[str, Mapping[str, str]]

    def find(
        self, entry: Entry, found: Mapping[str, Departure], withdrawn: Collection[str]
    ) -> Departure:
        if entry.kind == ARTICLE:
            return self._find_article(entry, withdrawn)
        if entry.kind in BY_NAME:
            return self._find_record(entry)
        return self._find_list(entry, found)

    def _find_article(self, entry: Entry, withdrawn: Collection[str]) -> Departure:
        if entry.id in withdrawn:
            return Departure(entry.address, "withdrawn", "time/index.html")
        to = self.places.get(entry.name, "")
        return Departure(entry.address, "moved" if to else "gone", to or "time/index.html")

    def _find_record(self, entry: Entry) -> Departure:
        pages = self.by_fold.get(entry.name, {})
        to = pages.get(entry.kind) or next(
            (pages[kind.name] for kind in KINDS if kind.name in pages), ""
        )
        return Departure(entry.address, "moved" if to else "gone", to or self._above(entry.address))

    def _find_list(self, entry: Entry, found: Mapping[str, Departure]) -> Departure:
        for address in climb(entry.address):
            if address in self.current:
                return Departure(entry.address, "moved", address)
            if address in found:
                return Departure(entry.address, found[address].why, found[address].to)
        return Departure(entry.address, "gone", "index.html")

    def _above(self, address: str) -> str:
        return next((page for page in climb(address) if page in self.current), "index.html")


def climb(address: str) -> Iterator[str]:
    """The addresses of the lists that *address* is part of, the nearest first.

    Of ``people/a/2022-03.html``: ``people/a/2022.html``, ``people/a.html``, ``people/index.html``.
    """
    stem = address.removesuffix(".html")
    folder, _, name = stem.rpartition("/")
    if "-" in name and name.partition("-")[0].isdigit():
        yield f"{folder}/{name.partition('-')[0]}.html"
    while folder:
        if "/" in folder:
            yield f"{folder}.html"
        yield f"{folder}/index.html"
        folder = folder.rpartition("/")[0]
    yield "index.html"


_SAID = {
    "moved": tell("was published and leads to another page now; nothing needs to be done"),
    "gone": tell(
        "was published and is gone; its page says so. If that was not meant, bring its source back"
    ),
    "withdrawn": tell("was published and is withdrawn; its page says so"),
}


def note_departures(departures: Iterable[Departure]) -> list[Remark]:
    """A note on each address that went; the report sums up those in the same words."""
    return [Remark("note", f"address-{it.why}", it.address, _SAID[it.why]) for it in departures]
