"""A query as it was understood, and what to know of its answer, in words: see describing.js."""

from __future__ import annotations

from fonds.base.dates import date_words
from fonds.base.locale import Words
from fonds.search.answering import nodes
from fonds.search.answering.nodes import Node, Note

_MOST_FORMS = 6


def describe_query(tree: nodes.All, words: Words) -> str:
    """*tree*, as its evaluation left it, in words."""
    text = _items(tree.items, "and", words)
    return words("understood", query=text) if text else ""


def describe_notes(notes: list[Note], found: int, words: Words) -> list[str]:
    """What the person should know of an answer of *found* articles, a sentence each."""
    cut = [words("note_cut", note.n) for note in notes if note.kind == "long"]
    return [*cut, *(_note(note, found, words) for note in notes if note.kind != "long")]


def _note(note: Note, found: int, words: Words) -> str:
    used = ", ".join(words("quoted", text=text) for text in note.used)
    facet = words.strings["facets"].get(note.facet, "")
    none = "_none" if used and not found else ""
    return words(f"note_{note.kind}{none}", n=note.n, word=note.word, used=used, facet=facet)


def _items(items: list[Node], joint: str, words: Words) -> str:
    said = ""
    for item in items:
        text = _node(item, words)
        key = "but" if isinstance(item, nodes.Not) and joint == "and" else joint
        said = words(key, one=said, other=text) if said and text else said or text
    return said


def _node(node: Node, words: Words) -> str:
    if isinstance(node, nodes.Word | nodes.Phrase | nodes.Near):
        text = _operand(node, words)
        return words("in_title", query=text) if node.in_title else text
    match node:
        case nodes.All():
            text = _items(node.items, "and", words)
            return f"({text})" if len(node.items) > 1 else text
        case nodes.Any():
            return f"({_items(node.items, 'or', words)})"
        case nodes.Not():
            nothing = isinstance(node.item, nodes.Nothing)
            return "" if nothing else words("not", query=_node(node.item, words))
        case nodes.Nothing():
            return ""
        case nodes.Named():
            return words("named", facet=words.strings["facets"][node.facet], name=node.text)
        case nodes.Dated():
            return _dates(node, words)


def _operand(node: nodes.Word | nodes.Phrase | nodes.Near, words: Words) -> str:
    text = node.text
    match node:
        case nodes.Word(star=True):
            return words("starting", query=text)
        case nodes.Word() if node.taken:
            rest = ", …" if len(node.taken) > _MOST_FORMS else ""
            return words("family", word=text, forms=", ".join(node.taken[:_MOST_FORMS]) + rest)
        case nodes.Word():
            return text
        case nodes.Near():
            return words("near", query=words("quoted", text=text), n=node.distance)
    return words("quoted", text=text)


def _dates(node: nodes.Dated, words: Words) -> str:
    values = {"from": date_words(node.start, words), "to": date_words(node.end, words)}
    if node.start == node.end:
        return words("dated_on", None, **values)
    key = "dated" if node.start and node.end else "dated_since" if node.start else "dated_until"
    return words(key, None, **values)
