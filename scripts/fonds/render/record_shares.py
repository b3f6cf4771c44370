"""The shares that records have of the articles of months and years: of all records at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from fonds.base.shares import shares_of_many
from fonds.html.months import UNDATED, UNKNOWN

_Ints = NDArray[np.int64]


def list_shares(months: Sequence[int], tagged: Sequence[Sequence[int]]) -> list[bytes]:
    """Of each record its shares, those that `shares_of` counts, in the order of time.

    *months*: the number of each article's; *tagged*: the positions of each record's articles. All
    records are asked for them at each build, though few of their pages are made anew.
    """
    sizes = np.array([len(positions) for positions in tagged], dtype=np.int64)
    owners = np.repeat(np.arange(len(tagged)), sizes)
    places = np.fromiter(chain.from_iterable(tagged), dtype=np.int64, count=len(owners))
    numbers = np.array(months, dtype=np.int64)
    by_month = np.where(numbers & 15 == UNKNOWN, UNDATED, numbers)
    found = (_count(level, owners, places, len(tagged)) for level in (by_month, numbers & ~15))
    return [months + b" " + years for months, years in zip(*found, strict=True)]


def _count(level: _Ints, owners: _Ints, places: _Ints, size: int) -> list[bytes]:
    """Of each owner its shares of the articles of each number of *level*, which all have one."""
    times, codes = np.unique(level, return_inverse=True)
    wholes = np.bincount(codes)
    pairs, parts = np.unique(owners * len(times) + codes[places], return_counts=True)
    owner, time = np.divmod(pairs, max(len(times), 1))
    dated = times[time] != UNDATED
    shares = shares_of_many(parts[dated], wholes[time[dated]]).astype("<u2")
    ends = np.searchsorted(owner[dated], np.arange(size + 1))
    return [shares[start:end].tobytes() for start, end in pairwise(ends.tolist())]
