"""Prefetching: what pages need of articles is read from the catalogue in batches."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from fonds.catalogue.queries import Card

BATCH = 25
"""How many articles are read at once: as many as a worker gets, so that it reads no others."""

T = TypeVar("T")


class Prefetcher(Generic[T]):
    """What *read* returns for the articles *cards*, each read in one query with the next ones.

    Pages are mostly made in the archive's order, and in a rebuild most are not made at all: so
    the next batch begins at the article that is asked for.
    """

    def __init__(
        self, cards: Sequence[Card], read: Callable[[Sequence[Card]], Mapping[str, T]]
    ) -> None:
        self._cards = cards
        self._read = read
        self._batch = range(0)
        self._cached: Mapping[str, T] = {}

    def at(self, position: int) -> T:
        """What was read of the article at *position*; KeyError if there is nothing."""
        if position not in self._batch:
            self._batch = range(position, position + BATCH)
            self._cached = self._read(self._cards[position : position + BATCH])
        return self._cached[self._cards[position].id]
