"""Chunks: the files of the index, each a classic script that calls one function with its data."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from fonds.base.compact import write_compact
from fonds.search.numbers import write_growing, write_numbers
from fonds.search.sizes import WIDE, Bounds

RECEIVER = "fondsIndex"
"""The JavaScript function that every chunk calls: (name, version, data)."""

MODULUS = 8
"""A chunk may end before a unit whose boundary hash is divisible by this: before one in eight."""

_DIGEST_SIZE = 12  # bytes
_VERSION_SIZE = 3  # bytes of the digest that are kept as version: four characters


@dataclass(frozen=True, slots=True)
class File:
    """A file of the index; its bytes are made when they are asked for, from an open catalogue."""

    name: str  # below the folder of the index
    key: str  # digest of its content
    make: Callable[[], bytes]


@dataclass(slots=True)
class Digests:
    """Cache of chunk digests by inputs: an unchanged chunk is not serialised to be hashed again."""

    known: dict[bytes, bytes] = field(default_factory=dict)  # inputs → digest of the data
    used: dict[bytes, bytes] = field(default_factory=dict)  # those of this run, known and new

    def find(self, inputs: bytes, make: Callable[[], Any]) -> tuple[bytes, str | None]:
        """The digest of the data that *make* returns, and that data if it had to be made.

        *inputs*: hash of all that it depends on.
        """
        text, digest = None, self.known.get(inputs)
        if digest is None:
            text = write_data(make())
            digest = digest_of(text)
        self.used[inputs] = digest
        return digest, text


class Unit(NamedTuple):
    """What chunks are filled with and never divide: the articles of one record, or a text."""

    number: int  # of the record or article
    size: int  # characters of the data
    boundary_hash: int  # decides whether a chunk may end before it; depends on the unit alone
    inputs: str  # all that the data depends on: itself, where it is at hand
    make: Callable[[], str]  # the data

    @classmethod
    def of(cls, number: int, text: str, boundary_hash: int) -> Unit:
        """The unit whose data is *text*."""
        return cls(number, len(text), boundary_hash, text, lambda: text)


@dataclass(slots=True)
class ChunkWriter:
    """Writes the chunks of one family, one after the other.

    Their boundaries are content-defined (as in rsync or restic): whether a chunk ends before a unit
    depends on that unit, so that an edit changes only the chunks around it.
    """

    family: str  # its folder: "p" has the files p/0.js, p/1.js …
    digests: Digests  # cache of former runs
    bounds: Bounds = WIDE  # characters of a chunk
    versions: list[str] = field(default_factory=list)  # of each chunk
    numbers: list[int] = field(default_factory=list)  # number of the first unit of each
    firsts: list[int] = field(default_factory=list)  # index of the piece that each begins with
    _pending: list[Unit] = field(default_factory=list)  # units of the chunk that is being filled
    _size: int = 0  # its characters

    def add(self, unit: Unit) -> Iterator[File]:
        """Append *unit*; yields a chunk when one is full."""
        if self._pending and self._ends_before(unit):
            yield self._close()
        self._pending.append(unit)
        self._size += unit.size

    def finish(self) -> Iterator[File]:
        """Yield the last chunk."""
        if self._pending:
            yield self._close()

    def put(
        self, inputs: str | bytes, make: Callable[[], Any], number: int = 0, first: int = 0
    ) -> File:
        """A whole chunk, of the data that *make* returns.

        *inputs*: all that the data depends on; *number*: of the unit that the chunk begins with;
        *first*: of the piece, if that unit is divided.
        """
        digest, text = self.digests.find(hash_inputs(self.family, inputs), make)
        name = f"{self.family}/{len(self.versions)}"
        self.versions.append(version_of(digest))
        self.numbers.append(number)
        self.firsts.append(first)
        written = partial(_write_made, name, make)
        if text is not None:  # who stores one file after the other has no need to make it again
            written = partial(_write_script, name, version_of(digest), text)
        return File(f"{name}.js", digest.hex(), written)

    def describe(self, chunks: range) -> dict[str, str]:
        """Some *chunks* of the family, in a row: what a page needs to find and check them."""
        part = slice(chunks.start, chunks.stop)
        firsts = self.firsts[part]
        return {
            "seals": "".join(self.versions[part]),
            "numbers": write_growing(self.numbers[part]),
            "firsts": write_numbers(firsts) if any(firsts) else "",
        }

    def _ends_before(self, unit: Unit) -> bool:
        if self._size + unit.size > self.bounds.most:
            return True
        return self._size >= self.bounds.least and unit.boundary_hash % MODULUS == 0

    def _close(self) -> File:
        units = self._pending
        self._pending, self._size = [], 0
        sizes = ",".join(str(len(unit.inputs)) for unit in units)
        inputs = f"{sizes}\0{''.join(unit.inputs for unit in units)}"
        return self.put(inputs, partial(_make_units, units), units[0].number)


def _make_units(units: list[Unit]) -> list[str]:
    return [unit.make() for unit in units]


def write_chunk(name: str, data: Any, size: int = _VERSION_SIZE) -> File:
    """The chunk *name* that holds *data*.

    The table of contents lists the version of each, a truncated digest of its content, so that a
    page never mixes two builds. *size*: bytes of the digest that the version has.
    """
    text = write_data(data)
    digest = digest_of(text)
    script = _write_script(name, version_of(digest, size), text)
    return File(f"{name}.js", digest.hex(), lambda: script)


def write_data(data: Any) -> str:
    """*data* as JSON that is also JavaScript, and safe inside a script element and markup."""
    text = write_compact(data)
    if text.isascii():
        return text.replace("<", "\\u003c")
    text = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def digest_of(text: str) -> bytes:
    """The digest of the data *text* of a chunk."""
    return hashlib.blake2b(text.encode("utf-8"), digest_size=_DIGEST_SIZE).digest()


def hash_inputs(family: str, inputs: str | bytes) -> bytes:
    """The digest of all that a chunk of *family* is made of."""
    data = inputs if isinstance(inputs, bytes) else inputs.encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(data)  # the quicker one for megabytes
    digest.update(f"\0{family}".encode())
    return digest.digest()[:_DIGEST_SIZE]


def version_of(digest: bytes, size: int = _VERSION_SIZE) -> str:
    """The version of a chunk: the first *size* bytes of its digest, in base 64."""
    return base64.urlsafe_b64encode(digest[:size]).decode("ascii")


def _write_made(name: str, make: Callable[[], Any]) -> bytes:
    text = write_data(make())
    return _write_script(name, version_of(digest_of(text)), text)


def _write_script(name: str, version: str, text: str) -> bytes:
    return f"{RECEIVER}({write_data(name)},{write_data(version)},{text});\n".encode()
