"""Words in a row, and words near each other: what is found by positions."""

from __future__ import annotations

from functools import reduce

import numpy as np

from fonds.search.answering.contents import Index
from fonds.search.answering.covering import Check, PhraseSlot, plan_checks
from fonds.search.answering.decoding import Ints
from fonds.search.answering.lists import Flags, Places
from fonds.search.answering.matches import Match
from fonds.search.answering.ranking import rarity, read_norms, score


def match_row(index: Index, slots: list[PhraseSlot], in_title: bool, within: Ints | None) -> Match:
    """The articles, of *within* unless None, where the words of *slots* stand in a row."""
    checks = plan_checks(index, slots)
    if len(checks) == 1 and checks[0].alone:
        found = checks[0].postings(index)
        return _score(index, found.docs, found.counts, found.titled, found.heads, in_title)
    return _gather(index, find_starts(index, checks, _common(checks, within)), in_title)


def match_near(
    index: Index,
    rows: list[list[PhraseSlot]],
    distance: int,
    in_title: bool,
    within: Ints | None,
) -> Match:
    """The articles where *rows* begin no further than *distance* from each other."""
    if len(rows) == 1:
        return match_row(index, rows[0], in_title, within)
    plans = sorted((plan_checks(index, row) for row in rows), key=lambda plan: len(plan[0].docs))
    docs = _common([check for plan in plans for check in plan], within)
    first, *others = (find_starts(index, plan, docs) for plan in plans)
    return _gather(index, first.take(_are_near(first.keys, others, distance)), in_title)


def find_starts(index: Index, checks: list[Check], docs: Ints) -> Places:
    """Where the phrase that *checks* stand for begins, in *docs*."""
    found = checks[0].read(index, docs)
    for check in checks[1:]:
        places = check.read(index, np.unique(found.docs()))
        found = found.take(np.isin(found.keys, places.keys))
    return found


def _are_near(keys: Ints, others: list[Places], distance: int) -> Flags:
    """Whether each of *keys* fits with a place of each of *others* into a stretch of *distance*."""
    lows = np.sort(np.concatenate([other.keys for other in others]))
    lows = lows[_fit(lows, others, distance)]
    before = np.searchsorted(lows, keys - distance)  # the stretch may begin with another of them
    beside = np.append(lows, np.iinfo(np.int64).max)[before] < keys
    near: Flags = beside | _fit(keys, others, distance)
    return near


def _fit(lows: Ints, others: list[Places], distance: int) -> Flags:
    """Whether each of *others* has a place from each of *lows* to *distance* after it."""
    fits = np.ones(len(lows), dtype=np.bool_)
    for other in others:
        last = np.append(other.keys, np.iinfo(np.int64).max)
        fits &= last[np.searchsorted(other.keys, lows)] <= lows + distance
    return fits


def _common(checks: list[Check], within: Ints | None) -> Ints:
    """The articles that all *checks* have, and *within*."""
    lists = [check.docs for check in checks] + ([] if within is None else [within])
    return reduce(lambda one, other: np.intersect1d(one, other, assume_unique=True), lists)


def _gather(index: Index, places: Places, in_title: bool) -> Match:
    docs, starts, counts = np.unique(places.docs(), return_index=True, return_counts=True)
    titled = np.bincount(places.docs()[places.titled], minlength=index.contents.articles)[docs]
    return _score(index, docs, counts, titled, places.positions()[starts], in_title)


def _score(
    index: Index, docs: Ints, counts: Ints, titled: Ints, heads: Ints, in_title: bool
) -> Match:
    kept = (titled > 0) if in_title else np.ones(len(docs), dtype=np.bool_)
    docs, counts, titled, heads = docs[kept], counts[kept], titled[kept], heads[kept]
    weight = rarity(index, len(docs))
    scores = score(weight, read_norms(index).frequency(docs, counts, titled))
    headed = titled > 0
    places = dict(zip(docs[headed].tolist(), heads[headed].tolist(), strict=True))
    return Match(docs, scores, weight, places)
