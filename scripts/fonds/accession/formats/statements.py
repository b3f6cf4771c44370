"""What a web page states of itself: in meta elements, JSON-LD, and where it names its author."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from fonds.accession.formats.elements import find_named, line_of
from fonds.accession.formats.linkeddata import Node, list_strings, read_article
from fonds.accession.formats.pagedates import find_time, read_stamp
from fonds.accession.formats.pagetitles import Titles, choose_title
from fonds.accession.formats.press import list_names
from fonds.base.chars import fold_white
from fonds.base.model import Edtf, Metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLES = ("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title", "headline")
_SITES = ("og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher")
_AUTHORS = (
    "author", "article:author", "citation_author", "dc.creator", "dcterms.creator",
    "parsely-author", "sailthru.author", "byl",
)  # fmt: skip
_ADDRESSES = ("og:url", "citation_public_url", "twitter:url")
_RIGHTS = ("dc.rights", "dcterms.rights", "copyright")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "dcterms.issued",
    "dc.date.issued", "citation_publication_date", "citation_date", "parsely-pub-date",
    "sailthru.date", "publication_date", "publish-date", "publish_date", "publishdate", "pubdate",
    "article.published", "dcterms.date", "dc.date", "dcterms.created", "dc.date.created", "date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified")
"""Names of meta elements, the surest first, as publishers' and scholars' schemas have them."""

_SAVED_FROM = re.compile(r"<!-- saved from url=\([0-9]{1,5}\)(\S{1,2000}) -->")
"""How browsers note the address of a page that they save."""
_BYLINES = ("author", "byline", "auteur", "author-name", "article-author", "article__author")
_LONGEST_NAME = 100
_LONGEST_ADDRESS = 2_000
_HEAD = 5_000  # characters in which a browser's note stands
_MOST_HEADINGS = 50


@dataclass(frozen=True, slots=True)
class _Page:
    """A page, and what it says for programs."""

    root: HtmlElement
    meta: Mapping[str, list[str]]  # name of a meta element → contents
    linked: Node  # what JSON-LD says of the article

    def stated(self, keys: Iterable[str], names: Iterable[str]) -> Iterator[str]:
        """What JSON-LD has under *keys* and the meta elements under *names*, in this order."""
        for key in keys:
            yield from list_strings(self.linked.get(key))
        for name in names:
            yield from self.meta.get(name, ())


def read_statements(root: HtmlElement, html: str) -> Metadata:
    """What the page *root*, made of *html*, states of itself; all but its language."""
    meta = _read_meta(root)
    top, lower = (list(_list_headings(root, tag)) for tag in ("h1", "h2"))
    titles = {title for name in _TITLES for title in meta.get(name, ())}
    page = _Page(root, meta, read_article(root, {*titles, *top, *lower}))
    site = next(page.stated(("publisher",), _SITES), "")
    date = _first_date(page, ("datePublished",), _PUBLISHED) or find_time(root)
    modified = _first_date(page, ("dateModified",), _MODIFIED)
    stated = [*page.stated(("headline",), _TITLES), line_of(next(root.iter("title"), None))]
    return Metadata(
        title=choose_title(Titles(stated, top, lower, site)),
        date=date,
        creator=_find_creator(page),
        publication=site,
        url=_find_address(page, html),
        rights=next(page.stated((), _RIGHTS), ""),
        modified=modified if modified != date else None,
    )


def _read_meta(root: HtmlElement) -> Mapping[str, list[str]]:
    found = defaultdict[str, list[str]](list)
    for element in root.iter("meta"):
        content = fold_white(element.get("content", ""))
        names = {element.get(key, "").lower() for key in ("property", "name", "itemprop")}
        for name in filter(None, names) if content else ():
            found[name].append(content)
    return found


def _list_headings(root: HtmlElement, tag: str) -> Iterator[str]:
    return filter(None, map(line_of, islice(root.iter(tag), _MOST_HEADINGS)))


def _first_date(page: _Page, keys: Iterable[str], names: Iterable[str]) -> Edtf | None:
    return next(filter(None, map(read_stamp, page.stated(keys, names))), None)


def _find_creator(page: _Page) -> tuple[str, ...]:
    """The authors: as stated for programs, else as the page marks them, the first mark alone."""
    stated = list(filter(_is_name, page.stated(("author", "creator"), _AUTHORS)))
    return _list_authors(stated or list(islice(_list_marked(page.root), 1)))


def _list_authors(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for line in lines for name in list_names(line)))


def _list_marked(root: HtmlElement) -> Iterator[str]:
    """The lines of elements that are marked as those of an author."""
    for mark in ("itemprop", "rel"):
        for element in root.xpath(f".//*[@{mark}='author']"):
            named = element.find(".//*[@itemprop='name']")
            yield from filter(_is_name, [line_of(element if named is None else named)])
    yield from filter(_is_name, map(line_of, find_named(root, *_BYLINES)))


def _is_name(text: str) -> bool:
    """Whether *text* may be a person's name, and is no address, time or sentence."""
    return (
        0 < len(text) <= _LONGEST_NAME
        and not re.search(r"[0-9@<>{}]|//|www\.", text)
        and not text.endswith((".", "?", "!", "…"))
        and any(map(str.isalpha, text))
    )


def _find_address(page: _Page, html: str) -> str:
    links = (it.get("href", "") for it in page.root.iter("link") if it.get("rel") == "canonical")
    saved = (match[1] for match in _SAVED_FROM.finditer(html, 0, _HEAD))
    choices = (*links, *page.stated(("url", "mainEntityOfPage"), _ADDRESSES), *saved)
    return next((it for it in map(fold_white, choices) if _is_address(it)), "")


def _is_address(text: str) -> bool:
    return len(text) <= _LONGEST_ADDRESS and bool(re.match(r"https?://[^\s/]+\.[^\s/]", text))
