"""All articles as one long row of words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fonds.catalogue.queries import Card

GAP = 100
"""Positions between two paragraphs: no phrase and no nearness reaches from one to the next."""

_BATCH = 1 << 20


@dataclass(frozen=True, slots=True)
class Text:
    """What is searched of an article."""

    card: Card  # its title, date and language
    body: str  # the paragraphs below the title, an empty line between them


@dataclass(frozen=True, slots=True)
class Corpus:
    """The words of all articles in a row; each paragraph ends with a break, the title first.

    About 10 bytes a word in memory.
    """

    rank: NDArray[np.int32]  # number of each word's form; -1 for a break
    doc: NDArray[np.int32]  # number of its article
    at: NDArray[np.unsignedinteger[Any]]  # its position there
    titles: NDArray[np.int64]  # words of each article's title
    lengths: NDArray[np.int64]  # words of each article


def read_texts(catalogue: sqlite3.Connection, cards: Iterable[Card]) -> Iterator[Text]:
    """The text of each of *cards*; a headline that is the title stands only there."""
    query = "SELECT title_from, text FROM articles WHERE id = ?"
    for card in cards:
        title_from, text = catalogue.execute(query, (card.id,)).fetchone()
        yield Text(card, text.partition("\n\n")[2] if title_from == "source" else text)


def lay_out(rank: NDArray[np.int32], starts: NDArray[np.int64]) -> Corpus:
    """The corpus of the words *rank*, where article n begins at ``starts[n]``.

    *starts* has one entry more than there are articles: where the last one ends.
    """
    sizes = np.diff(starts)
    doc = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    breaks = np.flatnonzero(rank < 0)
    of_article = doc[breaks]
    paragraphs = np.bincount(of_article, minlength=len(sizes))
    first = np.cumsum(paragraphs) - paragraphs  # an article's first break, among all breaks
    most = int((sizes + GAP * paragraphs).max(initial=0))
    size = np.uint16 if most < 1 << 16 else np.uint32
    at: NDArray[np.unsignedinteger[Any]] = np.empty(len(rank), dtype=size)
    for low, high in batches(len(rank)):
        part = np.arange(low, high)
        passed = np.searchsorted(breaks, part) - first[doc[low:high]]
        at[low:high] = part - starts[doc[low:high]] + passed * (GAP - 1)
    titles = breaks[first] - starts[:-1] if len(breaks) else sizes
    return Corpus(rank, doc, at, titles, sizes - paragraphs)


def batches(size: int) -> Iterator[tuple[int, int]]:
    """Where to cut *size* entries, so that what is made of them on the way stays small."""
    for low in range(0, size, _BATCH):
        yield low, min(low + _BATCH, size)


def count_values(values: NDArray[np.int32], size: int) -> NDArray[np.int64]:
    """How often each number below *size* occurs in *values*; negative ones do not count."""
    counts = np.zeros(size, dtype=np.int64)
    for low, high in batches(len(values)):
        part = values[low:high]
        counts += np.bincount(part[part >= 0], minlength=size)
    return counts
