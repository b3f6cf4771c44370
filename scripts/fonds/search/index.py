"""The index of an archive: every file of it, from the catalogue."""

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
from fonds.search.cards import CARDS, Dates, write_cards, write_text
from fonds.search.chunks import Digests, File, Shelf, seal_of, write_chunk
from fonds.search.corpus import (
    average_length,
    batches,
    count_values,
    lay_out,
    length_levels,
    read_texts,
)
from fonds.search.names import (
    BLOCK,
    Facet,
    list_facets,
    write_columns,
    write_lists,
    write_names,
    write_words,
)
from fonds.search.numbers import encode, write_growing, write_numbers
from fonds.search.packing import pack_postings
from fonds.search.postings import PIECE, Postings
from fonds.search.tokens import TokenStore
from fonds.search.top_cards import write_best
from fonds.search.vocabulary import Vocabulary, make_vocabulary, write_fronts, write_vocabulary

CONTENTS = "contents"
"""The chunk that lists all others; it comes last."""
LATEST = "latest"
"""The script that says which index and which scripts are there now."""
BUILD = 9
"""Bytes of a digest that stand for a whole index."""


class Shelves:
    """The families of chunks, by their letter."""

    def __init__(self, digests: Digests) -> None:
        self.digests = digests
        self.texts, self.cards, self.vocabulary = (Shelf(family, digests) for family in "tcv")
        self.lists = {family: Shelf(family, digests) for family in "px"}
        """Articles and positions of each term."""
        self.best = Shelf("b", digests)
        self.names, self.words, self.tagged = (Shelf(family, digests) for family in "rng")
        self.whole = Shelf("a", digests)
        """What concerns all articles."""
        self.facets: dict[str, Shelf] = {}

    def of_facet(self, key: str) -> Shelf:
        """The shelf for the columns of one facet."""
        return self.facets.setdefault(key, Shelf(f"f/{key}", self.digests))

    def describe(self) -> dict[str, dict[str, str]]:
        """What the browser must know of each family but the texts, which it needs last."""
        own = (self.cards, self.vocabulary, *self.lists.values(), self.best,
               self.names, self.words, self.tagged, self.whole, *self.facets.values())  # fmt: skip
        return {shelf.family: shelf.describe() for shelf in own}


def make_index(
    catalogue: sqlite3.Connection,
    words: Words,
    tokens: TokenStore,
    page_from: int = 0,
    suffix: str = ".html",
    held: Holdings | None = None,
) -> Iterator[File]:
    """Every file of the index.

    The same catalogue and *words* give the same bytes, whatever *tokens* remembers. Articles have
    numbers in the archive's order, so that a range of dates is nearly a range of numbers.
    Facets are the names that have a page, which *page_from* decides as in `read_holdings`; *suffix*
    is what follows the address of a page. *held*: the catalogue's holdings, where they are known.
    """
    held = held or read_holdings(catalogue, page_from)
    return _Index(catalogue, words, tokens, held).write(suffix)


@dataclass(slots=True)
class _Words:
    """The words of all articles, by the numbers of their surfaces."""

    parts: list[bytes] = field(default_factory=list)  # of each article, four bytes a word
    starts: list[int] = field(default_factory=lambda: [0])  # where each article begins

    def take_row(self) -> NDArray[np.int32]:
        """All of them in a row; asked for once, since it is the largest thing there is."""
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
        self.shelves = Shelves(tokens.digests)
        self.dates = Dates()

    def write(self, suffix: str) -> Iterator[File]:
        read = _Words()
        yield from self._read_articles(read)
        yield from write_cards(self.held.cards, self.words, self.shelves.cards)
        row = read.take_row()
        vocabulary = self._list_words(row, read.starts)
        for low, high in batches(len(row)):
            row[low:high] = vocabulary.rank[row[low:high]]
        corpus = lay_out(row, np.array(read.starts, dtype=np.int64))
        postings = Postings(corpus, len(vocabulary.forms), vocabulary.common)
        yield from self._write_postings(postings, vocabulary)
        shelves, cards = self.shelves, self.held.cards
        yield from write_best(corpus, vocabulary.marks, cards, self.words, shelves.best)
        facets = list_facets(self.held, self.words)
        first_words: list[str] = []
        yield from self._write_facets(facets, first_words)
        yield from self._write_whole(postings)
        yield write_chunk(
            CONTENTS,
            {
                "articles": len(self.held.cards),
                "dated": self.dates.dated,
                "average": average_length(corpus.lengths),
                "suffix": suffix,
                "cards": CARDS,
                "block": BLOCK,
                "piece": PIECE,
                "forms": len(vocabulary.forms),
                "common": vocabulary.common,
                "facets": [[facet.key, facet.first, len(facet.names)] for facet in facets],
                "firstForms": {
                    shelf.family: _write_firsts(vocabulary.forms, shelf)
                    for shelf in (shelves.vocabulary, shelves.lists["p"], shelves.best)
                },
                "firstWords": first_words,
                "families": self.shelves.describe(),
            },
            BUILD,
        )

    def _read_articles(self, read: _Words) -> Iterator[File]:
        """Cut every article into words, and write its text."""
        texts = self.tokens.cut(read_texts(self.catalogue, self.held.cards))
        for number, (text, cut) in enumerate(texts):
            read.parts.append(cut)
            read.starts.append(read.starts[-1] + len(cut) // 4)
            self.dates.add(text)
            yield from write_text(number, text, self.shelves.texts)
        yield from self.shelves.texts.finish()

    def _list_words(self, row: NDArray[np.int32], starts: list[int]) -> Vocabulary:
        surfaces = self.tokens.surfaces
        spoken: dict[str, NDArray[np.bool_]] = {}
        for lang, group in groupby(enumerate(self.held.cards), key=lambda row: row[1].lang):
            run = [number for number, _ in group]
            present = spoken.setdefault(lang, np.zeros(len(surfaces), dtype=np.bool_))
            present[row[starts[run[0]] : starts[run[-1] + 1]]] = True
        counts = count_values(row, len(surfaces))
        return make_vocabulary(surfaces, self.tokens.forms, counts, dict(sorted(spoken.items())))

    def _write_postings(self, postings: Postings, vocabulary: Vocabulary) -> Iterator[File]:
        """Articles and positions of every form and of every pair of common words."""
        marks = [*vocabulary.marks, *postings.pairs.tolist()]
        yield from pack_postings(postings, marks, self.shelves.lists)
        yield from write_vocabulary(vocabulary, postings.articles, self.shelves.vocabulary)

    def _write_facets(self, facets: list[Facet], first_words: list[str]) -> Iterator[File]:
        yield from write_names(facets, self.shelves.names)
        yield from write_lists(facets, self.shelves.tagged)
        files, firsts = write_words(facets, self.shelves.words)
        yield from files
        first_words += firsts
        for facet in facets:
            shelf = self.shelves.of_facet(facet.key)
            yield from write_columns(facet, len(self.held.cards), shelf)

    def _write_whole(self, postings: Postings) -> Iterator[File]:
        """Lengths of the articles, the calendar, pairs of common words, where the texts stand."""
        levels, dates = length_levels(postings.corpus.lengths), self.dates
        columns = [dates.starts, dates.ends, dates.years, dates.months, dates.counts]
        articles = postings.articles[postings.forms :].tolist()
        pairs = [write_growing(postings.pairs.tolist()), write_numbers(articles)]
        for data in (encode(levels)[0], columns, pairs, self.shelves.texts.describe()):
            yield self.shelves.whole.put(repr(data), partial(_same, data))


def _write_firsts(forms: list[str], shelf: Shelf) -> str:
    """The form that each chunk begins with; those of pairs come after all forms."""
    return write_fronts([forms[number] for number in shelf.numbers if number < len(forms)])


def _same(data: Any) -> Any:
    return data


def write_latest(contents: File, scripts: str) -> File:
    """What a page reads past every cache: the seals of the table of contents and of the scripts."""
    return write_chunk(LATEST, [seal_of(bytes.fromhex(contents.key), BUILD), scripts])
