"""Offers: other queries that may be meant where one finds nothing, or nearly (offering.js).

Each has been counted, and finds something.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from fonds.base.patterns import late
from fonds.search.analysis import fold
from fonds.search.answering import nodes
from fonds.search.answering.contents import Index
from fonds.search.answering.decoding import Ints
from fonds.search.answering.evaluation import find_docs
from fonds.search.answering.forms import find_form
from fonds.search.answering.meant_names import name_offers
from fonds.search.answering.nodes import Node, Parsed, Span
from fonds.search.answering.notices import Change, replace_spans
from fonds.search.answering.offered import Found, Meant, Offer, Suspect, form_of
from fonds.search.answering.query import parse_query
from fonds.search.answering.scanner import WHITE
from fonds.search.answering.spelling import find_spellings, split_form

_FEW = 3  # articles up to which something else may be meant
_MANY_MORE = 5  # how many times as many articles another query must find then
_MOST_ITEMS = 24  # of a query that is taken apart
_MOST_SUSPECTS = 3
_MOST_NEAR = 3  # spellings that are tried for a word
_MOST_MEANT = 4  # offers of other words
_MOST_LESS = 4  # offers of fewer words
_LIKELY_AS = 1.2  # how much less likely than another an offer is that stands beside it
_RARE = 0.002  # share of the articles up to which a word may be a slip
_FOLLOWING = late(rf"[{WHITE}]+((?:[^\W\d_]|[̀-ͯ])+)")


def find_offers(index: Index, text: str, found: int) -> list[Offer]:
    """What may be meant instead of *text*, for which *found* articles were found."""
    parsed = parse_query(text)
    ideas = _count(index, (Meant(idea.kind, idea.query) for idea in parsed.ideas), 1)
    if found > _FEW or not parsed.tree.items or any(idea.kind == "or" for idea in ideas):
        return ideas
    docs = _find_each(index, parsed)
    suspects = _list_suspects(index, parsed, docs, found)
    wider = [] if found else _widen(parsed)
    offers = [*_respell(index, parsed, suspects), *name_offers(index, parsed, suspects), *wider]
    meant = _count(index, offers, found * _MANY_MORE or 1)
    less = [] if found else _count(index, _take_away(parsed, docs), 1)
    return [*ideas, *meant[:_MOST_MEANT], *less[:_MOST_LESS]]


def _count(index: Index, offers: Iterable[Meant], least: int) -> list[Offer]:
    """Those of *offers* that find *least* articles, each query once, the likeliest first."""
    unique: dict[str, Meant] = {}
    for offer in offers:
        unique.setdefault(offer.query, offer)
    counted = [(it, _count_articles(index, it.query)) for it in unique.values()]
    kept = [(it, count) for it, count in counted if count >= least]
    return [
        Offer(it.kind, it.query, count, it.words, it.name, it.facet)
        for it, count in sorted(kept, key=lambda one: (one[0].cost, -one[1]))
    ]


def _count_articles(index: Index, text: str) -> int:
    """The number of articles that *text* means; 0 if it asks for nothing."""
    tree = parse_query(text).tree
    return len(find_docs(index, [tree])) if tree.items else 0


def _find_each(index: Index, parsed: Parsed) -> Found:
    """The articles of each item of a query."""
    items = parsed.tree.items[:_MOST_ITEMS]
    return Found([find_docs(index, [item]) for item in items], find_docs(index, []))


def _take_away(parsed: Parsed, found: Found) -> list[Meant]:
    """What is left where one item is taken away, without which something is found.

    Where there is none, as few as possible that are in the way of the others.
    """
    items = found.items
    if len(items) < 2:
        return []
    every = range(len(items))
    single = [at for at in every if _is_left(found, [it for it in every if it != at])]
    if single:
        return [_less_offer(parsed, [at]) for at in single]
    drops = [_drop_around(at, found) for at in every if len(items[at])]
    least = min(map(len, drops), default=0)
    return [_less_offer(parsed, it) for it in drops if len(it) == least < len(items)]


def _is_left(found: Found, kept: list[int]) -> bool:
    return bool(len(reduce(_meet, (found.items[at] for at in kept), found.rest)))


def _drop_around(first: int, found: Found) -> list[int]:
    """Which items are in the way of the one at *first* and of one another."""
    others = sorted(range(len(found.items)), key=lambda at: -len(found.items[at]))
    left, dropped = found.rest, list[int]()
    for at in [first, *(at for at in others if at != first)]:
        both = _meet(left, found.items[at])
        if len(both):
            left = both
        else:
            dropped.append(at)
    return sorted(dropped)


def _meet(one: Ints, other: Ints) -> Ints:
    return np.intersect1d(one, other, assume_unique=True)


def _less_offer(parsed: Parsed, dropped: list[int]) -> Meant:
    spans = [parsed.tree.items[at].whole or Span(0, 0) for at in dropped]
    words = tuple(parsed.text[slice(*span)].strip() for span in spans)
    query = replace_spans(parsed.text, (Change(*span, " ") for span in spans))
    return Meant("less", query, words=words)


def _list_suspects(index: Index, parsed: Parsed, docs: Found, found: int) -> list[Suspect]:
    """Words that may be misspelt: those that find nothing, else those that find little.

    Where something is *found*, what occurs nowhere has been replaced already.
    """
    rows = zip(parsed.tree.items, docs.items, strict=False)
    suspects = [Suspect(node, len(its)) for item, its in rows for node in _operands_of(item)]
    most = max(_FEW, index.contents.articles * _RARE)
    rare = [suspect for suspect in suspects if suspect.articles <= most]
    chosen = sorted(rare or suspects, key=lambda it: it.articles)[:_MOST_SUSPECTS]
    return [it for it in chosen if not found or find_form(index, form_of(it.node))]


def _operands_of(node: Node) -> Iterator[nodes.Word]:
    """The words of *node* that are not excluded."""
    if isinstance(node, nodes.All | nodes.Any):
        for item in node.items:
            yield from _operands_of(item)
    elif isinstance(node, nodes.Word) and not node.star:
        yield node


class _Spelt(NamedTuple):
    """How a part of a query may be spelt."""

    change: Change
    cost: float  # the lower the likelier


def _respell(index: Index, parsed: Parsed, suspects: list[Suspect]) -> list[Meant]:
    """The query with *suspects* spelt otherwise: one of them, or the likeliest for all."""
    each = [_list_spellings(index, parsed.text, suspect.node) for suspect in suspects]
    offers = [
        Meant("spelt", replace_spans(parsed.text, [one.change]), one.cost)
        for found in each
        for one in found
    ]
    best = sorted((found[0].change for found in each if found), key=lambda it: it.start)
    apart = all(one.end <= other.start for one, other in pairwise(best))
    if len(best) > 1 and apart:
        offers.append(Meant("spelt", replace_spans(parsed.text, best), 1.5))
    return offers


def _list_spellings(index: Index, text: str, node: nodes.Word) -> list[_Spelt]:
    """How else *node* may be spelt: near forms, one word as two, and two as one."""
    form, found = form_of(node), list[_Spelt]()
    if not form:
        return found
    following = _FOLLOWING.match(text, node.span.end)
    glued = _write(index, [form + fold(following[1])]) if following else ""
    if following and glued:
        found.append(_Spelt(Change(node.span.start, following.end(), glued), -0.5))
    for one in find_spellings(index, form):
        by = _write(index, one.words())
        if by and len(found) < _MOST_NEAR:
            found.append(_Spelt(Change(*node.span, f'"{by}"' if one.cut else by), one.cost))
    for words in split_form(index, form):
        if by := _write(index, words):
            elided = words[0].endswith("’")
            found.append(_Spelt(Change(*node.span, by if elided else f'"{by}"'), 0.5))
    found.sort(key=lambda it: it.cost)
    return [one for one in found if one.cost < found[0].cost + _LIKELY_AS]


def _write(index: Index, words: list[str]) -> str:
    """*words* as the archive writes them; empty if it lacks one."""
    shown: list[str] = []
    for word in words:
        entry = None if word.endswith("’") else find_form(index, word)
        if not word.endswith("’") and not entry:
            return ""
        shown.append(entry.shown if entry else word)
    return " ".join(shown).replace("’ ", "’", 1)


def _widen(parsed: Parsed) -> list[Meant]:
    """The query with less asked of a phrase, of words near each other or of titles."""
    return [offer for node in parsed.tree.items for offer in _widen_node(parsed.text, node)]


def _widen_node(text: str, node: Node) -> Iterator[Meant]:
    whole = node.whole
    if not whole or not isinstance(node, nodes.Operand):
        return

    def put(kind: str, span: Span, by: str, cost: float = 2) -> Meant:
        return Meant(kind, replace_spans(text, [Change(*span, by)]), cost)

    phrase = isinstance(node, nodes.Phrase) and len(node.words) > 1
    if phrase or isinstance(node, nodes.Near):
        yield put("loose", node.span, f" {node.text} ")
    if not isinstance(node, nodes.Named) and node.in_title:
        yield put("anywhere", whole, text[slice(*node.span)])
    if isinstance(node, nodes.Named) and not node.quoted:
        yield put("plain", whole, node.text, 3)
