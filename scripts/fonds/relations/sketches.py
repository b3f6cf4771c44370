"""Which texts may resemble each other, from a sketch (MinHash) of each.

A text is the set of its shingles, every five words in a row; the smallest of their hashes are a
fair sample of them (A. Broder, On the resemblance and containment of documents, 1997).
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

LENGTH = 5
"""Words of a shingle."""

_SKETCH_SIZE = 48  # hashes of a sketch
_MIN_SHARED = 3  # hashes that two sketches share before the texts are compared
_MIN_RESEMBLANCE = 0.25  # of two sketches; well below that of near copies, so that none is missed
_MIN_CONTAINMENT = 0.5  # share of the shorter text's sketch; well below that of extracts
_MAX_HASH = (1 << 64) - 1
_FACTOR, _HALF = np.uint64(0x9E3779B97F4A7C15), np.uint64(32)
"""An odd number whose bits look like chance (2^64 divided by the golden ratio), and half of 64."""
_WINDOW = 24  # articles with the same hash that each is paired with: boilerplate is in thousands


def shingle(words: Sequence[str]) -> set[int]:
    """The hashes of all shingles of *words*; a shorter text is one, an empty one none.

    They have 64 bits: among the texts of a large archive two of 32 would often be equal by chance.
    """
    return set(_hash_runs(words).tolist())


def draw_sketch(words: Sequence[str]) -> array[int]:
    """The smallest hashes of the shingles of *words*, ascending."""
    return array("Q", sorted(set(_hash_runs(words).tolist()))[:_SKETCH_SIZE])


def _hash_runs(words: Sequence[str]) -> NDArray[np.uint64]:
    """The hash of each shingle of *words*."""
    if not words:
        return np.zeros(0, dtype=np.uint64)
    of_words = np.fromiter(map(crc32, map(str.encode, words)), dtype=np.uint64, count=len(words))
    runs = max(len(words) - LENGTH + 1, 1)
    hashes = np.zeros(runs, dtype=np.uint64)
    for at in range(min(LENGTH, len(words))):  # a polynomial in 64 bits, all runs at once
        hashes = (hashes + of_words[at : at + runs]) * _FACTOR
    hashes = (hashes ^ hashes >> _HALF) * _FACTOR  # the smallest are to be a fair sample
    return hashes ^ hashes >> _HALF


def measure(one: set[int], other: set[int]) -> tuple[float, float]:
    """Resemblance (Jaccard) and containment of two texts as shingles, from 0 to 1."""
    shared, smaller = len(one & other), min(len(one), len(other))
    if not smaller:
        return 0.0, 0.0
    return shared / (len(one) + len(other) - shared), shared / smaller


def find_candidates(packed: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Pairs of positions, ascending, whose sketches share enough to be worth a comparison.

    *packed*: the sketches, eight bytes a hash, little-endian.
    """
    sketches = cache(lambda position: np.frombuffer(packed[position], dtype="<u8").tolist())
    hashes_of, postings = _find_shared(packed)
    for one, hashes in hashes_of.items():
        lists = (postings[number] for number in hashes)
        others = Counter(chain.from_iterable(_later(positions, one) for positions in lists))
        for other, common in sorted(others.items()):
            if _may_match(sketches(one), sketches(other), common):
                yield one, other


def _find_shared(
    packed: Sequence[bytes],
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Of the hashes that several sketches have: position → hashes, and hash → positions."""
    hashes = np.frombuffer(b"".join(packed), dtype="<u8").astype(np.uint64, copy=False)
    hashes_of: dict[int, list[int]] = defaultdict(list)
    postings: dict[int, list[int]] = defaultdict(list)
    ordered = np.sort(hashes)
    several = ordered[1:][ordered[1:] == ordered[:-1]]  # few: most hashes are of one sketch
    if not len(several):
        return hashes_of, postings
    shared = several.take(np.searchsorted(several, hashes), mode="clip") == hashes
    ends = np.cumsum([len(sketch) // 8 for sketch in packed])
    owners = np.searchsorted(ends, np.flatnonzero(shared), side="right")
    for position, number in zip(owners.tolist(), hashes[shared].tolist(), strict=True):
        hashes_of[position].append(number)
        postings[number].append(position)
    return hashes_of, postings


def _later(positions: list[int], one: int) -> list[int]:
    """The next few of *positions* after *one*."""
    at = bisect_right(positions, one)
    return positions[at : at + _WINDOW]


def _may_match(one: list[int], other: list[int], shared: int) -> bool:
    """Whether two texts may well resemble each other, or one be an extract of the other.

    Up to the smaller of their last hashes, the two sketches are a sample of the union of the texts.
    """
    if shared < _MIN_SHARED:
        return len(one) + len(other) <= 2 * _MIN_SHARED  # texts of a few shingles
    end = min(_last_hash(one), _last_hash(other))
    ours, its = bisect_right(one, end), bisect_right(other, end)
    union, shorter = ours + its - shared, min(ours, its)
    return shared >= _MIN_RESEMBLANCE * union or shared >= _MIN_CONTAINMENT * shorter


def _last_hash(sketch: list[int]) -> int:
    """Up to which hash *sketch* is complete; one that is not full has every hash of its text."""
    return sketch[-1] if len(sketch) == _SKETCH_SIZE else _MAX_HASH
