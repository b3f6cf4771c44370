"""What of an HTML page is verified: anchors, addresses, text, the checksum of its source.

A scanner of tags rather than a parser: it follows the HTML Living Standard (13.2.5, tokenization)
as far as that decides where a tag ends and which text is none, and costs a third of a parser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from fonds.base.chars import fold_white

_REST = r"""(?:[^>"']++|"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))*+(?:>|\Z)"""
_COMMENT = r"<!--(?:-?>|.*?(?:--!?>|\Z))"
_SCAN = re.compile(
    rf"{_COMMENT}|(<(?:(script|style|title|textarea)\b{_REST})(.*?)(?:</\2|\Z))"
    rf"|(<[a-z]{_REST})",
    re.DOTALL | re.IGNORECASE,
)
"""Comments; elements whose content is no markup: (2) name, (3) content; (4) start tags."""

_TAG = re.compile(rf"{_COMMENT}|<(/?)([a-z][^\s/>]*+){_REST}", re.DOTALL | re.IGNORECASE)
"""Comments, and tags: (1) the slash of an end tag, (2) name."""

_NAME = re.compile(r"<([^\s/>]+)")
_ATTRIBUTE = re.compile(r"""[\s/]([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
_URL = re.compile(
    r"""url\(\s*+(?:"([^"]*+)"|'([^']*+)'|([^"'()\s]++))\s*+\)|@import\s++["']([^"']++)"""
)
"""An address of a style sheet (CSS Syntax Level 3, 4.3.6: a bare one holds no parenthesis)."""
_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)

_ADDRESSES = frozenset({"href", "src", "poster", "xlink:href"})
_NOTICE = '<section class="fonds-notice"'
_CHECKSUM = re.compile(r"<code>([0-9a-f]{64})</code>")
_TEXT_CHECKSUM = re.compile(r"<code data-text>([0-9a-f]{64})</code>")
_ENCODING = re.compile(r", ([\w+.-]{1,40})</dd>", re.ASCII)
_LONG_NUMBER = re.compile("&#([0-9]{8,}+)")
"""A reference by more digits than any character has, of which Python reads no more than 4,300."""

_SHORT = 512  # characters of a tag that is worth caching


@dataclass(frozen=True, slots=True)
class Tag:
    """What of one start tag can be verified."""

    name: str  # lower case
    anchors: tuple[str, ...]  # names that a fragment may lead to
    addresses: tuple[str, ...]  # what it links or loads
    is_source: bool  # whether its content is the source's text


_NO_TAG = Tag("", (), (), False)


@dataclass(frozen=True, slots=True)
class Page:
    """What of one HTML page can be verified."""

    anchors: frozenset[str]  # names that a fragment may lead to
    addresses: tuple[str, ...]  # all that it links or loads, each once
    shown: str | None  # text of the elements marked as the source's, folded; None without any
    sha256: str  # checksum that its notice states of the source; "" if it is no article
    encoding: str  # how the source was read, as the notice states it
    text_sha256: str  # checksum that it states of the text read out of the source; "" if none was


def read_page(html: str) -> Page:
    """The page *html*; never fails, and takes time in proportion to its length."""
    anchors: set[str] = set()
    addresses: dict[str, None] = {}
    texts: list[str] = []
    end = 0  # of the last element that is the source's: what is nested in it is its text already
    for match in _SCAN.finditer(html):
        if match.lastindex is None:
            continue
        tag = _read_tag(match[4] or html[match.start() : match.start(3)])
        if tag.anchors:
            anchors.update(tag.anchors)
        if tag.addresses:
            addresses.update(dict.fromkeys(tag.addresses))
        if tag.is_source and match.start() >= end:
            text, end = _read_text(html, match.end(), tag.name)
            texts.append(text)
        if tag.name == "style" and match[3]:
            addresses.update(dict.fromkeys(read_urls(match[3])))
    shown = fold_white("\n".join(texts)) if texts else None
    return Page(frozenset(anchors), tuple(addresses), shown, *_read_notice(html))


def read_urls(css: str) -> list[str]:
    """Every address that the style sheet *css* loads."""
    return [next(filter(None, found), "") for found in _URL.findall(_CSS_COMMENT.sub("", css))]


def _read_tag(html: str) -> Tag:
    return _parse_tag_cached(html) if len(html) <= _SHORT else _parse_tag(html)


def _parse_tag(html: str) -> Tag:
    name = _NAME.match(html)
    if not name or not html.endswith(">"):
        return _NO_TAG  # a tag that never ends is dropped (HTML, 13.2.5: eof-in-tag)
    tag = name[1].lower()
    given: dict[str, str] = {}
    for attribute, *values in _ATTRIBUTE.findall(html.removesuffix(">"), len(tag)):
        given.setdefault(attribute.lower(), _unescape("".join(values)))
    anchors = [given[key] for key in ("id", "name") if key in given and (key == "id" or tag == "a")]
    addresses = [value for key, value in given.items() if key in _ADDRESSES]
    addresses += [part.split()[0] for part in given.get("srcset", "").split(",") if part.strip()]
    addresses += read_urls(given.get("style", ""))
    return Tag(tag, tuple(anchors), tuple(addresses), "data-source" in given)


_parse_tag_cached = lru_cache(maxsize=16384)(_parse_tag)


def _read_text(html: str, start: int, name: str) -> tuple[str, int]:
    """The text of the element *name* whose content begins at *start*, and where that ends."""
    depth, texts = 1, list[str]()
    for match in _TAG.finditer(html, start):
        texts.append(html[start : match.start()])
        start = match.end()
        if match[2] and match[2].lower() == name:
            depth += -1 if match[1] else 1
        if not depth:
            return _unescape("".join(texts)), match.start()
    return _unescape("".join([*texts, html[start:]])), len(html)


def _unescape(text: str) -> str:
    return unescape(_LONG_NUMBER.sub(_shorten, text)) if "&" in text else text


def _shorten(match: re.Match[str]) -> str:
    return f"&#{match[1].lstrip('0')[:8] or '0'}"  # eight digits are as far beyond Unicode as more


def _read_notice(html: str) -> tuple[str, str, str]:
    """The source's checksum and encoding, and its text's checksum, as the page's notice states."""
    notice = html.rfind(_NOTICE)
    stated = _CHECKSUM.search(html, notice) if notice >= 0 else None
    if not stated:
        return "", "", ""
    text = _TEXT_CHECKSUM.search(html, stated.end())
    encodings: list[str] = _ENCODING.findall(html, notice, stated.start())
    return stated[1], encodings[-1] if encodings else "", text[1] if text else ""
