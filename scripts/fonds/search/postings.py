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

from fonds.search.occurrences import Occurrences
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


@dataclass(frozen=True, slots=True)
class Pieces:
    """Encoded posting lists, in the order of terms and articles."""

    term: Ints  # of each piece
    piece: Ints  # its index in a divided list; else 0
    articles: tuple[Ints, bytes]  # sizes and concatenated data: articles with occurrences
    positions: tuple[Ints, bytes]  # the same for positions


class Postings:
    """Makes the posting lists of what *occurs*."""

    def __init__(self, occurs: Occurrences) -> None:
        self.occurs = occurs
        self.forms = occurs.terms.forms
        """How many there are; pairs are numbered after them."""
        self.piece, self.long = choose_bounds(len(occurs.lengths))
        """Articles per piece of a long list; lists of a term that more articles have are long."""
        self._code = occurs.terms.codes
        self.pairs: Ints = np.flatnonzero(occurs.paired)
        """The code of each pair: 64 × the code of its first word + that of the second."""
        self.articles = np.zeros(self.forms + len(self.pairs), dtype=np.int64)
        """Document frequency of each term: known once its lists are made."""

    def write(self) -> Iterator[Pieces]:
        """The lists of all terms, in batches of terms."""
        for part in self.occurs.parts(self.piece, self.long):
            rows, low, high = make_rows(part.batch.term, part.batch.doc), part.low, part.high
            counted = np.bincount(rows.term - low, minlength=high - low)
            self.articles[low:high] = part.articles or counted
            yield self._write(part.batch, rows)

    def write_some(self, some: Occurrences, articles: Ints) -> Iterator[Pieces]:
        """The lists, or pieces of such, that are of *some* occurrences.

        *articles*: how many have each term.
        """
        self.articles = articles
        for part in some.parts(self.piece, self.long):
            yield self._write(part.batch, make_rows(part.batch.term, part.batch.doc))

    def write_rows(self, some: Occurrences) -> Iterator[Pieces]:
        """Each row of the lists of *some* occurrences, as if it were a piece of its own, which
        begins with its article."""
        for part in some.parts(self.piece, self.long):
            rows = make_rows(part.batch.term, part.batch.doc)
            every, heads = np.ones(len(rows.term), dtype=np.bool_), np.arange(len(rows.term))
            titled = _count_titled(part.batch, rows)
            yield Pieces(
                rows.term.astype(np.int64),
                rows.doc.astype(np.int64),
                write_articles(rows, rows.doc, every, titled, part.batch.at),
                write_positions(rows, heads, part.batch, self._annotated(part.batch)),
            )

    def _write(self, batch: Batch, rows: Rows) -> Pieces:
        cut = self.articles[rows.term] > self.long
        piece = np.where(cut, rows.doc // self.piece, 0)
        begins = find_changes(rows.term) | find_changes(piece)
        heads = np.flatnonzero(begins)
        return Pieces(
            rows.term[heads].astype(np.int64),
            piece[heads].astype(np.int64),
            write_articles(rows, piece * self.piece, begins, _count_titled(batch, rows), batch.at),
            write_positions(rows, heads, batch, self._annotated(batch)),
        )

    def _annotated(self, batch: Batch) -> Flags:
        """Whether neighbours are written of each word: not of common ones, but of pairs."""
        inside = np.minimum(batch.term, self.forms)  # pairs count as the break's code, 0
        annotated: Flags = self._code[inside] == 0
        return annotated


def _count_titled(batch: Batch, rows: Rows) -> NDArray[np.int32]:
    """How many occurrences of each row are in the title."""
    if not len(rows.start):
        return np.zeros(0, dtype=np.int32)
    counts: NDArray[np.int32] = np.add.reduceat(batch.titled.astype(np.int32), rows.start)
    return counts


def choose_bounds(articles: int) -> tuple[int, int]:
    """Articles per piece of a long list, in an archive of so many *articles*, and from how many on
    that have its term a list is one."""
    size = PIECE
    while articles > size * MOST_PIECES:
        size *= 2
    return size, LONG * (size // PIECE)
