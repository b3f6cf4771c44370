"""Takes sources into the catalogue: read, decode, parse; unchanged ones are skipped."""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from fonds.accession.choice import encoding_of
from fonds.accession.folder import Aside, Found, read_source
from fonds.accession.kinds import KINDS
from fonds.accession.labels import settle_titles
from fonds.accession.reading import Reading, Stated, amend, read_articles
from fonds.accession.rows import Matches, report_beyond
from fonds.accession.selection import Selection, note_kinds, select
from fonds.accession.tablefiles import state_metadata
from fonds.base.errors import BuildFailedError
from fonds.base.fingerprint import code_of, fingerprint
from fonds.base.model import Edtf, Metadata, Remark, Source
from fonds.base.slugs import name_part, split_part
from fonds.base.speech import tell
from fonds.catalogue import store
from fonds.catalogue.sources import NO_READER, read_parts, read_set_aside
from fonds.catalogue.tables import index_texts
from fonds.config import Archive
from fonds.files.workers import spread
from fonds.parse.path_years import weigh_years
from fonds.permalinks.keeping import Keeping, Kept, keep_addresses
from fonds.permalinks.published import NOTHING, Published

Tick = Callable[[int, int], None]
"""Called with how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Accession:
    """What taking in did."""

    taken: int  # sources read anew: new ones, changed ones
    remarks: tuple[Remark, ...]  # on the folder and the table; those on a source are catalogued


def take_in_sources(
    catalogue: sqlite3.Connection,
    archive: Archive,
    amendments: Mapping[str, Metadata],
    tick: Tick,
    selection: Selection | None = None,
    published: Published = NOTHING,
    withdrawn: frozenset[str] = frozenset(),
) -> Accession:
    """Bring the catalogue's sources and articles up to date with the seeds and metadata.csv.

    The title, date and language that *amendments* state, by article id, go before either.
    *selection*: only these files of the seeds, as if there were no others; None: all. Articles
    keep the addresses under which they were *published*; of those *withdrawn*, by id, nothing is
    taken in.
    """
    selection = selection or select(archive)
    found = selection.found
    stated = state_metadata(archive, selection)
    keeping = _keep_addresses(archive, found, published)
    known = store.source_keys(catalogue)
    present = {file.path for file in found} | {it.path for it in selection.refused}
    store.forget_sources(catalogue, known.keys() - present)
    for remark in selection.refused:
        _refuse(catalogue, remark, known)
    weighed = weigh_years([file.path for file in found])
    counted = _counted(found, tick)
    said = _Said(keeping.kept, stated.matches, amendments, weighed, withdrawn)
    new = _read_new(archive, counted, said, known)
    taken = 0
    for changed, reading in spread(partial(_make_reader, archive), new, archive.workers):
        taken += isinstance(changed.source, Source)
        _take(catalogue, archive, changed, reading, known)
    index_texts(catalogue)
    settle_titles(catalogue)
    aside = [it for it in selection.aside if it.path not in stated.proposed]
    notes = note_kinds([*aside, *_list_binaries(catalogue)])
    rows = stated.matches.rows
    beyond = report_beyond(rows, read_parts(catalogue, {row.path for row in rows}))
    return Accession(taken, (*selection.notes, *notes, *stated.remarks, *beyond, *keeping.remarks))


def _keep_addresses(archive: Archive, found: list[Found], published: Published) -> Keeping:
    files = {file.path: file.file for file in found}

    def checksum(path: str) -> str:
        source = read_source(path, files[path], archive.max_bytes)
        return source.sha256 if isinstance(source, Source) else ""

    return keep_addresses(published, files, checksum, hidden=not archive.publish_path)


_NOTHING = Stated(Metadata())


@dataclass(frozen=True, slots=True)
class _Said:
    """What is known of sources beside their bytes, by path or article id."""

    kept: Mapping[str, Kept]  # path → address
    matches: Matches  # what tables state of sources, and of articles in them
    amendments: Mapping[str, Metadata]  # article id → what a person set by hand
    weighed: Mapping[str, Edtf]  # path → the date that its name tells beside the names of others
    withdrawn: frozenset[str]  # article ids


@dataclass(frozen=True, slots=True)
class _Changed:
    """A source that is new, or not as the catalogue has it."""

    source: Source | Remark  # its bytes, or why they cannot be read
    kept: Kept  # its address
    withdrawn: frozenset[str]  # the ids of its articles that are published no more
    stated: Stated  # what a person states of it
    weighed: Edtf | None  # the date that its name tells beside the names of others
    key: str  # fingerprint of all of these


def _counted(found: list[Found], tick: Tick) -> Iterator[Found]:
    for count, file in enumerate(found, 1):
        yield file
        tick(count, len(found))


def _read_new(
    archive: Archive, found: Iterable[Found], said: _Said, known: Mapping[str, str]
) -> Iterator[_Changed]:
    """Those of *found* that are new, or whose fingerprint is not the one in *known*."""
    code = code_of("fonds.accession", "fonds.parse")
    shared = fingerprint(code, archive.dates, archive.columns, archive.publish_path, archive.rows)
    by_hand = _amendments_of_parts(said.amendments)
    withdrawn = _group_withdrawn(said.withdrawn)
    for file in found:
        kept = said.kept[file.path]
        source_id, gone = kept.source_id, withdrawn.get(kept.source_id, frozenset())
        given = said.matches.given.get(file.path, Metadata())
        whole = amend(given, said.amendments.get(source_id))
        if archive.encodings and not whole.encoding:
            whole = replace(whole, encoding=encoding_of(archive, file.path))
        rows = said.matches.parts.get(file.path, {})
        stated = Stated(whole, _state_parts(rows, by_hand.get(source_id, {})))
        year = said.weighed.get(file.path)
        source = read_source(file.path, file.file, archive.max_bytes)
        if isinstance(source, Remark):
            if source.code == "vanished":  # perhaps a disk was unmounted: keep the old site
                raise BuildFailedError(
                    tell("{path}: {error}", path=file.file, error=source.message)
                )
            yield _Changed(source, kept, gone, stated, year, "")
            continue
        around = repr((sorted(gone), stated, year)) if gone or year or stated != _NOTHING else ""
        key = fingerprint(f"{shared} {source.sha256} {kept} {around}")
        if known.get(file.path) != key:
            yield _Changed(source, kept, gone, stated, year, key)


def _amendments_of_parts(
    amendments: Mapping[str, Metadata],
) -> Mapping[str, Mapping[int, Metadata]]:
    """Id of a source with many articles → what a person set by hand of its n-th article."""
    parts: dict[str, dict[int, Metadata]] = defaultdict(dict)
    for article_id, amendment in amendments.items():
        whole, number = split_part(article_id)
        if number:
            parts[whole][number] = amendment
    return parts


def _state_parts(
    rows: Mapping[int, Metadata], by_hand: Mapping[int, Metadata]
) -> dict[int, Metadata]:
    """What a person states of the n-th article of a file, in a table or *by_hand*."""
    return {n: amend(rows.get(n, Metadata()), by_hand.get(n)) for n in sorted({*rows, *by_hand})}


def _group_withdrawn(ids: Iterable[str]) -> dict[str, frozenset[str]]:
    """Id of a source → those of *ids* that are of its articles."""
    groups: dict[str, set[str]] = defaultdict(set)
    for article_id in ids:
        groups[split_part(article_id)[0]].add(article_id)
    return {source_id: frozenset(group) for source_id, group in groups.items()}


def _list_binaries(catalogue: sqlite3.Connection) -> list[Aside]:
    """The sources whose names say nothing, and whose bytes are no text."""
    return [Aside(path, KINDS[code]) for path, code in read_set_aside(catalogue)]


def _refuse(catalogue: sqlite3.Connection, remark: Remark, known: Mapping[str, str]) -> None:
    key = ":".join((remark.code, remark.message))
    if known.get(remark.path) != key:
        row = store.SourceRow(remark.path, b"", "", 0, "", remark.code, remark.message, key)
        store.put_source(catalogue, row)


def _make_reader(archive: Archive) -> Callable[[_Changed], Reading | None]:
    def read(changed: _Changed) -> Reading | None:
        source = changed.source
        if not isinstance(source, Source):
            return None
        return read_articles(source, changed.stated, archive, changed.weighed)

    return read


def _take(
    catalogue: sqlite3.Connection,
    archive: Archive,
    changed: _Changed,
    reading: Reading | None,
    known: Mapping[str, str],
) -> None:
    """Write one source into the catalogue, and its articles if it has any."""
    source = changed.source
    if isinstance(source, Remark):
        _refuse(catalogue, source, known)
    elif reading is not None:
        row = store.SourceRow(
            path=source.path,
            file=os.fsencode(source.file.relative_to(archive.seeds).as_posix()),
            sha256=source.sha256,
            bytes=len(source.data),
            encoding=reading.encoding,
            status=reading.code,
            remark=reading.message,
            key="" if reading.code == NO_READER else changed.key,  # a library may come any time
        )
        number = store.put_source(catalogue, row)
        for entry in reading.entries:
            part = entry.extract.part if entry.extract else 0
            article_id = name_part(changed.kept.source_id, part)
            if article_id in changed.withdrawn:
                store.put_withdrawn(catalogue, number, article_id)
                continue
            store.put_article(
                catalogue, number, article_id, entry.article, entry.given,
                list(entry.remarks), entry.extract, changed.kept.filed.get(part, ""),
            )  # fmt: skip
