"""The tree of a query."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """From where to where something stands in the text of a query."""

    start: int
    end: int


@dataclass(slots=True, eq=False)
class Item:
    """What every node knows."""

    whole: Span | None = field(default=None, kw_only=True)  # of an item, with its field and sign


@dataclass(slots=True, eq=False)
class Operand(Item):
    """What is looked for in texts or among names."""

    span: Span = field(default=Span(0, 0), kw_only=True)  # without its field and sign


@dataclass(frozen=True, slots=True)
class Asked:
    """A word that a query asks for."""

    forms: tuple[str, ...]  # in a row
    width: int  # places that they take
    initial: bool = False  # whether every form that begins so is meant


@dataclass(slots=True, eq=False)
class Word(Operand):
    """A word, or a compound of several."""

    words: list[Asked]
    star: bool  # whether it is a beginning
    text: str  # as it was typed
    in_title: bool = False  # whether only titles count
    taken: list[str] = field(default_factory=list)  # what it was taken for, as it is written


@dataclass(slots=True, eq=False)
class Phrase(Operand):
    """Words in a row."""

    words: list[Asked]
    text: str  # as it was typed
    elided: list[Asked] | None = None  # the same with apostrophes that were left out
    in_title: bool = False  # whether only titles count


@dataclass(slots=True, eq=False)
class Near(Operand):
    """Words near each other."""

    words: list[Asked]
    distance: int  # words between
    text: str  # as it was typed
    in_title: bool = False  # whether only titles count


@dataclass(slots=True, eq=False)
class Named(Operand):
    """A name of one kind."""

    facet: str  # "people"
    text: str  # as it was asked
    quoted: bool  # whether the whole name is meant
    star: bool  # whether the last word is a beginning
    taken: list[str] = field(default_factory=list)  # labels of the names found


@dataclass(slots=True, eq=False)
class Dated(Item):
    """A stretch of time."""

    start: str  # a day, month or year; empty: open
    end: str  # the same


@dataclass(slots=True, eq=False)
class All(Item):
    """All of its items."""

    items: list[Node]


@dataclass(slots=True, eq=False)
class Any(Item):
    """One of its items at least."""

    items: list[Node]
    joined: bool = False  # whether an OR made it, which the next OR goes on with


@dataclass(slots=True, eq=False)
class Not(Item):
    """Not that item."""

    item: Node


@dataclass(slots=True, eq=False)
class Nothing(Item):
    """What finds nothing: signs, a date that is none."""


Node = Nothing | Word | Phrase | Near | Named | Dated | All | Any | Not


@dataclass(frozen=True, slots=True)
class Note:
    """What the person should know of an answer: a text of the locale files, ``note_…``."""

    kind: str  # "missing", "nearest" …
    word: str = ""  # what it is about
    n: int | None = None  # a bound
    facet: str = ""  # the kind of name
    used: tuple[str, ...] = ()  # what stands in for the word


@dataclass(frozen=True, slots=True)
class Idea:
    """Another query that may be meant: a text of the locale files, ``offer_…``."""

    kind: str  # "or", "plain", "date"
    query: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query as it was read."""

    tree: All
    faults: list[Note]  # what of it cannot count
    ideas: list[Idea]
    text: str  # whose places are reported
