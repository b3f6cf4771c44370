"""What fonds remembers from run to run, damaged: the next build equals one from nothing."""

from __future__ import annotations

import os
import random
import re
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.archives import EVERY, THOROUGH, Home, invoke, run
from tests.faults.inputs import arrange, make_inputs
from tests.faults.references import References, read_hashes, read_state

ARTICLES = 200 if THOROUGH else 24


@pytest.fixture
def home(tmp_path: Path, references: References) -> Home:
    """A copy of the archive as it was built from nothing."""
    references.of(f"base-{ARTICLES}", make_inputs("base", ARTICLES))
    home = Home(tmp_path / "a")
    shutil.copytree(references.folder / f"base-{ARTICLES}", home.folder)
    arrange(home, make_inputs("title", ARTICLES))
    return home


def truncate(file: Path, seed: int) -> None:
    os.truncate(file, file.stat().st_size * 2 // 3)


def empty(file: Path, seed: int) -> None:
    os.truncate(file, 0)


def flip_bytes(file: Path, seed: int) -> None:
    """Other bytes in the middle, as a bad disk gives them."""
    rnd, data = random.Random(seed), bytearray(file.read_bytes())  # noqa: S311 - no secret
    for _ in range(16):
        data[rnd.randrange(100, len(data))] ^= 1 << rnd.randrange(8)
    file.write_bytes(data)


def change_a_letter(file: Path, seed: int) -> None:
    """A letter inside a text, which no check of SQLite's sees."""
    data = file.read_bytes()
    places = [at for at in range(100, len(data) - 8) if data[at : at + 8].isalpha()]
    at = random.Random(seed).choice(places) + 4  # noqa: S311 - no secret
    file.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])


def break_schema(file: Path, seed: int) -> None:
    """A byte that is no text in the schema: SQLite quotes it in its message."""
    file.write_bytes(
        re.sub(rb"(CREATE TABLE \w+ )\(", rb"\1" + b"\xa0", file.read_bytes(), count=1)
    )


def overwrite(file: Path, seed: int) -> None:
    file.write_bytes(b"no database at all\n" * 1000)


def change_version(file: Path, seed: int) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 999")
        connection.commit()


def leave_log(file: Path, seed: int) -> None:
    """What SQLite leaves when a program dies that logs ahead, as readers of databases do."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("CREATE TABLE IF NOT EXISTS of_a_reader (a)")
        connection.commit()
        log = file.with_name(f"{file.name}-wal")
        kept = log.read_bytes()
    log.write_bytes(kept)


def leave_rubbish(file: Path, seed: int) -> None:
    for companion in ("-journal", "-wal", "-shm", "-checksum"):
        file.with_name(f"{file.name}{companion}").write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" * 99)


def remove(file: Path, seed: int) -> None:
    file.unlink()


WAYS = [break_schema, truncate, empty, flip_bytes, change_a_letter, overwrite, change_version,
        leave_log, leave_rubbish, remove]  # fmt: skip
MEMORIES = ["catalogue.db", "outputs-*.db", "search.db"]
SOME = [
    pytest.param(memory, way, seed, id=f"{memory}-{way.__name__}-{seed}")
    for n, memory in enumerate(MEMORIES)
    for m, way in enumerate(WAYS)
    for seed in range(4 if THOROUGH and way in (flip_bytes, change_a_letter) else 1)
    if THOROUGH or (EVERY and m < 9 and n == 0) or (n + m) % 4 == 0
]


def find(home: Home, memory: str) -> Path:
    (file,) = (home.folder / "build").glob(memory)
    return file


@pytest.mark.parametrize(("memory", "way", "place"), SOME)
def test_a_damaged_memory_costs_time_and_nothing_else(
    home: Home,
    references: References,
    seed: int,
    memory: str,
    way: Callable[[Path, int], None],
    place: int,
) -> None:
    way(find(home, memory), seed + place)
    assert home.build().exit_code == 0
    after = references.of(f"title-{ARTICLES}", make_inputs("title", ARTICLES))
    assert read_state(home).difference(after) == [], seed + place


@pytest.mark.parametrize("memory", MEMORIES if THOROUGH else MEMORIES[:1])
def test_a_folder_in_its_place_is_one_line_and_the_site_stays(
    home: Home, references: References, memory: str
) -> None:
    file = find(home, memory)
    before = read_hashes(home.site)
    file.unlink()
    (file / "kept").mkdir(parents=True)
    done = home.run("build")
    lines = [line for line in done.stderr.splitlines() if line.startswith("fonds: ")]
    assert (done.returncode, len(lines)) == (1, 1), done.stderr
    assert f"{file} is a folder" in lines[0]
    assert "Traceback" not in done.stderr
    assert read_hashes(home.site) == before
    shutil.rmtree(file)
    home.build()
    after = references.of(f"title-{ARTICLES}", make_inputs("title", ARTICLES))
    assert read_state(home).difference(after) == []


def cut(journal: bytes) -> bytes:
    return journal[: len(journal) // 2]


def redirect(journal: bytes) -> bytes:
    return journal.replace(b"articles/", b"../../../", 1)


JOURNALS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda journal: b"",
    "cut": cut,
    "not text": lambda journal: b"\xff\xfe\x00" * 50,
    "other json": lambda journal: b'["index.html"]',
    "leads out": redirect,
}


@pytest.mark.parametrize("damage", JOURNALS if THOROUGH else ["cut", "leads out"])
def test_a_damaged_journal_removes_nothing_that_it_should_not(
    home: Home, references: References, damage: str
) -> None:
    arrange(home, make_inputs("delete", ARTICLES))
    journal = interrupt_publication(home)
    journal.write_bytes(JOURNALS[damage](journal.read_bytes()))
    for _ in range(2):
        done = invoke("bundle", "-f", str(home.config))
        assert done.exit_code == 1
        assert "cut short; run “fonds build” first" in done.stderr
    home.build()
    after = references.of(f"delete-{ARTICLES}", make_inputs("delete", ARTICLES))
    assert read_state(home).difference(after) == []
    assert (home.seeds / "0001.txt").exists()


DYING = """
import os
from fonds.cli import main
from fonds.publish.staging import Staging
Staging._move = lambda *_: os._exit(9)
main()
"""


def interrupt_publication(home: Home) -> Path:
    """A build that dies as soon as the journal is written; where that lies."""
    done = run([sys.executable, "-c", DYING, "build", "-f", str(home.config)])
    assert done.returncode == 9, done.stderr
    (journal,) = home.site.parent.glob(".*.staging/journal.json")
    assert b"articles/" in journal.read_bytes()
    return journal
