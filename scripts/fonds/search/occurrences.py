"""Where terms occur in the articles: what posting lists are made of, batch by batch of terms.

A term is a form, or a pair of common words in a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from fonds.search.corpus import Corpus, batches, count_values
from fonds.search.followers import read_pairs
from fonds.search.posting_encoding import Batch, Flags, Ints

CODES = 64
"""A pair of common words is as many times the code of its first word, + that of the second."""

PAIRS = CODES * CODES
"""How many pairs there can be."""

WORDS_AT_A_TIME = 500_000
"""Words that are sorted at once, which takes 90 MB of memory."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms that posting lists are made of."""

    forms: int  # how many there are; pairs are numbered after them
    common: list[int]  # forms whose pairs have lists, in the order of their codes, from 1 on

    @property
    def codes(self) -> NDArray[np.uint8]:
        """The code of each form, 0 of one that is not common; last one more 0, for breaks."""
        codes = np.zeros(self.forms + 1, dtype=np.uint8)
        codes[self.common] = np.arange(1, len(self.common) + 1)
        return codes


@dataclass(frozen=True, slots=True)
class Part:
    """Occurrences of some terms, of which lists are made at once."""

    low: int  # number of the first term
    high: int  # number of the term after the last one
    batch: Batch  # where they occur
    articles: int = 0  # that have its one term, where the batch is a part of its list


class Occurrences(Protocol):
    """Where the terms of an archive occur."""

    @property
    def terms(self) -> Terms:
        """What occurs."""

    @property
    def lengths(self) -> Ints:
        """Number of words of each article."""

    @property
    def titles(self) -> Ints:
        """Number of words of each article's title."""

    @property
    def paired(self) -> Ints:
        """How often each pair occurs, by its code."""

    def parts(self, piece: int, long: int) -> Iterator[Part]:
        """All of them, in the order of their terms: the pairs come after the forms.

        A term that more than *long* articles have may be in several parts, each of which begins and
        ends between two pieces of so many articles.
        """

    def followers(self) -> Iterator[Ints]:
        """Forms in a row in the articles that are counted, as numbers: see `read_pairs`."""


Pairs = list[tuple[Ints, NDArray[np.int32]]]
"""Offsets of pairs of common words, and the code of each, in batches."""

Numbers = NDArray[np.int32] | Ints

Choose = Callable[[Numbers, Numbers | int], Flags]
"""Which of some occurrences are chosen: by their terms, where -1 is a break, and their pieces."""


class HeldOccurrences:
    """Those in a corpus that is held in memory.

    *counted*: of which articles it is counted what follows what.
    """

    def __init__(self, corpus: Corpus, terms: Terms, counted: Flags) -> None:
        self.terms, self.lengths, self.titles = terms, corpus.lengths, corpus.titles
        self._corpus, self._code, self._counted = corpus, terms.codes, counted
        self._chosen: tuple[Ints, Pairs] | None = None  # offsets of words and pairs; None: all
        self.counts = count_values(corpus.rank, terms.forms)
        self.paired: Ints = np.zeros(PAIRS, dtype=np.int64)
        for _, codes in self._read_pairs():
            self.paired += np.bincount(codes, minlength=PAIRS)
        self._paired = self.paired  # of those that `parts` gives

    def only(self, choose: Choose, piece: int) -> HeldOccurrences:
        """The same, but `parts` and `counts` are of those that *choose* takes.

        *piece*: articles per piece.
        """
        some, rank, starts = copy(self), self._corpus.rank, self._corpus.starts
        ends = [*starts[::piece].tolist(), len(rank)]  # the last of which may come twice
        at = [
            np.flatnonzero(choose(rank[low:high], number)) + low
            for number, (low, high) in enumerate(pairwise(ends))
        ]
        words = np.concatenate([np.zeros(0, dtype=np.int64), *at])
        number_of = np.cumsum(self.paired > 0) - 1 + self.terms.forms  # each pair, by its code
        paired: Pairs = []
        some._paired = np.zeros_like(self.paired)
        for where, codes in self._read_pairs():
            number = number_of[codes]
            chosen = choose(number, self._corpus.doc[where] // piece)
            paired.append((where[chosen], codes[chosen]))
            some._paired += np.bincount(codes[chosen], minlength=PAIRS)
        some._chosen = words, paired
        some.counts = np.bincount(rank[words], minlength=self.terms.forms)
        return some

    def parts(self, piece: int, long: int) -> Iterator[Part]:
        """All of them, in the order of their terms."""
        for low, high in cut_terms(self.counts):
            yield Part(low, high, self.of_forms(low, high))
        pairs = np.flatnonzero(self.paired)
        for low, high in cut_terms(self._paired[pairs]):
            batch = self.of_pairs(int(pairs[low]), int(pairs[high - 1]) + 1)
            yield number_pairs(Part(low, high, batch), self.terms.forms, pairs)

    def of_forms(self, low: int, high: int) -> Batch:
        """Those of the forms from number *low* to below *high*."""
        rank = self._corpus.rank
        word = self._find_words(low, high)
        term, word = _sort(rank[word], word)
        rare = self._code[term] == 0
        before, after = self._read_codes(word - 1, word + 1)
        # What is common itself has no neighbours: who looks for it reads the list of the pair.
        return self._locate(term, word, np.where(rare, before, 0), np.where(rare, after, 0))

    def of_pairs(self, low: int, high: int) -> Batch:
        """Those of the pairs from the code *low* to below *high*; their terms: `forms` + code."""
        found = []
        for at, codes in self._read_pairs():
            inside = (codes >= low) & (codes < high)
            found.append((codes[inside], at[inside]))
        code, word = (np.concatenate(column) for column in zip(*found, strict=True))
        term, word = _sort(code + np.int32(self.terms.forms), word)
        return self._locate(term, word, *self._read_codes(word - 1, word + 2))

    def followers(self) -> Iterator[Ints]:
        """Forms in a row in the articles that are counted, as numbers."""
        return read_pairs(self._corpus, self.terms.forms, self._counted)

    def _find_words(self, low: int, high: int) -> Ints:
        """Offsets of the forms from number *low* to below *high*."""
        rank = self._corpus.rank
        if self._chosen:
            at = self._chosen[0]
            return at[(rank[at] >= low) & (rank[at] < high)]
        parts = ((start, rank[start:end]) for start, end in batches(len(rank)))
        found = [np.flatnonzero((part >= low) & (part < high)) + start for start, part in parts]
        return np.concatenate([np.zeros(0, dtype=np.int64), *found])

    def _read_pairs(self) -> Iterator[tuple[Ints, NDArray[np.int32]]]:
        """Offsets of pairs of common words, and the code of each, in batches of the corpus."""
        rank = self._corpus.rank
        if self._chosen:
            yield from self._chosen[1]
            return
        for low, high in batches(len(rank)):
            codes = self._code[rank[low : high + 1]]  # the last word of a part begins a pair too
            at = np.flatnonzero((codes[:-1] > 0) & (codes[1:] > 0))
            yield at + low, codes[at].astype(np.int32) * CODES + codes[at + 1]

    def _read_codes(self, *offsets: Ints) -> tuple[NDArray[np.int32], ...]:
        """The codes of the words at *offsets*; a break is before the first word and at the end."""
        return tuple(self._code[self._corpus.rank[at]].astype(np.int32) for at in offsets)

    def _locate(
        self, term: NDArray[np.int32], word: Ints, before: NDArray[np.int32],
        after: NDArray[np.int32],
    ) -> Batch:  # fmt: skip
        """The batch of what occurs at the offsets *word*."""
        doc, at = self._corpus.doc[word], self._corpus.positions(word)
        return Batch(term, doc, at, before, after, at < self._corpus.titles[doc])


def number_pairs(part: Part, forms: int, pairs: Ints) -> Part:
    """The same *part*, of some of *pairs*, its terms as they are numbered: after all *forms*."""
    number = np.searchsorted(pairs, part.batch.term - forms).astype(np.int32)
    batch = replace(part.batch, term=number + np.int32(forms))
    return Part(part.low + forms, part.high + forms, batch, part.articles)


def cut_terms(counts: Ints, at_once: int = WORDS_AT_A_TIME) -> Iterator[tuple[int, int]]:
    """Ranges of terms, each with *at_once* occurrences or fewer, if it can be; none without any."""
    ends = np.cumsum(counts)
    low = 0
    while low < len(counts):
        before = int(ends[low - 1]) if low else 0
        high = int(np.searchsorted(ends, before + at_once, side="right"))
        high = max(high, low + 1)
        if ends[high - 1] > before:
            yield low, high
        low = high


def _sort(term: NDArray[np.int32], word: Ints) -> tuple[NDArray[np.int32], Ints]:
    """Sort by term, then by word, both packed into one integer."""
    keys = (term.astype(np.int64) << 36) | word
    keys.sort()
    return (keys >> 36).astype(np.int32), keys & ((1 << 36) - 1)
