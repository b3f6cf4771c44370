"""Posting lists of the last build: those that nothing changed are taken over as they are.

A unit is the list of one term, or one piece of a long list. It says which articles have the term,
by their numbers, where it stands in each, and which common words are beside it. So **a unit is
dirty**, and made anew, if an article changed that has its term or had it; of a list that was long
and still is, only if that article is of its piece. An article has changed if its words have, or if
its number was another's: one more in the middle of an archive changes all that come after it.

Where few articles changed, dirty units are mended (mending.py), and the words of the others need
not be read. All lists are made anew where other words are common, where pieces are of another size,
and where more than one word in `FEW` would have to be sorted again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from fonds.base.fingerprint import fingerprint
from fonds.search.followers import Followers
from fonds.search.former import Articles, Changes, compare
from fonds.search.kept_occurrences import Counts, KeptOccurrences
from fonds.search.kept_rows import KeptRows
from fonds.search.mending import mend
from fonds.search.numbering import Numbering
from fonds.search.occurrences import HeldOccurrences, Numbers
from fonds.search.packing import PARTS
from fonds.search.posting_encoding import Flags, Ints
from fonds.search.postings import Pieces, Postings, choose_bounds
from fonds.search.spoken import Spoken
from fonds.search.units import Kept, Units
from fonds.search.vocabulary import Vocabulary

FEW = 5
"""Lists are taken over if no more than one word in so many is in those that are dirty."""

FOLLOW = ("first", "second")
"""Names of the columns of what follows what."""


@dataclass(frozen=True, slots=True)
class Change:
    """What of the lists is dirty since the last build."""

    articles: Ints  # how many have each term now
    number: Ints  # of each term of the last build, its number now; -1: it is gone
    whole: Flags  # terms of which all units are dirty; the last is none
    within: Flags  # terms of which those are whose piece is; the last is none
    pieces: Flags  # pieces in which an article changed
    divided: bool  # whether a list became long, or is no more

    def is_dirty(self, term: Numbers, piece: Numbers | int) -> Flags:
        """Whether the unit of each *term*, and of its *piece* or of one, is dirty."""
        dirty: Flags = self.whole[term]
        if np.any(inside := self.pieces[piece]):
            dirty = dirty | (self.within[term] & inside)
        return dirty

    def take(self, kept: Units, *, dirty: bool = False) -> Units:
        """Those of the *kept* units that are as they were, or those that are *dirty*, their terms
        as they are numbered now."""
        number = self.number[kept.term]
        chosen = (number >= 0) & (self.is_dirty(number, kept.piece) == dirty)
        return replace(kept, term=number).only(chosen)


class KeptLists:
    """The lists in the cache of an archive, and what they were made of."""

    def __init__(self, rows: KeptRows) -> None:
        self._rows = rows

    def compare(self, articles: Articles) -> Changes | None:
        """How *articles* differ from those of the lists that were put here; None if all are to be
        made anew."""
        rows = self._rows
        if not rows.read("state"):
            return None
        ids, langs = rows.read_lines("ids"), rows.read_lines("langs")
        former = Articles(ids, langs, rows.read("keys"), articles.find_words)
        return compare(former, articles, len(articles.ids) // FEW)

    def read_spoken(self) -> Spoken:
        """How often words occurred in each language."""
        rows = self._rows
        return {
            lang: (rows.read_numbers(f"words {lang}"), rows.read_numbers(f"counts {lang}"))
            for lang in rows.read_lines("spoken")
        }

    def read_counts(self, articles: int, words: Vocabulary) -> Counts | None:
        """What was counted; None where what is common in so many *articles* is not what it was."""
        rows = self._rows
        if rows.read_lines("state") != [_state(articles, words)]:
            return None
        return Counts(*map(rows.read_numbers, ("lengths", "titles", "paired")))

    def find(
        self, postings: Postings, words: Vocabulary, articles: Articles, changes: Changes
    ) -> Kept | None:
        """What is left of the lists that were put here; None if all are to be made anew."""
        if self._rows.read_lines("state") != [_state(changes.size, words)]:
            return None
        numbering = Numbering(words, postings)
        change = self._weigh(numbering, postings, words, changes)
        made = self._mend(numbering, postings, changes, change)
        if made is None:
            occurs = postings.occurs
            held = occurs.whole() if isinstance(occurs, KeptOccurrences) else occurs
            if not isinstance(held, HeldOccurrences):
                return None
            some = held.only(change.is_dirty, postings.piece)
            if some.counts.sum() * FEW > held.counts.sum():
                return None
            made = postings.write_some(some, change.articles)
        follow = self._find_followers(articles, change.number)
        changed = len(changes.numbers) > 0
        return Kept(made, changed, lambda it: change.take(self._rows.read_units(it)), follow)

    def _weigh(
        self, numbering: Numbering, postings: Postings, words: Vocabulary, changes: Changes
    ) -> Change:
        """What is dirty: what the changed articles have, or had."""
        before, after = (
            numbering.count(words.rank[surfaces] for surfaces in articles)
            for articles in (changes.then, changes.now)
        )
        rows, changed, long = self._rows, changes.numbers, postings.long
        number = numbering.renumber(rows.read_lines("forms"), rows.read_numbers("pairs"))
        was, alive = np.zeros_like(before), number >= 0
        was[number[alive]] = rows.read_numbers("articles")[alive]
        now = was - before + after
        touched, divided = before + after > 0, np.minimum(was, now) > long
        most = max(changes.size, int(changed.max(initial=0)) + 1)
        pieces = np.zeros(most // postings.piece + 1, dtype=np.bool_)
        pieces[changed // postings.piece] = True
        anew = bool(np.any(touched & ((was > long) != (now > long))))
        return Change(now[:-1], number, touched & ~divided, touched & divided, pieces, anew)

    def _mend(
        self, numbering: Numbering, postings: Postings, changes: Changes, change: Change
    ) -> Iterable[Pieces] | None:
        """The dirty units, made of what they were; None where the words of all are needed."""
        if change.divided or not isinstance(postings.occurs, KeptOccurrences):
            return None
        dirty = [change.take(self._rows.read_units(name), dirty=True) for name in PARTS]
        postings.articles = change.articles
        added = numbering.list_rows(postings, postings.occurs.now, changes.here)
        numbers, annotated = changes.numbers.tolist(), numbering.annotated
        made = mend(dirty, added, numbers, postings.piece, annotated)
        return None if made is None else [made]

    def _find_followers(self, articles: Articles, number: Ints) -> Followers | None:
        """What followed what, if it was counted in the same articles."""
        if self._rows.read("counted") != articles.sign_counted():
            return None
        first, second = (number[self._rows.read_numbers(name)] for name in FOLLOW)
        return (first, second) if min(first.min(initial=0), second.min(initial=0)) >= 0 else None

    def keep(
        self,
        postings: Postings,
        words: Vocabulary,
        articles: Articles,
        spoken: Spoken,
        parts: Mapping[str, Units],
        follow: Followers,
    ) -> None:
        """Put all lists here in place of those of the last build: *parts*, each by its name."""
        rows, occurs = self._rows, postings.occurs
        rows.put_lines("state", [_state(len(articles.ids), words)])
        for name, lines in (("ids", articles.ids), ("langs", articles.langs),
                            ("forms", words.forms), ("spoken", spoken)):  # fmt: skip
            rows.put_lines(name, lines)
        rows.put("keys", articles.keys)
        rows.put("counted", articles.sign_counted())
        for lang, columns in spoken.items():
            for name, numbers in zip(("words", "counts"), columns, strict=True):
                rows.put_numbers(f"{name} {lang}", numbers)
        for name, numbers in (("lengths", occurs.lengths), ("titles", occurs.titles),
                              ("paired", occurs.paired), ("pairs", postings.pairs),
                              ("articles", postings.articles),
                              *zip(FOLLOW, follow, strict=True)):  # fmt: skip
            rows.put_numbers(name, numbers)
        for name, units in parts.items():
            rows.put_units(name, units)

    def clear(self) -> None:
        """Keep none."""
        self._rows.clear()


def _state(articles: int, words: Vocabulary) -> str:
    """Fingerprint of what all lists depend on, besides the articles."""
    common = [words.forms[number] for number in words.common]
    return fingerprint(choose_bounds(articles), common)
