"""A build folder that comes from a stranger holds data, and nothing that fonds would run."""

from __future__ import annotations

import os
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest

from fonds.catalogue.store import open_catalogue
from fonds.files.sqlite_files import write_checksum
from tests.archives import Home, make_home, read_tree

SEEDS = {f"{n}.txt": f" date 2022-0{n} Titre {n}\n\nLa France parle.\n" for n in (1, 2, 3)}

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

PLANTED = {
    "trigger": "CREATE TRIGGER x AFTER INSERT ON articles BEGIN"
    " UPDATE articles SET title = 'planted'; END",
    "endless trigger": f"CREATE TRIGGER x AFTER DELETE ON sources BEGIN {ENDLESS}; END",
    "view in place of a table": "ALTER TABLE records RENAME TO kept;"
    " CREATE VIEW records AS SELECT * FROM kept, (SELECT 1 UNION SELECT 2)",
    "endless view": f"DROP VIEW names; CREATE VIEW names AS {ENDLESS}",
    "index over an expression": "CREATE INDEX x ON articles (upper(title))",
    "other trigger of ours": "DROP TRIGGER articles_text_loses;"
    " CREATE TRIGGER articles_text_loses AFTER DELETE ON articles BEGIN SELECT 1; END",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = make_home(tmp_path_factory.mktemp("stranger") / "archive", SEEDS)
    assert home.build().exit_code == 0
    return home


def plant(file: Path, script: str) -> None:
    """Run *script* on the database *file*, and write its checksum as fonds would."""
    with closing(sqlite3.connect(file)) as database:
        database.executescript(script)
    file.with_name(f"{file.name}-checksum").unlink()
    write_checksum(file)


@pytest.mark.parametrize("name", PLANTED)
def test_what_a_stranger_put_into_the_catalogue_is_not_run(
    home: Home, built: Home, name: str
) -> None:
    catalogue = home.folder / "build/catalogue.db"
    plant(catalogue, PLANTED[name])
    assert home.run("verify").returncode == 1
    home.seed({"1.txt": SEEDS["1.txt"] + "Encore.\n"})
    home.build()
    with closing(sqlite3.connect(catalogue)) as database:
        found = {row[0] for row in database.execute("SELECT sql FROM sqlite_master")}
    with closing(sqlite3.connect(built.folder / "build/catalogue.db")) as database:
        assert found == {row[0] for row in database.execute("SELECT sql FROM sqlite_master")}
    home.seed({"1.txt": SEEDS["1.txt"]})
    home.build()
    assert read_tree(home.site) == read_tree(built.site)


@pytest.mark.parametrize("pattern", ["outputs-*.db", "search.db"])
def test_nor_is_what_lies_in_the_other_memories(home: Home, built: Home, pattern: str) -> None:
    (file,) = (home.folder / "build").glob(pattern)
    table = "outputs" if pattern.startswith("outputs") else "surfaces"
    plant(file, f"CREATE TRIGGER x AFTER INSERT ON {table} BEGIN {ENDLESS}; END")
    home.seed({"4.txt": " date 2022-04 Un autre\n\nUn zygomatique.\n"})
    home.build()
    with closing(sqlite3.connect(file)) as database:
        kinds = {row[0] for row in database.execute("SELECT type FROM sqlite_master")}
    assert kinds <= {"table", "index"}


def test_index_refuses_such_a_catalogue(home: Home) -> None:
    plant(home.folder / "build/catalogue.db", PLANTED["endless view"])
    done = home.run("index", str(home.site))
    assert done.returncode == 2
    assert "run “fonds convert” first" in done.stderr


def leave_journal(file: Path, victim: Path) -> None:
    """A half-made change beside *file*, said to be part of one that also concerns *victim*."""
    journal = file.with_name(f"{file.name}-journal")
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA cache_size = 1")
        database.execute("PRAGMA cache_spill = 1")
        database.execute("BEGIN")
        database.execute("CREATE TABLE filler (x)")
        for _ in range(64):
            database.execute("INSERT INTO filler VALUES (randomblob(5000))")
        halves = file.read_bytes(), journal.read_bytes()
        (size,) = database.execute("PRAGMA page_size").fetchone()
    name = os.fsencode(victim)
    told = struct.pack(">II", len(name), sum(name) & 0xFFFFFFFF)
    page = struct.pack(">I", 0x40000000 // size + 1)
    file.write_bytes(halves[0])
    end = bytes.fromhex("d9d505f920a163d7")
    journal.write_bytes(halves[1] + page + name + told + end)


@pytest.mark.parametrize("command", ["build", "convert", "bundle", "verify", "authorities"])
def test_a_journal_deletes_nothing_elsewhere(home: Home, tmp_path: Path, command: str) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    leave_journal(home.folder / "build/catalogue.db", precious)
    assert "Traceback" not in home.run(command).stderr
    assert precious.read_text() == "mine"


def test_sqlite_by_itself_would_delete_it(home: Home) -> None:
    """So the journal of the test above is one that SQLite believes."""
    file = home.folder / "build/catalogue.db"
    victim = home.folder / "victim"
    victim.write_text("x")
    leave_journal(file, victim)
    with closing(sqlite3.connect(file)) as database:
        database.execute("SELECT count(*) FROM articles").fetchone()
    assert not victim.exists()


def test_a_link_in_place_of_the_catalogue_is_not_written_through(
    home: Home, tmp_path: Path
) -> None:
    catalogue = home.folder / "build/catalogue.db"
    elsewhere = tmp_path / "elsewhere.db"
    with open_catalogue(elsewhere):
        pass
    before = elsewhere.read_bytes()
    catalogue.unlink()
    catalogue.symlink_to(elsewhere)
    done = home.run("build")
    assert (done.returncode, elsewhere.read_bytes()) == (2, before)
    assert f"{catalogue} is a symbolic link" in done.stderr
