"""Runs: where the terms of one shard occur, in a file of the build folder, in their order.

Runs are merged as in an external sort (Knuth, The Art of Computer Programming 3, 5.4): of each,
only the terms that are just being written are in memory.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fonds.files.atomic import write_atomically
from fonds.search.occurrences import HeldOccurrences, Part, cut_terms
from fonds.search.posting_encoding import Batch, Ints

_ROW = np.dtype([("term", "<i4"), ("doc", "<i4"), ("at", "<i4"),
                 ("before", "u1"), ("after", "u1"), ("titled", "u1")])  # fmt: skip
"""One occurrence, as in `Batch`."""

AT_ONCE = 1 << 17
"""Occurrences that are in memory at once, if one article has no more of them."""

MADE = frozenset({".rows", ".npz", ".part"})
"""Suffixes of the files of a run, and of one that is just being written."""

Rows = NDArray[np.void]
"""Occurrences, each a `_ROW`."""


@dataclass(frozen=True, slots=True)
class Run:
    """The occurrences of one shard."""

    file: Path  # the rows of all forms, then those of all pairs
    articles: Ints  # numbers of its articles in the archive
    lengths: Ints  # words of each
    titles: Ints  # words of the title of each
    bounds: Ints  # how many rows there are before each of the forms that bound a batch
    pairs: Ints  # how many rows there are before each pair, by its code, and in all
    following: Ints  # forms in a row: see `read_pairs`


@dataclass(frozen=True, slots=True)
class Span:
    """Some of its rows, one after the other."""

    run: Run  # whose rows
    begin: int  # the first of them
    end: int  # the one after the last

    def read(self) -> Rows:
        """The rows."""
        size = self.end - self.begin
        if not size:
            return np.zeros(0, _ROW)
        return np.fromfile(self.run.file, _ROW, size, offset=self.begin * _ROW.itemsize)

    def cut(self, size: int) -> Iterator[Span]:
        """Spans of *size* rows, the last one shorter."""
        for at in range(self.begin, self.end, size):
            yield Span(self.run, at, min(at + size, self.end))


def write_run(
    folder: Path, name: str, key: str, occurs: HeldOccurrences, articles: Ints, bounds: Ints
) -> Run:
    """The run *name* in *folder*, of a shard whose *articles* have these numbers in the archive.

    *key*: fingerprint of all that it is made from; *bounds*: the forms that bound batches.
    """
    ends = np.concatenate([[0], np.cumsum(occurs.counts)])
    pairs = np.concatenate([[0], np.cumsum(occurs.paired)]) + ends[-1]
    following = np.concatenate([np.zeros(0, dtype=np.int64), *occurs.followers()])
    run = Run(
        folder / f"{name}.rows", articles, occurs.lengths, occurs.titles, ends[bounds], pairs,
        following,
    )  # fmt: skip
    checksum = 0
    run.file.unlink(missing_ok=True)  # never written through: it may be a link
    with run.file.open("xb") as stream:
        for rows in _list_rows(occurs, articles):
            data = rows.tobytes()
            checksum = zlib.crc32(data, checksum)
            stream.write(data)
    _note(run, folder / f"{name}.npz", key, checksum)
    return run


def find_run(folder: Path, name: str, key: str) -> Run | None:
    """The run *name* that a killed build left in *folder*; None if it is not whole, for *key*."""
    try:
        with np.load(folder / f"{name}.npz", allow_pickle=False) as noted:
            found = {column: noted[column] for column in noted.files}
        checksum, rows = found.pop("checksum"), folder / f"{name}.rows"
        if str(found.pop("key")) == key and _check(rows) == int(checksum):
            return Run(rows, **found)
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile, zlib.error):
        return None  # there is none, or it is damaged
    return None


def list_parts(low: int, high: int, spans: list[Span], piece: int, long: int) -> Iterator[Part]:
    """The occurrences of the terms from number *low* to below *high*, which are those in *spans*.

    *piece*, *long*: as in `Occurrences.parts`.
    """
    tallies: list[tuple[int, Ints]] = []
    if high - low == 1 and sum(span.end - span.begin for span in spans) > AT_ONCE:
        tallies = [_tally(span, piece) for span in spans]
    articles = sum(found for found, _ in tallies)
    if articles <= long:
        yield Part(low, high, _merge([span.read() for span in spans]))
        return
    size = max(len(counts) for _, counts in tallies)
    rows = np.array([np.pad(counts, (0, size - len(counts))) for _, counts in tallies])
    ends = np.pad(np.cumsum(rows, axis=1), ((0, 0), (1, 0)))
    for first, last in cut_terms(rows.sum(axis=0), AT_ONCE):
        part = [
            Span(span.run, span.begin + int(of_run[first]), span.begin + int(of_run[last])).read()
            for span, of_run in zip(spans, ends, strict=True)
        ]
        yield Part(low, high, _merge(part), articles)


def _tally(span: Span, piece: int) -> tuple[int, Ints]:
    """In how many articles the one term of *span* occurs, and how often in each *piece* of all."""
    articles, last, counts = 0, -1, np.zeros(0, np.int64)
    for part in span.cut(AT_ONCE):
        docs = part.read()["doc"]
        articles += int(np.count_nonzero(np.diff(docs, prepend=last)))
        last = int(docs[-1])
        found = np.bincount(docs // piece)
        found[: len(counts)] += counts
        counts = found
    return articles, counts


def _merge(parts: list[Rows]) -> Batch:
    """The occurrences in *parts*, each in order, as one batch in order."""
    rows = np.concatenate([np.zeros(0, _ROW), *parts])
    keys = rows["term"].astype(np.int64) << 32 | rows["doc"]
    rows = rows[np.argsort(keys, kind="stable")]
    return Batch(
        rows["term"].astype(np.int32),
        rows["doc"].astype(np.int32),
        rows["at"].astype(np.int32),
        rows["before"].astype(np.int32),
        rows["after"].astype(np.int32),
        rows["titled"].astype(np.bool_),
    )


def _list_rows(occurs: HeldOccurrences, articles: Ints) -> Iterator[Rows]:
    """All occurrences, in batches: of the forms, then of the pairs."""
    for low, high in cut_terms(occurs.counts, AT_ONCE):
        yield _make_rows(occurs.of_forms(low, high), articles)
    for low, high in cut_terms(occurs.paired, AT_ONCE):
        yield _make_rows(occurs.of_pairs(low, high), articles)


def _make_rows(batch: Batch, articles: Ints) -> Rows:
    rows = np.empty(len(batch.term), _ROW)
    rows["doc"] = articles[batch.doc]
    for name in ("term", "at", "before", "after", "titled"):
        rows[name] = getattr(batch, name)
    return rows


def _note(run: Run, file: Path, key: str, checksum: int) -> None:
    """Say what is in *run*, and that it is whole."""
    columns = {name: getattr(run, name) for name in Run.__dataclass_fields__ if name != "file"}
    stream = io.BytesIO()
    np.savez(stream, key=np.array(key), checksum=np.array(checksum), **columns)
    write_atomically(file, stream.getvalue())


def _check(file: Path) -> int:
    """The checksum of *file*."""
    checksum = 0
    with file.open("rb") as stream:
        while data := stream.read(1 << 20):
            checksum = zlib.crc32(data, checksum)
    return checksum
