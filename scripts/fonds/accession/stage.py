"""Takes sources into the catalogue: read, decode, parse; unchanged ones are skipped."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from fonds.accession.beside import Beside, Said, look_beside
from fonds.accession.folder import Aside, Found, read_source
from fonds.accession.kinds import KINDS
from fonds.accession.labels import settle_titles
from fonds.accession.reading import Reading, read_articles
from fonds.accession.rows import report_beyond
from fonds.accession.selection import Selection, note_kinds, select
from fonds.accession.tablestates import Tables, state_metadata
from fonds.base.errors import BuildFailedError
from fonds.base.fingerprint import code_of, fingerprint, hash_text
from fonds.base.model import Metadata, Remark, Source
from fonds.base.slugs import name_part
from fonds.base.speech import tell
from fonds.catalogue import store
from fonds.catalogue.sources import NO_READER, Known, read_known, read_parts, read_set_aside
from fonds.catalogue.tables import index_texts
from fonds.config import Archive
from fonds.files.workers import spread
from fonds.parse.path_years import weigh_years
from fonds.permalinks.keeping import Keeping, Kept, keep_addresses
from fonds.permalinks.published import NOTHING, Published

_AT_ONCE = 500
"""Articles that are put into the full-text table together."""

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
    untouched: Collection[str] = (),
) -> Accession:
    """Bring the catalogue's sources and articles up to date with the seeds and metadata.csv.

    The title, date and language that *amendments* state, by article id, go before either.
    *selection*: only these files of the seeds, as if there were no others; None: all. Articles
    keep the addresses under which they were *published*; of those *withdrawn*, by id, nothing is
    taken in. Files that are *untouched* since the catalogue was made are not read.
    """
    selection = selection or select(archive)
    found = selection.found
    tables = state_metadata(catalogue, archive, selection)
    keeping = _keep_addresses(archive, found, published)
    known = read_known(catalogue)
    present = {file.path for file in found} | {it.path for it in selection.refused}
    store.forget_sources(catalogue, known.keys() - present)
    for remark in selection.refused:
        _refuse(catalogue, remark, known)
    weighed = weigh_years([file.path for file in found])
    beside = look_beside(archive, Said(tables.rows.given, amendments, weighed, withdrawn))
    new = _read_new(archive, _counted(found, tick), keeping.kept, beside, known, untouched)
    taken = _take_all(catalogue, archive, new, known)
    settle_titles(catalogue)
    proposed = {remark.path for remark in tables.proposals}
    aside = [it for it in selection.aside if it.path not in proposed]
    notes = note_kinds([*aside, *_list_binaries(catalogue)])
    said = (*selection.notes, *notes, *_note_tables(catalogue, tables), *keeping.remarks)
    return Accession(taken, said)


def _note_tables(catalogue: sqlite3.Connection, tables: Tables) -> Iterator[Remark]:
    rows = tables.rows.parts
    yield from (*tables.rows.remarks, *tables.proposals)
    yield from report_beyond(rows, read_parts(catalogue, {row.path for row in rows}))


def _keep_addresses(archive: Archive, found: list[Found], published: Published) -> Keeping:
    files = {file.path: file.file for file in found}

    def checksum(path: str) -> str:
        source = read_source(path, files[path], archive.max_bytes)
        return source.sha256 if isinstance(source, Source) else ""

    return keep_addresses(published, files, checksum, hidden=not archive.publish_path)


class _Changed(NamedTuple):
    """A source that is new, or not as the catalogue has it."""

    source: Source | Remark  # its bytes, or why they cannot be read
    kept: Kept  # its address
    beside: Beside  # what else is known of it
    key: str  # fingerprint of all of these


def _counted(found: list[Found], tick: Tick) -> Iterator[Found]:
    for count, file in enumerate(found, 1):
        yield file
        tick(count, len(found))


def _read_new(
    archive: Archive,
    found: Iterable[Found],
    kept: Mapping[str, Kept],
    beside: Callable[[str, str], Beside],
    known: Mapping[str, Known],
    untouched: Collection[str],
) -> Iterator[_Changed]:
    """Those of *found* that are new, or whose fingerprint is not the one in *known*.

    *kept*: the address of each; *beside* tells what is known of it. Of files that are *untouched*
    the bytes are as they are *known*.
    """
    code = code_of("fonds.accession", "fonds.parse")
    shared = fingerprint(code, archive.dates, archive.columns, archive.publish_path, archive.rows)
    for file in found:
        address = kept[file.path]
        around = beside(file.path, address.source_id)
        before, rest = known.get(file.path, _UNKNOWN), f"{address} {around.key()}"
        known_bytes = file.file in untouched and file.file.endswith(file.path) and before.sha256
        if known_bytes and before.key == hash_text(f"{shared} {known_bytes} {rest}"):
            continue
        source = read_source(file.path, file.file, archive.max_bytes)
        if isinstance(source, Remark):
            if source.code == "vanished":  # perhaps a disk was unmounted: keep the old site
                raise BuildFailedError(
                    tell("{path}: {error}", path=file.file, error=source.message)
                )
            yield _Changed(source, address, around, "")
            continue
        key = hash_text(f"{shared} {source.sha256} {rest}")
        if before.key != key:
            yield _Changed(source, address, around, key)


_UNKNOWN = Known("", "")


def _list_binaries(catalogue: sqlite3.Connection) -> list[Aside]:
    """The sources whose names say nothing, and whose bytes are no text."""
    return [Aside(path, KINDS[code]) for path, code in read_set_aside(catalogue)]


def _refuse(catalogue: sqlite3.Connection, remark: Remark, known: Mapping[str, Known]) -> None:
    key = ":".join((remark.code, remark.message))
    if known.get(remark.path, _UNKNOWN).key != key:
        row = store.SourceRow(remark.path, b"", "", 0, "", remark.code, remark.message, key)
        _put_source(catalogue, row, known)


def _put_source(
    catalogue: sqlite3.Connection, row: store.SourceRow, known: Mapping[str, Known]
) -> int:
    """Write *row* in the place of what the catalogue has *known*; return its number."""
    if row.path in known:
        store.forget_sources(catalogue, [row.path])
    return store.put_source(catalogue, row)


def _make_reader(archive: Archive) -> Callable[[_Changed], Reading | None]:
    def read(changed: _Changed) -> Reading | None:
        source = changed.source
        if not isinstance(source, Source):
            return None
        return read_articles(source, changed.beside.state(), archive, changed.beside.weighed)

    return read


def _take_all(
    catalogue: sqlite3.Connection,
    archive: Archive,
    new: Iterable[_Changed],
    known: Mapping[str, Known],
) -> int:
    """Write the *new* sources into the catalogue; return how many could be read."""
    taken = 0
    readings = spread(partial(_make_reader, archive), new, archive.workers)
    for count, (changed, reading) in enumerate(readings, 1):
        taken += isinstance(changed.source, Source)
        _take(catalogue, archive, changed, reading, known)
        if count % _AT_ONCE == 0:  # while workers read on
            index_texts(catalogue)
    index_texts(catalogue)
    return taken


def _take(
    catalogue: sqlite3.Connection,
    archive: Archive,
    changed: _Changed,
    reading: Reading | None,
    known: Mapping[str, Known],
) -> None:
    """Write one source into the catalogue, and its articles if it has any."""
    source = changed.source
    if isinstance(source, Remark):
        _refuse(catalogue, source, known)
    elif reading is not None:
        row = store.SourceRow(
            path=source.path,
            file=os.fsencode(Path(source.file).relative_to(archive.seeds).as_posix()),
            sha256=source.sha256,
            bytes=len(source.data),
            encoding=reading.encoding,
            status=reading.code,
            remark=reading.message,
            key="" if reading.code == NO_READER else changed.key,  # a library may come any time
        )
        number = _put_source(catalogue, row, known)
        for entry in reading.entries:
            part = entry.extract.part if entry.extract else 0
            article_id = name_part(changed.kept.source_id, part)
            if article_id in changed.beside.withdrawn:
                store.put_withdrawn(catalogue, number, article_id)
                continue
            store.put_article(
                catalogue, number, article_id, entry.article, entry.given,
                list(entry.remarks), entry.extract, changed.kept.filed.get(part, ""),
            )  # fmt: skip
