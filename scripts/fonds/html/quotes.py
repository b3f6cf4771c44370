"""What lists say of the articles that bear a record: the sentence that names it, and why."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from functools import lru_cache, partial

from fonds.base.locale import Words
from fonds.catalogue.mentions import (
    Mention,
    read_article_mentions,
    read_hidden_names,
    read_reasons,
    read_record_mentions,
    read_shared_reasons,
)
from fonds.catalogue.queries import Card, Record
from fonds.html.markup import label_html, lang_attributes, source_html
from fonds.html.reasons import reason_words
from fonds.parse.sentences import cut_sentence, cut_sentences


@dataclass(frozen=True, slots=True)
class Quotes:
    """Of the articles of one list, as HTML."""

    lines: Mapping[str, str] = field(
        default_factory=dict
    )  # article id → quote and reason, below its title
    shared: str = ""  # why all of them bear the record, where no text names it


NO_QUOTES = Quotes()

MANY = 32
"""An article with more tags is read and split into sentences once, and its quotes are cached."""

_BATCH = 200
"""Articles whose texts are in memory at once."""

_Quoted = tuple[Mention, str]
"""Where an article first names a record, and the sentence that does."""


class Quoter:
    """Quotes the texts of one archive."""

    def __init__(
        self,
        catalogue: sqlite3.Connection,
        named: frozenset[str],
        rich: frozenset[str],
        words: Words,
    ) -> None:
        """*named*: ids of the records that some text names; *rich*: of articles of `MANY` tags."""
        self._catalogue = catalogue
        self._named = named
        self._rich = rich
        self._cache = _QuoteCache(catalogue)
        self._words = words
        self._hidden = read_hidden_names(catalogue)
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
        quoted = self._read_quoted(record, cards) if record.id in self._named else {}
        return Quotes(
            {
                card.id: _quote(record, quoted.get(card.id), card, reasons[card.id], self._words)
                for card in cards
            }
        )

    def sentences(self, record: Record, cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
        """Id of each of *cards* → the sentence of its text that first names *record*."""
        for start in range(0, len(cards), _BATCH):
            quoted = self._read_quoted(record, cards[start : start + _BATCH])
            yield from ((id_, sentence) for id_, (_, sentence) in quoted.items())

    def _read_quoted(self, record: Record, cards: Sequence[Card]) -> dict[str, _Quoted]:
        """Article id → where its text first names *record*, and the sentence that does."""
        plain = [card.id for card in cards if card.id not in self._rich]
        quoted = {
            mention.article_id: (mention, cut_sentence(text, mention.start))
            for mention, text in read_record_mentions(self._catalogue, record.id, plain)
        }
        for card in cards:
            if card.id in self._rich and (cached := self._cache.read(card.id, record.id)):
                quoted[card.id] = cached
        return {id_: it for id_, it in quoted.items() if not self._is_hidden(id_, it[1])}

    def _is_hidden(self, article_id: str, sentence: str) -> bool:
        """Whether *sentence* has a name that only the article itself may show."""
        names = self._hidden.get(article_id, ())
        return any(" ".join(name.split()) in sentence for name in names)


class _QuoteCache:
    """Cache of the quotes of articles that name many records, filled an article at a time.

    It is a temporary table: the quotes of an archive of books are too many for memory.
    """

    def __init__(self, catalogue: sqlite3.Connection) -> None:
        self._catalogue = catalogue
        self._filled: set[str] = set()  # ids of articles whose quotes are in the table
        catalogue.execute(
            "CREATE TEMP TABLE quotes (article_id TEXT, start INTEGER, end INTEGER,"
            " surface TEXT, kind TEXT, why TEXT, target TEXT, record_id TEXT, sentence TEXT,"
            " PRIMARY KEY (article_id, record_id)) WITHOUT ROWID"
        )

    def read(self, article_id: str, record_id: str) -> _Quoted | None:
        """Where the article first names the record, if it does, and the sentence that does."""
        if article_id not in self._filled:
            self._fill(article_id)
        row = self._catalogue.execute(
            "SELECT * FROM quotes WHERE article_id = ? AND record_id = ?", (article_id, record_id)
        ).fetchone()
        return (Mention(*row[:-1]), row[-1]) if row else None

    def _fill(self, article_id: str) -> None:
        mentions, text = read_article_mentions(self._catalogue, article_id)
        sentences = cut_sentences(text, [mention.start for mention in mentions])
        self._catalogue.executemany(
            "INSERT INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((*astuple(it), cut) for it, cut in zip(mentions, sentences, strict=True)),
        )
        self._filled.add(article_id)


def _quote(record: Record, quoted: _Quoted | None, card: Card, tagged: str, words: Words) -> str:
    """The sentence of *card* that names *record*, if one does, and why it is taken to."""
    parts, mention = [], None
    if quoted is not None:
        mention, sentence = quoted
        shown = _emphasise(sentence, mention.surface, card.lang)
        parts.append(f"<span{lang_attributes(card.lang, card.dir)}>{shown}</span>")
    reason = reason_words(record, mention, tagged, words)
    if reason:
        parts.append(f'<span class="fonds-why">{label_html(reason)}</span>')
    return f'<p dir="{card.dir}">{" ".join(parts)}</p>' if parts else ""


def _emphasise(sentence: str, surface: str, lang: str) -> str:
    before, name, after = sentence.partition(" ".join(surface.split()))
    bold = f"<b>{source_html(name, lang)}</b>" if name else ""
    return f"{source_html(before, lang)}{bold}{source_html(after, lang)}"
