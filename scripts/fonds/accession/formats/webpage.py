"""Web pages (``.html``, ``.htm``, ``.xhtml``), and what press databases export as pages."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.metadata import version
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote

from fonds.accession.decoding import Decoded, Refusal
from fonds.accession.formats.charset import decode_html
from fonds.accession.formats.document import Document, Text, list_notes, note_reading
from fonds.accession.formats.markup import html_text
from fonds.base.chars import fold_white, strip_white
from fonds.parse.heading import read_opening
from fonds.parse.language import detect_language

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_PICTURES = 50
_LONGEST_NAME = 200  # characters of a picture's
_MOST_HEADINGS = 50
_MOST_TAGS = 500_000
"""Tags of a page that becomes a tree, each of 300 bytes and 10 µs. Of a longer one all is shown;
what it states stands in its beginning."""
_HEAD = 1 << 20  # characters of that
_TAG = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z0-9_-]{1,30})?")


def read_page(data: bytes, encoding: str = "") -> Document | Refusal:
    """A web page, or the articles of an export of Europresse or Factiva."""
    decoded = decode_html(data, encoding)
    return decoded if isinstance(decoded, Refusal) else read_html(decoded)


def read_html(decoded: Decoded) -> Document:
    """The same of a page that is decoded."""
    document = _read(decoded.text)
    return note_reading(replace(document, encoding=decoded.encoding), list_notes(decoded))


def _read(html: str) -> Document:
    from fonds.accession.formats.elements import parse_html  # of lxml, which may be missing

    is_large = html.count("<") > _MOST_TAGS
    tree = parse_html(html[:_HEAD] if is_large else html)
    is_whole = tree is not None and tree.whole and not is_large
    if tree and is_whole and (export := _read_export(html, tree.root)):
        return export
    reader = f"html (trafilatura {version('trafilatura')})"
    if tree is None:
        return Document(reader, (Text(html_text(html)),))
    return Document(reader, (_read_text(html, tree.root, whole=is_whole),))


def _read_export(html: str, root: HtmlElement) -> Document | None:
    """The articles of an export of a press database; None of any other page."""
    from fonds.accession.formats import europresse, europressetables, factiva

    for name, module in (
        ("europresse", europresse),
        ("europresse", europressetables),
        ("factiva", factiva),
    ):
        if module.SIGN in html and (texts := module.read_articles(root)):
            return Document(f"{name} (lxml {version('lxml')})", tuple(texts), many=True)
    return None


def _read_text(html: str, root: HtmlElement, *, whole: bool) -> Text:
    """The one article of a page; where *root* is not the *whole* of it, all that it shows."""
    from fonds.accession.formats.elements import read_shown
    from fonds.accession.formats.pagebody import page_text
    from fonds.accession.formats.statements import read_statements

    stated = read_statements(root, html)
    text = page_text(root) if whole else read_shown(html)
    lang = _read_lang(root.get("lang") or root.get("xml:lang") or "", text)
    text = _with_title(text, stated.title, root)
    return Text(text, replace(stated, lang=lang), _list_pictures(root))


def _read_lang(stated: str, text: str) -> str:
    """The language that a page states, where its text does not show which it is."""
    match = _TAG.fullmatch(stated.strip().lower())
    return match[1] if match and detect_language(text) == "und" else ""


def _with_title(text: str, title: str, root: HtmlElement) -> str:
    """*text* below the *title* if the page shows it: what was read out of it may lack that."""
    from fonds.accession.formats.elements import line_of

    if not text or not title:
        return text or title
    heading, _ = read_opening(text, title)
    if heading.end or heading.title_from == "supplied":  # the text has it, or begins with it
        return text
    headings = map(line_of, islice(root.iter("h1", "h2"), _MOST_HEADINGS))
    return f"{title}\n\n{text}" if title in headings else text


def _list_pictures(root: HtmlElement) -> tuple[str, ...]:
    """The names of the files of pictures in figures, which are not shown."""
    found: dict[str, None] = {}
    for picture in root.iterfind(".//figure//img"):
        address = strip_white(picture.get("src") or picture.get("data-src") or "")
        name = unquote(re.split("[?#]", address)[0].rpartition("/")[2])[:_LONGEST_NAME]
        if name and not address.startswith("data:"):
            found[fold_white(name)] = None
        if len(found) == _MOST_PICTURES:
            break
    return tuple(found)
