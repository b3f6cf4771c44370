"""The rows of each table, as the dictionary has its columns; the articles of a part at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from fonds.base.addresses import html_of
from fonds.catalogue.queries import Card, place_of
from fonds.exchange.collection import Collection, calendar_day
from fonds.exchange.dictionary import Table
from fonds.exchange.writing import Row

BATCH = 500
"""Articles that are read at once."""

_ARTICLES = (
    "SELECT a.id, a.date, a.date_start, a.date_end, a.year, a.month, a.title, a.title_supplied,"
    " a.title_from, a.date_from, nullif(a.lang, 'und'), a.creator, a.publication, a.url, a.rights,"
    " a.modified, a.dateline, a.words, s.path, a.part, s.sha256, a.extra, a.text"
    " FROM articles a JOIN sources s ON s.id = a.source_id WHERE a.id IN ({})"
)
_MENTIONS = (
    "SELECT article_id, start, end, surface, record_id, why FROM mentions"
    " WHERE record_id IS NOT NULL AND article_id IN ({})"
    " ORDER BY article_id, start, end, record_id, why, surface"
)
_TAGS = (
    "SELECT article_id, record_id, why FROM tags WHERE article_id IN ({})"
    " ORDER BY article_id, record_id"
)
_RELATIONS = (
    "SELECT article_id, kind, rank, other_id, round(score, 4) FROM relations"
    " WHERE article_id IN ({})"
    " ORDER BY article_id, instr('same-text near extract same-story related', kind), rank"
)
_TEXTS = "SELECT id, text FROM articles WHERE id IN ({})"


def rows_of(table: Table, collection: Collection, positions: Sequence[int]) -> Iterator[Row]:
    """The rows of *table* that the articles at *positions* have, in the archive's order.

    Of names: those of all articles, whatever *positions*.
    """
    if not table.yearly:
        yield from name_rows(collection)
        return
    read = _READERS[table.name]
    for start in range(0, len(positions), BATCH):
        yield from read(collection, [collection.held.cards[at] for at in positions[start:][:BATCH]])


def name_rows(collection: Collection) -> Iterator[Row]:
    """Every name, by id."""
    held, spans = collection.held, collection.spans
    query = "SELECT record_id, count(*) FROM mentions WHERE record_id IS NOT NULL GROUP BY 1"
    mentions = dict(collection.catalogue.execute(query))
    for id_, record in sorted(held.records.items()):
        tagged = held.tagged[id_]
        firsts = [spans[at][0] for at in tagged if spans[at][0]]
        lasts = [spans[at][1] for at in tagged if spans[at][1]]
        yield (
            id_, record.kind, record.label, record.variants, record.note,
            dict(record.identifiers), record.within, record.curated, len(tagged),
            mentions.get(id_, 0), min(firsts, default=""), max(lasts, default=""),
            html_of(record.page) if record.linked else "",
        )  # fmt: skip


def _read_articles(collection: Collection, cards: list[Card]) -> Iterator[Row]:
    archive, found = collection.archive, _by_article(collection, _ARTICLES, cards)
    for card in cards:
        ((_, date, first, last, year, month, title, supplied, title_from, date_from, lang, creator,
          publication, url, rights, modified, dateline, words, path, part, sha256, extra,
          text),) = found[card.id]  # fmt: skip
        yield (
            card.id, date, calendar_day(first), calendar_day(last), year, month, title,
            bool(supplied), title_from, date_from, lang, tuple(json.loads(creator)),
            publication or archive.publication, url, rights or archive.rights, modified, dateline,
            words, html_of(card.page), archive.copy_at(card.page),
            place_of(path, part) if archive.publish_path else "", sha256, _pairs(extra), text,
        )  # fmt: skip


def _read_mentions(collection: Collection, cards: list[Card]) -> Iterator[Row]:
    records, texts = collection.held.records, _by_article(collection, _TEXTS, cards)
    found = _by_article(collection, _MENTIONS, cards)
    for card in cards:
        ((_, text),) = texts[card.id]
        at = paragraph = 0
        for article_id, start, end, surface, record_id, why in found.get(card.id, ()):
            paragraph += text.count("\n\n", at, start)
            at = start
            if record_id in records:
                yield article_id, start, end, paragraph, surface, record_id, why


def _read_tags(collection: Collection, cards: list[Card]) -> Iterator[Row]:
    found = _by_article(collection, _TAGS, cards)
    for card in cards:
        yield from found.get(card.id, ())


def _read_relations(collection: Collection, cards: list[Card]) -> Iterator[Row]:
    found = _by_article(collection, _RELATIONS, cards)
    for card in cards:
        yield from found.get(card.id, ())


_READERS: dict[str, Callable[[Collection, list[Card]], Iterator[Row]]] = {
    "articles": _read_articles,
    "mentions": _read_mentions,
    "tags": _read_tags,
    "relations": _read_relations,
}


def _by_article(collection: Collection, query: str, cards: list[Card]) -> dict[str, list[Row]]:
    """Article id → its rows in the answer to *query*."""
    ids = [card.id for card in cards]
    answer = collection.catalogue.execute(query.format(", ".join("?" * len(ids))), ids)
    found: dict[str, list[Row]] = {}
    for row in answer:
        found.setdefault(row[0], []).append(row)
    return found


def _pairs(extra: str) -> dict[str, str]:
    """The other columns of metadata; of two with one name both values, one after the other."""
    pairs: dict[str, str] = {}
    for name, value in json.loads(extra) if extra != "[]" else ():
        pairs[name] = f"{pairs[name]}; {value}" if name in pairs else value
    return pairs
