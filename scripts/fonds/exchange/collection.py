"""What all outputs of one archive are made from: catalogue, options, holdings, and its parts."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from sys import intern
from typing import NamedTuple

from fonds.base.assembly import divide
from fonds.base.epoch import read_epoch
from fonds.base.fingerprint import code_of, fingerprint, hash_text
from fonds.base.locale import Words, load_words
from fonds.catalogue.holdings import Holdings
from fonds.catalogue.mentions import read_hidden_names, read_tag_texts
from fonds.config import Archive

FOLDER = "data"
"""The folder of the site with the tables and all that describes them."""
UNDATED = "undated"
"""The part of the articles of no year."""
_LAST_DAY = (
    "SELECT max(date_end) FROM articles"
    " WHERE date_end BETWEEN '0001' AND '9999' AND length(date_end) = length('2022-01-15')"
)


class Part(NamedTuple):
    """The articles of one year: what one file of a table holds."""

    name: str  # "2022", or that of the undated; "" if the file holds all
    pieces: tuple[Sequence[int], ...]  # their positions in the holdings' cards, some to a piece

    @property
    def positions(self) -> tuple[int, ...]:
        """The positions of all."""
        return tuple(chain(*self.pieces))


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
    page_keys: Sequence[str]  # of what its Markdown page is made from: the source, names
    tag_texts: Mapping[str, str] | None = None  # the tags of each article, by its id, if known

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
    def spans(self) -> list[tuple[str, str]]:
        """First and last day that the date of each article can mean, each "" if it is no calendar's
        day; by position. Many articles have the same."""
        rows = self.catalogue.execute("SELECT id, date_start, date_end FROM articles")
        found = {id_: (_day(first), _day(last)) for id_, first, last in rows}
        return [found[id_] for id_ in self.ids]

    @cached_property
    def day(self) -> str:
        """The day of the edition: SOURCE_DATE_EPOCH, else the latest day of a date; "" if unknown.

        A range without an end has none that counts.
        """
        if epoch := read_epoch():
            return epoch.strftime("%Y-%m-%d")
        (last,) = self.catalogue.execute(_LAST_DAY).fetchone()
        return last or ""

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
        return tuple(
            Part(
                UNDATED if year is None else f"{year:04d}",
                tuple(divide(tuple(positions), self.ids)),
            )
            for year, positions in years.items()
        )

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
        """What all rows of each article are made from, as one text each, by position."""
        kinds = self.own_keys, self.tag_keys, self.relation_keys
        return list(map("\0".join, zip(*kinds, strict=True)))

    @cached_property
    def own_keys(self) -> list[str]:
        """The same of its own row, and of those of the mentions in it."""
        pages = (card.page for card in self.held.cards)
        return list(map("\0".join, zip(pages, self.mention_keys, self.page_keys, strict=True)))

    @cached_property
    def tag_keys(self) -> list[str]:
        """The same of the rows of its tags."""
        known = self.tag_texts
        return self._keys_of(read_tag_texts(self.catalogue) if known is None else known)

    @cached_property
    def relation_keys(self) -> list[str]:
        """The same of the rows of its relations."""
        return self._keys_of(_read_relation_keys(self.catalogue))

    @cached_property
    def name_key(self) -> str:
        """The fingerprint of all that the rows of names are made from."""
        held = self.held
        dates = "\n".join(card.date for card in held.cards)
        tagged = held.tagged.values()
        numbers = array("I", chain(map(len, tagged), *tagged)).tobytes().hex()  # as they are many
        mentions = " ".join(self.mention_keys)
        records = map(repr, held.records.values())
        return hash_text("\n".join([self.shared, mentions, numbers, dates, *records]))

    def _keys_of(self, found: Mapping[str, str]) -> list[str]:
        return [f"{id_}\0{found.get(id_, '')}" for id_ in self.ids]


def calendar_day(text: str | None) -> str:
    """*text* if it is a day from the year 1 to 9999, which every program can hold; else ""."""
    return text if text and len(text) == len("2022-01-15") and text >= "0001" else ""


def _day(text: str | None) -> str:
    return intern(calendar_day(text))


def _read_relation_keys(catalogue: sqlite3.Connection) -> dict[str, str]:
    return dict(
        catalogue.execute(
            "SELECT article_id, group_concat(kind || rank || other_id || score) FROM relations"
            " GROUP BY article_id"
        )
    )
