"""Slots: the forms that may stand at each place of a word or phrase: see slots.js."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fonds.search.answering.contents import Index
from fonds.search.answering.covering import PhraseSlot
from fonds.search.answering.decoding import from_units, to_units
from fonds.search.answering.expansion import expand_word
from fonds.search.answering.forms import Form, find_form, find_prefix
from fonds.search.answering.nodes import Asked, Word
from fonds.search.answering.passages import Term, TermSlot


@dataclass(frozen=True, slots=True)
class Slot:
    """The forms that may stand at one place of a phrase."""

    word: str  # asked for
    at: int  # words from the first one
    forms: list[Form]
    begins: bool = False  # whether they are all that begin with the word


def word_slots(index: Index, node: Word) -> list[Slot]:
    """The slots of a word: one, or a pair of characters each."""
    slots: list[Slot] = []
    for at, word, form in _place(node.words):
        last = word is node.words[-1]
        begins = word.initial or (node.star and last and word.width == 1)
        forms = _beginning(index, form) if begins else expand_word(index, form)
        slots.append(Slot(form, at, forms, begins))
    return slots


def exact_slots(index: Index, words: list[Asked]) -> list[Slot]:
    """Slots whose forms are exactly those of *words*."""
    return [
        Slot(form, at, (_beginning if word.initial else _exactly)(index, form), word.initial)
        for at, word, form in _place(words)
    ]


def is_present(slots: list[Slot]) -> bool:
    """Whether every one can be filled."""
    return all(slot.forms for slot in slots)


def as_term(slots: list[Slot]) -> Term:
    """What is marked where *slots* stand in a row."""
    return tuple(
        TermSlot(
            slot.at, frozenset(from_units(form.entry.form) for form in slot.forms), slot.begins
        )
        for slot in slots
    )


def with_entries(slots: list[Slot]) -> list[PhraseSlot]:
    """The same for those who read positions."""
    return [PhraseSlot(slot.at, tuple(form.entry for form in slot.forms)) for slot in slots]


def _beginning(index: Index, start: str) -> list[Form]:
    return [Form(entry, True) for entry in find_prefix(index, to_units(start))]


def _exactly(index: Index, form: str) -> list[Form]:
    entry = find_form(index, form)
    return [Form(entry, True)] if entry else []


def _place(words: list[Asked]) -> Iterator[tuple[int, Asked, str]]:
    """Each form of *words* with its word, and how far it stands from the first."""
    at = 0
    for word in words:
        yield from ((at + n, word, form) for n, form in enumerate(word.forms))
        at += word.width
