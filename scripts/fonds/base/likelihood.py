"""Whether two things stand together more than chance would have it: the log-likelihood ratio G²."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

CERTAIN = 15.13
"""From this value on chance alone makes one in 10,000 pairs look so: a bound of corpus linguistics
(Rayson, Berridge & Francis 2004), since thousands of pairs are tried."""

Counts = NDArray[np.int64]
Values = NDArray[np.float64]


def log_likelihood(both: int, one: int, other: int, whole: int) -> float:
    """G² of Dunning (1993), over the four cells of the table that the counts are the edges of.

    Of *whole* articles, *one* have the first thing, *other* the second, *both* the two. Below zero
    where the two stand together less than chance has it; 0 where the counts cannot be.

    For words: *both* uses of a word in a part of *one* words, of *other* uses in all *whole* words.
    """
    return float(log_likelihoods(np.array([both]), one, np.array([other]), whole)[0])


def log_likelihoods(both: Counts, one: int | Counts, other: Counts, whole: int) -> Values:
    """`log_likelihood` of many pairs; *one* is a number where they have the first in common."""
    rows, columns = (one, whole - one), (other, whole - other)
    cells = (both, one - both, other - both, whole - one - other + both)
    total = np.zeros(len(both))
    for cell, (row, column) in zip(cells, _edges(rows, columns), strict=True):
        expected = row * (column / max(1, whole))
        some = (cell > 0) & (expected > 0)
        total[some] += cell[some] * np.log(cell[some] / expected[some])
    signs = np.where(both * whole >= one * other, 2.0, -2.0)
    possible = np.minimum.reduce(cells) >= 0
    return np.where(possible, signs * np.maximum(total, 0.0), 0.0) + 0.0


def _edges(
    rows: tuple[int | Counts, int | Counts], columns: tuple[Counts, Counts]
) -> list[tuple[int | Counts, Counts]]:
    return [(row, column) for row in rows for column in columns]


def quantise(values: Values) -> Counts:
    """Values above 1 on a scale of four steps to the double.

    What is ordered by it keeps its order when an archive grows by an article.
    """
    steps: Counts = np.rint(4 * np.log2(np.maximum(values, 1.0))).astype(np.int64)
    return steps
