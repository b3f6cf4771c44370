"""The words of a large archive, shard by shard: only those of one are in memory at once.

Statistics are those of the whole, so that the index is byte for byte the one of an archive that is
not divided. Words wait in the cache of the search (`TokenStore`), and what is made of a shard in a
run, which a build that goes on where another was killed finds again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from fonds.base.fingerprint import code_of, fingerprint
from fonds.base.shards import Shards, divide
from fonds.catalogue.queries import Card
from fonds.files.confined import refuse_link
from fonds.search.corpus import count_values, make_corpus
from fonds.search.followers import Followers, choose_articles
from fonds.search.occurrences import PAIRS, HeldOccurrences, Part, Terms, cut_terms, number_pairs
from fonds.search.posting_encoding import Flags, Ints
from fonds.search.postings import Postings
from fonds.search.runs import AT_ONCE, MADE, Run, Span, find_run, list_parts, write_run
from fonds.search.spool import Spool, Store
from fonds.search.tokens import TokenStore
from fonds.search.units import Units
from fonds.search.vocabulary import Vocabulary, make_vocabulary

_Kind = TypeVar("_Kind", np.int64, np.bool_)

_FOLDER = "shards"
"""Folder of the build folder with the runs of an index in the making."""
_COUNTED = 1 << 20
"""Words that are counted at once."""


@dataclass(frozen=True, slots=True)
class Sharding:
    """How the work is divided."""

    shards: Shards  # what the option says
    build: Path  # the build folder

    @property
    def folder(self) -> Path:
        """Where runs are."""
        return self.build / _FOLDER


def clear_runs(build: Path) -> None:
    """Remove what is left in the folder *build* of an index in the making, and nothing else."""
    folder = build / _FOLDER
    if folder.is_symlink() or not folder.is_dir():
        return
    for file in folder.iterdir():
        if file.suffix in MADE:
            file.unlink()
    with suppress(OSError):  # it holds something that fonds did not make
        folder.rmdir()


class ShardedWords:
    """Gathers the words of *cards*."""

    keeps = True

    def __init__(self, cards: Sequence[Card], tokens: TokenStore, sharding: Sharding) -> None:
        self._cards, self._tokens, self._sharding = cards, tokens, sharding
        refuse_link(sharding.folder)
        sharding.folder.mkdir(parents=True, exist_ok=True)
        self.store: Callable[[], Store] = partial(Spool, sharding.folder)
        self._counts, self._occurs = np.zeros(0, np.int64), dict[str, NDArray[np.bool_]]()
        self._lang, self._waiting, self._size = "", list[bytes](), 0

    def add(self, number: int, cut: bytes | None) -> None:
        """Count the words of the article *number*."""
        lang = self._cards[number].lang
        if lang != self._lang or self._size > _COUNTED:
            self._count()
        self._lang = lang
        if cut:
            self._waiting.append(cut)
            self._size += len(cut) // 4

    def _count(self) -> None:
        """Count those that wait, all of one language."""
        if not self._waiting:
            return
        words = np.frombuffer(b"".join(self._waiting), dtype=np.int32)
        size = len(self._tokens.surfaces)
        self._counts = _grow(self._counts, size) + count_values(words, size)
        present = _grow(self._occurs.get(self._lang, np.zeros(0, np.bool_)), size)
        present[words] = True
        self._occurs[self._lang] = present
        self._waiting, self._size = [], 0

    def vocabulary(self) -> Vocabulary:
        """The vocabulary of all words."""
        self._count()
        surfaces = self._tokens.surfaces
        occurs = {lang: _grow(here, len(surfaces)) for lang, here in sorted(self._occurs.items())}
        self._counts = _grow(self._counts, len(surfaces))
        families = self._tokens.families
        return make_vocabulary(surfaces, self._tokens.forms, self._counts, occurs, families)

    def occurrences(self, vocabulary: Vocabulary) -> MergedOccurrences:
        """Where its terms occur."""
        terms = Terms(len(vocabulary.forms), vocabulary.common)
        known = vocabulary.rank >= 0
        counts = np.zeros(terms.forms, np.int64)
        np.add.at(counts, vocabulary.rank[known], self._counts[known])
        cuts = list(cut_terms(counts, AT_ONCE))
        bounds = np.array(sorted({end for cut in cuts for end in cut}), np.int64)
        maker = _RunMaker(self._tokens, self._sharding.folder, vocabulary, terms, bounds)
        ids = [card.id for card in self._cards]
        counted = choose_articles(ids)
        parts = divide(self._sharding.shards, ((card.id, card.year) for card in self._cards))
        runs = [
            maker.make(name, [ids[place] for place in part], np.array(part, np.int64), counted)
            for name, part in parts.items()
        ]
        return MergedOccurrences(runs, terms, cuts, bounds, len(ids))

    def find_kept(self, postings: Postings, vocabulary: Vocabulary) -> None:
        """Nothing: the lists would be a large part of the cache."""

    def keep(
        self,
        postings: Postings,
        vocabulary: Vocabulary,
        parts: Mapping[str, Units],
        follow: Followers,
    ) -> None:
        """Keep none."""
        self._tokens.lists.clear()


class _RunMaker:
    """Makes the run of each shard."""

    def __init__(
        self, tokens: TokenStore, folder: Path, vocabulary: Vocabulary, terms: Terms, bounds: Ints
    ) -> None:
        self._tokens, self._folder, self._rank = tokens, folder, vocabulary.rank
        self._terms, self._bounds = terms, bounds
        forms = "\n".join(vocabulary.forms).encode("utf-8", "surrogatepass")
        inputs = (blake2b(forms).hexdigest(), terms.common, bounds.tolist())
        self._shared = fingerprint(code_of("fonds.search.index"), inputs)

    def make(self, name: str, ids: list[str], articles: Ints, counted: Flags) -> Run:
        """The run of the shard *name*, whose articles have these *ids* and numbers."""
        texts = blake2b(articles.tobytes() + counted[articles].tobytes())
        for text in self._tokens.keys(ids):
            texts.update(text)
        key = fingerprint(self._shared, texts.hexdigest())
        found = find_run(self._folder, name, key)
        return found or write_run(
            self._folder, name, key, self._gather(ids, counted[articles]), articles, self._bounds
        )

    def _gather(self, ids: list[str], counted: Flags) -> HeldOccurrences:
        cuts = list(self._tokens.words(ids))
        starts = np.cumsum([0, *(len(cut) // 4 for cut in cuts)])
        words = np.frombuffer(b"".join(cuts), dtype=np.int32)
        cuts.clear()
        return HeldOccurrences(make_corpus(self._rank[words], starts), self._terms, counted)


class MergedOccurrences:
    """The occurrences of all runs: they are read and merged a few at a time."""

    def __init__(
        self,
        runs: list[Run],
        terms: Terms,
        cuts: list[tuple[int, int]],
        bounds: Ints,
        articles: int,
    ) -> None:
        self.terms = terms
        self._runs, self._cuts, self._bounds = runs, cuts, bounds
        self.lengths, self.titles = np.zeros(articles, np.int64), np.zeros(articles, np.int64)
        self.paired: Ints = np.zeros(PAIRS, dtype=np.int64)
        for run in runs:
            self.lengths[run.articles], self.titles[run.articles] = run.lengths, run.titles
            self.paired += np.diff(run.pairs)

    def parts(self, piece: int, long: int) -> Iterator[Part]:
        """All of them, in the order of their terms."""
        for low, high in self._cuts:
            begin, end = np.searchsorted(self._bounds, (low, high)).tolist()
            spans = [Span(run, *run.bounds[[begin, end]].tolist()) for run in self._runs]
            yield from list_parts(low, high, spans, piece, long)
        pairs = np.flatnonzero(self.paired)
        for low, high in cut_terms(self.paired[pairs], AT_ONCE):
            ends = [pairs[low], pairs[high - 1] + 1]
            spans = [Span(run, *run.pairs[ends].tolist()) for run in self._runs]
            for part in list_parts(low, high, spans, piece, long):
                yield number_pairs(part, self.terms.forms, pairs)

    def followers(self) -> Iterator[Ints]:
        """Forms in a row in the articles that are counted, as numbers."""
        return (run.following for run in self._runs)


def _grow(values: NDArray[_Kind], size: int) -> NDArray[_Kind]:
    """*values*, and as many zeros as make them *size*."""
    grown: NDArray[_Kind] = np.zeros(size, dtype=values.dtype)
    grown[: len(values)] = values
    return grown
