"""Paragraphs of a text: from blank lines, single lines, or lines that were wrapped at a width."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from fonds.base.chars import UNSPACED, WHITE, split_lines, strip_white
from fonds.base.patterns import late

_WIDEST = 160  # columns; no one wraps lines wider than this
_NARROWEST = 30  # columns; narrower lines are not taken for wrapped ones
_USUAL = range(50, 133)  # widths that are accepted even where there are few lines
_MANY = 4  # line ends from which any width is accepted
_LEAST_FIT = 0.75  # least share of line ends that fit the width, where blank lines part paragraphs
_LEAST_FIT_DENSE = (
    0.6  # the same without blank lines, where the last lines of paragraphs do not fit
)
_FLOW = 0.4  # least share of lines that begin with a small letter; in verse and lists fewer do

_INDENT = late(r"  |\t|\u3000")
_FIRST_WORD = late(f"[^{WHITE}]*")
_UNSPACED = late(f"[{UNSPACED}\u0f00-\u0fff\u3000-\u303f\uff00-\uffef]{{2}}")
"""Two characters that no space parts: letters, Tibetan, or the punctuation of East Asia."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str  # without white space at its ends
    columns: int  # width as written, with its indent, without white space at its end
    indented: bool  # as the first line of a paragraph; a stray space is no indent


def split_paragraphs(text: str, lead: int = 0) -> tuple[str, ...]:
    """The paragraphs of *text*; joined by white space, they are *text* with other white space.

    Blank lines part paragraphs, and lines within one stay apart by ``"\\n"``. Without any blank
    line each line is a paragraph. Where the lines were wrapped at a width, they are joined by a
    space instead. *lead*: columns that stood before *text* on its first line. Linear time.
    """
    blocks = _blocks(text, lead)
    width = _wrap_width(blocks, lead)
    has_blank_lines = len(blocks) > 1
    return tuple(p for block in blocks for p in _join(block, width, has_blank_lines))


def _blocks(text: str, lead: int) -> list[list[_Line]]:
    """Runs of lines that are not blank; *lead* widens the first line of the text."""
    blocks: list[list[_Line]] = [[]]
    for raw in split_lines(text):
        line = strip_white(raw)
        if line:
            indent = raw.index(line[0])
            indented = bool(_INDENT.match(raw, 0, indent))
            blocks[-1].append(_Line(line, indent + len(line) + lead, indented))
        elif blocks[-1]:
            blocks.append([])
        lead = 0
    return [block for block in blocks if block]


def _wrap_width(blocks: list[list[_Line]], lead: int) -> int:
    """The width at which nearly all lines were wrapped; 0 if they were not.

    A line wrapped at width w has at most w columns, and the next word would not have fitted:
    each line end thus allows an interval of widths, and the width in most intervals is the best.
    """
    pairs = (pair for block in blocks for pair in pairwise(block))
    ends = [(line, after) for line, after in pairs if not _is_indented_after(line, after)]
    if not ends:
        return 0
    spans = [_widths(line, after) for line, after in ends]
    first = blocks[0][0]
    if ends[0][0] is first:  # its prefix may have been set before it after the wrapping
        spans[0] = (spans[0][0] - lead, spans[0][1])
    columns = [x.columns for block in blocks for x in block if x is not first]
    width, fitting, overlong = _best_width(spans, columns)
    flow = sum(_flows(after) for _, after in ends) / len(ends)
    share = fitting / (len(ends) + overlong)
    if len(ends) < _MANY:
        return width if share == 1 and flow == 1 and width in _USUAL else 0
    enough = _LEAST_FIT if len(blocks) > 1 else _LEAST_FIT_DENSE
    return width if share >= enough and flow >= _FLOW and width >= _NARROWEST else 0


def _widths(line: _Line, after: _Line) -> tuple[int, int]:
    """Least and greatest width at which *line* would end before *after*."""
    return line.columns, line.columns + _first_word(after)


def _first_word(line: _Line) -> int:
    word = _FIRST_WORD.match(line.text)
    return word.end() if word else 0


def _best_width(spans: list[tuple[int, int]], columns: list[int]) -> tuple[int, int, int]:
    """The best width, how many of *spans* contain it, and how many lines are longer.

    Linear: both counts are prefix sums of their differences from width to width.
    """
    fits, over = [0] * (_WIDEST + 2), [0] * (_WIDEST + 2)
    for low, high in spans:
        if low <= _WIDEST:
            fits[low] += 1
            fits[min(high, _WIDEST) + 1] -= 1
    for count in columns:
        over[0] += 1
        over[min(count, _WIDEST + 1)] -= count <= _WIDEST
    holding, longer = list(accumulate(fits)), list(accumulate(over))
    width = max(range(_WIDEST + 1), key=lambda w: holding[w] - longer[w])
    return width, holding[width], longer[width]


def _is_indented_after(line: _Line, after: _Line) -> bool:
    """Whether *after* begins a paragraph by its indent."""
    return after.indented and not line.indented


def _flows(line: _Line) -> bool:
    """Whether *line* may go on in the midst of a sentence: it begins with no capital or bullet."""
    first = line.text[0]
    return first.isalpha() and not first.isupper()


def _join(block: list[_Line], width: int, has_blank_lines: bool) -> Iterator[str]:
    """The paragraphs of *block*."""
    parts = [block[0].text]
    for line, after in pairwise(block):
        joint = _joint(line, after, width, has_blank_lines)
        if not joint:
            yield "".join(parts)
            parts = []
        parts += [joint, after.text]
    yield "".join(parts)


def _joint(line: _Line, after: _Line, width: int, has_blank_lines: bool) -> str:
    """What joins two lines: a space, a line break, or nothing where a paragraph ends."""
    if width and _is_indented_after(line, after):
        return ""
    if width and line.columns + _first_word(after) >= width:
        return "\n" if _UNSPACED.fullmatch(line.text[-1] + after.text[0]) else " "
    return "\n" if has_blank_lines and line.columns <= _WIDEST else ""
