"""Takes sources into the catalogue: read, decode, parse; unchanged ones are skipped."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from fonds.accession.columns import choose_columns, hide_file
from fonds.accession.decoding import Decoded, decode
from fonds.accession.folder import Aside, Found, read_source
from fonds.accession.frontmatter import cut_front_matter
from fonds.accession.kinds import KINDS, UNKNOWN, kind_of, kind_of_bytes
from fonds.accession.selection import note_kinds, select
from fonds.accession.tablefiles import state_metadata
from fonds.accession.values import merge
from fonds.base.chars import show_controls, show_surrogates
from fonds.base.errors import BuildFailedError
from fonds.base.fingerprint import code_of, fingerprint
from fonds.base.model import Article, Metadata, Remark, Source
from fonds.base.slugs import name_articles
from fonds.catalogue.queries import read_set_aside
from fonds.catalogue.store import (
    SET_ASIDE,
    SourceRow,
    forget_sources,
    put_article,
    put_source,
    source_keys,
)
from fonds.config import Archive
from fonds.files.workers import spread
from fonds.parse.article import EmptyTextError, parse_article

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
) -> Accession:
    """Bring the catalogue's sources and articles up to date with the seeds and metadata.csv.

    The title and date that *amendments* state, by article id, go before either.
    """
    selection = select(archive)
    found = selection.found
    stated = state_metadata(archive, selection)
    ids = name_articles((file.path for file in found), hidden=not archive.publish_path)
    known = source_keys(catalogue)
    forget_sources(catalogue, known.keys() - ids.keys() - {it.path for it in selection.refused})
    for remark in selection.refused:
        _refuse(catalogue, remark, known)
    counted = _counted(found, tick)
    new = _read_new(archive, counted, ids, stated.given, amendments, known)
    taken = 0
    for changed, reading in spread(partial(_make_reader, archive), new, archive.workers):
        taken += isinstance(changed.source, Source)
        _take(catalogue, archive, changed, reading, known)
    aside = [it for it in selection.aside if it.path not in stated.proposed]
    notes = note_kinds([*aside, *_list_binaries(catalogue)])
    return Accession(taken, (*selection.notes, *notes, *stated.remarks))


@dataclass(frozen=True, slots=True)
class _Changed:
    """A source that is new, or not as the catalogue has it."""

    source: Source | Remark  # its bytes, or why they cannot be read
    article_id: str  # as in its address
    given: Metadata  # what a person states of it
    key: str  # fingerprint of all of these


@dataclass(frozen=True, slots=True)
class _Reading:
    """A source, decoded and parsed."""

    encoding: str  # how it was read; "" if it was not
    status: tuple[str, str]  # "article", or the code of why it has no page; and its sentence
    article: Article | None  # None where it has no page
    given: Metadata  # what a person and the source's own front matter state
    remarks: tuple[Remark, ...]  # what the report says of it


def _counted(found: list[Found], tick: Tick) -> Iterator[Found]:
    for count, file in enumerate(found, 1):
        yield file
        tick(count, len(found))


def _read_new(
    archive: Archive,
    found: Iterable[Found],
    ids: Mapping[str, str],
    given: Mapping[str, Metadata],
    amendments: Mapping[str, Metadata],
    known: Mapping[str, str],
) -> Iterator[_Changed]:
    """Those of *found* that are new, or whose fingerprint is not the one in *known*."""
    code = code_of("fonds.accession", "fonds.parse")
    shared = fingerprint(code, archive.dates, archive.columns, archive.publish_path)
    for file in found:
        article_id = ids[file.path]
        stated = _amend(given.get(file.path, Metadata()), amendments.get(article_id))
        source = read_source(file.path, file.file, archive.max_bytes)
        if isinstance(source, Remark):
            if source.code == "vanished":  # perhaps a disk was unmounted: keep the old site
                raise BuildFailedError(f"{file.file}: {source.message}")
            yield _Changed(source, article_id, stated, "")
            continue
        key = fingerprint(shared, source.sha256, article_id, stated)
        if known.get(file.path) != key:
            yield _Changed(source, article_id, stated, key)


def _amend(given: Metadata, amendment: Metadata | None) -> Metadata:
    """*given* with the title and date that a person set by hand."""
    if amendment is None:
        return given
    return replace(given, title=amendment.title or given.title, date=amendment.date or given.date)


def _list_binaries(catalogue: sqlite3.Connection) -> list[Aside]:
    """The sources whose names say nothing, and whose bytes are no text."""
    return [Aside(path, KINDS[code]) for path, code in read_set_aside(catalogue)]


def _refuse(catalogue: sqlite3.Connection, remark: Remark, known: Mapping[str, str]) -> None:
    key = f"{remark.code}:{remark.message}"
    if known.get(remark.path) != key:
        row = SourceRow(remark.path, b"", "", 0, "", remark.code, remark.message, key)
        put_source(catalogue, row)


def _make_reader(archive: Archive) -> Callable[[_Changed], _Reading | None]:
    return lambda it: _read(it.source, it.given, archive) if isinstance(it.source, Source) else None


def _read(source: Source, stated: Metadata, archive: Archive) -> _Reading:
    """Decode and parse one source."""
    decoded = decode(source.data, stated.encoding)
    if not isinstance(decoded, Decoded):
        status = (decoded.code, decoded.message)
        if decoded.code == "not-text" and kind_of(source.path) is UNKNOWN:
            status = (SET_ASIDE, kind_of_bytes(source.data).code)
        return _Reading("", status, None, stated, ())
    text = show_surrogates(decoded.text)
    cut, front, remarks = cut_front_matter(text, source.path, archive.dates)
    given = _choose_columns(merge(stated, front), source.path, archive)
    try:
        article, more = parse_article(source.path, text[cut:], given, archive.dates)
    except EmptyTextError as error:
        return _Reading(decoded.encoding, ("blank", str(error)), None, given, ())
    # The page is filed by the date in the source itself; metadata.csv never moves it.
    article = replace(article, source_date=article.source_date or front.date)
    noted = (*_notes(source.path, decoded), *remarks, *more)
    return _Reading(decoded.encoding, ("article", ""), article, given, noted)


def _choose_columns(given: Metadata, path: str, archive: Archive) -> Metadata:
    """*given* with those of the columns without a field that may be shown."""
    extra = choose_columns(given.extra, archive.columns)
    return replace(given, extra=extra if archive.publish_path else hide_file(extra, path))


def _take(
    catalogue: sqlite3.Connection,
    archive: Archive,
    changed: _Changed,
    reading: _Reading | None,
    known: Mapping[str, str],
) -> None:
    """Write one source into the catalogue, and its article if it has one."""
    source = changed.source
    if isinstance(source, Remark):
        _refuse(catalogue, source, known)
    elif reading is not None:
        row = SourceRow(
            path=source.path,
            file=os.fsencode(source.file.relative_to(archive.seeds).as_posix()),
            sha256=source.sha256,
            bytes=len(source.data),
            encoding=reading.encoding,
            status=reading.status[0],
            remark=reading.status[1],
            key=changed.key,
        )
        number = put_source(catalogue, row)
        if reading.article is not None:
            put_article(
                catalogue, number, changed.article_id, reading.article, reading.given,
                list(reading.remarks),
            )  # fmt: skip


def _notes(path: str, decoded: Decoded) -> list[Remark]:
    """Notes on how a text was decoded and on characters that a page cannot show."""
    notes = []
    if decoded.remark:
        notes.append(Remark("note", "not-utf8", path, decoded.remark))
    if show_controls(decoded.text) != decoded.text:
        message = "It holds control characters; the page shows them as ␀ or \\u{…}."
        notes.append(Remark("note", "control-characters", path, message))
    if "\N{REPLACEMENT CHARACTER}" in decoded.text:
        message = "It holds U+FFFD: characters were lost before it came; look for a better copy."
        notes.append(Remark("note", "replacement-character", path, message))
    return notes
