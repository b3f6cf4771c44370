"""Which words follow each word most often: what suggestions go on with."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from fonds.search.chunks import MODULUS, ChunkWriter, File, Unit
from fonds.search.corpus import Corpus, batches

_ARTICLES = 4096
"""Articles at most, nearly, whose words are counted: the same from one build to the next."""
_FEW = 1 << 18
"""Pairs from which on those that occur once are left out."""
_KEPT = 8
"""Followers of a word."""
_KEPT_OF_COMMON = 64
"""The same for the commonest words: *de*, *la* …"""
_LEAST = 3
"""Letters of a follower."""


Followers = tuple[NDArray[np.int64], NDArray[np.int64]]
"""Pairs of forms in a row, as two columns in the order of the first and of frequency."""


def write_followers(
    followers: Followers, forms: list[str], vocabulary: ChunkWriter, writer: ChunkWriter
) -> Iterator[File]:
    """Of each form the *followers*, the most frequent first; a unit for each *vocabulary* chunk."""
    first, second = followers
    ends = [*vocabulary.numbers[1:], len(forms)]
    for low, high in zip(vocabulary.numbers, ends, strict=True) if forms else ():
        begin, end = np.searchsorted(first, (low, high)).tolist()
        starts = np.searchsorted(first[begin:end], np.arange(low, high + 1)).tolist()
        words = [forms[number] for number in second[begin:end].tolist()]
        text = ";".join(" ".join(words[a:b]) for a, b in pairwise(starts))
        boundary_hash = zlib.crc32(forms[low].encode("utf-8", "surrogatepass")) // MODULUS
        yield from writer.add(Unit.of(low, text, boundary_hash))
    yield from writer.finish()


def find_followers(
    found: Iterable[NDArray[np.int64]], forms: list[str], common: list[int]
) -> Followers:
    """The followers of each of *forms*, among them those that are *common*.

    *found*: what `read_pairs` found.
    """
    size = max(len(forms), 1)
    pairs = np.concatenate([np.zeros(0, dtype=np.int64), *found])
    long = np.array([*(len(form) >= _LEAST for form in forms), False], dtype=np.bool_)
    pairs, counts = np.unique(pairs[long[pairs % size]], return_counts=True)
    if len(pairs) > _FEW:
        pairs, counts = pairs[counts > 1], counts[counts > 1]
    order = np.lexsort((pairs, -counts, pairs // size))
    first, second = pairs[order] // size, pairs[order] % size
    most = np.full(size, _KEPT)
    most[common] = _KEPT_OF_COMMON
    heads = np.searchsorted(first, first)
    kept = np.arange(len(first)) - heads < most[first]
    return first[kept], second[kept]


def read_pairs(
    corpus: Corpus, forms: int, counted: NDArray[np.bool_]
) -> Iterator[NDArray[np.int64]]:
    """The pairs of the articles that are *counted*, each as one number: the first of so many
    *forms* times their number, + the second."""
    size = max(forms, 1)
    for low, high in batches(len(corpus.rank)):
        rank, doc = corpus.rank[low : high + 1], corpus.doc[low:high]
        end = len(rank) - 1
        at = np.flatnonzero(counted[doc[:end]] & (rank[:end] >= 0) & (rank[1:] >= 0))
        yield rank[at].astype(np.int64) * size + rank[at + 1]


def choose_articles(ids: list[str]) -> NDArray[np.bool_]:
    """Which articles are counted: chosen by their *ids*, so that one more changes few."""
    modulus = 1
    while len(ids) > modulus * _ARTICLES:
        modulus *= 2
    return np.array(
        [zlib.crc32(id_.encode("utf-8", "surrogatepass")) % modulus == 0 for id_ in ids],
        dtype=np.bool_,
    )
