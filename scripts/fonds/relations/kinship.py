"""Which articles are on the same topic; after a change, only what it can touch is compared."""

from __future__ import annotations

import math
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from fonds.relations.copies import Copies
from fonds.relations.term_index import SCALE, Index, Pair
from fonds.relations.weighing import Weighed

LISTED = 5
"""Related articles that an article gets at most."""

LEAST = SCALE * 24 // 100
"""A likeness below tells too little: no article rather than a wrong one."""

_WORDS = LEAST // 2  # tags add at most as much again

_ALL_ANEW = 4  # from every fourth article that changed on, to compare all is cheaper

Likeness = tuple[int, int]
"""How alike, negative, and position of the other one: the best come first in ascending order."""

Lists = dict[int, list[Likeness]]
"""Position → its related articles, the best first; a position of -1 is an article gone since."""


class Kinship:
    """The related articles of one archive.

    Two articles are as like as the cosine of their words, and half that of their tags on top. Tags
    add at most as much as words: many articles that share a place share nothing else.
    """

    def __init__(self, weighed: Weighed, tags: Sequence[Sequence[str]], copies: Copies) -> None:
        """Of articles as they are *weighed*, with *tags* of each."""
        self._vectors = weighed.vectors
        self._changed = weighed.changed
        self._tags = [frozenset(it) for it in tags]
        self._copies = copies
        self._stands = [copies.comes_first(position) for position in range(len(tags))]

    def update(self, before: Lists) -> Lists:
        """The lists of all articles, given those *before* what changed.

        The same as if all were compared: two articles that did not change are as like as before.
        """
        if len(self._changed) * _ALL_ANEW >= len(self._vectors):
            return self._make()
        return self._mend(before)

    def _make(self) -> Lists:
        """The lists from nothing; each pair is compared once."""
        lists: Lists = {position: [] for position in range(len(self._vectors))}
        for one, other, likeness in self._liken(Index(self._vectors).compare_all(_WORDS)):
            self._enter(lists, one, (likeness, other))
            self._enter(lists, other, (likeness, one))
        return lists

    def _enter(self, lists: Lists, position: int, like: Likeness) -> None:
        """Put *like* into the list of the article at *position* if it is among its best so far."""
        listed = lists[position]
        if len(listed) == LISTED and like > listed[-1]:
            return
        if self._may_list(position, like[1]):
            insort(listed, like)
            del listed[LISTED:]

    def _mend(self, before: Lists) -> Lists:
        """The lists, where only a few articles changed."""
        torn = {it for it, listed in before.items() if len(self._keep(listed)) < len(listed)}
        likenesses = self._compare(sorted(self._changed | torn))
        offers = self._offer(likenesses)
        lists = {it: listed for it, listed in before.items() if it not in self._changed}
        for position in self._changed | torn | offers.keys():
            best = self._merge(before.get(position, []), offers.get(position, []))
            if best is None or position in self._changed:
                best = self._choose(position, likenesses.get(position, []))
            lists[position] = best
        return lists

    def _merge(self, before: list[Likeness], offered: list[Likeness]) -> list[Likeness] | None:
        """The best of what remains of a list and what is *offered*; None if others may be better.

        A full list that lost one of its articles hides those that came after its last.
        """
        kept = self._keep(before)
        best = sorted(kept + offered)[:LISTED]
        whole = len(kept) == len(before) or len(before) < LISTED
        sure = whole or (len(best) == LISTED and best[-1][0] < before[-1][0])
        return best if sure else None

    def _offer(self, likenesses: Lists) -> Lists:
        """To each article that did not change, those that did and are like it."""
        offers: Lists = defaultdict(list)
        for position in self._changed:
            for likeness, other in likenesses.get(position, []):
                if other not in self._changed and self._may_list(other, position):
                    offers[other].append((likeness, position))
        return offers

    def _keep(self, listed: Iterable[Likeness]) -> list[Likeness]:
        """What of a list is as it was."""
        return [like for like in listed if like[1] >= 0 and like[1] not in self._changed]

    def _compare(self, positions: Sequence[int]) -> Lists:
        """All that are like each of the articles at *positions*, maybe itself too; unsorted."""
        found: Lists = defaultdict(list)
        pairs = Index(self._vectors, positions).compare(positions, _WORDS)
        for one, other, likeness in self._liken(pairs):
            found[one].append((likeness, other))
        return found

    def _liken(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Those of *pairs* that are alike, with their likeness, negative, in place of a product."""
        for one, other, words in pairs:
            likeness = words + min(words, _liken_tags(self._tags[one], self._tags[other]))
            if likeness >= LEAST:
                yield one, other, -likeness

    def _choose(self, position: int, likenesses: Iterable[Likeness]) -> list[Likeness]:
        """The best of *likenesses* that the article at *position* may list."""
        fit = (like for like in sorted(likenesses) if self._may_list(position, like[1]))
        return list(islice(fit, LISTED))

    def _may_list(self, position: int, other: int) -> bool:
        """Copies are told of elsewhere, and one of them stands for all."""
        bound = position == other or self._copies.are_bound(position, other)
        return self._stands[other] and not bound


def _liken_tags(tags: frozenset[str], others: frozenset[str]) -> int:
    """Half the cosine of two sets of tags, times `SCALE`."""
    shared = len(tags & others)
    return round(SCALE * shared / math.sqrt(len(tags) * len(others)) / 2) if shared else 0
