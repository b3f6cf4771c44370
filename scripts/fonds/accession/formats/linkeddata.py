"""What the JSON-LD of a web page says of the article on it (schema.org)."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from html import unescape
from typing import TYPE_CHECKING, Any

from fonds.base.chars import fold_white

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node = dict[str, Any]
"""An object of JSON."""

_LONGEST = 500_000  # characters of one script
_KINDS = ("Article", "Posting", "Report")
"""The ends of the names of schema.org's types of articles: NewsArticle, BlogPosting …"""
_MOST = 50  # strings of a list


def read_article(root: HtmlElement, titles: Collection[str]) -> Node:
    """What is said of the article; {} if nothing is, or of several and none has one of *titles*."""
    articles = [node for node in _list_nodes(root) if _is_article(node)]
    if len(articles) > 1:
        articles = [it for it in articles if titles and headline_of(it) in titles]
    return articles[0] if articles else {}


def headline_of(node: Node) -> str:
    """The headline of the article that *node* describes."""
    return next(list_strings(node.get("headline") or node.get("name")), "")


def list_strings(value: object) -> Iterator[str]:
    """The strings in *value*, which may be one, an object with a name, or a list of these."""
    for item in value[:_MOST] if isinstance(value, list) else [value]:
        text = item.get("name") or item.get("@id") if isinstance(item, dict) else item
        # Many programs write HTML's references into JSON, which has none.
        if isinstance(text, str) and (text := fold_white(unescape(text))):
            yield text


def _list_nodes(root: HtmlElement) -> Iterator[Node]:
    for script in root.iter("script"):
        text = script.text or ""
        if script.get("type", "").strip().lower() == "application/ld+json" and (
            len(text) <= _LONGEST
        ):
            yield from _flatten(_load(text))


def _load(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _flatten(value: object) -> Iterator[Node]:
    """The objects of a script: one, a list, or a graph of them."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from filter(_is_node, graph if isinstance(graph, list) else [])


def _is_node(value: object) -> bool:
    return isinstance(value, dict)


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and kind.endswith(_KINDS)
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )
