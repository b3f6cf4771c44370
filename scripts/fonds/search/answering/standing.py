"""What it counts that words of a query stand together: see standing.js.

A pair is two words that follow each other in the query, the commonest left out. It counts by the
rarer of both less, the further the pair is from standing as in the query.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np

from fonds.search.answering.contents import Index
from fonds.search.answering.covering import PhraseSlot, plan_checks
from fonds.search.answering.decoding import Ints
from fonds.search.answering.lists import Places
from fonds.search.answering.matches import Match
from fonds.search.answering.neighbours import find_starts
from fonds.search.answering.nodes import All, Near, Node, Phrase, Word
from fonds.search.answering.ranking import highest, sort_docs

_TITLE_WORTH = 1.5
_TEXT_WORTH = 0.7
_COVERED_WORTH = 1
_LEAST_WEIGHT = 0.15
_READ = 100
_MOST_READ = 4
_MOST_INFLECTIONS = 16
_MOST_ARTICLES = 20000


@dataclass(frozen=True, slots=True)
class Standing:
    """A word or phrase of a query, and what it was found to mean."""

    row: list[PhraseSlot]
    match: Match
    at: int = 0  # words before it in the query

    @property
    def heads(self) -> dict[int, int]:
        """Article → where in its title it first stands."""
        return self.match.heads or {}


def rank_together(
    index: Index, match: Match, tree: Node, standing: Mapping[int, Standing]
) -> Match:
    """*match*, which *tree* asked for, with what its words count for standing together.

    *standing*: of the nodes of the tree, by `id`.
    """
    placed = _place_words(tree, standing)
    words = _heavy(placed)
    if not len(match.docs) or match.scores is None:
        return match
    if len(placed) == 1:
        return _put_very_first(match, placed[0].match)
    if len(words) < 2:
        return match
    scores = match.scores.copy()
    headed = set().union(*(word.heads for word in words))
    for at, doc in enumerate(match.docs.tolist()):
        if doc in headed:
            scores[at] += _score_title(doc, words)
    ranked = Match(match.docs, scores)
    best = np.sort(np.array(sort_docs(index, ranked, "relevance", _READ), dtype=np.int64))
    for doc, worth in _score_texts(index, best, words).items():
        scores[np.searchsorted(match.docs, doc)] += worth
    return ranked


def _put_very_first(match: Match, word: Match) -> Match:
    """*match* where a single word was asked for: articles with its very form come first."""
    if match.scores is None or word.very is None or not word.weight:
        return match
    very = np.isin(match.docs, word.very)
    return Match(match.docs, match.scores + np.where(very, highest(word.weight), 0.0))


def _place_words(tree: Node, standing: Mapping[int, Standing]) -> list[Standing]:
    """The words and phrases that every article of *tree* has, in their order."""
    placed: list[Standing] = []
    at = 0

    def visit(node: Node) -> None:
        nonlocal at
        if isinstance(node, All):
            for item in node.items:
                visit(item)
        if known := standing.get(id(node)):
            placed.append(Standing(known.row, known.match, at))
        if isinstance(node, Word | Phrase | Near):
            at += sum(word.width for word in node.words)

    visit(tree)
    return placed


def _heavy(words: list[Standing]) -> list[Standing]:
    most = max((word.match.weight for word in words), default=0.0)
    return [word for word in words if word.match.weight > _LEAST_WEIGHT * most]


def _score_title(doc: int, words: list[Standing]) -> float:
    heads = [word.heads.get(doc) for word in words]
    total = 0.0
    if None not in heads:
        weights = 0.0
        for word in words:  # `sum` is more exact than JavaScript
            weights += word.match.weight
        total = _COVERED_WORTH * weights
    for (one, first), (other, second) in pairwise(zip(words, heads, strict=True)):
        if first is not None and second is not None:
            total += (
                _TITLE_WORTH * _pair_weight(one, other) * _closeness(second - first, one, other)
            )
    return total


def _pair_weight(one: Standing, other: Standing) -> float:
    return min(one.match.weight, other.match.weight)


def _closeness(distance: int, one: Standing, other: Standing) -> float:
    """1 for words *distance* apart as they are in the query, less the further they are from it."""
    return 1 / (1 + abs(distance - (other.at - one.at)) / 2)


def _score_texts(index: Index, docs: Ints, words: list[Standing]) -> dict[int, float]:
    """What pairs in the texts of *docs* count: article → score."""
    read, sums = _readable(words), dict[int, float]()
    places = [
        find_starts(index, plan_checks(index, word.row), docs) if at in read else None
        for at, word in enumerate(words)
    ]
    for (one, first), (other, second) in pairwise(zip(words, places, strict=True)):
        if first is None or second is None:
            continue
        rows = _by_article(second)
        for doc, positions in _by_article(first).items():
            if doc in rows:
                close = max(_closest(at, rows[doc], one, other) for at in positions)
                sums[doc] = sums.get(doc, 0) + _TEXT_WORTH * _pair_weight(one, other) * close
    return sums


def _readable(words: list[Standing]) -> set[int]:
    """Which of *words* have positions that are worth reading."""
    light = [
        at
        for at, word in enumerate(words)
        if len(word.match.docs) <= _MOST_ARTICLES
        and all(len(slot.entries) <= _MOST_INFLECTIONS for slot in word.row)
    ]
    return set(sorted(light, key=lambda at: (-words[at].match.weight, words[at].at))[:_MOST_READ])


def _by_article(places: Places) -> dict[int, list[int]]:
    rows = zip(places.docs().tolist(), places.positions().tolist(), strict=True)
    return {doc: [at for _, at in group] for doc, group in groupby(rows, key=lambda row: row[0])}


def _closest(at: int, others: list[int], one: Standing, other: Standing) -> float:
    """The greatest closeness of a place *at* and the nearest of *others* on either side."""
    following = bisect_left(others, at)
    near = others[max(following - 1, 0) : following + 1]
    return max(_closeness(place - at, one, other) for place in near)
