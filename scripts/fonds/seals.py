"""SQLite files that fonds keeps from one run to the next, each sealed with a checksum of its bytes.

SQLite notices a broken structure, but not another letter in a text; and to look for the former
takes it twenty times as long as a checksum of all. Each of these files may be deleted at any time.
"""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

from fonds.confined import refuse_link
from fonds.drafts import put_whole
from fonds.errors import BuildFailedError, is_refusal

_COMPANIONS = ("", "-journal", "-wal", "-shm", "-seal")
_CHANGES, _WRITE_FORMAT = slice(24, 28), 18
"""Where the header counts transactions, and where it says 2 of write-ahead logging.

(SQLite's database file format, 1.3.) With such a log the count stands still.
"""
_CHUNK = 1 << 20


def reopen(file: Path, version: int) -> sqlite3.Connection | None:
    """The database in *file*; None if it is absent, damaged or of another `user_version`."""
    for companion in _COMPANIONS:
        refuse_link(file.with_name(file.name + companion))
    if not file.exists():
        return None
    _refuse_folder(file)
    connection = sqlite3.connect(file)
    try:
        (found,) = connection.execute("PRAGMA user_version").fetchone()  # and a killed run's
        if found == version and _is_sound(connection, file):  # half-made changes are undone
            return connection
    except sqlite3.DatabaseError as error:
        if is_refusal(error):
            raise
    connection.close()
    return None


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
