"""What an article is compared by: its term counts, and fingerprints of text and title."""

from __future__ import annotations

import hashlib
import sys
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from fonds.base.wordcache import WordCache
from fonds.relations.sketches import draw_sketch
from fonds.relations.words import fold_words, is_term, stop_words

_TITLE_WEIGHT = 2  # a word of the title counts as so many of the text
_MIN_WORDS = 20  # a shorter text is compared together with its title
_MAX_COUNT = 255  # a count is one byte


@dataclass(frozen=True, slots=True)
class Traits:
    """One article, ready to be compared."""

    terms: array[int]  # hash of each word that may say what it is about, ascending
    counts: bytes  # how often it uses each of them, at most 255
    sketch: array[int]  # the smallest shingle hashes of its text, ascending
    text: bytes  # fingerprint of the folded text: equal for the same text
    title: bytes  # fingerprint of the folded title; empty if it is too short to identify a story


def extract_traits(title: str, body: str, lang: str) -> Traits:
    """The traits of an article with this *title* and *body* (without headline) in *lang*."""
    heading, words = fold_words(title), fold_words(body)
    counts = _count_terms(heading, words, _hashes_of(stop_words(lang)))
    compared = words_compared(heading, words)
    return Traits(
        terms=array("I", counts),
        counts=bytes(counts.values()),
        sketch=draw_sketch(compared),
        text=_hash_words(compared or [body]),
        title=_hash_words(heading) if len(heading) > 2 else b"",
    )


def words_compared(heading: list[str], words: list[str]) -> list[str]:
    """What texts are compared by: the body's words; a very short one says too little alone."""
    return words if len(words) >= _MIN_WORDS else heading + words


@lru_cache(maxsize=4)
def _hashes_of(stop: frozenset[str]) -> WordCache[int]:
    """Word → its hash (CRC-32); -1 if it is one of *stop* or says nothing by its shape."""
    return WordCache(
        lambda word: crc32(word.encode()) if is_term(word) and word not in stop else -1
    )


def _count_terms(heading: list[str], words: list[str], hashes: WordCache[int]) -> dict[int, int]:
    """Hash of each term → how often it occurs, ascending by hash."""
    counts = Counter(words)
    for word in heading:
        counts[word] += _TITLE_WEIGHT
    hashed = {
        number: count if count < _MAX_COUNT else _MAX_COUNT
        for word, count in counts.items()
        if (number := hashes[word]) >= 0
    }
    return {number: hashed[number] for number in sorted(hashed)}


def _hash_words(words: Iterable[str]) -> bytes:
    data = " ".join(words).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=8).digest()


def pack(numbers: array[int]) -> bytes:
    """*numbers* as bytes, little-endian on every machine."""
    if sys.byteorder == "big":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()


def unpack(typecode: str, packed: bytes) -> array[int]:
    """The numbers that `pack` made bytes of."""
    numbers = array(typecode, packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
