"""All that lists need of the archive, in memory: every card, every record, every tag; no texts."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from fonds.base.collation import collate
from fonds.catalogue.queries import (
    Card,
    Record,
    read_cards,
    read_records,
    read_tags,
)


@dataclass(frozen=True, slots=True)
class Holdings:
    """The archive without its texts."""

    cards: list[Card]  # every article, in the archive's order
    records: dict[str, Record]  # by id
    tagged: dict[str, list[int]]  # record id → positions in cards, ascending
    places: dict[str, int]  # article id → position in cards
    tags: dict[str, list[Record]]  # article id → its records, kind by kind, each in A–Z order

    def of_kind(self, kind: str) -> list[Record]:
        """The records of *kind* that have a page, in A–Z order."""
        return [r for r in self.records.values() if r.kind == kind and r.linked]

    def articles(self, record: Record) -> list[Card]:
        """The articles tagged with *record*, in the archive's order."""
        return [self.cards[position] for position in self.tagged[record.id]]

    def span(self, record: Record) -> tuple[str, str]:
        """The dates (EDTF) of its first and its last article that have one; "" if none has."""
        positions, cards = self.tagged[record.id], self.cards
        first = next((date for at in positions if (date := cards[at].date)), "")
        last = next((date for at in reversed(positions) if (date := cards[at].date)), "")
        return first, last


SMALL = 100
"""Articles up to which an archive is small: there every name has a page."""
FEW = 3
"""Articles from which a name has a page in a larger archive: rarer ones are less sure."""


def least_articles(articles: int, page_from: int = 0) -> int:
    """From how many articles on a name has a page in an archive of so many *articles*."""
    return page_from or (1 if articles <= SMALL else FEW)


def read_holdings(catalogue: sqlite3.Connection, page_from: int = 0) -> Holdings:
    """All that lists need, in memory: about 1 kB an article.

    *page_from*: articles from which a name has a page; 0: by the archive's size.
    """
    cards = read_cards(catalogue)
    places = {card.id: position for position, card in enumerate(cards)}
    least = least_articles(len(cards), page_from)
    in_order = sorted(
        read_records(catalogue, least), key=lambda r: (r.kind, collate(r.label), r.id)
    )
    records = {record.id: record for record in in_order}
    tagged: dict[str, list[int]] = {record_id: [] for record_id in records}
    for record_id, article_id in read_tags(catalogue):
        tagged[record_id].append(places[article_id])
    tags: list[list[Record]] = [[] for _ in cards]
    for record_id, positions in tagged.items():
        positions.sort()
        record = records[record_id]
        for position in positions:
            tags[position].append(record)
    return Holdings(cards, records, tagged, places, dict(zip(places, tags, strict=True)))
