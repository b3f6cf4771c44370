"""``fonds export``: the whole archive in one format, into a file or folder that is empty."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from fonds.base.errors import UsageError
from fonds.base.speech import tell
from fonds.catalogue.edition import compute_edition
from fonds.catalogue.holdings import read_holdings
from fonds.catalogue.store import read_catalogue
from fonds.commands.site import describe_site
from fonds.exchange.collection import Collection
from fonds.exchange.exports import export_files, is_single
from fonds.files.atomic import write_atomically
from fonds.files.lock import hold_lock


def export_archive(config_file: Path, form: str, target: Path) -> int:
    """Write the archive of *config_file* as *form* to *target*; return how many files that are.

    Raises UsageError, and writes nothing, if something is there, or no catalogue.
    """
    archive = describe_site(config_file)
    _refuse_filled(target, form)
    if not archive.catalogue.is_file():
        raise UsageError(
            tell("{catalogue} is missing; run “fonds build” first", catalogue=archive.catalogue)
        )
    with hold_lock(archive.build, "fonds export"), closing(read_catalogue(archive.catalogue)) as db:
        held = read_holdings(db, archive.page_from)
        collection = Collection(db, archive, held, compute_edition(db), (), ())
        return _write(collection, form, target)


def _write(collection: Collection, form: str, target: Path) -> int:
    """Write the files, one at a time."""
    folder = target.parent if is_single(form) else target
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for name, data in export_files(form, collection):
        write_atomically(target if is_single(form) else target / name, data)
        count += 1
    return count


def _refuse_filled(target: Path, form: str) -> None:
    """Nothing is replaced: not even a former export, which may be somebody's only one."""
    if is_single(form):
        if os.path.lexists(target) and (not target.is_file() or target.stat().st_size):
            raise UsageError(
                tell("{target} is there and is not replaced; name another file", target=target)
            )
    elif os.path.lexists(target) and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(
            tell("{target} is there and is not empty; name another folder", target=target)
        )
