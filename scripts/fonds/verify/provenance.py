"""Provenance: seeds, pages and site are those that the catalogue lists."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from fonds.accession.selection import select
from fonds.base.addresses import html_of, page_of
from fonds.base.kinds import GENERATED
from fonds.base.speech import tell
from fonds.catalogue.queries import read_cards
from fonds.catalogue.sources import Copy, read_copies, read_extract
from fonds.catalogue.store import read_catalogue
from fonds.config import Archive
from fonds.files.manifest import compute_checksum
from fonds.pages.ownership import is_own
from fonds.verify.finding import Finding
from fonds.verify.fixity import missing, orphan
from fonds.verify.inspection import Known, Sources, Tick
from fonds.verify.tree import LARGEST, UNREADABLE, list_files, open_regular, read_regular

_EDITED = tell(
    "was edited by hand and is kept as it is; put corrections where they belong"
    " (metadata.csv, authorities.yml), then delete the page"
)
_PREFIXES = tuple(f"{folder}/" for folder in GENERATED)
"""How the paths of generated pages begin."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What an archive must consist of, by its catalogue."""

    sources: Sources  # article page of the site → its source
    copies: frozenset[str]  # files of the site that are sources, or have copies of them
    pages: frozenset[str]  # generated pages, relative to docs/
    seeds: dict[str, Known]  # path of each source that could be read → its checksum and file
    refused: frozenset[str]  # paths of the sources that could not


def read_claims(archive: Archive) -> Claims | None:
    """The claims of the catalogue; None if it is absent, damaged or of another version."""
    if not archive.catalogue.is_file():
        return None
    try:
        with closing(read_catalogue(archive.catalogue)) as catalogue:
            catalogue.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST)
            return _read_claims(catalogue, archive)
    except (sqlite3.Error, TypeError, AttributeError, LookupError, ValueError):
        return None


def _read_claims(catalogue: sqlite3.Connection, archive: Archive) -> Claims:
    pages = {card.id: card.page for card in read_cards(catalogue)}
    copies = read_copies(catalogue)
    rows = catalogue.execute("SELECT path, file, sha256 FROM sources").fetchall()
    return Claims(
        sources={html_of(pages[copy.id]): _known(copy, archive) for copy in copies},
        copies=_list_copies(pages, copies, archive),
        pages=frozenset(str(path) for (path,) in catalogue.execute("SELECT path FROM pages")),
        seeds={
            str(path): Known(sha256, _place(file, archive)) for path, file, sha256 in rows if sha256
        },
        refused=frozenset(path for path, _, sha256 in rows if not sha256),
    )


def _known(copy: Copy, archive: Archive) -> Known:
    file = _place(copy.file, archive)
    if not copy.extract_sha256:
        return Known(copy.sha256, file)
    text = partial(_read_text, archive.catalogue, copy.id)
    return Known(copy.sha256, file, copy.extract_sha256, text)


def _place(file: bytes, archive: Archive) -> str:
    return f"{os.fspath(archive.seeds)}/{os.fsdecode(file)}"


def _read_text(catalogue: Path, article_id: str) -> bytes:
    with closing(read_catalogue(catalogue)) as opened:
        return read_extract(opened, article_id)


def _list_copies(
    pages: Mapping[str, str], copies: Collection[Copy], archive: Archive
) -> frozenset[str]:
    """Where the copies are published, by the page of each article, and whole sources."""
    beside = {archive.copy_at(pages[copy.id]) for copy in copies}
    read_out = (copy for copy in copies if copy.extract_sha256 and copy.whole)
    originals = {archive.original(copy.id, os.fsdecode(copy.file)) for copy in read_out}
    return frozenset(filter(None, beside | originals))


def check_seeds(archive: Archive, claims: Claims, tick: Tick) -> Iterator[Finding]:
    """The sources whose checksum is not the catalogue's; those that it does not list."""
    for count, (path, known) in enumerate(sorted(claims.seeds.items()), 1):
        try:
            with open_regular(known.file) as stream:
                if compute_checksum(stream) != known.sha256:
                    message = tell("is not what was catalogued; restore it, or build again")
                    yield Finding("fault", "changed-source", path, message)
        except UNREADABLE as error:
            reason = getattr(error, "strerror", None) or error
            message = tell("cannot be read ({reason}); restore it, or build again", reason=reason)
            yield Finding("fault", "missing-source", path, message)
        tick(count, len(claims.seeds))
    catalogued = claims.seeds.keys() | claims.refused
    for found in select(archive).found:
        if found.path not in catalogued:
            message = tell("came since the last build; build again to take it in")
            yield Finding("note", "new-source", found.path, message)


def check_docs(docs: Path, claims: Claims) -> Iterator[Finding]:
    """The generated pages in *docs* that are missing, edited by hand, or not in the catalogue."""
    for path in sorted(claims.pages):
        text = _read(docs / path)
        if text is None:
            yield Finding("fault", "missing-page", path, tell("is missing; build again"))
        elif not is_own(text):
            yield Finding("edited", "edited-page", path, _EDITED)
    for path in _pages_below(docs):
        if path not in claims.pages and is_own(_read(docs / path) or ""):
            yield orphan(path)


def check_site(
    docs: Path,
    claims: Claims,
    paths: Collection[str],
    addresses: Collection[str],
) -> Iterator[Finding]:
    """What the site, whose files are *paths*, lacks of *claims*, and has beyond them.

    At published *addresses* there may be pages of none of them.
    """
    owned = {*map(html_of, claims.pages), *claims.copies}
    for path in sorted(owned.difference(paths)):
        yield missing(path)
    for path in paths:
        generated = path.startswith(_PREFIXES) and path.endswith((".html", ".txt"))
        known = path in owned or path in addresses
        if generated and not known and not _is_written_by_hand(docs, path):
            yield orphan(path)


def _is_written_by_hand(docs: Path, path: str) -> bool:
    page = page_of(path)
    folder = page.removesuffix("index.md") + "README.md"  # MkDocs shows it as the folder's index
    return any((docs / name).is_file() for name in (path, page, folder))


def _pages_below(docs: Path) -> Iterator[str]:
    for folder in GENERATED:
        if (docs / folder).is_dir():
            paths, _ = list_files(docs / folder)
            yield from (f"{folder}/{path}" for path in paths if path.endswith(".md"))


def _read(file: Path) -> str | None:
    try:
        return read_regular(file).decode("utf-8", "surrogateescape")
    except UNREADABLE:
        return None
