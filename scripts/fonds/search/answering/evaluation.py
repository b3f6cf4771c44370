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

from fonds.search.answering.contents import Index
from fonds.search.answering.covering import PhraseSlot
from fonds.search.answering.daterange import find_dates
from fonds.search.answering.decoding import Ints, to_units
from fonds.search.answering.expansion import expand_word, find_nearest, match_forms
from fonds.search.answering.forms import Entry, Form, find_form, find_prefix, read_family_of
from fonds.search.answering.matches import NOTHING, Match, everything, intersect, subtract, unite
from fonds.search.answering.named import find_names, match_names, names_called
from fonds.search.answering.neighbours import match_near, match_row
from fonds.search.answering.nodes import (
    All,
    Any,
    Asked,
    Dated,
    Named,
    Near,
    Node,
    Not,
    Note,
    Phrase,
    Word,
)
from fonds.search.answering.standing import Standing, rank_together

_MOST_REPLACED = 12  # words of a query that occur nowhere


@dataclass(frozen=True, slots=True)
class Slot:
    """The forms that may stand at one place of a phrase."""

    word: str  # asked for
    at: int  # words from the first one
    forms: list[Form]


@dataclass(frozen=True, slots=True)
class _Run:
    """An evaluation on its way."""

    notes: list[Note]
    replaced: Iterator[int]  # counts the words that another stood for
    negated: bool = False  # whether articles are being excluded
    within: Ints | None = None  # the articles that matter; None: all
    standing: dict[int, Standing] = field(default_factory=dict)  # by node, of what is asked for

    def without(self, within: Ints | None = None) -> _Run:
        """A run whose words exclude, *within* some articles: none is replaced by another."""
        return _Run(self.notes, self.replaced, not self.negated, within)

    def may_replace(self) -> bool:
        """Whether one more word that occurs nowhere may be replaced: each takes some time."""
        return next(self.replaced) < _MOST_REPLACED

    def note(self, note: Note) -> None:
        if not any((it.kind, it.word) == (note.kind, note.word) for it in self.notes):
            self.notes.append(note)


def evaluate_query(index: Index, tree: All, faults: list[Note]) -> tuple[Match, list[Note]]:
    """What *tree* means, ranked, and what there is to know of it."""
    run = _Run([*faults], count())
    match = _Evaluation(index).evaluate(tree, run)
    return rank_together(index, match, tree, run.standing), run.notes


@dataclass(frozen=True, slots=True)
class _Evaluation:
    """What each kind of node means in one index."""

    index: Index

    def evaluate(self, node: Node, run: _Run) -> Match:
        match node:
            case All():
                return self.all(node, run)
            case Any():
                matches = [self.evaluate(item, run) for item in node.items]
                return unite(matches, self.index.contents.articles)
            case Not():
                return subtract(self.everything(), self.evaluate(node.item, run.without()))
            case Word():
                return self.word(node, run)
            case Phrase():
                return self.match_slots(node, self.exact_slots(node.words), run)
            case Near():
                return self.near(node, run)
            case Named():
                return self.name(node, run)
            case Dated():
                return find_dates(self.index, node)

    def everything(self) -> Match:
        return everything(self.index.contents.articles)

    def all(self, node: All, run: _Run) -> Match:
        wanted = [item for item in node.items if not isinstance(item, Not)]
        plain = self.match_all((it for it in wanted if not _needs_positions(it)), run)
        inner = replace(run, within=plain.docs) if plain else run
        rest = self.match_all(filter(_needs_positions, wanted), inner)
        match = intersect(plain, rest) if plain and rest else plain or rest or self.everything()
        for item in node.items:
            if isinstance(item, Not):
                match = subtract(match, self.evaluate(item.item, run.without(match.docs)))
        return match

    def match_all(self, items: Iterable[Node], run: _Run) -> Match | None:
        """The articles that all of *items* mean; None if there are none."""
        matches = sorted(
            (self.evaluate(item, run) for item in items), key=lambda match: len(match.docs)
        )
        return reduce(intersect, matches) if matches else None

    def word(self, node: Word, run: _Run) -> Match:
        slots = self.word_slots(node)
        if len(slots) > 1:
            if not node.star and not run.negated:
                slots = [self.fill_slot(slot, run) for slot in slots]
            return self.match_slots(node, slots, run)
        if not slots[0].forms:
            return self.match_nearest(node, slots[0].word, run)
        node.taken = [form.entry.shown for form in slots[0].forms if not form.exact]
        return self.match_slots(node, slots, run)

    def near(self, node: Near, run: _Run) -> Match:
        words = list({(word.forms, word.width): word for word in node.words}.values())
        rows = [self.exact_slots([word]) for word in words]
        if not self.note_present([slot for row in rows for slot in row], run):
            return NOTHING
        slots = list(map(_with_entries, rows))
        return match_near(self.index, slots, node.distance, node.in_title, run.within)

    def name(self, node: Named, run: _Run) -> Match:
        names = find_names(self.index, node.facet, node.text, node.quoted, node.star)
        node.taken = [name.label for name in names]
        if not names:
            run.notes.append(Note("name", node.text, facet=node.facet))
        return match_names(self.index, names)

    def word_slots(self, node: Word) -> list[Slot]:
        """The slots of a word: one, or a pair of characters each."""
        slots: list[Slot] = []
        for at, word, form in _place(node.words):
            last = word is node.words[-1]
            begins = word.initial or (node.star and last and word.width == 1)
            forms = self.beginning(form) if begins else expand_word(self.index, form)
            slots.append(Slot(form, at, forms))
        return slots

    def exact_slots(self, words: list[Asked]) -> list[Slot]:
        """Slots whose forms are exactly those of *words*."""
        return [
            Slot(form, at, self.beginning(form) if word.initial else self.exactly(form))
            for at, word, form in _place(words)
        ]

    def beginning(self, start: str) -> list[Form]:
        return [Form(entry, True) for entry in find_prefix(self.index, to_units(start))]

    def exactly(self, form: str) -> list[Form]:
        entry = find_form(self.index, form)
        return [Form(entry, True)] if entry else []

    def match_slots(self, node: Word | Phrase, slots: list[Slot], run: _Run) -> Match:
        if not self.note_present(slots, run):
            return NOTHING
        row = _with_entries(slots)
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

    def match_nearest(self, node: Word, word: str, run: _Run) -> Match:
        """A word that occurs nowhere: the articles of the record so called, else nearest words."""
        replaced = run.may_replace() and not node.star and not run.negated
        if replaced and (names := names_called(self.index, word)):
            run.note(Note("variant", word, used=tuple(name.label for name in names)))
            return match_names(self.index, names)
        nearest = find_nearest(self.index, word) if replaced else []
        if nearest:
            node.taken = _note_nearest(word, nearest, run)
        forms = [form for entry in nearest for form in read_family_of(self.index, entry)]
        return self.match_slots(node, [Slot(word, 0, forms)], run)

    def fill_slot(self, slot: Slot, run: _Run) -> Slot:
        """A part of a compound that occurs nowhere stands for the nearest."""
        if slot.forms or not run.may_replace():
            return slot
        nearest = find_nearest(self.index, slot.word)
        if nearest:
            _note_nearest(slot.word, nearest, run)
        return replace(slot, forms=[Form(entry, False) for entry in nearest])


def _note_nearest(word: str, nearest: list[Entry], run: _Run) -> list[str]:
    shown = [entry.shown for entry in nearest]
    run.note(Note("nearest", word, used=tuple(shown)))
    return shown


def _needs_positions(node: Node) -> bool:
    if isinstance(node, Word):
        return len(node.words) > 1 or len(node.words[0].forms) > 1
    return isinstance(node, Phrase | Near)


def _place(words: list[Asked]) -> Iterable[tuple[int, Asked, str]]:
    """Each form of *words* with its word, and how far it stands from the first."""
    at = 0
    for word in words:
        yield from ((at + n, word, form) for n, form in enumerate(word.forms))
        at += word.width


def _with_entries(slots: list[Slot]) -> list[PhraseSlot]:
    return [PhraseSlot(slot.at, tuple(form.entry for form in slot.forms)) for slot in slots]
