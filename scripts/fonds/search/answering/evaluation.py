"""From the tree of a query to the articles that it means: see evaluation.js.

A run collects what the person should know: notes on words that occur nowhere. Each word's node says
what it was taken for. Only the articles *within* (unless None) matter: positions are not read for
others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import count

from fonds.search.answering import nodes
from fonds.search.answering.contents import Index
from fonds.search.answering.daterange import find_dates
from fonds.search.answering.decoding import Ints
from fonds.search.answering.expansion import match_forms
from fonds.search.answering.forms import Entry, Form, read_family_of
from fonds.search.answering.matches import NOTHING, Match, everything, intersect, subtract, unite
from fonds.search.answering.named import Name, find_names, match_names, names_called, names_glued
from fonds.search.answering.neighbours import match_near, match_row
from fonds.search.answering.nodes import Asked, Node, Note
from fonds.search.answering.passages import Term
from fonds.search.answering.slots import (
    Slot,
    as_term,
    exact_slots,
    is_present,
    with_entries,
    word_slots,
)
from fonds.search.answering.spelling import find_farther, find_nearest, split_form
from fonds.search.answering.standing import Standing, rank_together

_MOST_REPLACED = 12  # words of a query that occur nowhere


@dataclass(frozen=True, slots=True)
class _Run:
    """An evaluation on its way."""

    notes: list[Note]
    replaced: Iterator[int]  # counts the words that another stood for
    negated: bool = False  # whether articles are being excluded
    within: Ints | None = None  # the articles that matter; None: all
    standing: dict[int, Standing] = field(default_factory=dict)  # by node, of what is asked for
    terms: list[Term] = field(default_factory=list)  # what is marked in a text

    def without(self, within: Ints | None = None) -> _Run:
        """A run whose words exclude, *within* some articles: none is replaced by another."""
        return _Run(self.notes, self.replaced, not self.negated, within)

    def may_replace(self) -> bool:
        """Whether one more word that occurs nowhere may be replaced: each takes some time."""
        return next(self.replaced) < _MOST_REPLACED

    def note(self, note: Note) -> None:
        if not any((it.kind, it.word) == (note.kind, note.word) for it in self.notes):
            self.notes.append(note)


def evaluate_query(
    index: Index, tree: nodes.All, faults: list[Note]
) -> tuple[Match, list[Note], list[Term]]:
    """What *tree* means, ranked; what there is to know of it; and what to mark in texts."""
    run = _Run([*faults], count())
    match = _Evaluation(index).evaluate(tree, run)
    return rank_together(index, match, tree, run.standing), run.notes, run.terms


def find_docs(index: Index, items: list[Node]) -> Ints:
    """The articles alone that all of *items* mean: nothing is ranked."""
    return _Evaluation(index).evaluate(nodes.All(items), _Run([], count())).docs


@dataclass(frozen=True, slots=True)
class _Evaluation:
    """What each kind of node means in one index."""

    index: Index

    def evaluate(self, node: Node, run: _Run) -> Match:
        match node:
            case nodes.All():
                return self.all(node, run)
            case nodes.Any():
                matches = [self.evaluate(item, run) for item in node.items]
                return unite(matches, self.index.contents.articles)
            case nodes.Not():
                return subtract(self.everything(), self.evaluate(node.item, run.without()))
            case nodes.Word():
                return self.word(node, run)
            case nodes.Phrase():
                return self.phrase(node, run)
            case nodes.Near():
                return self.near(node, run)
            case nodes.Named():
                return self.name(node, run)
            case nodes.Dated():
                return find_dates(self.index, node)
            case nodes.Nothing():
                return NOTHING

    def everything(self) -> Match:
        return everything(self.index.contents.articles)

    def all(self, node: nodes.All, run: _Run) -> Match:
        wanted = [item for item in node.items if not isinstance(item, nodes.Not)]
        plain = self.match_all((it for it in wanted if not _needs_positions(it)), run)
        inner = replace(run, within=plain.docs) if plain else run
        rest = self.match_all(filter(_needs_positions, wanted), inner)
        match = intersect(plain, rest) if plain and rest else plain or rest or self.everything()
        for item in node.items:
            if isinstance(item, nodes.Not):
                match = subtract(match, self.evaluate(item.item, run.without(match.docs)))
        return match

    def match_all(self, items: Iterable[Node], run: _Run) -> Match | None:
        """The articles that all of *items* mean; None if there are none."""
        matches = sorted(
            (self.evaluate(item, run) for item in items), key=lambda match: len(match.docs)
        )
        return reduce(intersect, matches) if matches else None

    def word(self, node: nodes.Word, run: _Run) -> Match:
        slots = word_slots(self.index, node)
        if len(slots) > 1:
            if not node.star and not run.negated:
                slots = [self.fill_slot(slot, run) for slot in slots]
            return self.match_slots(node, slots, run)
        if not slots[0].forms:
            return self.match_nearest(node, slots[0].word, run)
        node.taken = [form.entry.shown for form in slots[0].forms if not form.exact]
        return self.match_slots(node, slots, run)

    def phrase(self, node: nodes.Phrase, run: _Run) -> Match:
        slots = exact_slots(self.index, node.words)
        if node.elided is None:
            return self.match_slots(node, slots, run)
        rows = [exact_slots(self.index, node.elided)] + ([slots] if is_present(slots) else [])
        matches = [self.match_slots(node, row, run) for row in rows]
        return unite(matches, self.index.contents.articles)

    def near(self, node: nodes.Near, run: _Run) -> Match:
        words = list({(word.forms, word.width): word for word in node.words}.values())
        rows = [exact_slots(self.index, [word]) for word in words]
        if not self.note_present([slot for row in rows for slot in row], run):
            return NOTHING
        run.terms.extend(map(as_term, rows))
        slots = list(map(with_entries, rows))
        return match_near(self.index, slots, node.distance, node.in_title, run.within)

    def name(self, node: nodes.Named, run: _Run) -> Match:
        names = find_names(self.index, node.facet, node.text, node.quoted, node.star)
        node.taken = [name.label for name in names]
        if not names:
            run.notes.append(Note("name", node.text, facet=node.facet))
        return match_names(self.index, names)

    def match_slots(self, node: nodes.Word | nodes.Phrase, slots: list[Slot], run: _Run) -> Match:
        if not self.note_present(slots, run):
            return NOTHING
        run.terms.append(as_term(slots))
        row = with_entries(slots)
        if len(slots) == 1:
            match = match_forms(self.index, slots[0].forms, node.in_title)
        else:
            match = match_row(self.index, row, node.in_title, run.within)
        run.standing[id(node)] = Standing(row, match)
        return match

    def note_present(self, slots: list[Slot], run: _Run) -> bool:
        """Whether every slot can be filled; a note on each word that occurs nowhere."""
        missing = [slot.word for slot in slots if not slot.forms]
        for word in missing:
            run.note(Note("missing", word))
        return not missing

    def match_nearest(self, node: nodes.Word, word: str, run: _Run) -> Match:
        """A word that occurs nowhere: the articles of the record so called, else nearest words."""
        replaced = not node.star and not run.negated and run.may_replace()
        names = self.names_meant(word) if replaced else []
        if names:
            run.note(Note("variant", word, used=tuple(name.label for name in names)))
            return match_names(self.index, names)
        nearest = find_nearest(self.index, word) if replaced else []
        if replaced and not nearest:
            if parted := self.match_parted(node, word, run):
                return parted
            nearest = find_farther(self.index, word)
        if nearest:
            node.taken = _note_nearest(word, nearest, run)
        forms = [form for entry in nearest for form in read_family_of(self.index, entry)]
        return self.match_slots(node, [Slot(word, 0, forms)], run)

    def names_meant(self, word: str) -> list[Name]:
        return names_called(self.index, word) or names_glued(self.index, word)

    def match_parted(self, node: nodes.Word, word: str, run: _Run) -> Match | None:
        """The articles with the two words that *word* may be, in a row; None if there are none."""
        for words in split_form(self.index, word):
            asked = [Asked((part,), 1) for part in words if not part.endswith("’")]
            slots = exact_slots(self.index, asked)
            match = self.match_slots(node, slots, run) if is_present(slots) else NOTHING
            if len(match.docs):
                node.taken = [" ".join(slot.forms[0].entry.shown for slot in slots)]
                run.note(Note("nearest", word, used=tuple(node.taken)))
                return match
        return None

    def fill_slot(self, slot: Slot, run: _Run) -> Slot:
        """A part of a compound that occurs nowhere stands for the nearest."""
        if slot.forms or not run.may_replace():
            return slot
        nearest = find_nearest(self.index, slot.word) or find_farther(self.index, slot.word)
        if nearest:
            _note_nearest(slot.word, nearest, run)
        return replace(slot, forms=[Form(entry, False) for entry in nearest])


def _note_nearest(word: str, nearest: list[Entry], run: _Run) -> list[str]:
    shown = [entry.shown for entry in nearest]
    run.note(Note("nearest", word, used=tuple(shown)))
    return shown


def _needs_positions(node: Node) -> bool:
    if isinstance(node, nodes.Word):
        return len(node.words) > 1 or len(node.words[0].forms) > 1
    return isinstance(node, nodes.Phrase | nodes.Near)
