"""What a result shows: cards with title and date, and the texts that snippets are cut from."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from fonds.base.dates import date_words
from fonds.base.locale import Words
from fonds.base.patterns import late
from fonds.catalogue.queries import Card
from fonds.catalogue.store import UNDATED
from fonds.search.chunks import ChunkWriter, File, Unit, write_data
from fonds.search.corpus import Text

CARDS = 48
"""Cards per chunk."""

_PLAIN = late(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?")
_HEAD = 60
"""Characters of a card in a chunk, about, beside its title."""
_SUPPLIED = 1  # flag of a card: the title is not from the source
_RIGHT_TO_LEFT = 2  # flag of a card: the script runs from right to left


@dataclass(slots=True)
class Dates:
    """The archive's calendar: runs of neighbouring articles with the same date."""

    starts: list[int] = field(default_factory=list)  # first day: year × 10000 + month × 100 + day
    ends: list[int] = field(default_factory=list)  # last day
    years: list[int] = field(default_factory=list)  # under which they are filed
    months: list[int] = field(default_factory=list)  # 1–12; 0 when the month is not known
    counts: list[int] = field(default_factory=list)  # articles of the run
    words: list[int] = field(default_factory=list)  # words of the run's articles
    undated_words: int = 0  # of those that have no date

    @property
    def dated(self) -> int:
        """How many articles have a date; the others come after them."""
        return sum(self.counts)

    def add(self, text: Text, words: int) -> None:
        """Count the article of *text*, which has so many *words*; an undated one is in no run."""
        (start, end), card = text.days, text.card
        if start == UNDATED or card.year is None:
            self.undated_words += words
            return
        run = (start, end, card.year, card.month)
        if not self.counts or run != self._last():
            columns = self.starts, self.ends, self.years, self.months, self.counts, self.words
            for column, value in zip(columns, (*run, 0, 0), strict=True):
                column.append(value)
        self.counts[-1] += 1
        self.words[-1] += words

    def _last(self) -> tuple[int, int, int, int]:
        return self.starts[-1], self.ends[-1], self.years[-1], self.months[-1]


def write_cards(cards: list[Card], words: Words, writer: ChunkWriter) -> Iterator[File]:
    """Title, address without folder and suffix, date, language and flags of each article."""
    for at in range(0, len(cards), CARDS):
        part = cards[at : at + CARDS]
        inputs = repr((words.lang, [card.key for card in part]))
        yield writer.put(inputs, partial(list_cards, part, words))


def write_text(
    number: int, text: Text, size: int, words: Words, writer: ChunkWriter
) -> Iterable[File]:
    """Append the text of one article to its chunks, below its card: a result is read at once.

    *size*: characters of its body.
    """
    card, make = text.card, partial(_join_text, text, words)
    boundary_hash, inputs = zlib.crc32(card.id.encode()), f"{words.lang}{card.key}{text.key.hex()}"
    return writer.add(Unit(number, _HEAD + len(card.title) + size, boundary_hash, inputs, make))


def _join_text(text: Text, words: Words) -> str:
    return f"{write_data(_write_card(text.card, words))}\n{text.body}"


def list_cards(cards: list[Card], words: Words) -> list[list[str | int]]:
    """The rows of *cards* in a chunk."""
    return [_write_card(card, words) for card in cards]


def _write_card(card: Card, words: Words) -> list[str | int]:
    """Title, address, date, language and flags of *card*.

    A date that is more than a year, month or day is also given in words.
    """
    flags = _SUPPLIED * card.supplied + _RIGHT_TO_LEFT * (card.dir == "rtl")
    row: list[str | int] = [card.title, f"{card.filed}/{card.id}", card.date, card.lang, flags]
    if card.date and not _PLAIN.fullmatch(card.date):
        row.append(date_words(card.date, words))
    return row
