"""The words of a part of the archive, as its texts write them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from fonds.base.calendar_names import common_names
from fonds.base.fingerprint import code_of
from fonds.catalogue.mentions import read_hidden_names
from fonds.catalogue.queries import Card, Record
from fonds.files.own_cache import look_up
from fonds.relations.keyness import (
    NO_TERMS,
    Read,
    Terms,
    add_up,
    choose_ids,
    key_terms,
    read_terms,
    subtract,
)
from fonds.relations.spelling_out import spell_out
from fonds.relations.words import fold_words

SHOWN = 8
"""Most words of a part."""
_TRIED = 24
"""Words that are looked at, and that articles are ranked by: some are forms of others, names of
months, or hidden."""
_READ = 8
"""Articles of a part whose texts are read to see how a word is written."""
_KNOWN = 10_000
"""Articles from which on their words are forgotten: in memory they take 2 kB each."""
_ENDING = re.compile("(?:e?[sx]|e|ed|ing)$")
"""What two forms of one word mostly differ by: the plural, the feminine."""
_LEAST = 3
"""Articles from which a part, and what it is compared with, has words of its own."""


class KeyWords:
    """Words that parts of one archive use more than others."""

    def __init__(
        self, catalogue: sqlite3.Connection, cards: Sequence[Card], *, studied: bool
    ) -> None:
        """*studied*: whether relations know the words of every article."""
        self._catalogue, self._cards, self._studied = catalogue, cards, studied
        self._known: dict[str, Read] = {}

    def of_parts(
        self, parts: Sequence[Sequence[int]], record: Record, whole: Sequence[int]
    ) -> list[list[str]]:
        """Words that the articles at each of *parts* use more than the others at *whole*, those of
        *record*.

        The record's own names are none of them.
        """
        own = {word for name in (record.label, *record.variants) for word in fold_words(name)}
        return [
            self.spell(part, self.find(terms, rest), own)
            for part, (terms, rest) in zip(parts, self._divide(parts, whole), strict=True)
        ]

    def _divide(
        self, parts: Sequence[Sequence[int]], whole: Sequence[int]
    ) -> Iterator[tuple[Terms, Terms]]:
        """The words of each of *parts*, and those of what else is in *whole*.

        The others of each part are nearly the same: their words are added up once, and what is not
        among the others of one part is taken away from that.
        """
        ids = [self._cards[at].id for at in whole]
        chosen = []
        for part in parts:
            inside = {self._cards[at].id for at in part}
            rest = choose_ids([id_ for id_ in ids if id_ not in inside])
            chosen.append((choose_ids(list(inside)), rest))
        rests = frozenset(chain.from_iterable(rest for _, rest in chosen))
        articles = self.articles(sorted(rests.union(*(own for own, _ in chosen))))
        every = _add_up(articles, rests)
        for own, rest in chosen:
            if min(len(own), len(rest)) < _LEAST:
                yield NO_TERMS, NO_TERMS
            else:
                yield _add_up(articles, own), subtract(every, _add_up(articles, rests - {*rest}))

    def terms(self, *parts: Sequence[int]) -> Terms:
        """The words of the articles at the positions of all *parts*, which have none in common."""
        ids = (choose_ids([self._cards[position].id for position in part]) for part in parts)
        return add_up(chain.from_iterable(self.articles(some).values() for some in ids))

    def articles(self, ids: Sequence[str]) -> Mapping[str, Read]:
        """Id → the words of each of these articles; nothing where relations are off."""
        if not self._studied or len(ids) < _LEAST:
            return {}
        if len(self._known) > _KNOWN:
            self._known.clear()
        missing = [id_ for id_ in ids if id_ not in self._known]
        self._known |= read_terms(self._catalogue, missing)
        return {id_: self._known[id_] for id_ in ids if id_ in self._known}

    def find(self, terms: Terms, rest: Terms) -> list[int]:
        """The words of *terms* that *rest* uses less, by their hashes."""
        return key_terms(terms, rest, _TRIED)

    def spell(
        self, part: Sequence[int], found: Sequence[int], without: Collection[str] = ()
    ) -> list[str]:
        """Words that were *found*, as the articles at *part* write them."""
        if not found:
            return []
        spelled = spell_out(found, self._texts(part))
        written = [spelled[term] for term in found if term in spelled]
        return list(self._choose(written, without))[:SHOWN]

    def _choose(self, written: Iterable[str], without: Collection[str]) -> Iterator[str]:
        """Those of the words *written* that say something: one form of each."""
        seen: set[str] = set()
        for word in written:
            folded = fold_words(word)
            stem = _ENDING.sub("", "".join(folded))
            if stem in seen or any(part in self._empty or part in without for part in folded):
                continue
            seen.add(stem)
            yield word

    def _texts(self, part: Sequence[int]) -> Iterator[str]:
        ids = [self._cards[position].id for position in part[:: -(-len(part) // _READ)]]
        rows = self._catalogue.execute(
            f"SELECT text FROM articles WHERE id IN ({', '.join('?' * len(ids))})",  # noqa: S608
            ids,
        )
        return (text for (text,) in rows)

    @cached_property
    def _empty(self) -> frozenset[str]:
        """Words that say nothing of a time, or that only an article itself may show."""
        times: list[str] = look_up("times", code_of("fonds.base.calendar_names"), _list_times)
        hidden = read_hidden_names(self._catalogue).values()
        return frozenset(
            times + [word for found in hidden for name in found for word in fold_words(name)]
        )


def _list_times() -> list[str]:
    """Names of months and weekdays: to load all languages that they are in takes 0.01 s."""
    return [*common_names().months, *common_names().weekdays]


def _add_up(articles: Mapping[str, Read], ids: Iterable[str]) -> Terms:
    """The words of those of *articles* that *ids* name."""
    return add_up(articles[id_] for id_ in ids if id_ in articles)
