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


def write_number(value: int) -> str:
    """One number, not negative."""
    text = ""
    while value >= ENDS:
        text += ALPHABET[ENDS + (value & 31)]
        value >>= 5
    return text + ALPHABET[value]


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
    return encode_rows([(values, None)])


Column = tuple[Numbers, NDArray[np.bool_] | None]
"""Numbers, and which of them are written; None: all."""


def encode_rows(columns: Sequence[Column]) -> tuple[bytes, NDArray[np.int64]]:
    """The numbers of each row of *columns*, one row after the other, as ASCII; and where each row
    ends."""
    sizes = [_measure(values, kept) for values, kept in columns]
    whole = np.zeros(len(sizes[0]), dtype=np.int64)
    for size in sizes:
        whole += size
    ends = np.cumsum(whole)
    out = np.empty(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    at = ends - whole
    for (values, kept), size in zip(columns, sizes, strict=True):
        _write(out, values, at) if kept is None else _write(out, values[kept], at[kept])
        at += size
    return out.tobytes(), ends


def _measure(values: Numbers, kept: NDArray[np.bool_] | None) -> NDArray[np.int8]:
    """How many characters each of *values* takes: none where it is not *kept*."""
    sizes = np.ones(len(values), dtype=np.int8) if kept is None else kept.astype(np.int8)
    bound, most = ENDS, int(values.max(initial=0))
    while most >= bound:  # five bits more than what one character less can hold
        more = values >= bound
        sizes += more if kept is None else more & kept
        bound <<= 5
    return sizes


def _write(out: NDArray[np.uint8], values: Numbers, at: NDArray[np.int64]) -> None:
    """Write *values* into *out*, each from its offset *at* on."""
    rest = values
    while len(rest):
        last = rest < ENDS
        out[at] = _TABLE[np.where(last, rest, ENDS + (rest & 31))]
        rest, at = rest[~last] >> 5, at[~last] + 1
