"""The text of the article on a web page, without what is around it."""

from __future__ import annotations

import logging
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml.etree import strip_elements
from trafilatura import bare_extraction

from fonds.accession.formats.elements import blocks_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it says is no matter of a maker

_SHORT, _LONG = 200, 1_000
"""Characters: a text shorter than the one, of a page longer than the other, is nearly all lost."""
_MOST_CAREFUL, _MOST = 10_000, 25_000
"""Elements of a page up to which trafilatura tries all it can, and up to which it tries at all:
its time grows with their square."""
_NEVER_TEXT = ("nav", "menu", "button", "select", "textarea", "dialog")
_NAMES = {
    "head": "h2", "lb": "br", "list": "ul", "item": "li", "row": "tr", "hi": "span", "ref": "span",
    "del": "span", "code": "span",
}  # fmt: skip
"""Elements that trafilatura makes → those of HTML that they are."""
_BLOCKS = frozenset({"p", "list", "quote", "head", "lb"})


def page_text(root: HtmlElement) -> str:
    """The text of the page *root*: its article's, or all that it shows where that is not found."""
    count = sum(1 for _ in root.iter())
    if count > _MOST or _is_typed(root):
        return shown_text(root)
    found = _extract(root, fast=count > _MOST_CAREFUL)
    if len(found) >= _SHORT:
        return found
    shown = shown_text(root)
    return shown if not found or len(shown) > _LONG else found


def shown_text(root: HtmlElement) -> str:
    """All that the page *root* shows, but for menus and forms."""
    copy = deepcopy(root)
    strip_elements(copy, *_NEVER_TEXT, with_tail=False)
    return blocks_of([copy])


def _is_typed(root: HtmlElement) -> bool:
    """Whether most of the page stands as it was typed, whose lines trafilatura would join."""
    typed = sum(len(block.text_content()) for block in root.iter("pre"))
    return typed * 2 > len(root.text_content())


def _extract(root: HtmlElement, *, fast: bool) -> str:
    """The article's text by trafilatura; "" if it finds none, or not where paragraphs end."""
    document = bare_extraction(root, fast=fast, include_comments=False)
    body = getattr(document, "body", None)
    if body is None or (len(body) == 1 and "\n" in (body[0].text or "")):
        return ""
    for row in body.iter("row"):
        # Of a table that only places paragraphs, each cell is a block.
        name = "div" if any(it.tag in _BLOCKS for it in row.iter()) else "td"
        for cell in row.iterchildren("cell"):
            cell.tag = name
    for element in list(body.iter()):
        element.tag = _name_in_html(element)
    return blocks_of([body])


def _name_in_html(element: HtmlElement) -> str:
    """The element of HTML that *element* of trafilatura's is."""
    if element.tag == "quote":
        parent = element.getparent()
        return "span" if parent is not None and parent.tag in ("p", "h2", "span") else "blockquote"
    return _NAMES.get(element.tag, str(element.tag))
