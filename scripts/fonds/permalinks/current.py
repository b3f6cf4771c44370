"""The addresses that the archive has now, and which of them are published with a bundle."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from fonds.base.addresses import article_page, html_of
from fonds.base.fold import fold_name
from fonds.base.model import Remark
from fonds.base.speech import tell
from fonds.catalogue.queries import Record, place_of
from fonds.files.manifest import list_built
from fonds.files.sqlite_files import uri_of
from fonds.permalinks.departures import Departure, find_departures, is_hidden
from fonds.permalinks.published import (
    ARTICLE,
    LIST,
    Entry,
    Published,
    read_published,
    write_published,
)


def read_places(catalogue: sqlite3.Connection) -> dict[str, str]:
    """Place of each article's source, "mails.mbox#2" → address."""
    return {entry.name: entry.address for entry in _read_articles(catalogue)}


def read_withdrawn(catalogue: sqlite3.Connection) -> frozenset[str]:
    """The ids of the articles that were withdrawn."""
    return frozenset(id_ for (id_,) in catalogue.execute("SELECT id FROM withdrawn"))


def list_departures(
    catalogue: sqlite3.Connection,
    published: Published,
    pages: Iterable[str],
    records: Iterable[Record],
    withdrawn: frozenset[str],
    hidden: Collection[str],
) -> tuple[Departure, ...]:
    """Where published addresses lead that are of none of the *pages*, as paths below docs/."""
    if not published.entries:
        return ()
    current = set(map(html_of, pages))
    withdrawn |= read_withdrawn(catalogue)
    return find_departures(published, current, read_places(catalogue), records, withdrawn, hidden)


def publish_addresses(
    file: Path, catalogue: sqlite3.Connection, site: Path, hidden: Collection[str]
) -> None:
    """Note in *file* that the pages of *site* were handed out, as `list_addresses` has them."""
    write_published(file, list_addresses(file, catalogue, site, hidden))


def list_addresses(
    file: Path, catalogue: sqlite3.Connection, site: Path, hidden: Collection[str]
) -> list[Entry]:
    """The addresses that *file* says are published, and those of the pages of *site*.

    Withdrawn articles stay without the name of their source; records that are *hidden* go.
    """
    built, gone = list_built(site), read_withdrawn(catalogue)
    entries = {entry.address: entry for entry in read_published(file).entries}
    entries |= {it.address: it for it in _read_all(catalogue) if it.address in built}
    stay = (entry for entry in entries.values() if not is_hidden(entry.address, hidden))
    return [_forget(it) if it.id in gone else it for it in stay]


def _forget(entry: Entry) -> Entry:
    return entry if entry.kind != ARTICLE else Entry(entry.address, ARTICLE, "", entry.sha256)


def _read_all(catalogue: sqlite3.Connection) -> Iterator[Entry]:
    yield from _read_articles(catalogue)
    records = catalogue.execute("SELECT id, kind, label FROM records").fetchall()
    known = {f"{id_}.html": (kind, fold_name(label)) for id_, kind, label in records}
    for (page,) in catalogue.execute("SELECT path FROM pages WHERE path NOT LIKE 'articles/%'"):
        address = html_of(page)
        kind, name = known.get(address, (LIST, ""))
        yield Entry(address, kind, name, "")


def _read_articles(catalogue: sqlite3.Connection) -> Iterator[Entry]:
    rows = catalogue.execute(
        "SELECT a.id, a.filed, s.path, a.part, s.sha256"
        " FROM articles a JOIN sources s ON s.id = a.source_id"
    )
    for id_, filed, path, part, sha256 in rows:
        yield Entry(html_of(article_page(filed, id_)), ARTICLE, place_of(path, part), sha256)


def adopt_addresses(file: Path, catalogue: Path, site: Path) -> Published | None:
    """Take the addresses of *site* as published that a fonds without addresses.csv built.

    Only if its *catalogue*, which says whose they are, is still there, and *file* is not; None
    otherwise. Addresses were not functions of paths then: without this they would move.
    """
    if file.exists() or not catalogue.is_file():
        return None
    entries = _read_former(catalogue)
    built = list_built(site) if entries else frozenset()
    adopted = Published(tuple(sorted(entry for entry in entries if entry.address in built)))
    if not adopted.entries:
        return None
    write_published(file, adopted.entries)
    return adopted


def note_adoption(adopted: Published | None) -> list[Remark]:
    """A note on the addresses that were *adopted*."""
    if adopted is None:
        return []
    message = tell(
        "was made, with the {n} addresses of the site as it was; they stay as they"
        " are. Keep the file with mkdocs.yml, in git or in your backup",
        n=len(adopted.entries),
    )
    return [Remark("note", "addresses-kept", "addresses.csv", message)]


def _read_former(catalogue: Path) -> list[Entry]:
    """The addresses in a *catalogue* from before addresses.csv; none if it is another."""
    try:
        uri = f"{uri_of(catalogue.absolute())}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as former:
            former.execute("PRAGMA trusted_schema = OFF")
            tables = former.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            names = {name for (name,) in tables}
            if "withdrawn" in names or not {"articles", "sources", "records", "pages"} <= names:
                return []
            if "part" not in {row[1] for row in former.execute("PRAGMA table_info(articles)")}:
                former.execute("CREATE TEMP VIEW parted AS SELECT *, 0 AS part FROM articles")
                former.execute("CREATE TEMP VIEW articles AS SELECT * FROM parted")
            return list(_read_all(former))
    except (sqlite3.Error, UnicodeDecodeError):  # the latter of SQLite's message on what is damaged
        return []
