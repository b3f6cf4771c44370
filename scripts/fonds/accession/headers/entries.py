"""Lines of ``key: value``, and the lines that belong to them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fonds.base.fields import is_header_key
from fonds.base.patterns import late

_MOST = 500  # entries; no header has more
_LONGEST = 65_536  # characters of all of them
_SIGN = late(r"\S")
_BLANK = late(r"[ \t\xa0]*(?:\r\n|\n|\r)")
_BLANK_LINES = late(r"(?:[ \t\ufeff]*[\r\n])*")
_WHITE = frozenset(" \t\ufeff\r\n")
_OPENING = 600  # characters in which an article of a press database has as many lines
_LINES = 7
_END = r"(?:\r\n|\n|\r|\Z)"
_LINE = late(
    rf"([^\s:：#-][^:：\r\n]{{0,60}}?)[ \t\xa0\u202f]*[:：](?:[ \t\xa0\u202f]*([^\r\n]*)){_END}"
)
_FOLDED = late(rf"[ \t]+([^\s][^\r\n]*){_END}")

_KEY = late(r"([^\s:#\-\[\]{}\"'|>&*!%@`?,][^:\r\n]{0,60}?)[ \t]*:([ \t]*)(.*)\Z")
_QUOTES = ('"', "'")


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    name: str  # as written
    value: str | tuple[str, ...]  # its lines joined by spaces; several where it is a list
    line: int  # of its key, from 1 where the entries begin
    end: int  # offset of what follows its last line
    text: str = ""  # all its lines as written


def read_entries(text: str, start: int = 0) -> list[Entry]:
    """The entries from *start* on, up to the first line that is neither key nor folded."""
    entries: list[Entry] = []
    begin, line = start, 1
    while len(entries) < _MOST and (key := _LINE.match(text, start)):
        values, at, start = [key[2]], line, key.end()
        line += 1
        while start - begin < _LONGEST and (more := _FOLDED.match(text, start)):
            values.append(more[1])
            start = more.end()
            line += 1
        if start - begin >= _LONGEST:
            break
        entries.append(Entry(key[1], " ".join(filter(None, values)), at, start))
    return entries


def skip_blank(text: str) -> int:
    """The offset of the first line of *text* that is not blank."""
    blank = _BLANK_LINES.match(text) if text[:1] in _WHITE else None
    return blank.end() if blank else 0


def is_lined(text: str, start: int) -> bool:
    """Whether *text* has from *start* on so many short lines as a list of its origin has."""
    end = start + _OPENING
    ends = text.count("\n", start, end)
    return ends >= _LINES or (not ends and text.count("\r", start, end) >= _LINES)


def is_closed(text: str, at: int) -> bool:
    """Whether an empty line stands *at* this offset, and text behind it."""
    return _BLANK.match(text, at) is not None and has_text(text, at)


def has_text(text: str, at: int) -> bool:
    """Whether anything but white space stands behind *at*."""
    return _SIGN.search(text, at) is not None


def read_loose(block: str) -> list[Entry] | None:
    """The entries of a *block* of YAML that has mistakes; None where a line belongs to no key.

    What is indented, and dashes below a key without a value, belong to the key above them.
    """
    found: list[tuple[int, list[str]]] = []
    for number, line in enumerate(re.split("\r\n|\n|\r", block), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] in " \t" or (line.startswith("- ") and found and _lacks_value(found[-1][1])):
            if not found:
                return None
            found[-1][1].append(line)
        elif _is_loose_key(line) and len(found) < _MOST:
            found.append((number, [line]))
        else:
            return None
    return [_read_loose_entry(number, lines) for number, lines in found]


def _is_loose_key(line: str) -> bool:
    """Whether *line* has a key and a space or nothing behind its colon, unless the key is known."""
    key = _KEY.match(line)
    return key is not None and bool(key[2] or not key[3] or is_header_key(key[1]))


def _lacks_value(lines: list[str]) -> bool:
    return not lines[0].partition(":")[2].strip()


def _read_loose_entry(number: int, lines: list[str]) -> Entry:
    name, _, first = lines[0].partition(":")
    rest = [line.strip() for line in lines[1:]]
    value: str | tuple[str, ...]
    if rest and _lacks_value(lines) and all(line.startswith("- ") for line in rest):
        value = tuple(_unquote(line[2:].strip()) for line in rest)
    else:
        value = _unquote(" ".join(filter(None, [first.strip(), *rest])))
    return Entry(name.rstrip(), value, number, 0, "\n".join(lines) + "\n")


def _unquote(text: str) -> str:
    """*text* without the quotes around it."""
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in _QUOTES
    return text[1:-1] if quoted else text
