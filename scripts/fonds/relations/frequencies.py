"""In how many articles each term is: counted once, then brought up to date by what changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from fonds.base.flatrows import list_different
from fonds.relations.vectors import Bytes, Numbers, idf_table


class Frequencies(NamedTuple):
    """The terms of an archive."""

    terms: Numbers  # their hashes, ascending
    counts: NDArray[np.int64]  # in how many articles each of them is
    articles: int  # of the archive

    def idfs(self) -> Bytes:
        """The inverse document frequency of each term."""
        return np.frombuffer(idf_table(self.articles), dtype=np.uint8)[self.counts]


def count_terms(packed: Sequence[bytes]) -> Frequencies:
    """Of articles, each of which has the terms that are *packed* in one text of bytes."""
    flat = np.frombuffer(b"".join(packed), dtype="<u4")
    return Frequencies(*np.unique(flat, return_counts=True), len(packed))


def change_terms(
    before: Frequencies, lost: Sequence[bytes], gained: Sequence[bytes]
) -> Frequencies:
    """*before* without the articles that were *lost*, with those *gained*: the same as counted."""
    more, less = count_terms(gained), count_terms(lost)
    terms = list_different(np.concatenate((before.terms, more.terms)))
    counts = np.zeros(len(terms), dtype=np.int64)
    for sign, part in ((1, before), (1, more), (-1, less)):
        counts[np.searchsorted(terms, part.terms)] += sign * part.counts
    left = counts > 0
    articles = before.articles + more.articles - less.articles
    return Frequencies(terms[left], counts[left], articles)


def find_moved(before: Frequencies, now: Frequencies) -> Numbers:
    """The terms whose IDF is not what it was, of those that there were *before*."""
    if not len(now.terms):
        return now.terms
    at = np.searchsorted(now.terms, before.terms)
    still_there = now.terms.take(at, mode="clip") == before.terms
    moved: Numbers = before.terms[still_there & (now.idfs().take(at, mode="clip") != before.idfs())]
    return moved
