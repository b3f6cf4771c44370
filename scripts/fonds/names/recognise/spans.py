"""Spans of a text that may be names, and which of two that overlap stays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple, get_args

Why = Literal[
    "curated",  # authorities.yml declares the form
    "gazetteer",  # a list of fonds has the form
    "model",  # a model of the language takes it for a name
    "rule",  # it is capitalised like a name, but nothing says of what kind
    "rule/acronym",  # « la CSTP »
    "rule/again",  # the article's other mentions of the form show another kind
    "rule/eponym",  # « la maladie de X »: what a disease or a prize is called after
    "rule/expansion",  # « accident vasculaire cérébral (AVC) »: the acronym of common words
    "rule/first-name",  # « Jean X »
    "rule/full-name",  # « Xavi Ybanez »: two or three capitalised words that are no others
    "rule/head",  # « ministère de la Justice »: the word that its name begins with
    "rule/office",  # « le ministre de la Justice »: the ministry
    "rule/org-lead",  # « la société X »
    "rule/place-lead",  # « près de X », « la ville de X »
    "rule/proper-name",  # a dictionary of proper names has it
    "rule/quoted",  # « X » in quotation marks: a title
    "rule/rank",  # « le pape X »
    "rule/row",  # « à Gao, Kidal et X »: its neighbours are of that kind
    "rule/speech",  # « X a déclaré », « selon X »
    "rule/surname",  # a list of surnames has it
    "rule/title",  # « la ministre X »
    "rule/town",  # « Saint-X », « X-sur-Y »
    "rule/work-lead",  # « le film X »
]
"""Why a stretch of text is taken for a name, as the catalogue has it."""

WHYS: tuple[Why, ...] = get_args(Why)


class Span(NamedTuple):
    """A stretch of a text that may be a name."""

    start: int  # code points into the text
    end: int  # exclusive
    kind: str  # person, place or organisation, or THING; "" if no rule says of what kind
    why: Why  # the list, model or rule that says so
    form: str  # the full form that the article gives the name, or "territory/US"


THING = "thing"
"""The kind of what is called by a name and is no record: a film, a show, a prize, a disease."""


class Verdict(NamedTuple):
    """What a rule takes a stretch of text for."""

    kind: str  # person, place or organisation; "" if no rule says
    why: Why  # the rule that says so


UNKNOWN = Verdict("", "rule")


def lay(first: Iterable[Span], second: Iterable[Span]) -> list[Span]:
    """Both in order; of *second*, what overlaps nothing of *first*."""
    laid = list(first)
    taken = Cover(laid)
    for span in second:
        if not taken.touches(span.start, span.end):
            laid.append(span)
            taken.add(span.start, span.end)
    return sorted(laid)


class Cover:
    """Which characters are taken."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._taken: set[int] = set()
        for span in spans:
            self.add(span.start, span.end)

    def add(self, start: int, end: int) -> None:
        """Take the characters from *start* to *end*."""
        self._taken.update(range(start, end))

    def touches(self, start: int, end: int) -> bool:
        """Whether any character from *start* to *end* is taken."""
        return not self._taken.isdisjoint(range(start, end))
