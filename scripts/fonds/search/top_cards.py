"""The articles that each word leads to first.

Their cards stand together, so that the first page of most results is one file and not ten.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from fonds.base.locale import Words
from fonds.catalogue.queries import Card
from fonds.search.cards import list_cards
from fonds.search.chunks import MODULUS, File, Shelf
from fonds.search.corpus import STEPS, Corpus, average_length, length_levels
from fonds.search.numbers import write_growing
from fonds.search.posting_encoding import Flags, Ints

BEST = 10
"""Articles of a form: as many as a page of results shows."""
TITLES = 3
"""In so many titles a form must be; others lead to few articles."""
_FEWEST, _MOST = 256, 512
"""Articles of a chunk."""
_WORDS_AT_A_TIME = 1 << 20
_TITLE_WEIGHT, _LENGTH_SHARE = 5, 0.75
"""As in ranking.js; where they differ, more cards are read one by one."""


@dataclass(frozen=True, slots=True)
class Found:
    """Forms, articles that have them, and how well they fit."""

    form: Ints
    doc: Ints
    worth: NDArray[np.float64]  # it grows as BM25 does

    def take(self, which: Flags | Ints) -> Found:
        """Some of them."""
        return Found(self.form[which], self.doc[which], self.worth[which])

    def join(self, other: Found) -> Found:
        """These and *other*."""
        return Found(
            np.concatenate((self.form, other.form)),
            np.concatenate((self.doc, other.doc)),
            np.concatenate((self.worth, other.worth)),
        )


def write_best(
    corpus: Corpus, marks: list[int], cards: list[Card], words: Words, shelf: Shelf
) -> Iterator[File]:
    """The numbers of articles, and their cards, of some forms each, in the order of forms.

    *marks*: of each form, a number that depends on it alone: it decides where chunks may end.
    """
    best = choose_best(corpus, len(marks))
    for low, high in _cut(best.form, marks):
        docs = np.unique(best.doc[low:high]).tolist()
        inputs = repr((words.lang, docs, [cards[doc].key for doc in docs]))
        make = partial(_write_chunk, docs, cards, words)
        yield shelf.put(inputs, make, int(best.form[low]))


def choose_best(corpus: Corpus, forms: int) -> Found:
    """The `BEST` articles of each form that `TITLES` titles have, in the order of forms.

    *forms*: how many there are. The articles are read in turn; of each form those are kept that
    are better than the worst of the best so far.
    """
    wanted = np.append(_count_titles(corpus, forms) >= TITLES, False)  # breaks are not
    least = np.zeros(forms)
    best = Found(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
    for low, high in _cut_articles(corpus):
        found = _weigh(corpus, wanted, low, high)
        best = _keep_best(best.join(found.take(found.worth >= least[found.form])))
        full = np.flatnonzero(np.bincount(best.form, minlength=forms) == BEST)
        last = np.searchsorted(best.form, full, side="right") - 1
        least[full] = best.worth[last]
    return best


def _keep_best(found: Found) -> Found:
    """Of each form the best, in the order of forms, the best first; of equals the latest."""
    found = found.take(np.lexsort((-found.doc, -found.worth, found.form)))
    heads = np.flatnonzero(np.diff(found.form, prepend=-1))
    sizes = np.diff(heads, append=len(found.form))
    return found.take(np.arange(len(found.form)) - np.repeat(heads, sizes) < BEST)


def _count_titles(corpus: Corpus, forms: int) -> Ints:
    """How many titles have each form."""
    at = _title_words(corpus, 0, len(corpus.titles))
    keys = np.unique(_keys(corpus, at, forms))
    counts: Ints = np.bincount(keys % max(forms, 1), minlength=forms)
    return counts


def _weigh(corpus: Corpus, wanted: Flags, low: int, high: int) -> Found:
    """The *wanted* forms of the articles from *low* to below *high*."""
    forms = len(wanted) - 1
    start, end = corpus.starts[low], corpus.starts[high]
    word = np.flatnonzero(wanted[corpus.rank[start:end]]) + start
    keys, counts = np.unique(_keys(corpus, word, forms), return_counts=True)
    titled, times = np.unique(_keys(corpus, _title_words(corpus, low, high), forms),
                              return_counts=True)  # fmt: skip
    known = wanted[titled % max(forms, 1)]
    counts[np.searchsorted(keys, titled[known])] += _TITLE_WEIGHT * times[known]
    doc = keys // max(forms, 1)
    lengths = 2 ** (length_levels(corpus.lengths[doc]) / STEPS) - 1  # as the browser reads them
    norm = 1 - _LENGTH_SHARE + _LENGTH_SHARE * lengths / max(average_length(corpus.lengths), 1)
    return Found(keys % max(forms, 1), doc, counts / norm)


def _keys(corpus: Corpus, words: Ints, forms: int) -> Ints:
    """Article and form of *words* in one number."""
    keys: Ints = corpus.doc[words].astype(np.int64) * forms + corpus.rank[words]
    return keys


def _title_words(corpus: Corpus, low: int, high: int) -> Ints:
    """Where the words of the titles of some articles stand."""
    sizes = corpus.titles[low:high]
    before = np.cumsum(sizes) - sizes
    places: Ints = np.arange(int(sizes.sum())) + np.repeat(corpus.starts[low:high] - before, sizes)
    return places


def _cut_articles(corpus: Corpus) -> Iterator[tuple[int, int]]:
    """Ranges of articles of about `_WORDS_AT_A_TIME`, or one article."""
    low, total = 0, len(corpus.lengths)
    while low < total:
        upto = corpus.starts[low] + _WORDS_AT_A_TIME
        high = int(np.searchsorted(corpus.starts, upto, side="right")) - 1
        high = min(max(high, low + 1), total)
        yield low, high
        low = high


def _cut(form: Ints, marks: list[int]) -> Iterator[tuple[int, int]]:
    """Where to cut rows that ascend by *form*: ends fall into step again after a change."""
    low = 0
    for end in [*np.flatnonzero(np.diff(form)).tolist(), len(form) - 1]:
        size, last = end + 1 - low, end + 1 == len(form)
        marked = not last and marks[form[end + 1]] % MODULUS == 0
        if size and (last or size > _MOST - BEST or (size >= _FEWEST and marked)):
            yield low, end + 1
            low = end + 1


def _write_chunk(docs: list[int], cards: list[Card], words: Words) -> list[object]:
    return [write_growing(docs), list_cards([cards[doc] for doc in docs], words)]
