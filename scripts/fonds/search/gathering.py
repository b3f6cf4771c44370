"""The words of all articles, gathered article by article: then the vocabulary, and where all occur.

Here they are held in memory; `sharded` does the same with those of one part of the archive at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from fonds.catalogue.queries import Card
from fonds.search.corpus import batches, count_values, make_corpus
from fonds.search.followers import choose_articles
from fonds.search.occurrences import HeldOccurrences, Occurrences, Terms
from fonds.search.postings import Postings
from fonds.search.spool import Store
from fonds.search.tokens import TokenStore
from fonds.search.units import Kept, Units
from fonds.search.vocabulary import Vocabulary, make_vocabulary


class Gathering(Protocol):
    """What gathers the words of all articles, in their order."""

    keeps: bool
    """Whether the cache of words is kept on the way: a build that is killed then goes on there."""
    store: Callable[[], Store]
    """Makes a place for the lists of all terms."""

    def add(self, number: int, cut: bytes) -> None:
        """Take the words of the article *number*, as `TokenStore` gives them."""

    def vocabulary(self) -> Vocabulary:
        """The vocabulary, once all are there."""

    def occurrences(self, vocabulary: Vocabulary) -> Occurrences:
        """Where its terms occur; can be called once, after `vocabulary`."""

    def find_kept(self, postings: Postings, vocabulary: Vocabulary) -> Kept | None:
        """What is left of the lists of the last build, if it is worth while."""

    def keep(self, postings: Postings, vocabulary: Vocabulary, parts: Mapping[str, Units]) -> None:
        """Keep all lists for the next build, if there it is worth while."""


class HeldWords:
    """Holds the words of *cards*, four bytes each, and then about ten."""

    keeps = False
    store: Callable[[], Store] = bytearray

    def __init__(self, cards: Sequence[Card], tokens: TokenStore) -> None:
        self._cards, self._tokens = cards, tokens
        self._parts: list[bytes] = []
        self._starts = [0]

    def add(self, number: int, cut: bytes) -> None:
        """Take the words of the next article."""
        self._parts.append(cut)
        self._starts.append(self._starts[-1] + len(cut) // 4)

    def vocabulary(self) -> Vocabulary:
        """The vocabulary of all words."""
        self._row = self._take_row()
        surfaces, starts = self._tokens.surfaces, self._starts
        occurs_in: dict[str, NDArray[np.bool_]] = {}
        for lang, group in groupby(enumerate(self._cards), key=lambda row: row[1].lang):
            run = [number for number, _ in group]
            present = occurs_in.setdefault(lang, np.zeros(len(surfaces), dtype=np.bool_))
            present[self._row[starts[run[0]] : starts[run[-1] + 1]]] = True
        counts = count_values(self._row, len(surfaces))
        languages, families = dict(sorted(occurs_in.items())), self._tokens.families
        return make_vocabulary(surfaces, self._tokens.forms, counts, languages, families)

    def occurrences(self, vocabulary: Vocabulary) -> Occurrences:
        """Where its terms occur."""
        row = self._row
        for low, high in batches(len(row)):
            row[low:high] = vocabulary.rank[row[low:high]]
        corpus = make_corpus(row, np.array(self._starts, dtype=np.int64))
        counted = choose_articles([card.id for card in self._cards])
        terms = Terms(len(vocabulary.forms), vocabulary.common)
        self._occurs = HeldOccurrences(corpus, terms, counted)
        return self._occurs

    def find_kept(self, postings: Postings, vocabulary: Vocabulary) -> Kept | None:
        """What is left of the lists of the last build."""
        self._articles = self._tokens.articles([card.id for card in self._cards])
        return self._tokens.lists.find(postings, vocabulary, self._articles, self._occurs)

    def keep(self, postings: Postings, vocabulary: Vocabulary, parts: Mapping[str, Units]) -> None:
        """Keep all lists for the next build."""
        self._tokens.lists.keep(postings, vocabulary, self._articles, parts)

    def _take_row(self) -> NDArray[np.int32]:
        """All words, concatenated; frees the parts to save memory."""
        data = bytearray().join(self._parts)
        self._parts.clear()
        return np.frombuffer(data, dtype=np.int32)
