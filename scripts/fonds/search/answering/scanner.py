"""Reading a query piece by piece: what stands next in it, as query.js takes it."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category

from fonds.base.patterns import late
from fonds.search.analysis import fold
from fonds.search.interface import load_grammar

CLOSING = {'"': '"', "«": "»", "“": '”"', "„": '“”"'}
WHITE = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""White space as JavaScript has it, as the inside of a class."""
SPACES = late(f"[{WHITE}]+")
WHITE_ONE = late(f"[{WHITE}]")
BAR = late(rf"\|(?=[{WHITE}]|\Z)")
MINUS = late(rf"-(?=[^{WHITE}-])")
FOLLOWED = late(f"[{WHITE}]+[^{WHITE})]")
DISTANCE = late(r"~([0-9]{1,3})")
_CHUNK = late(rf'[^{WHITE}"«»“”„()]+')
_UNKNOWN = late(rf'([^{WHITE}:"«»“”„()]{{2,}}):(?=["«“„]|[^\W_])')
_FIELD = late(rf"([^\W\d_]+):[{WHITE}]*")


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

    def skip(self, mark: str) -> bool:
        """Whether *mark* stands next, which then is read."""
        found = self.text.startswith(mark, self.at)
        self.at += found * len(mark)
        return found

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What stands next, if it is such."""
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def take_operator(self, name: str) -> bool:
        """Whether "or", "and" or "not" stands next, in one of its words."""
        return self.take(_operator(name)) is not None

    def looks_at_operator(self) -> bool:
        """Whether the word after the next character is an operator."""
        behind = WHITE_ONE.match(self.text, self.at)
        names = ("or", "and", "not")
        return behind is not None and any(
            _operator(name).match(self.text, behind.end()) for name in names
        )

    def find_unknown_field(self) -> str:
        """The word before a colon that is no field, as fields look; empty if there is none."""
        found = _UNKNOWN.match(self.text, self.at)
        letters = found is not None and all(category(char)[0] in "LM" for char in found[1])
        return found[1] if found and letters else ""

    def take_phrase(self) -> str | None:
        """What stands in quotation marks."""
        closing = CLOSING.get(self.peek())
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
    return re.compile(rf"(?:{'|'.join(load_grammar()[name])})(?=[{WHITE}(]|\Z)")


def trim_signs(chunk: str) -> str:
    """*chunk* without the signs around it."""
    kinds = [category(char)[0] for char in chunk]
    first = next((at for at, kind in enumerate(kinds) if kind in "LN"), 0)
    last = max((at for at, kind in enumerate(kinds) if kind in "LNM"), default=len(chunk) - 1)
    return chunk[first : last + 1]
