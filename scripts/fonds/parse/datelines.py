"""Datelines: the place before a dash that a report was sent from, ``WASHINGTON – …``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from fonds.base.chars import WHITE, fold_white
from fonds.base.edtf import LOCALES
from fonds.base.fold import fold
from fonds.parse.sentences import STOPS
from fonds.parse.wordlists import load

_DASH = re.compile(rf"(?:[{WHITE}]*[–—―][{WHITE}]*|[{WHITE}]*--[{WHITE}]*|[{WHITE}]+-[{WHITE}]+)")
_HEAD = re.compile(
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
_ANY_DASH = re.compile("[–—―-]")  # prefilter: no dateline without one, and most texts have none
_REACH = 120  # characters within which a dateline ends
_PROSE = 60  # characters of text after it; less is a headline or a score


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


def is_place(name: str) -> bool:
    """Whether *name* is a territory or city that datelines name, in any case, accents or not."""
    return _folded(name) in _places()


def _is_prose(text: str) -> bool:
    closed = text.rstrip("\"'»”’) \xa0\u202f").endswith(tuple(STOPS + "!?…"))
    return len(text) >= _PROSE and (closed or len(text) > 2 * _PROSE)


@cache
def _places() -> frozenset[str]:
    """Folded names of territories and cities, in the languages of `LOCALES`."""
    from babel import Locale  # costs 50 ms, which texts without any dash are spared
    from babel.core import get_global

    names = {zone.split("/")[-1].replace("_", " ") for zone in get_global("zone_territories")}
    names |= {city.strip() for city in load("places.yml")["cities"].split(",")}
    for language in LOCALES:
        locale = Locale(language)
        names |= {name for code, name in locale.territories.items() if code.isalpha()}
        names |= {zone["city"] for zone in locale.time_zones.values() if "city" in zone}
    return frozenset(map(_folded, names))


def _folded(name: str) -> str:
    return fold_white(fold(name).replace("’", "'").replace("-", " "))
