"""Reading a built page as a browser does, and a source as a person does; no code of fonds."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

import html5lib

# PropList.txt of Unicode, property White_Space.
_WHITE_SPACE = re.compile("[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_PREFIX = re.compile(r"\s*date \d{4}(-\d\d){0,2}\s")
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})


def fold(text: str) -> str:
    """*text* with one space for each run of white space, none at the ends."""
    return _WHITE_SPACE.sub(" ", text).strip(" ")


def cut_prefix(text: str) -> str:
    """*text* without a prefix such as " date 2022-01 "."""
    return _PREFIX.sub("", text, count=1)


def visible(text: str) -> str:
    """*text* with what HTML cannot hold as the page is to show it."""
    is_line_end = not any(char in "\n\r" or (char != "\x85" and _windows(char)) for char in text)
    return "".join(char if is_line_end and char == "\x85" else _visible(char) for char in text)


def _windows(char: str) -> str:
    """What Windows-1252 has in the place of a C1 control; "" for any other character."""
    return char.encode("latin-1").decode("cp1252", "ignore") if "\x80" <= char <= "\x9f" else ""


def _visible(char: str) -> str:
    code = ord(char)
    if code < 0x20 and char not in "\t\n\v\f\r":
        return chr(0x2400 + code)
    if shown := _windows(char):
        return shown
    is_control = 0x7F <= code <= 0x9F
    is_surrogate = 0xD800 <= code <= 0xDFFF
    is_no_character = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return f"\\u{{{code:x}}}" if is_control or is_surrogate or is_no_character else char


def parse(html: str) -> Element:
    """*html*, a page or a part of one, by the rules that browsers follow."""
    page: Element = html5lib.parse(html, namespaceHTMLElements=False)
    return page


def find(element: Element, path: str) -> Element:
    """The first element at *path* below *element*; there must be one."""
    found = element.find(path)
    assert found is not None, path
    return found


def read_text(element: Element) -> str:
    """All text in *element*, folded."""
    return fold("".join(element.itertext()))


def shown_source(html: str) -> str:
    """What stands in the elements marked ``data-source``, in document order, folded."""
    return read_source(parse(html))


def read_source(page: Element) -> str:
    """The same of a page that is parsed already."""
    return fold("\n".join("".join(e.itertext()) for e in find_source(page)))


def find_source(page: Element) -> list[Element]:
    """The elements marked ``data-source``."""
    return [element for element in page.iter() if "data-source" in element.attrib]


def elements(html: str) -> set[tuple[str, str]]:
    """(tag, name of an attribute) of all elements, and (tag, "") of each."""
    return read_elements(parse(html))


def read_elements(page: Element) -> set[tuple[str, str]]:
    """The same of a page that is parsed already."""
    tree = [element for element in page.iter() if isinstance(element.tag, str)]
    return {(element.tag, name) for element in tree for name in ("", *element.attrib)}


class _Quick(HTMLParser):
    """Collects the text of ``data-source`` elements, for pages known to be well formed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth = 0
        self.texts: list[str] = []
        self.directions: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "h1" or "data-source" in given:
            self.directions.append(given.get("dir") or "")
        if tag not in _VOID and (self.depth or "data-source" in given):
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        if self.depth:
            self.depth -= 1
            if not self.depth:
                self.texts.append("\n")

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.texts.append(data)


def read_quickly(html: str) -> tuple[str, list[str]]:
    """As ``shown_source``, many times faster, by Python's lenient parser.

    And in which directions the title and the text run.
    """
    parser = _Quick()
    parser.feed(html)
    parser.close()
    return fold("".join(parser.texts)), parser.directions


def direction(text: str) -> str:
    """In which direction most letters of *text* run."""
    kinds = Counter(map(unicodedata.bidirectional, text))
    return "rtl" if kinds["R"] + kinds["AL"] > kinds["L"] else "ltr"
