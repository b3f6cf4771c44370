"""E-books (``.epub``, EPUB 2 and 3): the chapters in the order of reading, as one text.

A book whose chapters are dated articles, with a headline each, is many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from fonds.accession.decoding import Decoded
from fonds.accession.formats.charset import decode_html
from fonds.accession.formats.document import Document, Text, UnreadableError
from fonds.accession.formats.markup import html_text
from fonds.accession.formats.packed import (
    Packed,
    encrypted,
    local_name,
    parse_tree,
    resolve,
)
from fonds.accession.values import Statement, read_metadata
from fonds.base.chars import strip_white
from fonds.base.fields import find_field
from fonds.base.model import Metadata
from fonds.base.speech import tell
from fonds.parse.published import find_published
from fonds.parse.titles import is_headline

_READER = "epub"
_PAGES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml")
_PICTURES = ("image/", "audio/", "video/")
_FIELDS = {
    **{name: name for name in ("title", "creator", "rights", "date", "modified")},
    "publisher": "publication",
    "language": "lang",
}
"""Element of Dublin Core → the field that it states."""
_DATES = {"": "date", "publication": "date", "modification": "modified"}
"""Event of a date → the element that it counts as."""
_HEAD = 2000  # characters in which a chapter has its date
_MOST_DATED = 0.8  # share of chapters from which on they are articles
_DAY = re.compile(r"([0-9]{4}(?:-[0-9]{2}){0,2})(?![0-9-])")


def read_epub(data: bytes) -> Document:
    """An e-book."""
    archive = Packed(data)
    container = parse_tree(archive.read("META-INF/container.xml"))
    paths = [it.get("full-path", "") for it in container.iter() if local_name(it) == "rootfile"]
    package = parse_tree(archive.read(paths[0])) if paths else Element("")
    if not len(package):
        message = tell("It is no e-book, whatever its name says: get it anew.")
        raise UnreadableError("broken", message)
    items = {it.get("id", ""): it for it in package.iter() if local_name(it) == "item"}
    chapters = _list_chapters(package, items, paths[0])
    _refuse_locked(archive, chapters)
    texts = list(filter(None, (_show(archive.read(name)) for name in chapters)))
    omitted = (it for it in items.values() if it.get("media-type", "").startswith(_PICTURES))
    names = tuple(it.get("href", "").rpartition("/")[2] for it in omitted)
    metadata = _read_metadata(package)
    if _are_articles(texts):
        book = metadata.publication or metadata.title
        each = replace(metadata, title="", date=None, publication=book)
        articles = (Text(text, each, () if number else names) for number, text in enumerate(texts))
        return Document(_READER, tuple(articles), many=True)
    return Document(_READER, (Text("\n\n".join(texts), metadata, names),))


def _are_articles(texts: list[str]) -> bool:
    """Whether nearly all chapters are articles: a headline, and a line that says of which day."""
    heads = [text[:_HEAD] for text in texts]
    dated = sum(
        is_headline(head.split("\n", 1)[0]) and bool(find_published(head).date) for head in heads
    )
    return len(texts) > 1 and dated >= _MOST_DATED * len(texts)


def _list_chapters(package: Element, items: dict[str, Element], path: str) -> list[str]:
    """The names of the members that hold the text, in their order; not the table of contents."""
    references = [it for it in package.iter() if local_name(it) == "itemref"]
    named = (items.get(it.get("idref", "")) for it in references)
    chapters = (
        resolve(path, it.get("href", ""))
        for it in named
        if it is not None
        and it.get("media-type") in _PAGES
        and "nav" not in it.get("properties", "").split()
    )
    return list(dict.fromkeys(chapters))


def _refuse_locked(archive: Packed, chapters: list[str]) -> None:
    """Raise UnreadableError if a chapter is encrypted; that fonts may be does not matter."""
    root = parse_tree(archive.read("META-INF/encryption.xml"))
    links = (it.get("URI", "") for it in root.iter() if local_name(it) == "CipherReference")
    if not set(chapters).isdisjoint(resolve("", link) for link in links):
        raise encrypted()


def _show(data: bytes) -> str:
    decoded = decode_html(data)
    return strip_white(html_text(decoded.text)) if isinstance(decoded, Decoded) else ""


def _read_metadata(package: Element) -> Metadata:
    elements = next((list(it.iter()) for it in package if local_name(it) == "metadata"), [])
    values: dict[str, list[str]] = {}
    for name, value in _list_stated(elements):
        values.setdefault(name, []).append(value)
    fields = (
        Statement(name, find_field(name), tuple(stated) if name == "creator" else stated[0])
        for name, stated in values.items()
    )
    return read_metadata(fields)[0]


def _list_stated(elements: list[Element]) -> Iterator[tuple[str, str]]:
    """The fields that *elements* state, with their texts; of persons the authors alone."""
    roles = _read_roles(elements)
    for element in elements:
        name, value = local_name(element), strip_white(element.text or "")
        kind = roles.get(element.get("id", "-")) or _read_attribute(element, "role", "event")
        if name == "meta" and element.get("property") == "dcterms:modified":
            name, kind = "date", "modification"
        if name == "date":
            name, value = _DATES.get(kind, ""), _read_day(value)
        field = _FIELDS.get(name, "")
        if field and value and (field != "creator" or kind in ("", "aut")):
            yield field, value


def _read_day(value: str) -> str:
    """The date before a time of day; programs write the year 101 where they know none."""
    day = _DAY.match(value)
    return day[1] if day and day[1] >= "1000" else ""


def _read_roles(elements: list[Element]) -> dict[str, str]:
    """Id of an element → its role, as EPUB 3 states it: in an element beside it."""
    return {
        it.get("refines", "").removeprefix("#"): strip_white(it.text or "")
        for it in elements
        if local_name(it) == "meta" and it.get("property") == "role"
    }


def _read_attribute(element: Element, *names: str) -> str:
    """The value of an attribute, whatever its namespace: ``opf:role`` in EPUB 2."""
    values = {key.rpartition(" ")[2]: value for key, value in element.attrib.items()}
    return next((values[name] for name in names if name in values), "")
