"""SQLite files that fonds keeps from one run to the next, each with a checksum file beside it.

`PRAGMA quick_check` finds a broken structure, but misses changed bytes inside a value, and takes
twenty times as long as a checksum of the file. Where the file's times say that nobody wrote it
since that was computed, it is not read for it again, as no source is. Any of these files may be
deleted at any time.

A database may also be untrusted, in the build folder of an archive from somebody else. Its rows are
data, but triggers, views and expressions of its schema would be executed. So its schema must be
exactly the one that fonds writes, and a rollback journal beside it must not name a super-journal:
SQLite would delete the file of that name.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path, PurePath

from fonds.base.errors import BuildFailedError, is_system_error
from fonds.base.speech import tell
from fonds.files.atomic import write_atomically
from fonds.files.confined import refuse_link
from fonds.files.stamps import stamp_file

_SUFFIXES = ("", "-journal", "-wal", "-shm", "-checksum", "-seal")
"""Of a database and the files beside it; -seal was the checksum file of earlier versions."""
_CHANGE_COUNTER = slice(24, 28)
"""Bytes of the database header that count its transactions (SQLite's file format, 1.3)."""
_WRITE_VERSION = 18
"""The byte of the header that is 2 for write-ahead logging, which leaves the counter as it is."""
_CHUNK = 1 << 18
"""Bytes that are read at once."""
_MAPPED = 3 << 25
"""Bytes up to which a database is mapped into memory (https://www.sqlite.org/mmap.html): a rebuild
reads many pages of the catalogue again and again, else by a system call each time, an eighth of
what it takes. Of a larger one a part would be mapped, which gains next to nothing."""
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
"""Ends a journal that names a super-journal, of a transaction over several files (format, 3).
fonds makes none."""

Create = Callable[[sqlite3.Connection], object]
"""What puts the empty tables of one kind of file into a new database."""


def reopen(file: Path, version: int, create: Create) -> sqlite3.Connection | None:
    """The database in *file*; None if it is absent, damaged or not as *create* makes one.

    *version*: its `user_version`.
    """
    for suffix in _SUFFIXES:
        refuse_link(file.with_name(file.name + suffix))
    if not file.exists():
        return None
    _refuse_folder(file)
    if _has_super_journal(file):
        return None
    connection = sqlite3.connect(file)
    try:
        _map(connection, file)
        # The first read rolls back what a killed run left in the journal.
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        if found == version and _has_schema(connection, create) and _is_intact(connection, file):
            return connection
    except sqlite3.DatabaseError as error:
        if is_system_error(error):
            raise
    connection.close()
    return None


def uri_of(file: PurePath) -> str:
    """The absolute *file* as SQLite takes it (https://www.sqlite.org/uri.html).

    A folder that Windows shares over a network is part of the path there, and no authority.
    """
    uri = file.as_uri()
    return uri if uri.startswith("file:///") else f"file:////{uri.removeprefix('file://')}"


def open_read_only(file: Path, version: int, create: Create) -> sqlite3.Connection:
    """The database in *file*, to read from; its checksum is not looked at.

    Raises sqlite3.DatabaseError if it is damaged, or not as `reopen` would take it.
    """
    connection = sqlite3.connect(f"{uri_of(file.absolute())}?mode=ro", uri=True)
    try:
        _map(connection, file)
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        if found == version and _has_schema(connection, create):
            return connection
    except sqlite3.Error:
        connection.close()
        raise
    connection.close()
    raise sqlite3.DatabaseError(
        tell("{name} has not the tables that this fonds makes", name=file.name)
    )


def _map(connection: sqlite3.Connection, file: Path) -> None:
    """Map the database in *file* into memory, unless it is large."""
    if file.stat().st_size <= _MAPPED:
        connection.execute(f"PRAGMA mmap_size = {_MAPPED}")


def clear_away(file: Path) -> None:
    """Remove the database in *file*, and what SQLite and fonds keep beside it."""
    _refuse_folder(file)
    for suffix in _SUFFIXES:
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def write_checksum(file: Path) -> None:
    """Write the checksum file of *file*, which nobody has open, unless it is up to date.

    It holds the change counter too: if the process dies before, the counter in the old checksum
    file no longer matches, and `reopen` ignores it. Last comes the stamp of *file*.
    """
    stated, changes = _read_checksum(file), _count_changes(file)
    if changes and stated[:1] != [changes]:
        stamp = _stamp(file)
        line = " ".join([changes, f"{_compute_checksum(file):08x}", *stamp])
        write_atomically(_checksum_file(file), f"{line}\n".encode())


def _has_schema(connection: sqlite3.Connection, create: Create) -> bool:
    """Whether the schema is exactly the one that *create* makes."""
    try:
        return _read_schema(connection) == make_schema(create)
    except UnicodeDecodeError:  # of SQLite's message, which quotes what is damaged
        return False


@cache
def make_schema(create: Create) -> frozenset[tuple[str, ...]]:
    """The schema that *create* makes: the same in all of a process, for one SQLite."""
    connection = sqlite3.connect(":memory:")
    try:
        create(connection)
        return _read_schema(connection)
    finally:
        connection.close()


def _read_schema(connection: sqlite3.Connection) -> frozenset[tuple[str, ...]]:
    return frozenset(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"))


def _has_super_journal(file: Path) -> bool:
    """Whether rolling back the journal of *file* would delete another file."""
    journal = file.with_name(f"{file.name}-journal")
    if not journal.is_file():
        return False
    with journal.open("rb") as stream:
        stream.seek(max(0, journal.stat().st_size - len(_JOURNAL_MAGIC)))
        return stream.read() == _JOURNAL_MAGIC


def _is_intact(connection: sqlite3.Connection, file: Path) -> bool:
    """Whether its checksum is right; without one that is current, whether its structure is."""
    stated = _read_checksum(file)
    if stated[:1] == [_count_changes(file)]:
        return _is_untouched(file, stated) or stated[1] == f"{_compute_checksum(file):08x}"
    (sound,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    return bool(sound == "ok")


def _is_untouched(file: Path, stated: list[str]) -> bool:
    """Whether *file* has the stamp that is *stated*, and another writer's would be a different one.

    It would where the checksum file is younger: a later change has no earlier time than that.
    """
    stamp, later = _stamp(file), _stamp(_checksum_file(file))
    return stated[2:] == stamp and int(later[1]) > max(map(int, stamp[1:]))


def _stamp(file: Path) -> list[str]:
    """Size and times of *file*."""
    return [*map(str, stamp_file(os.fspath(file)) or (0, 0, 0))]


def _read_checksum(file: Path) -> list[str]:
    """The change counter and checksum in the checksum file, and a stamp; empty without them."""
    try:
        stated = _checksum_file(file).read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return []
    return stated if len(stated) > 1 else []


def _count_changes(file: Path) -> str:
    """The change counter of the database; "" if it does not count transactions."""
    with file.open("rb") as stream:
        header = stream.read(100)
    if len(header) < 100 or header[_WRITE_VERSION] == 2:
        return ""
    return str(int.from_bytes(header[_CHANGE_COUNTER], "big"))


def _compute_checksum(file: Path) -> int:
    """The CRC-32 of its bytes: it finds accidents, not tampering."""
    checksum, chunk = 0, memoryview(bytearray(_CHUNK))  # one for all: none need be cleared
    with file.open("rb", buffering=0) as stream:
        while size := stream.readinto(chunk):
            checksum = zlib.crc32(chunk[:size], checksum)
    return checksum


def _checksum_file(file: Path) -> Path:
    return file.with_name(f"{file.name}-checksum")


def _refuse_folder(file: Path) -> None:
    if file.is_dir():
        raise BuildFailedError(
            tell("{file} is a folder where fonds keeps a file; move it away", file=file)
        )
