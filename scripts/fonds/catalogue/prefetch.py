"""Reading ahead: what is told of articles, a batch at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from fonds.catalogue.queries import Card

BATCH = 100
"""How many articles are read at once."""

T = TypeVar("T")


class Ahead(Generic[T]):
    """What *read* tells of each of the articles *cards*, read with what it tells of the next ones.

    Pages are mostly made in the archive's order, and in a rebuild most are not made at all.
    """

    def __init__(
        self, cards: Sequence[Card], read: Callable[[Sequence[Card]], Mapping[str, T]]
    ) -> None:
        self._cards = cards
        self._read = read
        self._batch = range(0)
        self._known: Mapping[str, T] = {}

    def at(self, position: int) -> T:
        """What is told of the article at *position*; KeyError if that is nothing."""
        if position not in self._batch:
            self._batch = range(position, position + BATCH)
            self._known = self._read(self._cards[position : position + BATCH])
        return self._known[self._cards[position].id]
