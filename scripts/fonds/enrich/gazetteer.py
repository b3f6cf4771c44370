"""Finding known names in a text: whole words, longest form first, in linear time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from fonds.catalogue.store import MentionRow

_WORD = re.compile(r"\w+")
_JOINTS = {"-", " ", "'", "’", "\xa0", "\u202f", ". ", ".", "‑"}
"""What may stand between two words of one name."""

_HYPHENS = {"-", "‑"}

_LOWER_LEADS = {
    "le", "la", "les", "l", "d", "de", "du", "des", "en", "au", "aux", "à", "dans", "pour", "par",
    "et", "ou", "que", "qu", "sur", "avec", "selon", "mais", "si", "un", "une", "ce", "cette",
    "président", "présidente", "ministre", "monsieur", "madame", "m", "mme",
    "the", "in", "of", "from", "to", "and", "but", "for", "with", "by", "as", "while", "when",
    "president", "minister", "mr", "mrs", "ms",
}  # fmt: skip
"""Capitalised words before a name that are no part of it, at the beginning of a sentence."""

_PLACE_LEADS = {"en", "au", "aux", "à", "du", "in", "to", "from", "of"}
"""After these, a place is a place even if another capitalised word follows."""


@dataclass(frozen=True, slots=True)
class Name:
    """A form to look for."""

    form: str  # as people write it
    kind: str  # person, place, organisation or topic
    why: str  # "curated" or "gazetteer"
    target: str  # what it names


class Gazetteer:
    """Names by their first word. Where two claim one form, the first given wins."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names: dict[str, list[tuple[tuple[str, ...], Name]]] = {}
        taken: set[tuple[str, ...]] = set()
        for name in names:
            words = tuple(_WORD.findall(name.form))
            if words and words not in taken:
                taken.add(words)
                self._names.setdefault(words[0].casefold(), []).append((words, name))
        for entries in self._names.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, text: str) -> Iterator[MentionRow]:
        """The names in *text*, in order, none overlapping."""
        spans = [(match[0], *match.span()) for match in _WORD.finditer(text)]
        at = 0
        while at < len(spans):
            found = self._match(text, spans, at)
            if found is None:
                at += 1
                continue
            name, count = found
            start, end = spans[at][1], spans[at + count - 1][2]
            yield MentionRow(start, end, text[start:end], name.kind, name.why, name.target)
            at += count

    def _match(
        self, text: str, spans: list[tuple[str, int, int]], at: int
    ) -> tuple[Name, int] | None:
        for words, name in self._names.get(spans[at][0].casefold(), ()):
            run = spans[at : at + len(words)]
            if (
                len(run) == len(words)
                and all(_same(found[0], word) for found, word in zip(run, words, strict=True))
                and _joined(text, run)
                and not (len(words) == 1 and _is_part(text, spans, at, name.kind == "place"))
            ):
                return name, len(words)
        return None


def _same(found: str, word: str) -> bool:
    """Equal, or equal but for capitals in a line set in capitals."""
    return found == word or (
        found.isupper() and len(found) > 2 and found == word.upper() and word[0].isupper()
    )


def _joined(text: str, run: list[tuple[str, int, int]]) -> bool:
    return all(text[left[2] : right[1]] in _JOINTS for left, right in pairwise(run))


def _is_part(text: str, spans: list[tuple[str, int, int]], at: int, place: bool) -> bool:
    """Whether the word at *at* is only part of a longer name: France in « Anatole France »."""
    word, start, end = spans[at]
    before = spans[at - 1] if at else ("", 0, 0)
    after = spans[at + 1] if at + 1 < len(spans) else ("", end, end)
    gap_before, gap_after = text[before[2] : start], text[end : after[1]]
    follows_name, leads_name = before[0][:1].isupper(), after[0][:1].isupper()
    if (gap_before in _HYPHENS and follows_name) or (gap_after in _HYPHENS and leads_name):
        return True
    if word.isupper():  # an acronym, or a line of capitals: neighbours tell nothing
        return False
    lead = before[0].casefold() if gap_before == " " else ""
    if lead and follows_name and lead not in _LOWER_LEADS:
        return True
    return place and lead not in _PLACE_LEADS and gap_after == " " and leads_name
