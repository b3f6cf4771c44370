"""Articles of Factiva as text: with the codes of their fields (``HD``, ``PD`` …), or as shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from fonds.accession.headers.entries import has_text
from fonds.accession.headers.pairs import BY_NAME, Block, Pair
from fonds.accession.headers.press import WORDS, Line, cut_by, list_lines
from fonds.accession.headers.written import find_day
from fonds.base.patterns import late
from fonds.parse.bylines import is_paper, is_person

CODES = frozenset(
    ("HD", "SE", "CLM", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY",
     "CX", "NGC", "GC", "DLN")
)  # fmt: skip
"""Codes of the fields before the text (Factiva's “Full Article/Report plus Indexing”)."""
TEXT_CODES = ("LP", "TD")
"""Codes of the lead paragraph and the rest."""
_FIELDS = {
    "HD": "title",
    "BY": "creator",
    "PD": "date",
    "SN": "publication",
    "LA": "lang",
    "CY": "rights",
}
_CODE = late(r"[ \t]*([A-Z]{2,3})(?:[ \t]+(\S.*)?)?\Z")
_TEXT = late(rf"[ \t]*(?:{'|'.join(TEXT_CODES)})(?:[ \t]+|[ \t]*(?:\r\n|\n|\r|\Z))")
_MOST = 80  # lines before the text
_NEEDED = {"HD", "PD"}

_COUNT = late(rf"[0-9][0-9.,\u202f\xa0 ]{{0,9}} ?(?:{'|'.join(WORDS)})")
_COUNT_LINE = late(rf"[0-9] ?(?:{'|'.join(WORDS)})[ \t]*[\r\n]")
_HEAD = 1_000  # characters in which it stands
_TIME = late("[0-9]{1,2}:[0-9]{2}")
_FEW = 8  # lines in which the head of an article as shown is looked for


def find_factiva(text: str, start: int = 0) -> Block | None:
    """The coded fields that *text* has from *start* on, up to the code of its lead paragraph.

    None when there are none, or no headline, or no date, among them.
    """
    pairs: list[Pair] = []
    for line in list_lines(text, start, _MOST):
        if _TEXT.match(text, line.start):
            return _close(text, line, pairs)
        code = _CODE.match(line.text)
        if code and code[1] in CODES:
            if any(pair.name == code[1] for pair in pairs):
                return None
            pairs.append(Pair(code[1], code[2] or "", line.number))
        elif not pairs:
            return None
        else:
            value = f"{pairs[-1].value} {line.text}".strip()
            pairs[-1] = replace(pairs[-1], value=value)
    return None


def _close(text: str, line: Line, pairs: list[Pair]) -> Block | None:
    """The block of *pairs* that the code of the text on *line* closes."""
    code = _TEXT.match(text, line.start)
    if (
        not code
        or not _NEEDED.issubset(pair.name for pair in pairs)
        or not has_text(text, code.end())
    ):
        return None
    return Block(code.end(), tuple(map(_name_field, pairs)))


def _name_field(pair: Pair) -> Pair:
    if pair.name not in _FIELDS:
        return pair
    value = str(pair.value)
    name = cut_by(value) if pair.name == "BY" else value
    return replace(pair, value=name, field=BY_NAME[_FIELDS[pair.name]])


def is_factiva_shown(text: str, start: int = 0) -> bool:
    """Whether a line of *text* may be the count of words of an article without codes."""
    return _COUNT_LINE.search(text, start, start + _HEAD) is not None


def find_factiva_shown(text: str, start: int = 0) -> Block | None:
    """What the head of an article without codes says: headline, “58 words”, date, publication.

    All of it stays in the text. A headline is taken only where it is plain which line it is.
    """
    lines = [line for line in list_lines(text, start, 2 * _FEW) if line.text]
    for at, (line, below) in enumerate(pairwise(lines[:_FEW])):
        if at and _COUNT.fullmatch(line.text) and find_day(below.text):
            return Block(0, tuple(_read_shown(lines, at)))
    return None


def _is_author(name: str, above: str) -> bool:
    """Whether *name* is that of a person, and the line *above* it is plainly none."""
    return is_person(name) and not is_person(above) and not is_paper(above)


def _read_shown(lines: list[Line], at: int) -> Iterator[Pair]:
    """The pairs of an article whose count of words is line *at*."""
    before, after = lines[:at], [line for line in lines[at + 2 :] if not _TIME.fullmatch(line.text)]
    name = cut_by(before[-1].text)
    is_author = name != before[-1].text and len(before) > 1
    if is_author or (len(before) == 2 and _is_author(name, before[0].text)):
        yield Pair("By", name, before[-1].number, BY_NAME["creator"])
        yield Pair("HD", before[-2].text, before[-2].number, BY_NAME["title"])
    elif len(before) == 1:
        yield Pair("HD", before[0].text, before[0].number, BY_NAME["title"])
    yield Pair("PD", lines[at + 1].text, lines[at + 1].number, BY_NAME["date"])
    if after:
        yield Pair("SN", after[0].text, after[0].number, BY_NAME["publication"])
