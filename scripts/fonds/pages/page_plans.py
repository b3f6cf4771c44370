"""Every Markdown page that an archive is to have, with the fingerprint of what it is made from."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from functools import partial

from fonds.base.fingerprint import code_of, fingerprint, hash_text
from fonds.base.locale import Words, load_words
from fonds.base.speech import tell
from fonds.catalogue.holdings import Holdings
from fonds.catalogue.page_states import PageState
from fonds.catalogue.prefetch import Prefetcher
from fonds.catalogue.queries import Notice, Record, read_notices
from fonds.config import Archive
from fonds.pages.article_page import write_article
from fonds.pages.index import IndexPage
from fonds.pages.indexes import Indexes
from fonds.pages.listing import write_listing
from fonds.pages.writer import PagePlan

_IN_METADATA = tell("put corrections into metadata.csv or authorities.yml, then delete the page")
_IN_AUTHORITIES = tell("put corrections into authorities.yml, then delete the page")


def plan_pages(
    catalogue: sqlite3.Connection,
    held: Holdings,
    indexes: Indexes,
    states: Mapping[str, PageState],
    archive: Archive,
) -> Iterator[PagePlan]:
    """Every page that the archive has, articles first; *states*: of those that it had."""
    words = load_words(archive.lang)
    shared = fingerprint(
        code_of("fonds.pages"), archive.publication, archive.rights, archive.publish_path
    )
    notices = Prefetcher(held.cards, partial(read_notices, catalogue))
    shown = {r: f"\n{r.id} {r.label} {r.linked}" for r in held.records.values()}
    for position, card in enumerate(held.cards):
        tags = held.tags[card.id]
        key = hash_text(f"{shared} {held.sources[position]}{''.join(map(shown.__getitem__, tags))}")
        write = partial(_write_article, notices, position, tags, archive)
        yield PagePlan(card.page, key, write, _IN_METADATA)
    for index in indexes.lists:
        yield _plan_index(index, words)
    yield from _plan_records(held, indexes, words, states)


def _plan_records(
    held: Holdings, indexes: Indexes, words: Words, states: Mapping[str, PageState]
) -> Iterator[PagePlan]:
    """The pages of all records; those *states* that were planned from the same are known."""
    for record_id, plan in indexes.plans.items():
        if paths := indexes.known.get(record_id):
            for path in paths:
                yield _plan_known(path, states[path].key, indexes, words, plan)
        else:
            for index in indexes.pages_of(held.records[record_id]):
                yield _plan_index(index, words, plan)


def _write_article(
    notices: Prefetcher[Notice], position: int, tags: list[Record], archive: Archive
) -> str:
    return write_article(notices.at(position), tags, archive)


def _plan_index(index: IndexPage, words: Words, plan: str = "") -> PagePlan:
    key = fingerprint(code_of("fonds.pages"), words.lang, index)
    return PagePlan(index.path, key, lambda: write_listing(index, words), _IN_AUTHORITIES, plan)


def _plan_known(path: str, key: str, indexes: Indexes, words: Words, plan: str) -> PagePlan:
    return PagePlan(path, key, lambda: write_listing(indexes[path], words), _IN_AUTHORITIES, plan)
