"""Numbers as text, in a variable-length code: what the browser reads fastest from a script.

A number is a run of printable ASCII characters, none of which needs an escape in a script or a
page: characters 60–91 of the alphabet carry five bits each, the lowest first; one of the
characters 0–59 ends the number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]

ALPHABET = "".join(chr(code) for code in range(32, 127) if chr(code) not in '"\\<')
ENDS = 60
"""The first characters of the alphabet: each ends a number."""

_TABLE = np.frombuffer(ALPHABET.encode("ascii"), dtype=np.uint8)


def write_numbers(values: Iterable[int]) -> str:
    """*values*, none of them negative, as text."""
    text, _ = encode(np.fromiter(values, dtype=np.int32))
    return text


def write_growing(values: Sequence[int]) -> str:
    """*values*, each at least as large as the one before, delta-encoded as text."""
    return write_numbers(
        value - before for before, value in zip((0, *values), values, strict=False)
    )


def encode(values: Numbers) -> tuple[str, NDArray[np.int64]]:
    """*values* as text, and the offset where each of them ends."""
    data, ends = encode_bytes(values)
    return data.decode("ascii"), ends


def encode_bytes(values: Numbers) -> tuple[bytes, NDArray[np.int64]]:
    """The same as ASCII."""
    lengths = _lengths(values)
    ends = np.cumsum(lengths)
    out = np.empty(int(lengths.sum()), dtype=np.uint8)
    rest, at = values, ends - lengths
    while len(rest):
        last = rest < ENDS
        out[at] = _TABLE[np.where(last, rest, ENDS + (rest & 31))]
        rest, at = rest[~last] >> 5, at[~last] + 1
    return out.tobytes(), ends


def _lengths(values: Numbers) -> NDArray[np.int64]:
    lengths = np.ones(len(values), dtype=np.int64)
    rest = values
    while (more := rest >= ENDS).any():
        lengths += more
        rest = np.where(more, rest >> 5, 0)
    return lengths
