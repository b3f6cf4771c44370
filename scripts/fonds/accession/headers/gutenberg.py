"""The opening of a book of Project Gutenberg: title, author, language. All stays in the text."""

from __future__ import annotations

import re

from fonds.accession.headers.pairs import BY_NAME, Block, Pair
from fonds.accession.headers.press import list_lines
from fonds.base.patterns import late

_FIELDS = {"title": "title", "author": "creator", "language": "lang"}
_KEY = late(r"(Title|Author|Language): +(\S.*)\Z")
_START = late(r"\*\*\* ?START OF TH(?:E|IS) PROJECT GUTENBERG", re.IGNORECASE)
_HEAD = 5_000  # characters before the book itself
_MOST = 80  # lines before the book itself


def is_gutenberg(text: str, start: int = 0) -> bool:
    """Whether *text* has the line before a book where it may stand."""
    head = text[start : start + _HEAD]
    return "*** START OF" in head or "***START OF" in head


def find_gutenberg(text: str, start: int = 0) -> Block | None:
    """What the lines before ``*** START OF …`` say; None where there is no such line.

    The day of its release is that of the file, not of the book, so no date is taken.
    """
    pairs: list[Pair] = []
    folded = False
    for line in list_lines(text, start, _MOST):
        if _START.match(line.text):
            return Block(0, tuple(pairs)) if pairs else None
        if key := _KEY.match(line.text):
            field = BY_NAME[_FIELDS[key[1].lower()]]
            folded = all(pair.name != key[1] for pair in pairs)
            if folded:
                pairs.append(Pair(key[1], key[2], line.number, field))
        elif folded and line.text and text[line.start] in " \t":
            joint = "; " if pairs[-1].name == "Author" else " "
            last = pairs.pop()
            pairs.append(Pair(last.name, f"{last.value}{joint}{line.text}", last.line, last.field))
        else:
            folded = False
    return None
