"""The first and the last of several days, months or years: “1914-1918”, “3-4 mars 1893”."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from functools import cache

from fonds.base.model import Day, Edtf
from fonds.base.patterns import late
from fonds.base.period_words import ARTICLE, alternatives, before, phrases

_MOST_SPLITS = 6  # strokes and words between two dates; more is no date
_BREAK = late("[ /.]")
_DAY = late(r"[0-9]{1,2}(?![0-9])")

ReadSide = Callable[[str], Edtf | None]
"""Reads one of the two dates; None for what is none."""


def read_range(text: str, read: ReadSide) -> str:
    """EDTF of *text*, folded, if it names the first and the last of several dates; else ""."""
    for left, joint, right in _splits(text):
        last = read(right)
        if not last and _DAY.match(right) and left.partition(" ")[0].isalpha():  # March 3-4, 1893
            right = f"{left.partition(' ')[0]} {right}"
            last = read(right)
        if last and (first := _read_first(left, right, read)) and _follows(first, last, joint):
            return f"{first.text}/{last.text}"
    return ""


def _splits(text: str) -> Iterator[tuple[str, str, str]]:
    """What stands on either side of each stroke or word that may join two dates, and the word.

    No word after one such as “between”, with which “and” leads to the last of many.
    """
    joints = list(_joint().finditer(text))
    if len(joints) > _MOST_SPLITS:
        return
    opening = before("from").match(text)
    start = opening.end() if opening else 0
    for joint in joints:
        left, right = text[start : joint.start()].removesuffix("."), text[joint.end() :]
        if left and not (joint[0] == "/" and "/" in left + right):  # 15/01/20/01/2022
            yield left, "" if opening else joint["word"] or "", right.strip(" ")


def _read_first(left: str, right: str, read: ReadSide) -> Edtf | None:
    """The first date, with what it shares with the last one: “3-4 mars 1893”, “15-16/01/2022”."""
    if first := read(left):
        return first
    endings = [right[match.start() :] for match in _BREAK.finditer(right)]
    return next(filter(None, (read(left + ending) for ending in endings)), None)


def _follows(first: Edtf, last: Edtf, joint: str) -> bool:
    """Whether *last* comes after *first*, is of its precision, and leaves out none after “and”."""
    same = first.text.lstrip("-").count("-") == last.text.lstrip("-").count("-")
    if not same or first.first >= last.first or first.last >= last.last:
        return False
    return joint not in phrases("and") or _number(last.first) <= _number(first.last) + 1


def _number(day: Day) -> int:
    """The number of *day* in the calendar; years that Python has not are all one day."""
    return datetime.date(*day).toordinal() if 1 <= day[0] <= 9999 else 0


@cache
def _joint() -> re.Pattern[str]:
    words = alternatives("to", "and")
    return re.compile(rf"(?: ?[–—-] ?| (?P<word>{words}|&) ){ARTICLE}| ?/ ?")
