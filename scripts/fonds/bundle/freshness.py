"""Whether seeds, catalogue, names and site are of one build."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from fonds.accession.selection import select
from fonds.base.addresses import html_of
from fonds.base.errors import BuildFailedError
from fonds.base.speech import tell
from fonds.config import Archive
from fonds.files.confined import name_two
from fonds.files.manifest import NAME, ManifestError, read_manifest
from fonds.names.curate.authorities import read_authorities
from fonds.permalinks.current import read_withdrawn

BUILD = tell("run “fonds build” first")
_EDITION = re.compile(r"<dd>([0-9a-f]{8})</dd>")
"""The edition as the page on the archive states it."""


def read_site(site: Path) -> dict[str, str]:
    """Each file of the site that fonds built → its SHA-256, the manifest with them.

    Raises BuildFailedError without a manifest that can be read.
    """
    try:
        data = (site / NAME).read_bytes()
        return {**read_manifest(data), NAME: ""}
    except (OSError, ManifestError) as error:
        raise BuildFailedError(
            tell(
                "{path} cannot be used ({error}); {build}",
                path=site / NAME,
                error=error,
                build=BUILD,
            )
        ) from error


def find_stale(
    archive: Archive, catalogue: sqlite3.Connection, edition: str, site: Mapping[str, str]
) -> Iterator[str]:
    """What shows that something changed since the *site*, whose files these are, was built."""
    yield from _compare_site(archive, catalogue, edition, site)
    yield from _compare_seeds(archive, catalogue)
    yield from _compare_names(archive, catalogue)


def _compare_site(
    archive: Archive, catalogue: sqlite3.Connection, edition: str, site: Mapping[str, str]
) -> Iterator[str]:
    """What shows that the site is not of the edition that the catalogue is of."""
    pages = {html_of(page) for (page,) in catalogue.execute("SELECT path FROM pages")}
    about = archive.site / "about.html"
    stated = _EDITION.findall(about.read_text("utf-8", "replace")) if about.is_file() else []
    if not pages or not pages <= site.keys() or (stated and edition not in stated):
        yield tell(
            "{site} is not of the current edition, {edition}", site=archive.site, edition=edition
        )


def _compare_seeds(archive: Archive, catalogue: sqlite3.Connection) -> Iterator[str]:
    """What shows that sources came or went since the build."""
    found = {file.path for file in select(archive).found}
    known = dict(catalogue.execute("SELECT path, sha256 FROM sources"))
    read = {path for path, sha256 in known.items() if sha256}
    if changed := (found - known.keys()) | (read - found):
        yield tell(
            "{shown} came or went in {seeds} since the last build",
            shown=name_two(changed),
            seeds=archive.seeds,
        )


def _compare_names(archive: Archive, catalogue: sqlite3.Connection) -> Iterator[str]:
    """What shows that authorities.yml takes out what the site has, or does not any more."""
    said, taken = read_authorities(archive.authorities), read_withdrawn(catalogue)
    query = "SELECT id FROM articles UNION SELECT id FROM records"
    known = {id_ for (id_,) in catalogue.execute(query)}
    changed = ((said.withdrawn | said.hide.keys()) & known) | (taken - said.withdrawn)
    if changed:
        yield tell(
            "{name} says other than the site of {shown}",
            name=archive.authorities.name,
            shown=name_two(changed),
        )
