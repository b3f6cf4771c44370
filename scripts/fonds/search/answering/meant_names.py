"""Records that may be meant by words of a query which are spelt otherwise (meant-names.js)."""

from __future__ import annotations

from dataclasses import dataclass, field

from fonds.base.patterns import late
from fonds.search.analysis import name_words
from fonds.search.answering import nodes
from fonds.search.answering.contents import Index
from fonds.search.answering.named import facet_of, numbers_with, read_name
from fonds.search.answering.nodes import Parsed, Span
from fonds.search.answering.notices import Change, replace_spans
from fonds.search.answering.offered import Meant, Suspect, form_of
from fonds.search.answering.spelling import find_spellings
from fonds.search.interface import load_grammar

_MOST_WORDS_READ = 6
_RECORD = 2  # how much likelier a record is than a word that is as near
_MOST_RECORDS = 3
_FARTHEST = 1.3  # cost of a spelling that a record is offered for
_MOST_NEAR = 2  # spellings of a word
_QUOTES = late('["«»“”„]')


@dataclass(slots=True)
class _Named:
    """A record that words of a query may mean."""

    number: int  # among all names
    used: list[str] = field(default_factory=list)  # forms of those words
    cost: float = 0.0  # of their spellings


def name_offers(index: Index, parsed: Parsed, suspects: list[Suspect]) -> list[Meant]:
    """Records whose names have the words of the query, some of them spelt otherwise."""
    meant: list[Meant] = []
    for item in parsed.tree.items:
        if isinstance(item, nodes.Named) and not item.quoted:
            meant += _named_offers(index, parsed, item)
    plain = (item for item in parsed.tree.items if isinstance(item, nodes.Word))
    words = [item for item in plain if not item.in_title and form_of(item)]
    wrong = [item for item in words if any(suspect.node is item for suspect in suspects)]
    if not wrong:
        return meant
    for found in _find_meant(index, list(map(form_of, words)), list(map(form_of, wrong))):
        spans = [node.whole or node.span for node in words if form_of(node) in found.used]
        meant.append(_name_offer(index, parsed.text, spans, found))
    return meant


def _named_offers(index: Index, parsed: Parsed, node: nodes.Named) -> list[Meant]:
    forms = name_words(node.text)
    return [
        _name_offer(index, parsed.text, [node.whole or node.span], found)
        for found in _find_meant(index, forms, forms)
        if facet_of(index, found.number) == node.facet
    ]


def _name_offer(index: Index, text: str, spans: list[Span], found: _Named) -> Meant:
    """The query with a record in place of *spans*."""
    name, facet = read_name(index, found.number), facet_of(index, found.number)
    quoted = f'{load_grammar()["names"][facet][0]}:"{_QUOTES.sub(" ", name.label)}"'
    changes = (Change(*span, " " if at else quoted) for at, span in enumerate(spans))
    query = replace_spans(text, changes)
    return Meant("name", query, found.cost - _RECORD, name=name.label, facet=facet)


def _find_meant(index: Index, forms: list[str], wrong: list[str]) -> list[_Named]:
    """The names that most of *forms* are words of, those of *wrong* in another spelling.

    Those of most articles are first.
    """
    found: dict[int, _Named] = {}
    for form in forms[:_MOST_WORDS_READ]:
        for words, cost in _read_as(index, form, form in wrong):
            for number in _names_of_all(index, words):
                named = found.setdefault(number, _Named(number))
                if form not in named.used:
                    named.used.append(form)
                    named.cost += cost
    most = max((len(named.used) for named in found.values()), default=0)
    best = [it for it in found.values() if len(it.used) == most and {*it.used} & {*wrong}]
    return sorted(best, key=lambda it: (it.cost, it.number))[:_MOST_RECORDS]


def _read_as(index: Index, form: str, wrong: bool) -> list[tuple[list[str], float]]:
    """What *form* may be of a name, and at what cost; *wrong*: it may be misspelt."""
    spellings = find_spellings(index, form) if wrong else []
    near = [one for one in spellings if one.named and one.cost < _FARTHEST][:_MOST_NEAR]
    return [([form], 0), *((one.words(), one.cost) for one in near)]


def _names_of_all(index: Index, words: list[str]) -> list[int]:
    first, *others = (numbers_with(index, [word]) for word in words)
    return [number for number in first if all(number in other for other in others)]
