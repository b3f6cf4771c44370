"""The user's own cache folder: what takes a while to make, and is the same for every archive.

Nobody else may write to it, unlike an archive's build folder, which may come from a stranger. Each
file begins with a checksum of the rest.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from fonds.files.atomic import write_atomically

LIMIT = 1000
"""How many files a folder may hold, those of some twenty themes; then the older half goes."""
_CHECKSUM_SIZE = 16
"""Bytes of the checksum at the beginning of each file."""


def find_folder(kind: str) -> Path | None:
    """The folder for files of one *kind*, made if it is not there; None if there can be none.

    Nor is there one where somebody else may write to it.
    """
    try:
        folder = _cache_home() / "fonds" / kind
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for place in (folder, folder.parent):
            status = place.lstat()
            if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o022):
                return None
        _evict_oldest(folder)
    except (OSError, RuntimeError):  # Path.home() where there is none
        return None
    return folder


def look_up(kind: str, key: str, make: Callable[[], Any]) -> Any:
    """What *make* returns, a value as JSON has it: it is only made where none is kept for *key*.

    *key*: a fingerprint of all that it is made from.
    """
    folder = find_folder(kind)
    if folder and (known := recall(folder / key)):
        return json.loads(known)
    made = make()
    if folder:
        keep(folder / key, json.dumps(made).encode())
    return made


def recall(file: Path) -> bytes | None:
    """What was kept in *file*, if that is there and undamaged."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    kept = data[_CHECKSUM_SIZE:]
    return kept if data[:_CHECKSUM_SIZE] == _checksum(kept) else None


def keep(file: Path, data: bytes) -> None:
    """Keep *data* in *file*; a full disk only means that it is made again."""
    with suppress(OSError):
        write_atomically(file, _checksum(data) + data)


def _checksum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_CHECKSUM_SIZE).digest()


def _cache_home() -> Path:
    """Where the user's programs keep what they can make again (XDG Base Directory, 0.8)."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    named = Path(os.environ.get("XDG_CACHE_HOME") or "")
    return named if named.is_absolute() else Path.home() / ".cache"


def _evict_oldest(folder: Path) -> None:
    files = list(folder.iterdir())
    if len(files) > LIMIT:
        oldest = sorted(files, key=lambda file: file.stat().st_mtime)[: LIMIT // 2]
        for file in oldest:
            file.unlink(missing_ok=True)
