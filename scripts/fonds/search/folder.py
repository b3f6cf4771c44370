"""The index on disk: writes the files that changed, and removes those that are no longer in it.

A manifest lists the folder's files. Only files in it, or in the manifest of a site that fonds
built, are ever replaced or removed: other tools have a folder search/ too.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from fonds.base.errors import UsageError
from fonds.base.speech import tell
from fonds.files.atomic import write_atomically
from fonds.files.confined import Confined, name_two, refuse_link
from fonds.files.manifest import NAME, list_built, list_paths, write_line, write_manifest
from fonds.files.walk import list_files
from fonds.search.chunks import File


@dataclass(slots=True)
class Stored:
    """What `store_files` did."""

    files: int = 0  # that the index has
    bytes: int = 0  # in them
    written: int = 0  # of them, those whose bytes changed
    removed: int = 0  # files of a former index


def store_files(folder: Path, files: Iterable[File]) -> Stored:
    """Bring what fonds has in *folder* to be exactly *files*, in their order, each in one step.

    A page that reads meanwhile finds a chunk that does not fit its table of contents, and asks
    again until all fit; it never mixes two indexes. Raises UsageError where the folder is another
    tool's, or a file of one is in the way.
    """
    refuse_link(folder)
    own, confined, outcome = _list_own(folder), Confined(folder), Stored()
    with closing(_Manifest(folder)) as manifest:
        for file in files:
            confined.check(file.name)
            data = file.make()
            manifest.note(file.name, data)
            outcome.files += 1
            outcome.bytes += len(data)
            outcome.written += _store(folder / file.name, data, own=file.name in own)
        for path in sorted(own - manifest.noted.keys()):
            confined.check(path)
            outcome.removed += _remove(folder / path)
        manifest.tidy()
    return outcome


class _Manifest:
    """The list of the folder's files: each is noted before it is written, so that a killed run
    leaves nothing unlisted. A site that fonds built lists them in its own manifest."""

    def __init__(self, folder: Path) -> None:
        self.noted: dict[str, str] = {}
        self._file = folder / NAME
        self._stream: BinaryIO | None = None
        self._needed = not _list_built(folder)

    def note(self, name: str, data: bytes) -> None:
        """List the file *name*, which is about to be written with *data*."""
        self.noted[name] = sha256(data).hexdigest()
        if self._needed:
            stream = self._stream = self._stream or self._open()
            stream.write(write_line(os.fsencode(name), self.noted[name]))
            stream.flush()

    def _open(self) -> BinaryIO:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        refuse_link(self._file)
        return self._file.open("ab")

    def tidy(self) -> None:
        """Rewrite the list: each file once, in order."""
        if self._needed:
            write_atomically(self._file, write_manifest(self.noted))

    def close(self) -> None:
        """Close the file."""
        if self._stream:
            self._stream.close()


def _list_own(folder: Path) -> set[str]:
    """The files of *folder* that fonds made. UsageError if there are only others."""
    listed = _list_built(folder) or list_paths(folder / NAME)
    present = list(list_files(folder))
    if present and not listed:
        raise UsageError(
            tell(
                "{folder} holds files that fonds did not make ({shown}): turn the other"
                " tool’s search off, or move that folder away, then run “fonds index” again",
                folder=folder,
                shown=name_two(present),
            )
        )
    return {*listed} - {NAME}


def _list_built(folder: Path) -> set[str]:
    """The files of *folder* that the manifest of the site around it lists."""
    prefix = f"{folder.name}/"
    listed = list_built(folder.parent)
    return {path.removeprefix(prefix) for path in listed if path.startswith(prefix)}


def _store(file: Path, data: bytes, *, own: bool) -> bool:
    """Write *data* unless it is there; return whether it was not."""
    if _holds(file, data):
        return False
    if os.path.lexists(file) and not own:
        raise UsageError(tell("{file} is not of fonds’ making; move it away", file=file))
    file.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(file, data)
    return True


def _holds(file: Path, data: bytes) -> bool:
    if file.is_symlink() or not file.is_file():
        return False
    return file.stat().st_size == len(data) and file.read_bytes() == data


def _remove(file: Path) -> bool:
    """Remove *file*, and its temporary file if a killed run left one; return whether it existed."""
    file.with_name(f".{file.name}.part").unlink(missing_ok=True)
    if file.is_symlink() or not file.is_file():
        return False
    file.unlink()
    return True
