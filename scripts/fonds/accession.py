"""Taking sources into the catalogue: read, decode, parse; unchanged ones are left as they are."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from fonds.catalogue.store import (
    SourceRow,
    forget_sources,
    put_article,
    put_source,
    source_keys,
)
from fonds.chars import show_controls, show_surrogates
from fonds.config import Archive
from fonds.enrich.curated import Amendment
from fonds.errors import BuildFailedError
from fonds.model import Metadata, Remark, Source
from fonds.parse.article import EmptyTextError, parse_article
from fonds.read.decoding import Decoded, decode
from fonds.read.folder import Found, read_source, walk
from fonds.read.frontmatter import cut_front_matter
from fonds.read.rows import match_rows
from fonds.read.table import load_table
from fonds.read.values import merge
from fonds.slugs import name_articles

VERSION = "1"
"""Of reading and parsing; another version takes every source in anew."""

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
    amendments: Mapping[str, Amendment],
    tick: Tick,
) -> Accession:
    """Bring the catalogue's sources and articles up to date with the seeds and metadata.csv.

    What *amendments*, by article id, say of title and date goes before either.
    """
    found, refused, remarks = _survey(archive)
    table, table_remarks = load_table(archive.metadata)
    given, row_remarks = match_rows(table, [file.path for file in found])
    ids = name_articles(file.path for file in found)
    known = source_keys(catalogue)
    forget_sources(catalogue, known.keys() - ids.keys() - {remark.path for remark in refused})
    for remark in refused:
        _refuse(catalogue, remark, known)
    taken = 0
    for count, file in enumerate(found, 1):
        row = _amend(given.get(file.path, Metadata()), amendments.get(ids[file.path]))
        taker = _Taker(catalogue, archive, file, ids[file.path], row)
        taken += taker.take(known.get(file.path))
        tick(count, len(found))
    return Accession(taken, (*remarks, *table_remarks, *row_remarks))


def _amend(given: Metadata, amendment: Amendment | None) -> Metadata:
    """*given* with the title and date that a person set by hand."""
    if amendment is None:
        return given
    return replace(given, title=amendment.title or given.title, date=amendment.date or given.date)


def _survey(archive: Archive) -> tuple[list[Found], list[Remark], list[Remark]]:
    """The files of the seeds, those that cannot be sources, and notes."""
    found: list[Found] = []
    remarks: list[Remark] = []
    for item in walk(archive.seeds, _tables(archive)):
        if isinstance(item, Found):
            found.append(item)
        else:
            remarks.append(item)
    lost = [remark for remark in remarks if remark.severity == "lost"]
    return found, lost, [remark for remark in remarks if remark.severity != "lost"]


def _tables(archive: Archive) -> set[str]:
    """The metadata table, and the workbook it may come from, as paths in the seeds."""
    if not archive.metadata.is_relative_to(archive.seeds):
        return set()
    table = archive.metadata.relative_to(archive.seeds)
    return {table.as_posix(), table.with_suffix(".xlsx").as_posix()}


def _refuse(catalogue: sqlite3.Connection, remark: Remark, known: dict[str, str]) -> None:
    key = f"{remark.code}:{remark.message}"
    if known.get(remark.path) != key:
        row = SourceRow(remark.path, b"", "", 0, "", remark.code, remark.message, key)
        put_source(catalogue, row)


class _Taker:
    """Takes one file in."""

    def __init__(
        self,
        catalogue: sqlite3.Connection,
        archive: Archive,
        file: Found,
        article_id: str,
        given: Metadata,
    ) -> None:
        self.catalogue = catalogue
        self.seeds = archive.seeds
        self.max_bytes = archive.max_bytes
        self.file = file
        self.article_id = article_id
        self.given = given

    def take(self, known: str | None) -> bool:
        """Take it in unless *known* is its key; return whether that was needed."""
        source = read_source(self.file.path, self.file.file, self.max_bytes)
        if isinstance(source, Remark):
            if source.code == "vanished":  # with a whole disk, perhaps: the old site is to stay
                raise BuildFailedError(f"{self.file.file}: {source.message}")
            _refuse(self.catalogue, source, {self.file.path: known or ""})
            return False
        key = self._key(source)
        if key == known:
            return False
        decoded = decode(source.data, self.given.encoding)
        if isinstance(decoded, Decoded):
            self._parse(source, decoded, key)
        else:
            self._put(source, "", decoded.code, decoded.message, key)
        return True

    def _parse(self, source: Source, decoded: Decoded, key: str) -> None:
        text = show_surrogates(decoded.text)
        cut, front, remarks = cut_front_matter(text, source.path)
        given = merge(self.given, front)
        try:
            article, more = parse_article(source.path, text[cut:], given)
        except EmptyTextError as error:
            self._put(source, decoded.encoding, "blank", str(error), key)
            return
        source_id = self._put(source, decoded.encoding, "article", "", key)
        # What the source itself says of its date files the page; metadata.csv never moves it.
        article = replace(article, source_date=article.source_date or front.date)
        remarks = [*_notes(source.path, decoded), *remarks, *more]
        put_article(self.catalogue, source_id, self.article_id, article, given, remarks)

    def _put(self, source: Source, encoding: str, status: str, remark: str, key: str) -> int:
        row = SourceRow(
            path=source.path,
            file=os.fsencode(source.file.relative_to(self.seeds)),
            sha256=source.sha256,
            bytes=len(source.data),
            encoding=encoding,
            status=status,
            remark=remark,
            key=key,
        )
        return put_source(self.catalogue, row)

    def _key(self, source: Source) -> str:
        told = repr((VERSION, source.sha256, self.article_id, self.given))
        return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


def _notes(path: str, decoded: Decoded) -> list[Remark]:
    """What the report says of how a text was read and of what a page cannot hold."""
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
