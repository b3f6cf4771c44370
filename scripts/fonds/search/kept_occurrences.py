"""Where terms occur, as the last build counted it: the words of few articles need be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fonds.search.corpus import make_corpus
from fonds.search.former import Changes
from fonds.search.occurrences import HeldOccurrences, Part, Terms
from fonds.search.posting_encoding import Flags, Ints

MOST = 100
"""Articles that may have changed: from 300 of 10,000 on it is as fast to make all lists anew."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted, as in `Occurrences`."""

    lengths: Ints  # of the articles
    titles: Ints  # of these
    paired: Ints  # by the code of a pair


class KeptOccurrences:
    """Those of an archive of which only the words *then* and *now* of what changed are held."""

    def __init__(
        self,
        counts: Counts,
        changes: Changes,
        then: HeldOccurrences,
        now: HeldOccurrences,
        read: Callable[[], HeldOccurrences],
        read_counted: Callable[[], HeldOccurrences],
    ) -> None:
        self.terms, self.now, self._read, self._read_counted = now.terms, now, read, read_counted
        self.lengths = _put(counts.lengths, changes, now.lengths)
        self.titles = _put(counts.titles, changes, now.titles)
        self.paired: Ints = counts.paired - then.paired + now.paired
        self._whole: HeldOccurrences | None = None

    def whole(self) -> HeldOccurrences:
        """The same with the words of all articles."""
        self._whole = self._whole or self._read()
        return self._whole

    def parts(self, piece: int, long: int) -> Iterator[Part]:
        """All of them, in the order of their terms."""
        return self.whole().parts(piece, long)

    def followers(self) -> Iterator[Ints]:
        """Forms in a row in the articles that are counted, as numbers."""
        return self._read_counted().followers()


def hold(
    articles: Iterable[NDArray[np.int32]],
    rank: NDArray[np.int32],
    terms: Terms,
    counted: Flags | None = None,
) -> HeldOccurrences:
    """The occurrences in *articles*, each as the numbers of its words, the forms of which have the
    numbers *rank*; *counted*: of all of them it is counted what follows what, or of these."""
    words = [*articles]
    starts = np.cumsum([0, *map(len, words)], dtype=np.int64)
    row = np.concatenate([np.zeros(0, dtype=np.int32), *words])
    counted = np.ones(len(words), dtype=np.bool_) if counted is None else counted
    return HeldOccurrences(make_corpus(rank[row], starts), terms, counted)


def _put(values: Ints, changes: Changes, here: Ints) -> Ints:
    """*values* of articles as they are now: of those that changed they are *here*."""
    found = np.zeros(changes.size, dtype=np.int64)
    found[: len(values)] = values[: changes.size]
    found[changes.here] = here
    return found
