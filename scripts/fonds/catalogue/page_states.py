"""What the catalogue holds of generated pages: what each was made from, and what was written."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple


class PageState(NamedTuple):
    """What was written of a generated page."""

    key: str  # fingerprint of all that it was made from
    checksum: str  # of what was written
    edited: bool  # whether a person edited it since
    plan: str  # of a record's: fingerprint of what all its pages were planned from; or ""


def read_page_states(catalogue: sqlite3.Connection) -> dict[str, PageState]:
    """Path below docs/ → state, of every generated page."""
    rows = catalogue.execute("SELECT path, key, hash, edited, plan FROM pages")
    return {row[0]: PageState._make(row[1:]) for row in rows}


def read_page_keys(catalogue: sqlite3.Connection) -> dict[str, str]:
    """Path below docs/ → fingerprint of all that it was made from, of every generated page.

    They are in the order of their paths.
    """
    return dict(catalogue.execute("SELECT path, key FROM pages ORDER BY path"))


def read_edited(catalogue: sqlite3.Connection) -> frozenset[str]:
    """The paths of the pages that a person edited."""
    return frozenset(path for (path,) in catalogue.execute("SELECT path FROM pages WHERE edited"))
