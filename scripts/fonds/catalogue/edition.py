"""The edition of an archive: a short name for exactly this content."""

from __future__ import annotations

import hashlib
import sqlite3

from fonds import __version__


def compute_edition(catalogue: sqlite3.Connection) -> str:
    """Eight hexadecimal digits of a hash over every generated page and the version of fonds."""
    digest = hashlib.sha256(__version__.encode())
    for path, checksum in catalogue.execute("SELECT path, hash FROM pages ORDER BY path"):
        digest.update(f"{path}\0{checksum}\n".encode())
    return digest.hexdigest()[:8]
