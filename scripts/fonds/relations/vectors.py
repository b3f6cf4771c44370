"""How much each word weighs in each article.

An article is a vector of length 1: its strongest words by TF-IDF (G. Salton, C. Buckley,
Term-weighting approaches in automatic text retrieval, 1988).

The rarity of a word is counted in halvings of the archive, whole ones: one article more or less
seldom changes it, and what does not change need not be compared again. All weights are integers:
sums are the same in any order and on any machine.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

UNIT = 1024
"""Length of a vector; products are of the order of its square."""

_SLOTS = 60  # words of an article that count
_RARE = 7  # in so many articles or fewer, a word is simply rare
_LEAST_BITS = 7  # a small archive is weighed like one of 64 articles
_FREQUENT_BITS = 9  # a word of 512 articles or more tells nothing, however large the archive
_SHARE_BITS = 3  # nor does one of about an eighth of them
_OF_COUNT = [0] + [round(16 * (1 + math.log(count))) for count in range(1, 256)]


@dataclass(frozen=True, slots=True)
class Vector:
    """What an article is about; the same places in both lists belong together."""

    terms: array[int]  # numbers of words ("I")
    weights: array[int]  # how much each of them weighs ("H")


def rate(articles: int) -> bytes:
    """How rare a word is among so many *articles*, by the number of those that have it.

    In halvings of the archive; 0 if it is so frequent that it tells nothing.
    """
    bits = max(articles.bit_length(), _LEAST_BITS)
    most = min(max(articles.bit_length() - _SHARE_BITS, 2), _FREQUENT_BITS)
    widths = (count.bit_length() for count in range(articles + 1))
    return bytes(bits - max(width, _RARE.bit_length()) if width <= most else 0 for width in widths)


def weigh(terms: Sequence[int], counts: Sequence[int], rarities: Sequence[int]) -> Vector:
    """The vector of an article that has each of *terms* so many times, and each so rare."""
    rated = zip(counts, rarities, terms, strict=True)
    strengths = [(_OF_COUNT[count] * rarity, term) for count, rarity, term in rated if rarity]
    strengths.sort(reverse=True)
    del strengths[_SLOTS:]
    return Vector(
        terms=array("I", [term for _, term in strengths]),
        weights=array("H", _scale([strength for strength, _ in strengths])),
    )


def _scale(strengths: Sequence[int]) -> list[int]:
    length = math.sqrt(sum(strength * strength for strength in strengths))
    return [round(UNIT * strength / length) for strength in strengths]
