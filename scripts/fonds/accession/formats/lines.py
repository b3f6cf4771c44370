"""Paragraphs from lines that stand at places on pages, as PDF has them: it knows no paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_FULL = 0.85  # share of the usual length from which a line is full: the text goes on in the next
_LONG = 0.9  # share of lines that are no longer than the usual length
_FLOW = 0.25  # least share of full lines that a small letter follows: in verse and lists fewer do
_WIDER = 1.25  # times the usual distance of lines, from which on there is a gap
_USUAL = 1.5  # that distance in sizes of their letters, where there are few lines of a size
_FEW = 3
_INDENT = (0.8, 6.0)  # least and greatest indent of a paragraph, in sizes of its letters
_ENDS = ".!?…:;»”\"'’)]。！？；：」』）"
"""What a line may end with that is the last of a paragraph."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page."""

    text: str  # without white space at its ends; not empty
    x: float  # where it begins, in points from the left
    y: float  # its base line, in points from the bottom
    size: float  # of its letters, in points


@dataclass(frozen=True, slots=True)
class _Usual:
    """What most lines of a document are like."""

    gaps: dict[int, float]  # size of letters, rounded → distance of lines
    lengths: dict[int, int]  # size of letters, rounded → characters of a full line
    flows: bool  # whether full lines go on in the next


def join_lines(pages: Iterable[Sequence[Line]]) -> str:
    """The text of *pages*, an empty line between its paragraphs.

    Lines of a paragraph are joined by a space where the line is full, by a line end where it is
    not; a word that is divided at the end of its line stays divided.
    """
    filled = [page for page in pages if page]
    usual = _measure(filled)
    parts: list[str] = []
    before: Line | None = None
    for page in filled:
        for line in page:
            parts.append(_joint(before, line, usual, same_page=line is not page[0]))
            parts.append(line.text)
            before = line
    return "".join(parts)


def _measure(pages: list[Sequence[Line]]) -> _Usual:
    pairs = [pair for page in pages for pair in pairwise(page) if _is_below(*pair)]
    gaps: dict[int, Counter[float]] = {}
    for line, after in pairs:
        gaps.setdefault(round(line.size), Counter())[round(line.y - after.y, 1)] += 1
    lengths: dict[int, list[int]] = {}
    for line in (line for page in pages for line in page):
        lengths.setdefault(round(line.size), []).append(len(line.text))
    longest = {size: sorted(it)[int(len(it) * _LONG)] for size, it in lengths.items()}
    common = {size: _smallest_common(it) for size, it in gaps.items() if it.total() >= _FEW}
    usual = _Usual(common, longest, flows=True)
    ends = [_goes_on(after) for line, after in pairs if _is_full(line, after, usual)]
    flows = sum(ends) >= _FLOW * len(ends)
    return _Usual(usual.gaps, usual.lengths, flows)


def _smallest_common(gaps: Counter[float]) -> float:
    """The distance of most lines; where several are about as common, the smallest."""
    often = max(gaps.values()) / 2
    return min(gap for gap, count in gaps.items() if count >= often)


def _is_below(line: Line, after: Line) -> bool:
    """Whether *after* is the next line of the same column, in letters of the same size."""
    return round(line.size) == round(after.size) and 0 < line.y - after.y < 4 * line.size


def _joint(before: Line | None, line: Line, usual: _Usual, same_page: bool) -> str:
    """What goes before *line*: nothing, a space, a line end, or an empty line."""
    if before is None:
        return ""
    if before.size and abs(before.size - line.size) > before.size / 10:
        return "\n\n"
    goes_on = usual.flows and _is_full(before, line, usual)
    if not same_page or line.y > before.y:  # another page, or another column
        return " " if goes_on and _goes_on(line) and before.text[-1] not in _ENDS else "\n\n"
    gap, wide = before.y - line.y, _WIDER * _USUAL * before.size
    if gap > _WIDER * usual.gaps.get(round(before.size), _USUAL * before.size):
        return "\n\n"
    if _is_indented(before, line):
        return "\n\n"
    if goes_on:
        return " "
    return "\n\n" if gap > wide or (usual.flows and before.text[-1] in _ENDS) else "\n"


def _is_indented(before: Line, line: Line) -> bool:
    least, greatest = _INDENT
    return least * line.size < line.x - before.x < greatest * line.size


def _is_full(line: Line, after: Line, usual: _Usual) -> bool:
    """Whether the first word of *after* would hardly have fitted into *line*."""
    length = len(line.text) + 1 + len(after.text.split(" ", 1)[0])
    return length >= _FULL * usual.lengths[round(line.size)]


def _goes_on(line: Line) -> bool:
    """Whether *line* may go on in the midst of a sentence: it begins with no capital or sign."""
    first = line.text[0]
    return first.isalpha() and not first.isupper()
