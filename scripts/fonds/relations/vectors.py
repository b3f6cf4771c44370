"""How much each word weighs in each article.

An article is a vector of length 1: its strongest words by TF-IDF (G. Salton, C. Buckley,
Term-weighting approaches in automatic text retrieval, 1988).

The inverse document frequency (IDF) is a base-2 logarithm rounded to an integer: one article more
or less seldom changes it, and articles whose weights do not change need not be compared again. All
weights are integers: sums are the same in any order and on any machine.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

UNIT = 1024
"""Length of a vector, in which weights are integers; products are at most its square."""

MAX_TERMS = 60
"""Words of an article that its vector keeps: the strongest."""

_RARE = 7  # words in so many articles or fewer are all equally rare
_MIN_BITS = 7  # a smaller archive is weighed like one of 64 articles
_FREQUENT_BITS = 9  # a word of 512 articles or more weighs nothing, however large the archive
_SHARE_BITS = 3  # nor does one of about an eighth of them
_TF = np.array([0] + [round(16 * (1 + math.log(count))) for count in range(1, 256)])
"""Term frequency weight by count: logarithmic, times 16 to be an integer."""
_TERM_BITS = 32  # a term is a CRC-32


class Vector(NamedTuple):
    """What an article is about, as a sparse vector: parallel lists of terms and weights."""

    terms: bytes  # hashes of words, four bytes each, little-endian
    weights: bytes  # weight of each of them, two bytes each


Numbers = NDArray[np.uint32]
Bytes = NDArray[np.uint8]


def idf_table(articles: int) -> bytes:
    """Document frequency → IDF of a word, in an archive of so many *articles*.

    0 for a word so frequent that it distinguishes nothing.
    """
    bits = max(articles.bit_length(), _MIN_BITS)
    most = min(max(articles.bit_length() - _SHARE_BITS, 2), _FREQUENT_BITS)
    widths = (count.bit_length() for count in range(articles + 1))
    return bytes(bits - max(width, _RARE.bit_length()) if width <= most else 0 for width in widths)


def weigh(terms: Numbers, counts: Bytes, idf: Bytes) -> Vector:
    """The vector of an article with these *terms*, how often it has each, and the IDF of each."""
    keys = (_TF[counts] * idf) << _TERM_BITS | terms  # one sort by weight, then by term
    strongest = np.sort(keys)[: -MAX_TERMS - 1 : -1]
    strengths = strongest >> _TERM_BITS
    strongest, strengths = strongest[strengths > 0], strengths[strengths > 0]
    length = math.sqrt(int(np.dot(strengths, strengths)))
    weights = np.rint(UNIT * strengths / length)
    return Vector(strongest.astype("<u4").tobytes(), weights.astype("<u2").tobytes())


def flatten(
    vectors: Sequence[Vector],
) -> tuple[NDArray[np.int32], Numbers, NDArray[np.uint16]]:
    """Position, term and weight of each entry of all *vectors*, one vector after the other."""
    sizes = [len(it.weights) // 2 for it in vectors]
    owners = np.repeat(np.arange(len(vectors), dtype=np.int32), sizes)
    terms = np.frombuffer(b"".join(it.terms for it in vectors), dtype="<u4")
    weights = np.frombuffer(b"".join(it.weights for it in vectors), dtype="<u2")
    return owners, terms, weights
