"""What is found of each word, kept: texts repeat their words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_MOST = 200_000


class Kept(dict[str, T]):
    """Word → what *find* says of it; faster than `functools.lru_cache`, as it is not in order."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> T:
        if len(self) >= _MOST:
            self.clear()
        found = self[word] = self._find(word)
        return found
