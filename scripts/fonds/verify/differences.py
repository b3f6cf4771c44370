"""Retelling: what a file of the search index says wrongly, in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from itertools import zip_longest
from typing import Any

from fonds.search.index import CONTENTS
from fonds.verify.chunk import (
    ChunkError,
    read_articles,
    read_chunk,
    read_forms,
    read_gaps,
    read_growing,
    read_numbers,
)

_TEXTS = "a/3.js"
"""What tells where the texts stand."""
_REFERRED = ("v/", "r/", _TEXTS, f"{CONTENTS}.js")
"""What tells of which words and names the other files speak."""
_CARD = ("title", "address", "date", "language", "marks", "date in words")
_OTHERWISE = "is not what the catalogue gives"


class Retelling:
    """Tells what is wrong, from what the files should say."""

    def __init__(self, articles: list[str]) -> None:
        """Of an index of *articles*, by number: the addresses of their pages below articles/."""
        self._articles = articles
        self._made: dict[str, bytes] = {}
        self._numbers: dict[str, list[int]] = {}  # family → number of the first of each chunk
        self._tellers: dict[str, Callable[[int, int, Any, Any], str]] = {
            "c": self._tell_card,
            "b": self._tell_best,
            "t": self._tell_text,
            "p": self._tell_articles,
            "x": self._tell_positions,
            "g": self._tell_tagged,
        }

    def note(self, name: str, data: bytes) -> None:
        """Keep what the file *name* should say, if others refer to it."""
        if name.startswith(_REFERRED):
            self._made[name] = data

    def tell(self, name: str, due: bytes, found: bytes) -> str:
        """What the file *name* says wrongly first: its bytes are *found* and should be *due*.

        Not in which word or name, if what is *due* was not kept.
        """
        family, _, number = name.removesuffix(".js").partition("/")
        if family not in self._tellers or not due:
            return _OTHERWISE
        try:
            right, wrong = read_chunk(due), read_chunk(found)
            for at, (one, other) in enumerate(zip_longest(right, wrong, fillvalue="")):
                if one != other:
                    return self._tellers[family](int(number), at, one, other)
        except (ChunkError, LookupError, TypeError, AttributeError, ValueError, RecursionError):
            return "is no file that a build writes"
        return _OTHERWISE

    def _tell_card(self, chunk: int, at: int, right: Any, wrong: Any) -> str:
        return _compare_cards(self._name(self._number("c", chunk, at)), right, wrong)

    def _tell_best(self, chunk: int, at: int, right: Any, wrong: Any) -> str:
        rows = zip(right, wrong, strict=False) if at else ()  # first the numbers of the articles
        for one, other in rows:
            if one != other:
                return _compare_cards(f"articles/{one[1]}", one, other)
        return "has cards of other articles than those that its words lead to first"

    def _tell_text(self, chunk: int, at: int, right: Any, wrong: Any) -> str:
        return f"has another text of {self._name(self._number('t', chunk, at))} than the catalogue"

    def _tell_articles(self, chunk: int, at: int, right: Any, wrong: Any) -> str:
        word = self._form("p", chunk, at)
        due, told = (self._read_list(chunk, at, entry) for entry in (right, wrong))
        for article in sorted(due.keys() - told.keys()):
            return f"does not find {word} in {self._name(article)}, whose text has it"
        for article in sorted(told.keys() - due.keys()):
            return f"finds {word} in {self._name(article)}, whose text does not have it"
        for article in sorted(it for it in due if due[it] != told[it]):
            return f"counts {word} wrongly in {self._name(article)}"
        return _OTHERWISE

    def _read_list(self, chunk: int, at: int, entry: Any) -> dict[int, tuple[int, int]]:
        """The articles of a list; of a long one, which is cut, those that stand in this chunk."""
        if isinstance(entry, str):
            return read_articles(entry)
        firsts = self._firsts
        before = firsts[chunk] if firsts and not at else 0
        return {
            piece * self._contents["piece"] + article: counts
            for piece, text in enumerate(entry, before)
            for article, counts in read_articles(text).items()
        }

    def _tell_positions(self, chunk: int, at: int, right: Any, wrong: Any) -> str:
        return f"places {self._form('x', chunk, at)} elsewhere than the texts do"

    def _tell_tagged(self, chunk: int, at: int, right: str, wrong: str) -> str:
        label, due, told = self._label(chunk, at), set(read_gaps(right)), set(read_gaps(wrong))
        for article in sorted(due ^ told):
            verb = "does not list" if article in due else "lists"
            return f"{verb} {self._name(article)} under “{label}”, against the catalogue"
        return _OTHERWISE

    def _name(self, number: int) -> str:
        known = 0 <= number < len(self._articles)
        return f"articles/{self._articles[number]}" if known else f"an article {number} of none"

    def _form(self, family: str, chunk: int, at: int) -> str:
        number = self._number(family, chunk, at)
        return f"“{self._forms[number]}”" if number < len(self._forms) else "two common words"

    def _label(self, chunk: int, at: int) -> str:
        return str(self._labels[self._number("g", chunk, at)])

    def _number(self, family: str, chunk: int, at: int) -> int:
        """The number of what stands *at* in a chunk: of the article, form or name."""
        if family == "c":
            return int(self._contents["cards"]) * chunk + at
        if family not in self._numbers:
            telling = read_chunk(self._made[_TEXTS]) if family == "t" else self._families[family]
            self._numbers[family] = read_growing(telling["numbers"])
        return self._numbers[family][chunk] + at

    @cached_property
    def _contents(self) -> Any:
        return read_chunk(self._made[f"{CONTENTS}.js"])

    @cached_property
    def _families(self) -> Any:
        return self._contents["families"]

    @cached_property
    def _firsts(self) -> list[int]:
        return read_numbers(self._families["p"]["firsts"])

    @cached_property
    def _labels(self) -> list[Any]:
        return [row[0] for data in self._chunks("r") for row in data]

    @cached_property
    def _forms(self) -> list[str]:
        return list(read_forms(self._chunks("v")))

    def _chunks(self, family: str) -> list[Any]:
        """The data of all chunks of a family, in order."""
        count = len(self._families[family]["seals"]) // 4
        return [read_chunk(self._made[f"{family}/{number}.js"]) for number in range(count)]


def _compare_cards(name: str, right: Any, wrong: Any) -> str:
    """What the card *wrong* of the article *name* says otherwise than *right*."""
    for field, one, other in zip(_CARD, right, wrong, strict=False):
        if one != other:
            return f"gives {name} the {field} {other!r} where the catalogue has {one!r}"
    return f"tells too little or too much of {name}"
