"""A new folder, made atomically: filled beside its place under a hidden name, then renamed.

What is filled lies in a folder of its own, ``.NAME.<random>.fonds-new``, with a lock in it: where
nobody holds that, it was left by a run that was killed, and the next one for NAME removes it.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from fonds.base.errors import BuildFailedError, UsageError
from fonds.base.speech import joined, quoted, tell
from fonds.base.stopping import if_stopped
from fonds.files.lock import Lock

_LEFTOVER = re.compile(r"\.(?P<name>.+)\.[0-9a-f]{16}\.fonds-new", re.DOTALL)
_FILLED = "filled"
"""In the draft: the folder that is being filled."""
_WHOLE = "whole"
"""In the draft: the filled folder, while its content moves into one that must stay."""
_LAST = frozenset({"mkdocs.yml", "bagit.txt"})
"""Move last: without its own of them the folder is no archive, or bag, yet."""


@contextmanager
def drafting(folder: Path, command: str = "fonds new") -> Iterator[Path]:
    """A folder to fill, which becomes *folder*, absent or empty, at the end of the block.

    *command* is said to fill it.
    If the block fails or a signal ends the process, nothing is left. Raises UsageError if *folder*
    has meanwhile been filled.
    """
    target = folder.resolve()
    stays = target.exists() and _must_stay(target)
    anchor, first = (target, target) if stays else _find_room(target)
    draft = anchor / f".{first.name}.{secrets.token_hex(8)}.fonds-new"
    lock = Lock(draft)
    with if_stopped(lambda: _end(draft, anchor)):
        try:
            lock.acquire(command)
            filled = draft / _FILLED / target.relative_to(first.parent)
            filled.mkdir(parents=True)
            yield filled
            refuse_full(target)
            if stays:
                filled.rename(draft / _WHOLE)
            else:
                _replace(draft / _FILLED / first.name, first)
        finally:
            lock.release()
            _end(draft, anchor)


def refuse_full(folder: Path) -> None:
    """Raise UsageError, which names two of its files, if there is something in *folder*."""
    names = sorted(entry.name for entry in folder.iterdir()) if folder.exists() else []
    names = [name for name in names if not _LEFTOVER.fullmatch(name)]
    if names:
        shown = joined(map(quoted, names[:2]), tell(" and "))
        raise UsageError(
            tell(
                "{folder} is not empty: it holds {shown}; name a folder that does not exist yet",
                folder=folder,
                shown=shown,
            )
        )


def tidy_up(folder: Path) -> None:
    """Remove what killed runs for *folder* left; the move of one that was moving is finished."""
    target = folder.resolve()
    way = [target, *target.parents]
    for anchor, first in [(target, target), *zip(way[1:], way, strict=False)]:
        with suppress(OSError):  # absent, or not for us to read
            for leftover in list(anchor.iterdir()):
                named = _LEFTOVER.fullmatch(leftover.name)
                if named and named["name"] == first.name and _is_ours(leftover):
                    _clear(leftover, anchor)


def _is_ours(leftover: Path) -> bool:
    """Whether *leftover* holds nothing but what `drafting` puts there."""
    if leftover.is_symlink() or not leftover.is_dir():
        return False
    return {entry.name for entry in leftover.iterdir()} <= {".lock", _FILLED, _WHOLE}


def _clear(leftover: Path, anchor: Path) -> None:
    lock = Lock(leftover)
    with suppress(BuildFailedError):  # another run has it
        lock.acquire("fonds new")
        lock.release()
        _end(leftover, anchor)


def _find_room(target: Path) -> tuple[Path, Path]:
    """The nearest folder above *target* that exists, and what comes next on the way to it."""
    first = target
    while not first.parent.exists():
        first = first.parent
    return first.parent, first


def _must_stay(target: Path) -> bool:
    """Whether *target*, which exists, cannot be replaced by another folder.

    A shell that is in it would then be in one that is gone, and a mount point cannot be renamed.
    """
    parent = target.parent
    writable = os.access(parent, os.W_OK | os.X_OK)
    return not writable or target == Path.cwd() or target.stat().st_dev != parent.stat().st_dev


def _replace(made: Path, target: Path) -> None:
    if target.exists():  # and is empty
        shutil.copymode(target, made)
        if os.name == "nt":  # where no folder takes the place of another
            target.rmdir()
    made.rename(target)


def _end(draft: Path, folder: Path) -> None:
    """Move what is whole in *draft* into *folder*, and remove *draft*; idempotent."""
    whole = draft / _WHOLE
    entries = whole.iterdir() if whole.is_dir() else ()
    for entry in sorted(entries, key=lambda entry: (entry.name in _LAST, entry.name)):
        if not os.path.lexists(folder / entry.name):
            entry.rename(folder / entry.name)
    _remove(draft)


def _remove(folder: Path) -> None:
    """Remove *folder*; copied folders in it may be read-only."""
    for here, folders, _ in os.walk(folder):
        for name in folders:
            below = Path(here, name)
            if not below.is_symlink():
                with suppress(OSError):
                    below.chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)
