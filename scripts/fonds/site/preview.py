"""The live preview: what it watches."""

from __future__ import annotations

import os

from mkdocs.livereload import LiveReloadServer

from fonds.config import Archive
from fonds.kinds import GENERATED


def watch_archive(server: LiveReloadServer, archive: Archive) -> None:
    """Watch what people write, not the folders that fonds itself writes into."""
    docs = os.fspath(archive.docs)
    server.unwatch(docs)
    server.watch(docs, recursive=False)
    for entry in sorted(archive.docs.iterdir()):
        if entry.is_dir() and entry.name not in GENERATED:
            server.watch(os.fspath(entry))
    for watched in (archive.seeds, archive.authorities, archive.metadata):
        if watched.exists():
            server.watch(os.fspath(watched))
