"""What a misspelt word is compared with: the commonest forms and the words of the names.

One small file however large the archive is, so that a slip anywhere in a word is found, in its
first letter too. Words of names that may be written as one (*de Gaulle*, *Jean-Luc*) are in it
both ways.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from math import log2
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from fonds.base.patterns import late
from fonds.search.analysis import load_rules
from fonds.search.chunks import ChunkWriter, File
from fonds.search.names import LANGUAGES, Facet, glued_pairs
from fonds.search.numbers import encode
from fonds.search.vocabulary import write_fronts

MOST = 16_384
"""Spellings of an archive."""
_GLUED = 4096
"""How many of them are two words of a name in one."""
_NAMED = 8
"""A word of a name counts as if so many times as many articles had it."""
_LEAST = 3
"""Letters of a word of a name."""
_STEPS = 2
"""Levels from one power of two of articles to the next."""
_NONE = late(f"[{load_rules()['unspaced']}]|[0-9]")
"""No spelling has such a character: a number is never taken for another."""


class Spelling(NamedTuple):
    """A form, as the browser compares others with it."""

    form: str  # folded
    articles: int  # that have it, or the record of which it is a word
    kind: int  # 0: a word; 1: a word of a name; n + 1: two of one, the first of n letters


def write_spelling(
    forms: list[str], articles: NDArray[np.int64], facets: list[Facet], writer: ChunkWriter
) -> File:
    """The chunk of all spellings: *articles* says how many have each of *forms*."""
    rows = sorted(choose_spellings(forms, articles, facets), key=itemgetter(0, 2))
    spelled, counts, kinds = zip(*rows, strict=True) if rows else ((), (), ())
    levels = [round(_STEPS * log2(max(count, 1))) for count in counts]
    return writer.put(
        repr((" ".join(spelled), kinds, levels)), partial(_write_columns, spelled, kinds, levels)
    )


def _write_columns(*columns: Sequence[Any]) -> list[str]:
    """The columns of the chunk: forms (front coded), kinds, levels of their articles."""
    spelled, *numbers = columns
    encoded = (encode(np.array(column, dtype=np.int32))[0] for column in numbers)
    return [write_fronts([*spelled]), *encoded]


def choose_spellings(
    forms: list[str], articles: NDArray[np.int64], facets: list[Facet]
) -> list[Spelling]:
    """Those of most articles, words of names before others."""
    frequent = np.argsort(-articles[: len(forms)], kind="stable")[: 2 * MOST]
    counts = dict(
        zip(map(forms.__getitem__, frequent.tolist()), articles[frequent].tolist(), strict=True)
    )
    words = _count_words(facets)
    named = [
        Spelling(form, max(count, counts.get(form, 0)), 1)
        for form, count in words.items()
        if _is_spelling(form)
    ]
    others = (
        Spelling(form, count, 0)
        for form, count in counts.items()
        if form not in words and _is_spelling(form)
    )
    most = MOST - _GLUED
    best = _best([*named, *islice(others, most)], most)
    return [*best, *_best([*_glue(facets)], _GLUED)]


def _best(rows: list[Spelling], most: int) -> list[Spelling]:
    """Those of *rows* that count most; of equals, the first in order."""
    if len(rows) <= most:
        return rows
    weights = [row.articles * (_NAMED if row.kind else 1) for row in rows]
    least = int(np.partition(weights, -most)[-most])
    pairs = list(zip(weights, rows, strict=True))
    above = [row for weight, row in pairs if weight > least]
    last = sorted(row for weight, row in pairs if weight == least)
    return above + last[: most - len(above)]


def _count_words(facets: list[Facet]) -> dict[str, int]:
    """The words of names, and how many articles the most frequent name has."""
    found: dict[str, int] = {}
    for form, articles in _name_forms(facets):
        for word in form.split(" "):
            if len(word) >= _LEAST:
                found[word] = max(articles, found.get(word, 0))
    return found


def _glue(facets: list[Facet]) -> Iterator[Spelling]:
    """Two words of a name as one, the first of them short."""
    found: dict[tuple[str, str], int] = {}
    for form, articles in _name_forms(facets):
        for pair in glued_pairs(form):
            found[pair] = max(articles, found.get(pair, 0))
    for (first, second), articles in found.items():
        if _is_spelling(glued := first + second):
            yield Spelling(glued, articles, len(first) + 1)


def _name_forms(facets: list[Facet]) -> Iterator[tuple[str, int]]:
    """Each form of each name, folded, with the articles tagged with it."""
    for facet in facets:
        for name in facet.names if facet.key != LANGUAGES else ():
            for form in name.forms:
                yield form, len(name.articles)


def _is_spelling(form: str) -> bool:
    return len(form) > 1 and not _NONE.search(form)
