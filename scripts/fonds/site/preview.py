"""The live preview: what it watches, and how closely."""

from __future__ import annotations

import os

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

from fonds.config import Archive
from fonds.kinds import GENERATED


def watch_archive(
    server: LiveReloadServer, config: MkDocsConfig, archive: Archive, articles: int
) -> None:
    """Watch what people write, not the folders that fonds itself writes into.

    The files are looked at five times a second, and less often where they are many.
    """
    docs, settings = os.fspath(archive.docs), config.config_file_path
    for watched in (docs, settings):
        server.unwatch(watched)
    server.observer = PollingObserver(timeout=0.2 + articles / 50_000)
    server.build_delay = 0.02  # seconds; an editor's save is one change, not a storm
    server.watch(settings)
    server.watch(docs, recursive=False)
    for entry in sorted(archive.docs.iterdir()):
        if entry.is_dir() and entry.name not in GENERATED:
            server.watch(os.fspath(entry))
    for source in (archive.seeds, archive.authorities, archive.metadata):
        if source.exists():
            server.watch(os.fspath(source))
