"""The families of words as numbers: looked up once for each word, and kept between builds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from fonds.base.flatrows import Ints, list_entries
from fonds.search.families import choose_families
from fonds.search.french import Families

Stored = tuple[str, str, bytes, bytes, bytes, bytes, bytes]
"""A row of the table ``families``: the language, and what `_Keys` holds."""


class Keyed(NamedTuple):
    """The keys of some words: of each word how many, and the number of each key."""

    keys: NDArray[np.int32]
    sizes: Ints


@dataclass(slots=True)
class _Rows:
    """The keys of each word that is known, in the order in which it came to be."""

    sizes: NDArray[np.uint16]  # how many keys each has
    keys: NDArray[np.int32]  # of one word after the other

    def take(self, places: Ints) -> Keyed:
        sizes = self.sizes.astype(np.int64)
        starts, chosen = np.cumsum(sizes) - sizes, sizes[places]
        return Keyed(self.keys[list_entries(starts[places], chosen)], chosen)

    def add(self, found: list[tuple[int, ...]]) -> _Rows:
        sizes = np.array([len(keys) for keys in found], dtype=np.uint16)
        flat = np.array([key for keys in found for key in keys], dtype=np.int32)
        return _Rows(np.concatenate([self.sizes, sizes]), np.concatenate([self.keys, flat]))


@dataclass(slots=True)
class _Keys:
    """What the words of one language ask for, and what they answer to."""

    names: str  # every key, a line each; its number is that of its line
    words: NDArray[np.int32]  # numbers of the words that are known
    asks: _Rows  # their keys
    answers: _Rows  # the same

    @classmethod
    def read(cls, stored: Stored | None) -> _Keys:
        """Those that were *stored*; none at first."""
        names, *columns = stored[1:] if stored else ("", b"", b"", b"", b"", b"")
        kinds = (np.int32, np.uint16, np.int32, np.uint16, np.int32)
        words, asked, asks, answered, answers = map(np.frombuffer, columns, kinds)
        return cls(str(names), words, _Rows(asked, asks), _Rows(answered, answers))

    def write(self, lang: str) -> Stored:
        """The row that keeps them."""
        rows = (self.words, self.asks.sizes, self.asks.keys)
        columns = (*rows, self.answers.sizes, self.answers.keys)
        one, two, three, four, five = (column.tobytes() for column in columns)
        return lang, self.names, one, two, three, four, five

    def find(self, words: Ints) -> Ints:
        """The place of each of *words*; -1 where it is not known."""
        most = max(int(words.max(initial=0)), int(self.words.max(initial=0)))
        places = np.full(most + 1, -1, dtype=np.int64)
        places[self.words] = np.arange(len(self.words))
        found: Ints = places[words]
        return found

    def add(self, words: Ints, families: Iterable[Families]) -> None:
        """Let *words* be known, of *families*."""
        names = self.names.split("\n") if self.names else []
        numbers = {name: number for number, name in enumerate(names)}
        asks, answers = [], []
        for of_word in families:
            asks.append(tuple(numbers.setdefault(key, len(numbers)) for key in of_word.asks))
            answers.append(tuple(numbers.setdefault(key, len(numbers)) for key in of_word.answers))
        self.names = "\n".join(numbers)
        self.words = np.concatenate([self.words, words.astype(np.int32)])
        self.asks, self.answers = self.asks.add(asks), self.answers.add(answers)


class FamilyStore:
    """The families of the words of one archive, by the numbers that its words have."""

    def __init__(self, stored: Iterable[Stored] = ()) -> None:
        self._keys = {row[0]: _Keys.read(row) for row in stored}
        self._fresh: set[str] = set()

    def find(self, lang: str, words: Ints, surfaces: list[str]) -> tuple[Keyed, Keyed] | None:
        """What *words*, numbers of *surfaces*, ask for in *lang*, and what they answer to.

        None where nothing is known of the language.
        """
        keys = self._keys.get(lang) or _Keys.read(None)
        new = words[keys.find(words) < 0]
        if len(new):
            families = choose_families(lang)
            if families is None:
                return None
            keys.add(new, families([surfaces[number] for number in new.tolist()]))
            self._keys[lang] = keys
            self._fresh.add(lang)
        places = keys.find(words)
        return keys.asks.take(places), keys.answers.take(places)

    def names(self, lang: str) -> list[str]:
        """The keys of *lang* by their numbers."""
        return self._keys[lang].names.split("\n")

    def take_fresh(self) -> Iterator[Stored]:
        """The rows that are not stored so; can be called once."""
        fresh, self._fresh = self._fresh, set()
        return (self._keys[lang].write(lang) for lang in sorted(fresh))
