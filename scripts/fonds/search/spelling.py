"""What a misspelt word is compared with: the commonest forms and the words of the names.

One small file however large the archive is, so that a slip anywhere in a word is found, in its
first letter too. Words of names that may be written as one (*de Gaulle*, *Jean-Luc*) are in it
both ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from math import log2
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

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
_NONE = re.compile(f"[{load_rules()['unspaced']}]|[0-9]")
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
    rows = sorted(choose_spellings(forms, articles, facets), key=lambda row: (row.form, row.kind))
    levels = [round(_STEPS * log2(max(row.articles, 1))) for row in rows]
    kinds = np.array([row.kind for row in rows], dtype=np.int32)
    data = [
        write_fronts([row.form for row in rows]),
        encode(kinds)[0],
        encode(np.array(levels, dtype=np.int32))[0],
    ]
    return writer.put(repr(data), partial(list, data))


def choose_spellings(
    forms: list[str], articles: NDArray[np.int64], facets: list[Facet]
) -> list[Spelling]:
    """Those of most articles, words of names before others."""
    named = _count_words(facets)
    frequent = np.argsort(-articles[: len(forms)], kind="stable")[: 2 * MOST]
    counts = dict(named)
    for number, count in zip(frequent.tolist(), articles[frequent].tolist(), strict=True):
        counts[forms[number]] = max(count, counts.get(forms[number], 0))
    known = [
        Spelling(form, count, int(form in named))
        for form, count in counts.items()
        if _is_spelling(form)
    ]
    return _best(known, MOST - _GLUED) + _best(list(_glue(facets)), _GLUED)


def _best(rows: list[Spelling], most: int) -> list[Spelling]:
    rows.sort(key=lambda row: (-row.articles * (_NAMED if row.kind else 1), row.form))
    return rows[:most]


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
