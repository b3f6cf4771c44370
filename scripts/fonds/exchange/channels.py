"""The articles of feeds and catalogues, as references, with the days that may be stated of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from fonds.catalogue.queries import Card, Record, read_notices
from fonds.citing.dates import is_plain
from fonds.citing.reference import Reference, describe_article
from fonds.exchange.collection import Collection

MOST = 50
"""How many articles a feed has: the latest."""
_BATCH = 500
_DAY = len("2022-01-15")


@dataclass(frozen=True, slots=True)
class Channel:
    """What one feed is of."""

    title: str  # as text
    page: str  # address of the page that it belongs to, relative to the site
    stem: str  # of the feed's own address: "feed" or "people/joe-biden"
    positions: tuple[int, ...]  # in the holdings' cards, the latest first


def find_channels(collection: Collection) -> Iterator[Channel]:
    """The archive's feed, and those that mkdocs.yml asks for, as far as they have a page."""
    name, held = collection.archive.name, collection.held
    yield Channel(name, "index.html", "feed", _latest(collection, range(len(held.cards))))
    for record in feed_records(collection):
        positions = _latest(collection, held.tagged[record.id])
        title = f"{record.label} – {name}"
        yield Channel(title, f"{record.id}.html", record.id, positions)


def feed_records(collection: Collection) -> list[Record]:
    """The names and topics that mkdocs.yml asks feeds for, as far as they have a page."""
    records = collection.held.records
    asked = (records.get(id_) for id_ in collection.archive.feeds)
    return [record for record in asked if record and record.linked]


def missing_feeds(collection: Collection) -> list[str]:
    """The ids of `feeds:` in mkdocs.yml that have no page, and so no feed."""
    found = {record.id for record in feed_records(collection)}
    return [id_ for id_ in collection.archive.feeds if id_ not in found]


def read_references(
    collection: Collection, positions: Sequence[int]
) -> Iterator[tuple[Card, Reference]]:
    """Card and reference of each article at *positions*."""
    held = collection.held
    for start in range(0, len(positions), _BATCH):
        cards = [held.cards[at] for at in positions[start : start + _BATCH]]
        notices = read_notices(collection.catalogue, cards)
        for card in cards:
            tags, hidden = held.tags[card.id], collection.hidden_names.get(card.id, ())
            yield card, describe_article(notices[card.id], tags, collection.archive, hidden)


def published_day(reference: Reference) -> str:
    """The day on which an article appeared; "" if it is not known for sure."""
    day = reference.date
    return day if len(day) == _DAY and is_plain(day) and day >= "0001" else ""


def moment(day: str) -> str:
    """The beginning of *day* as RFC 3339 has it: feeds know no day without an hour."""
    return f"{day}T00:00:00Z"


def _latest(collection: Collection, positions: Sequence[int]) -> tuple[int, ...]:
    """The latest of *positions*, undated articles after all others."""
    cards = collection.held.cards
    dated = (at for at in reversed(positions) if cards[at].date)
    undated = (at for at in positions if not cards[at].date)
    latest = list(islice(dated, MOST))
    return (*latest, *islice(undated, MOST - len(latest)))
