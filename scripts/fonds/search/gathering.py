"""The words of all articles, gathered article by article: then the vocabulary, and where all occur.

Here they are held in memory; `sharded` does the same with those of one part of the archive at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import compress, groupby
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from fonds.catalogue.queries import Card
from fonds.search.corpus import batches, make_corpus
from fonds.search.followers import Followers, choose_articles
from fonds.search.kept_occurrences import MOST, KeptOccurrences, hold
from fonds.search.occurrences import HeldOccurrences, Occurrences, Terms
from fonds.search.postings import Postings
from fonds.search.spoken import count_spoken, mend_spoken, sum_spoken
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

    def add(self, number: int, cut: bytes | None) -> None:
        """Take the words of the article *number*, as `TokenStore` gives them."""

    def vocabulary(self) -> Vocabulary:
        """The vocabulary, once all are there."""

    def occurrences(self, vocabulary: Vocabulary) -> Occurrences:
        """Where its terms occur; can be called once, after `vocabulary`."""

    def find_kept(self, postings: Postings, vocabulary: Vocabulary) -> Kept | None:
        """What is left of the lists of the last build, if it is worth while."""

    def keep(
        self,
        postings: Postings,
        vocabulary: Vocabulary,
        parts: Mapping[str, Units],
        follow: Followers,
    ) -> None:
        """Keep all lists for the next build, and what follows what, if there it is worth while."""


class HeldWords:
    """Holds the words of *cards*, four bytes each, and then about ten.

    Where few articles changed since the last build, it holds only theirs, as long as no more are
    needed.
    """

    keeps = False
    store: Callable[[], Store] = bytearray

    def __init__(self, cards: Sequence[Card], tokens: TokenStore) -> None:
        self._cards, self._tokens = cards, tokens
        self._parts: list[bytes | None] = []

    def add(self, number: int, cut: bytes | None) -> None:
        """Take the words of the next article."""
        self._parts.append(cut)

    def vocabulary(self) -> Vocabulary:
        """The vocabulary of all words."""
        tokens, size = self._tokens, len(self._tokens.surfaces)
        self._articles = tokens.articles(self._cards)
        self._changes = changes = tokens.lists.compare(self._articles)
        self._row: NDArray[np.int32] | None = None
        if changes and len(changes.numbers) <= MOST:
            self._spoken = mend_spoken(tokens.lists.read_spoken(), changes, size)
        else:
            self._spoken = count_spoken(self._list_runs(self._take_row()), size)
        counts, occurs_in = sum_spoken(self._spoken, size)
        return make_vocabulary(tokens.surfaces, tokens.forms, counts, occurs_in, tokens.families)

    def occurrences(self, vocabulary: Vocabulary) -> Occurrences:
        """Where its terms occur."""
        terms = Terms(len(vocabulary.forms), vocabulary.common)
        changes, counts = self._changes, None
        if changes and self._row is None:
            counts = self._tokens.lists.read_counts(changes.size, vocabulary)
        if not changes or not counts:
            return self._hold_all(vocabulary, terms)
        then, now = (hold(words, vocabulary.rank, terms) for words in (changes.then, changes.now))
        read = partial(self._hold_all, vocabulary, terms)
        read_counted = partial(self._hold_counted, vocabulary, terms)
        return KeptOccurrences(counts, changes, then, now, read, read_counted)

    def find_kept(self, postings: Postings, vocabulary: Vocabulary) -> Kept | None:
        """What is left of the lists of the last build."""
        if not self._changes:
            return None
        return self._tokens.lists.find(postings, vocabulary, self._articles, self._changes)

    def keep(
        self,
        postings: Postings,
        vocabulary: Vocabulary,
        parts: Mapping[str, Units],
        follow: Followers,
    ) -> None:
        """Keep all lists for the next build."""
        self._tokens.lists.keep(postings, vocabulary, self._articles, self._spoken, parts, follow)

    def _hold_all(self, vocabulary: Vocabulary, terms: Terms) -> HeldOccurrences:
        """The occurrences in all articles."""
        row = self._take_row()
        for low, high in batches(len(row)):
            row[low:high] = vocabulary.rank[row[low:high]]
        corpus = make_corpus(row, np.array(self._starts, dtype=np.int64))
        return HeldOccurrences(corpus, terms, choose_articles(self._articles.ids))

    def _hold_counted(self, vocabulary: Vocabulary, terms: Terms) -> HeldOccurrences:
        """Those in articles of which it is counted what follows what."""
        ids = self._articles.ids
        words = self._tokens.words(list(compress(ids, choose_articles(ids).tolist())))
        rows = (np.frombuffer(data, np.int32) for data in words)
        return hold(rows, vocabulary.rank, terms)

    def _list_runs(self, row: NDArray[np.int32]) -> Iterator[tuple[str, NDArray[np.int32]]]:
        """Articles in a row of one language: that, and their words."""
        for lang, group in groupby(enumerate(self._cards), key=lambda pair: pair[1].lang):
            run = [number for number, _ in group]
            yield lang, row[self._starts[run[0]] : self._starts[run[-1] + 1]]

    def _take_row(self) -> NDArray[np.int32]:
        """All words, concatenated; frees the parts to save memory."""
        if self._row is None:
            ids = [card.id for card, part in zip(self._cards, self._parts, strict=True) if not part]
            others = self._tokens.words(ids)
            parts = [part or next(others) for part in self._parts]
            self._parts.clear()
            self._starts = np.cumsum([0, *(len(part) // 4 for part in parts)]).tolist()
            self._row = np.frombuffer(bytearray().join(parts), dtype=np.int32)
        return self._row
