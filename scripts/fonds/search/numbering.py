"""How the terms of an index are numbered, and which of them an article has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from fonds.base.flatrows import list_different
from fonds.search.mending import Key, Row
from fonds.search.numbers import ALPHABET
from fonds.search.occurrences import CODES, PAIRS, HeldOccurrences
from fonds.search.posting_encoding import Flags, Ints
from fonds.search.postings import Postings
from fonds.search.vocabulary import Vocabulary


class Numbering:
    """The terms of *postings*: forms, and then pairs of common ones."""

    def __init__(self, words: Vocabulary, postings: Postings) -> None:
        self._forms, self._codes = words.forms, postings.occurs.terms.codes
        forms, pairs = self._codes[:-1] == 0, np.ones(len(postings.pairs), dtype=np.bool_)
        self.annotated: Flags = np.concatenate([forms, pairs])
        """Of which terms positions say what is beside them."""
        self.pairs: Ints = np.full(PAIRS, -1, dtype=np.int64)
        """Code of a pair → its number."""
        self.pairs[postings.pairs] = np.arange(len(postings.pairs)) + len(words.forms)
        self._size = len(words.forms) + len(postings.pairs)

    def count(self, articles: Iterable[NDArray[np.int32]]) -> Ints:
        """How many of *articles*, each as the numbers of its forms, have each term; last a 0."""
        counts: Ints = np.zeros(self._size + 1, dtype=np.int64)
        for forms in articles:
            codes = self._codes[forms].astype(np.int64)
            pairs = self.pairs[codes[:-1] * CODES + codes[1:]]  # -1 where one is not common
            counts[list_different(np.concatenate([forms, pairs]))] += 1
        counts[-1] = 0
        return counts

    def renumber(self, forms: list[str], pairs: Ints) -> Ints:
        """The numbers that former terms have now; -1 of those that are gone."""
        if forms == self._forms:
            found = np.arange(len(forms))
        else:
            numbers = {form: number for number, form in enumerate(self._forms)}
            found = np.array([numbers.get(form, -1) for form in forms], dtype=np.int64)
        return np.concatenate([found, self.pairs[pairs]])

    def list_rows(
        self, postings: Postings, some: HeldOccurrences, numbers: Ints
    ) -> dict[Key, list[Row]]:
        """What units are to say of *some* occurrences, in the articles *numbers*."""
        pairs = self.pairs[np.flatnonzero(some.paired)]  # as they are numbered among all
        number = np.concatenate([np.arange(len(self._forms)), pairs])
        found: dict[Key, list[Row]] = {}
        for rows in postings.write_rows(some):
            term, doc = number[rows.term], numbers[rows.piece]
            long = postings.articles[term] > postings.long
            piece = np.where(long, doc // postings.piece, 0)
            texts = zip(_cut(rows.articles), _cut(rows.positions), strict=True)
            for one, of, at, (text, positions) in zip(
                term.tolist(), piece.tolist(), doc.tolist(), texts, strict=True
            ):
                row = Row(at, ALPHABET.index(text[0]), text[1:], positions)
                found.setdefault((one, of), []).append(row)
        return found


def _cut(data: tuple[Ints, bytes]) -> Iterator[str]:
    """Each unit of *data*, sizes and all of them concatenated."""
    text = data[1].decode("ascii")
    for low, high in pairwise([0, *np.cumsum(data[0]).tolist()]):
        yield text[low:high]
