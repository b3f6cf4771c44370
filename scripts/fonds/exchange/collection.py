"""What all outputs of one archive are made from: catalogue, options, holdings, and its parts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from fonds.base.epoch import read_epoch
from fonds.base.fingerprint import code_of, fingerprint
from fonds.base.locale import Words, load_words
from fonds.catalogue.holdings import Holdings
from fonds.catalogue.mentions import read_hidden_names
from fonds.catalogue.queries import read_source_keys
from fonds.config import Archive

FOLDER = "data"
"""The folder of the site with the tables and all that describes them."""
UNDATED = "undated"
"""The part of the articles of no year."""


class Part(NamedTuple):
    """The articles of one year: what one file of a table holds."""

    name: str  # "2022", or that of the undated
    positions: tuple[int, ...]  # in the holdings' cards
    key: str  # fingerprint of all that its rows are made from


class Output(NamedTuple):
    """A file to be published; its bytes are made when they are asked for."""

    name: str  # relative to the site
    key: str  # fingerprint of all that they are made from; "": they are compared
    make: Callable[[], bytes]  # makes them


@dataclass(frozen=True)
class Collection:
    """One archive as its outputs see it."""

    catalogue: sqlite3.Connection  # open for reading
    archive: Archive  # its options
    held: Holdings  # every card, record and tag
    edition: str  # the hash of its content
    mention_keys: Sequence[str]  # fingerprint of the mentions of each article, by position

    @cached_property
    def words(self) -> Words:
        """The words of the interface."""
        return load_words(self.archive.lang)

    @cached_property
    def ids(self) -> list[str]:
        """The id of every article, in the archive's order."""
        return [card.id for card in self.held.cards]

    @cached_property
    def hidden_names(self) -> dict[str, list[str]]:
        """Article id → the names in it that only its own page may show."""
        return read_hidden_names(self.catalogue)

    @cached_property
    def days(self) -> dict[str, tuple[str, str]]:
        """Article id → first and last day that its date can mean, if that is a calendar's day."""
        rows = self.catalogue.execute("SELECT id, date_start, date_end FROM articles")
        return {id_: (calendar_day(first), calendar_day(last)) for id_, first, last in rows}

    @cached_property
    def day(self) -> str:
        """The day of the edition: SOURCE_DATE_EPOCH, else the latest day of a date; "" if unknown.

        A range without an end has none that counts.
        """
        if epoch := read_epoch():
            return epoch.strftime("%Y-%m-%d")
        return max((last for _, last in self.days.values() if last < "9999"), default="")

    @cached_property
    def date(self) -> str:
        """That day as the sources state it (EDTF): “2017-12” where none says more."""
        stated = (self.day, self.day[:7], self.day[:4])
        dates = {card.date for card in self.held.cards}
        return next((it for it in stated if read_epoch() or it in dates), self.day)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The articles of each year, those of none last."""
        years: dict[int | None, list[int]] = {}
        for position, card in enumerate(self.held.cards):
            years.setdefault(card.year, []).append(position)
        keys = self.keys
        return tuple(
            Part(
                UNDATED if year is None else f"{year:04d}",
                tuple(positions),
                fingerprint(self.shared, *(keys[position] for position in positions)),
            )
            for year, positions in years.items()
        )

    @cached_property
    def names(self) -> Part:
        """What the one file of all names is made from: it changes with any other part."""
        records = map(repr, self.held.records.values())
        return Part("", (), fingerprint(self.shared, *(part.key for part in self.parts), *records))

    @cached_property
    def shared(self) -> str:
        """The fingerprint of what all outputs are made from: code and options."""
        archive = self.archive
        return fingerprint(
            code_of("fonds.exchange"),
            (archive.lang, archive.name, archive.publication, archive.rights, archive.site_url),
            (archive.summary, archive.author, archive.description),
            (archive.publish_source, archive.publish_path, archive.page_from),
            archive.bundle_sources,
        )

    @cached_property
    def keys(self) -> list[str]:
        """What the rows of each article are made from, as one text each, by position."""
        tables = (read_source_keys, _read_tag_keys, _read_relation_keys)
        found = [read(self.catalogue) for read in tables]
        return [
            "\0".join((card.key, mentions, *(keys.get(card.id, "") for keys in found)))
            for card, mentions in zip(self.held.cards, self.mention_keys, strict=True)
        ]


def calendar_day(text: str | None) -> str:
    """*text* if it is a day from the year 1 to 9999, which every program can hold; else ""."""
    return text if text and len(text) == len("2022-01-15") and text >= "0001" else ""


def _read_tag_keys(catalogue: sqlite3.Connection) -> dict[str, str]:
    query = "SELECT article_id, group_concat(record_id || ' ' || why) FROM tags GROUP BY article_id"
    return dict(catalogue.execute(query))


def _read_relation_keys(catalogue: sqlite3.Connection) -> dict[str, str]:
    return dict(
        catalogue.execute(
            "SELECT article_id, group_concat(kind || rank || other_id || score) FROM relations"
            " GROUP BY article_id"
        )
    )
