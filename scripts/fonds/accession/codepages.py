"""What bytes cost when they are read with a code page: how unlike any language they are in it."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from functools import cache
from math import comb

import numpy as np
from numpy.typing import NDArray

from fonds.accession.ideographs import cost_wide, is_wide
from fonds.accession.letters import LATIN, Alphabet, Ints, load_alphabets
from fonds.accession.mixed import CP1252
from fonds.base.patterns import late

Flags = NDArray[np.bool_]

_CAPITAL = 14
"""What a capital right after a small letter costs, in half nats."""
_WORD = late(rb"(?<![A-Za-z\x80-\xff])[A-Za-z]")
_WIDE = late(r"[^\x00-\x7f]+")
_BYTES = [bytes([byte]) for byte in range(256)]
_ASCII = np.arange(256) < 128


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of neighbouring bytes."""

    first: Ints  # the first byte of each
    second: Ints  # the second
    count: Ints  # how often it is there


@dataclass(frozen=True, slots=True)
class Sample:
    """Some of the bytes of a file, in which code pages are tried."""

    data: bytes  # they themselves
    high: Pairs  # those of which one byte at least is beyond ASCII
    words: int  # how many words begin with a letter of ASCII
    latin: Ints  # what all other pairs cost, in each language of the Latin script

    @property
    def plain(self) -> int:
        """What all other pairs cost in the language that they fit best."""
        return int(self.latin.min())


@dataclass(frozen=True, slots=True)
class _Page:
    """A code page of one byte a character."""

    script: str  # of most of its letters beyond ASCII
    kinds: Ints  # the kind of each byte
    letters: Flags  # which bytes are letters of that script or of ASCII
    small: Flags  # which are small letters
    capital: Flags  # which are capitals


def take_sample(data: bytes) -> Sample:
    """*data* with its pairs counted."""
    codes = np.frombuffer(b" %b " % data, dtype=np.uint8).astype(np.int64)
    counts = np.bincount(codes[:-1] * 256 + codes[1:], minlength=1 << 16)
    pairs = np.flatnonzero(counts)
    first, second, count = pairs >> 8, pairs & 255, counts[pairs]
    high = (first > 127) | (second > 127)
    kinds = _load_page("cp1252").kinds
    costs = load_alphabets()[LATIN].costs[:, kinds[first[~high]], kinds[second[~high]]]
    words = sum(1 for _ in _WORD.finditer(data))
    return Sample(data, Pairs(first[high], second[high], count[high]), words, costs @ count[~high])


def cost_codec(sample: Sample, codec: str) -> int | None:
    """What *sample* costs in *codec*, in half nats; None if it is not valid in it."""
    if not is_wide(codec):
        return _cost_page(sample, _load_page(codec))
    try:  # the last character may be cut off
        text = codecs.getincrementaldecoder(codec)().decode(sample.data)
    except UnicodeDecodeError:
        return None
    runs = sum(1 for _ in _WIDE.finditer(text))
    return cost_wide(text, codec) + sample.plain + _mix(runs, sample.words)


def _cost_page(sample: Sample, page: _Page) -> int:
    first, second, count = sample.high.first, sample.high.second, sample.high.count
    alphabet = load_alphabets()[page.script]
    costs: Ints = alphabet.costs[:, page.kinds[first], page.kinds[second]] @ count
    capitals = int(count[page.small[first] & page.capital[second]].sum()) * _CAPITAL
    if page.script == LATIN:
        return int((costs + sample.latin).min()) + capitals
    begin = ~page.letters[first] & page.letters[second] & ~_ASCII[second]
    return int(costs.min()) + sample.plain + capitals + _mix(int(count[begin].sum()), sample.words)


def _mix(words: int, others: int) -> int:
    """What it costs to tell which words are in which of two scripts."""
    return (comb(words + others, words) * (words + others + 1)).bit_length() * 7 // 5


@cache
def _load_page(codec: str) -> _Page:
    chars = list(CP1252) if codec == "cp1252" else [_read(byte, codec) for byte in _BYTES]
    script, alphabet = max(load_alphabets().items(), key=lambda it: _count_own(it[1], chars))
    kinds = [alphabet.kind_of(char) for char in chars]
    return _Page(
        script,
        np.array(kinds, dtype=np.int64),
        np.array([alphabet.is_letter(kind) for kind in kinds]),
        np.array([char.islower() for char in chars]),
        np.array([char.isupper() for char in chars]),
    )


def _read(byte: bytes, codec: str) -> str:
    """The character of *byte*; a control if it has none."""
    try:
        return byte.decode(codec)[:1] or "\x81"
    except UnicodeDecodeError:
        return "\x81"


def _count_own(alphabet: Alphabet, chars: list[str]) -> int:
    return sum(char.lower() in alphabet.kinds for char in chars[128:])
