"""The seeds folder: which files are sources, in a deterministic order."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from fonds.accession.choice import Choice
from fonds.accession.kinds import HIDDEN, LITTER, TEXT, Kind, kind_of
from fonds.base.chars import has_surrogates, show_odd_bytes
from fonds.base.errors import UsageError
from fonds.base.model import Remark, Source
from fonds.base.speech import reason_of, tell
from fonds.files.walk import is_folder

TABLES = ("metadata.csv",)
"""Files at the root of the seeds that state metadata: no articles."""

_FLAGS = os.O_RDONLY | sum(
    getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
)
"""Open flags, those that the system has: not to follow a link or block on a pipe that took a file's
place."""
_JUNCTION = 0xA0000003
"""IO_REPARSE_TAG_MOUNT_POINT, of a folder ([MS-FSCC], 2.1.2.1)."""


BY_KIND = Choice()
"""What is an article if mkdocs.yml does not say."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be a source."""

    path: str  # relative to the seeds, "/" between folders, valid Unicode, no other has it
    file: str  # its path on disk
    kind: Kind = TEXT  # what its name shows


@dataclass(frozen=True, slots=True)
class Aside:
    """A file, or a folder that is not entered, which is no article by its kind."""

    path: str  # as in ``Found``
    kind: Kind  # why
    pattern: str = ""  # of ``include:``, to read it all the same; "": what `pattern_of` says


@dataclass(frozen=True, slots=True)
class _Entry:
    path: str  # as in ``Found``
    item: os.DirEntry[str]  # what the system says of it

    @property
    def order(self) -> str:
        """What it is sorted by: a folder goes where the paths of its files go."""
        return f"{self.path}/" if is_folder(self.item) else self.path


def walk(
    seeds: Path, tables: Collection[str] = TABLES, choice: Choice = BY_KIND
) -> Iterator[Found | Aside | Remark]:
    """Every file under *seeds*, by relative path, articles by *choice* and others; what is lost,
    as a remark.

    No link is followed, so nothing outside is read. *tables* are paths left out in silence. Raises
    `UsageError` when *seeds* is no folder. Not `files.walk`: this one is sorted while it walks,
    makes paths of names that are no Unicode, and tells each link and hidden folder.
    """
    if not seeds.is_dir():
        raise UsageError(
            tell("{seeds}: there is no such folder; create it or correct “seeds:”.", seeds=seeds)
        )
    root = Path(os.path.realpath(seeds))
    pending = [_list_folder(seeds, "")]
    while pending:
        entry = next(pending[-1], None)
        if entry is None:
            pending.pop()
        elif isinstance(entry, Remark):
            yield entry
        elif entry.path not in tables or is_folder(entry.item):
            result = _classify(entry, root, choice)
            if result is not None:
                yield result
            else:
                pending.append(_list_folder(Path(entry.item.path), f"{entry.path}/"))


def read_source(path: str, file: str, max_bytes: int) -> Source | Remark:
    """The bytes of *file*, read once; a remark when it cannot be read or is over *max_bytes*."""
    try:
        descriptor = os.open(file, _FLAGS)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return _refuse_other(path)
            data = (
                b"" if status.st_size > max_bytes else _read(descriptor, status.st_size, max_bytes)
            )
        finally:
            os.close(descriptor)
    except IsADirectoryError:
        return _refuse_other(path)
    except FileNotFoundError:
        message = tell("The file vanished while the archive was built: build again.")
        return Remark("lost", "vanished", path, message)
    except OSError as error:
        return _refuse_unreadable(path, error)
    if max(status.st_size, len(data)) > max_bytes:
        return _refuse_size(path, max(status.st_size, len(data)), max_bytes)
    return Source(path, file, data, sha256(data).hexdigest())


def read_head(file: Path, size: int) -> bytes:
    """The first *size* bytes of *file*; none if it is no regular file, or cannot be read."""
    with suppress(OSError):
        descriptor = os.open(file, _FLAGS)
        try:
            if stat.S_ISREG(os.fstat(descriptor).st_mode):
                return os.read(descriptor, size)
        finally:
            os.close(descriptor)
    return b""


def _read(descriptor: int, size: int, max_bytes: int) -> bytes:
    """All of a file that had *size* bytes; of one that grows meanwhile, a little over the limit."""
    data = os.read(descriptor, size + 1)
    if len(data) == size:  # one byte more was asked for
        return data
    while len(data) <= max_bytes and (more := os.read(descriptor, len(data) + 1)):
        data += more
    return data


def _list_folder(folder: Path, prefix: str) -> Iterator[_Entry | Remark]:
    """The entries of *folder*, sorted; their paths begin with *prefix*."""
    try:
        with os.scandir(folder) as listing:
            items = sorted(listing, key=lambda item: os.fsencode(item.name))
    except OSError as error:
        yield _refuse_unreadable(prefix.removesuffix("/"), error)
        return
    names = _show_names([item.name for item in items])
    entries = [_Entry(prefix + name, item) for name, item in zip(names, items, strict=True)]
    for entry in sorted(entries, key=lambda entry: entry.order):
        if has_surrogates(entry.item.name):
            yield _note_name(entry.path)
        yield entry


def _show_names(names: list[str]) -> list[str]:
    """*names* as valid Unicode, no two the same: bytes that are not UTF-8 as ``%E9``."""
    taken = {name for name in names if not has_surrogates(name)}
    shown = []
    for name in names:
        if name not in taken:
            name = show_odd_bytes(name)
            while name in taken:
                name = f"%{name}"
            taken.add(name)
        shown.append(name)
    return shown


def _note_name(path: str) -> Remark:
    message = tell("Its name is not UTF-8 and is shown with % for each odd byte: rename it.")
    return Remark("note", "name-not-utf8", path, message)


def is_link(item: os.DirEntry[str]) -> bool:
    """Whether *item* is a symbolic link, or a junction of Windows, which is a link to a folder."""
    if item.is_symlink() or not is_folder(item):
        return item.is_symlink()
    with suppress(OSError):
        status = item.stat(follow_symlinks=False)
        return getattr(status, "st_reparse_tag", 0) == _JUNCTION  # Windows alone has tags
    return False


def _classify(entry: _Entry, root: Path, choice: Choice) -> Found | Aside | Remark | None:
    """What *entry* is; None for a folder to enter."""
    if is_folder(entry.item) and not is_link(entry.item):
        kind = kind_of(entry.path)
        skipped = kind in (HIDDEN, LITTER) or entry.item.name.lower().startswith(".")
        if not skipped or choice.enters(entry.item.name):
            return None
        return Aside(entry.path, kind if kind is LITTER else HIDDEN)
    kind, read = choice.judge(entry.path)
    if not read:
        return Aside(entry.path, kind)
    if is_link(entry.item):
        return _judge_link(entry, root)
    try:
        regular = entry.item.is_file(follow_symlinks=False)
    except OSError as error:
        return _refuse_unreadable(entry.path, error)
    return Found(entry.path, entry.item.path, kind) if regular else _refuse_other(entry.path)


def _judge_link(entry: _Entry, root: Path) -> Remark:
    try:
        target = Path(os.path.realpath(entry.item.path, strict=True))
    except OSError as error:
        if error.errno == errno.ELOOP:
            return _refuse_link(entry, "symlink-loop", tell("The link leads to itself"))
        return _refuse_link(entry, "symlink-broken", tell("The link leads nowhere"))
    if not target.is_relative_to(root):
        return _refuse_link(entry, "symlink-outside", tell("The link leads out of the seeds"))
    if Path(os.path.realpath(Path(entry.item.path).parent)).is_relative_to(target):
        return _refuse_link(entry, "symlink-loop", tell("The link leads back to a folder it is in"))
    message = tell("The link was not followed: what it leads to has its own place in the archive.")
    return Remark("note", "symlink", entry.path, message)


def _refuse_link(entry: _Entry, code: str, what: str) -> Remark:
    message = tell(
        "{what} and was not followed: put the file itself there, or remove the link.", what=what
    )
    return Remark("lost", code, entry.path, message)


def _refuse_other(path: str) -> Remark:
    message = tell("It is no regular file but a pipe, socket, device or folder: remove it.")
    return Remark("lost", "not-a-file", path, message)


def _refuse_unreadable(path: str, error: OSError) -> Remark:
    message = tell(
        "It cannot be read ({reason}): check its permissions and its disk.", reason=reason_of(error)
    )
    return Remark("lost", "unreadable", path, message)


def _refuse_size(path: str, size: int, max_bytes: int) -> Remark:
    message = tell(
        "It has {size} bytes, more than the {max_bytes} allowed: raise max_bytes"
        " under plugins: fonds: in mkdocs.yml to read it.",
        size=size,
        max_bytes=max_bytes,
    )
    return Remark("lost", "too-large", path, message)
