"""The date prefix at the start of a text: `` date 2022-01 `` and its variants.

Its word is “date” in any of the languages of ``dates.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fonds.base.chars import WHITE
from fonds.base.edtf import (
    AmbiguousDate,
    ImpossibleDate,
    Order,
    UnorderedDate,
    read_date,
    read_plain_date,
)
from fonds.base.model import Edtf
from fonds.base.patterns import late
from fonds.parse.wordlists import load


def _keyword(words: str) -> re.Pattern[str]:
    return late(
        rf"[\ufeff{WHITE}]*(?P<word>{words})(?:[{WHITE}]*(?P<colon>[:：])[{WHITE}]*|[{WHITE}]+)",
        re.I,
    )


_KEYWORD = _keyword("date")
_BLANK = r"[ \t\xa0\u202f\u3000]*"
_TOKEN = late(rf"{_BLANK}[^{WHITE}]{{1,40}}(?=[{WHITE}]|\Z)")
_MOST_TOKENS = 6  # "samedi 15 de janeiro de 2022"
_YEAR = late(rf"{_BLANK}-?[0-9]{{4}}(?![0-9年년])[^{WHITE}]*(?P<time>[ \t\xa0\u202f\u3000]+[0-9])?")
"""A date that begins with its year: nothing but a time of day may follow in another word."""
_SEPARATOR = late(rf"{_BLANK}[.,;:：](?=[{WHITE}]|\Z)")
"""What may close the date, once: ``::`` and the sign of ``-5`` belong to the text."""
_PUNCTUATION = ".,;:：|/–—-…'’"  # what may follow the date without a space
_MORE_TEXT = late(rf"{_BLANK}[^{WHITE}]")
_LINE = late("[^\n\v\f\r\x85\u2028\u2029]{1,80}(?=[\n\v\f\r\x85\u2028\u2029]|\\Z)")
_GOES_ON = late(
    rf"{_BLANK}(?:[0-9(\[/~–—-]"
    rf"|(?:à|a|at|um|om|kl|alle|às|au|al|to|bis|tot|do|et|and|und|y|e|i|по)(?=[. \xa0\u202f]))"
)
"""What may belong to the date that is read so far: a time of day, the last of several days."""
_APART = late(" [–—-] ")
"""What, without a colon behind the word, may part the headline: “date 2022 – 2023”."""
_DOUBT = late(r"(?:^|[ \xa0\u202f])[(\[]?\?[)\]]?\Z")
"""What may be all of a headline, though of a date it would say that it is not sure: “[?]”."""
_INTERVAL = late(r"[-0-9XYTZ:.+?~%]+/(?:\.\.)?")
"""An EDTF interval with an open end, which looks like a date and its separator."""


_SHORT_YEAR = late(r".*[0-9]{4}[ \xa0\u202f]?[грr]\.\Z", re.DOTALL)
"""A date whose last word is “year” in Slavic languages, shortened: its stop is no separator."""


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
    keyword = _KEYWORD.match(text) or _other_keyword().match(text)
    if not keyword:
        return NO_PREFIX
    start = keyword.end()
    runs = (p for end in _ends(text, start) for p in _read(text, start, end, order))
    found = [prefix for prefix in runs if not _is_bare_pair(text, prefix)]
    sure = [prefix for prefix in found if _is_sure(text, prefix, keyword)]
    return _read_line(text, _choose(found), keyword, order) or _choose(sure)


def _choose(found: list[Prefix]) -> Prefix:
    """The first of *found* that states a date, else the first that looks like one."""
    dated = (prefix for prefix in found if prefix.date or prefix.code == "date-order")
    return next(dated, next(iter(found), NO_PREFIX))


@cache
def _other_keyword() -> re.Pattern[str]:
    return _keyword("|".join(map(re.escape, load("dates.yml")["headers"])))


def _ends(text: str, start: int) -> list[int]:
    """Ends of the first words from *start* on within the line, the furthest first."""
    ends: list[int] = []
    year = _YEAR.match(text, start)
    most = _MOST_TOKENS if not year else 2 if year["time"] else 1
    while len(ends) < most and (token := _TOKEN.match(text, start)):
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
            yield Prefix(length, read_plain_date(written, order), written, start)
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
    if year := _SHORT_YEAR.match(run, 0, len(core) + 1):
        yield year[0]
    if core and (core[-1].isalnum() or core[-1] in "?~%)）"):
        yield core


def _is_bare_pair(text: str, prefix: Prefix) -> bool:
    """Whether it is two figures before more text: a score, an age, “24/7” as well as a day."""
    pair = re.fullmatch("[0-9]{1,2}[-/][0-9]{1,2}", prefix.written)
    return pair is not None and _MORE_TEXT.match(text, prefix.length) is not None


def _is_sure(text: str, prefix: Prefix, keyword: re.Match[str]) -> bool:
    """Whether the word before it makes it a header.

    “Date” with a capital and no colon may begin a sentence, and so may “Data”, which is no date in
    English; there the date must be stated by more than a year, or stand alone on its line.
    """
    word, colon = keyword["word"], keyword["colon"]
    is_year = prefix.written.isdecimal()
    if word.lower() == "date":
        return bool(colon) or word != "Date" or (prefix.code != "ambiguous-date" and not is_year)
    if not _MORE_TEXT.match(text, prefix.length):
        return bool(colon) or not is_year
    return prefix.date is not None and not is_year and bool(colon or word.islower())


def _read_line(text: str, first: Prefix, keyword: re.Match[str], order: Order) -> Prefix | None:
    """The prefix that takes all of its line, if that states a date which goes on after *first*."""
    line = _LINE.match(text, keyword.end())
    if not line or (first.length and not _GOES_ON.match(text, first.length)):
        return None
    written = line[0].rstrip(f"{_PUNCTUATION} \t\xa0\u202f\u3000")
    more = written[len(first.written) :]
    if not more or _DOUBT.search(more):
        return None
    if not keyword["colon"] and (_APART.search(more) or not keyword["word"].islower()):
        return None
    try:
        date = read_date(written, order)
    except ValueError:
        return None
    close = keyword.end() + len(written)
    separator = _SEPARATOR.match(text, close)
    return Prefix(separator.end() if separator else close, date, written, keyword.end())
