"""Datelines: the place before a dash that a report was sent from, ``WASHINGTON – …``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fonds.base.chars import WHITE
from fonds.base.patterns import late
from fonds.parse.other_datelines import is_in_other_script, read_head
from fonds.parse.places import is_place
from fonds.parse.sentences import STOPS

_DASH = late(rf"(?:[{WHITE}]*[–—―][{WHITE}]*|[{WHITE}]*--[{WHITE}]*|[{WHITE}]+-[{WHITE}]+)")
_HEAD = late(
    rf"""
    (?P<place>[^\W\d_][^(),/:;!?«»"“”–—{WHITE}]*(?:[{WHITE}][^(),/:;!?«»"“”–—{WHITE}]+){{0,4}}?)
    (?P<more>(?:[,/][{WHITE}]*[^\W\d_][^(),/:;!?–—]{{1,30}}?){{0,2}})
    (?P<date>,?[{WHITE}]+(?:le[{WHITE}]+)?(?:[0-9]{{1,2}}(?:er)?[{WHITE}]+[^\W\d_]{{3,9}}\.?
        |[^\W\d_]{{3,9}}\.?[{WHITE}]+[0-9]{{1,2}})(?:,?[{WHITE}]+[0-9]{{4}})?)?
    (?P<agency>,?[{WHITE}]*\([^()]{{2,40}}\))?
    (?=[{WHITE}]*[–—―]|[{WHITE}]*--|[{WHITE}]+-[{WHITE}])
    """,
    re.X,
)
_ANY_DASH = late("[–—―-]")  # prefilter: no dateline without one, and most texts have none
_REACH = 120  # characters within which a dateline ends
_PROSE = 60  # characters of text after it; less is a headline or a score
_UNSPACED_PROSE = 20  # the same in scripts whose words have two or three characters


@dataclass(frozen=True, slots=True)
class Dateline:
    """The dateline of a paragraph."""

    place: str  # as written, without date and agency, such as "WASHINGTON"
    start: int  # where the place begins in the paragraph
    end: int  # where the text after the dash begins


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline that *paragraph* begins with, if it names a known place; else None.

    The mere shape “CAPITALS – text” is a label (“VIDÉO – …”) nine times out of ten, so the
    place must be a territory or city that CLDR or ``places.yml`` knows. What follows must be
    prose: “FRANCE - BELGIQUE 1-0” is none.
    """
    if is_in_other_script(paragraph):
        return _find_elsewhere(paragraph)
    start = paragraph[:_REACH]
    head = _HEAD.match(start) if _ANY_DASH.search(start) else None
    if not head or not is_place(head["place"]):
        return None
    dash = _DASH.match(paragraph, head.end())
    if not dash or not _is_prose(paragraph[dash.end() :]):
        return None
    sure = head["place"].isupper() or head["date"] or head["agency"]
    if not sure and dash[0].strip() == "-":
        return None
    return Dateline(head["place"], 0, dash.end())


def _find_elsewhere(paragraph: str) -> Dateline | None:
    """The dateline of a paragraph in another script than Latin."""
    head = read_head(paragraph)
    if not head or not head.is_closed or not head.is_sure or not _is_prose(paragraph[head.end :]):
        return None
    return Dateline(head.place, head.start, head.end)


def _is_prose(text: str) -> bool:
    closed = text.rstrip("\"'»”’) \xa0\u202f").endswith(tuple(STOPS + "!?…"))
    least = _UNSPACED_PROSE if text[:1] >= "\u0e00" else _PROSE
    return len(text) >= least and (closed or len(text) > 2 * least)
