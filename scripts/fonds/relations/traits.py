"""What an article is compared by: how often it uses which words, and prints of text and title."""

from __future__ import annotations

import hashlib
import sys
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

from fonds.relations.sketches import draw_sketch, shingle
from fonds.relations.words import fold_words, is_term, stop_words

_TITLE = 2  # a word of the title counts as so many of the text
_FEWEST = 20  # words of a text that is compared without its title
_MOST_COUNTED = 255  # a count is one byte


@dataclass(frozen=True, slots=True)
class Traits:
    """One article, ready to be compared."""

    terms: array[int]  # number of each word that may say what it is about, ascending
    counts: bytes  # how often it uses each of them, at most 255
    sketch: array[int]  # the smallest shingles of its text, ascending
    text: bytes  # print of the folded text: equal for the same text
    title: bytes  # print of the folded title; empty if it has too few words to tell anything


def study(title: str, body: str, lang: str) -> Traits:
    """The traits of an article with this *title* and *body* (without headline) in *lang*."""
    heading, words = fold_words(title), fold_words(body)
    counts = _count_terms(heading, words, stop_words(lang))
    compared = words_compared(heading, words)
    return Traits(
        terms=array("I", counts),
        counts=bytes(counts.values()),
        sketch=draw_sketch(shingle(compared)),
        text=_print(compared or [body]),
        title=_print(heading) if len(heading) > 2 else b"",
    )


def words_compared(heading: list[str], words: list[str]) -> list[str]:
    """What texts are compared by: the body's words; a very short one says too little alone."""
    return words if len(words) >= _FEWEST else heading + words


def _count_terms(heading: list[str], words: list[str], stop: frozenset[str]) -> dict[int, int]:
    """Number of each term → how often it stands there, by number."""
    counts = Counter(words)
    for word in heading:
        counts[word] += _TITLE
    terms = [word for word in counts if is_term(word) and word not in stop]
    numbered = {crc32(word.encode()): min(counts[word], _MOST_COUNTED) for word in terms}
    return dict(sorted(numbered.items()))


def _print(words: Iterable[str]) -> bytes:
    told = " ".join(words).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(told, digest_size=8).digest()


def pack(numbers: array[int]) -> bytes:
    """*numbers* as bytes, little end first on every machine."""
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
