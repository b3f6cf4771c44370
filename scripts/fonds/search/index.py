"""The index of an archive: makes every file of it from the catalogue."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np

from fonds.base.locale import Words
from fonds.catalogue.holdings import Holdings, read_holdings
from fonds.search.aids import write_aids
from fonds.search.cards import CARDS, Dates, write_cards, write_text
from fonds.search.chunks import File, version_of, write_chunk
from fonds.search.corpus import average_length, length_levels, read_texts, title_levels
from fonds.search.figures import Figures
from fonds.search.followers import Followers, find_followers
from fonds.search.gathering import Gathering, HeldWords
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
from fonds.search.occurrences import Occurrences
from fonds.search.packing import PackedLists
from fonds.search.postings import Postings
from fonds.search.sections import SECTION
from fonds.search.sharded import ShardedWords, Sharding
from fonds.search.sizes import choose_sizes
from fonds.search.tokens import TokenStore
from fonds.search.vocabulary import Vocabulary, write_vocabulary
from fonds.search.writers import ChunkWriters

CONTENTS = "contents"
"""The chunk that lists all others, the table of contents; it comes last."""
FORMAT = 3
"""The format of the files: a higher number where a reader of the former would misread them."""
LATEST = "latest"
"""The script with the current versions of index and scripts, which pages read past every cache."""
LENGTHS = 16_384
"""Articles whose lengths are in one chunk, if there are many: a rare word needs a few of these."""
BUILD_SIZE = 9
"""Bytes of the digest that are kept as version of a whole index."""


def make_index(
    catalogue: sqlite3.Connection,
    words: Words,
    tokens: TokenStore,
    page_from: int = 0,
    suffix: str = ".html",
    held: Holdings | None = None,
    sharding: Sharding | None = None,
) -> Iterator[File]:
    """Every file of the index.

    The same catalogue and *words* give the same bytes, whatever *tokens* has cached. Articles have
    numbers in the archive's order, so that a range of dates is nearly a range of numbers.
    Facets are the names that have a page, which *page_from* decides as in `read_holdings`; *suffix*
    is what follows the address of a page. *held*: the catalogue's holdings, where they are known.
    *sharding*: how the work is divided; the bytes are the same.
    """
    held = held or read_holdings(catalogue, page_from)
    gathering: Gathering = HeldWords(held.cards, tokens)
    if sharding and sharding.shards:
        gathering = ShardedWords(held.cards, tokens, sharding)
    return _Index(catalogue, words, tokens, held, gathering).write(suffix)


class _Index:
    """One run of `make_index`."""

    def __init__(
        self,
        catalogue: sqlite3.Connection,
        words: Words,
        tokens: TokenStore,
        held: Holdings,
        gathering: Gathering,
    ) -> None:
        self.catalogue = catalogue
        self.words = words
        self.tokens = tokens
        self.held = held
        self.gathering = gathering
        self.sizes = choose_sizes(len(held.cards))
        self.writers = ChunkWriters(tokens.digests, self.sizes)
        self.dates = Dates()
        self.figures = Figures(self.dates)
        self.follow: Followers

    def write(self, suffix: str) -> Iterator[File]:
        writers = self.writers
        yield from self._read_articles()
        yield from write_cards(self.held.cards, self.words, writers.cards)
        vocabulary = self.gathering.vocabulary()
        postings = Postings(self.gathering.occurrences(vocabulary))
        yield from self._write_postings(postings, vocabulary)
        facets = list_facets(self.held, self.words)
        first_words: list[str] = []
        yield from self._write_facets(facets, first_words)
        whole = self._list_whole(postings.occurs)
        yield from self._write_whole(postings, *whole)
        aids = writers.vocabulary, writers.aids
        yield from write_aids(postings, vocabulary, facets, self.follow, *aids)
        first_forms = [vocabulary.forms[n] for n in writers.vocabulary.numbers]
        contents = {
            "whole": None if self.sizes.apart else whole,
            "suffix": suffix,
            "facets": [[facet.key, facet.first, len(facet.names)] for facet in facets],
            "firstWords": first_words,
            "families": (yield from writers.list_all(first_forms)),
        }
        yield write_chunk(CONTENTS, contents | self._describe(postings, vocabulary), BUILD_SIZE)

    def _describe(self, postings: Postings, vocabulary: Vocabulary) -> dict[str, object]:
        """What the table of contents says beside its lists."""
        return {
            "format": FORMAT,
            "articles": len(self.held.cards),
            "dated": self.dates.dated,
            "average": average_length(postings.occurs.lengths),
            "averageTitle": average_length(postings.occurs.titles),
            "cards": CARDS,
            "block": BLOCK,
            "records": RECORDS,
            "piece": postings.piece,
            "section": SECTION,
            "lengths": LENGTHS if self.sizes.apart else len(self.held.cards),
            "forms": len(vocabulary.forms),
            "common": vocabulary.common,
        }

    def _read_articles(self) -> Iterator[File]:
        """Cut every article into words, and write its text."""
        texts = read_texts(self.catalogue, self.held)
        for number, (text, cut) in enumerate(self.tokens.cut(texts, keep=self.gathering.keeps)):
            self.gathering.add(number, cut.words)
            self.figures.add(number, text, cut.total, cut.twice)
            yield from write_text(number, text, cut.size, self.words, self.writers.texts)
        yield from self.writers.texts.finish()

    def _write_postings(self, postings: Postings, vocabulary: Vocabulary) -> Iterator[File]:
        """Articles and positions of every form and of every pair of common words."""
        boundary_hashes = np.concatenate([vocabulary.boundary_hashes, postings.pairs])
        kept = self.gathering.find_kept(postings, vocabulary)
        packed = PackedLists(postings, self.gathering.store, kept)
        yield from packed.write(boundary_hashes, self.writers.lists)
        yield from write_vocabulary(
            vocabulary, postings.articles, packed.beside(), self.writers.vocabulary
        )
        forms, common = vocabulary.forms, vocabulary.common
        follow = kept.followers if kept else None
        self.follow = follow or find_followers(postings.occurs.followers(), forms, common)
        if not kept or kept.changed:
            self.gathering.keep(postings, vocabulary, packed.parts, self.follow)

    def _write_facets(self, facets: list[Facet], first_words: list[str]) -> Iterator[File]:
        yield from write_names(facets, self.writers.names)
        yield from write_lists(facets, self.writers.tagged)
        files, firsts = write_words(facets, self.writers.words)
        yield from files
        first_words += firsts
        yield from write_columns(facets, len(self.held.cards), self.writers.facets)
        yield from write_located(facets, self.held, self.words.lang, self.writers.located)

    def _list_whole(self, occurs: Occurrences) -> tuple[list[str], list[list[int]]]:
        """What concerns all articles: their lengths, and the calendar."""
        dates = self.dates
        columns = [dates.starts, dates.ends, dates.years, dates.months, dates.counts]
        return _write_lengths(occurs), columns

    def _write_whole(
        self, postings: Postings, lengths: list[str], calendar: list[list[int]]
    ) -> Iterator[File]:
        """The pairs of common words; of a large archive also *lengths* and *calendar*; last what
        counts over time need."""
        articles = postings.articles[postings.forms :].tolist()
        pairs = [write_growing(postings.pairs.tolist()), write_numbers(articles)]
        for data in (pairs, *([calendar] if self.sizes.apart else ()), self.figures.write()):
            yield self.writers.whole.put(repr(data), partial(_same, data))
        for at in range(0, len(self.held.cards) if self.sizes.apart else 0, LENGTHS):
            part = [digits[at : at + LENGTHS] for digits in lengths]
            yield self.writers.lengths.put(repr(part), partial(_same, part), at)


def _write_lengths(occurs: Occurrences) -> list[str]:
    """The lengths of the articles and of their titles, a digit each."""
    levels = (length_levels(occurs.lengths), title_levels(occurs.titles))
    return [encode(digits)[0] for digits in levels]


def _same(data: Any) -> Any:
    return data


def write_latest(contents: File, scripts: str) -> File:
    """The script with the versions of the table of contents and of the scripts."""
    return write_chunk(LATEST, [version_of(bytes.fromhex(contents.key), BUILD_SIZE), scripts])
