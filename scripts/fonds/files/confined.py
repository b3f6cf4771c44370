"""Paths that are written or removed stay below their root: no path traversal, no symbolic links."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from fonds.base.errors import UsageError
from fonds.base.speech import and_more, joined, tell


class Confined:
    """One root folder, and the folders below it that were checked not to be links."""

    def __init__(self, root: Path) -> None:
        self._root = os.fspath(root)
        self._checked = {""}

    def check(self, path: str) -> None:
        """Raise UsageError if *path* (relative to the root, "/" between folders) leads out of it.

        Only its folders are looked at, each once; the last part may be a link, which
        a rename or a removal replaces instead of following it.
        """
        folder = path.rpartition("/")[0]
        if folder in self._checked:
            return
        if not is_inside(path):
            raise UsageError(
                tell("{path}: the path leads out of {root}", path=path, root=self._root)
            )
        self.check(folder)
        refuse_link(Path(self._root, folder))
        self._checked.add(folder)


def is_inside(path: str) -> bool:
    """Whether *path*, relative to a root, stays below it on every system; the disk is not asked."""
    parts = path.split("/")
    return not (
        {"", ".", ".."} & set(parts)
        or "\0" in path
        or (os.sep == "\\" and ("\\" in path or ":" in path))
        or PurePosixPath(path).is_absolute()
    )


def refuse_link(place: Path) -> None:
    """Raise UsageError if *place* is a symbolic link: what is written would land elsewhere."""
    if place.is_symlink():
        raise UsageError(
            tell("{place} is a symbolic link; put what it leads to in its place", place=place)
        )


def refuse_links(root: Path, place: Path) -> None:
    """Raise UsageError if *place*, or a folder between it and *root*, is a symbolic link.

    A *place* outside *root* was chosen by whoever wrote its path: only it itself is looked at.
    """
    refuse_link(place)
    for parent in place.parents if place.is_relative_to(root) else ():
        if parent == root:
            break
        refuse_link(parent)


def way_to(place: Path, root: Path) -> str:
    """The path of *place* from *root*, "/" between folders; the whole one if none leads there.

    None does between two drives of Windows.
    """
    try:
        way = os.path.relpath(place, root)
    except ValueError:
        way = os.fspath(place)
    return way.replace(os.sep, "/")


def name_two(paths: Iterable[str]) -> str:
    """The first two of *paths*, for a message, and how many more there are."""
    listed = sorted(paths)
    return joined([joined(listed[:2]), and_more(len(listed) - 2)], "")
