"""Related articles: which articles are on the same topic, updated incrementally after changes."""

from __future__ import annotations

import math
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from fonds.relations.copies import Copies
from fonds.relations.store import list_compared
from fonds.relations.term_index import SCALE, Index, Pair
from fonds.relations.weighing import Weighed

LISTED = 5
"""Related articles that an article gets at most."""

MIN_SIMILARITY = SCALE * 24 // 100
"""Articles that are less similar are not related: none is better than a wrong one."""

_MIN_PRODUCT = MIN_SIMILARITY // 2  # of words alone: tags at most double it

_FULL_FROM = 4  # once every fourth article changed, comparing all pairs is cheaper than an update

Neighbour = tuple[int, int]
"""Similarity, negated so that ascending order puts the best first, and position of the other."""

Lists = dict[int, list[Neighbour]]
"""Position → its related articles, best first; position -1 is an article that was deleted."""


class RelatedArticles:
    """The related articles of one archive.

    The similarity of two articles is the cosine of their words, plus half the cosine of their tags.
    Tags add at most as much as words: many articles that share a place share nothing else.
    """

    def __init__(self, weighed: Weighed, tags: Sequence[str], copies: Copies) -> None:
        """Of articles as they are *weighed*, with *tags* of each."""
        self._vectors = weighed.vectors
        self._changed = weighed.changed
        self._tags = cache(lambda position: list_compared(tags[position]))
        self._copies = copies
        self._is_first = cache(copies.is_first_copy)

    def update(self, before: Lists) -> Lists:
        """The lists of all articles, given the lists *before* the change.

        The same as if all pairs were compared: the similarity of two unchanged articles is
        unchanged.
        """
        if len(self._changed) * _FULL_FROM >= len(self._vectors):
            return self._compare_all()
        return self._update_changed(before)

    def _compare_all(self) -> Lists:
        """The lists from nothing; each pair is compared once."""
        lists: Lists = {position: [] for position in range(len(self._vectors))}
        for one, other, similarity in self._similar(Index(self._vectors).compare_all(_MIN_PRODUCT)):
            self._insert(lists, one, (similarity, other))
            self._insert(lists, other, (similarity, one))
        return lists

    def _insert(self, lists: Lists, position: int, neighbour: Neighbour) -> None:
        """Put *neighbour* into the list of the article at *position* if it is among the best."""
        listed = lists[position]
        if len(listed) == LISTED and neighbour > listed[-1]:
            return
        if self._may_list(position, neighbour[1]):
            insort(listed, neighbour)
            del listed[LISTED:]

    def _update_changed(self, before: Lists) -> Lists:
        """The lists, where only a few articles changed."""
        shortened = {
            it for it, listed in before.items() if len(self._unchanged(listed)) < len(listed)
        }
        neighbours = self._compare(sorted(self._changed | shortened))
        candidates = self._find_candidates(neighbours)
        lists = {it: listed for it, listed in before.items() if it not in self._changed}
        for position in self._changed | shortened | candidates.keys():
            best = self._merge(before.get(position, []), candidates.get(position, []))
            if best is None or position in self._changed:
                best = self._choose(position, neighbours.get(position, []))
            lists[position] = best
        return lists

    def _merge(
        self, before: list[Neighbour], candidates: list[Neighbour]
    ) -> list[Neighbour] | None:
        """The best of what remains of a list and of *candidates*; None if others may be better.

        A full list does not know what came after its last entry: if it loses one, an article that
        was never listed may have to take the place.
        """
        kept = self._unchanged(before)
        best = sorted(kept + candidates)[:LISTED]
        complete = len(kept) == len(before) or len(before) < LISTED
        sure = complete or (len(best) == LISTED and best[-1][0] < before[-1][0])
        return best if sure else None

    def _find_candidates(self, neighbours: Lists) -> Lists:
        """For each unchanged article, the changed ones that are similar to it."""
        candidates: Lists = defaultdict(list)
        for position in self._changed:
            for similarity, other in neighbours.get(position, []):
                if other not in self._changed and self._may_list(other, position):
                    candidates[other].append((similarity, position))
        return candidates

    def _unchanged(self, listed: Iterable[Neighbour]) -> list[Neighbour]:
        """The entries of a list that are still valid: neither changed nor deleted."""
        return [it for it in listed if it[1] >= 0 and it[1] not in self._changed]

    def _compare(self, positions: Sequence[int]) -> Lists:
        """All articles similar to each of *positions*, possibly itself too; unsorted."""
        found: Lists = defaultdict(list)
        pairs = Index(self._vectors, positions).compare(positions, _MIN_PRODUCT)
        for one, other, similarity in self._similar(pairs):
            found[one].append((similarity, other))
        return found

    def _similar(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """The *pairs* that are similar enough, with their negated similarity as third item."""
        for one, other, words in pairs:
            similarity = words + min(words, _compare_tags(self._tags(one), self._tags(other)))
            if similarity >= MIN_SIMILARITY:
                yield one, other, -similarity

    def _choose(self, position: int, neighbours: Iterable[Neighbour]) -> list[Neighbour]:
        """The best of *neighbours* that the article at *position* may list."""
        fit = (it for it in sorted(neighbours) if self._may_list(position, it[1]))
        return list(islice(fit, LISTED))

    def _may_list(self, position: int, other: int) -> bool:
        """Copies have lists of their own, and only the first of them is listed as related."""
        matched = position == other or self._copies.are_matched(position, other)
        return self._is_first(other) and not matched


def _compare_tags(tags: frozenset[str], others: frozenset[str]) -> int:
    """Half the cosine of two sets of tags, times `SCALE`."""
    shared = len(tags & others)
    return round(SCALE * shared / math.sqrt(len(tags) * len(others)) / 2) if shared else 0
