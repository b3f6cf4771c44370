"""The first lines of a text, as its headline is looked for in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from fonds.base.chars import fold_white, show_windows
from fonds.base.patterns import late
from fonds.parse.bylines import is_paper
from fonds.parse.titles import LONGEST

_MOST_LINES = 9  # lines among which the headline stands
_MARKED = late(
    r"#{1,6}\s+(?P<hashed>\S.*?)(?:\s+#+)?"  # Markdown
    r"|(?P<mark>\*{1,3}|_{1,3}|={1,6}|'{2,3})\s*(?P<title>(?:(?!(?P=mark)).)+?)\s*(?P=mark)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One of the first lines of a text."""

    text: str  # as readers see it
    start: int  # where it begins in the text
    end: int  # where what follows begins
    closes: bool  # whether its paragraph ends with it


def read_lines(text: str) -> Iterator[Line]:
    """The first lines of *text*, up to one that is too long for a headline."""
    start = 0
    for _ in range(_MOST_LINES):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        closes = stop == len(text) or text.startswith("\n\n", stop)
        end = min(len(text), stop + 2 if closes else stop + 1)
        line = show_windows(text[start : min(stop, start + 2 * LONGEST)])
        yield Line(line, start, end, closes)
        if end == len(text) or len(line) > LONGEST:
            return
        start = end


def join_capitals(lines: list[Line]) -> list[Line]:
    """*lines*, a headline in capitals that goes on over several made one of them."""
    if not any(line.text.isupper() for line in lines):
        return lines
    joined: list[Line] = []
    at = 0
    while at < len(lines):
        run = _take_capitals(lines[at:])
        joined.append(_join(run) if _is_wrapped(run) else lines[at])
        at += len(run) if _is_wrapped(run) else 1
    return joined


def _take_capitals(lines: list[Line]) -> list[Line]:
    """The first of *lines*, and those in capitals after it in its paragraph."""
    run = lines[:1]
    for before, line in pairwise(lines):
        if before.closes or not before.text.isupper() or not line.text.isupper():
            break
        run.append(line)
    return run


def _is_wrapped(run: list[Line]) -> bool:
    """Whether each line of *run* but the last is so long that the next word had no room on it."""
    if len(run) < 2 or is_paper(run[0].text) or run[-1].end - run[0].start > LONGEST:
        return False
    width = max(len(line.text) for line in run)
    return all(
        len(line.text) + 1 + len(after.text.split()[0]) > width for line, after in pairwise(run)
    )


def _join(run: list[Line]) -> Line:
    words = " ".join(line.text for line in run)
    return Line(words, run[0].start, run[-1].end, run[-1].closes)


def unmark(line: str) -> str:
    """*line* without the marks that make a headline of it in Markdown or a wiki."""
    marked = _MARKED.fullmatch(line) if line[:1] in "#*_='" else None
    return fold_white((marked["hashed"] or marked["title"]) if marked else line)
