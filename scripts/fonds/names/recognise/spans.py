"""Spans of a text that may be names, and which of two that overlap stays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text that may be a name."""

    start: int  # code points into the text
    end: int  # exclusive
    kind: str  # person, place or organisation, or THING; "" if nothing around it tells
    why: str  # "gazetteer", "model", "curated" or the rule: "rule/title" …
    form: str  # the full form that the article gives the name, or "territory/US"


THING = "thing"
"""The kind of what is called by a name and is no record: a film, a show, a prize, a disease."""


class Verdict(NamedTuple):
    """What a rule takes a stretch of text for."""

    kind: str  # person, place or organisation; "" if no rule tells
    why: str  # the rule, as a span has it


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
