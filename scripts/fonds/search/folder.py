"""The index on disk: what changes is written, what nothing claims any more is removed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fonds.search.chunks import File


@dataclass(slots=True)
class Stored:
    """What happened in the folder."""

    files: int = 0  # that the index has
    bytes: int = 0  # in them
    written: int = 0  # of them, those whose bytes changed
    removed: int = 0  # that no index claims any more


def store_files(folder: Path, files: Iterable[File]) -> Stored:
    """Bring *folder* to hold exactly *files*, in their order; each is replaced in one step.

    A page that reads meanwhile finds a chunk that does not fit its table of contents, and asks
    again until all fit; it never mixes two indexes.
    """
    outcome, claimed = Stored(), set()
    for file in files:
        name, data = file.name, file.make()
        claimed.add(name)
        outcome.files += 1
        outcome.bytes += len(data)
        outcome.written += _store(folder / name, data)
    for path in _files_below(folder):
        if path.relative_to(folder).as_posix() not in claimed:
            path.unlink()
            outcome.removed += 1
    return outcome


def _store(file: Path, data: bytes) -> bool:
    """Write *data* unless it is there; return whether it was not."""
    try:
        if file.stat().st_size == len(data) and file.read_bytes() == data:
            return False
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.part")
    draft.write_bytes(data)
    draft.replace(file)
    return True


def _files_below(folder: Path) -> list[Path]:
    return [Path(here, name) for here, _, names in os.walk(folder) for name in sorted(names)]
