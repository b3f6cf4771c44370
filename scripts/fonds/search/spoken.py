"""How often each word occurs in the articles of each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from fonds.search.corpus import count_values
from fonds.search.former import Changes
from fonds.search.posting_encoding import Flags, Ints

Spoken = dict[str, tuple[Ints, Ints]]
"""Language → numbers of its words, ascending, and how often each occurs; breaks are among them."""

_AT_ONCE = 1 << 20
"""Words of short articles that are counted at once."""


def count_spoken(articles: Iterable[tuple[str, NDArray[np.int32]]], size: int) -> Spoken:
    """The words of *articles*, language and words of each, whose numbers are below *size*."""
    waiting: dict[str, list[NDArray[np.int32]]] = {}
    for lang, words in articles:
        waiting.setdefault(lang, []).append(words)
    found: Spoken = {}
    for lang, parts in waiting.items():
        counts = np.zeros(size, dtype=np.int64)
        for part in _join(parts):
            counts += count_values(part, size)
        found[lang] = _list_words(counts)
    return found


def mend_spoken(spoken: Spoken, changes: Changes, size: int) -> Spoken:
    """The same of articles of which *spoken* tells how they were before their *changes*."""
    mended = dict(spoken)
    for sign, langs, articles in (
        (-1, changes.then_langs, changes.then),
        (1, changes.now_langs, changes.now),
    ):
        for lang, words in zip(langs, articles, strict=True):
            counts = np.zeros(size, dtype=np.int64)
            numbers, often = mended.get(lang, ([], []))
            counts[numbers] = often
            mended[lang] = _list_words(counts + sign * count_values(words, size))
    return {lang: row for lang, row in mended.items() if len(row[0])}


def sum_spoken(spoken: Spoken, size: int) -> tuple[Ints, dict[str, Flags]]:
    """How often each word occurs, and in which languages, these in order."""
    counts, occurs_in = np.zeros(size, dtype=np.int64), dict[str, Flags]()
    for lang, (numbers, often) in sorted(spoken.items()):
        counts[numbers] += often
        present = occurs_in[lang] = np.zeros(size, dtype=np.bool_)
        present[numbers] = True
    return counts, occurs_in


def _list_words(counts: Ints) -> tuple[Ints, Ints]:
    numbers = np.flatnonzero(counts)
    return numbers, counts[numbers]


def _join(parts: Sequence[NDArray[np.int32]]) -> Iterator[NDArray[np.int32]]:
    """*parts*, short ones joined."""
    low, size = 0, 0
    for high, part in enumerate(parts, 1):
        size += len(part)
        if size >= _AT_ONCE or high == len(parts):
            yield np.concatenate(parts[low:high]) if high - low > 1 else part
            low, size = high, 0
