"""Which texts may resemble each other, from a few numbers of each.

A text is the set of its shingles, every five words in a row; the smallest of their numbers are a
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

_KEPT = 48  # numbers of a sketch
_IN_COMMON = 3  # numbers that two sketches share before the texts are compared
_RESEMBLING = 0.25  # least share of both sketches: far below what near copies have
_HELD = 0.5  # least share of the shorter text's sketch: the same for extracts
_MOST = 0xFFFFFFFF
_WINDOW = 24  # articles with the same number that each is paired with: bounds the boilerplate


def shingle(words: Sequence[str]) -> set[int]:
    """The numbers of all shingles of *words*; a shorter text is one shingle, an empty one none."""
    if len(words) < LENGTH:
        runs: Iterable[str] = [" ".join(words)] if words else []
    else:
        runs = map(" ".join, zip(*(words[at:] for at in range(LENGTH)), strict=False))
    return set(map(crc32, map(str.encode, runs)))


def draw_sketch(shingles: Iterable[int]) -> array[int]:
    """The smallest of *shingles*, ascending."""
    return array("I", sorted(shingles)[:_KEPT])


def measure(one: set[int], other: set[int]) -> tuple[float, float]:
    """Resemblance (Jaccard) and containment of two texts as shingles, from 0 to 1."""
    shared, smaller = len(one & other), min(len(one), len(other))
    if not smaller:
        return 0.0, 0.0
    return shared / (len(one) + len(other) - shared), shared / smaller


def find_candidates(sketches: Sequence[array[int]]) -> Iterator[tuple[int, int]]:
    """Pairs of positions, ascending, whose sketches share enough to be worth a comparison."""
    held, bearers = _find_shared(sketches)
    for one, numbers in held.items():
        lists = (bearers[number] for number in numbers)
        others = Counter(chain.from_iterable(_later(positions, one) for positions in lists))
        for other, common in sorted(others.items()):
            if _promise(sketches[one], sketches[other], common):
                yield one, other


def _find_shared(
    sketches: Sequence[array[int]],
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Of the numbers that several sketches hold: position → numbers, and number → positions."""
    numbers = np.frombuffer(b"".join(sketches), dtype=np.uint32)
    owners = np.repeat(np.arange(len(sketches)), list(map(len, sketches)))
    _, which, counts = np.unique(numbers, return_inverse=True, return_counts=True)
    shared = counts[which] > 1
    held: dict[int, list[int]] = defaultdict(list)
    bearers: dict[int, list[int]] = defaultdict(list)
    for position, number in zip(owners[shared].tolist(), numbers[shared].tolist(), strict=True):
        held[position].append(number)
        bearers[number].append(position)
    return held, bearers


def _later(positions: list[int], one: int) -> list[int]:
    """The next few of *positions* after *one*."""
    at = bisect_right(positions, one)
    return positions[at : at + _WINDOW]


def _promise(one: array[int], other: array[int], shared: int) -> bool:
    """Whether two texts may well resemble each other, or one be an extract of the other.

    Up to the smaller of their last numbers, sketches are a sample of both texts together.
    """
    if shared < _IN_COMMON:
        return len(one) + len(other) <= 2 * _IN_COMMON  # texts of a few shingles
    end = min(one[-1] if len(one) == _KEPT else _MOST, other[-1] if len(other) == _KEPT else _MOST)
    ours, its = bisect_right(one, end), bisect_right(other, end)
    return shared >= _RESEMBLING * (ours + its - shared) or shared >= _HELD * min(ours, its)
