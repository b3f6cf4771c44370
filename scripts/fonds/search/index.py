"""The index of an archive: every file of it, from the catalogue."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fonds.catalogue.queries import Card
from fonds.locale import Words
from fonds.pages.holdings import Holdings, read_holdings
from fonds.search.cards import CARDS, Dates, write_cards, write_texts
from fonds.search.chunks import File, Shelf, Unit, write_chunk, write_data
from fonds.search.corpus import Corpus, batches, count_values, lay_out, read_texts
from fonds.search.numerals import ENDS, encode, write_growing
from fonds.search.postings import Postings
from fonds.search.records import (
    BLOCK,
    Facet,
    list_facets,
    write_columns,
    write_lists,
    write_names,
    write_words,
)
from fonds.search.tokens import TokenStore
from fonds.search.vocabulary import Vocabulary, make_vocabulary, write_vocabulary

CONTENTS = "contents"
"""The chunk that lists all others; it comes last."""

STEPS = 4
"""Steps of an article's length from one power of two to the next."""


@dataclass(slots=True)
class Shelves:
    """The families of chunks, by their letter."""

    texts: Shelf = field(default_factory=lambda: Shelf("t"))
    cards: Shelf = field(default_factory=lambda: Shelf("c"))
    vocabulary: Shelf = field(default_factory=lambda: Shelf("v"))
    articles: Shelf = field(default_factory=lambda: Shelf("p"))
    positions: Shelf = field(default_factory=lambda: Shelf("x"))
    names: Shelf = field(default_factory=lambda: Shelf("r"))
    words: Shelf = field(default_factory=lambda: Shelf("n"))
    tagged: Shelf = field(default_factory=lambda: Shelf("g"))
    whole: Shelf = field(default_factory=lambda: Shelf("a"))  # what concerns all articles
    facets: dict[str, Shelf] = field(default_factory=dict)

    def describe(self) -> dict[str, dict[str, str]]:
        """What the browser must know of each family."""
        own = (self.texts, self.cards, self.vocabulary, self.articles, self.positions,
               self.names, self.words, self.tagged, self.whole, *self.facets.values())  # fmt: skip
        return {shelf.family: shelf.describe() for shelf in own}


def make_index(
    catalogue: sqlite3.Connection,
    words: Words,
    tokens: TokenStore,
    page_from: int = 0,
    suffix: str = ".html",
) -> Iterator[File]:
    """Every file of the index: its name below the index's folder, and its bytes.

    The same catalogue and *words* give the same bytes, whatever *tokens* remembers. Articles have
    numbers in the archive's order, so that a range of dates is nearly a range of numbers.
    Facets are the names that have a page, which *page_from* decides as in `read_holdings`; *suffix*
    is what follows the address of a page.
    """
    held = read_holdings(catalogue, page_from)
    return _Index(catalogue, words, tokens, held).write(suffix)


class _Index:
    """One run of `make_index`."""

    def __init__(
        self, catalogue: sqlite3.Connection, words: Words, tokens: TokenStore, held: Holdings
    ) -> None:
        self.catalogue = catalogue
        self.words = words
        self.tokens = tokens
        self.held = held
        self.shelves = Shelves()
        self.dates = Dates()

    def write(self, suffix: str) -> Iterator[File]:
        numbers, starts = bytearray(), [0]
        yield from self._read_articles(numbers, starts)
        yield from write_cards(self.held.cards, self.words, self.shelves.cards)
        row = np.frombuffer(numbers, dtype=np.int32)
        vocabulary = self._list_words(row, starts)
        for low, high in batches(len(row)):
            row[low:high] = vocabulary.rank[row[low:high]]  # in place: it is the largest there is
        corpus = lay_out(row, np.array(starts, dtype=np.int64))
        pairs: list[int] = []
        yield from self._write_lists(corpus, vocabulary, pairs)
        facets = list_facets(self.held, self.words)
        first_words: list[str] = []
        yield from self._write_facets(facets, first_words)
        yield from self._write_whole(corpus, pairs)
        yield _write_contents(
            {
                "articles": len(self.held.cards),
                "dated": self.dates.dated,
                "average": round(float(corpus.lengths.mean())) if len(corpus.lengths) else 0,
                "suffix": suffix,
                "cards": CARDS,
                "block": BLOCK,
                "forms": len(vocabulary.forms),
                "common": vocabulary.common,
                "facets": [[facet.key, facet.first, len(facet.names)] for facet in facets],
                "firstForms": [vocabulary.forms[n] for n in self.shelves.vocabulary.numbers],
                "firstWords": first_words,
                "families": self.shelves.describe(),
            }
        )

    def _read_articles(self, numbers: bytearray, starts: list[int]) -> Iterator[File]:
        """Cut every article into words, and write its text."""
        for number, text in enumerate(read_texts(self.catalogue, self.held.cards)):
            numbers += self.tokens.cut(text.card.id, text.card.title, text.body)
            starts.append(len(numbers) // 4)
            self._count_date(text.card)
            yield from write_texts(number, text.card, text.body, self.shelves.texts)
        yield from self.shelves.texts.finish()

    def _count_date(self, card: Card) -> None:
        query = "SELECT sort_start, sort_end FROM articles WHERE id = ?"
        start, end = self.catalogue.execute(query, (card.id,)).fetchone()
        self.dates.add(start, end, card)

    def _list_words(self, row: NDArray[np.int32], starts: list[int]) -> Vocabulary:
        surfaces = self.tokens.surfaces
        spoken: dict[str, NDArray[np.bool_]] = {}
        for number, card in enumerate(self.held.cards):
            present = spoken.setdefault(card.lang, np.zeros(len(surfaces), dtype=np.bool_))
            present[row[starts[number] : starts[number + 1]]] = True
        counts = count_values(row, len(surfaces))
        return make_vocabulary(surfaces, counts, dict(sorted(spoken.items())))

    def _write_lists(
        self, corpus: Corpus, vocabulary: Vocabulary, pairs: list[int]
    ) -> Iterator[File]:
        """Articles and positions of every form and of every pair of common words."""
        postings = Postings(corpus, vocabulary.marks, vocabulary.common)
        articles = np.zeros(len(vocabulary.forms), dtype=np.int64)
        for lists in postings.of_forms():
            articles += np.bincount(lists.forms, minlength=len(articles))
            yield from self._shelve(lists.articles, lists.positions)
        codes, of_pairs = postings.of_pairs()
        pairs += codes
        for lists in of_pairs:
            yield from self._shelve(lists.articles, lists.positions)
        yield from self.shelves.articles.finish()
        yield from self.shelves.positions.finish()
        yield from write_vocabulary(vocabulary, articles, self.shelves.vocabulary)

    def _shelve(self, articles: list[Unit], positions: list[Unit]) -> Iterator[File]:
        for unit in articles:
            yield from self.shelves.articles.add(unit)
        for unit in positions:
            yield from self.shelves.positions.add(unit)

    def _write_facets(self, facets: list[Facet], first_words: list[str]) -> Iterator[File]:
        yield from write_names(facets, self.shelves.names)
        yield from write_lists(facets, self.shelves.tagged)
        files, firsts = write_words(facets, self.shelves.words)
        yield from files
        first_words += firsts
        for facet in facets:
            shelf = self.shelves.facets[facet.key] = Shelf(f"f/{facet.key}")
            yield from write_columns(facet, len(self.held.cards), shelf)

    def _write_whole(self, corpus: Corpus, pairs: list[int]) -> Iterator[File]:
        """What concerns all articles: their lengths, the calendar, the pairs of common words."""
        levels = np.minimum(np.round(STEPS * np.log2(1 + corpus.lengths)), ENDS - 1)
        yield self.shelves.whole.put(encode(levels.astype(np.int32))[0])
        dates = self.dates
        columns = [dates.starts, dates.ends, dates.years, dates.months, dates.counts]
        yield self.shelves.whole.put(columns)
        yield self.shelves.whole.put(write_growing(pairs))


def _write_contents(contents: dict[str, Any]) -> File:
    """The chunk that is loaded first; its own seal is the build's id."""
    build = hashlib.blake2b(write_data(contents).encode("utf-8"), digest_size=6).hexdigest()
    file, _ = write_chunk(CONTENTS, {"build": build, **contents})
    return file
