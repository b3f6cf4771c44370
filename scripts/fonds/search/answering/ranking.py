"""The order of results: BM25F in the very steps of ranking.js, so that equals are equal."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from fonds.search.answering.contents import Index
from fonds.search.answering.decoding import Ints, read_digits
from fonds.search.answering.matches import Floats, Match

SORTS = ("relevance", "newest", "oldest")

_SATURATION = 1.2
_LENGTH_SHARE = 0.75
_TITLE_SHARE = 0.5
_TITLE_WEIGHT = 8
_INFLECTED = 31 / 32


@dataclass(frozen=True, slots=True)
class Norms:
    """What occurrences in each article are divided by."""

    texts: Floats  # those in the text
    titles: Floats  # those in the title

    def frequency(self, docs: Ints, counts: Ints, titled: Ints, exact: bool = True) -> Floats:
        """What *counts* occurrences count, *titled* of which are in titles."""
        texts, titles = self.texts[docs], self.titles[docs]
        sums = (counts - titled) / texts + _TITLE_WEIGHT * titled / titles
        return (1 if exact else _INFLECTED) * sums


def read_norms(index: Index) -> Norms:
    """The norms of all articles."""
    return index.once("norms", lambda: _make_norms(index))


def rarity(index: Index, found: int) -> float:
    """Inverse document frequency of what *found* articles have."""
    return math.log(1 + (index.contents.articles - found + 0.5) / (found + 0.5))


def score(weight: float, frequencies: Floats) -> Floats:
    """The scores of something of *weight*, its rarity, with those *frequencies*."""
    return weight * frequencies * (_SATURATION + 1) / (frequencies + _SATURATION)


def highest(weight: float) -> float:
    """More than any score with that *weight*."""
    return weight * (_SATURATION + 1)


def sort_docs(index: Index, match: Match, sort: str, count: int) -> list[int]:
    """The first *count* articles of *match* in the order *sort*, one of `SORTS`."""
    if sort == "oldest":
        return _listed(match.docs[:count])
    dated = match.docs < index.contents.dated
    latest = np.where(dated, -match.docs, match.docs)  # undated ones last, in their order
    keys = [latest, ~dated]
    if sort == "relevance" and match.scores is not None:
        keys.append(-match.scores)
    return _listed(match.docs[np.lexsort(keys)[:count]])


def _listed(docs: Ints) -> list[int]:
    numbers: list[int] = docs.tolist()
    return numbers


def _make_norms(index: Index) -> Norms:
    contents, (whole, titles) = index.contents, index.lengths()
    texts = [_norm(2 ** (digit / 4) - 1, contents.average, _LENGTH_SHARE) for digit in range(60)]
    heads = [_norm(length, contents.average_title, _TITLE_SHARE) for length in range(60)]
    return Norms(np.array(texts)[read_digits(whole)], np.array(heads)[read_digits(titles)])


def _norm(length: float, average: float, share: float) -> float:
    return 1 - share + share * length / (average or 1)
