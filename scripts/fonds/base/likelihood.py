"""Whether two things stand together more than chance would have it: the log-likelihood ratio G²."""

from __future__ import annotations

from math import log

CERTAIN = 15.13
"""From this value on chance alone makes one in 10,000 pairs look so: the bound of corpus linguistics
(Rayson, Berridge & Francis 2004), since thousands of pairs are tried."""


def log_likelihood(both: int, one: int, other: int, whole: int) -> float:
    """G² of Dunning (1993), over the four cells of the table that the counts are the edges of.

    Of *whole* articles, *one* have the first thing, *other* the second, *both* the two. Below zero
    where the two stand together less than chance has it; 0 where the counts cannot be.

    For words: *both* uses of a word in a part of *one* words, of *other* uses in all *whole* words.
    """
    cells = (both, one - both, other - both, whole - one - other + both)
    if min(cells) < 0 or not whole:
        return 0.0
    expected = (
        one * other / whole,
        one * (whole - other) / whole,
        (whole - one) * other / whole,
        (whole - one) * (whole - other) / whole,
    )
    ratio = 2 * sum(n * log(n / e) for n, e in zip(cells, expected, strict=True) if n)
    return max(0.0, ratio) if both >= expected[0] else min(0.0, -ratio)
