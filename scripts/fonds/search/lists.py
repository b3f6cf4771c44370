"""The lists of all terms as chunks, and what is kept of them for the next index.

After a change to some texts only the lists that name those articles are made anew. That gives
the very chunks of an index made from nothing, since a piece of a list depends on its own articles
alone, and where a chunk ends on the pieces in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fonds.search.chunks import MODULUS, File, Shelf
from fonds.search.packing import (
    Family,
    Layout,
    Made,
    cut_chunks,
    fill_units,
    find_starts,
    lay_units,
    shelve_chunks,
)
from fonds.search.posting_encoding import Ints
from fonds.search.postings import LONG, PIECE, SOME, WHOLE, Choice, Postings


@dataclass(frozen=True, slots=True)
class Lists:
    """All that was written of an archive's terms."""

    order: bytes  # hash of the articles in their order
    common: list[str]  # the common forms, in the order of their codes
    terms: list[str]  # forms, and pairs with a space between
    articles: Ints  # how many articles have each term
    families: dict[str, Family]  # by letter


@dataclass(frozen=True, slots=True)
class Change:
    """An article whose text is another one than before."""

    number: int
    before: NDArray[np.int32]  # the forms of its words then; -1 for those that nothing has now


class ListWriter:
    """Makes the lists of one index, from those of the index before as far as they hold.

    *marks* gives for each of *terms* a number that decides where chunks may end: it must depend on
    the term, or on what is common, alone.
    """

    def __init__(
        self,
        postings: Postings,
        terms: list[str],
        marks: list[int],
        changes: list[Change],
        old: Lists | None,
    ) -> None:
        self.postings = postings
        self.terms = terms
        self.changes = changes
        self.old = old
        self._marks = np.array(marks, dtype=np.int64)
        self.total = len(postings.corpus.lengths)
        places = {term: at for at, term in enumerate(old.terms)} if old else {}
        self._place = np.array([places.get(term, -1) for term in terms], dtype=np.int64)

    def write(self, shelves: dict[str, Shelf]) -> tuple[list[Iterator[File]], dict[str, Family]]:
        """The files of each family, *shelves* by letter, and what is to be kept of them."""
        choice = self._choose()
        made = Made()
        for pieces in self.postings.write(choice):
            made.add(pieces)
        layout = lay_units(self.postings.articles, self.total)
        origin = self._trace(choice, layout)
        may_end = self._find_ends(layout)
        files, families = [], {}
        for letter, shelf in shelves.items():
            before = self.old.families[letter] if self.old else None
            sizes, data = fill_units(made, letter, layout, origin, before)
            starts = find_starts(sizes, may_end)
            family = cut_chunks(
                Family(sizes, data, starts, [], np.cumsum(sizes)), layout, origin, before
            )
            families[letter] = family
            files.append(shelve_chunks(family, layout, shelf))
        return files, families

    def _choose(self) -> Choice:
        """What to make: all, or what the changed articles have or had."""
        pieces = np.zeros(-(-self.total // PIECE), dtype=np.bool_)
        chosen = np.zeros(len(self.terms), dtype=np.uint8)
        if self.old is None:
            return Choice(chosen + np.uint8(WHOLE), pieces)
        known = self._place >= 0
        before = np.where(known, self.old.articles[self._place], 0)
        articles = before.copy()
        corpus, of = self.postings.corpus, self.postings.terms_of
        for change in self.changes:
            low, high = corpus.starts[change.number], corpus.starts[change.number + 1]
            had, has = of(change.before), of(corpus.rank[low:high])
            articles[had] -= 1
            articles[has] += 1
            chosen[had] = chosen[has] = SOME
            pieces[change.number // PIECE] = True
        self.postings.articles[:] = articles
        short = (before <= LONG) | (articles <= LONG)
        chosen[(chosen == SOME) & short] = WHOLE
        return Choice(chosen, pieces)

    def _trace(self, choice: Choice, layout: Layout) -> Ints:
        """For each unit the one of the index before that is the same; -1: it is made anew."""
        if self.old is None:
            return np.full(layout.size, -1, dtype=np.int64)
        before = lay_units(self.old.articles, self.total)
        moved = np.repeat(before.firsts[self._place] - layout.firsts, layout.counts)
        chosen = np.repeat(choice.terms, layout.counts)
        units = np.arange(layout.size)
        anew = chosen == WHOLE
        some = np.flatnonzero(chosen == SOME)
        anew[some] = choice.pieces[layout.of(some)[1]]
        return np.where(anew, -1, units + moved)

    def _find_ends(self, layout: Layout) -> Ints:
        """The units before which a chunk may end: a matter of their terms alone."""
        pieces = np.arange(layout.size) - np.repeat(layout.firsts, layout.counts)
        marks = np.repeat(self._marks, layout.counts) + pieces
        return np.flatnonzero(marks % MODULUS == 0)
