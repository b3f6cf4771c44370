"""The heading of a text: which of its first lines is the headline, and the title that it gives.

Lines before it that are none, such as an address, a date or the name of a section, are credits, and
stay in the text. What other texts share, only the whole archive knows: it comes as `Labels`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

from fonds.base.chars import UNSPACED, fold_white, show_windows
from fonds.base.model import TitleFrom
from fonds.parse.credits import CLOSERS, LONGEST_CREDIT, is_credit
from fonds.parse.places import is_place
from fonds.parse.sentences import STOPS
from fonds.parse.titles import LONGEST, is_headline, supply_title

_MOST_LINES = 9  # lines among which the headline stands
_MOST_SHARED = 5  # lines that may be labels
_AFTER = 200  # characters after a line that tell two texts apart
_LABEL = 60  # characters of a label in brackets or of a way through a site
_FEW_WORDS = 3  # of a label in capitals
_TEXT = 50  # characters of a line that is text below a headline, not its second line
_UNSPACED_TEXT = 25  # the same in scripts whose words have two or three characters
_OWN_WORDS = 4  # of a headline below a word in capitals that nothing precedes

_BRACKETED = re.compile(r"\[[^\[\]]+\]|\([^()]+\)|【[^【】]+】|［[^［］]+］|〔[^〔〕]+〕")
_WAY = re.compile(r"\S\s+[>›]\s+\S")  # “Home > World > Africa”
_MARKED = re.compile(
    r"#{1,6}\s+(?P<hashed>\S.*?)(?:\s+#+)?"  # Markdown
    r"|(?P<mark>\*{1,3}|_{1,3}|={1,6}|'{2,3})\s*(?P<title>(?:(?!(?P=mark)).)+?)\s*(?P=mark)"
)
_RULED = re.compile("={3,}|-{3,}")
_UNSPACED = re.compile(f"[{UNSPACED}]")


@dataclass(frozen=True, slots=True)
class Labels:
    """Lines that many texts have near their beginning, white space folded."""

    above: frozenset[str] = frozenset()  # no headline where one follows
    never: frozenset[str] = frozenset()  # no headline at all


NO_LABELS = Labels()


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a text, and where that has it."""

    title: str  # white space folded; empty only if the text is
    title_from: TitleFrom  # "source", "metadata", or "supplied" where no line is a headline
    start: int  # where the headline's line begins, marks included; 0 if there is none
    end: int  # where the text below it begins; 0 if there is none


@dataclass(frozen=True, slots=True)
class _Line:
    text: str  # as readers see it
    start: int  # where it begins in the text
    end: int  # where what follows begins
    closes: bool  # whether its paragraph ends with it


def find_heading(text: str, labels: Labels = NO_LABELS) -> Heading:
    """The heading of *text*, whose paragraphs an empty line parts."""
    return _find_heading(text, list(_read_lines(text)), labels)


def read_opening(
    text: str, stated: str, *, own: bool = False
) -> tuple[Heading, tuple[tuple[str, int], ...]]:
    """The heading of *text*, whose title may be *stated*, and the short lines that it begins with.

    Those may be labels; each has with it a hash of what follows. *own*: whether the source itself
    states the title. A table that does may be one of what fonds found, so that a title which it
    takes over as it was supplied stays that.
    """
    lines = list(_read_lines(text))
    opening = tuple(_list_short(text, lines))
    found, title = _find_heading(text, lines, NO_LABELS), fold_white(show_windows(stated))
    if not title or (not own and found.title_from == "supplied" and found.title == title):
        return found, opening
    # Where the text has the stated title too, it is shown once.
    return _find_stated(lines, title) or Heading(title, "metadata", 0, 0), opening


def _list_short(text: str, lines: list[_Line]) -> Iterator[tuple[str, int]]:
    for line in lines[:_MOST_SHARED]:
        if len(line.text) > LONGEST_CREDIT:
            return
        after = text[line.end : line.end + _AFTER].encode("utf-8", "surrogatepass")
        yield fold_white(line.text), crc32(after)


def _find_heading(text: str, lines: list[_Line], labels: Labels) -> Heading:
    at = _find_headline(lines, 0, labels)
    if at is None:
        known = labels.above | labels.never
        return Heading(supply_title(show_windows(text).split("\n\n"), known), "supplied", 0, 0)
    ruled = at + 1 < len(lines) and _RULED.fullmatch(lines[at + 1].text)
    last = lines[at + 1] if ruled else lines[at]
    return Heading(_unmark(lines[at].text), "source", lines[at].start, last.end)


def _find_stated(lines: list[_Line], title: str) -> Heading | None:
    """The heading if one of *lines* is *title*, as metadata state it."""
    for line in lines:
        if fold_white(_unmark(line.text)) == title:
            return Heading(title, "metadata", line.start, line.end)
    return None


def _read_lines(text: str) -> Iterator[_Line]:
    """The first lines of *text*, up to one that is too long for a headline."""
    start = 0
    for _ in range(_MOST_LINES):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        closes = stop == len(text) or text.startswith("\n\n", stop)
        end = min(len(text), stop + 2 if closes else stop + 1)
        line = show_windows(text[start : min(stop, start + 2 * LONGEST)])
        yield _Line(line, start, end, closes)
        if end == len(text) or len(line) > LONGEST:
            return
        start = end


def _find_headline(lines: list[_Line], at: int, labels: Labels) -> int | None:
    """The place of the headline among *lines* from *at* on, which only credits precede."""
    if at == len(lines):
        return None
    line = _unmark(lines[at].text)
    if line in labels.never:
        return _find_headline(lines, at + 1, labels)
    if line in labels.above or _may_be_label(line, at):
        below = _find_headline(lines, at + 1, labels)
        if below is not None and (line in labels.above or _is_own(lines[below].text, at)):
            return below
    if _is_headline(lines, at, labels) and not (at and is_place(line)):
        return at
    is_none = is_credit(line) or (at > 0 and is_place(line))
    return _find_headline(lines, at + 1, labels) if is_none else None


def _is_headline(lines: list[_Line], at: int, labels: Labels) -> bool:
    line = _unmark(lines[at].text)
    if lines[at].text.startswith("#") and line != lines[at].text:
        return not is_credit(line)
    return is_headline(line) and _is_set_off(lines, at, labels)


def _may_be_label(line: str, at: int) -> bool:
    """Whether the form of *line* is that of a section's name rather than of a headline."""
    if len(line) > _LABEL:
        return False
    if line.isupper():
        return len(line.split()) <= (_FEW_WORDS if at else 1)
    may_be = not line[0].isalnum() or ">" in line or "›" in line
    if not may_be or not any(map(str.isalpha, line)):
        return False
    return bool(_BRACKETED.fullmatch(line) or _WAY.search(line))


def _is_own(headline: str, at: int) -> bool:
    """Whether *headline* is one even below a label whose form alone speaks for it."""
    return at > 0 or len(headline.split()) >= _OWN_WORDS or bool(_UNSPACED.search(headline))


def _is_set_off(lines: list[_Line], at: int, labels: Labels) -> bool:
    """Whether a line is more than the first of several: verse, say, or an address."""
    if lines[at].closes or at + 1 == len(lines):
        return True
    below = lines[at + 1].text
    if len(below) > LONGEST_CREDIT or is_credit(below) or _RULED.fullmatch(below):
        return True
    return (at > 0 and _is_sentence(below)) or fold_white(below) in labels.above | labels.never


def _is_sentence(line: str) -> bool:
    """Whether *line* is long enough for text, and ends as text does."""
    least = _UNSPACED_TEXT if _UNSPACED.search(line) else _TEXT
    return len(line) >= least and line.rstrip(CLOSERS).endswith(tuple(STOPS))


def _unmark(line: str) -> str:
    """*line* without the marks that make a headline of it in Markdown or a wiki."""
    marked = _MARKED.fullmatch(line) if line[:1] in "#*_='" else None
    return fold_white((marked["hashed"] or marked["title"]) if marked else line)
