"""Where an article stands among the others of the archive."""

from __future__ import annotations

from typing import NamedTuple

from fonds.catalogue.mentions import Mention
from fonds.catalogue.queries import Card, Record
from fonds.relations.store import Kind


class Place(NamedTuple):
    """What an article's page shows of the others."""

    up: str  # the way from its page to the site's root: "../../"
    before: Card | None  # the one before it in time
    after: Card | None  # the one after it
    kin: tuple[tuple[Kind, Card], ...]  # articles that belong with it, and how
    tags: tuple[Record, ...]  # what it is tagged with, kind by kind, each in A–Z order
    month: str = ""  # the list of its month or year: address relative to the site
    unlisted: tuple[tuple[Kind, int], ...] = ()  # how many more than kin has belong with it
    mentions: tuple[Mention, ...] = ()  # where the text first names a record that has a page
