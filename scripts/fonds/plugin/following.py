"""What follows a decision at the desk at once: the pages of the articles and names that it changes.

The build after it makes all else: lists, data, search, and what else these pages tell of others.
"""

from __future__ import annotations

import gc
import logging
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass

from fonds import PLATFORM
from fonds.accession.stage import take_in_sources
from fonds.base.errors import BuildFailedError, UsageError
from fonds.base.locale import load_words
from fonds.catalogue.holdings import Holdings, read_holdings
from fonds.catalogue.store import open_catalogue, read_catalogue
from fonds.config import Archive
from fonds.files.lock import Lock
from fonds.names.curate.authorities import read_authorities
from fonds.names.curate.curated import Authorities
from fonds.names.stage import find_names
from fonds.pages.indexes import Indexes
from fonds.permalinks.published import read_addresses
from fonds.publish.ledger import Ledger, place_ledger
from fonds.publish.publication import Publication
from fonds.publish.staging import Staging
from fonds.render.splice import Renderer
from fonds.render.views import Views

log = logging.getLogger(f"{PLATFORM}.plugins.fonds")


@dataclass(frozen=True, slots=True)
class Left:
    """What a build of the preview leaves: enough to make some of its pages anew."""

    renderer: Renderer  # of its pages
    spliced: frozenset[str]  # paths of those that fonds renders, relative to docs/
    paths: frozenset[str]  # of all that it has
    said: Authorities  # what authorities.yml then said
    shown: Mapping[tuple[str, ...], str]  # what each article's page shows → its path


def leave(renderer: Renderer, spliced: list[str]) -> Left:
    """What a build leaves whose *spliced* pages fonds renders by *renderer*."""
    said = read_authorities(renderer.views.archive.authorities)
    shown = dict(_describe(renderer.views))
    return Left(renderer, frozenset(spliced), frozenset(renderer.views.paths), said, shown)


def follow(left: Left) -> Left | None:
    """Make those pages anew that a decision changes; return what that leaves for the next one.

    None if all is left to a build, which says what stood in the way.
    """
    archive = left.renderer.views.archive
    lock = Lock(archive.build)
    gc.disable()  # it takes 20 ms whenever it runs, and hardly finds a cycle
    try:
        said = read_authorities(archive.authorities)
        if said.withdrawn != left.said.withdrawn:
            return None
        lock.acquire("a decision at the desk")
        held = _bring_up_to_date(archive, said, renew=said.stated != left.said.stated)
        if held.places.keys() != left.renderer.views.held.places.keys():
            return None  # relations are those of other articles
        with closing(read_catalogue(archive.catalogue)) as catalogue:
            return _render(left, said, held, catalogue)
    except (UsageError, BuildFailedError, OSError, sqlite3.Error) as error:
        log.debug("fonds: left to a build: %s", error)
        return None
    finally:
        gc.enable()
        lock.release()


def _bring_up_to_date(archive: Archive, said: Authorities, *, renew: bool) -> Holdings:
    """What the archive holds by what is now *said*; articles are read again to *renew* them."""
    published = read_addresses(archive)
    known, withdrawn = said.without(said.withdrawn & published.withdrawn), said.withdrawn
    with open_catalogue(archive.catalogue) as catalogue:
        if renew:
            take_in_sources(catalogue, archive, said.stated, _tick, None, published, withdrawn)
        find_names(catalogue, known, archive, _tick, published.records)
        return read_holdings(catalogue, archive.page_from)


def _render(left: Left, said: Authorities, held: Holdings, catalogue: sqlite3.Connection) -> Left:
    """Make the pages of what is not as it was in what is *left*."""
    archive = left.renderer.views.archive
    names = _list_changed(left.renderer.views.held, held)
    views = Views(catalogue, archive, held, Indexes(held, load_words(archive.lang)))
    shown = dict(_describe(views))
    articles = (path for it, path in shown.items() if left.shown.get(it) != path)
    paths = [*articles, *sorted(names)]
    taken = left.paths - left.spliced  # by MkDocs, or by a person
    paths = [path for path in paths if path not in taken and not _is_foreign(left, archive, path)]
    renderer = left.renderer.over(views)
    publication = Publication(Staging(archive.site), Ledger(place_ledger(archive)))
    publication.begin()
    try:
        publication.add(renderer.anew(paths))
        publication.finish_early()
    finally:
        publication.staging.discard()
    return Left(renderer, left.spliced.union(paths), left.paths.union(paths), said, shown)


def _list_changed(former: Holdings, held: Holdings) -> frozenset[str]:
    """The pages of the names that are others than in *former*, or have other articles."""
    return frozenset(
        record.page
        for id_, record in held.records.items()
        if record.linked
        and (id_ not in former.records or _describe_name(former, id_) != _describe_name(held, id_))
    )


def _describe_name(held: Holdings, record_id: str) -> tuple[str, list[str]]:
    cards = held.cards
    return repr(held.records[record_id]), [cards[at].key for at in held.tagged[record_id]]


def _describe(views: Views) -> Iterator[tuple[tuple[str, ...], str]]:
    """What each article's page shows of it, but for its text; and its path."""
    shown = {id_: f"{id_} {it.label} {it.linked}" for id_, it in views.held.records.items()}
    rows = zip(
        views.held.tags.values(), views.articles, views.held.cards, views.mention_keys, strict=True
    )
    for tags, path, card, mentions in rows:
        yield (card.key, mentions, *[shown[tag.id] for tag in tags]), path


def _is_foreign(left: Left, archive: Archive, path: str) -> bool:
    """Whether a person wrote the new page at *path*."""
    return path not in left.paths and (archive.docs / path).exists()


def _tick(done: int, of: int) -> None:
    """It is too short for progress."""
