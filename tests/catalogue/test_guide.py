"""The catalogue as people use it: the guide's tables and queries, and the full-text table."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from fonds.catalogue import tables
from fonds.files.sqlite_files import make_schema
from tests.archives import ROOT, Home, copy_of_the_repository, make_home

GUIDE = (ROOT / "docs" / "guide" / "catalogue.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"^```sql\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
COMMON = "Le port de Brest a rouvert lundi, après trois mois de travaux et une longue attente."
NAVAL = "La flotte russe de la mer Noire a perdu un croiseur près de Sébastopol."
TEXTS: dict[str, str | bytes] = {
    "a.txt": f" date 2022-01-15 Un port d’Ukraine\n\n{COMMON} L’Otan et l’Ukraine sont contentes :"
    " des navires de guerre y passent. Volodymyr Zelensky et Joe Biden l’ont dit.\n",
    "b.txt": f" date 2022-02 Le port\n\n{COMMON}\n",
    "c.txt": f" date 2022-02 Le même port\n\n{COMMON}\n",
    "d.txt": f"\n{NAVAL} Selon Kiev, il a coulé.\n",
    "e.txt": f" date 2021 Un croiseur coulé\n\n{NAVAL} Kiev : il a coulé.\n".encode("cp1252"),
    "f.txt": "",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A small archive in which each question has an answer."""
    home = make_home(tmp_path_factory.mktemp("guide") / "archive", TEXTS)
    home.convert()
    return home


@pytest.fixture(scope="module")
def catalogue(home: Home) -> Iterator[sqlite3.Connection]:
    """Its catalogue."""
    with closing(open_file(home)) as catalogue:
        yield catalogue


def open_file(home: Home) -> sqlite3.Connection:
    return sqlite3.connect(home.folder / "build" / "catalogue.db")


def documented() -> dict[str, list[str]]:
    """Table or view → its columns, as the guide has them."""
    found = {}
    for name, section in re.findall(r"^### `(\w+)`\n(.*?)(?=^##|\Z)", GUIDE, re.M | re.S):
        rows = re.findall(r"^\| (`[^|]*) \|", section, re.MULTILINE)
        found[name] = [column for row in rows for column in re.findall(r"`(\w+)`", row)]
    return found


def kept_for_fonds() -> set[str]:
    """The tables that the guide names without their columns."""
    section = GUIDE.partition("\n## What fonds keeps for itself\n")[2].partition("\n## ")[0]
    return set(re.findall(r"`(\w+)`", section))


def names_in(catalogue: sqlite3.Connection) -> set[str]:
    """Every table and view; those in which FTS5 keeps its words are its own."""
    rows = catalogue.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    return {name for (name,) in rows if not name.startswith(("articles_text_", "sqlite_"))}


def test_the_guide_has_the_tables_and_views_that_there_are(catalogue: sqlite3.Connection) -> None:
    assert {*documented()} | kept_for_fonds() == names_in(catalogue)
    assert not {*documented()} & kept_for_fonds()


@pytest.mark.parametrize("table", documented())
def test_the_guide_has_the_columns_that_there_are(
    catalogue: sqlite3.Connection, table: str
) -> None:
    columns = [row[1] for row in catalogue.execute(f"PRAGMA table_info({table})")]
    assert sorted(documented()[table]) == sorted(columns)


@pytest.fixture(scope="module")
def of_the_seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The catalogue of the repository's own archive."""
    home = copy_of_the_repository(tmp_path_factory.mktemp("seeds"))
    home.convert()
    with closing(open_file(home)) as catalogue:
        yield catalogue


ABSENT = re.compile(r"copies|related_articles|sources_without_page|\.remarks")
"""What the two seeds have nothing of."""


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_of_the_guide_runs_on_the_seeds(
    of_the_seeds: sqlite3.Connection, query: str
) -> None:
    assert ABSENT.search(query) or of_the_seeds.execute(query).fetchall()


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_of_the_guide_finds_what_it_promises(
    catalogue: sqlite3.Connection, query: str
) -> None:
    assert catalogue.execute(query).fetchall()


def test_the_words_around_a_mention_hold_it(catalogue: sqlite3.Connection) -> None:
    (query,) = (query for query in QUERIES if "around" in query)
    assert all("Otan" in around for _, around in catalogue.execute(query))


def find(catalogue: sqlite3.Connection, words: str) -> list[str]:
    rows = catalogue.execute(
        "SELECT a.id FROM articles_text JOIN articles a ON a.number = articles_text.rowid"
        " WHERE articles_text MATCH ? ORDER BY a.id",
        (words,),
    )
    return [article_id for (article_id,) in rows]


def is_in_step(catalogue: sqlite3.Connection) -> bool:
    """Whether the words are those of the articles; an SQLite error if not."""
    catalogue.execute(
        "INSERT INTO articles_text (articles_text, rank) VALUES ('integrity-check', 1)"
    )
    return True


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("sebastopol", ["d", "e"]),
        ("SÉBASTOPOL", ["d", "e"]),
        ('"navires de guerre"', ["a"]),
        ("title : ukraine", ["a"]),
        ("ouvert", []),
    ],
)
def test_words_are_found_without_their_accents(
    catalogue: sqlite3.Connection, words: str, ids: list[str]
) -> None:
    assert find(catalogue, words) == ids


def test_what_a_search_finds_can_be_looked_up_by_rowid(catalogue: sqlite3.Connection) -> None:
    query = "SELECT id FROM articles WHERE rowid IN (SELECT rowid FROM articles_text(?))"
    assert [*catalogue.execute(query, ("guerre",))] == [("a",)]


def test_the_text_is_stored_once(catalogue: sqlite3.Connection) -> None:
    assert not [*catalogue.execute("SELECT 1 FROM sqlite_master WHERE name GLOB '*_text_content'")]


def test_the_words_follow_what_changes(home: Home, tmp_path: Path) -> None:
    shutil.copytree(home.folder, tmp_path / "archive")
    home = Home(tmp_path / "archive")
    home.seed({"a.txt": " date 2022-01 Un phare\n\nIl éclaire.\n", "g.txt": "Un goéland passe.\n"})
    (home.seeds / "b.txt").unlink()
    home.convert()
    with closing(open_file(home)) as catalogue:
        assert [find(catalogue, word) for word in ("phare", "goeland", "guerre", "travaux")] == [
            ["a"], ["g"], [], ["c"],
        ]  # fmt: skip
        assert is_in_step(catalogue)


def test_a_catalogue_of_another_version_is_made_anew(home: Home, tmp_path: Path) -> None:
    shutil.copytree(home.folder, tmp_path / "archive")
    home = Home(tmp_path / "archive")
    with closing(open_file(home)) as catalogue:
        catalogue.executescript("DROP VIEW names; PRAGMA user_version = 1")
    assert home.convert().summary["taken_in"] == len(TEXTS)
    with closing(open_file(home)) as catalogue:
        assert catalogue.execute("PRAGMA user_version").fetchone() == (tables.schema_version(),)
        assert names_in(catalogue) >= {"names", "articles"}


def test_without_fts5_there_is_a_catalogue_and_a_note(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A catalogue from elsewhere that has the table could not be written to without FTS5."""
    shutil.copytree(home.folder, tmp_path / "archive")
    home = Home(tmp_path / "archive")
    for module in ("fonds.catalogue.tables", "fonds.pipeline"):
        monkeypatch.setattr(f"{module}.can_index_text", lambda: False)
    make_schema.cache_clear()
    assert ("note", "no-full-text", "build/catalogue.db") in home.convert().remarks
    with closing(open_file(home)) as catalogue:
        assert "articles_text" not in names_in(catalogue)
        assert catalogue.execute("SELECT count(*) FROM articles").fetchone() == (5,)
    monkeypatch.undo()
    make_schema.cache_clear()
    assert not [code for _, code, _ in home.convert().remarks if code == "no-full-text"]
    with closing(open_file(home)) as catalogue:
        assert find(catalogue, "sebastopol") == ["d", "e"]


def test_the_same_seeds_give_the_same_catalogue(tmp_path: Path) -> None:
    """Wherever and whenever it is made: no path and no time of a build is in it."""
    made = []
    for number, zone in enumerate(("UTC", "Asia/Tokyo")):
        home = make_home(tmp_path / f"{'longer' * number}x", TEXTS)
        for file in home.seeds.iterdir():
            os.utime(file, (number, number))
        home.run("convert", TZ=zone, PYTHONHASHSEED=str(number))
        made.append((home.folder / "build" / "catalogue.db").read_bytes())
    assert made[0] == made[1]
