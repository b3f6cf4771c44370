"""What should be looked at before a site goes online."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from fonds.base.addresses import article_page, copy_of
from fonds.base.speech import tell
from fonds.bundle.freshness import BUILD, find_stale
from fonds.bundle.online.preparing import find_place, label_of
from fonds.bundle.online.scan import Scan
from fonds.catalogue.edition import compute_edition
from fonds.config import Archive
from fonds.files.confined import name_two

_PLACEHOLDERS = re.compile(
    r"(?:.*\.)?(?:example|example\.(?:org|com|net)|test|invalid|localhost|local)|127\..*|\[?::1\]?"
)
"""Hosts that are no one's (RFC 2606), and this machine."""
_FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing to look at."""

    code: str
    message: str  # what it is, and what to do
    pressing: bool = True  # False: it may stay as it is


def find_concerns(
    archive: Archive,
    catalogue: sqlite3.Connection,
    site: Mapping[str, str],
    scan: Scan,
    starters: Mapping[str, Sequence[str]],
) -> list[Concern]:
    """All there is to say before *archive* goes online.

    *site*: path of each file → SHA-256. *starters*: page that ``fonds new`` writes → its texts.
    """
    edition = compute_edition(catalogue)
    stale = find_stale(archive, catalogue, edition, site)
    return [
        *_check_address(archive),
        *(Concern("stale", tell("{said}; {build}", said=said, build=BUILD)) for said in stale),
        *_check_withheld(archive, catalogue, site),
        *_check_texts(archive, starters),
        *_check_scan(scan),
        *_check_rights(archive, catalogue),
    ]


def _check_address(archive: Archive) -> Iterator[Concern]:
    wanted = tell("write into mkdocs.yml the address that it will have online, then build again")
    host = urlsplit(archive.site_url).hostname or ""
    if not archive.site_url:
        message = tell(
            "“site_url” is missing, so there are no feeds, no sitemap, no full addresses"
        )
        yield Concern("no-address", tell("{message}; {wanted}", message=message, wanted=wanted))
    elif _PLACEHOLDERS.fullmatch(host):
        message = tell(
            "“site_url” is {site_url}; {wanted}", site_url=archive.site_url, wanted=wanted
        )
        yield Concern("placeholder-address", message)
    elif not find_place(archive.site_url):
        message = tell(
            "“site_url” is {site_url}, which files for servers cannot name",
            site_url=archive.site_url,
        )
        yield Concern(
            "odd-address",
            tell("{message}; use letters, digits, “-”, “.” and “/” alone", message=message),
        )
    elif archive.site_url.startswith("http:"):
        message = tell("“site_url” begins with http:; if the host has https, say so")
        yield Concern("no-https", message, pressing=False)


def _check_withheld(
    archive: Archive, catalogue: sqlite3.Connection, site: Mapping[str, str]
) -> Iterator[Concern]:
    """Files of the site with the bytes of a source that must not be there."""
    query = "SELECT s.sha256 FROM withdrawn w JOIN sources s ON s.id = w.source_id"
    if not archive.publish_source:
        query = "SELECT sha256 FROM sources WHERE sha256 != ''"
    kept = {sha256 for (sha256,) in catalogue.execute(query)}
    if shown := [path for path, sha256 in site.items() if sha256 in kept]:
        message = tell("{shown}: a source that is withheld lies there", shown=name_two(shown))
        yield Concern(
            "withheld",
            tell("{message}; build again, and look for a second copy of it", message=message),
        )


def _check_texts(archive: Archive, starters: Mapping[str, Sequence[str]]) -> Iterator[Concern]:
    for page, texts in starters.items():
        file = archive.docs / page
        said = [file.read_text("utf-8", "replace")] if file.is_file() else []
        if said and _paragraphs(said) <= _paragraphs(texts):
            message = tell(
                "docs/{page} says only what “fonds new” wrote; say what this archive is", page=page
            )
            yield Concern("starter-text", tell("{message} and who keeps it", message=message))
    if not archive.summary:
        message = tell(
            "“site_description” in mkdocs.yml is missing: what search engines and links show"
        )
        yield Concern("no-description", message, pressing=False)
    if not archive.description.contact:
        message = tell(
            "“contact” below “description” in mkdocs.yml is missing: who reads cannot write"
        )
        yield Concern("no-contact", message, pressing=False)


def _paragraphs(texts: Iterable[str]) -> set[str]:
    """The paragraphs below the titles of *texts*, their spaces folded."""
    plain = (_FRONT_MATTER.sub("", text.replace("\r\n", "\n")) for text in texts)
    found = (" ".join(part.split()) for text in plain for part in text.split("\n\n"))
    return {part for part in found if part and not part.startswith("#")}


def _check_scan(scan: Scan) -> Iterator[Concern]:
    for host, page in sorted(scan.hosts.items()):
        message = tell(
            "{page} loads something from {host}, which learns who reads it", page=page, host=host
        )
        yield Concern(
            "third-party", tell("{message}; put the file below docs/ instead", message=message)
        )
    for place, path in sorted(scan.local.items()):
        message = tell("{path} has “{place}”, a folder of this machine", path=path, place=place)
        yield Concern(
            "local-path", tell("{message}; take it out where it comes from", message=message)
        )
    if scan.noted:
        message = tell(
            "{shown}: in the picture stands what a camera or program noted",
            shown=name_two(scan.noted),
        )
        yield Concern(
            "picture-notes",
            tell("{message}, perhaps who took it and where", message=message),
            pressing=False,
        )


def _check_rights(archive: Archive, catalogue: sqlite3.Connection) -> Iterator[Concern]:
    (bare,) = catalogue.execute("SELECT count(*) FROM articles WHERE rights = ''").fetchone()
    if bare and not archive.rights:
        message = tell(
            "nothing says who owns the text of {n} articles, or permits it",
            one="nothing says who owns the text of {n} article, or permits it",
            n=bare,
        )
        yield Concern(
            "no-rights",
            tell("{message}; state “rights” in mkdocs.yml or in the metadata", message=message),
        )


def find_charsets(archive: Archive, catalogue: sqlite3.Connection) -> dict[str, str]:
    """Path of each published text that is not in UTF-8 → what servers call its encoding."""
    if not archive.publish_source or archive.bundle_sources:
        return {}
    rows = catalogue.execute(
        "SELECT a.filed, a.id, s.encoding FROM articles a JOIN sources s ON s.id = a.source_id"
        " WHERE a.extract_sha256 = '' AND s.encoding NOT IN ('utf-8', 'ascii')"
    )
    found = ((copy_of(article_page(filed, id_)), label_of(codec)) for filed, id_, codec in rows)
    return {path: label for path, label in found if label}
