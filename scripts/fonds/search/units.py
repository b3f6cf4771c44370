"""Encoded posting lists in units, and how such as are kept are joined with new ones.

A unit is the list of one term, or one piece of a long list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from fonds.search.followers import Followers
from fonds.search.posting_encoding import Flags, Ints
from fonds.search.postings import Pieces
from fonds.search.spool import BLOCK, Readable, Store

FAMILIES = ("p", "x")
"""Letters of the lists: articles, and positions."""


@dataclass(frozen=True, slots=True)
class Units:
    """Encoded units, in the order of terms and pieces."""

    term: Ints  # number of the term of each
    piece: Ints  # its index in a divided list; else 0
    begins: dict[str, Ints]  # family → where each begins in the data
    sizes: dict[str, Ints]  # family → its size
    data: Mapping[str, Readable]  # family → all of them, concatenated

    def only(self, chosen: Flags | Ints) -> Units:
        """Those that are *chosen*, in the same data."""
        begins, sizes = (
            {family: column[chosen] for family, column in columns.items()}
            for columns in (self.begins, self.sizes)
        )
        return Units(self.term[chosen], self.piece[chosen], begins, sizes, self.data)

    def merge(self, other: Units, into: dict[str, Store]) -> Units:
        """These and the *other* ones, in order, with their data put *into* another place."""
        term, piece = (
            np.concatenate(pair) for pair in ((self.term, other.term), (self.piece, other.piece))
        )
        order = np.lexsort((piece, term))
        begins, sizes = {}, {}
        for family, store in into.items():
            size = np.concatenate([self.sizes[family], other.sizes[family]])[order]
            begin = np.concatenate([self.begins[family], other.begins[family]])[order]
            for own, low, high in _join_runs(order < len(self.term), begin, begin + size):
                _copy((self if own else other).data[family], low, high, store)
            begins[family], sizes[family] = np.cumsum(size) - size, size
        return Units(term[order], piece[order], begins, sizes, into)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left of the lists of the last build."""

    made: Iterable[Pieces]  # the units that are made anew
    changed: bool  # whether anything did
    read: Callable[[str], Units]  # the name of a part of the lists → units that are as they were
    followers: Followers | None  # what follows what; None if that may be otherwise


def _join_runs(own: Flags, begins: Ints, ends: Ints) -> Iterator[tuple[bool, int, int]]:
    """Units that follow each other in the same data, as one: whether it is *own* data,
    and from where to where they are in it."""
    if len(own):
        apart = (own[1:] != own[:-1]) | (begins[1:] != ends[:-1])
        first = np.flatnonzero(np.concatenate([[True], apart]))
        last = np.append(first[1:], len(own)) - 1
        yield from zip(
            own[first].tolist(), begins[first].tolist(), ends[last].tolist(), strict=True
        )


def _copy(data: Readable, begin: int, end: int, store: Store) -> None:
    for at in range(begin, end, BLOCK):
        store.extend(data[at : min(at + BLOCK, end)])
