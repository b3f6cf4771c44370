"""The date of a web page: what it states for programs, or what its ``time`` elements say.

Nothing is guessed: no date is taken out of running text, an address or a line of copyright, and
none depends on the day when it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from fonds.accession.formats.elements import line_of
from fonds.accession.formats.press import search_date
from fonds.accession.headers.written import find_date
from fonds.base.model import Edtf

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NEVER = re.compile(r"1970-01-01[T ]00:00:00|0001-01-01|0000")
"""What programs write where they know no date: the beginning of their count."""
_PUBLISHED = re.compile(r"publish|pubdate|entry-date|created|posted", re.IGNORECASE)
_CHANGED = re.compile(r"modif|updat", re.IGNORECASE)
_ELSEWHERE = re.compile(r"comment|related|sidebar|footer|recommend|teaser|promo", re.IGNORECASE)
"""In the class or id of an element that is no part of the article."""
_OTHER_PARTS = frozenset({"aside", "footer", "nav"})
_MOST = 500  # elements that are looked at


def read_stamp(text: str) -> Edtf | None:
    """The day of *text*, a date as programs write it, perhaps with a time; None of any other."""
    return None if _NEVER.match(text.strip()) else find_date(text)


def find_time(root: HtmlElement) -> Edtf | None:
    """The date that the ``time`` elements of the article in *root* state, if all state one.

    Those that say that they are of its publication go before the others.
    """
    times = list(_list_times(_article_of(root)))
    published = [it for it in times if _PUBLISHED.search(_about(it))]
    for group in (published, times):
        dates = {date for it in group if (date := _read_time(it))}
        if group and dates:
            return dates.pop() if len(dates) == 1 else None
    return None


def _article_of(root: HtmlElement) -> HtmlElement:
    """The one article on the page, or its main part, or all of it."""
    for tag in ("article", "main"):
        found = [it for it in root.iter(tag) if next(it.iterancestors(tag), None) is None]
        if len(found) == 1:
            return found[0]
    return root


def _list_times(article: HtmlElement) -> Iterator[HtmlElement]:
    """The ``time`` elements of *article*, but for those of its comments and other parts."""
    for element in islice(article.iter("time"), _MOST):
        inside = takewhile(lambda it: it is not article, element.iterancestors())
        if not _CHANGED.search(_about(element)) and not any(map(_is_elsewhere, inside)):
            yield element


def _is_elsewhere(element: HtmlElement) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag in _OTHER_PARTS or bool(_ELSEWHERE.search(names))


def _about(element: HtmlElement) -> str:
    """What the attributes of a ``time`` element say that it is the time of."""
    marks = " ".join(element.get(key, "") for key in ("class", "itemprop", "property", "id"))
    return f"{marks} pubdate" if "pubdate" in element.attrib else marks


def _read_time(element: HtmlElement) -> Edtf | None:
    stamp = element.get("datetime") or element.get("content") or ""
    if date := read_stamp(stamp):
        return date
    found = search_date(line_of(element)) if not stamp else None
    return found[0] if found else None
