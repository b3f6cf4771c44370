"""What a killed build had staged: the next one need not make it again.

Each output is noted when it is staged, with the size and times of its file, which tell whether that
is still there as it was (see `Ledger`). It is taken up if it would be made from the same again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from fonds.files.atomic import replace_file
from fonds.files.confined import refuse_link
from fonds.files.stamps import Stamp, stamp_file

_TREE = "tree"
"""Folder of the staging folder where a build stages; later ones lay it aside."""


class Staged(NamedTuple):
    """One file that was made anew."""

    key: str  # fingerprint of all that it was made from; "": its bytes are compared
    sha256: str  # of its bytes
    spans: str = ""  # where its pieces lie; see `Output`


class _Left(NamedTuple):
    """One file that was staged before."""

    folder: str  # of the staging folder
    stamp: Stamp  # as it was written
    staged: Staged  # what it is


class Leavings:
    """What was staged in *folder*; the last build's tree was laid *aside* there."""

    def __init__(self, folder: Path, aside: str) -> None:
        self._folder = os.fspath(folder)
        noted = folder / "staged.jsonl"
        refuse_link(noted)
        self._left = dict(_read(noted, aside))
        self._stream = noted.open("w", encoding="utf-8", buffering=1)
        for path, left in self._left.items():
            self._write(path, left)

    def note(self, path: str, staged: Staged, place: str) -> None:
        """Note that the output *path* was *staged*, at *place*."""
        if staged.key and (stamp := stamp_file(place)):
            self._write(path, _Left(_TREE, stamp, staged))

    def holds(self, path: str, key: str) -> bool:
        """Whether the output *path* is here, as it was written, and made from the same."""
        left = self._left.get(path)
        if left is None or not key or left.staged.key != key:
            return False
        return stamp_file(f"{self._folder}/{left.folder}/{path}") == left.stamp

    def take_up(self, path: str, place: str) -> Staged:
        """Move the output *path*, which is here, to *place*."""
        left = self._left.pop(path)
        replace_file(f"{self._folder}/{left.folder}/{path}", place)
        self.note(path, left.staged, place)
        return left.staged

    def close(self) -> None:
        """Note no more."""
        self._stream.close()

    def _write(self, path: str, left: _Left) -> None:
        self._stream.write(f"{json.dumps([path, left.folder, left.stamp, left.staged])}\n")


def _read(noted: Path, aside: str) -> Iterator[tuple[str, _Left]]:
    """What the file *noted* says, line by line; where the process died one is not whole."""
    lines: list[str] = []
    with suppress(OSError, UnicodeDecodeError):
        lines = noted.read_text(encoding="utf-8").splitlines()
    for line in lines:
        with suppress(ValueError, TypeError):
            path, folder, (size, modified, changed), staged = json.loads(line)
            folder = aside if folder == _TREE else folder
            if folder:
                yield path, _Left(folder, (size, modified, changed), Staged(*staged))
