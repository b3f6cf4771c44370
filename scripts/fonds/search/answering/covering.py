"""Which lists give the positions of the words of a phrase: see covering.js.

A slot is a place of a phrase: its distance from the first word, and the forms that may stand there.
A rare word's list has the common words beside each position, and so has that of two common words in
a row: those cover them, and the long list of a common word is read only where no other covers it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fonds.search.answering.contents import Index
from fonds.search.answering.decoding import Ints, read_growing, read_numbers
from fonds.search.answering.forms import Entry
from fonds.search.answering.lists import Places, Postings, read_places, read_postings
from fonds.search.answering.matches import unite_docs

Pairs = tuple[list[int], list[int]]


@dataclass(frozen=True, slots=True)
class PhraseSlot:
    """The forms that may stand at one place of a phrase."""

    at: int  # words from the first one
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A list that is to be read for a slot."""

    at: int  # of the slot
    ids: tuple[int, ...]  # forms, or a pair: their places are joined
    before: int  # code of the common word before; 0: any
    after: int  # the same for the one after
    docs: Ints  # the articles of the list

    @property
    def alone(self) -> bool:
        """Whether no position needs to be read, if there is no other check."""
        return len(self.ids) == 1 and not self.before and not self.after

    def read(self, index: Index, docs: Ints) -> Places:
        """Where the phrase begins in *docs*, as far as this list says."""
        found = [read_places(index, id_, docs, self.before, self.after) for id_ in self.ids]
        keys = np.concatenate([np.zeros(0, dtype=np.int64), *(it.keys for it in found)])
        titled = np.concatenate([np.zeros(0, dtype=np.bool_), *(it.titled for it in found)])
        return Places(keys - self.at, titled).take(np.argsort(keys, kind="stable"))

    def postings(self, index: Index) -> Postings:
        """The postings of its one list."""
        return read_postings(index, self.ids[0])


def plan_checks(index: Index, slots: list[PhraseSlot]) -> list[Check]:
    """The checks that together cover *slots*, the shortest list first."""
    plan = _Plan(index, slots)
    for n in range(len(slots)):
        if not plan.codes[n]:
            plan.add_rare(n)
    for n in range(len(slots)):
        if plan.codes[n] and n not in plan.covered:
            plan.add_common(n)
    return sorted(plan.checks, key=lambda check: len(check.docs))


class _Plan:
    """A plan that is being made."""

    def __init__(self, index: Index, slots: list[PhraseSlot]) -> None:
        self.index = index
        self.slots = slots
        self.codes = [self._code(slot) for slot in slots]
        """Of each slot the code of its common word; 0 where it has none."""
        self.covered: set[int] = set()
        self.checks: list[Check] = []

    def add_rare(self, n: int) -> None:
        """Cover a slot without a common word, and the common words around it."""
        if len(self.slots[n].entries) == 1:
            self._add_between(n, n, self._ids(n))
        else:
            self._add(self.slots[n].at, self._ids(n))

    def add_common(self, n: int) -> None:
        """Cover a common word by the pair near it that covers most, of those the rarest."""
        useful = [
            (-len(set(reach) - self.covered), articles, first, ids)
            for first in (n - 2, n - 1, n, n + 1)
            if self._is_pair(first) and n in (reach := self._reach(first, first + 1))
            for ids, articles in [self._find_pair(self.codes[first], self.codes[first + 1])]
        ]
        if not useful:
            self._add(self.slots[n].at, self._ids(n))
            return
        _, _, first, ids = min(useful, key=lambda pair: pair[:2])
        self._add_between(first, first + 1, ids)

    def _code(self, slot: PhraseSlot) -> int:
        codes = self.index.contents.codes
        return codes.get(slot.entries[0].id, 0) if len(slot.entries) == 1 else 0

    def _ids(self, n: int) -> tuple[int, ...]:
        return tuple(entry.id for entry in self.slots[n].entries)

    def _add_between(self, first: int, last: int, ids: tuple[int, ...]) -> None:
        """The list of the slots *first* to *last*: it covers common words around them too."""
        reach = self._reach(first, last)
        self.covered.update(reach)
        before = self.codes[first - 1] if first - 1 in reach else 0
        after = self.codes[last + 1] if last + 1 in reach else 0
        self._add(self.slots[first].at, ids, before, after)

    def _add(self, at: int, ids: tuple[int, ...], before: int = 0, after: int = 0) -> None:
        lists = [read_postings(self.index, id_).docs for id_ in ids]
        docs = lists[0] if len(lists) == 1 else unite_docs(lists)
        self.checks.append(Check(at, ids, before, after, docs))

    def _reach(self, first: int, last: int) -> list[int]:
        """The slots that the list of those from *first* to *last* covers."""
        before = [first - 1] if self._has_code(first - 1) and self._adjoin(first - 1) else []
        after = [last + 1] if self._has_code(last + 1) and self._adjoin(last) else []
        return [*before, *range(first, last + 1), *after]

    def _is_pair(self, first: int) -> bool:
        return self._has_code(first) and self._has_code(first + 1) and self._adjoin(first)

    def _has_code(self, n: int) -> bool:
        return 0 <= n < len(self.codes) and self.codes[n] > 0

    def _adjoin(self, n: int) -> bool:
        return self.slots[n + 1].at == self.slots[n].at + 1

    def _find_pair(self, one: int, other: int) -> tuple[tuple[int, ...], int]:
        """The list of two common words in a row, and how many articles it has; else none."""
        known = self.index.once("pairs", self._read_pairs)
        number, articles = known.get(64 * one + other, (-1, 0))
        return ((self.index.contents.forms + number,), articles) if articles else ((), 0)

    def _read_pairs(self) -> dict[int, tuple[int, int]]:
        """Code of a pair → its number among pairs, and how many articles have it."""
        codes, articles = self.index.pairs()
        counts = read_numbers(articles).tolist()
        numbered = zip(read_growing(codes), counts, strict=True)
        return {code: (number, count) for number, (code, count) in enumerate(numbered)}
