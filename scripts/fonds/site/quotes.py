"""What lists say of the articles that bear a record: the sentence that names it, and why."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial

from fonds.catalogue.namings import (
    FirstNaming,
    read_first_namings,
    read_reasons,
    read_shared_reasons,
)
from fonds.catalogue.queries import Card, Record
from fonds.locale import Words
from fonds.parse.sentences import cut_sentence
from fonds.site.markup import label_html, lang_attributes, text_html
from fonds.site.reasons import reason_words


@dataclass(frozen=True, slots=True)
class Quotes:
    """Of the articles of one list, as HTML."""

    lines: Mapping[str, str] = field(default_factory=dict)  # article id → what stands below it
    shared: str = ""  # why all of them bear the record, where no text names it


NO_QUOTES = Quotes()


class Quoter:
    """Quotes the texts of one archive."""

    def __init__(self, catalogue: sqlite3.Connection, named: frozenset[str], words: Words) -> None:
        self._catalogue = catalogue
        self._named = named  # ids of the records that some text names
        self._words = words
        self._shared = read_shared_reasons(catalogue)
        # The pages of one record follow each other.
        self._reasons = lru_cache(maxsize=1)(partial(read_reasons, catalogue))

    def shared(self, record: Record) -> str:
        """Why every article bears *record*, if no text names it and one reason holds for all."""
        return "" if record.id in self._named else self._shared.get(record.id, "")

    def quote(self, record: Record, cards: Sequence[Card]) -> Quotes:
        """What the list of *cards*, articles that bear *record*, says of them."""
        if shared := self.shared(record):
            return Quotes(shared=label_html(reason_words(record, None, shared, self._words)))
        reasons = self._reasons(record.id)
        namings = self._read_namings(record, cards) if record.id in self._named else {}
        return Quotes(
            {
                card.id: _quote(record, namings.get(card.id), card, reasons[card.id], self._words)
                for card in cards
            }
        )

    def _read_namings(self, record: Record, cards: Sequence[Card]) -> dict[str, FirstNaming]:
        """Article id → where its text first names *record*."""
        ids = [card.id for card in cards]
        found = read_first_namings(self._catalogue, record.id, ids)
        return {naming.article_id: naming for naming in found}


def _quote(
    record: Record, naming: FirstNaming | None, card: Card, tagged: str, words: Words
) -> str:
    """The sentence of *card* that names *record*, if one does, and why it is taken to."""
    parts = []
    if naming is not None:
        sentence = _emphasise(cut_sentence(naming.text, naming.start), naming.surface, card.lang)
        parts.append(f"<span{lang_attributes(card.lang, card.dir)}>{sentence}</span>")
    reason = reason_words(record, naming, tagged, words)
    if reason:
        parts.append(f'<span class="fonds-why">{label_html(reason)}</span>')
    return f'<p dir="{card.dir}">{" ".join(parts)}</p>' if parts else ""


def _emphasise(sentence: str, surface: str, lang: str) -> str:
    before, name, after = sentence.partition(" ".join(surface.split()))
    marked = f"<b>{text_html(name, lang)}</b>" if name else ""
    return f"{text_html(before, lang)}{marked}{text_html(after, lang)}"
