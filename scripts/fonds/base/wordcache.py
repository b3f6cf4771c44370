"""A cache by word: texts repeat their words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_MOST = 200_000  # words; then it is emptied


class WordCache(dict[str, T]):
    """Word → what *find* gives of it; faster than `functools.lru_cache`: it keeps no order."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> T:
        if len(self) >= _MOST:
            self.clear()
        found = self[word] = self._find(word)
        return found
