"""The heading of a text: which of its first lines is the headline, and the title that it gives.

Lines before it that are none, such as an address, a date or the name of a section, are credits, and
stay in the text. What other texts share, only the whole archive knows: it comes as `Labels`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

from fonds.base.chars import UNSPACED, fold_white, show_windows
from fonds.base.model import TitleFrom
from fonds.base.patterns import late
from fonds.parse.credits import LONGEST_CREDIT, is_credit
from fonds.parse.firstlines import Line, join_capitals, read_lines, unmark
from fonds.parse.mastheads import is_head, is_masthead, is_sentence, may_be_masthead, skip_entries
from fonds.parse.places import is_place
from fonds.parse.titles import is_headline, supply_title

_MOST_SHARED = 5  # lines that may be labels
_AFTER = 200  # characters after a line that tell two texts apart
_LABEL = 60  # characters of a label in brackets or of a way through a site
_FEW_WORDS = 3  # of a label in capitals
_OWN_WORDS = 4  # of a headline below a word in capitals that nothing precedes

_BRACKETED = late(r"\[[^\[\]]+\]|\([^()]+\)|【[^【】]+】|［[^［］]+］|〔[^〔〕]+〕")
_WAY = late(r"\S\s+[>›]\s+\S")  # “Home > World > Africa”
_RULED = late("={3,}|-{3,}")
_UNSPACED = late(f"[{UNSPACED}]")


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
    title_from: TitleFrom  # "supplied" where no line is a headline, and none is stated
    start: int  # where the headline's line begins, marks included; 0 if there is none
    end: int  # where the text below it begins; 0 if there is none


def find_heading(text: str, labels: Labels = NO_LABELS) -> Heading:
    """The heading of *text*, whose paragraphs an empty line parts."""
    return _find_heading(text, list(read_lines(text)), labels)


def read_opening(
    text: str, stated: str, *, own: bool = False, name: str = ""
) -> tuple[Heading, tuple[tuple[str, int], ...]]:
    """The heading of *text*, whose title may be *stated*, and the short lines that it begins with.

    Those may be labels; each has with it a hash of what follows. *own*: whether the source itself
    states the title. A table that does may be one of what fonds found, so that a title which it
    takes over as it was supplied stays that. *name*: the title of a text that has none, a note's.
    """
    lines = list(read_lines(text))
    opening = tuple(_list_short(text, lines))
    found, title = _find_heading(text, lines, NO_LABELS), fold_white(show_windows(stated))
    if name and not title and found.title_from == "supplied":
        return Heading(name, "name", 0, 0), opening
    if not title or (not own and found.title_from == "supplied" and found.title == title):
        return found, opening
    # Where the text has the stated title too, it is shown once.
    return _find_stated(lines, title) or Heading(title, "metadata", 0, 0), opening


def _list_short(text: str, lines: list[Line]) -> Iterator[tuple[str, int]]:
    for line in lines[:_MOST_SHARED]:
        if len(line.text) > LONGEST_CREDIT:
            return
        after = text[line.end : line.end + _AFTER].encode("utf-8", "surrogatepass")
        yield fold_white(line.text), crc32(after)


def _find_heading(text: str, lines: list[Line], labels: Labels) -> Heading:
    lines = join_capitals(lines)
    at = _find_headline(lines, 0, labels)
    if at is None:
        known = labels.above | labels.never
        return Heading(supply_title(show_windows(text).split("\n\n"), known), "supplied", 0, 0)
    ruled = at + 1 < len(lines) and _RULED.fullmatch(lines[at + 1].text)
    last = lines[at + 1] if ruled else lines[at]
    return Heading(unmark(lines[at].text), "source", lines[at].start, last.end)


def _find_stated(lines: list[Line], title: str) -> Heading | None:
    """The heading if one of *lines* is *title*, as metadata state it."""
    for line in lines:
        if fold_white(unmark(line.text)) == title:
            return Heading(title, "metadata", line.start, line.end)
    return None


def _find_headline(lines: list[Line], at: int, labels: Labels) -> int | None:
    """The place of the headline among *lines* from *at* on, which only credits precede."""
    if at == len(lines):
        return None
    line = unmark(lines[at].text)
    if line in labels.never:
        return _find_headline(lines, at + 1, labels)
    if after := skip_entries(lines, at):
        return _find_headline(lines, after, labels)
    may_be_label = line in labels.above or _may_be_label(line, at)
    if may_be_label or may_be_masthead(lines, at):
        below = _find_headline(lines, at + 1, labels)
        own = below is not None and (line in labels.above or _is_own(lines[below].text, at))
        if below is not None and ((may_be_label and own) or is_masthead(lines, at, below)):
            return below
    if _is_headline(lines, at, labels) and not (at and is_place(line)):
        return at
    is_none = is_credit(line, at > 0) or (at > 0 and is_place(line))
    return _find_headline(lines, at + 1, labels) if is_none else None


def _is_headline(lines: list[Line], at: int, labels: Labels) -> bool:
    line = unmark(lines[at].text)
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


def _is_set_off(lines: list[Line], at: int, labels: Labels) -> bool:
    """Whether a line is more than the first of several: verse, say, or an address."""
    if lines[at].closes or at + 1 == len(lines):
        return True
    below = lines[at + 1].text
    if len(below) > LONGEST_CREDIT or is_credit(below) or _RULED.fullmatch(below):
        return True
    if is_head(lines, at):
        return True
    return (at > 0 and is_sentence(below)) or fold_white(below) in labels.above | labels.never
