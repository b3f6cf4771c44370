"""The stage of relations: what belongs together, brought up to date in the catalogue."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from fonds.base.fingerprint import code_of, fingerprint
from fonds.relations.copies import Bonds, Copies, Prints, find_copies
from fonds.relations.kinship import Kinship, Lists
from fonds.relations.sketches import shingle
from fonds.relations.store import (
    Entry,
    Kind,
    drop_relations,
    forget_articles,
    hash_entries,
    put_counts,
    put_likenesses,
    put_relations,
    put_state,
    put_traits,
    read_entries,
    read_likenesses,
    read_state,
)
from fonds.relations.term_index import SCALE, check_size
from fonds.relations.traits import study, unpack, words_compared
from fonds.relations.weighing import weigh_articles
from fonds.relations.words import fold_words

_AT_HAND = 2_000
"""Texts whose shingles are kept while pairs of them are measured."""


def relate(catalogue: sqlite3.Connection) -> int:
    """Bring the relations of all articles up to date; return how many articles were compared.

    The outcome is that of a catalogue without any, whatever was there. Wants the articles and
    their tags in their final state. Raises UsageError if they are too many to be compared.
    """
    state = fingerprint(code_of("fonds.relations"), hash_entries(catalogue))
    if read_state(catalogue) == state:
        return 0
    entries = read_entries(catalogue)
    check_size(len(entries))
    forget_articles(catalogue)
    _study_changed(catalogue, entries)
    copies = _relate_copies(catalogue, entries)
    compared = _relate_topics(catalogue, entries, copies)
    put_state(catalogue, state)
    return compared


def _study_changed(catalogue: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    """Make the traits of new and changed articles."""
    known = dict(catalogue.execute("SELECT article_id, key FROM traits"))
    put_traits(
        catalogue,
        (
            (entry, study(*_read_text(catalogue, entry)))
            for entry in entries
            if known.get(entry.id) != entry.key
        ),
    )


def _read_text(catalogue: sqlite3.Connection, entry: Entry) -> tuple[str, str, str]:
    """Title, body and language of an article."""
    row = catalogue.execute(
        "SELECT title, title_from, lang, text FROM articles WHERE id = ?", (entry.id,)
    )
    title, title_from, lang, text = row.fetchone()
    return title, text.partition("\n\n")[2] if title_from == "source" else text, lang


def _relate_copies(catalogue: sqlite3.Connection, entries: Sequence[Entry]) -> Copies:
    """Find and write what says the same."""
    prints = {
        article_id: Prints(text, title, unpack("I", sketch))
        for article_id, text, title, sketch in catalogue.execute(
            "SELECT article_id, text, title, sketch FROM traits"
        )
    }
    known = read_likenesses(catalogue)

    def shingles(position: int) -> set[int]:
        title, body, _ = _read_text(catalogue, entries[position])
        return shingle(words_compared(fold_words(title), fold_words(body)))

    in_order = [prints[entry.id] for entry in entries]
    months = [entry.month for entry in entries]
    copies, measured = find_copies(in_order, months, known, lru_cache(_AT_HAND)(shingles))
    if measured != known:
        put_likenesses(catalogue, measured)
    _put_bonds(catalogue, entries, "same-text", copies.same_texts())
    _put_bonds(catalogue, entries, "near", copies.near_texts())
    _put_bonds(catalogue, entries, "extract", copies.extracts())
    _put_bonds(catalogue, entries, "same-story", copies.same_stories())
    return copies


def _put_bonds(
    catalogue: sqlite3.Connection, entries: Sequence[Entry], kind: Kind, bonds: Iterable[Bonds]
) -> None:
    """Write *bonds* in the place of all of that kind."""
    for table in ("relations", "relation_counts"):
        catalogue.execute(f"DELETE FROM {table} WHERE kind = ?", (kind,))  # noqa: S608 - of ours
    counts: list[tuple[str, int]] = []

    def lists() -> Iterator[tuple[str, list[tuple[str, float]]]]:
        for it in bonds:
            article_id = entries[it.position].id
            if it.total > len(it.listed):
                counts.append((article_id, it.total))
            yield article_id, [(entries[other].id, -score) for score, other in it.listed]

    put_relations(catalogue, kind, lists())
    put_counts(catalogue, kind, counts)


def _relate_topics(catalogue: sqlite3.Connection, entries: Sequence[Entry], copies: Copies) -> int:
    """Find and write what is on the same topic; return how many articles were compared."""
    weighed = weigh_articles(catalogue, entries, copies)
    before = _read_lists(catalogue, entries)
    lists = Kinship(weighed, [entry.tags for entry in entries], copies).update(before)
    changed = {
        entries[position].id: [(entries[other].id, -product / SCALE) for product, other in best]
        for position, best in lists.items()
        if best != before.get(position, [])
    }
    drop_relations(catalogue, "related", changed)
    put_relations(catalogue, "related", changed.items())
    return len(weighed.changed)


def _read_lists(catalogue: sqlite3.Connection, entries: Sequence[Entry]) -> Lists:
    """Who was related to whom."""
    places = {entry.id: position for position, entry in enumerate(entries)}
    lists: Lists = {}
    for article_id, other_id, score in catalogue.execute(
        "SELECT article_id, other_id, score FROM relations WHERE kind = 'related'"
        " ORDER BY article_id, rank"
    ):
        like = (-round(score * SCALE), places.get(other_id, -1))
        lists.setdefault(places[article_id], []).append(like)
    return lists
