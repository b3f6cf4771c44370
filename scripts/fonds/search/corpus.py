"""The words of all articles, concatenated in one array."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from fonds.base.chars import show_windows
from fonds.catalogue.holdings import Holdings
from fonds.catalogue.queries import Card
from fonds.search.numbers import ENDS

GAP = 100
"""Positions between two paragraphs, so that no phrase or proximity query matches across them."""

STEPS = 4
"""Levels of an article's length from one power of two to the next."""

KEY = 12
"""Bytes of the key of an article, which stands for its words."""

_BATCH = 1 << 20  # entries of an array that are worked on at once
_READ = 1000  # bodies that are kept: of an article that changed it is cut, and then written
_DAYS = "SELECT sort_start, sort_end FROM articles ORDER BY sort_start, sort_end"
_BODY = "SELECT headline_start, body_start, text FROM articles WHERE id = ?"


class Text(NamedTuple):
    """What is searched of an article."""

    card: Card  # its title, date and language
    days: tuple[int, int]  # first and last day of its date, as the catalogue sorts them
    key: bytes  # changes with all that title and body are made of
    read: Callable[[str], str]  # id → body, out of the catalogue

    @property
    def body(self) -> str:
        """The paragraphs below the title and those above it, an empty line between them.

        It is read when it is asked for: of an article that did not change nobody needs it.
        """
        return self.read(self.card.id)


@dataclass(frozen=True, slots=True)
class Corpus:
    """The words of all articles, concatenated; each paragraph ends with a break, the title first.

    About 10 bytes a word in memory.
    """

    rank: NDArray[np.int32]  # number of each word's form; -1 for a break
    doc: NDArray[np.int32]  # number of its article
    starts: NDArray[np.int64]  # offset of each article, and where the last one ends
    breaks: NDArray[np.int64]  # offsets of the breaks
    first: NDArray[np.int64]  # index in `breaks` of the first break of each article
    titles: NDArray[np.int64]  # number of words of each article's title
    lengths: NDArray[np.int64]  # number of words of each article

    def positions(self, word: NDArray[np.int64]) -> NDArray[np.int32]:
        """The position in its article of each *word*, given as offsets in the corpus."""
        doc = self.doc[word]
        passed = np.searchsorted(self.breaks, word) - self.first[doc]
        return (word - self.starts[doc] + passed * (GAP - 1)).astype(np.int32)


def read_texts(catalogue: sqlite3.Connection, held: Holdings) -> Iterator[Text]:
    """The text of each article that is *held*; a headline that is the title is only there."""
    read = lru_cache(_READ)(partial(_read_body, catalogue))
    days = catalogue.execute(_DAYS)  # in the archive's order
    for card, source, dated in zip(held.cards, held.sources, days, strict=True):
        data = f"{source} {card.lang}".encode("utf-8", "surrogatepass")
        yield Text(card, dated, blake2b(data, digest_size=KEY).digest(), read)


def _read_body(catalogue: sqlite3.Connection, article_id: str) -> str:
    headline, below, text = catalogue.execute(_BODY, (article_id,)).fetchone()
    # Last what stands above the headline: a result without a passage shows the first.
    parts = (text[below:], text[:headline].rstrip("\n"))
    return show_windows("\n\n".join(filter(None, parts)))


def make_corpus(rank: NDArray[np.int32], starts: NDArray[np.int64]) -> Corpus:
    """The corpus of the words *rank*, where article n begins at ``starts[n]``.

    *starts* has one entry more than there are articles: where the last one ends.
    """
    sizes = np.diff(starts)
    doc = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    breaks = np.flatnonzero(rank < 0)
    paragraphs = np.bincount(doc[breaks], minlength=len(sizes))
    first = np.cumsum(paragraphs) - paragraphs
    titles = breaks[first] - starts[:-1] if len(breaks) else sizes
    return Corpus(rank, doc, starts, breaks, first, titles, sizes - paragraphs)


def length_levels(lengths: NDArray[np.int64]) -> NDArray[np.int32]:
    """The *lengths* of articles in words, quantised on a logarithmic scale to one digit each."""
    levels = np.minimum(np.round(STEPS * np.log2(1 + lengths)), ENDS - 1)
    return levels.astype(np.int32)


def title_levels(titles: NDArray[np.int64]) -> NDArray[np.int32]:
    """The lengths of titles in words, as one digit each; from 59 on all are one."""
    return np.minimum(titles, ENDS - 1).astype(np.int32)


def average_length(lengths: NDArray[np.int64]) -> int:
    """Mean number of words per article, or per title; 0 if there is none."""
    return round(float(lengths.mean())) if len(lengths) else 0


def batches(size: int) -> Iterator[tuple[int, int]]:
    """Ranges of *size* entries: batches that keep intermediate arrays small."""
    for low in range(0, size, _BATCH):
        yield low, min(low + _BATCH, size)


def count_values(values: NDArray[np.int32], size: int) -> NDArray[np.int64]:
    """How often each number below *size* occurs in *values*; negative ones do not count."""
    counts = np.zeros(size, dtype=np.int64)
    for low, high in batches(len(values)):
        part = values[low:high]
        counts += np.bincount(part[part >= 0], minlength=size)
    return counts
