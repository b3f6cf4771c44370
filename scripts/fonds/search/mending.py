"""Posting lists of the last build, mended: rows of articles that changed are taken out and put in.

A list has a row for each article: its distance from the one before, its occurrences, and where it
stands. So of the rows that stay only that behind another one is written anew, and nobody needs the
words of their articles. What a list says is read as far as to know where its rows are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np

from fonds.search.answering.decoding import read_digits, read_numbers
from fonds.search.numbers import ENDS, write_number
from fonds.search.posting_encoding import Flags, Ints
from fonds.search.postings import Pieces
from fonds.search.units import FAMILIES, Units

_AT_ONCE = 1 << 20
"""Characters of units that are read at once, which takes 60 MB of memory."""

_DOC = 40  # bits of a key below the number of a unit: more than that of an article needs

Key = tuple[int, int]
"""The term of a unit, and which piece of its list it is."""


class Row(NamedTuple):
    """What a unit says of an article."""

    doc: int  # its number
    more: int  # 1 if there is a rest
    rest: str  # what follows its distance from the one before
    positions: str  # where the term stands in it


class _Units(NamedTuple):
    """Units, one after the other."""

    term: Ints  # of each
    piece: Ints  # of each
    articles: tuple[str, Ints]  # all data, and where in it each begins, and the last one ends
    positions: tuple[str, Ints]  # the same


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of some units, in their order; most columns have one entry more, where they end."""

    articles: str  # all of the articles' data
    positions: str  # the same of positions
    firsts: Ints  # first row of each unit
    docs: Ints  # number of the article of each row, and no more
    more: Ints  # 1 if it has a rest: the same
    begins: Ints  # where each begins in the articles' data
    rests: Ints  # where its rest begins there
    places: Ints  # where it begins in the positions

    def find(self, docs: list[int]) -> tuple[Ints, Flags]:
        """Of each unit, before which of its rows those of *docs* are, or would be; and which are
        there."""
        unit = np.arange(len(self.firsts) - 1) << _DOC
        keys = np.repeat(unit, np.diff(self.firsts)) + self.docs
        wanted = unit[:, None] + docs
        at = np.searchsorted(keys, wanted)
        return at, np.append(keys, -1)[at] == wanted

    def join(self, low: int, high: int, last: int) -> Iterator[tuple[str, str]]:
        """The rows from *low* to below *high*, behind that of the article *last*."""
        if low < high:
            head = _write_head(int(self.docs[low]) - last, int(self.more[low]))
            rest = self.articles[self.rests[low] : self.begins[high]]
            yield head + rest, self.positions[self.places[low] : self.places[high]]


def mend(
    parts: list[Units],
    added: Mapping[Key, list[Row]],
    changed: list[int],
    size: int,
    annotated: Flags,
) -> Pieces | None:
    """The units of *parts* without rows of the articles *changed*, with those that are *added*.

    *size*: articles of a piece; *annotated*: of which terms positions say what is beside them.
    None if the units are not what was written.
    """
    left, nth = dict(added), {doc: n for n, doc in enumerate(changed)}
    made: list[tuple[Key, str, str]] = []
    for units in chain.from_iterable(map(_divide, parts)):
        rows = _read_rows(_join(units), size, annotated)
        if rows is None:
            return None
        at, there = rows.find(changed)
        keys = zip(units.term.tolist(), units.piece.tolist(), strict=True)
        for unit, (key, span) in enumerate(zip(keys, pairwise(rows.firsts.tolist()), strict=True)):
            new = {row.doc: row for row in left.pop(key, ())}
            which = sorted({*np.flatnonzero(there[unit]).tolist(), *map(nth.__getitem__, new)})
            cuts = [(changed[n], int(at[unit, n])) for n in which]
            made += _unite(key, _splice(rows, span, cuts, new, key[1] * size - 1))
    for key, row in left.items():
        made += _unite(key, _put(row, key[1] * size - 1))
    return _list_pieces(sorted(made))


def _unite(key: Key, parts: Iterable[tuple[str, str]]) -> Iterator[tuple[Key, str, str]]:
    """The unit that is made of *parts*, unless it is empty."""
    columns = list(zip(*parts, strict=True))
    if columns:
        yield key, "".join(columns[0]), "".join(columns[1])


def _splice(
    rows: _Rows, span: tuple[int, int], cuts: list[tuple[int, int]], new: dict[int, Row], last: int
) -> Iterator[tuple[str, str]]:
    """The rows of *span*, without those of the articles of *cuts*, with those that are *new*.

    *cuts*: articles, and the row that is at its place; *last*: the article before all.
    """
    low, high = span
    for doc, at in cuts:
        yield from rows.join(low, at, last)
        last = int(rows.docs[at - 1]) if low < at else last
        low = at + int(at < high and rows.docs[at] == doc)
        if row := new.get(doc):
            yield from _put([row], last)
            last = doc
    yield from rows.join(low, high, last)


def _put(rows: list[Row], last: int) -> Iterator[tuple[str, str]]:
    """New *rows*, behind that of the article *last*."""
    for row in rows:
        yield _write_head(row.doc - last, row.more) + row.rest, row.positions
        last = row.doc


def _divide(units: Units) -> Iterator[Units]:
    """*units*, of which not too much data is read at once."""
    ends = np.cumsum(sum(units.sizes.values(), np.zeros(len(units.term), dtype=np.int64)))
    bounds = np.flatnonzero(np.diff(ends // _AT_ONCE, prepend=0, append=-1))
    for low, high in pairwise([0, *bounds.tolist()]):
        if low < high:
            yield units.only(np.arange(low, high))


def _write_head(distance: int, more: int) -> str:
    return write_number(2 * (distance - 1) + more)


def _list_pieces(made: list[tuple[Key, str, str]]) -> Pieces:
    keys = np.array([key for key, _, _ in made], dtype=np.int64).reshape(-1, 2)
    articles, positions = (
        (np.array([*map(len, column)], dtype=np.int64), "".join(column).encode("ascii"))
        for column in ([row[1] for row in made], [row[2] for row in made])
    )
    return Pieces(keys[:, 0], keys[:, 1], articles, positions)


def _read_rows(units: _Units, size: int, annotated: Flags) -> _Rows | None:
    """Where the rows of *units* are; None if the data does not say."""
    (articles, of_articles), (positions, of_positions) = units.articles, units.positions
    numbers, ends = read_numbers(articles), np.flatnonzero(read_digits(articles) < ENDS) + 1
    begins, odd, following = np.append(0, ends), numbers & 1, np.append(numbers, 0)
    steps = np.where(odd, 2 + 2 * (following[1:] & 1), 1)
    heads = _walk(steps, np.searchsorted(begins, of_articles[:-1]))
    places = _find_places(positions, of_positions, annotated[units.term])
    if heads is None or places is None or begins[-1] != len(articles):
        return None
    counts = np.where(odd[heads], (following[heads + 1] >> 1) + 1, 1)
    if len(places) != counts.sum():
        return None
    firsts = np.searchsorted(begins[heads], of_articles)
    upto = np.append(0, np.cumsum((numbers[heads] >> 1) + 1))
    docs = upto[1:] + np.repeat(units.piece * size - 1 - upto[firsts[:-1]], np.diff(firsts))
    placed = np.append(places, len(positions))[np.append(0, np.cumsum(counts))]
    places_of = np.append(begins[heads], len(articles)), ends[heads], placed
    return _Rows(articles, positions, firsts, docs, odd[heads], *places_of)


def _find_places(positions: str, bounds: Ints, annotated: Flags) -> Ints | None:
    """Where each occurrence begins in *positions*, whose units have these *bounds*."""
    digits = read_digits(positions)
    begins = np.append(0, np.flatnonzero(digits < ENDS) + 1)[:-1]
    firsts = np.searchsorted(begins, bounds)
    low = digits[begins]  # whose last bits are those of the number: what is before it, and after
    steps = 1 + np.repeat(annotated, np.diff(firsts)) * ((low & 1) + (low >> 1 & 1))
    heads = _walk(steps, firsts[:-1])
    return None if heads is None else begins[heads]


def _join(units: Units) -> _Units:
    return _Units(units.term, units.piece, *(_join_data(units, family) for family in FAMILIES))


def _join_data(units: Units, family: str) -> tuple[str, Ints]:
    begins, sizes, data = units.begins[family], units.sizes[family], units.data[family]
    spans = zip(begins.tolist(), sizes.tolist(), strict=True)
    read = b"".join(data[begin : begin + size] for begin, size in spans)
    return read.decode("ascii", "replace"), np.append(0, np.cumsum(sizes))


def _walk(steps: Ints, starts: Ints) -> Ints | None:
    """The places that are reached from *starts* on, of each by so many *steps*; None if some are
    reached from two.

    Where no step leads over a place, every way leads there: all of these are where ways go on at
    once, and most are a few steps long.
    """
    end = len(steps)
    reached = np.ones(end + 1, dtype=np.bool_)
    for back in range(1, int(steps.max(initial=1))):
        reached[back:end] &= steps[: end - back] <= back
    reached[starts] = True
    found = np.flatnonzero(reached[:end])
    while len(found):
        found = np.minimum(found + steps[found], end)
        found = found[~reached[found]]
        reached[found] = True
    found = np.flatnonzero(reached[:end])
    apart = found + steps[found] == np.append(found, end)[1:]
    return found if apart.all() else None
