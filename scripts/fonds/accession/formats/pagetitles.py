"""The title of a web page, without the name of its site."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BETWEEN = re.compile(r"\s+(?:[|–—·•»/:-]|::)\s+|\s*[|»]\s*")
"""Between the title of an article and the name of its site."""
_MOST_PARTS = 10
_TOP_WORDS = 3  # of a title that may be the name of a site


@dataclass(frozen=True, slots=True)
class Titles:
    """What may be the title of a page."""

    stated: Sequence[str]  # for programs, and for the browser's window, the surest first
    top: Sequence[str]  # headings of the first rank
    lower: Sequence[str] = ()  # of the second
    site: str = ""  # name of the site, where the page tells it


def choose_title(titles: Titles) -> str:
    """The title of the article alone.

    A heading that is a stated title but for what stands before or behind a stroke in it goes
    first: so nothing is cut off that may be part of a title.
    """
    stated = [it for it in titles.stated if it and not _same(it, titles.site)]
    headings = [it for it in (*titles.top, *titles.lower) if it and not _same(it, titles.site)]
    for title in stated:
        parts = _ends_of(title)
        if fitting := [it for it in headings if it.casefold() in parts]:
            return max(fitting, key=len)
    if len(titles.top) == 1 and headings[:1] == list(titles.top):
        only = headings[0]
        if not stated or len(stated[0].split()) <= _TOP_WORDS < len(only.split()):
            return only
    return _without_site(stated[0], titles.site) if stated else next(iter(headings), "")


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _ends_of(title: str) -> set[str]:
    """*title*, and what is left of it without its last parts, or its first, folded."""
    places = [match.span() for match in _BETWEEN.finditer(title)][:_MOST_PARTS]
    cut = [part for start, end in places for part in (title[:start], title[end:])]
    return {part.casefold() for part in (title, *cut)}


def _without_site(title: str, site: str) -> str:
    """*title* without the name of its site at an end, behind or before a stroke."""
    for match in _BETWEEN.finditer(title) if site else ():
        if _same(title[match.end() :], site):
            return title[: match.start()]
        if _same(title[: match.start()], site):
            return title[match.end() :]
    return title
