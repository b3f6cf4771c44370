"""The live preview: how it begins, and how it leaves nothing behind."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from fonds.base.stopping import catch_signals, if_stopped, when_stopped
from fonds.config import Archive
from fonds.files.sqlite_files import clear_away
from fonds.plugin import pacing
from fonds.publish.ledger import place_ledger
from fonds.publish.staging import Staging


@contextmanager
def temporary_folder() -> Iterator[None]:
    """Have MkDocs put its copy of the site into a folder that goes at the end, or with a signal."""
    folder = Path(tempfile.gettempdir()) / f"fonds-{secrets.token_hex(8)}"
    remove = partial(shutil.rmtree, folder, ignore_errors=True)
    with if_stopped(remove):
        folder.mkdir(mode=0o700)
        before, tempfile.tempdir = tempfile.tempdir, os.fspath(folder)
        try:
            yield
        finally:
            tempfile.tempdir = before
            remove()


def begin_preview(archive: Archive) -> Archive:
    """Have a signal that ends the process end the preview too; ``mkdocs serve`` catches but one.

    Return the archive as a preview builds it: nothing is kept on the way, since meanwhile the desk
    reads the catalogue as the last build left it.
    """
    pacing.answer_meanwhile()
    catch_signals(only_free=True)
    when_stopped("preview", partial(end_preview, archive))
    return replace(archive, shards="")


def end_preview(archive: Archive) -> None:
    """Remove what a preview made: the copy that MkDocs made for it, and the ledger of that."""
    if archive.site.name.startswith("mkdocs_"):  # as MkDocs names that copy
        for folder in (archive.site, Staging(archive.site).folder):
            shutil.rmtree(folder, ignore_errors=True)
    clear_away(place_ledger(archive))
