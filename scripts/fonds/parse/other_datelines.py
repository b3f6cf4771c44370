"""Datelines in other scripts than Latin: ``القاهرة (رويترز) -``, ``北京2月28日电``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from fonds.base.chars import UNSPACED
from fonds.base.patterns import late
from fonds.parse.places import is_of_date, is_place
from fonds.parse.wordlists import load

_OPENING = late(r"[(\[（【［〔]?")
_BEGINS = late(r"[(\[（【［〔]?[\u0370-\u1dff\u2e80-\U0003ffff]")
_MARK = late("[-–—―=＝,،()（）\\]】］〕/电電讯訊]")
"""Prefilters: a text begins in such a script, and a dateline has such a mark."""
_RUN = late(r"[^\W\d_][^,،、()（）\[\]【】［］/–—―=＝\d:;!?.。\n]{0,39}")
_UNSPACED = late(f"[{UNSPACED}]")
_MOST_WORDS = 4  # of a place
_MOST_LETTERS = 12  # of one in a script without spaces
_REACH = 120  # characters within which a dateline ends
_CLOSED = late(r"\s*[)）\]】］〕]\s*(?:[^\W\d_]{2,4}\s?(?:기자|특파원))?\s*(?:[-–—=＝]\s*)?")
_ENDED = late(
    r"\s*(?:[–—―]|--|-(?=\s)|[电電讯訊](?:[(（][^()（）]{2,30}[)）])?[:：]?|(?<=/)[.:]?(?=\s))\s*"
)

_WORD = late(r"[^\s-]\S*")
_STOP = late(r"[.:]\s*")


@dataclass(frozen=True, slots=True)
class Head:
    """How a text in such a script begins, if that may be a dateline."""

    place: str  # as written
    start: int  # where it begins
    end: int  # where the rest begins
    is_sure: bool  # whether a date, an agency, capitals, or a script without them speak for it
    is_closed: bool  # whether a dash, bracket or the like ends it


def is_in_other_script(text: str) -> bool:
    """Whether *text* begins in another script than Latin."""
    return _BEGINS.match(text) is not None


def read_head(text: str) -> Head | None:
    """The dateline that *text* may begin with; None in Latin script, and without a known place."""
    text = text[:_REACH]
    if not is_in_other_script(text) or not _MARK.search(text):
        return None
    opening = _OPENING.match(text)
    at = start = opening.end() if opening else 0
    if agency := _agency().match(text, at):
        start = agency.end()
    place = _find_place(text, start)
    if not place:
        return None
    begun = start + len(place)
    end = _skip_details(text, begun)
    closing = (_CLOSED if at else _ENDED).match(text, end)
    is_sure = at > 0 or start > at or end > begun or place.upper() == place
    return Head(
        place.strip(),
        start,
        _skip_agency(text, closing.end() if closing else end),
        is_sure,
        closing is not None,
    )


def is_dateline_alone(line: str) -> bool:
    """Whether *line* is nothing but a dateline in such a script."""
    head = read_head(line)
    if head is None or len(line) > _REACH:
        return False
    end = _skip_details(line, head.end)
    return not line[end:].strip(" .:–—-") and (head.is_closed or end > head.start + len(head.place))


def _find_place(text: str, start: int) -> str:
    """The longest known place at *start*."""
    run = _RUN.match(text, start)
    if not run:
        return ""
    found = run[0]
    if _UNSPACED.match(found):
        ends = list(range(min(len(found), _MOST_LETTERS), 1, -1))
    else:
        words = list(_WORD.finditer(found))[:_MOST_WORDS]
        ends = [word.end() for word in reversed(words)]
    return next((found[:end] for end in ends if is_place(found[:end])), "")


def _skip_details(text: str, at: int) -> int:
    """Where the date, agencies and reporters that begin at *at* end."""
    while detail := _detail().match(text, at):
        if detail["word"] and not is_of_date(detail["word"]):
            break
        at = detail.end()
    return at


def _skip_agency(text: str, at: int) -> int:
    """Where the agency ends that alone is a sentence at *at*: “– РИА Новости.”."""
    agency = _agency().match(text, at)
    stop = _STOP.match(text, agency.end()) if agency else None
    return stop.end() if stop else at


@cache
def _agency() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load("words.yml")["agencies"])))


@cache
def _detail() -> re.Pattern[str]:
    """A date's number or word, an agency, a remark in brackets, a reporter after “=”."""
    return re.compile(
        rf"""[\s,،、.·]*(?:(?:{_agency().pattern})(?![^\W_])|\d{{1,4}}[年月日]?
        |[(（][^()（）]{{2,40}}[)）]|/[^/\n]{{2,20}}/|[=＝][^()（）\[\]【】［］\n]{{1,20}}
        |(?P<word>[^\W\d_][^\s\d.,،、:;()（）/=＝–—―-]{{1,14}}))""",
        re.X,
    )
