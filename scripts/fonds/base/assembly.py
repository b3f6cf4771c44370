"""A long file put together of pieces, so that one changed article does not write all of it anew."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

_PIECE = 64
"""Articles in a piece, on average."""


class Piece(NamedTuple):
    """What stands at one place of the file."""

    key: str  # fingerprint of all that it is made from
    make: Callable[[], bytes]  # makes its bytes; called only when they are needed


class Span(NamedTuple):
    """Where a piece lies in the file as it was written."""

    key: str  # of the piece
    start: int  # offset in bytes
    size: int  # in bytes


@dataclass(frozen=True, slots=True)
class Assembly:
    """Makes a file of *pieces*."""

    head: bytes  # before the first piece
    between: bytes  # after each piece but the last
    tail: bytes  # after the last piece
    pieces: tuple[Piece, ...]  # in their order

    def __call__(self) -> bytes:
        """The whole file, every piece made."""
        return self.assemble({})[0]

    def assemble(self, former: Mapping[str, bytes | memoryview]) -> tuple[bytes, list[Span]]:
        """The file and where its pieces lie; *former*: key → bytes of those that are known."""
        parts: list[bytes | memoryview] = [
            former[key] if key in former else make() for key, make in self.pieces
        ]
        sizes = map(len, parts)
        starts = accumulate(
            (len(part) + len(self.between) for part in parts), initial=len(self.head)
        )
        spans = map(Span, (piece.key for piece in self.pieces), starts, sizes)
        laid = chain.from_iterable((part, self.between) for part in parts[:-1])
        # In one go: these are megabytes, which each + would copy.
        return b"".join([self.head, *laid, *parts[-1:], self.tail]), list(spans)


def divide(positions: Sequence[int], ids: Sequence[str]) -> list[Sequence[int]]:
    """*positions* of articles, cut where the *ids* there say so, not where so many came before."""
    ends = [n for n, at in enumerate(positions) if n and not zlib.crc32(ids[at].encode()) % _PIECE]
    return [positions[start:end] for start, end in pairwise([0, *ends, len(positions)])]
