"""Words that a part of an archive uses more than another: what is said in it, not elsewhere.

They are counted as relations count them: folded, without function words, by their hashes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from fonds.base.likelihood import CERTAIN, log_likelihoods, quantise

LEAST_ARTICLES = 2
"""Articles of a part that use a word at least: one of a single article says nothing of the part."""
MOST_READ = 500
"""Articles of a part that are counted at most; which ones does not depend on how many there are."""
_BATCH = 500  # articles that are read with one query
_USES = 8  # bits of the uses of a word in one article
_TERMS = "SELECT article_id, terms, counts FROM traits"

_Hashes = NDArray[np.uint32]
_Counts = NDArray[np.int64]


class Terms(NamedTuple):
    """The words of a part of an archive."""

    hashes: _Hashes  # of each word, ascending
    uses: _Counts  # how often it occurs
    articles: _Counts  # in how many articles


_NOTHING = np.zeros(0, dtype=np.int64)
NO_TERMS = Terms(_NOTHING.astype(np.uint32), _NOTHING, _NOTHING)

Read = tuple[_Hashes, NDArray[np.uint8]]
"""The words of one article, and how often it uses each."""


def read_terms(catalogue: sqlite3.Connection, article_ids: Sequence[str]) -> dict[str, Read]:
    """Article id → its words, of those that relations have studied."""
    found: dict[str, Read] = {}
    for start in range(0, len(article_ids), _BATCH):
        part = article_ids[start : start + _BATCH]
        query = f"{_TERMS} WHERE article_id IN ({', '.join('?' * len(part))})"
        for article_id, terms, counts in catalogue.execute(query, list(part)):
            hashes = np.frombuffer(terms, dtype="<u4")
            found[article_id] = hashes, np.frombuffer(counts, dtype=np.uint8)
    return found


def choose_ids(article_ids: Sequence[str]) -> list[str]:
    """At most `MOST_READ` of *article_ids*, the same ones whatever else is among them."""
    if len(article_ids) <= MOST_READ:
        return list(article_ids)
    return sorted(article_ids, key=lambda id_: (crc32(id_.encode()), id_))[:MOST_READ]


def add_up(articles: Iterable[Read]) -> Terms:
    """The words of several articles."""
    read = list(articles)
    if not read:
        return NO_TERMS
    # A word and its uses in one integer: to sort these takes a fifth of the time of np.unique.
    row = np.concatenate([hashes for hashes, _ in read]).astype(np.uint64) << np.uint64(_USES)
    row |= np.concatenate([counts for _, counts in read])
    if not len(row):
        return NO_TERMS
    row.sort()  # a sixth of the time of a stable sort, since it uses the processor's vectors
    flat = (row >> np.uint64(_USES)).astype(np.uint32)
    uses = (row & np.uint64((1 << _USES) - 1)).astype(np.int64)
    starts = _find_starts(flat)
    return Terms(flat[starts], np.add.reduceat(uses, starts), np.diff(starts, append=len(flat)))


def subtract(whole: Terms, part: Terms) -> Terms:
    """The words of the articles of *whole* that are not of *part*, which it holds."""
    at = np.searchsorted(whole.hashes, part.hashes)
    uses, articles = whole.uses.copy(), whole.articles.copy()
    uses[at] -= part.uses
    articles[at] -= part.articles
    left = articles > 0
    return Terms(whole.hashes[left], uses[left], articles[left])


def _find_starts(ordered: _Hashes) -> _Counts:
    """Where each number of *ordered*, of which there are some, stands first."""
    return np.concatenate(([0], np.flatnonzero(ordered[1:] != ordered[:-1]) + 1))


def join(parts: Iterable[Terms]) -> Terms:
    """The words of several parts that share no article."""
    joined = [part for part in parts if len(part.hashes)]
    if not joined:
        return NO_TERMS
    row = np.concatenate([part.hashes for part in joined]).astype(np.uint64) << np.uint64(32)
    row |= np.arange(len(row), dtype=np.uint64)  # where it stood, so that it need not be looked for
    row.sort()  # as above
    flat, order = (row >> np.uint64(32)).astype(np.uint32), (row & np.uint64(0xFFFFFFFF))
    starts, places = _find_starts(flat), order.astype(np.int64)
    uses, articles = (
        np.add.reduceat(np.concatenate([part[column] for part in joined])[places], starts)
        for column in (1, 2)
    )
    return Terms(flat[starts], uses, articles)


def key_terms(part: Terms, rest: Terms, most: int) -> list[int]:
    """The hashes of the words that *part* uses more than *rest*, the surest first, *most* at most.

    Their order is that of G² in steps, so that a change of little weight seldom changes it.
    """
    if not len(part.hashes) or not len(rest.hashes):
        return []
    several = part.articles >= LEAST_ARTICLES  # most words are in one: of them nothing is computed
    hashes, uses, articles = part.hashes[several], part.uses[several], part.articles[several]
    at = np.minimum(np.searchsorted(rest.hashes, hashes), len(rest.hashes) - 1)
    others = np.where(rest.hashes[at] == hashes, rest.uses[at], 0)
    size = int(part.uses.sum())
    whole = size + int(rest.uses.sum())
    values = log_likelihoods(uses, size, uses + others, whole)
    found = np.flatnonzero(values >= CERTAIN)
    steps = quantise(values[found])
    order = np.lexsort((hashes[found], -articles[found], -steps))
    return [int(hashes[number]) for number in found[order[:most]]]


def rank_articles(articles: Mapping[str, Read], terms: Sequence[int]) -> dict[str, int]:
    """Article id → how many of *terms* it uses, where it uses some."""
    if not articles:
        return {}
    sizes = [len(hashes) for hashes, _ in articles.values()]
    flat = np.concatenate([hashes for hashes, _ in articles.values()])
    found = np.flatnonzero(np.isin(flat, np.array(terms, dtype=np.uint32)))
    counts = np.bincount(np.repeat(np.arange(len(sizes)), sizes)[found], minlength=len(sizes))
    return {id_: count for id_, count in zip(articles, counts.tolist(), strict=True) if count}
