"""Postings: for each form the articles that have it, and where it stands in them.

Positions of a rare word also say which common word stands before and after it, and two common
words in a row have lists of their own: phrases of common words need not read their long lists
(after Bahle, Williams and Zobel 2002, "Efficient phrase querying with an auxiliary index").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fonds.search.chunks import Unit
from fonds.search.corpus import Corpus, count_values
from fonds.search.numerals import encode

ARTICLES_A_PIECE = 20_000
"""A longer list of articles is cut into pieces, each a chunk."""
POSITIONS_A_PIECE = 16_000
"""And so is a longer list of positions; an article is never cut."""
WORDS_AT_A_TIME = 1_500_000
"""How many words are sorted at once: 250 MB."""

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Batch:
    """Occurrences of some forms, sorted by form and place."""

    form: NDArray[np.int32]  # number of the form of each
    word: Ints  # where each stands in the corpus
    before: NDArray[np.int32]  # code of the common word before it; 0: none
    after: NDArray[np.int32]  # and after it


@dataclass(frozen=True, slots=True)
class Lists:
    """What is written of a batch."""

    articles: list[Unit]  # for each form, its articles with the number of occurrences
    positions: list[Unit]  # for each form, its positions
    forms: NDArray[np.int32]  # the form of each posting


class Postings:
    """Makes the lists of one corpus.

    *marks* gives for each form the number that decides where chunks may end.
    """

    def __init__(self, corpus: Corpus, marks: list[int], common: list[int]) -> None:
        self.corpus = corpus
        self.marks = marks
        self._code = np.zeros(len(marks) + 1, dtype=np.uint8)  # the last one is for breaks
        self._code[common] = np.arange(1, len(common) + 1)

    def of_forms(self) -> Iterator[Lists]:
        """The lists of all forms, in their order, some forms at a time."""
        rank = self.corpus.rank
        counts = count_values(rank, len(self.marks))
        for low, high in _parts(counts):
            word = np.flatnonzero((rank >= low) & (rank < high))
            form, word = _sort(rank[word], word)
            yield self._write(self._surround(form, word), self.marks)

    def of_pairs(self) -> tuple[list[int], Iterator[Lists]]:
        """The codes of all pairs of common words, and their lists, some pairs at a time.

        Pairs are numbered after the forms. The code of one is 64 × the code of its first word
        + the code of the second.
        """
        codes = self._code[self.corpus.rank]
        word = np.flatnonzero((codes[:-1] > 0) & (codes[1:] > 0))
        pair = codes[word].astype(np.int32) * 64 + codes[word + 1]
        counts = np.bincount(pair)
        pairs = np.flatnonzero(counts)
        number = np.searchsorted(pairs, pair).astype(np.int32)
        return pairs.tolist(), self._pair_lists(number, word, counts[pairs], pairs.tolist())

    def _pair_lists(
        self, number: NDArray[np.int32], word: Ints, counts: Ints, pairs: list[int]
    ) -> Iterator[Lists]:
        marks = [*self.marks, *pairs]
        for low, high in _parts(counts):
            inside = (number >= low) & (number < high)
            form, place = _sort(number[inside] + np.int32(len(self.marks)), word[inside])
            none = np.zeros(len(place), dtype=np.int32)
            yield self._write(Batch(form, place, none, none), marks)

    def _surround(self, form: NDArray[np.int32], word: Ints) -> Batch:
        """With the common neighbours of each word that is not common itself."""
        rare = self._code[form] == 0
        rank = self.corpus.rank
        last = len(rank) - 1  # a break, as is what stands before the first word
        before = np.where(rare, self._code[rank[word - 1]], 0)
        after = np.where(rare, self._code[rank[np.minimum(word + 1, last)]], 0)
        return Batch(form, word, before.astype(np.int32), after.astype(np.int32))

    def _write(self, batch: Batch, marks: list[int]) -> Lists:
        rows = _rows(batch.form, self.corpus.doc[batch.word])
        if not len(rows.start):
            return Lists([], [], rows.form)
        at = self.corpus.at[batch.word].astype(np.int32)
        in_title = at < self.corpus.titles[self.corpus.doc[batch.word]]
        titled = np.add.reduceat(in_title.astype(np.int32), rows.start)
        annotated = self._annotated(batch)
        return Lists(
            _write_articles(rows, titled, marks),
            _write_positions(rows, batch, at, annotated, marks),
            rows.form,
        )

    def _annotated(self, batch: Batch) -> Flags:
        """Whether neighbours are written of each word: not of common ones, nor of pairs."""
        inside = np.minimum(batch.form, len(self.marks))  # pairs count as the break's code, 0
        annotated: Flags = (self._code[inside] == 0) & (batch.form < len(self.marks))
        return annotated


@dataclass(frozen=True, slots=True)
class Rows:
    """Postings: one row for each form and article."""

    form: NDArray[np.int32]
    doc: NDArray[np.int32]
    start: Ints  # first occurrence in the batch
    count: Ints  # number of occurrences
    head: Ints  # the first row of the same form


def _parts(counts: Ints) -> Iterator[tuple[int, int]]:
    """Ranges of forms, each with about `WORDS_AT_A_TIME` occurrences."""
    ends = np.cumsum(counts)
    low = 0
    while low < len(counts):
        before = int(ends[low - 1]) if low else 0
        high = int(np.searchsorted(ends, before + WORDS_AT_A_TIME, side="right"))
        high = max(high, low + 1)
        yield low, high
        low = high


def _sort(form: NDArray[np.int32], word: Ints) -> tuple[NDArray[np.int32], Ints]:
    """Both by form, then by word, which ascends already."""
    keys = (form.astype(np.int64) << 36) | word
    keys.sort()
    return (keys >> 36).astype(np.int32), keys & ((1 << 36) - 1)


def _rows(form: NDArray[np.int32], doc: NDArray[np.int32]) -> Rows:
    start = np.flatnonzero(_changes(form) | _changes(doc))
    of_row = form[start]
    rows = np.arange(len(start))
    head = np.maximum.accumulate(np.where(_changes(of_row), rows, 0))
    return Rows(of_row, doc[start], start, np.diff(np.append(start, len(form))), head)


def _changes(values: NDArray[np.int32]) -> Flags:
    """Whether each value differs from the one before it."""
    changed = np.ones(len(values), dtype=np.bool_)
    np.not_equal(values[1:], values[:-1], out=changed[1:])
    return changed


def _write_articles(rows: Rows, titled: NDArray[np.int32], marks: list[int]) -> list[Unit]:
    """A row is 2 × (gap − 1), + 1 if more follows: 2 × (occurrences − 1), + 1 if some of them
    are in the title, and then how many, − 1."""
    piece = (np.arange(len(rows.head)) - rows.head) // ARTICLES_A_PIECE
    begins = _changes(rows.form) | _changes(piece.astype(np.int32))
    previous = np.where(begins, -1, np.concatenate(([-1], rows.doc[:-1])))
    more = (rows.count > 1) | (titled > 0)
    columns = np.stack(
        [2 * (rows.doc - previous - 1) + more, 2 * (rows.count - 1) + (titled > 0), titled - 1], 1
    )
    kept = np.stack([np.ones_like(more), more, titled > 0], 1)
    return _cut(columns, kept, np.flatnonzero(begins), rows.form, rows.doc, marks)


def _write_positions(
    rows: Rows, batch: Batch, at: NDArray[np.int32], annotated: Flags, marks: list[int]
) -> list[Unit]:
    """A position is its distance from the one before in the article; with neighbours, 4 × that,
    + 2 if a common word stands before, + 1 if one stands after, and then their codes."""
    piece = (rows.start - rows.start[rows.head]) // POSITIONS_A_PIECE
    begins = np.flatnonzero(_changes(rows.form) | _changes(piece.astype(np.int32)))
    distance = np.diff(at, prepend=np.int32(0))
    distance[rows.start] = at[rows.start]
    before, after = batch.before > 0, batch.after > 0
    number = np.where(annotated, 4 * distance + 2 * before + after, distance)
    columns = np.stack([number, batch.before, batch.after], 1)
    kept = np.stack([np.ones_like(before), before, after], 1)
    starts = rows.start[begins]
    return _cut(columns, kept, starts, batch.form, np.repeat(rows.doc, rows.count), marks)


def _cut(
    columns: NDArray[np.int32],
    kept: Flags,
    starts: Ints,
    form: NDArray[np.int32],
    doc: NDArray[np.int32],
    marks: list[int],
) -> list[Unit]:
    """The numbers that are *kept* of *columns*, as a unit from each of *starts* to the next."""
    text, ends = encode(columns[kept].astype(np.int32))
    last = np.cumsum(kept.sum(1))  # numbers written up to each row
    upto = ends[last[np.append(starts[1:], len(form)) - 1] - 1].tolist()
    forms = form[starts]
    pieces = np.bincount(np.cumsum(_changes(forms)) - 1)
    whole = np.repeat(pieces == 1, pieces).tolist()
    begin, units = 0, []
    for number, first, end, alone in zip(
        forms.tolist(), doc[starts].tolist(), upto, whole, strict=True
    ):
        units.append(Unit(number, first, text[begin:end], marks[number], alone))
        begin = end
    return units
