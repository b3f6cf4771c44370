"""Dates that are no day, month or year: about 1920, the 1920s, a century, a season, from … to.

What words mean is in ``periods.yml``, folded; `Read` reads a day, a month or a year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files

from fonds.base.dateforms import AmbiguousDate
from fonds.base.fold import fold
from fonds.base.model import Edtf
from fonds.base.plainyaml import load_yaml
from fonds.base.republican import from_republican

Read = Callable[[str], Edtf]
"""Reads a single date; raises ``ValueError`` for what is none."""

_BRACKETS = re.compile(r"\[(.*)\]|\((.*)\)")
_DOUBT = re.compile(r" ?(?:\?|\(\?\)|\[\?\])\Z")
_ABOUT_SIGN = re.compile(r"[~±≈] ?")
_ABOUT_BEHIND = re.compile(r" (?:ca|circa|env|environ)\.?\Z")
_ARTICLE = (
    r"(?:(?:les?|la|the|el|los|il|lo|gli|os?|els?|die|der|das|im|in|en|au|aux|de|den) |l['’] ?)*"
)
_ROMAN = {"i": 1, "v": 5, "x": 10}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_BLANK_FIGURES = re.compile(
    r"(?:([0-9]{3})[-_u]|([0-9]{2})(?:--|__|uu))"
)  # 192-, 19-- in libraries
_MOST_SPLITS = 6  # strokes and words between two dates; more is no date
_BREAK = re.compile("[ /.]")


def read_period(text: str, read: Read) -> str:
    """EDTF of the period that *text* names, its white space folded; "" if it names none."""
    text, mark = _cut_marks(fold(text))
    return _with_mark(_single(text, read), mark) or _range(text, mark, read)


def says_unknown(text: str) -> bool:
    """Whether *text* says that there is no date: “s.d.”, “n.d.”, “sans date”."""
    return fold(text).strip("[]() ") in _phrases("undated")


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
        elif match := _ABOUT_SIGN.match(text) or _before("about").match(text):
            text, about = text[match.end() :], True
        elif match := _before("perhaps").match(text):
            text, doubt = text[match.end() :], True
        else:
            return text, {(1, 1): "%", (1, 0): "~", (0, 1): "?"}.get((about, doubt), "")


def _with_mark(edtf: str, mark: str) -> str:
    return f"{edtf}{mark}" if edtf and not (mark and ("/" in edtf or edtf[-1] in "?~%")) else ""


def _single(text: str, read: Read) -> str:
    """EDTF of *text* if it names one date, decade, century or season."""
    try:
        return read(text).text
    except ValueError:
        pass
    if match := _BLANK_FIGURES.fullmatch(text):
        return f"{match[1]}X" if match[1] else f"{match[2]}XX"
    return from_republican(text) or _decade(text) or _century(text) or _season(text)


def _decade(text: str) -> str:
    match = _decade_form().fullmatch(text)
    if not match:
        return ""
    year = match["before"] or match["after"]
    if match["after"] and year.endswith("00"):
        raise AmbiguousDate(
            f"“{text}” can mean ten years or a hundred; write {year[:3]}X or {year[:2]}XX."
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


def _range(text: str, mark: str, read: Read) -> str:
    """EDTF of *text* if it names the first and the last of several days, months or years."""
    for left, right in _splits(text):
        last = _read_side(right, mark, read)
        if not last and left.partition(" ")[0].isalpha():  # “March 3-4, 1893”
            right = f"{left.partition(' ')[0]} {right}"
            last = _read_side(right, mark, read)
        if last and (first := _read_first(left, right, mark, read)) and _follows(first, last):
            return f"{first.text}/{last.text}"
    return ""


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """What stands on either side of each stroke or word that may join two dates."""
    joints = list(_joint().finditer(text))
    if len(joints) > _MOST_SPLITS:
        return
    opening = _before("from").match(text)
    start = opening.end() if opening else 0
    for joint in joints:
        if joint.start() > start:
            yield text[start : joint.start()].rstrip(". "), text[joint.end() :].strip(" ")


def _read_side(text: str, mark: str, read: Read) -> Edtf | None:
    try:
        edtf = _with_mark(_single(text, read), mark)
        return read(edtf) if edtf and "/" not in edtf else None
    except ValueError:
        return None


def _read_first(left: str, right: str, mark: str, read: Read) -> Edtf | None:
    """The first date, with what it shares with the last one: “3-4 mars 1893”, “15-16/01/2022”."""
    if first := _read_side(left, mark, read):
        return first
    endings = [right[match.start() :] for match in _BREAK.finditer(right)]
    found = (_read_side(left + ending, mark, read) for ending in endings)
    return next(filter(None, found), None)


def _follows(first: Edtf, last: Edtf) -> bool:
    """Whether *last* comes after *first* and is of its precision."""
    same = first.text.lstrip("-").count("-") == last.text.lstrip("-").count("-")
    return same and first.first < last.first and first.last < last.last


@cache
def _words() -> dict[str, str]:
    text = (files("fonds.base") / "periods.yml").read_text("utf-8")
    data: dict[str, str] = load_yaml(text, "periods.yml")
    return data


@cache
def _phrases(kind: str) -> frozenset[str]:
    return frozenset(word.replace("~", " ") for word in _words()[kind].split())


def _any(kind: str) -> str:
    """The words of one *kind* as alternatives of a regex, the longest first."""
    return "|".join(map(re.escape, sorted(_phrases(kind), key=lambda word: (-len(word), word))))


@cache
def _before(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any(kind)})(?:\.? |\.|(?<=['’])){_ARTICLE}(?=\S)")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf" ?[–—-] ?{_ARTICLE}| ?/ ?| (?:{_any('to')}|&) {_ARTICLE}")


@cache
def _decade_form() -> re.Pattern[str]:
    before = rf"(?:{_any('decade')})(?: de| des)? (?P<before>[0-9]{{3}}0)"
    return re.compile(rf"{_ARTICLE}(?:{before}|(?P<after>[0-9]{{3}}0) ?(?:{_any('decade_after')}))")


@cache
def _century_form() -> re.Pattern[str]:
    words = _any("century")
    figures = r"(?P<figures>[0-9]{1,2})(?:e|eme|er|th|st|nd|rd|\.|-[а-я]{1,2})"
    before = rf"(?P<roman>[ivx]+)(?:e|eme|er|o|\.)?|{figures}"
    return re.compile(
        rf"{_ARTICLE}(?:(?:{before})[ -](?:{words})|(?:{words})\.? (?P<after>[ivx]+))\.?"
    )


@cache
def _season_form() -> re.Pattern[str]:
    seasons = "|".join(f"(?P<{name}>{_any(name)})" for name in _SEASONS)
    return re.compile(
        rf"{_ARTICLE}(?:{seasons}),?(?: (?:de|del|of|von|van))? (?P<year>[0-9]{{4}})"
        r"(?:[-/–](?P<end>[0-9]{2}|[0-9]{4}))?"
    )
