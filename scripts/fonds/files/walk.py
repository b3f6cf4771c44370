"""All that is below a folder, listed in one way: relative paths, no link followed, no recursion."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

Skip = Callable[[str], bool]
"""Whether a path below the folder is left out, and all that is below it."""
OnError = Callable[[str, OSError], object]
"""Called with the path of a folder that cannot be listed ("" for the root), and why."""


def walk_entries(
    root: Path, skip: Skip | None = None, on_error: OnError | None = None
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Path ("/" between folders) and entry of all below *root* but folders, in the disk's order.

    Without *on_error* a folder that cannot be listed raises its OSError.
    """
    pending = [""]  # a stack: folders may be nested more deeply than Python can recurse
    while pending:
        prefix = pending.pop()
        try:
            with os.scandir(f"{root}/{prefix}") as listing:
                entries = [(f"{prefix}{entry.name}", entry) for entry in listing]
        except OSError as error:
            if on_error is None:
                raise
            on_error(prefix.removesuffix("/"), error)
            continue
        for path, entry in entries:
            if skip and skip(path):
                continue
            if is_folder(entry):
                pending.append(f"{path}/")
            else:
                yield path, entry


def list_files(root: Path, skip: Skip | None = None) -> Iterator[str]:
    """The files below *root*, and links to files; a folder that cannot be listed has none.

    There may be no *root* at all.
    """
    entries = walk_entries(root, skip, lambda path, error: None)
    return (path for path, entry in entries if not _leads_to_folder(entry))


def is_hidden(path: str) -> bool:
    """Whether *path* is, or is below, a dot-file at the top: .git, .nojekyll are not the site's."""
    return path.startswith(".")


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether *entry* is a folder, and no link to one."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
