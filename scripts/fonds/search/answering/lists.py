"""Posting lists: the articles that a form, or a pair of common words, has, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from fonds.search.answering.contents import Index, last_up_to
from fonds.search.answering.decoding import Ints, read_growing, read_numbers
from fonds.search.answering.forms import read_list

Flags = NDArray[np.bool_]

_DOC = 32  # bits of a key below the number of its article
_LEAST = 1 << 16  # what is added to positions, so that one before the first is no negative number


@dataclass(frozen=True, slots=True)
class Postings:
    """The list of a form: a row for each article."""

    docs: Ints  # numbers of articles, ascending
    counts: Ints  # occurrences in each
    titled: Ints  # of which in its title
    heads: Ints  # where in the title the first of those stands


@dataclass(frozen=True, slots=True)
class Places:
    """Where something stands: keys of article and position, ascending."""

    keys: Ints
    titled: Flags  # whether each is in a title

    def docs(self) -> Ints:
        """The article of each."""
        return self.keys >> _DOC

    def positions(self) -> Ints:
        """Its position in the article."""
        return (self.keys & ((1 << _DOC) - 1)) - _LEAST

    def take(self, which: Flags | Ints) -> Places:
        """Some of them."""
        return Places(self.keys[which], self.titled[which])


def read_postings(index: Index, id_: int) -> Postings:
    """The postings of the term *id_*."""
    return index.once(("postings", id_), partial(_decode_postings, index, id_))


def read_places(index: Index, id_: int, docs: Ints, before: int, after: int) -> Places:
    """Where the term *id_* stands in *docs*, with the common words *before* and *after* around it.

    These are codes; 0: anything may stand there.
    """
    postings, wanted = read_postings(index, id_), set(docs.tolist())
    annotated = id_ not in index.contents.codes
    keys, titled = list[int](), list[bool]()
    for text, first in _load_pieces(index, "x", id_, docs):
        low = int(np.searchsorted(postings.docs, first))
        columns = (postings.docs, postings.counts, postings.titled)
        rows = zip(*(column[low:].tolist() for column in columns), strict=True)
        numbers = iter(read_numbers(text).tolist())
        for doc, count, in_title in rows:
            if (head := next(numbers, None)) is None:
                break
            for nth, position in _read_row(head, numbers, count, annotated, before, after):
                if doc in wanted:
                    keys.append((doc << _DOC) + position + _LEAST)
                    titled.append(nth < in_title)
    return Places(np.array(keys, dtype=np.int64), np.array(titled, dtype=np.bool_))


def _read_row(
    head: int, numbers: Iterator[int], count: int, annotated: bool, before: int, after: int
) -> Iterator[tuple[int, int]]:
    """The positions of one article, whose first number is *head*: the how many-th, and it."""
    position = 0
    for nth in range(count):
        number = head if not nth else next(numbers)
        position += number >> 2 if annotated else number
        one = next(numbers) if annotated and number & 2 else 0
        other = next(numbers) if annotated and number & 1 else 0
        if before in (0, one) and after in (0, other):
            yield nth, position


def _decode_postings(index: Index, id_: int) -> Postings:
    rows: list[tuple[int, int, int, int]] = []
    for text, first in _load_pieces(index, "p", id_, None):
        numbers, doc = iter(read_numbers(text).tolist()), first - 1
        for head in numbers:
            doc += (head >> 1) + 1
            more = next(numbers) if head & 1 else 0
            titled, at = (next(numbers) + 1, next(numbers)) if more & 1 else (0, 0)
            rows.append((doc, (more >> 1) + 1, titled, at))
    columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return Postings(*columns)


def _load_pieces(
    index: Index, family: str, id_: int, docs: Ints | None
) -> Iterator[tuple[str, int]]:
    """The pieces of a list that concern *docs* (None: all), and the article each counts from."""
    beside = read_list(index, family, id_) if id_ < index.contents.forms else None
    if beside is not None:
        yield beside, 0
        return
    size = index.contents.piece
    wanted = None if docs is None else set(np.unique(docs // size).tolist())
    chunks = list(_chunks_of(index, family, id_))
    for chunk, piece, end in chunks:
        if wanted is not None and len(chunks) > 1 and wanted.isdisjoint(range(piece, end)):
            continue
        terms, lists = index.chunk(family, chunk)
        found = lists[read_growing(terms).index(id_)]
        if isinstance(found, str):
            yield found, 0
            continue
        for number, text in enumerate(found, piece):
            if text and (wanted is None or number in wanted):
                yield text, number * size


def _chunks_of(index: Index, family: str, id_: int) -> Iterator[tuple[int, int, int]]:
    """Where the list of *id_* is, if apart: of each chunk the number, and pieces from and to."""
    contents, chunks = index.contents, index.family(family)
    numbers, firsts = chunks.numbers, chunks.firsts
    pieces = -(-contents.articles // contents.piece)
    last, first = last_up_to(numbers, id_), last_up_to(numbers, id_ - 1) + 1
    if first > last or firsts[first]:  # the list begins within the chunk before
        first -= 1
    for chunk in range(first, last + 1):
        begins = firsts[chunk] if numbers[chunk] == id_ else 0
        end = min(firsts[chunk + 1], pieces) if chunk < last else pieces
        yield chunk, begins, end
