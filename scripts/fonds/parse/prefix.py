"""The date prefix at the start of a text: `` date 2022-01 `` and its variants."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fonds.chars import WHITE
from fonds.edtf import AmbiguousDate, ImpossibleDate, read_date
from fonds.model import Edtf

_KEYWORD = re.compile(
    rf"[\ufeff{WHITE}]*(?P<word>date)(?:[{WHITE}]*(?P<colon>[:：])[{WHITE}]*|[{WHITE}]+)", re.I
)
_TOKEN = re.compile(rf"[ \t\xa0\u202f\u3000]*[^{WHITE}]{{1,40}}(?=[{WHITE}]|\Z)")
_MOST_TOKENS = 6  # "samedi 15 de janeiro de 2022"
_TAIL = ".,;:"  # punctuation that may close the date


@dataclass(frozen=True, slots=True)
class Prefix:
    """What stands before the article's own text."""

    length: int  # code points to cut from the text; 0 when there is no prefix
    date: Edtf | None  # the date it states; None without a prefix or with a faulty one
    written: str  # the date as written, such as "2022-01" or "2022-13"
    start: int = 0  # where the written date begins
    fault: str = ""  # sentence for the report when the date cannot be used
    code: str = ""  # "impossible-date" or "ambiguous-date" with a fault


NO_PREFIX = Prefix(0, None, "")
"""What a text without a prefix has."""


def read_prefix(text: str) -> Prefix:
    """The date prefix that *text* begins with, or `NO_PREFIX`; never raises.

    The longest run of words after ``date`` that states a date wins; failing that, the longest
    that looks like one but is impossible or ambiguous, which is cut and reported all the same.
    """
    keyword = _KEYWORD.match(text)
    if not keyword:
        return NO_PREFIX
    start = keyword.end()
    found = [p for end in _ends(text, start) for p in _read(text, start, end)]
    if not keyword["colon"] and keyword["word"] == "Date":
        found = [prefix for prefix in found if _is_surely_no_sentence(prefix)]
    dated = [prefix for prefix in found if prefix.date]
    return next(iter(dated or found), NO_PREFIX)


def _ends(text: str, start: int) -> list[int]:
    """Ends of the first words from *start* on within the line, the furthest first."""
    ends: list[int] = []
    while len(ends) < _MOST_TOKENS and (token := _TOKEN.match(text, start)):
        start = token.end()
        ends.insert(0, start)
    return ends


def _read(text: str, start: int, end: int) -> list[Prefix]:
    """The prefix whose date stands at *start* to *end*, with the punctuation that closes it."""
    written = text[start:end]
    if not written.endswith(".."):  # an open interval
        written = written.rstrip(_TAIL)
    try:
        return [Prefix(end, read_date(written), written, start)]
    except ImpossibleDate as error:
        return [Prefix(end, None, written, start, str(error), "impossible-date")]
    except AmbiguousDate as error:
        return [Prefix(end, None, written, start, str(error), "ambiguous-date")]
    except ValueError:
        return []


def _is_surely_no_sentence(prefix: Prefix) -> bool:
    """Whether it is one even after “Date” with a capital and no colon, as sentences begin."""
    return prefix.code != "ambiguous-date" and not re.fullmatch("[0-9]+", prefix.written)
