"""The whole story: seeds → catalogue → names → pages (`convert`) → files of the site (`make_site`).

Between the two MkDocs loads the theme and docs/; after them it renders what is left to it, and the
plugin publishes everything at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from fonds.accession.distant import fetch_seeds
from fonds.accession.notes import (
    gather_remarks,
    note_columns,
    note_shared_titles,
    note_undated,
)
from fonds.accession.stage import Accession, take_in_sources
from fonds.base.locale import load_words
from fonds.catalogue.holdings import Holdings, read_holdings
from fonds.catalogue.page_states import read_page_states
from fonds.catalogue.sources import read_article_remarks, read_refusals
from fonds.catalogue.store import open_catalogue
from fonds.catalogue.tables import NO_FULL_TEXT, can_index_text
from fonds.catalogue.unfinished import is_unfinished, keeping
from fonds.config import Archive
from fonds.exchange.collection import Collection
from fonds.files.stamps import UNKNOWN, Untouched
from fonds.files.workers import spread
from fonds.names.curate.authorities import read_authorities
from fonds.names.missing import note_missing
from fonds.names.stage import Named, find_names
from fonds.pages.indexes import Indexes
from fonds.pages.page_plans import plan_pages
from fonds.pages.writer import Written, write_pages
from fonds.permalinks.current import adopt_addresses, list_departures, note_adoption
from fonds.permalinks.departures import Departure, note_departures
from fonds.permalinks.published import read_addresses
from fonds.publish.data_sets import add_data
from fonds.publish.publication import Publication
from fonds.publish.search_index import SearchIndex
from fonds.relations.relate import relate
from fonds.relations.store import forget_relations
from fonds.render.ahead import tasks_ahead
from fonds.render.copies import copy_tasks
from fonds.render.data_files import data_tasks
from fonds.render.departed import departure_tasks
from fonds.render.dossier import dossier_tasks
from fonds.render.exports import reference_tasks
from fonds.render.previews import preview_tasks
from fonds.render.reference_data import reference_data_tasks
from fonds.render.splice import Renderer
from fonds.search.sharded import clear_runs
from fonds.terminal.progress import Stage, counted
from fonds.terminal.report import Report, save_report, sort_remarks


@dataclass(frozen=True, slots=True)
class Conversion:
    """What a conversion leaves behind for the site."""

    report: Report  # what happened
    held: Holdings  # every card, record and tag
    indexes: Indexes  # every index page
    departures: tuple[Departure, ...]  # published addresses that none of these pages has
    written: Written  # the pages on disk


def convert(
    archive: Archive,
    stage: Stage,
    untouched: Untouched = UNKNOWN,
    begin_search: Callable[[sqlite3.Connection, int], None] = lambda *_: None,
) -> Conversion:
    """Bring the catalogue and docs/ up to date with the seeds; what is *untouched* is not read.

    *begin_search* is called once the catalogue holds all articles, so many, and their names.
    Raises UsageError where seeds or authorities.yml cannot be used at all; whatever is wrong with
    one source ends in the report and stops no other.
    """
    authorities = read_authorities(archive.authorities)
    lost = fetch_seeds(archive, partial(stage, "fetch"))
    adopted = adopt_addresses(archive.addresses, archive.catalogue, archive.site)
    published = read_addresses(archive)
    with open_catalogue(archive.catalogue) as catalogue:
        tick = keeping(catalogue, stage, often=bool(archive.shards))
        accession = take_in_sources(
            catalogue, archive, authorities.stated, tick("read"), published=published,
            withdrawn=authorities.withdrawn, untouched=untouched.sources,
        )  # fmt: skip
        said = authorities.without(authorities.withdrawn & published.withdrawn)
        named = find_names(catalogue, said, archive, tick("names"), published.records)
        held = read_holdings(catalogue, archive.page_from)
        begin_search(catalogue, len(held.cards))
        _relate(catalogue, archive, held, stage)
        known = read_page_states(catalogue)
        indexes = Indexes(held, load_words(archive.lang), {} if is_unfinished(catalogue) else known)
        plans = counted(plan_pages(catalogue, held, indexes, known, archive), tick("pages"))
        written = write_pages(catalogue, archive.docs, plans, known, intact=untouched.pages)
        pages = [*(card.page for card in held.cards), *indexes]
        records, gone, hidden = held.records.values(), authorities.withdrawn, authorities.hide
        departures = list_departures(catalogue, published, pages, records, gone, hidden)
        report = _report(catalogue, archive, accession, named, held, written)
    remarks = [*report.remarks, *lost, *note_departures(departures), *note_adoption(adopted)]
    report = replace(report, remarks=sort_remarks(remarks))
    save_report(report, archive.build)
    return Conversion(report, held, indexes, departures, written)


def _relate(catalogue: sqlite3.Connection, archive: Archive, held: Holdings, stage: Stage) -> None:
    if archive.related:
        stage("relations", relate(catalogue, held, partial(spread, workers=archive.workers)), 0)
    else:
        forget_relations(catalogue)


def make_site(
    publication: Publication,
    renderer: Renderer,
    collection: Collection,
    paths: Sequence[str],
    departures: Iterable[Departure],
    stage: Stage,
    *,
    splice: bool,
    search: SearchIndex,
    keep_search: bool,
) -> str:
    """Add all files of the site that fonds makes to the publication, which keeps those up to date.

    *paths*: the pages that fonds renders, relative to docs/; spliced into the theme's page if
    *splice*, else rendered whole. *departures*: published addresses that no page has any more.
    *keep_search*: a search that is there stays. Return the page that lists the files of the data.
    """
    views = renderer.views
    search.begin(views, keep=keep_search)
    _add_pages(publication, renderer, paths, departures, stage, splice=splice)
    listing = add_data(publication, collection)
    search.finish()
    clear_runs(views.archive.build)
    return listing


def _add_pages(
    publication: Publication,
    renderer: Renderer,
    paths: Sequence[str],
    departures: Iterable[Departure],
    stage: Stage,
    *,
    splice: bool,
) -> None:
    """Add the pages, and what lies beside them."""
    views = renderer.views
    ahead = tasks_ahead(renderer, paths, publication.is_made)
    pages = ahead if splice else renderer.tasks(paths, splice=False)
    publication.add(counted(pages, partial(stage, "render"), len(paths)))
    publication.add(data_tasks(views.held.cards, views.indexes.lists))
    publication.add(reference_tasks(views))
    publication.add(reference_data_tasks(views))
    publication.add(dossier_tasks(views))
    publication.add(preview_tasks(views.held, views.words))
    publication.add(copy_tasks(views, publication.is_made))
    publication.add(departure_tasks(departures, views.archive.name, views.words))


def _report(
    catalogue: sqlite3.Connection,
    archive: Archive,
    accession: Accession,
    named: Named,
    held: Holdings,
    written: Written,
) -> Report:
    counted = "SELECT count(*) FROM sources WHERE status != 'set-aside'"
    (sources,) = catalogue.execute(counted).fetchone()
    (articles,) = catalogue.execute("SELECT count(*) FROM articles").fetchone()
    remarks = [
        *read_refusals(catalogue),
        *written.edited,
        *accession.remarks,
        *named.remarks,
        *gather_remarks(read_article_remarks(catalogue)),
        *note_columns(catalogue, archive),
        *note_undated(catalogue, archive),
        *note_shared_titles(catalogue, held.cards),
        *note_missing(catalogue, archive.names, {it.kind for it in held.records.values()}),
        *([] if can_index_text() else [NO_FULL_TEXT]),
    ]
    return Report(
        sources=sources,
        articles=articles,
        taken_in=accession.taken,
        pages=written.total,
        written=written.written,
        removed=written.removed,
        names=named.method,
        remarks=sort_remarks(remarks),
    )
