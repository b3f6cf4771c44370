"""Dates that are no day, month or year: about 1920, the 1920s, a century, a season, from … to.

What words mean is in ``periods.yml``, folded; `Read` reads a day, a month or a year.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial

from fonds.base.dateforms import AmbiguousDate
from fonds.base.fold import fold
from fonds.base.model import Edtf
from fonds.base.patterns import late
from fonds.base.period_words import ARTICLE, alternatives, before, phrases
from fonds.base.ranges import read_range
from fonds.base.republican import from_republican
from fonds.base.speech import tell

Read = Callable[[str], Edtf]
"""Reads a single date; raises ``ValueError`` for what is none."""

_BRACKETS = late(r"\[(.*)\]|\((.*)\)")
_DOUBT = late(r" ?(?:\?|\(\?\)|\[\?\])\Z")
_ABOUT_SIGN = late(r"[~±≈] ?")
_ABOUT_BEHIND = late(r" (?:ca|circa|env|environ)\.?\Z")
_ROMAN = {"i": 1, "v": 5, "x": 10}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_BLANK_FIGURES = late(r"(?:([0-9]{3})[-_u]|([0-9]{2})(?:--|__|uu))")  # 192-, 19-- in libraries
_YEAR_FIRST = late(r"([0-9]{4}),? ([^\W\d_]+\.?(?: [0-9]{1,2})?)")  # 2022 Jan 15
_QUARTER = late(
    r"(?:[qt] ?([1-4])|([1-4])(?:er|e|eme|st|nd|rd|th|\.)? (?:trimestre|quarter|quartal|trim\.?))"
    r"[ /-]?(?:de |of )?([0-9]{4})"
)


def read_period(text: str, read: Read) -> str:
    """EDTF of the period that *text* names, its white space folded; "" if it names none."""
    text, mark = _cut_marks(fold(text))
    if match := _YEAR_FIRST.fullmatch(text):
        text = f"{match[2]} {match[1]}"
    return _with_mark(_single(text, read), mark) or read_range(text, partial(_side, mark, read))


def _side(mark: str, read: Read, text: str) -> Edtf | None:
    """The first or last date of a range, doubtful as *mark* says; None if *text* is none."""
    try:
        edtf = _with_mark(_single(text, read), mark)
        return read(edtf) if edtf and "/" not in edtf else None
    except ValueError:
        return None


def says_unknown(text: str) -> bool:
    """Whether *text* says that there is no date: “s.d.”, “n.d.”, “sans date”."""
    return fold(text).strip("[]() ") in phrases("undated")


def _cut_marks(text: str) -> tuple[str, str]:
    """*text* without what makes its date a doubtful one, and EDTF's sign for that."""
    doubt = about = False
    while True:
        if match := _BRACKETS.fullmatch(text):
            text = (match[1] or match[2] or "").strip(" ")
        elif match := _DOUBT.search(text):
            text, doubt = text[: match.start()], True
        elif match := _ABOUT_BEHIND.search(text):
            text, about = text[: match.start()], True
        elif match := _ABOUT_SIGN.match(text) or before("about").match(text):
            text, about = text[match.end() :], True
        elif match := before("perhaps").match(text):
            text, doubt = text[match.end() :], True
        else:
            return text, {(1, 1): "%", (1, 0): "~", (0, 1): "?"}.get((about, doubt), "")


def _with_mark(edtf: str, mark: str) -> str:
    return f"{edtf}{mark}" if edtf and not (mark and ("/" in edtf or edtf[-1] in "?~%")) else ""


def _single(text: str, read: Read) -> str:
    """EDTF of *text* if it names one date, decade, century or season."""
    with suppress(ValueError):
        return read(text).text
    if match := _BLANK_FIGURES.fullmatch(text):
        return f"{match[1]}X" if match[1] else f"{match[2]}XX"
    others = (from_republican, _decade, _century, _season, _quarter)
    return next(filter(None, (other(text) for other in others)), "")


def _decade(text: str) -> str:
    match = _decade_form().fullmatch(text)
    if not match:
        return ""
    year = match["before"] or match["after"]
    if match["after"] and year.endswith("00"):
        raise AmbiguousDate(
            tell(
                "“{text}” can mean ten years or a hundred; write {year}X or {year2}XX.",
                text=text,
                year=year[:3],
                year2=year[:2],
            )
        )
    return f"{year[:3]}X"


def _century(text: str) -> str:
    match = _century_form().fullmatch(text)
    if not match:
        return ""
    roman = match["roman"] or match["after"]
    number = _roman(roman) if roman else int(match["figures"])
    return f"{number - 1:02}XX" if 1 <= number <= 21 else ""


def _roman(text: str) -> int:
    values = [_ROMAN[char] for char in text]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))


def _season(text: str) -> str:
    match = _season_form().fullmatch(text)
    if not match:
        return ""
    season = next(number for name, number in _SEASONS.items() if match[name])
    year, end = match["year"], match["end"]
    if end and (season != 24 or not str(int(year) + 1).endswith(end)):
        return ""
    return f"{year}-{season}"


def _quarter(text: str) -> str:
    match = _QUARTER.fullmatch(text)
    if not match:
        return ""
    last = 3 * int(match[1] or match[2])
    return f"{match[3]}-{last - 2:02}/{match[3]}-{last:02}"


@cache
def _decade_form() -> re.Pattern[str]:
    before = rf"(?:{alternatives('decade')})(?: de| des)? (?P<before>[0-9]{{3}}0)"
    return re.compile(
        rf"{ARTICLE}(?:{before}|(?P<after>[0-9]{{3}}0) ?(?:{alternatives('decade_after')}))"
    )


@cache
def _century_form() -> re.Pattern[str]:
    words = alternatives("century")
    figures = r"(?P<figures>[0-9]{1,2})(?:e|eme|er|th|st|nd|rd|\.|-[а-я]{1,2})"
    before = rf"(?P<roman>[ivx]+)(?:e|eme|er|o|\.)?|{figures}"
    return re.compile(
        rf"{ARTICLE}(?:(?:{before})[ -](?:{words})|(?:{words})\.? (?P<after>[ivx]+))\.?"
    )


@cache
def _season_form() -> re.Pattern[str]:
    seasons = "|".join(f"(?P<{name}>{alternatives(name)})" for name in _SEASONS)
    return re.compile(
        rf"{ARTICLE}(?:{seasons}),?(?: (?:de|del|of|von|van))? (?P<year>[0-9]{{4}})"
        r"(?:[-/–](?P<end>[0-9]{2}|[0-9]{4}))?"
    )
