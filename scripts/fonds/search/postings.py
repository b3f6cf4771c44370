"""Postings: for each term the articles that have it, and its positions in them.

A term is a form, or a pair of common words in a row. Positions of a rare word, and of a pair, also
say which common word is before and after: phrases of common words need not read their long lists
(after Bahle, Williams and Zobel 2002, "Efficient phrase querying with an auxiliary index").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fonds.search.corpus import Corpus, batches, count_values
from fonds.search.posting_encoding import (
    Batch,
    Flags,
    Ints,
    Rows,
    find_changes,
    make_rows,
    write_articles,
    write_positions,
)

PIECE = 512
"""Articles per piece of a long list: a query reads only the pieces that it needs."""
MOST_PIECES = 512
"""Pieces of a list at most; in an archive of more articles each is of so many more: for thousands
of terms a piece of every 512 articles would be more pieces than memory holds, most of them empty.
"""
LONG = 2048
"""Lists of a term that more articles have are divided into pieces, where these are of `PIECE`."""
WORDS_AT_A_TIME = 500_000
"""Words that are sorted at once, which takes 90 MB of memory."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Encoded posting lists, in the order of terms and articles."""

    term: Ints  # of each piece
    piece: Ints  # its index in a divided list; else 0
    articles: tuple[Ints, bytes]  # sizes and concatenated data: articles with occurrences
    positions: tuple[Ints, bytes]  # the same for positions


class Postings:
    """Makes the posting lists of one corpus.

    *forms*: how many there are; pairs are numbered after them. *common*: forms whose pairs have
    lists, in the order of their codes, from 1 on.
    """

    def __init__(self, corpus: Corpus, forms: int, common: list[int]) -> None:
        self.corpus = corpus
        self.forms = forms
        self.piece = choose_piece(len(corpus.lengths))
        """Articles per piece of a long list."""
        self.long = LONG * (self.piece // PIECE)
        """Lists of a term that more articles have are divided."""
        self._code = np.zeros(forms + 1, dtype=np.uint8)  # the last one is for breaks
        self._code[common] = np.arange(1, len(common) + 1)
        counts = np.zeros(64 * 64, dtype=np.int64)
        for _, codes in self._read_pairs():
            counts += np.bincount(codes, minlength=len(counts))
        self.pairs: Ints = np.flatnonzero(counts)
        """The code of each pair: 64 × the code of its first word + that of the second."""
        self._paired = counts[self.pairs]
        self.articles = np.zeros(forms + len(self.pairs), dtype=np.int64)
        """Document frequency of each term: known once its lists are made."""

    def write(self) -> Iterator[Pieces]:
        """The lists of all terms, in batches of terms."""
        yield from self._write_forms()
        yield from self._write_pairs()

    def _write_forms(self) -> Iterator[Pieces]:
        rank = self.corpus.rank
        for low, high in _parts(count_values(rank, self.forms)):
            word = self._find_words(low, high)
            term, word = _sort(rank[word], word)
            yield self._write(self._surround(term, word), low, high)

    def _find_words(self, low: int, high: int) -> Ints:
        """Offsets of the forms from number *low* to below *high*."""
        rank = self.corpus.rank
        parts = ((start, rank[start:end]) for start, end in batches(len(rank)))
        found = [np.flatnonzero((part >= low) & (part < high)) + start for start, part in parts]
        return np.concatenate(found)

    def _write_pairs(self) -> Iterator[Pieces]:
        for low, high in _parts(self._paired):
            yield self._write(self._gather_pairs(low, high), low + self.forms, high + self.forms)

    def _gather_pairs(self, low: int, high: int) -> Batch:
        """The pairs from number *low* to below *high*."""
        found = [self._find_pairs(*part, low, high) for part in self._read_pairs()]
        pair, word = (np.concatenate(column) for column in zip(*found, strict=True))
        term, word = _sort(pair + np.int32(self.forms), word)
        return Batch(term, word, *self._read_codes(word - 1, word + 2))

    def _read_pairs(self) -> Iterator[tuple[Ints, NDArray[np.int32]]]:
        """Offsets of pairs of common words, and the code of each, in batches of the corpus."""
        rank = self.corpus.rank
        for low, high in batches(len(rank)):
            codes = self._code[rank[low : high + 1]]  # the last word of a part begins a pair too
            at = np.flatnonzero((codes[:-1] > 0) & (codes[1:] > 0))
            yield at + low, codes[at].astype(np.int32) * 64 + codes[at + 1]

    def _find_pairs(
        self, word: Ints, codes: NDArray[np.int32], low: int, high: int
    ) -> tuple[NDArray[np.int32], Ints]:
        """The pairs from number *low* to below *high*: number and offset of each."""
        number = np.searchsorted(self.pairs, codes).astype(np.int32)
        inside = (number >= low) & (number < high)
        return number[inside], word[inside]

    def _surround(self, term: NDArray[np.int32], word: Ints) -> Batch:
        """A batch, with the common neighbours of each word that is not common itself."""
        rare = self._code[term] == 0
        before, after = self._read_codes(word - 1, word + 1)
        return Batch(term, word, np.where(rare, before, 0), np.where(rare, after, 0))

    def _read_codes(self, *offsets: Ints) -> tuple[NDArray[np.int32], ...]:
        """The codes of the words at *offsets*; a break is before the first word and at the end."""
        return tuple(self._code[self.corpus.rank[at]].astype(np.int32) for at in offsets)

    def _write(self, batch: Batch, low: int, high: int) -> Pieces:
        """The lists of *batch*, whose terms are from *low* to below *high*."""
        rows = make_rows(batch.term, self.corpus.doc[batch.word])
        self.articles[low:high] = np.bincount(rows.term - low, minlength=high - low)
        cut = self.articles[rows.term] > self.long
        piece = np.where(cut, rows.doc // self.piece, 0)
        begins = find_changes(rows.term) | find_changes(piece)
        heads = np.flatnonzero(begins)
        at = self.corpus.positions(batch.word)
        titled = self._count_titled(batch, rows, at)
        return Pieces(
            rows.term[heads].astype(np.int64),
            piece[heads].astype(np.int64),
            write_articles(rows, piece * self.piece, begins, titled, at),
            write_positions(rows, heads, batch, at, self._annotated(batch)),
        )

    def _count_titled(self, batch: Batch, rows: Rows, at: NDArray[np.int32]) -> NDArray[np.int32]:
        """How many occurrences of each row are in the title."""
        if not len(rows.start):
            return np.zeros(0, dtype=np.int32)
        in_title = at < self.corpus.titles[self.corpus.doc[batch.word]]
        counts: NDArray[np.int32] = np.add.reduceat(in_title.astype(np.int32), rows.start)
        return counts

    def _annotated(self, batch: Batch) -> Flags:
        """Whether neighbours are written of each word: not of common ones, but of pairs."""
        inside = np.minimum(batch.term, self.forms)  # pairs count as the break's code, 0
        annotated: Flags = self._code[inside] == 0
        return annotated


def choose_piece(articles: int) -> int:
    """Articles per piece of a long list, in an archive of so many *articles*."""
    size = PIECE
    while articles > size * MOST_PIECES:
        size *= 2
    return size


def _parts(counts: Ints) -> Iterator[tuple[int, int]]:
    """Ranges of terms, each with about `WORDS_AT_A_TIME` occurrences; none without any."""
    ends = np.cumsum(counts)
    low = 0
    while low < len(counts):
        before = int(ends[low - 1]) if low else 0
        high = int(np.searchsorted(ends, before + WORDS_AT_A_TIME, side="right"))
        high = max(high, low + 1)
        if ends[high - 1] > before:
            yield low, high
        low = high


def _sort(term: NDArray[np.int32], word: Ints) -> tuple[NDArray[np.int32], Ints]:
    """Sort by term, then by word, both packed into one integer."""
    keys = (term.astype(np.int64) << 36) | word
    keys.sort()
    return (keys >> 36).astype(np.int32), keys & ((1 << 36) - 1)
