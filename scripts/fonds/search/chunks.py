"""Chunks: the files of the index, each a classic script that calls one function with its data."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from fonds.search.numerals import write_growing, write_numbers

RECEIVER = "fondsIndex"
"""The function of the browser side that every chunk calls: (name, seal, data)."""

LEAST, MOST = 32_000, 80_000
"""Characters of a chunk: from LEAST on it may end, before MOST it must."""

_MODULUS = 8
"""Of the places where a chunk may end, one in so many is taken."""

File = tuple[str, bytes]
"""Name below the folder of the index, and content."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands in a chunk: the list of one form or record, a text, or a piece of a long list."""

    number: int  # of the form, record or article
    first: int  # the first article in it
    text: str  # the data
    mark: int  # any number that depends on the form alone: it decides where chunks may end
    whole: bool = True  # False for a piece of a list, which fills a chunk by itself


@dataclass(slots=True)
class Shelf:
    """The chunks of one family, filled one after the other.

    Where a chunk ends depends on what stands there and not on how much stands before it, so that
    after a change the ends fall into step again and most chunks stay as they are.
    """

    family: str  # "p": its files are p/0.js, p/1.js …
    seals: list[str] = field(default_factory=list)  # of each chunk
    numbers: list[int] = field(default_factory=list)  # number of the first unit of each
    firsts: list[int] = field(default_factory=list)  # first article of each
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

    def put(self, data: Any, number: int = 0) -> File:
        """A chunk of its own that holds *data*; *number* says what it begins with."""
        file, seal = write_chunk(f"{self.family}/{len(self.seals)}", data)
        self.seals.append(seal)
        self.numbers.append(number)
        self.firsts.append(0)
        return file

    def describe(self) -> dict[str, str]:
        """What the browser must know of the family before it loads a chunk."""
        return {
            "seals": "".join(self.seals),
            "numbers": write_growing(self.numbers),
            "firsts": write_numbers(self.firsts) if any(self.firsts) else "",
        }

    def _ends_before(self, unit: Unit) -> bool:
        if not unit.whole or not self._open[-1].whole or self._size + len(unit.text) > MOST:
            return True
        return self._size >= LEAST and unit.mark % _MODULUS == 0

    def _close(self) -> File:
        first = self._open[0]
        file = self.put([unit.text for unit in self._open], first.number)
        self.firsts[-1] = 0 if first.whole else first.first
        self._open, self._size = [], 0
        return file


def write_chunk(name: str, data: Any) -> tuple[File, str]:
    """The chunk *name*, and its seal: four characters that stand for exactly this content.

    The table of contents lists the seals, so that a page never mixes two builds.
    """
    text = write_data(data)
    digest = hashlib.blake2b(text.encode("utf-8"), digest_size=3).digest()
    seal = base64.urlsafe_b64encode(digest).decode("ascii")
    script = f"{RECEIVER}({write_data(name)},{write_data(seal)},{text});\n"
    return (f"{name}.js", script.encode("utf-8")), seal


def write_data(data: Any) -> str:
    """*data* as JSON that is also JavaScript and can end no script and begin no markup."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
