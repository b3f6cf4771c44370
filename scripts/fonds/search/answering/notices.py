"""What is noticed while a query is read: what cannot count, what may be meant (notices.js)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from unicodedata import category

from fonds.search.answering import nodes
from fonds.search.answering.nodes import Idea, Node, Note, Span
from fonds.search.answering.scanner import FOLLOWED, SPACES, Scanner
from fonds.search.answering.typed_dates import read_range, read_typed
from fonds.search.interface import load_grammar

MOST_ASKED = 200  # words, dates and names of a query
DEEPEST = 32  # parentheses within each other
_MOST_FAULTS = 10
_MOST_IDEAS = 5
_YEAR = 5  # characters of one at most
_OPENING = '"«»“”„()|*-'  # what a query may begin with: alone it says nothing yet
_LONGEST_SHOWN = 40  # signs that are quoted


class Change(NamedTuple):
    """What takes the place of a part of a query."""

    start: int
    end: int
    by: str


class Noticing(Scanner):
    """A text that is being read, and what was noticed in it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.faults: list[Note] = []
        self.ideas: list[Idea] = []
        self.ors: list[Span] = []
        """Where an OR stands in small letters."""
        self.dated = 0
        """Up to where dates among the words were read."""

    def is_of_signs(self) -> bool:
        """Whether there are signs alone, not those that a query may begin with; that is noted."""
        kinds = {category(char)[0] for char in self.text}
        rest = {category(char)[0] for char in self.text if char not in _OPENING}
        signs = kinds.isdisjoint("LN") and not rest.isdisjoint("SP")
        if signs:
            self.add_fault("signs", self.text.strip()[:_LONGEST_SHOWN])
        return signs

    def add_fault(self, kind: str, word: str = "") -> None:
        """Note once what of the query cannot count; at most a few times."""
        known = any((fault.kind, fault.word) == (kind, word) for fault in self.faults)
        if len(self.faults) < _MOST_FAULTS and not known:
            bound = None if word else DEEPEST if kind == "deep" else MOST_ASKED
            self.faults.append(Note(kind, word, bound))

    def add_idea(self, kind: str, changes: Iterable[Change]) -> None:
        """Note another query that may be meant: this one with *changes*."""
        if len(self.ideas) < _MOST_IDEAS:
            self.ideas.append(Idea(kind, replace_spans(self.text, changes)))

    def note_or(self, item: Node) -> None:
        """Note that *item*, just read, is an OR in small letters, if another follows."""
        if not isinstance(item, nodes.Word) or not item.whole:
            return
        words = {word.lower() for word in load_grammar()["or"]}
        alone = item.text in words and item.whole.end - item.whole.start == len(item.text)
        if alone and FOLLOWED.match(self.text, self.at):
            self.ors.append(item.whole)

    def note_field(self, word: str) -> None:
        """Note that there is no field *word*."""
        self.add_fault("field", word)
        for by in (f"{word} ", ""):
            self.add_idea("plain", [Change(self.at, self.at + len(word) + 1, by)])

    def note_date(self) -> None:
        """Note a month or day that stands among the words, as a filter."""
        if self.at < self.dated:
            return
        typed = read_typed(self.text, self.at)
        found = read_range(self.text, self.at) if typed and len(typed.iso) > _YEAR else None
        if not found:
            return
        self.dated = found.end
        if not found.fault:
            start, last = found.isos()
            by = f"date:{start}" if start == last else f"date:{start}..{last}"
            self.add_idea("date", [Change(self.at, found.end, by)])

    def end_notes(self) -> None:
        """Note what is known only when all has been read."""
        if self.ors:
            changes = (Change(*span, self.text[slice(*span)].upper()) for span in self.ors)
            self.add_idea("or", changes)


def replace_spans(text: str, changes: Iterable[Change]) -> str:
    """*text* with each of *changes* made, which stand one after the other."""
    at, made = 0, ""
    for start, end, by in changes:
        made += text[at:start] + by
        at = end
    return SPACES.sub(" ", made + text[at:]).strip(" ")
