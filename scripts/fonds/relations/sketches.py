"""Which texts may resemble each other, from a sketch (MinHash) of each.

A text is the set of its shingles, every five words in a row; the smallest of their hashes are a
fair sample of them (A. Broder, On the resemblance and containment of documents, 1997).
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from zlib import crc32

import numpy as np

LENGTH = 5
"""Words of a shingle."""

_SKETCH_SIZE = 48  # hashes of a sketch
_MIN_SHARED = 3  # hashes that two sketches share before the texts are compared
_MIN_RESEMBLANCE = 0.25  # of two sketches; well below that of near copies, so that none is missed
_MIN_CONTAINMENT = 0.5  # share of the shorter text's sketch; well below that of extracts
_MAX_HASH = 0xFFFFFFFF
_WINDOW = 24  # articles with the same hash that each is paired with: boilerplate is in thousands


def shingle(words: Sequence[str]) -> set[int]:
    """The hashes (CRC-32) of all shingles of *words*; a shorter text is one, an empty one none."""
    if len(words) < LENGTH:
        runs: Iterable[str] = [" ".join(words)] if words else []
    else:
        runs = map(" ".join, zip(*(words[at:] for at in range(LENGTH)), strict=False))
    return set(map(crc32, map(str.encode, runs)))


def draw_sketch(shingles: Iterable[int]) -> array[int]:
    """The smallest of *shingles*, ascending."""
    return array("I", sorted(shingles)[:_SKETCH_SIZE])


def measure(one: set[int], other: set[int]) -> tuple[float, float]:
    """Resemblance (Jaccard) and containment of two texts as shingles, from 0 to 1."""
    shared, smaller = len(one & other), min(len(one), len(other))
    if not smaller:
        return 0.0, 0.0
    return shared / (len(one) + len(other) - shared), shared / smaller


def find_candidates(sketches: Sequence[array[int]]) -> Iterator[tuple[int, int]]:
    """Pairs of positions, ascending, whose sketches share enough to be worth a comparison."""
    hashes_of, postings = _find_shared(sketches)
    for one, hashes in hashes_of.items():
        lists = (postings[number] for number in hashes)
        others = Counter(chain.from_iterable(_later(positions, one) for positions in lists))
        for other, common in sorted(others.items()):
            if _may_match(sketches[one], sketches[other], common):
                yield one, other


def _find_shared(
    sketches: Sequence[array[int]],
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Of the hashes that several sketches have: position → hashes, and hash → positions."""
    hashes = np.frombuffer(b"".join(sketches), dtype=np.uint32)
    owners = np.repeat(np.arange(len(sketches)), list(map(len, sketches)))
    _, which, counts = np.unique(hashes, return_inverse=True, return_counts=True)
    shared = counts[which] > 1
    hashes_of: dict[int, list[int]] = defaultdict(list)
    postings: dict[int, list[int]] = defaultdict(list)
    for position, number in zip(owners[shared].tolist(), hashes[shared].tolist(), strict=True):
        hashes_of[position].append(number)
        postings[number].append(position)
    return hashes_of, postings


def _later(positions: list[int], one: int) -> list[int]:
    """The next few of *positions* after *one*."""
    at = bisect_right(positions, one)
    return positions[at : at + _WINDOW]


def _may_match(one: array[int], other: array[int], shared: int) -> bool:
    """Whether two texts may well resemble each other, or one be an extract of the other.

    Up to the smaller of their last hashes, the two sketches are a sample of the union of the texts.
    """
    if shared < _MIN_SHARED:
        return len(one) + len(other) <= 2 * _MIN_SHARED  # texts of a few shingles
    end = min(_last_hash(one), _last_hash(other))
    ours, its = bisect_right(one, end), bisect_right(other, end)
    union, shorter = ours + its - shared, min(ours, its)
    return shared >= _MIN_RESEMBLANCE * union or shared >= _MIN_CONTAINMENT * shorter


def _last_hash(sketch: array[int]) -> int:
    """Up to which hash *sketch* is complete; one that is not full has every hash of its text."""
    return sketch[-1] if len(sketch) == _SKETCH_SIZE else _MAX_HASH
