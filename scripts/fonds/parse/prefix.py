"""The date prefix at the start of a text: `` date 2022-01 `` and its variants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fonds.base.chars import WHITE
from fonds.base.edtf import AmbiguousDate, ImpossibleDate, Order, UnorderedDate, read_date
from fonds.base.model import Edtf

_KEYWORD = re.compile(
    rf"[\ufeff{WHITE}]*(?P<word>date)(?:[{WHITE}]*(?P<colon>[:：])[{WHITE}]*|[{WHITE}]+)", re.I
)
_BLANK = r"[ \t\xa0\u202f\u3000]*"
_TOKEN = re.compile(rf"{_BLANK}[^{WHITE}]{{1,40}}(?=[{WHITE}]|\Z)")
_MOST_TOKENS = 6  # "samedi 15 de janeiro de 2022"
_SEPARATOR = re.compile(rf"{_BLANK}[.,;:：](?=[{WHITE}]|\Z)")
"""What may close the date, once: ``::`` and the sign of ``-5`` belong to the text."""
_PUNCTUATION = ".,;:：|/–—-…'’"  # what may follow the date without a space
_MORE_TEXT = re.compile(rf"{_BLANK}[^{WHITE}]")
_INTERVAL = re.compile(r"[-0-9XYTZ:.+?~%]+/(?:\.\.)?")
"""An EDTF interval with an open end, which looks like a date and its separator."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """The date prefix before the article's own text."""

    length: int  # code points to cut from the text; 0 when there is no prefix
    date: Edtf | None  # the date it states; None without a prefix or with a faulty one
    written: str  # the date as written, such as "2022-01" or "2022-13"
    start: int = 0  # where the written date begins
    fault: str = ""  # sentence for the report when the date cannot be used
    code: str = ""  # "impossible-date", "ambiguous-date" or "date-order" with a fault


NO_PREFIX = Prefix(0, None, "")
"""What a text without a prefix has."""


def read_prefix(text: str, order: Order = "") -> Prefix:
    """The date prefix that *text* begins with, or `NO_PREFIX`; never raises.

    The longest run of words after ``date`` that states a date wins; failing that, the longest
    that looks like one but is impossible or ambiguous, which is cut and reported all the same.
    At most one separator goes with it. *order* changes the date that is read, never the cut.
    """
    keyword = _KEYWORD.match(text)
    if not keyword:
        return NO_PREFIX
    start = keyword.end()
    runs = (p for end in _ends(text, start) for p in _read(text, start, end, order))
    found = [prefix for prefix in runs if not _is_bare_pair(text, prefix)]
    if not keyword["colon"] and keyword["word"] == "Date":
        found = [prefix for prefix in found if _is_surely_no_sentence(prefix)]
    dated = [prefix for prefix in found if prefix.date or prefix.code == "date-order"]
    return next(iter(dated or found), NO_PREFIX)


def _ends(text: str, start: int) -> list[int]:
    """Ends of the first words from *start* on within the line, the furthest first."""
    ends: list[int] = []
    while len(ends) < _MOST_TOKENS and (token := _TOKEN.match(text, start)):
        start = token.end()
        ends.insert(0, start)
    return ends


def _read(text: str, start: int, end: int, order: Order) -> Iterator[Prefix]:
    """The prefixes whose date begins at *start* and whose last word reaches to *end*."""
    for written in _cores(text[start:end]):
        close = start + len(written)
        separator = _SEPARATOR.match(text, close)
        length = separator.end() if separator else close
        try:
            yield Prefix(length, read_date(written, order), written, start)
        except UnorderedDate as error:
            yield Prefix(length, None, written, start, str(error), "date-order")
        except ImpossibleDate as error:
            yield Prefix(length, None, written, start, str(error), "impossible-date")
        except AmbiguousDate as error:
            yield Prefix(length, None, written, start, str(error), "ambiguous-date")
        except ValueError:
            continue


def _cores(run: str) -> Iterator[str]:
    """*run* without the punctuation after it: the date ends in a word or an EDTF qualifier."""
    interval = _INTERVAL.match(run)
    if interval and not run[interval.end() :].strip(_PUNCTUATION):
        yield interval[0]
    core = run.rstrip(_PUNCTUATION)
    if core and (core[-1].isalnum() or core[-1] in "?~%"):
        yield core


def _is_bare_pair(text: str, prefix: Prefix) -> bool:
    """Whether it is two figures before more text: a score, an age, “24/7” as well as a day."""
    pair = re.fullmatch("[0-9]{1,2}[-/][0-9]{1,2}", prefix.written)
    return pair is not None and _MORE_TEXT.match(text, prefix.length) is not None


def _is_surely_no_sentence(prefix: Prefix) -> bool:
    """Whether it is one even after “Date” with a capital and no colon, as sentences begin."""
    return prefix.code != "ambiguous-date" and not re.fullmatch("[0-9]+", prefix.written)
