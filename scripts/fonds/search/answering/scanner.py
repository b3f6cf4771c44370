"""Reading a query piece by piece: what stands next in it, as query.js takes it."""

from __future__ import annotations

import re
from functools import cache

from fonds.search.analysis import fold
from fonds.search.interface import load_grammar

_CLOSING = {'"': '"', "«": "»", "“": '”"', "„": '“”"'}
_S = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""White space as JavaScript has it, as the inside of a class."""
SPACES = re.compile(f"[{_S}]+")
CLOSED = re.compile(r"\)")
OPENED = re.compile(r"\(")
BAR = re.compile(rf"\|(?=[{_S}]|\Z)")
MINUS = re.compile(rf"-(?=[^{_S}-])")
DISTANCE = re.compile(r"~([0-9]{1,3})")
_CHUNK = re.compile(rf'[^{_S}"«»“”„()]+')
_FIELD = re.compile(rf"([^\W\d_]+):[{_S}]*")


class Scanner:
    """A text, and how far it has been read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    @property
    def ended(self) -> bool:
        """Whether all has been read."""
        return self.at >= len(self.text)

    def end(self) -> None:
        """Read no further."""
        self.at = len(self.text)

    def peek(self) -> str:
        """The next character; empty at the end."""
        return self.text[self.at : self.at + 1]

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What stands next, if it is such."""
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def take_operator(self, name: str) -> bool:
        """Whether "or", "and" or "not" stands next, in one of its words."""
        return self.take(_operator(name)) is not None

    def take_phrase(self) -> str | None:
        """What stands in quotation marks."""
        closing = _CLOSING.get(self.peek())
        if not closing:
            return None
        self.at += 1
        start = self.at
        while not self.ended and self.peek() not in closing:
            self.at += 1
        self.at += 1
        return self.text[start : self.at - 1]

    def take_chunk(self) -> str:
        """Everything up to a space, a quotation mark or a parenthesis."""
        if found := self.take(_CHUNK):
            return found[0]
        if not self.ended and self.peek() in "»”":
            self.at += 1
        return ""

    def take_field(self) -> str | None:
        """The field whose word stands before a colon: "title", "date" or a kind of names."""
        found = _FIELD.match(self.text, self.at)
        if not found or not found[1].isalpha():
            return None
        field = _fields().get(fold(found[1]))
        if field:
            self.at = found.end()
        return field


@cache
def _fields() -> dict[str, str]:
    """Folded word → its field."""
    grammar = load_grammar()
    kinds = {"title": grammar["title"], "date": grammar["date"], **grammar["names"]}
    return {word: kind for kind, words in kinds.items() for word in words}


@cache
def _operator(name: str) -> re.Pattern[str]:
    """A word of the grammar in capitals, followed by a space, a parenthesis or the end."""
    return re.compile(rf"(?:{'|'.join(load_grammar()[name])})(?=[{_S}(]|\Z)")
