"""Names in the index: what an article is tagged with, and its language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from fonds.base.kinds import KINDS
from fonds.base.locale import Words
from fonds.catalogue.holdings import Holdings
from fonds.search.analysis import name_words
from fonds.search.chunks import ChunkWriter, File, Unit
from fonds.search.numbers import Numbers, encode, write_growing

LANGUAGES = "languages"
"""A facet without records: the language of the article."""

BLOCK = 16_384
"""Articles per chunk of the facets."""
RECORDS = 128
"""Names of each kind per chunk: what is suggested is mostly among those with most articles."""
LABELS = 512
"""Names of each kind whose labels are beside the first columns: most of what a page shows."""
_NAMES = 1024
"""Words per chunk of the index of names."""
_SHORT = 5
"""Letters at most of the first of two words that may be written as one."""


@dataclass(frozen=True, slots=True)
class IndexedName:
    """One record, as search knows it."""

    label: str  # preferred form
    page: str  # its address without the suffix; "" if it has no page
    forms: tuple[str, ...]  # label and variants, folded, a space between words; the label first
    articles: list[int]  # numbers of the articles tagged with it, ascending


@dataclass(frozen=True, slots=True)
class Facet:
    """All names of one kind, those with most articles first."""

    key: str  # folder of the kind: "people"
    first: int  # number of its first name among all names
    names: list[IndexedName]


def list_facets(held: Holdings, words: Words) -> list[Facet]:
    """Every kind that an article of the archive is tagged with, in the order of `KINDS`."""
    facets: list[Facet] = []
    kinds = [(kind.folder, _tagged_names(held, kind.name)) for kind in KINDS]
    for key, names in (*kinds, (LANGUAGES, _languages(held, words))):
        if names:
            first = sum(len(facet.names) for facet in facets)
            names.sort(key=lambda name: (-len(name.articles), name.page, name.label))
            facets.append(Facet(key, first, names))
    return facets


def write_names(facets: list[Facet], writer: ChunkWriter) -> Iterator[File]:
    """Label, page, number of articles and folded forms of each name.

    A chunk has names of every kind, those with most articles in the first.
    """
    most = max((len(facet.names) for facet in facets), default=0)
    for at in range(0, most, RECORDS):
        part = [name for facet in facets for name in facet.names[at : at + RECORDS]]
        rows = [[name.label, name.page, len(name.articles), *name.forms] for name in part]
        yield writer.put(repr(rows), partial(list, rows))


def write_lists(facets: list[Facet], writer: ChunkWriter) -> Iterator[File]:
    """The posting list of each name: its articles, gap-encoded."""
    lists = [name.articles for facet in facets for name in facet.names]
    docs = np.fromiter(chain.from_iterable(lists), dtype=np.int32)
    upto = np.cumsum([len(articles) for articles in lists], dtype=np.int64)
    gaps = np.diff(docs, prepend=-1) - 1
    starts = upto[:-1]
    gaps[starts] = docs[starts]
    text, ends = encode(gaps.astype(np.int32))
    low = 0
    for number, high in enumerate(ends[upto - 1].tolist() if lists else []):
        yield from writer.add(Unit.of(number, text[low:high], number))
        low = high
    yield from writer.finish()


def write_words(facets: list[Facet], writer: ChunkWriter) -> tuple[list[File], list[str]]:
    """Every word of a name with the numbers of the names, and the first word of each chunk."""
    found: dict[str, list[int]] = {}
    for facet in facets:
        for number, name in enumerate(facet.names, facet.first):
            for word in {word for form in name.forms for word in findable_words(form)}:
                found.setdefault(word, []).append(number)
    rows = sorted(found.items(), key=lambda row: row[0].encode("utf-16-be", "surrogatepass"))
    parts = [rows[at : at + _NAMES] for at in range(0, len(rows), _NAMES)]
    files = [writer.put(repr(part), partial(_write_words, part)) for part in parts]
    return files, [part[0][0] for part in parts]


def findable_words(form: str) -> Iterator[str]:
    """The words of the name *form*, and two of them as one: *degaulle*, *jeanluc*."""
    yield from filter(None, form.split(" "))
    for first, second in glued_pairs(form):
        yield first + second


def glued_pairs(form: str) -> Iterator[tuple[str, str]]:
    """Words in a row of the name *form*, the first short: readers may write them as one."""
    for first, second in pairwise(form.split(" ")):
        if 2 <= len(first) <= _SHORT <= len(first + second):
            yield first, second


@dataclass(frozen=True, slots=True)
class _Column:
    """The names of one kind that the articles have."""

    counts: Numbers  # how many each has
    steps: Numbers  # their numbers, article by article, each but the first less the one before
    ends: NDArray[np.int64]  # where those of each article end

    def cut(self, low: int, high: int) -> list[str]:
        """What it has of the articles from *low* to below *high*, as text."""
        first = int(self.ends[low - 1]) if low else 0
        steps = self.steps[first : int(self.ends[high - 1])]
        return [encode(self.counts[low:high])[0], encode(steps)[0]]


def write_columns(facets: list[Facet], articles: int, writer: ChunkWriter) -> Iterator[File]:
    """For each kind and article how many names it has, and which; `BLOCK` articles per chunk.

    The first chunk has labels too.
    """
    columns = [_make_column(facet, articles) for facet in facets]
    labels = [[name.label for name in facet.names[:LABELS]] for facet in facets]
    for at in range(0, articles if facets else 0, BLOCK):
        texts = [column.cut(at, min(at + BLOCK, articles)) for column in columns]
        data = [texts, [] if at else labels]
        yield writer.put(repr(data), partial(list, data))


def _make_column(facet: Facet, articles: int) -> _Column:
    lists = [name.articles for name in facet.names]
    docs = np.fromiter(chain.from_iterable(lists), dtype=np.int64)
    names = np.repeat(np.arange(len(lists)), [len(numbers) for numbers in lists])
    names = names[np.argsort(docs, kind="stable")]
    counts = np.bincount(docs, minlength=articles)
    ends = np.cumsum(counts)
    steps = np.diff(names, prepend=0)
    heads = (ends - counts)[counts > 0]
    steps[heads] = names[heads]
    return _Column(counts.astype(np.int32), steps.astype(np.int32), ends)


def _write_words(rows: list[tuple[str, list[int]]]) -> list[list[str]]:
    return [[word, write_growing(numbers)] for word, numbers in rows]


def _tagged_names(held: Holdings, kind: str) -> list[IndexedName]:
    return [
        IndexedName(record.label, record.id, _forms(record.label, record.variants), positions)
        for record in held.of_kind(kind)
        if (positions := held.tagged[record.id])
    ]


def _languages(held: Holdings, words: Words) -> list[IndexedName]:
    spoken: dict[str, list[int]] = {}
    for number, card in enumerate(held.cards):
        spoken.setdefault(card.lang, []).append(number)
    return [
        IndexedName(label := words.language(lang), "", _forms(label, (lang,)), articles)
        for lang, articles in spoken.items()
    ]


def _forms(label: str, variants: tuple[str, ...]) -> tuple[str, ...]:
    forms = (" ".join(name_words(name)) for name in (label, *variants))
    return tuple(dict.fromkeys(forms))
