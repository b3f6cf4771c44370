"""addresses.csv: the addresses that were handed out, a line each, sorted, made for git.

An address counts as published once a bundle was made of the site that has it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from fonds.base.cells import guard, take_guard_off
from fonds.base.errors import UsageError
from fonds.base.slugs import is_nameless, split_part
from fonds.base.speech import tell
from fonds.config import Archive
from fonds.files.atomic import write_atomically

ARTICLE = "article"
"""The kind of an article's address."""
LIST = "list"
"""The kind of the address of a list."""
_COLUMNS = ["address", "kind", "name", "sha256"]


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One published address."""

    address: str  # of the HTML page, relative to the site: "articles/2022/01/a.html"
    kind: str  # ARTICLE, a kind of records ("person"), or LIST
    name: str  # an article's source, "mails.mbox#2"; the fold of a record's label; "" of others
    sha256: str  # checksum of an article's source; "" of others

    @property
    def id(self) -> str:
        """The id of its article or record: "a", "joe-biden"."""
        return self.address.rpartition("/")[2].removesuffix(".html")

    @property
    def source(self) -> str:
        """The path of an article's source; "" if it was withdrawn."""
        part = split_part(self.id)[1]
        return self.name.removesuffix(f"#{part}") if part else self.name

    @property
    def filed(self) -> str:
        """The folder of an article's page below articles/: "2022/01"."""
        return self.address.partition("/")[2].rpartition("/")[0]


@dataclass(frozen=True)
class Published:
    """All addresses that were published."""

    entries: tuple[Entry, ...] = ()  # in the order of the file

    @cached_property
    def articles(self) -> tuple[Entry, ...]:
        """Those of articles."""
        return tuple(entry for entry in self.entries if entry.kind == ARTICLE)

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """The ids of articles that were withdrawn before the last addresses were published."""
        return frozenset(entry.id for entry in self.articles if not entry.name)

    @cached_property
    def records(self) -> dict[str, str]:
        """Kind and fold of a label, "person:joe biden" → the id of its record."""
        return {
            f"{entry.kind}:{entry.name}": entry.address.removesuffix(".html")
            for entry in reversed(self.entries)
            if entry.name and entry.kind != ARTICLE
        }

    @property
    def nameless(self) -> Published:
        """Without those that reveal the name of a file or folder."""
        return Published(
            tuple(
                entry
                for entry in self.entries
                if not entry.address.startswith("folders/")
                and (entry.kind != ARTICLE or is_nameless(split_part(entry.id)[0]))
            )
        )


NOTHING = Published()
"""What is published before anything is handed out."""


def read_addresses(archive: Archive) -> Published:
    """The published addresses of *archive*, as far as it lets names of files be shown."""
    published = read_published(archive.addresses)
    return published if archive.publish_path else published.nameless


def read_published(file: Path) -> Published:
    """What *file* says; nothing if it does not exist.

    Raises UsageError with ``file:line`` for a line that is none of it: half a file that two people
    changed must not move addresses.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig", "surrogateescape")
    except FileNotFoundError:
        return NOTHING
    rows = csv.reader(io.StringIO(text, newline=""))
    entries = []
    for row in rows:
        if row and row != _COLUMNS:
            entries.append(_read_row(row, f"{file.name}:{rows.line_num}"))
    return Published(tuple(entries))


def _read_row(row: list[str], place: str) -> Entry:
    cells = [take_guard_off(cell) for cell in row]
    if len(cells) != len(_COLUMNS) or not _is_address(cells[0]):
        raise UsageError(
            tell(
                "{place}: this is not “{columns}”; take the file from your backup or from git,"
                " where two versions of it were joined keep the lines of both",
                place=place,
                columns=",".join(_COLUMNS),
            )
        )
    return Entry(*cells)


def _is_address(text: str) -> bool:
    """Whether *text* is the address of a page of fonds', which leads to nowhere outside."""
    parts = text.split("/")
    return text.endswith(".html") and len(parts) > 1 and not {"", ".", ".."} & set(parts)


def write_published(file: Path, entries: Iterable[Entry]) -> None:
    """Write *entries* to *file*, sorted by address."""
    data = format_published(entries)
    if not file.is_file() or file.read_bytes() != data:
        write_atomically(file, data)


def format_published(entries: Iterable[Entry]) -> bytes:
    """The file that says *entries*, sorted by address."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for entry in sorted(entries):
        writer.writerow(map(guard, (entry.address, entry.kind, entry.name, entry.sha256)))
    return table.getvalue().encode("utf-8", "surrogateescape")
