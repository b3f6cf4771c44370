"""How much each word weighs in each article.

An article is a vector of length 1: its strongest words by TF-IDF (G. Salton, C. Buckley,
Term-weighting approaches in automatic text retrieval, 1988).

The rarity of a word is counted in halvings of the archive, whole ones: one article more or less
seldom changes it, and what does not change need not be compared again. All weights are integers:
sums are the same in any order and on any machine.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

UNIT = 1024
"""Length of a vector; products are of the order of its square."""

SLOTS = 60
"""Words of an article that count."""

_RARE = 7  # in so many articles or fewer, a word is simply rare
_LEAST_BITS = 7  # a small archive is weighed like one of 64 articles
_FREQUENT_BITS = 9  # a word of 512 articles or more tells nothing, however large the archive
_SHARE_BITS = 3  # nor does one of about an eighth of them
_OF_COUNT = np.array([0] + [round(16 * (1 + math.log(count))) for count in range(1, 256)])
_TERM_BITS = 32


@dataclass(frozen=True, slots=True)
class Vector:
    """What an article is about; the same places in both lists belong together."""

    terms: bytes  # numbers of words, four bytes each, little end first
    weights: bytes  # how much each of them weighs, two bytes each


Numbers = NDArray[np.uint32]
Bytes = NDArray[np.uint8]


def rate(articles: int) -> bytes:
    """How rare a word is among so many *articles*, by the number of those that have it.

    In halvings of the archive; 0 if it is so frequent that it tells nothing.
    """
    bits = max(articles.bit_length(), _LEAST_BITS)
    most = min(max(articles.bit_length() - _SHARE_BITS, 2), _FREQUENT_BITS)
    widths = (count.bit_length() for count in range(articles + 1))
    return bytes(bits - max(width, _RARE.bit_length()) if width <= most else 0 for width in widths)


def weigh(terms: Numbers, counts: Bytes, rarities: Bytes) -> Vector:
    """The vector of an article that has each of *terms* so many times, and each so rare."""
    strengths = _OF_COUNT[counts] * rarities
    told = np.sort(strengths << _TERM_BITS | terms)[: -SLOTS - 1 : -1]
    strongest = told >> _TERM_BITS
    told, strongest = told[strongest > 0], strongest[strongest > 0]
    length = math.sqrt(int(np.dot(strongest, strongest)))
    weights = np.rint(UNIT * strongest / length)
    return Vector(told.astype("<u4").tobytes(), weights.astype("<u2").tobytes())


def lay_out(
    vectors: Sequence[Vector],
) -> tuple[NDArray[np.int32], Numbers, NDArray[np.uint16]]:
    """Position, term and weight of each entry of all *vectors*, one vector after the other."""
    sizes = [len(it.weights) // 2 for it in vectors]
    owners = np.repeat(np.arange(len(vectors), dtype=np.int32), sizes)
    terms = np.frombuffer(b"".join(it.terms for it in vectors), dtype="<u4")
    weights = np.frombuffer(b"".join(it.weights for it in vectors), dtype="<u2")
    return owners, terms, weights
