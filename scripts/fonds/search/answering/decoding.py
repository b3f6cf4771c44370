"""Numbers and forms of the index, decoded: the other side of `numbers` and `write_fronts`."""

from __future__ import annotations

from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from fonds.search.numbers import ALPHABET, ENDS

Ints = NDArray[np.int64]

_DIGITS = np.zeros(256, dtype=np.uint8)
_DIGITS[np.frombuffer(ALPHABET.encode("ascii"), dtype=np.uint8)] = np.arange(len(ALPHABET))


def read_numbers(text: str) -> Ints:
    """The numbers that *text* stands for; one that is cut off at the end is left out."""
    digits = read_digits(text)
    ends = np.flatnonzero(digits < ENDS)
    if not len(ends):
        return np.zeros(0, dtype=np.int64)
    starts = np.concatenate(([0], ends[:-1] + 1))
    at = np.arange(ends[-1] + 1)
    place = np.minimum(at - np.repeat(starts, ends - starts + 1), 12)  # no number is that long
    digits = digits[: len(at)]
    values: Ints = np.add.reduceat((digits - ENDS * (digits >= ENDS)) << (5 * place), starts)
    return values


def read_digits(text: str) -> NDArray[np.uint8]:
    """Each character of *text* as a digit."""
    return _DIGITS[np.frombuffer(text.encode("ascii", "replace"), dtype=np.uint8)]


def read_growing(text: str) -> list[int]:
    """Numbers that were written as the steps between them."""
    values: list[int] = np.cumsum(read_numbers(text)).tolist()
    return values


def read_fronts(text: str, count: int) -> list[str]:
    """*count* forms, of each the letters that it shares with the one before, and the rest."""
    if not count:
        return []
    shared, rests = read_digits(text[:count]).tolist(), text[count + 1 :].split(" ")
    steps = zip(shared, rests, strict=True)
    return list(accumulate(steps, lambda before, step: before[: step[0]] + step[1], initial=""))[1:]


def to_units(text: str) -> str:
    """*text* in units of UTF-16, which JavaScript counts, cuts and compares."""
    if max(text, default="") <= "\uffff":
        return text
    data = text.encode("utf-16-be", "surrogatepass")
    return "".join(chr(high << 8 | low) for high, low in zip(data[::2], data[1::2], strict=True))


def from_units(text: str) -> str:
    """The text that `to_units` made *text* of."""
    if not any("\ud800" <= unit <= "\udbff" for unit in text):
        return text
    return text.encode("utf-16-be", "surrogatepass").decode("utf-16-be", "surrogatepass")
