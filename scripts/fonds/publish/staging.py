"""Publishing without ever breaking the site: staged beside it, then renamed into place.

MkDocs empties its output folder and fills it anew, so it is given another one, beside the site.
What differs is then moved into the site under a write-ahead journal: killed before the journal is
written, the old site stays; killed after, the next run finishes the move. New files come first,
then those that changed, and stale ones go last, so that at any moment whatever a page links to is
there.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Collection, Iterable
from copy import copy
from itertools import count
from pathlib import Path

from fonds.base.errors import UsageError
from fonds.base.speech import tell
from fonds.files.atomic import replace_file
from fonds.files.confined import Confined, is_inside, refuse_link
from fonds.files.walk import is_hidden, list_files


class Staging:
    """The folder beside one site where its next state is prepared."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.folder = site.with_name(f".{site.name}.staging")
        self.tree = self.folder / "tree"
        self._journal = self.folder / "journal.json"

    def open(self, *, going_on: bool = False) -> str:
        """Finish what a killed run had begun to publish, and start empty.

        *going_on*: what it had staged is laid aside, in the folder that is returned; "" if nothing.
        """
        if not self.recover():
            self._journal.unlink()
        aside = ""
        if going_on and self.tree.is_dir():
            aside = next(it for it in map("former-{}".format, count()) if not self._has(it))
            self.tree.rename(self.folder / aside)
        elif not going_on:
            self.discard()
        self.tree.mkdir(parents=True)
        return aside

    def branch(self) -> Staging:
        """The same with an empty tree of its own, for another process to fill."""
        branch = copy(self)
        branch.tree = self.folder / "branch"
        shutil.rmtree(branch.tree, ignore_errors=True)
        return branch

    def merge(self, branch: Staging) -> None:
        """Move what was staged in *branch* into this tree, which has none of its folders."""
        if branch.tree.is_dir():
            for folder in list(branch.tree.iterdir()):
                folder.rename(self.tree / folder.name)

    def _has(self, name: str) -> bool:
        return os.path.lexists(self.folder / name)

    def recover(self) -> bool:
        """Finish what a killed run had begun to publish.

        False if stale files may be left, because the journal is damaged: they go with the next
        build. Raises UsageError where a link would lead out of the site.
        """
        for place in (self.site, self.folder, self.tree, self._journal):
            refuse_link(place)
        if not self._journal.is_file():
            return True
        stale = self._read_journal()
        self._move(stale or [])
        if stale is None:
            return False
        self._journal.unlink()
        return True

    def discard(self) -> None:
        """Drop what is staged, unless it is half published: that is for the next run to finish."""
        if self._journal.is_file():
            return
        shutil.rmtree(self.folder, ignore_errors=True)

    def publish(self, stale: Iterable[str]) -> None:
        """Make the site what is staged, less the *stale* paths (relative to the site)."""
        if not self.site.exists():
            self.site.parent.mkdir(parents=True, exist_ok=True)
            self.tree.rename(self.site)
        else:
            listed = sorted(stale)
            self._refuse_locked({*list_files(self.tree, is_hidden), *listed})
            self._write_journal(listed)
            self._move(listed)
            self._journal.unlink()
        self.discard()

    def _refuse_locked(self, paths: Iterable[str]) -> None:
        """Raise PermissionError before anything is moved if some of it cannot be."""
        for folder in {os.path.dirname(path) for path in paths}:  # noqa: PTH120 - thousands of them
            place = self.site / folder
            while not place.exists():
                place = place.parent
            if place.is_dir() and not os.access(place, os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), os.fspath(place))

    def _write_journal(self, stale: list[str]) -> None:
        """Write it atomically, and onto the disk before anything is moved."""
        draft = self._journal.with_suffix(".part")
        with draft.open("w", encoding="utf-8", errors="surrogateescape") as file:
            json.dump({"stale": stale, "checksum": _checksum(stale)}, file)
            file.flush()
            os.fsync(file.fileno())
        replace_file(draft, self._journal)

    def _read_journal(self) -> list[str] | None:
        """The stale paths; None if the journal is damaged, or leads out of the site."""
        try:
            text = self._journal.read_text(encoding="utf-8", errors="surrogateescape")
            journal = json.loads(text)
            stale = list(journal["stale"])
            sound = journal["checksum"] == _checksum(stale) and all(map(is_inside, stale))
            return stale if sound else None
        except (ValueError, TypeError, KeyError):
            return None

    def _move(self, stale: list[str]) -> None:
        """Install every staged file, then remove the *stale* ones; idempotent."""
        made, confined, known = set[str](), Confined(self.site), frozenset(stale)
        for path in sorted(
            list_files(self.tree, is_hidden), key=lambda path: os.path.lexists(self.site / path)
        ):
            parent = os.path.dirname(path)  # noqa: PTH120 - a string, thousands of times
            if parent not in made:
                _make_folder(self.site, parent, known)
                made.add(parent)
            confined.check(path)
            target = self.site / path
            if target.is_dir() and not target.is_symlink():
                _remove_folder(target, self.site, known)
            replace_file(self.tree / path, target)
        for path in stale:
            confined.check(path)
            old = self.site / path
            if old.is_symlink() or old.is_file():  # else something new took its place
                old.unlink()
        for parent in sorted({os.path.dirname(path) for path in stale}, reverse=True):  # noqa: PTH120
            _remove_empty(self.site / parent, self.site)


class Folders:
    """Makes each folder of a tree once."""

    def __init__(self, tree: Path) -> None:
        self._tree = os.fspath(tree)
        self._made: set[str] = set()

    def path_for(self, path: str) -> str:
        """The file to write *path* into; its folder is made."""
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            os.makedirs(f"{self._tree}/{folder}", exist_ok=True)  # noqa: PTH103 - on a hot path
            self._made.add(folder)
        return f"{self._tree}/{path}"


def _make_folder(site: Path, folder: str, stale: Collection[str]) -> None:
    """Make *folder* below *site*, where a *stale* file of the old site may be in its way."""
    here = site
    for name in Path(folder).parts:
        here = here / name
        if here.is_file() and here.relative_to(site).as_posix() in stale:
            here.unlink()
    try:
        here.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise UsageError(
            tell(
                "{filename} is where the site needs a folder; move it away", filename=error.filename
            )
        ) from None


def _remove_folder(folder: Path, site: Path, stale: Collection[str]) -> None:
    """Remove *folder*, where a file belongs; UsageError if it holds more than *stale* files."""
    for here, _, names in os.walk(folder, topdown=False):  # a folder after all that is in it
        for name in names:
            if Path(here, name).relative_to(site).as_posix() not in stale:
                raise UsageError(
                    tell(
                        "{folder} is a folder where the site needs a file; move it away",
                        folder=folder,
                    )
                )
            Path(here, name).unlink()
        Path(here).rmdir()


def _checksum(stale: list[str]) -> str:
    return hashlib.sha256(json.dumps(stale).encode()).hexdigest()


def _remove_empty(folder: Path, site: Path) -> None:
    while folder != site and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
