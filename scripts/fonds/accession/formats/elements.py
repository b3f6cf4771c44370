"""HTML as a tree of elements, by lxml: nothing is fetched, and no entity of its own is resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml.etree import ErrorLevels, ParserError, iterwalk
from lxml.html import Element, HtmlElement, HTMLParser, document_fromstring

from fonds.accession.formats.markup import Blocks
from fonds.base.chars import fold_white, show_surrogates

_UNSEEN = re.compile("[\x00-\x08\n-\x1f\ufffe\uffff]")
"""Line ends, and characters that lxml takes in but not back."""
_LINE_END = re.compile("\r\n?|\n")
_RAW = frozenset({"script", "style"})
_SUBSET = re.compile(r"(<!DOCTYPE[^>\[]{0,500})\[[^\]]{0,10000}\]\s*>", re.IGNORECASE)
"""A document type that declares entities, which HTML knows nothing of."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A page as a tree."""

    root: HtmlElement  # its html element, without comments and instructions
    whole: bool  # whether all of the page is in it: lxml gives up where it is nested 256 deep


def parse_html(html: str) -> Tree | None:
    """*html* as a tree; None if it has not one element or word."""
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, no_network=True
    )
    text = _SUBSET.sub(r"\1>", show_surrogates(html).replace("\0", "\N{REPLACEMENT CHARACTER}"), 1)
    try:
        root = document_fromstring(text.encode(), parser=parser)
    except ParserError:
        return None
    _settle_lines(root)
    last = parser.error_log.last_error
    return Tree(root, last is None or last.level < ErrorLevels.FATAL)


def _settle_lines(root: HtmlElement) -> None:
    """Let line ends in *root* be what a reader sees: a new line in ``pre``, else a space."""
    for block in root.iter("pre"):
        for element in list(block.iter()):
            _break_text(element, inside=element is block)
    for element in root.iter():
        if element.text and element.tag not in _RAW and _UNSEEN.search(element.text):
            element.text = _UNSEEN.sub(" ", element.text)
        if element.tail and _UNSEEN.search(element.tail):
            element.tail = _UNSEEN.sub(" ", element.tail)


def _break_text(element: HtmlElement, *, inside: bool) -> None:
    """Write ``br`` for line ends in the text of *element* and behind it, or *inside* it alone."""
    element.text, *lines = _split(element.text)
    for line in reversed(lines):
        element.insert(0, _new_line(line))
    if not inside:
        first, *lines = _split(element.tail)
        element.tail = None
        for line in reversed(lines):
            element.addnext(_new_line(line))
        element.tail = first


def _split(text: str | None) -> list[str]:
    return [_UNSEEN.sub(" ", line) for line in _LINE_END.split(text or "")]


def _new_line(text: str) -> HtmlElement:
    element: HtmlElement = Element("br")
    element.tail = text
    return element


def find_named(root: HtmlElement, *names: str) -> Iterator[HtmlElement]:
    """The elements in *root*, itself among them, that have one of *names* as a class or as id."""
    wanted = set(names)
    for element in root.iter():
        if wanted.intersection(element.get("class", "").split()) or element.get("id") in wanted:
            yield element


def first_named(root: HtmlElement, *names: str) -> HtmlElement | None:
    """The first element in *root* of the first of *names* that any has; None without."""
    found = (element for name in names for element in find_named(root, name))
    return next(found, None)


def has_named(root: HtmlElement, *names: str) -> bool:
    """Whether any element in *root*, itself among them, has one of *names* as a class or as id."""
    return first_named(root, *names) is not None


def line_of(element: HtmlElement | None) -> str:
    """The text of *element* on one line; "" of none."""
    return fold_white(blocks_of([element])) if element is not None else ""


def blocks_of(elements: Iterable[HtmlElement]) -> str:
    """The text of *elements*, an empty line between blocks."""
    return "\n\n".join(filter(None, map(_show, elements)))


def _show(element: HtmlElement) -> str:
    blocks = Blocks()
    for event, inner in iterwalk(element, events=("start", "end")):
        if event == "start":
            blocks.begin(inner.tag)
            text = inner.text
        else:
            if inner.tag != "br":
                blocks.end(inner.tag)
            text = None if inner is element else inner.tail
        if text:
            blocks.add(text)
    return blocks.join()
