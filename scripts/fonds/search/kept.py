"""Posting lists of the last build: those that nothing changed are taken over as they are.

A unit is the list of one term, or one piece of a long list. It says which articles have the term,
by their numbers, where it stands in each, and which common words are beside it. So **a unit is
dirty**, and made anew, if an article changed that has its term or had it; of a list that was long
and still is, only if that article is of its piece. An article has changed if its words have, or if
its number was another's: one more in the middle of an archive changes all that come after it.

All lists are made anew where other words are common, where pieces are of another size, and where
more than one word in `FEW` would have to be sorted again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fonds.base.fingerprint import fingerprint
from fonds.search.corpus import KEY
from fonds.search.occurrences import CODES, PAIRS, HeldOccurrences, Numbers
from fonds.search.posting_encoding import Flags, Ints
from fonds.search.postings import Postings
from fonds.search.spool import BLOCK, Readable, Rows
from fonds.search.units import FAMILIES, Kept, Units
from fonds.search.vocabulary import Vocabulary

FEW = 5
"""Lists are taken over if no more than one word in so many is in those that are dirty."""


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles of an archive, in its order."""

    ids: list[str]  # of each
    keys: bytes  # of each, `KEY` bytes: what stands for its words
    find_words: Callable[[str, bytes], bytes | None]  # id, former key → words that it had then


@dataclass(frozen=True, slots=True)
class Change:
    """What of the lists is dirty since the last build."""

    articles: Ints  # how many have each term now
    number: Ints  # of each term of the last build, its number now; -1: it is gone
    whole: Flags  # terms of which all units are dirty; the last is none
    within: Flags  # terms of which those are whose piece is; the last is none
    pieces: Flags  # pieces in which an article changed

    def is_dirty(self, term: Numbers, piece: Numbers | int) -> Flags:
        """Whether the unit of each *term*, and of its *piece* or of one, is dirty."""
        dirty: Flags = self.whole[term]
        if np.any(inside := self.pieces[piece]):
            dirty = dirty | (self.within[term] & inside)
        return dirty

    def take(self, kept: Units) -> Units:
        """Those of the *kept* units that are as they were, their terms as they are numbered now."""
        number = self.number[kept.term]
        clean = (number >= 0) & ~self.is_dirty(number, kept.piece)
        return replace(kept, term=number).only(clean)


class KeptLists:
    """The lists in the cache of an archive, and what they were made of."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def find(
        self, postings: Postings, words: Vocabulary, articles: Articles, occurs: HeldOccurrences
    ) -> Kept | None:
        """What is left of the lists that were put here; None if all are to be made anew."""
        ids, keys = self._read_lines("ids"), self._read("keys")
        changed = _compare(keys, articles.keys)
        few = len(changed) * FEW <= len(articles.ids)
        if not few or self._read_lines("state") != [_state(postings, words)]:
            return None
        former = [
            articles.find_words(ids[number], keys[number * KEY : (number + 1) * KEY])
            for number in changed[changed < len(ids)].tolist()
        ]
        known = [np.frombuffer(data, np.int32) for data in former if data is not None]
        if len(known) < len(former):
            return None
        terms = _Terms(words, postings)
        before = terms.count(words.rank[surfaces] for surfaces in known)
        here = changed[changed < len(articles.ids)]
        after = terms.count(map(occurs.ranks, here.tolist()))
        change = self._weigh(terms, postings, before, after, changed)
        some = occurs.only(change.is_dirty, postings.piece)
        if some.counts.sum() * FEW > occurs.counts.sum():
            return None
        return Kept(some, change.articles, len(changed) > 0, lambda it: change.take(self.read(it)))

    def _weigh(
        self, terms: _Terms, postings: Postings, before: Ints, after: Ints, changed: Ints
    ) -> Change:
        """What is dirty: *before* and *after* count the *changed* articles that have each term."""
        number = terms.renumber(self._read_lines("forms"), self._read_numbers("pairs"))
        was, alive = np.zeros_like(before), number >= 0
        was[number[alive]] = self._read_numbers("articles")[alive]
        now = was - before + after
        touched, long = before + after > 0, np.minimum(was, now) > postings.long
        most = max(len(postings.occurs.lengths), int(changed.max(initial=0)) + 1)
        pieces = np.zeros(most // postings.piece + 1, dtype=np.bool_)
        pieces[changed // postings.piece] = True
        return Change(now[:-1], number, touched & ~long, touched & long, pieces)

    def read(self, name: str) -> Units:
        """The units that were put under *name*."""
        term, piece = (self._read_numbers(f"{name} {column}") for column in ("term", "piece"))
        sizes = {family: self._read_numbers(f"{name} {family} sizes") for family in FAMILIES}
        begins = {family: np.cumsum(size) - size for family, size in sizes.items()}
        data = {family: Rows(self._database, f"{name} {family}") for family in FAMILIES}
        return Units(term, piece, begins, sizes, data)

    def keep(
        self, postings: Postings, words: Vocabulary, articles: Articles, parts: Mapping[str, Units]
    ) -> None:
        """Put all lists here in place of those of the last build: *parts*, each by its name."""
        self.clear()
        self._put("state", _state(postings, words).encode())
        self._put("ids", "\n".join(articles.ids).encode("utf-8", "surrogatepass"))
        self._put("keys", articles.keys)
        self._put("forms", "\n".join(words.forms).encode("utf-8", "surrogatepass"))
        self._put("pairs", postings.pairs.tobytes())
        self._put("articles", postings.articles.tobytes())
        for name, units in parts.items():
            self._put(f"{name} term", units.term.tobytes())
            self._put(f"{name} piece", units.piece.tobytes())
            for family, size in units.sizes.items():
                self._put(f"{name} {family} sizes", size.tobytes())
                self._put(f"{name} {family}", units.data[family], int(size.sum()))

    def clear(self) -> None:
        """Keep none."""
        self._database.execute("DELETE FROM lists")

    def _put(self, name: str, data: Readable, size: int = -1) -> None:
        end = len(data) if isinstance(data, bytes) else size
        rows = (
            (name, at // BLOCK, bytes(data[at : min(at + BLOCK, end)]))
            for at in range(0, end, BLOCK)
        )
        self._database.executemany("INSERT INTO lists VALUES (?, ?, ?)", rows)

    def _read(self, name: str) -> bytes:
        query = "SELECT data FROM lists WHERE name = ? ORDER BY block"
        return b"".join(data for (data,) in self._database.execute(query, (name,)))

    def _read_lines(self, name: str) -> list[str]:
        data = self._read(name)
        return data.decode("utf-8", "surrogatepass").split("\n") if data else []

    def _read_numbers(self, name: str) -> Ints:
        return np.frombuffer(self._read(name), dtype=np.int64)


class _Terms:
    """The terms of an index: how they are numbered, and which an article has."""

    def __init__(self, words: Vocabulary, postings: Postings) -> None:
        self._forms, self._codes = words.forms, postings.occurs.terms.codes
        self._pairs = np.full(PAIRS, -1, dtype=np.int64)  # code of a pair → its number
        self._pairs[postings.pairs] = np.arange(len(postings.pairs)) + len(words.forms)
        self._size = len(words.forms) + len(postings.pairs)

    def count(self, articles: Iterable[NDArray[np.int32]]) -> Ints:
        """How many of *articles*, each as the numbers of its forms, have each term; last a 0."""
        counts: Ints = np.zeros(self._size + 1, dtype=np.int64)
        for forms in articles:
            codes = self._codes[forms].astype(np.int64)
            pairs = self._pairs[codes[:-1] * CODES + codes[1:]]  # -1 where one is not common
            counts[np.unique(np.concatenate([forms, pairs]))] += 1
        counts[-1] = 0
        return counts

    def renumber(self, forms: list[str], pairs: Ints) -> Ints:
        """The numbers that former terms have now; -1 of those that are gone."""
        if forms == self._forms:
            found = np.arange(len(forms))
        else:
            numbers = {form: number for number, form in enumerate(self._forms)}
            found = np.array([numbers.get(form, -1) for form in forms], dtype=np.int64)
        return np.concatenate([found, self._pairs[pairs]])


def _state(postings: Postings, words: Vocabulary) -> str:
    """Fingerprint of what all lists depend on, besides the articles."""
    common = [words.forms[number] for number in words.common]
    return fingerprint(postings.piece, postings.long, common)


def _compare(former: bytes, keys: bytes) -> Ints:
    """The numbers of the articles that changed: those that one of both has not are among them."""
    size = max(len(former), len(keys))
    before, after = (
        np.frombuffer(data.ljust(size, b"\0"), np.uint8).reshape(-1, KEY) for data in (former, keys)
    )
    changed: Ints = np.flatnonzero((before != after).any(axis=1))
    return changed
