"""What is offered in place of a query: other queries that may be meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from fonds.search.answering import nodes
from fonds.search.answering.decoding import Ints


@dataclass(frozen=True, slots=True)
class Meant:
    """Another query that may be meant."""

    kind: str  # a text of the locale files, ``offer_…``
    query: str
    cost: float = 0  # the lower the likelier
    words: tuple[str, ...] = ()  # without which it is
    name: str = ""  # the record that it asks for
    facet: str = ""  # the kind of that name


@dataclass(frozen=True, slots=True)
class Offer:
    """One that finds something."""

    kind: str  # "spelt", "name", "less" …
    query: str
    count: int  # articles that it finds
    words: tuple[str, ...] = ()  # without which it is
    name: str = ""  # the record that it asks for
    facet: str = ""  # the kind of that name: "people"


class Suspect(NamedTuple):
    """A word of a query that may be misspelt."""

    node: nodes.Word
    articles: int  # found by the item that it is in


class Found(NamedTuple):
    """What each part of a query finds."""

    items: list[Ints]  # articles of each, as far as the query is taken apart
    rest: Ints  # articles in which these are looked for


def form_of(node: nodes.Word) -> str:
    """The only form of *node*; empty if it has several."""
    single = len(node.words) == 1 and node.words[0].width == 1
    return node.words[0].forms[0] if single else ""
