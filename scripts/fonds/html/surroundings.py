"""What is around an article in the archive: neighbours, relations, records."""

from __future__ import annotations

from typing import NamedTuple

from fonds.catalogue.mentions import Mention
from fonds.catalogue.queries import Card, Record
from fonds.relations.store import Kind


class Surroundings(NamedTuple):
    """What an article's page shows beside its text, from the rest of the archive."""

    up: str  # the way from its page to the site's root: "../../"
    before: Card | None  # the one before it in time
    after: Card | None  # the one after it
    relations: tuple[tuple[Kind, Card], ...]  # related articles, and how they are related
    tags: tuple[Record, ...]  # what it is tagged with, kind by kind, each in A–Z order
    month: str = ""  # the list of its month or year: address relative to the site
    unlisted: tuple[tuple[Kind, int], ...] = ()  # how many more there are of a kind
    mentions: tuple[Mention, ...] = ()  # where the text first names a record that has a page
