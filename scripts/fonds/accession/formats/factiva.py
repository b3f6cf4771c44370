"""Factiva: an export of articles in HTML, each a ``div`` of the classes “article enArticle”.

Its fields stand in a table with their codes, or one below the other without any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fonds.accession.formats.document import Text
from fonds.accession.formats.elements import blocks_of, first_named, line_of
from fonds.accession.formats.press import keep, list_names
from fonds.accession.headers.written import find_date
from fonds.base.model import Metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SIGN = "articleParagraph"
"""A class name of its own: a page without it is no export of Factiva."""

# What a line of the block above a text says, where Factiva does not label it.
_ARTICLE = re.compile(r"([a-z]{2})(?:[a-z]{2})?Article")
"""Class of the element of one article: the language of the interface, and that of the text."""
_CODE = re.compile(r"[A-Z]{2,3}")
"""The code of a field: HD, PD …"""
_LENGTH = re.compile(r"[0-9][0-9., \xa0\u202f]{0,9} ?[^\W\d_]{1,12}")
"""“512 mots”."""
_TIME = re.compile(r"[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2})?(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{3,4})?")
"""“10:15 GMT”."""
_SOURCE_CODE = re.compile(r"[A-Z0-9_]{2,12}")
"""The short name of the publication: “LACROI”."""
_PAGE = re.compile(r"[A-Z]{0,3}[0-9]{1,4}(?:[-/,;. A-Z0-9]{0,20})?")
"""“A12”, “1, 4-5”."""
_RIGHTS = re.compile(r"(?:\(c\)|©|copyright)", re.IGNORECASE)
_NUMBER = re.compile(r"[^\W\d_]{4,15} ([A-Za-z]{2,12}[0-9]{6,}\w{1,30})")
"""The last line, “Document LACROI0020170512ed5c0001x”."""
_BODY = ("LP", "TD")  # codes of the lead paragraph and of the text
_FIELDS = ("HD", "BY", "PD", "SN", "CY", *_BODY)  # codes of what metadata has fields for

_Fields = dict[str, str]
"""Code → text."""


def read_articles(root: HtmlElement) -> list[Text]:
    """The articles of the export *root*; none if it is not one."""
    return [_read(element, lang) for element in root.iter("div") if (lang := _language(element))]


def _language(element: HtmlElement) -> str:
    """The language that the class of an article tells; "" of any other element."""
    classes = element.get("class", "").split()
    found = (match[1] for name in classes if (match := _ARTICLE.fullmatch(name)))
    return next(found, "") if "article" in classes else ""


def _read(article: HtmlElement, lang: str) -> Text:
    rows = dict(_rows(article))
    if "HD" in rows:
        fields = {code: line_of(cell) for code, cell in rows.items() if code not in _BODY}
        body = blocks_of(rows[code] for code in _BODY if code in rows)
    else:
        fields = dict(_read_lines(article))
        body = blocks_of(it for it in article.iter("p", "h3", "h4", "h5", "pre") if _is_text(it))
    if match := _NUMBER.fullmatch(fields.get("AN") or _last_line(article)):
        fields["AN"] = match[1]
    metadata = Metadata(
        title=fields.get("HD", ""),
        date=find_date(fields.get("PD", "")),
        creator=list_names(fields.get("BY", "")),
        publication=fields.get("SN", ""),
        rights=fields.get("CY", ""),
        lang=lang,
        extra=keep((code, value) for code, value in fields.items() if code not in _FIELDS),
    )
    return Text("\n\n".join(filter(None, [metadata.title, body])), metadata)


def _rows(article: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Code and cell of each row of the table of fields."""
    for row in article.iter("tr"):
        cells = list(row.iterchildren("td"))
        if len(cells) == 2 and _CODE.fullmatch(code := line_of(cells[0])):
            yield code, cells[1]


def _is_text(element: HtmlElement) -> bool:
    return element.tag != "p" or "articleParagraph" in element.get("class", "")


def _last_line(article: HtmlElement) -> str:
    paragraphs = list(article.iter("p"))
    return line_of(paragraphs[-1]) if paragraphs else ""


def _read_lines(article: HtmlElement) -> Iterator[tuple[str, str]]:
    """Code and text of the fields that stand one below the other, known by form and place."""
    head = first_named(article, "hd")
    yield "HD", line_of(head)
    yield "BY", line_of(first_named(article, "author"))
    above, below = list[str](), list[str]()
    lines = above
    for element in article.iterchildren("div"):
        if element is head:
            lines = below
        elif not element.attrib:
            lines.append(line_of(element))
    yield "SE", "; ".join(above)
    place = next((number for number, line in enumerate(below) if find_date(line)), None)
    if place is not None:
        yield from _read_before(below[:place])
        yield "PD", below[place]
        yield from _read_after(below[place + 1 :])


def _read_before(lines: list[str]) -> Iterator[tuple[str, str]]:
    """The lines between headline and date: a credit, the number of words."""
    if lines and _LENGTH.fullmatch(lines[-1]):
        yield "WC", lines.pop()
    yield "CR", "; ".join(lines)


def _read_after(lines: list[str]) -> Iterator[tuple[str, str]]:
    """The lines below the date: time, source, its code, edition, page, language, copyright."""
    if lines and _TIME.fullmatch(lines[0]):
        yield "ET", lines.pop(0)
    if lines:
        yield "SN", lines.pop(0)
    if lines and _SOURCE_CODE.fullmatch(lines[0]):
        yield "SC", lines.pop(0)
    if lines and _RIGHTS.match(lines[-1]):
        yield "CY", lines.pop()
    if lines and not _PAGE.fullmatch(lines[-1]):
        yield "LA", lines.pop()
    pages = [line for line in lines if _PAGE.fullmatch(line)]
    yield "PG", "; ".join(pages)
    yield "ED", "; ".join(line for line in lines if line not in pages)
