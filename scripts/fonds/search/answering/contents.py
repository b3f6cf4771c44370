"""A published index, file by file: only those are read that an answer needs."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from fonds.base.errors import UsageError
from fonds.base.speech import tell
from fonds.search.answering.decoding import read_fronts, read_growing, read_numbers, to_units
from fonds.search.chunks import RECEIVER
from fonds.search.index import CONTENTS, FORMAT, LATEST

T = TypeVar("T")

_VERSION = 4  # characters of the version of a chunk
_LARGEST = 1 << 28  # bytes of a file of the index: far more than any has


class StaleError(Exception):
    """A file is of another index than the others: the site is just being replaced, or damaged."""


@dataclass(frozen=True, slots=True)
class Family:
    """Chunks of one kind."""

    versions: str  # the version of each
    numbers: list[int]  # with which number each begins
    firsts: list[int]  # with which piece of its first list
    forms: list[str]  # with which form each chunk of the vocabulary begins


@dataclass(frozen=True, slots=True)
class Facet:
    """Which names are of one kind."""

    key: str  # "people"
    first: int  # number of its first name
    count: int  # how many there are


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents: what there is, and where."""

    articles: int  # how many there are
    dated: int  # how many of them have a date; they have the lower numbers
    average: float  # words of an article
    average_title: float  # words of a title
    suffix: str  # of addresses of pages: ".html"
    cards: int  # articles whose cards are in one chunk
    records: int  # names of each kind in one chunk
    piece: int  # articles in one piece of a long list
    forms: int  # how many there are
    codes: dict[int, int]  # common form → its code, from 1 on
    facets: list[Facet]  # in the order of their names
    first_words: list[str]  # with which word each chunk of words of names begins
    families: dict[str, dict[str, Any]]  # letter → chunks, or their sections, encoded
    whole: list[Any] | None  # lengths and calendar; None: in chunks


@dataclass(slots=True)
class Index:
    """An index that is being read: what was read of it stays in memory."""

    folder: Path  # the site's folder search/
    contents: Contents
    scripts: str  # version of the scripts beside it
    _chunks: dict[str, Any] = field(default_factory=dict)  # name → data
    _families: dict[str, Family] = field(default_factory=dict)  # letter → chunks
    _made: dict[object, Any] = field(default_factory=dict)  # key → what was made of chunks

    def chunk(self, family: str, number: int) -> Any:
        """The data of one chunk. Raises StaleError where it is not the one of this index."""
        name = f"{family}/{number}"
        if name not in self._chunks:
            versions, start = self.family(family).versions, number * _VERSION
            self._chunks[name] = _read(self.folder, name, versions[start : start + _VERSION])
        return self._chunks[name]

    def pairs(self) -> Any:
        """Pairs of common words, and how many articles have each."""
        return self.chunk("a", 0)

    def lengths(self) -> list[str]:
        """The lengths of articles, and of their titles, a digit each."""
        if self.contents.whole:
            whole: list[str] = self.contents.whole[0]
            return whole
        blocks = [self.chunk("l", at) for at in range(len(self.family("l").numbers))]
        return ["".join(column) for column in zip(*blocks, strict=True)]

    def calendar(self) -> Any:
        """Columns of runs of neighbouring articles with the same date."""
        return self.contents.whole[1] if self.contents.whole else self.chunk("a", 1)

    def family(self, letter: str) -> Family:
        """The chunks of one family, with all sections of it."""
        if letter not in self._families:
            self._families[letter] = _join(map(_read_family, self._sections(letter)))
        return self._families[letter]

    def _sections(self, letter: str) -> list[dict[str, str]]:
        row = self.contents.families[letter]
        if "file" not in row:
            return [row]
        count = len(read_growing(row["numbers"]))
        return [self.chunk("d", row["file"] + at) for at in range(count)]

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What *make* makes of the index, kept under *key*."""
        if key not in self._made:
            self._made[key] = make()
        found: T = self._made[key]
        return found


def open_index(folder: Path) -> Index:
    """The index in *folder*. Raises UsageError if its format is another, StaleError in a change."""
    latest, scripts = _read(folder, LATEST)
    data = _read(folder, CONTENTS, latest)
    if data.get("format") != FORMAT:
        raise UsageError(
            tell(
                "{folder} was made by another version of fonds; build the site again, or"
                " search with that version",
                folder=folder,
            )
        )
    return Index(folder, _read_contents(data), scripts)


def is_index(folder: Path) -> bool:
    """Whether *folder* has an index of fonds, of whatever format."""
    return all((folder / f"{name}.js").is_file() for name in (LATEST, CONTENTS))


def last_up_to(values: list[int] | list[str], value: Any) -> int:
    """Where in the ascending *values* the last stands that is at most *value*; -1 if none is."""
    return bisect_right(values, value) - 1


def _read_family(data: dict[str, str]) -> Family:
    """A family, or a section of one, as the table of contents describes it."""
    numbers = read_growing(data["numbers"])
    firsts = read_numbers(data["firsts"]).tolist() or [0] * len(numbers)
    forms = read_fronts(data["forms"], len(numbers)) if "forms" in data else []
    return Family(data["seals"], numbers, firsts, list(map(to_units, forms)))


def _join(sections: Iterable[Family]) -> Family:
    parts = list(sections)
    columns = ("numbers", "firsts", "forms")
    joined = (list(chain.from_iterable(getattr(part, name) for part in parts)) for name in columns)
    return Family("".join(part.versions for part in parts), *joined)


def _read(folder: Path, name: str, expected: str | None = None) -> Any:
    """The data of the script *name*, whose version is *expected*, if that is known."""
    file = folder / f"{name}.js"
    try:
        with file.open("rb") as stream:
            text = stream.read(_LARGEST).decode()
        head, _, tail = text.partition("(")
        found, version, data = json.loads(f"[{tail.removesuffix(');' + chr(10))}]")
    except FileNotFoundError as error:
        raise StaleError(tell("{file} is missing", file=file)) from error
    except (ValueError, RecursionError) as error:
        raise StaleError(tell("{file} is damaged", file=file)) from error
    if (head, found) != (RECEIVER, name) or expected not in (None, version):
        raise StaleError(tell("{file} is of another build than the rest", file=file))
    return data


def _read_contents(data: dict[str, Any]) -> Contents:
    return Contents(
        articles=data["articles"],
        dated=data["dated"],
        average=data["average"],
        average_title=data["averageTitle"],
        suffix=data["suffix"],
        cards=data["cards"],
        records=data["records"],
        piece=data["piece"],
        forms=data["forms"],
        codes={form: code for code, form in enumerate(data["common"], 1)},
        facets=[Facet(*facet) for facet in data["facets"]],
        first_words=list(map(to_units, data["firstWords"])),
        families=data["families"],
        whole=data["whole"],
    )
