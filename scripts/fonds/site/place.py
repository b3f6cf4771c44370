"""Where an article stands among the others of the archive."""

from __future__ import annotations

from dataclasses import dataclass

from fonds.catalogue.namings import Naming
from fonds.catalogue.queries import Card, Record
from fonds.relations.store import Kind


@dataclass(frozen=True, slots=True)
class Place:
    """What an article's page shows of the others."""

    before: Card | None  # the one before it in time
    after: Card | None  # the one after it
    kin: tuple[tuple[Kind, Card], ...]  # articles that belong with it, and how
    tags: tuple[Record, ...]  # what it is tagged with, in A–Z order
    month: str = ""  # the list of its month or year: address relative to the site
    namings: tuple[Naming, ...] = ()  # where the text first names a record that has a page
