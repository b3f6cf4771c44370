"""Chunks: the files of the index, each a classic script that calls one function with its data."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from fonds.search.numbers import write_growing, write_numbers

RECEIVER = "fondsIndex"
"""The function of the browser side that every chunk calls: (name, seal, data)."""

LEAST, MOST = 32_000, 80_000
"""Characters of a chunk: from LEAST on it may end, before MOST it must."""

MODULUS = 8
"""Of the places where a chunk may end, one in so many is taken."""

_DIGEST = 12
_SEALED = 3


@dataclass(frozen=True, slots=True)
class File:
    """A file of the index; its bytes are made when they are asked for."""

    name: str  # below the folder of the index
    key: str  # stands for its bytes: another content has another key
    make: Callable[[], bytes]


@dataclass(slots=True)
class Digests:
    """Remembers what chunks were made of, so that the same is not written out twice."""

    known: dict[bytes, bytes] = field(default_factory=dict)  # inputs → digest of the data
    used: dict[bytes, bytes] = field(default_factory=dict)  # of those, and new ones, in this run

    def find(self, inputs: bytes, make: Callable[[], Any]) -> bytes:
        """The digest of the data that *make* makes of *inputs*, a hash of all it depends on."""
        digest = self.known.get(inputs) or digest_of(write_data(make()))
        self.used[inputs] = digest
        return digest


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands in a chunk: the articles of one record, or a text."""

    number: int  # of the record or article
    text: str  # the data
    mark: int  # any number that depends on it alone: it decides where chunks may end


@dataclass(slots=True)
class Shelf:
    """The chunks of one family, filled one after the other.

    Where a chunk ends depends on what stands there and not on how much stands before it, so that
    after a change the ends fall into step again and most chunks stay as they are.
    """

    family: str  # "p": its files are p/0.js, p/1.js …
    digests: Digests  # of chunks made before
    seals: list[str] = field(default_factory=list)  # of each chunk
    numbers: list[int] = field(default_factory=list)  # number of the first unit of each
    firsts: list[int] = field(default_factory=list)  # block that its first unit begins with
    _open: list[Unit] = field(default_factory=list)  # units of the chunk that is being filled
    _size: int = 0  # its characters

    def add(self, unit: Unit) -> Iterator[File]:
        """Put *unit* in; gives a chunk when one is full."""
        if self._open and self._ends_before(unit):
            yield self._close()
        self._open.append(unit)
        self._size += len(unit.text)

    def finish(self) -> Iterator[File]:
        """Give the last chunk."""
        if self._open:
            yield self._close()

    def put(
        self, inputs: str | bytes, make: Callable[[], Any], number: int = 0, first: int = 0
    ) -> File:
        """A chunk of its own that holds what *make* makes of *inputs*.

        *inputs* says all that the data depends on; *number*, what it begins with; *first*: with
        which block of it.
        """
        digest = self.digests.find(hash_inputs(self.family, inputs), make)
        name = f"{self.family}/{len(self.seals)}"
        self.seals.append(seal_of(digest))
        self.numbers.append(number)
        self.firsts.append(first)
        return File(f"{name}.js", digest.hex(), partial(_write_made, name, make))

    def describe(self) -> dict[str, str]:
        """What the browser must know of the family before it loads a chunk."""
        return {
            "seals": "".join(self.seals),
            "numbers": write_growing(self.numbers),
            "firsts": write_numbers(self.firsts) if any(self.firsts) else "",
        }

    def _ends_before(self, unit: Unit) -> bool:
        if self._size + len(unit.text) > MOST:
            return True
        return self._size >= LEAST and unit.mark % MODULUS == 0

    def _close(self) -> File:
        number, texts = self._open[0].number, [unit.text for unit in self._open]
        self._open, self._size = [], 0
        sizes = ",".join(str(len(text)) for text in texts)
        return self.put(f"{sizes}\0{''.join(texts)}", partial(list, texts), number)


def write_chunk(name: str, data: Any, size: int = _SEALED) -> File:
    """The chunk *name* that holds *data*.

    The table of contents lists a seal for each, four characters that stand for exactly this
    content, so that a page never mixes two builds. *size*: bytes of the digest in the seal.
    """
    text = write_data(data)
    digest = digest_of(text)
    script = _write_script(name, seal_of(digest, size), text)
    return File(f"{name}.js", digest.hex(), lambda: script)


def write_data(data: Any) -> str:
    """*data* as JSON that is also JavaScript and can end no script and begin no markup."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    if text.isascii():
        return text.replace("<", "\\u003c")
    text = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def digest_of(text: str) -> bytes:
    """What stands for the data *text* of a chunk."""
    return hashlib.blake2b(text.encode("utf-8"), digest_size=_DIGEST).digest()


def hash_inputs(family: str, inputs: str | bytes) -> bytes:
    """What stands for all that a chunk of *family* is made of."""
    data = inputs if isinstance(inputs, bytes) else inputs.encode("utf-8", "surrogatepass")
    digest = hashlib.blake2b(data, digest_size=_DIGEST, person=b"inputs")
    digest.update(f"\0{family}".encode())
    return digest.digest()


def seal_of(digest: bytes, size: int = _SEALED) -> str:
    """The four characters that the table of contents lists of a chunk; of more bytes, more."""
    return base64.urlsafe_b64encode(digest[:size]).decode("ascii")


def _write_made(name: str, make: Callable[[], Any]) -> bytes:
    text = write_data(make())
    return _write_script(name, seal_of(digest_of(text)), text)


def _write_script(name: str, seal: str, text: str) -> bytes:
    return f"{RECEIVER}({write_data(name)},{write_data(seal)},{text});\n".encode()
