"""What exports of press databases have in common: dates within lines, names, values left over."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fonds.accession.headers.press import cut_by
from fonds.accession.headers.written import find_date
from fonds.base.chars import fold_white, strip_white
from fonds.base.model import Edtf

_LONGEST = 300  # characters of a line in which a date is looked for
_MOST = 500  # characters of a value that has no field
_WORD = r"[^\W\d_]{3,20}\.?"
_DATES = tuple(
    re.compile(rf"(?<![\w/-])(?:{pattern})(?![\w/-])")
    for pattern in (
        rf"[0-9]{{1,2}}(?:er|\.)? (?:de )?{_WORD},? (?:de )?[0-9]{{4}}",  # 12 mai 2017
        rf"{_WORD} [0-9]{{1,2}}, ?[0-9]{{4}}",  # May 12, 2017
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
        r"[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{4}",
        r"[0-9]{4} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日",
        rf"{_WORD} [0-9]{{4}}",  # mai 2017
    )
)
"""How a date may stand in a line among other things, the fullest first."""
_BETWEEN = re.compile(r"\s*[;|\n]\s*")
_AND = re.compile(r"\s+(?:et|and|und|y|e)\s+")


def search_date(line: str) -> tuple[Edtf, tuple[int, int]] | None:
    """The date in *line* and where it stands; None without a readable one."""
    seen: list[tuple[int, int]] = []
    for match in (match for form in _DATES for match in form.finditer(line[:_LONGEST])):
        start, end = match.span()
        # Of a day that no calendar has, the month is no date either.
        if not any(first <= start and end <= last for first, last in seen):
            if date := find_date(match[0]):
                return date, (start, end)
            seen.append((start, end))
    return None


def list_names(text: str) -> tuple[str, ...]:
    """The persons that *text* names, without the word that opens a byline."""
    names: list[str] = []
    for part in _BETWEEN.split(cut_by(strip_white(text))):
        pair = _AND.split(part)
        # “Marie et Pierre Curie” stays one: only of two full names is each a person.
        names += pair if all(len(name.split()) > 1 for name in pair) else [part]
    return tuple(dict.fromkeys(filter(None, (fold_white(name).strip(" ,") for name in names))))


def keep(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Those of *pairs* of name and value that say something, each name once, none too long."""
    values = {name: fold_white(value)[:_MOST] for name, value in pairs if fold_white(value)}
    return tuple(values.items())
