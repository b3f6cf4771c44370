"""What the desk shows, as values for JSON: the list, a name with its sentences, articles."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from fonds.base.addresses import html_of
from fonds.base.compact import write_compact
from fonds.base.dates import date_words
from fonds.base.locale import Words
from fonds.names.curate.curated import Amendment
from fonds.names.curate.doubts import Doubt
from fonds.names.curate.found import Name
from fonds.parse.sentences import cut_sentence

_MOST_SENTENCES = 20
_MOST_FORMS = 12
_MOST_FOUND = 20

Shown = dict[str, Any]


def show_row(name: Name, doubts: Iterable[Doubt], decided: str, labels: Mapping[str, str]) -> Shown:
    """One line of the list, with all that needs no look into the texts."""
    return {
        "id": name.id,
        "label": name.label,
        "folder": name.folder,
        "articles": name.articles,
        "mentions": name.mentions,
        "forms": name.forms[:_MOST_FORMS],
        "votes": {kind or "unknown": count for kind, count in sorted(name.votes.items())},
        "doubts": [_show_doubt(doubt, labels) for doubt in doubts],
        "standing": decided,
    }


def _show_doubt(doubt: Doubt, labels: Mapping[str, str]) -> Shown:
    shown = {"code": doubt.code, "detail": doubt.detail}
    if doubt.action in ("merge", "relabel", "reject"):
        shown |= {"action": doubt.action, "value": doubt.value}
        shown["label"] = labels.get(doubt.value, doubt.value)
    return shown


def show_name(catalogue: sqlite3.Connection, record_id: str, words: Words) -> Shown:
    """The first sentence of each article that names *record_id*, the newest articles first."""
    ids = [
        article_id
        for (article_id,) in catalogue.execute(
            "SELECT a.id FROM tags t JOIN articles a ON a.id = t.article_id"
            " WHERE t.record_id = ? ORDER BY a.date_start IS NULL, a.sort_start DESC, a.id",
            (record_id,),
        )
    ]
    shown = ids[:_MOST_SENTENCES]
    found = _read_sentences(catalogue, record_id, shown)
    sentences = [
        {**_show_card(catalogue, article_id, words), "surface": surface, "sentence": sentence}
        for article_id in shown
        for surface, sentence in [found.get(article_id, ("", ""))]
    ]
    return {"id": record_id, "sentences": sentences, "more": len(ids) - len(shown)}


def _read_sentences(
    catalogue: sqlite3.Connection, record_id: str, article_ids: list[str]
) -> dict[str, tuple[str, str]]:
    """Article id → how its text names the record, and the sentence; in the body if it can."""
    rows = catalogue.execute(
        "SELECT m.article_id, m.surface, m.start, a.text FROM mentions m"
        " JOIN articles a ON a.id = m.article_id WHERE m.record_id = ?"
        " AND m.article_id IN (SELECT value FROM json_each(?))"
        " ORDER BY m.start < a.body_start, m.start",
        (record_id, json.dumps(article_ids)),
    )
    found: dict[str, tuple[str, str]] = {}
    for article_id, surface, start, text in rows:
        if article_id not in found:
            found[article_id] = (surface, cut_sentence(text, start))
    return found


def _show_card(catalogue: sqlite3.Connection, article_id: str, words: Words) -> Shown:
    title, date, filed, lang = catalogue.execute(
        "SELECT title, coalesce(date, ''), filed, lang FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    return {
        "article": article_id,
        "title": title,
        "date": date_words(date, words),
        "page": html_of(f"articles/{filed}/{article_id}.md"),
        "lang": lang,
    }


def show_article(
    catalogue: sqlite3.Connection, article_id: str, amended: Amendment | None
) -> Shown:
    """An article's title, date and language, as corrected; {} if there is none."""
    row = catalogue.execute(
        "SELECT title, coalesce(date, ''), lang, filed FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    if row is None:
        return {}
    title, date, lang, filed = row
    change = amended or Amendment()
    return {
        "article": article_id,
        "title": change.title or title,
        "date": change.date.text if change.date else date,
        "lang": change.language or ("" if lang == "und" else lang),
        "page": html_of(f"articles/{filed}/{article_id}.md"),
        "withdrawn": change.withdrawn,
    }


def find_articles(catalogue: sqlite3.Connection, sought: str) -> list[Shown]:
    """The articles whose title holds *sought*, or whose address ends in it."""
    address = sought.rpartition("/")[2].removesuffix(".html")
    rows = catalogue.execute(
        "SELECT id, title, coalesce(date, '') FROM articles"
        " WHERE instr(lower(title), lower(?)) OR id = ? ORDER BY id != ?, sort_start DESC, id"
        " LIMIT ?",
        (sought, address, address, _MOST_FOUND),
    )
    return [{"article": id_, "title": title, "date": date} for id_, title, date in rows]


def encode(shown: Shown) -> bytes:
    """*shown* as JSON."""
    return write_compact(shown).encode()
