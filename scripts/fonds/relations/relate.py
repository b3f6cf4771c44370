"""The stage of relations: brings copies and related articles in the catalogue up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from fonds.base.fingerprint import code_of, hash_text
from fonds.catalogue.holdings import Holdings
from fonds.relations.copies import Copies, Fingerprints, Matches, find_copies
from fonds.relations.frequencies import Frequencies, change_terms, count_terms
from fonds.relations.related import Lists, RelatedArticles
from fonds.relations.sketches import shingle
from fonds.relations.store import (
    Entry,
    Kind,
    drop_relations,
    forget_articles,
    list_entries,
    put_counts,
    put_frequencies,
    put_likenesses,
    put_relations,
    put_state,
    put_traits,
    read_frequencies,
    read_likenesses,
    read_packed_terms,
    read_state,
)
from fonds.relations.term_index import SCALE, check_size
from fonds.relations.traits import Traits, extract_traits, words_compared
from fonds.relations.weighing import Weighed, weigh_articles
from fonds.relations.words import fold_words

_CACHED_TEXTS = 2_000
"""Size of the LRU cache of shingles while pairs of texts are measured."""

_COUNT_FROM = 4  # once every fourth article changed, counting all terms is cheaper than an update

_Text = tuple[str, str, str]
"""Title, body and language of an article."""
Extract = Callable[[_Text], Traits]
Spread = Callable[[Callable[[], Extract], Iterable[_Text]], Iterable[tuple[_Text, Traits]]]
"""Each text, in order, with its result of the function that is made."""


def work_here(
    make: Callable[[], Extract], texts: Iterable[_Text]
) -> Iterator[tuple[_Text, Traits]]:
    """The work of one process."""
    extract = make()
    return ((text, extract(text)) for text in texts)


def relate(catalogue: sqlite3.Connection, held: Holdings, spread: Spread = work_here) -> int:
    """Bring the relations of all articles up to date; return how many articles were compared.

    *held*: those articles, as *catalogue* has them. *spread* has others extract what they are
    compared by: it is passed, so that how work is spread makes no relation stale. The result is the
    same as from a catalogue without relations. Expects the articles and their tags in their final
    state. Raises UsageError if they are too many to be compared.
    """
    entries = list_entries(held)
    state = hash_text("\n".join([code_of("fonds.relations"), *(it.state for it in entries)]))
    if read_state(catalogue) == state:
        return 0
    check_size(len(entries))
    frequencies = _update_traits(catalogue, entries, spread)
    copies = _relate_copies(catalogue, entries)
    weighed = weigh_articles(catalogue, entries, copies, *frequencies)
    _relate_topics(catalogue, entries, copies, weighed)
    put_state(catalogue, state)
    return len(weighed.changed)


def _update_traits(
    catalogue: sqlite3.Connection, entries: Sequence[Entry], spread: Spread
) -> tuple[Frequencies, Frequencies]:
    """Extract the traits of new and changed articles, drop those of deleted ones.

    Return in how many articles each term was before, and is now.
    """
    known = dict(catalogue.execute("SELECT article_id, key FROM traits"))
    changed = [entry for entry in entries if known.get(entry.id) != entry.key]
    gone = known.keys() - {entry.id for entry in entries}
    touched = [*gone, *(entry.id for entry in changed)]
    before, few = read_frequencies(catalogue), len(touched) * _COUNT_FROM < len(entries)
    lost = read_packed_terms(catalogue, touched) if few else []
    forget_articles(catalogue, gone)
    texts = (_read_text(catalogue, entry) for entry in changed)
    extracted = spread(_make_extract, texts)
    put_traits(catalogue, zip(changed, (traits for _, traits in extracted), strict=True))
    if few:
        gained = read_packed_terms(catalogue, (entry.id for entry in changed))
        now = change_terms(before, lost, gained)
    else:
        now = count_terms(read_packed_terms(catalogue))
    put_frequencies(catalogue, now)
    return before, now


def _make_extract() -> Extract:
    return _extract


def _extract(article: _Text) -> Traits:
    return extract_traits(*article)


def _read_text(catalogue: sqlite3.Connection, entry: Entry) -> _Text:
    """Title, body and language of an article."""
    row = catalogue.execute(
        "SELECT title, lang, body_start, text FROM articles WHERE id = ?", (entry.id,)
    )
    title, lang, below, text = row.fetchone()
    return title, text[below:], lang


def _relate_copies(catalogue: sqlite3.Connection, entries: Sequence[Entry]) -> Copies:
    """Find the copies and write them."""
    rows = catalogue.execute("SELECT article_id, text, title, sketch FROM traits")
    by_id = {article_id: Fingerprints(*found) for article_id, *found in rows}
    known = read_likenesses(catalogue)

    def shingles(position: int) -> set[int]:
        title, body, _ = _read_text(catalogue, entries[position])
        return shingle(words_compared(fold_words(title), fold_words(body)))

    in_order = [by_id[entry.id] for entry in entries]
    months = [entry.month for entry in entries]
    copies, measured = find_copies(in_order, months, known, lru_cache(_CACHED_TEXTS)(shingles))
    if measured != known:
        put_likenesses(catalogue, measured)
    _put_matches(catalogue, entries, "same-text", copies.same_texts())
    _put_matches(catalogue, entries, "near", copies.near_texts())
    _put_matches(catalogue, entries, "extract", copies.extracts())
    _put_matches(catalogue, entries, "same-story", copies.same_stories())
    return copies


def _put_matches(
    catalogue: sqlite3.Connection, entries: Sequence[Entry], kind: Kind, found: Iterable[Matches]
) -> None:
    """Write the matches *found* in the place of all of that kind."""
    for table in ("relations", "relation_counts"):
        catalogue.execute(f"DELETE FROM {table} WHERE kind = ?", (kind,))  # noqa: S608 - of ours
    counts: list[tuple[str, int]] = []

    def lists() -> Iterator[tuple[str, list[tuple[str, float]]]]:
        for it in found:
            article_id = entries[it.position].id
            if it.total > len(it.listed):
                counts.append((article_id, it.total))
            yield article_id, [(entries[other].id, -score) for score, other in it.listed]

    put_relations(catalogue, kind, lists())
    put_counts(catalogue, kind, counts)


def _relate_topics(
    catalogue: sqlite3.Connection, entries: Sequence[Entry], copies: Copies, weighed: Weighed
) -> None:
    """Find the related articles and write them."""
    before = _read_lists(catalogue, entries)
    lists = RelatedArticles(weighed, [entry.tags for entry in entries], copies).update(before)
    changed = {
        entries[position].id: [(entries[other].id, -product / SCALE) for product, other in best]
        for position, best in lists.items()
        if best != before.get(position, [])
    }
    drop_relations(catalogue, "related", changed)
    put_relations(catalogue, "related", changed.items())


def _read_lists(catalogue: sqlite3.Connection, entries: Sequence[Entry]) -> Lists:
    """The lists of related articles of the last run."""
    positions = {entry.id: position for position, entry in enumerate(entries)}
    lists: Lists = {}
    for article_id, other_id, score in catalogue.execute(
        "SELECT article_id, other_id, score FROM relations WHERE kind = 'related'"
        " ORDER BY article_id, rank"
    ):
        neighbour = (-round(score * SCALE), positions.get(other_id, -1))
        lists.setdefault(positions[article_id], []).append(neighbour)
    return lists
