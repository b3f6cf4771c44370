"""What a build from nothing gives, and whether a site is as it may be."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.archives import Home
from tests.faults.inputs import Inputs, arrange

Tree = dict[str, str]
"""Path → SHA-256 of each file below a folder."""

TOLD = {
    "sources": "SELECT path, sha256, bytes, encoding, status, remark, key FROM sources",
    "articles": "SELECT a.*, s.path FROM articles a JOIN sources s ON s.id = a.source_id",
    "records": "SELECT * FROM records",
    "variants": "SELECT * FROM variants",
    "mentions": "SELECT * FROM mentions",
    "tags": "SELECT * FROM tags",
    "relations": "SELECT * FROM relations",
    "pages": "SELECT * FROM pages",
}
"""What the catalogue tells; what it keeps for itself beside it depends on how it came about."""


def read_hashes(folder: Path) -> Tree:
    """Every file below *folder*, links and folders apart."""
    files = (Path(here, name) for here, _, names in os.walk(folder) for name in names)
    return {file.relative_to(folder).as_posix(): _hash(file) for file in files}


def _hash(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_told(catalogue: Path) -> dict[str, list[str]]:
    """The rows of each table that people read, numbers given by SQLite apart."""
    with closing(sqlite3.connect(f"{catalogue.as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return {table: sorted(_rows(connection, query)) for table, query in TOLD.items()}


def _rows(connection: sqlite3.Connection, query: str) -> Iterator[str]:
    for row in connection.execute(query):
        yield repr({key: row[key] for key in dict(row) if key not in ("source_id", "number")})


@dataclass(frozen=True, slots=True)
class State:
    """All that a build makes of some inputs."""

    site: Tree
    docs: Tree
    told: dict[str, list[str]]  # rows of the catalogue

    def difference(self, other: State) -> list[str]:
        """Where the two differ, in words; empty if nowhere."""
        found = [
            f"{name}/{path}"
            for name in ("site", "docs")
            for path in _differing(getattr(self, name), getattr(other, name))
        ]
        for table in self.told.keys() | other.told.keys():
            mine, theirs = set(self.told.get(table, [])), set(other.told.get(table, []))
            found += [f"{table} {row}" for row in sorted(mine ^ theirs)]
        return found


def _differing(one: Tree, other: Tree) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def read_state(home: Home) -> State:
    """What lies in *home* now."""
    return State(
        read_hashes(home.site),
        read_hashes(home.docs),
        read_told(home.folder / "build" / "catalogue.db"),
    )


@dataclass(slots=True)
class References:
    """Builds from nothing, each made once."""

    folder: Path  # where they are made
    made: dict[str, State] = field(default_factory=dict)

    def of(self, name: str, inputs: Inputs) -> State:
        """What a build from nothing makes of *inputs*, which *name* stands for."""
        if name not in self.made:
            home = Home(self.folder / name)
            arrange(home, inputs)
            home.build()
            self.made[name] = read_state(home)
        return self.made[name]


def is_whole(site: Tree, old: Tree, new: Tree) -> bool:
    """Whether each file is complete, old or new, and all of the old or all of the new are there.

    New files come first, then changed ones, and stale ones go last: whatever a page links to is
    there at any moment.
    """
    complete = all(sha256 in (old.get(path), new.get(path)) for path, sha256 in site.items())
    return complete and (site.keys() >= old.keys() or _holds(site, new))


def _holds(site: Tree, tree: Tree) -> bool:
    return all(site.get(path) == sha256 for path, sha256 in tree.items())
