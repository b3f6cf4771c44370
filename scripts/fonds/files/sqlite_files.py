"""SQLite files that fonds keeps from one run to the next, each sealed with a checksum of its bytes.

SQLite notices a broken structure, but not another letter in a text; and to look for the former
takes it twenty times as long as a checksum of all. Each of these files may be deleted at any time.

A file may also come from a stranger, in the build folder of an archive handed over. Its rows are
data; triggers, views and expressions in its schema would be run. So it has to have just the schema
that fonds writes, and a journal beside it must not name another file: SQLite would delete that one.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path, PurePath

from fonds.base.errors import BuildFailedError, is_refusal
from fonds.files.atomic import put_whole
from fonds.files.confined import refuse_link

_COMPANIONS = ("", "-journal", "-wal", "-shm", "-seal")
_CHANGES, _WRITE_FORMAT = slice(24, 28), 18
"""Where the header counts transactions, and where it says 2 of write-ahead logging.

(SQLite's database file format, 1.3.) With such a log the count stands still.
"""
_CHUNK = 1 << 20
_NAMES_ANOTHER = bytes.fromhex("d9d505f920a163d7")
"""The end of a journal of a transaction over several files; fonds makes none (format, 3)."""

Create = Callable[[sqlite3.Connection], object]
"""What puts the empty tables of one kind of file into a new database."""


def reopen(file: Path, version: int, create: Create) -> sqlite3.Connection | None:
    """The database in *file*; None if it is absent, damaged or not as *create* makes one.

    *version*: its `user_version`.
    """
    for companion in _COMPANIONS:
        refuse_link(file.with_name(file.name + companion))
    if not file.exists():
        return None
    _refuse_folder(file)
    if _journal_names_another(file):
        return None
    connection = sqlite3.connect(file)
    try:
        (found,) = connection.execute("PRAGMA user_version").fetchone()  # and a killed run's
        if found == version and _is_own(connection, create) and _is_sound(connection, file):
            return connection  # half-made changes are undone
    except sqlite3.DatabaseError as error:
        if is_refusal(error):
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
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        if found == version and _is_own(connection, create):
            return connection
    except sqlite3.Error:
        connection.close()
        raise
    connection.close()
    raise sqlite3.DatabaseError(f"{file.name} has not the tables that this fonds makes")


def clear_away(file: Path) -> None:
    """Remove the database in *file*, and what SQLite and fonds keep beside it."""
    _refuse_folder(file)
    for companion in _COMPANIONS:
        file.with_name(file.name + companion).unlink(missing_ok=True)


def seal(file: Path) -> None:
    """Note beside *file*, which nobody has open, what its bytes are; nothing if that stands there.

    Killed before, the file bears an older seal, which then counts for nothing.
    """
    stated, changes = _read_seal(file), _count_changes(file)
    if changes and (not stated or stated[0] != changes):
        put_whole(_seal_of(file), f"{changes} {_sum_up(file):08x}\n".encode())


def _is_own(connection: sqlite3.Connection, create: Create) -> bool:
    """Whether the schema is the one of *create*, to the letter: nothing in it is a stranger's."""
    return _read_schema(connection) == _schema_of(create)


def _schema_of(create: Create) -> frozenset[tuple[str, ...]]:
    connection = sqlite3.connect(":memory:")
    try:
        create(connection)
        return _read_schema(connection)
    finally:
        connection.close()


def _read_schema(connection: sqlite3.Connection) -> frozenset[tuple[str, ...]]:
    return frozenset(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"))


def _journal_names_another(file: Path) -> bool:
    """Whether undoing the half-made changes beside *file* would reach another file."""
    journal = file.with_name(f"{file.name}-journal")
    if not journal.is_file():
        return False
    with journal.open("rb") as stream:
        stream.seek(max(0, journal.stat().st_size - len(_NAMES_ANOTHER)))
        return stream.read() == _NAMES_ANOTHER


def _is_sound(connection: sqlite3.Connection, file: Path) -> bool:
    stated = _read_seal(file)
    if stated and stated[0] == _count_changes(file):
        return stated[1] == f"{_sum_up(file):08x}"
    (sound,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    return bool(sound == "ok")


def _read_seal(file: Path) -> tuple[str, str] | None:
    """What the seal says: changes and checksum."""
    try:
        changes, checksum = _seal_of(file).read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return None
    return changes, checksum


def _count_changes(file: Path) -> str:
    """How many transactions the file has seen; "" if it does not count them."""
    with file.open("rb") as stream:
        header = stream.read(100)
    if len(header) < 100 or header[_WRITE_FORMAT] == 2:
        return ""
    return str(int.from_bytes(header[_CHANGES], "big"))


def _sum_up(file: Path) -> int:
    """CRC-32 of its bytes: it is to find accidents, not intent."""
    checksum = 0
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            checksum = zlib.crc32(chunk, checksum)
    return checksum


def _seal_of(file: Path) -> Path:
    return file.with_name(f"{file.name}-seal")


def _refuse_folder(file: Path) -> None:
    if file.is_dir():
        raise BuildFailedError(f"{file} is a folder where fonds keeps a file; move it away")
