"""Europresse since 2014: an export in HTML, each article an ``article`` element with a header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fonds.accession.formats.document import Text
from fonds.accession.formats.elements import (
    blocks_of,
    find_named,
    first_named,
    has_named,
    line_of,
)
from fonds.accession.formats.press import keep, list_names, search_date
from fonds.accession.headers.press import WORDS
from fonds.accession.headers.written import find_date
from fonds.base.calendar_names import is_weekday
from fonds.base.chars import fold_white, strip_white
from fonds.base.model import Edtf, Metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SIGN = "DocPublicationName"
"""A class name of its own: a page without it is no export of Europresse."""

_TITLES = ("rdp__articletitle", "titreArticleVisu", "TitreArticleVisu", "titreArticle")
_BYLINES = {"docAuthors", "sm-margin-bottomNews"}
_BODIES = ("docOcurrContainer", "DocText")
_NUMBERS = ("publiC-lblNodoc", "PubliC_lblNodoc")
_AFTER_NAME = re.compile(r"\s*,\s*|\s{2,}")
"""What stands between a newspaper's name and the number or edition of an issue."""
_DAY = re.compile(r"·([0-9]{4})([0-9]{2})([0-9]{2})·")
"""The day of publication in a document's number: “news·20170512·LM·1234”."""
_PAGE = re.compile(r"\bpp?\. ?([^\s,]{1,20})")
_LENGTH = re.compile(rf"([0-9][0-9 ]{{0,8}}) (?:{'|'.join(WORDS)})\b")
LABEL = re.compile(r"([^:]{2,40}?)\s*:\s*(\S.*)")
"""A note below a text: “Illustration(s) : …”."""
_ELSEWHERE = "Cet article est paru dans"  # what Europresse writes on a link to the article
_LONGEST_BYLINE = 150


@dataclass(slots=True)
class _Head:
    """The lines of an article's header, but for its publication and title."""

    where: str = ""  # section, date, page
    above: list[str] = field(default_factory=list)  # those above the title
    bylines: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)  # others below the title


def read_articles(root: HtmlElement) -> list[Text]:
    """The articles of the export *root*; none if it is not one."""
    return [_read(it) for it in root.iter("article") if has_named(it, SIGN, *_TITLES)]


def _read(article: HtmlElement) -> Text:
    title = first_named(article, *_TITLES)
    head = _read_head(article, title)
    number = line_of(first_named(article, *_NUMBERS))
    date, fields = read_where(head.where)
    publication, issue = read_publication(article)
    metadata = Metadata(
        title=line_of(title),
        date=date or day_of(number),
        creator=list_names("; ".join(head.bylines)),
        publication=publication,
        url=_find_link(article),
        rights=line_of(next(article.iter("small"), None)),
        extra=keep(
            [
                ("Numéro", issue),
                *fields,
                ("Surtitre", " · ".join(head.above)),
                *_read_notes(article),
                ("Numéro de document", number),
            ]
        ),
    )
    paragraphs = filter(None, [metadata.title, *head.below, _read_body(article)])
    return Text("\n\n".join(paragraphs), metadata)


def _read_head(article: HtmlElement, title: HtmlElement | None) -> _Head:
    head, passed = _Head(), False
    header = next(article.iter("header"), article)
    head.where = fold_white("".join(it.text_content() for it in find_named(header, "DocHeader")))
    for element in header.iter("p", "div"):
        if element is title:
            passed = True
        elif (
            element.find("p") is not None
            or element.find("div") is not None
            or _is_stated(element, title)
        ):
            continue
        elif line := line_of(element):
            _sort_in(head, element, line, passed)
    return head


def _is_stated(element: HtmlElement, title: HtmlElement | None) -> bool:
    """Whether *element* is the title's, or that of publication and date."""
    inside = title is not None and (title in element.iterancestors() or title in element.iter())
    return inside or has_named(element, SIGN, "DocHeader")


def _sort_in(head: _Head, element: HtmlElement, line: str, passed: bool) -> None:
    classes = set(element.get("class", "").split())
    brief = len(line) <= _LONGEST_BYLINE and not re.search("[0-9]", line)
    if not passed and not head.where and search_date(line):
        head.where = line
    elif not passed:
        head.above.append(line)
    elif classes & _BYLINES or (not classes and brief and not head.bylines):
        head.bylines.append(line)
    else:
        head.below.append(line)


def read_where(line: str) -> tuple[Edtf | None, list[tuple[str, str]]]:
    """The date in “Politique, vendredi 12 mai 2017 1234 mots, p. 3”, and the rest of it."""
    found = search_date(line)
    if not found:
        return None, [("Rubrique", line)]
    date, (start, end) = found
    section = [part for part in map(fold_white, line[:start].split(",")) if part]
    if section and is_weekday(section[-1]):
        section.pop()
    rest = line[end:]
    page, length = _PAGE.search(rest), _LENGTH.search(rest)
    return date, [
        ("Rubrique", ", ".join(section)),
        ("Page", page[1] if page else ""),
        ("Mots", length[1] if length else ""),
    ]


def day_of(number: str) -> Edtf | None:
    """The day in the number of a document."""
    match = _DAY.search(number)
    return find_date("-".join(match.groups())) if match else None


def read_publication(article: HtmlElement) -> tuple[str, str]:
    """Name and issue: “La Croix, no. 43018”."""
    element = first_named(article, SIGN)
    texts = (strip_white(str(text)) for text in element.itertext()) if element is not None else ()
    name, *issue = _AFTER_NAME.split(next(filter(None, texts), ""), maxsplit=1)
    return fold_white(name), fold_white("".join(issue))


def _read_body(article: HtmlElement) -> str:
    choices: Iterable[Iterable[HtmlElement]] = (
        *(_outermost(article, name) for name in _BODIES),
        article.iterchildren("section"),
        (it for it in article.iterchildren() if it.tag not in ("header", "aside", "footer")),
    )
    return next(filter(None, map(blocks_of, choices)), "")


def _outermost(article: HtmlElement, name: str) -> Iterator[HtmlElement]:
    for element in find_named(article, name):
        if not any(name in it.get("class", "").split() for it in element.iterancestors()):
            yield element


def _read_notes(article: HtmlElement) -> Iterator[tuple[str, str]]:
    """“Illustration(s) : …” and the like below the text."""
    for aside in article.iter("aside"):
        for element in aside.iterchildren():
            if match := LABEL.fullmatch(line_of(element)):
                yield match[1], match[2]


def _find_link(article: HtmlElement) -> str:
    links = (it for it in article.iter("a") if _ELSEWHERE in it.text_content())
    address = next((str(it.get("href", "")) for it in links), "")
    return address if address.startswith(("http://", "https://")) else ""
