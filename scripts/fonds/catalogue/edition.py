"""The edition of an archive: a short name for exactly this content."""

from __future__ import annotations

import hashlib
import sqlite3

from fonds import __version__


def compute_edition(catalogue: sqlite3.Connection) -> str:
    """Eight hexadecimal digits of a hash over every generated page and the version of fonds."""
    pages = catalogue.execute("SELECT path, hash FROM pages ORDER BY path")
    whole = "".join([__version__, *(f"{path}\0{checksum}\n" for path, checksum in pages)])
    return hashlib.sha256(whole.encode()).hexdigest()[:8]
