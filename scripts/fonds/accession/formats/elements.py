"""HTML as a tree of elements, by lxml: nothing is fetched, and no entity of its own is resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml.etree import ErrorLevels, ParserError, XMLSyntaxError, fromstring, iterwalk
from lxml.etree import HTMLParser as TargetParser
from lxml.html import Element, HtmlElement, HTMLParser, document_fromstring

from fonds.accession.formats.markup import Blocks, html_text
from fonds.base.chars import fold_white, show_surrogates

_UNSEEN = re.compile("[\x00-\x08\n-\x1f\ufffe\uffff]")
"""Line ends, and characters that lxml takes in but not back."""
_LINE_END = re.compile("\r\n?|\n")
_SAFELY = {"encoding": "utf-8", "no_network": True}
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
    parser = HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, **_SAFELY)
    try:
        root = document_fromstring(_encode(html), parser=parser)
    except ParserError:
        return None
    _settle_lines(root)
    return Tree(root, _is_whole(parser))


def read_shown(html: str) -> str:
    """What *html* shows, without a tree: its size does not matter."""
    parser = TargetParser(target=_Shown(), huge_tree=False, **_SAFELY)
    try:
        text: str = fromstring(_encode(html), parser)
    except XMLSyntaxError:
        return html_text(html)
    return text if _is_whole(parser) else html_text(html)


class _Shown:
    """What lxml tells of elements and texts as it comes upon them."""

    def __init__(self) -> None:
        self._blocks = Blocks()
        self.data = self._blocks.add

    def start(self, tag: str, _: object) -> None:
        self._blocks.begin(tag)

    def end(self, tag: str) -> None:
        if tag != "br":
            self._blocks.end(tag)

    def close(self) -> str:
        return self._blocks.join()


def _encode(html: str) -> bytes:
    text = show_surrogates(html).replace("\0", "\N{REPLACEMENT CHARACTER}")
    return _SUBSET.sub(r"\1>", text, count=1).encode()


def _is_whole(parser: HTMLParser | TargetParser) -> bool:
    last = parser.error_log.last_error
    return last is None or last.level < ErrorLevels.FATAL


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
    marked = root.xpath("descendant-or-self::*[@class or @id]")  # the quick part of it
    return (element for element in marked if is_named(element, *names))


def is_named(element: HtmlElement, *names: str) -> bool:
    """Whether *element* has one of *names* as a class or as id."""
    return element.get("id") in names or not set(names).isdisjoint(element.get("class", "").split())


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


def split_at(element: HtmlElement, cuts: Iterable[HtmlElement]) -> list[str]:
    """The text of *element* before, between and behind those in it that are *cuts*, without theirs;
    one more than these."""
    left, found = set(cuts), [Blocks()]
    inside: HtmlElement | None = None
    for event, inner in iterwalk(element, events=("start", "end")):
        if inside is None and event == "start" and inner in left:
            inside = inner
        elif inside is not None and inner is inside:
            found.append(Blocks())
            found[-1].add(inside.tail or "")
            inside = None
        elif inside is None:
            _tell(found[-1], event, inner, whole=inner is element)
    return [blocks.join() for blocks in found]


def _show(element: HtmlElement) -> str:
    blocks = Blocks()
    for event, inner in iterwalk(element, events=("start", "end")):
        _tell(blocks, event, inner, whole=inner is element)
    return blocks.join()


def _tell(blocks: Blocks, event: str, element: HtmlElement, *, whole: bool) -> None:
    """Tell *blocks* where *element* starts or ends, and the text there; behind the *whole* none."""
    if event == "start":
        blocks.begin(element.tag)
        text = element.text
    else:
        if element.tag != "br":
            blocks.end(element.tag)
        text = None if whole else element.tail
    if text:
        blocks.add(text)
