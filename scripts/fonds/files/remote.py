"""A folder at an address that fsspec opens (s3://, gs://, memory:// …), copied here as it changes.

It is only read. The copy is a folder like any other, so that whatever reads sources stays as it is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from fonds.base.errors import UsageError
from fonds.base.fingerprint import fingerprint
from fonds.base.speech import tell
from fonds.files.atomic import write_atomically
from fonds.files.confined import Confined, is_inside
from fonds.files.walk import list_files

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

Tick = Callable[[int, int], None]
"""Called with how many files are copied, and of how many."""

BATCH = 32
"""Files that are asked for at once: stores answer many at a time, and they are held in memory."""


@dataclass(frozen=True, slots=True)
class Mirror:
    """A folder far away, and its copy here."""

    address: str  # "s3://bucket/folder"
    folder: Path  # the copy; whatever else lies there is removed

    @property
    def state(self) -> Path:
        """What the store said of each file when it was copied."""
        return self.folder.with_name(f"{self.folder.name}.json")


def is_remote(seeds: str) -> bool:
    """Whether *seeds*, as mkdocs.yml names them, are no folder of this machine."""
    return "://" in seeds


def check_address(address: str) -> None:
    """Raise UsageError if *address* holds a password: mkdocs.yml is handed on."""
    if "@" in urlsplit(address).netloc:
        raise UsageError(
            tell(
                "mkdocs.yml: “seeds” holds a user or a password; give them to the store's own"
                " configuration or environment, such as AWS_PROFILE"
            )
        )


def refresh(mirror: Mirror, largest: int, tick: Tick, *, anew: bool = False) -> list[str]:
    """Bring the copy up to date; return the paths that it cannot have: their names are no paths
    here, or they are larger than *largest* bytes.

    *anew*: read every file, not only those that the store says have changed. Raises UsageError if
    the store cannot be read, or holds no file there.
    """
    store, root = _open(mirror.address)
    there = _list(store, root, mirror.address)
    known: dict[str, str] = {} if anew else _read_state(mirror.state)
    wanted = {
        path: fingerprint(sorted(map(repr, info.items())))
        for path, info in there.items()
        if is_inside(path) and (info["size"] or 0) <= largest
    }
    here = set(list_files(mirror.folder))
    stale = {
        path: str(there[path]["name"])
        for path, key in wanted.items()
        if path not in here or known.get(path) != key
    }
    for path in here - wanted.keys():
        (mirror.folder / path).unlink()
    mirror.state.unlink(missing_ok=True)  # until all is here: a killed run asks for all again
    _copy(mirror, store, stale, tick)
    write_atomically(mirror.state, json.dumps(wanted).encode())
    return sorted(there.keys() - wanted.keys())


def _open(address: str) -> tuple[AbstractFileSystem, str]:
    try:
        from fsspec.core import url_to_fs

        return url_to_fs(address)  # type: ignore[no-any-return]
    except (ImportError, ValueError) as error:
        raise UsageError(
            tell(
                "“seeds: {address}” needs fsspec and its package for that store (pip install"
                " 'fonds[remote]'): {error}",
                address=address,
                error=error,
            )
        ) from error


def _list(store: AbstractFileSystem, root: str, address: str) -> dict[str, Mapping[str, Any]]:
    """Path below *root* → what the store says of the file."""
    try:
        store.invalidate_cache()
        found = store.find(root, detail=True)
    except Exception as error:  # each store has its own
        raise _unreadable(address, error) from error
    if not found:
        raise UsageError(tell("{address}: there is no file; correct “seeds:”.", address=address))
    start = len(root.rstrip("/")) + 1
    return {path[start:]: info for path, info in found.items()}


def _copy(mirror: Mirror, store: AbstractFileSystem, files: Mapping[str, str], tick: Tick) -> None:
    """Copy *files*: path → its name in the store."""
    confined, paths = Confined(mirror.folder), list(files)
    for start in range(0, len(paths), BATCH):
        batch = paths[start : start + BATCH]
        for path, data in zip(batch, _read(mirror, store, [files[p] for p in batch]), strict=True):
            confined.check(path)
            (mirror.folder / path).parent.mkdir(parents=True, exist_ok=True)
            write_atomically(mirror.folder / path, data)
        tick(start + len(batch), len(paths))


def _read(mirror: Mirror, store: AbstractFileSystem, names: list[str]) -> list[bytes]:
    """All of each; not by `cat`, which takes "[1]" in a name for a pattern."""
    try:
        found = store.cat_ranges(names, None, None)
    except Exception as error:  # each store has its own
        raise _unreadable(mirror.address, error) from error
    for data in found:
        if isinstance(data, Exception):
            raise _unreadable(mirror.address, data) from data
    return list(found)


def _unreadable(address: str, error: Exception) -> UsageError:
    """Without what the store says: it may repeat a key or a signed address."""
    return UsageError(
        tell(
            "{address}: the store cannot be read ({name}); look at the address, the"
            " network and the credentials",
            address=address,
            name=type(error).__name__,
        )
    )


def _read_state(file: Path) -> dict[str, str]:
    try:
        return dict(json.loads(file.read_bytes()))
    except (OSError, ValueError, TypeError):
        return {}
