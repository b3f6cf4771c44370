"""Encodes postings: occurrences of terms as rows, and rows as gaps in variable-length numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fonds.search.numbers import ENDS, encode_rows

FAR = ENDS - 1
"""Places in a title from which on all count as one: what one character holds."""

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Batch:
    """Occurrences of some terms, sorted by term, article and position."""

    term: NDArray[np.int32]  # number of the term of each
    doc: NDArray[np.int32]  # number of the article
    at: NDArray[np.int32]  # its position there
    before: NDArray[np.int32]  # code of the common word before it; 0: none
    after: NDArray[np.int32]  # code of the common word after it; 0: none
    titled: Flags  # whether it is in the title


@dataclass(frozen=True, slots=True)
class Rows:
    """Postings: one row for each term and article."""

    term: NDArray[np.int32]  # number of the term
    doc: NDArray[np.int32]  # number of the article
    start: Ints  # index in the batch of its first occurrence
    count: Ints  # number of occurrences


def make_rows(term: NDArray[np.int32], doc: NDArray[np.int32]) -> Rows:
    """The rows of occurrences that are sorted by term and article."""
    start = np.flatnonzero(find_changes(term) | find_changes(doc))
    return Rows(term[start], doc[start], start, np.diff(np.append(start, len(term))))


def find_changes(values: NDArray[np.int32]) -> Flags:
    """Whether each value differs from the one before it."""
    changed = np.ones(len(values), dtype=np.bool_)
    np.not_equal(values[1:], values[:-1], out=changed[1:])
    return changed


def write_articles(
    rows: Rows,
    base: NDArray[np.int32],
    begins: Flags,
    titled: NDArray[np.int32],
    at: NDArray[np.int32],
) -> tuple[Ints, bytes]:
    """Encode the articles of *rows*: the size of each list, and all of them.

    A row is 2 × (gap − 1), + 1 if more follows: 2 × (occurrences − 1), + 1 if some of them are in
    the title, and then how many, − 1, and where in the title the first of them stands, which is
    the first of the positions *at* of a row; `FAR` and beyond are one. The first gap is counted
    from *base*.
    """
    previous = np.where(begins, base - 1, np.concatenate(([-1], rows.doc[:-1])))
    more = (rows.count > 1) | (titled > 0)
    first, in_title = np.minimum(at[rows.start], FAR), titled > 0
    gap, rest = rows.doc - previous - 1, rows.count - 1
    columns: _Columns = [(2 * gap + more, None), (2 * rest + in_title, more)]
    columns += [(titled - 1, in_title), (first, in_title)]
    return _encode(columns, np.flatnonzero(begins))


def write_positions(rows: Rows, heads: Ints, batch: Batch, annotated: Flags) -> tuple[Ints, bytes]:
    """Encode the positions of each occurrence: the size of each list, and all of them.

    A position is its distance from the one before in the article; if *annotated*, 4 × that, + 2 if
    a common word is before it, + 1 if one is after it, and then the codes of these.
    """
    distance = np.diff(batch.at, prepend=np.int32(0))
    distance[rows.start] = batch.at[rows.start]
    before, after = batch.before > 0, batch.after > 0
    number = np.where(annotated, 4 * distance + 2 * before + after, distance)
    columns: _Columns = [(number, None), (batch.before, before), (batch.after, after)]
    return _encode(columns, rows.start[heads])


_Columns = list[tuple[NDArray[np.int32] | Ints, Flags | None]]


def _encode(columns: _Columns, starts: Ints) -> tuple[Ints, bytes]:
    """The rows of *columns* as `encode_rows` has it, sizes from each of *starts* to the next."""
    data, ends = encode_rows([(values.astype(np.int32), kept) for values, kept in columns])
    upto = ends[np.append(starts[1:], len(ends)) - 1] if len(starts) else ends
    return np.diff(upto, prepend=0), data
