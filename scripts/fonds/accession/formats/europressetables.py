"""Europresse before 2014: an export in HTML whose articles stand in tables, a cell each.

In the cell stand, one behind the other: the newspaper, section and date, perhaps a line, the title,
perhaps the author, the text, the rights, the document's number, and a table that certifies it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from fonds.accession.formats.document import Text
from fonds.accession.formats.elements import find_named, is_named, line_of, split_at
from fonds.accession.formats.europresse import LABEL, SIGN, day_of, read_publication, read_where
from fonds.accession.formats.press import keep, list_names
from fonds.base.chars import fold_white
from fonds.base.model import Metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["SIGN", "read_articles"]

_TITLE = "TitreArticleVisu"
_WHERE = "DocHeader"
_MARKS = (SIGN, _WHERE, _TITLE)
_PICTURES = "tbHeaderImages"  # the table with the newspaper's logo
_CERTIFIES = re.compile(r"·[0-9]{8}·")  # what the table below a text holds: its document's number
_RIGHTS = re.compile(r"(?:©|\(c\)|Copyright)\s.{0,200}", re.IGNORECASE)
_NUMBER = re.compile(r"[^:\n]{0,40}:\s*(\S{3,20}·[0-9]{8}·\S{1,80})")
_NAME = re.compile(
    r"(?:(?:par|by|von|por)\s+)?[^\W\d_a-zà-öø-ÿ][\w.'’-]{0,30}"
    r"(?:(?:,|;|\s+(?:et|and|und|y|e|de|du|des|la|le|von|van|der|di|da|del))?"
    r"\s+(?:d['’])?[^\W\d_a-zà-öø-ÿ][\w.'’-]{0,30}){1,7}"
)
"""A byline: words that begin with capitals, and what stands between names."""
_LONGEST_BYLINE = 100


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an article stands."""

    cell: HtmlElement  # that holds all of it, and nothing of another
    title: HtmlElement | None  # the element with its title


def read_articles(root: HtmlElement) -> list[Text]:
    """The articles of the export *root*; none if it is not one, or not of tables throughout."""
    places = list(_find_places(root))
    cells = [place.cell for place in places if place is not None]
    within = {outer for cell in cells for outer in cell.iterancestors()}
    apart = len(set(cells)) == len(places) and within.isdisjoint(cells)
    return [_read(place) for place in places if place is not None] if apart else []


def _find_places(root: HtmlElement) -> Iterator[_Place | None]:
    """The cell of each article, which holds its newspaper and, if it has one, its title; None: no
    cell does."""
    marks = [it for it in find_named(root, SIGN, _TITLE) if not _is_within(it, SIGN, _TITLE)]
    for mark, following in zip_longest(marks, marks[1:]):
        if is_named(mark, SIGN):
            title = following if following is not None and is_named(following, _TITLE) else None
            above = None if title is None else set(title.iterancestors())
            cells = (it for it in mark.iterancestors("td") if above is None or it in above)
            cell = next(cells, None)
            yield None if cell is None else _Place(cell, title)


def _is_within(element: HtmlElement, *names: str) -> bool:
    return any(is_named(it, *names) for it in element.iterancestors())


def _read(place: _Place) -> Text:
    cell, title = place.cell, place.title
    heads = [it for it in find_named(cell, SIGN, _WHERE) if not _is_within(it, *_MARKS)]
    last = title if title is not None else heads[-1]
    cuts = _list_cuts(cell, [*heads, last])
    pieces, after = split_at(cell, cuts), cuts.index(last) + 1
    above = [line for piece in pieces[:after] for line in piece.split("\n") if line]
    byline, body, below = _part(filter(None, "\n\n".join(pieces[after:]).split("\n\n")))
    date, fields = read_where("".join(it.text_content() for it in heads if is_named(it, _WHERE)))
    publication, issue = read_publication(cell)
    metadata = Metadata(
        title=line_of(title),
        date=date or day_of(below.number),
        creator=list_names(byline),
        publication=publication,
        rights=below.rights,
        extra=keep(
            [
                ("Numéro", issue),
                *fields,
                ("Surtitre", " · ".join(above)),
                *below.notes,
                ("Numéro de document", below.number),
            ]
        ),
    )
    return Text("\n\n".join(filter(None, [metadata.title, *body])), metadata)


def _list_cuts(cell: HtmlElement, known: list[HtmlElement]) -> list[HtmlElement]:
    """What in *cell* is no text: those that are *known*, and tables, none within another."""
    outer = {it for element in known for it in element.iterancestors()}
    tables = [it for it in cell.iter("table") if _is_apart(it)]
    cuts = {*known, *tables} - outer
    return [it for it in cell.iter() if it in cuts and cuts.isdisjoint(it.iterancestors())]


def _is_apart(table: HtmlElement) -> bool:
    """Whether *table* is that of the logo, or the one that certifies."""
    inner = table.find(".//table") is not None
    return not inner and (is_named(table, _PICTURES) or bool(_CERTIFIES.search(line_of(table))))


@dataclass(frozen=True, slots=True)
class _Below:
    """What stands below a text."""

    rights: str = ""
    number: str = ""  # of the document
    notes: tuple[tuple[str, str], ...] = ()  # what it is called, and what it says


def _part(paragraphs: Iterable[str]) -> tuple[str, list[str], _Below]:
    """The byline, the text, and what stands below that."""
    body = list(paragraphs)
    number = rights = ""
    if body and (match := _NUMBER.fullmatch(body[-1])):
        number = match[1]
        body.pop()
    notes: list[tuple[str, str]] = []
    at = next((at for at in reversed(range(len(body))) if _RIGHTS.fullmatch(body[at])), None)
    labels = [] if at is None else [LABEL.fullmatch(it) for it in body[at + 1 :]]
    if at is not None and all(labels):
        rights = fold_white(body[at])
        notes = [(it[1], it[2]) for it in labels if it]
        del body[at:]
    byline = ""
    if len(body) > 1 and len(body[0]) <= _LONGEST_BYLINE and _NAME.fullmatch(body[0]):
        byline = body.pop(0)
    return byline, body, _Below(rights, number, tuple(notes))
