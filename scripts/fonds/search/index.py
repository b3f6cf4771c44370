"""The index of an archive: makes every file of it from the catalogue."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fonds.base.locale import Words
from fonds.catalogue.holdings import Holdings, read_holdings
from fonds.search.aids import write_aids
from fonds.search.cards import CARDS, Dates, write_cards, write_text
from fonds.search.chunks import ChunkWriter, Digests, File, version_of, write_chunk
from fonds.search.corpus import (
    Corpus,
    average_length,
    batches,
    count_values,
    length_levels,
    make_corpus,
    read_texts,
    title_levels,
)
from fonds.search.figures import Figures
from fonds.search.located import write_located
from fonds.search.names import (
    BLOCK,
    RECORDS,
    Facet,
    list_facets,
    write_columns,
    write_lists,
    write_names,
    write_words,
)
from fonds.search.numbers import encode, write_growing, write_numbers
from fonds.search.packing import FAMILIES, PackedLists
from fonds.search.postings import Postings
from fonds.search.sizes import FOLLOWING, Sizes, choose_sizes
from fonds.search.tokens import TokenStore
from fonds.search.vocabulary import Vocabulary, make_vocabulary, write_fronts, write_vocabulary

CONTENTS = "contents"
"""The chunk that lists all others, the table of contents; it comes last."""
FORMAT = 2
"""The format of the files: a higher number where a reader of the former would misread them."""
LATEST = "latest"
"""The script with the current versions of index and scripts, which pages read past every cache."""
BUILD_SIZE = 9
"""Bytes of the digest that are kept as version of a whole index."""


class ChunkWriters:
    """The writer of each family of chunks."""

    def __init__(self, digests: Digests, sizes: Sizes) -> None:
        self.texts = ChunkWriter("t", digests, sizes.texts)
        self.cards = ChunkWriter("c", digests)
        self.vocabulary = ChunkWriter("v", digests, sizes.lists)
        """Forms, with their posting lists if these are short."""
        self.lists = {family: ChunkWriter(family, digests, sizes.lists) for family in FAMILIES}
        """Other posting lists: articles and positions of each term."""
        self.aids = (ChunkWriter("w", digests, FOLLOWING), ChunkWriter("s", digests))
        """Words that follow each other, and spellings."""
        self.names = ChunkWriter("r", digests)
        self.words = ChunkWriter("n", digests)
        """Words of names."""
        self.tagged = ChunkWriter("g", digests)
        """Articles of each name."""
        self.whole = ChunkWriter("a", digests)
        """Data on all articles."""
        self.facets = ChunkWriter("f", digests)
        """Names of each article."""
        self.located = ChunkWriter("m", digests)
        """Where places lie."""

    def describe(self) -> dict[str, dict[str, str]]:
        """Each family in the table of contents, except for the texts, which a page needs last."""
        own = (self.cards, self.vocabulary, *self.lists.values(), *self.aids,
               self.names, self.words, self.tagged, self.whole, self.facets,
               self.located)  # fmt: skip
        return {writer.family: writer.describe() for writer in own}


def make_index(
    catalogue: sqlite3.Connection,
    words: Words,
    tokens: TokenStore,
    page_from: int = 0,
    suffix: str = ".html",
    held: Holdings | None = None,
) -> Iterator[File]:
    """Every file of the index.

    The same catalogue and *words* give the same bytes, whatever *tokens* has cached. Articles have
    numbers in the archive's order, so that a range of dates is nearly a range of numbers.
    Facets are the names that have a page, which *page_from* decides as in `read_holdings`; *suffix*
    is what follows the address of a page. *held*: the catalogue's holdings, where they are known.
    """
    held = held or read_holdings(catalogue, page_from)
    return _Index(catalogue, words, tokens, held).write(suffix)


@dataclass(slots=True)
class _Words:
    """The words of all articles, as numbers of their surfaces."""

    parts: list[bytes] = field(default_factory=list)  # of each article, four bytes a word
    starts: list[int] = field(default_factory=lambda: [0])  # where each article begins

    def take_row(self) -> NDArray[np.int32]:
        """All of them, concatenated; can be called once, and frees the parts to save memory."""
        data = bytearray().join(self.parts)
        self.parts.clear()
        return np.frombuffer(data, dtype=np.int32)


class _Index:
    """One run of `make_index`."""

    def __init__(
        self, catalogue: sqlite3.Connection, words: Words, tokens: TokenStore, held: Holdings
    ) -> None:
        self.catalogue = catalogue
        self.words = words
        self.tokens = tokens
        self.held = held
        self.sizes = choose_sizes(len(held.cards))
        self.writers = ChunkWriters(tokens.digests, self.sizes)
        self.dates = Dates()
        self.figures = Figures(self.dates)

    def write(self, suffix: str) -> Iterator[File]:
        read, writers, cards = _Words(), self.writers, self.held.cards
        yield from self._read_articles(read)
        yield from write_cards(cards, self.words, writers.cards)
        row = read.take_row()
        vocabulary = self._list_words(row, read.starts)
        for low, high in batches(len(row)):
            row[low:high] = vocabulary.rank[row[low:high]]
        corpus = make_corpus(row, np.array(read.starts, dtype=np.int64))
        postings = Postings(corpus, len(vocabulary.forms), vocabulary.common)
        yield from self._write_postings(postings, vocabulary)
        facets = list_facets(self.held, self.words)
        first_words: list[str] = []
        yield from self._write_facets(facets, first_words)
        whole = self._list_whole(corpus)
        yield from self._write_whole(postings, whole)
        yield from write_aids(postings, vocabulary, cards, facets, writers.vocabulary, writers.aids)
        contents = {
            "whole": None if self.sizes.apart else whole,
            "suffix": suffix,
            "facets": [[facet.key, facet.first, len(facet.names)] for facet in facets],
            "firstForms": write_fronts([vocabulary.forms[n] for n in writers.vocabulary.numbers]),
            "firstWords": first_words,
        }
        yield write_chunk(CONTENTS, contents | self._describe(postings, vocabulary), BUILD_SIZE)

    def _describe(self, postings: Postings, vocabulary: Vocabulary) -> dict[str, object]:
        """What the table of contents says beside its lists."""
        return {
            "format": FORMAT,
            "articles": len(self.held.cards),
            "dated": self.dates.dated,
            "average": average_length(postings.corpus.lengths),
            "averageTitle": average_length(postings.corpus.titles),
            "cards": CARDS,
            "block": BLOCK,
            "records": RECORDS,
            "piece": postings.piece,
            "forms": len(vocabulary.forms),
            "common": vocabulary.common,
            "families": self.writers.describe(),
        }

    def _read_articles(self, read: _Words) -> Iterator[File]:
        """Cut every article into words, and write its text."""
        texts = self.tokens.cut(read_texts(self.catalogue, self.held.cards))
        for number, (text, cut) in enumerate(texts):
            read.parts.append(cut)
            read.starts.append(read.starts[-1] + len(cut) // 4)
            self.figures.add(number, text, cut)
            yield from write_text(number, text, self.words, self.writers.texts)
        yield from self.writers.texts.finish()

    def _list_words(self, row: NDArray[np.int32], starts: list[int]) -> Vocabulary:
        surfaces = self.tokens.surfaces
        occurs_in: dict[str, NDArray[np.bool_]] = {}
        for lang, group in groupby(enumerate(self.held.cards), key=lambda row: row[1].lang):
            run = [number for number, _ in group]
            present = occurs_in.setdefault(lang, np.zeros(len(surfaces), dtype=np.bool_))
            present[row[starts[run[0]] : starts[run[-1] + 1]]] = True
        counts = count_values(row, len(surfaces))
        languages = dict(sorted(occurs_in.items()))
        return make_vocabulary(surfaces, self.tokens.forms, counts, languages, self.tokens.kin)

    def _write_postings(self, postings: Postings, vocabulary: Vocabulary) -> Iterator[File]:
        """Articles and positions of every form and of every pair of common words."""
        boundary_hashes = [*vocabulary.boundary_hashes, *postings.pairs.tolist()]
        packed, writer = PackedLists(postings), self.writers.vocabulary
        yield from packed.write(boundary_hashes, self.writers.lists)
        yield from write_vocabulary(vocabulary, postings.articles, packed.beside(), writer)

    def _write_facets(self, facets: list[Facet], first_words: list[str]) -> Iterator[File]:
        yield from write_names(facets, self.writers.names)
        yield from write_lists(facets, self.writers.tagged)
        files, firsts = write_words(facets, self.writers.words)
        yield from files
        first_words += firsts
        yield from write_columns(facets, len(self.held.cards), self.writers.facets)
        yield from write_located(facets, self.held, self.words.lang, self.writers.located)

    def _list_whole(self, corpus: Corpus) -> list[Any]:
        """What concerns all articles: their lengths, the calendar, the chunks of their texts."""
        dates = self.dates
        columns = [dates.starts, dates.ends, dates.years, dates.months, dates.counts]
        return [_write_lengths(corpus), columns, self.writers.texts.describe()]

    def _write_whole(self, postings: Postings, whole: list[Any]) -> Iterator[File]:
        """The pairs of common words; of a large archive also, one by one, the parts of *whole*;
        last what counts over time need."""
        articles = postings.articles[postings.forms :].tolist()
        pairs = [write_growing(postings.pairs.tolist()), write_numbers(articles)]
        for data in (pairs, *(whole if self.sizes.apart else ()), self.figures.write()):
            yield self.writers.whole.put(repr(data), partial(_same, data))


def _write_lengths(corpus: Corpus) -> list[str]:
    """The lengths of the articles and of their titles, a digit each."""
    levels = (length_levels(corpus.lengths), title_levels(corpus.titles))
    return [encode(digits)[0] for digits in levels]


def _same(data: Any) -> Any:
    return data


def write_latest(contents: File, scripts: str) -> File:
    """The script with the versions of the table of contents and of the scripts."""
    return write_chunk(LATEST, [version_of(bytes.fromhex(contents.key), BUILD_SIZE), scripts])
