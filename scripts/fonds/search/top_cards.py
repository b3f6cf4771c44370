"""The top articles of each word.

Their cards are in one chunk: the first page of most results takes a file a word, and not ten.
A word stands for its family, the forms that are found with it.
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
from fonds.search.chunks import MODULUS, ChunkWriter, File
from fonds.search.corpus import STEPS, Corpus, average_length, length_levels, title_levels
from fonds.search.family_arrays import Families, find_families, forms_of, spread
from fonds.search.numbers import write_growing
from fonds.search.posting_encoding import Flags, Ints
from fonds.search.sizes import Sizes
from fonds.search.vocabulary import Vocabulary

Floats = NDArray[np.float64]

TITLES = 3
"""Only families in so many titles have top articles; others have few articles anyway."""
_WORDS_AT_A_TIME = 1 << 20
_TITLE_WEIGHT = 8
"""What an occurrence in the title counts beside one in the text, as in ranking.js.

If this or a share below differed there, more cards would be read one by one; answers would not
change.
"""
_LENGTH_SHARE = 0.75
"""How much the length of an article matters, as in ranking.js."""
_TITLE_SHARE = 0.5
"""How much that of its title does."""


@dataclass(frozen=True, slots=True)
class Top:
    """What the top articles are chosen from."""

    corpus: Corpus
    vocabulary: Vocabulary
    sizes: Sizes  # how many articles a word has, and how many a chunk


@dataclass(frozen=True, slots=True)
class Scored:
    """Postings with scores, as parallel arrays."""

    form: Ints  # number of the form, or the family, of each
    doc: Ints  # number of the article
    score: Floats  # ranks the articles of one form as the browser does

    def take(self, which: Flags | Ints) -> Scored:
        """Some of them."""
        return Scored(self.form[which], self.doc[which], self.score[which])

    def join(self, other: Scored) -> Scored:
        """These and *other*."""
        return Scored(
            np.concatenate((self.form, other.form)),
            np.concatenate((self.doc, other.doc)),
            np.concatenate((self.score, other.score)),
        )


def write_best(top: Top, cards: list[Card], words: Words, writer: ChunkWriter) -> Iterator[File]:
    """Chunks of some forms each, in order: numbers of their top articles, and their cards."""
    families = find_families(len(top.vocabulary.forms), top.vocabulary.inflections)
    best = choose_best(top.corpus, families, top.sizes.top)
    for low, high in _cut_chunks(best.form, families, top):
        docs = np.unique(best.doc[low:high]).tolist()
        inputs = repr((words.lang, docs, [cards[doc].key for doc in docs]))
        make = partial(_write_chunk, docs, cards, words)
        yield writer.put(inputs, make, int(best.form[low]))


def choose_best(corpus: Corpus, families: Families, count: int) -> Scored:
    """The *count* best articles of each form whose family `TITLES` titles have, by form.

    The articles are read in batches; only those are kept that score at least as high as the last of
    a family's best so far.
    """
    forms = len(families.own)
    wanted = _count_titles(corpus, families) >= TITLES
    threshold = np.zeros(forms)
    best = Scored(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
    for low, high in _cut_articles(corpus):
        found = _join_families(_weigh(corpus, forms_of(families, wanted), low, high), families)
        found = found.take(wanted[found.form])
        best = _keep_best(best.join(found.take(found.score >= threshold[found.form])), count)
        full = np.flatnonzero(np.bincount(best.form, minlength=forms) == count)
        last = np.searchsorted(best.form, full, side="right") - 1
        threshold[full] = best.score[last]
    return _give_forms(best, families)


def _join_families(found: Scored, families: Families) -> Scored:
    """Of scores by form those by family."""
    row, family = spread(found.form, families.starts)
    family = families.flat[family]
    order = np.lexsort((family, found.doc[row]))
    family, doc, score = family[order], found.doc[row][order], found.score[row][order]
    heads = np.flatnonzero((np.diff(family, prepend=-1) != 0) | (np.diff(doc, prepend=-1) != 0))
    sums = np.add.reduceat(score, heads) if len(heads) else score
    return Scored(family[heads], doc[heads], np.round(sums, 9))  # equals are equal in any order


def _give_forms(best: Scored, families: Families) -> Scored:
    """Of the best by family those by form."""
    starts = np.searchsorted(best.form, np.arange(len(families.own) + 1))
    form, row = spread(families.own, starts)
    return Scored(form, best.doc[row], best.score[row])


def _keep_best(found: Scored, count: int) -> Scored:
    """Of each family the *count* best, by family, the best first; of equals the latest."""
    found = found.take(np.lexsort((-found.doc, -found.score, found.form)))
    heads = np.flatnonzero(np.diff(found.form, prepend=-1))
    sizes = np.diff(heads, append=len(found.form))
    return found.take(np.arange(len(found.form)) - np.repeat(heads, sizes) < count)


def _count_titles(corpus: Corpus, families: Families) -> Ints:
    """How many titles have each family, those with several of its forms counted for each."""
    forms = len(families.own)
    at = _title_words(corpus, 0, len(corpus.titles))
    keys = np.unique(_keys(corpus, at, forms))
    of_forms = np.bincount(keys % max(forms, 1), minlength=forms)
    row, place = spread(np.arange(forms), families.starts)
    counts = np.bincount(families.flat[place], weights=of_forms[row], minlength=forms)
    return counts.astype(np.int64)


def _weigh(corpus: Corpus, wanted: Flags, low: int, high: int) -> Scored:
    """The *wanted* forms of the articles from *low* to below *high*."""
    forms = len(wanted) - 1
    start, end = corpus.starts[low], corpus.starts[high]
    word = np.flatnonzero(wanted[corpus.rank[start:end]]) + start
    keys, counts = np.unique(_keys(corpus, word, forms), return_counts=True)
    titled, times = np.unique(_keys(corpus, _title_words(corpus, low, high), forms),
                              return_counts=True)  # fmt: skip
    known = wanted[titled % max(forms, 1)]
    in_title = np.zeros(len(keys), dtype=np.int64)
    in_title[np.searchsorted(keys, titled[known])] = times[known]
    doc = keys // max(forms, 1)
    text, title = _norms(corpus, low, high)
    scores = (counts - in_title) / text[doc - low] + _TITLE_WEIGHT * in_title / title[doc - low]
    return Scored(keys % max(forms, 1), doc, scores)


def _norms(corpus: Corpus, low: int, high: int) -> tuple[Floats, Floats]:
    """What occurrences in the text and in the title of each article are divided by."""
    lengths = (
        2 ** (length_levels(corpus.lengths[low:high]) / STEPS) - 1
    )  # as the browser reads them
    titles = title_levels(corpus.titles[low:high])
    average, of_titles = average_length(corpus.lengths), average_length(corpus.titles)
    return (
        1 - _LENGTH_SHARE + _LENGTH_SHARE * lengths / max(average, 1),
        1 - _TITLE_SHARE + _TITLE_SHARE * titles / max(of_titles, 1),
    )


def _keys(corpus: Corpus, words: Ints, forms: int) -> Ints:
    """Article and form of *words*, packed into one integer."""
    keys: Ints = corpus.doc[words].astype(np.int64) * forms + corpus.rank[words]
    return keys


def _title_words(corpus: Corpus, low: int, high: int) -> Ints:
    """Offsets in the corpus of the title words of the articles from *low* to below *high*."""
    sizes = corpus.titles[low:high]
    before = np.cumsum(sizes) - sizes
    offsets: Ints = np.arange(int(sizes.sum())) + np.repeat(corpus.starts[low:high] - before, sizes)
    return offsets


def _cut_articles(corpus: Corpus) -> Iterator[tuple[int, int]]:
    """Ranges of articles of about `_WORDS_AT_A_TIME`, or one article."""
    low, total = 0, len(corpus.lengths)
    while low < total:
        upto = corpus.starts[low] + _WORDS_AT_A_TIME
        high = int(np.searchsorted(corpus.starts, upto, side="right")) - 1
        high = min(max(high, low + 1), total)
        yield low, high
        low = high


def _cut_chunks(form: Ints, families: Families, top: Top) -> Iterator[tuple[int, int]]:
    """Content-defined chunks (see `ChunkWriter`) of rows that ascend by *form*."""
    hashes, bounds = top.vocabulary.boundary_hashes, top.sizes.best
    heads = np.flatnonzero(np.diff(form, prepend=-1))
    other = np.diff(families.own[form[heads]], prepend=-1) != 0  # than the form before
    fresh = np.repeat(other, np.diff(heads, append=len(form)))
    sizes = np.concatenate(([0], np.cumsum(fresh)))
    low = 0
    for end in [*np.flatnonzero(np.diff(form)).tolist(), len(form) - 1]:
        size, last = int(sizes[end + 1] - sizes[low]), end + 1 == len(form)
        may_end = not last and hashes[form[end + 1]] % MODULUS == 0
        if end + 1 > low and (
            last or size > bounds.most - top.sizes.top or (size >= bounds.least and may_end)
        ):
            yield low, end + 1
            low = end + 1


def _write_chunk(docs: list[int], cards: list[Card], words: Words) -> list[object]:
    return [write_growing(docs), list_cards([cards[doc] for doc in docs], words)]
