"""Matches: articles with a score each, as sets are joined, met and taken away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fonds.search.answering.decoding import Ints

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Match:
    """Articles that were found."""

    docs: Ints  # their numbers, ascending
    scores: Floats | None = None  # the score of each; None: all are 0
    weight: float = 0.0  # rarity of what they were found by, if that is one word or phrase
    heads: dict[int, int] | None = None  # article → where in its title that first stands
    very: Ints | None = None  # those that have the very form; None: all


NOTHING = Match(np.zeros(0, dtype=np.int64))


def everything(articles: int) -> Match:
    """All articles."""
    return Match(np.arange(articles))


def intersect(one: Match, other: Match) -> Match:
    """The articles of both, scores added."""
    docs, first, second = np.intersect1d(one.docs, other.docs, True, return_indices=True)
    if one.scores is None and other.scores is None:
        return Match(docs)
    return Match(docs, _scores(one)[first] + _scores(other)[second])


def unite(matches: Iterable[Match], articles: int) -> Match:
    """The articles of any, scores added in their order."""
    scores, seen = np.zeros(articles), np.zeros(articles, dtype=np.bool_)
    for match in matches:
        seen[match.docs] = True
        scores[match.docs] += _scores(match)
    docs = np.flatnonzero(seen)
    return Match(docs, scores[docs])


def subtract(match: Match, other: Match) -> Match:
    """The articles of *match* that are not in *other*."""
    kept = ~np.isin(match.docs, other.docs)
    return Match(match.docs[kept], None if match.scores is None else match.scores[kept])


def unite_docs(lists: Iterable[Ints]) -> Ints:
    """The numbers that any of *lists* has, ascending."""
    return np.unique(np.concatenate([NOTHING.docs, *lists]))


def _scores(match: Match) -> Floats:
    return np.zeros(len(match.docs)) if match.scores is None else match.scores
