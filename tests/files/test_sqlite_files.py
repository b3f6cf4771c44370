"""SQLite files and their checksum files: what is taken again, and what is made anew."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from fonds.files.sqlite_files import clear_away, open_read_only, reopen, write_checksum

VERSION = 7


def create(database: sqlite3.Connection) -> None:
    database.executescript(f"CREATE TABLE words (word TEXT); PRAGMA user_version = {VERSION};")


def put(file: Path, word: str) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("INSERT INTO words VALUES (?)", (word,))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "words.db"
    with closing(sqlite3.connect(file)) as database:
        create(database)
    put(file, "minuit")
    write_checksum(file)
    return file


def is_taken(file: Path) -> bool:
    database = reopen(file, VERSION, create)
    if database is not None:
        database.close()
    return database is not None


def test_a_changed_byte_inside_a_value_is_noticed(file: Path) -> None:
    assert is_taken(file)
    file.write_bytes(file.read_bytes().replace(b"minuit", b"midday"))
    assert not is_taken(file)


def test_a_schema_that_is_no_text_is_noticed(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"TABLE words (", b"TABLE words \xa0"))
    assert not is_taken(file)
    with pytest.raises(sqlite3.DatabaseError, match=r"words\.db"):
        open_read_only(file, VERSION, create)


def test_a_checksum_from_before_the_last_transaction_counts_for_nothing(file: Path) -> None:
    put(file, "midi")
    assert is_taken(file)


def test_clearing_away_leaves_nothing_behind_of_earlier_versions_either(file: Path) -> None:
    file.with_name("words.db-seal").write_text("1 00000000\n")
    clear_away(file)
    assert not any(file.parent.iterdir())


def test_a_file_that_nobody_wrote_since_its_checksum_is_not_read_for_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.utime(file.with_name("words.db-checksum"), times=(later := time.time() + 10, later))
    monkeypatch.setattr("fonds.files.sqlite_files._compute_checksum", lambda _: -1)
    assert is_taken(file)
    os.utime(file, times=(1, 1))
    assert not is_taken(file)


def test_a_file_as_young_as_its_checksum_is_read_for_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.utime(file.with_name("words.db-checksum"), times=(1, 1))
    monkeypatch.setattr("fonds.files.sqlite_files._compute_checksum", lambda _: -1)
    assert not is_taken(file)
