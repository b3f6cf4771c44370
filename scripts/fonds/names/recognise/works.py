"""Titles in quotation marks after what they are: « le roman "Sex and the City" »."""

from __future__ import annotations

from collections.abc import Iterator

from fonds.base.patterns import late
from fonds.names.recognise.spans import THING, Span
from fonds.names.text.lexicon import Lexicon
from fonds.names.text.plain import fold

_TITLE = late(r"\"(?P<plain>[^\"\n]{3,60})\"|« ?(?P<angled>[^»\n]{3,60}?) ?»")
_BEFORE = late(r"(?P<lead>[\w-]+)(?: (?P<more>[a-zà-ÿ]+))? ?\Z")
_REACH = 30  # characters before a title in which what it is stands


def find_works(plain: str, lexicon: Lexicon) -> Iterator[Span]:
    """The titles of several words in *plain*: no name in them is anybody's."""
    for match in _TITLE.finditer(plain):
        part = "plain" if match["plain"] else "angled"
        title = match[part]
        if " " in title and title[0].isupper() and _is_work(plain, match.start(), lexicon):
            start, end = match.span(part)
            yield Span(start, end, THING, "rule/work-lead", title)


def _is_work(plain: str, start: int, lexicon: Lexicon) -> bool:
    """Whether « roman », « série télévisée » precede the title that begins at *start*."""
    before = _BEFORE.search(plain, max(0, start - _REACH), start)
    leads = [before["lead"], before["more"] or ""] if before else []
    return any(fold(lead) in lexicon.work_leads for lead in leads)
