"""Rows of tables on one article of a file that holds many: ``mails.mbox#2``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from fonds.accession.rows import FileIndex, match_tables
from fonds.accession.table import Row, Table
from fonds.base.model import Metadata
from tests.archives import Content, Home, make_home, read_tree

MAIL = "From x\nFrom: Ann <a@example.org>\nSubject: Lettre {0}\n\nBonjour à tous, {0}.\n\n"
MAILS: dict[str, Content] = {"sub/mails.mbox": "".join(MAIL.format(n) for n in (1, 2, 3))}


def build(home: Home, table: str = "") -> dict[int, dict[str, Any]]:
    """Number of each article → front matter of its page, with *table* among the seeds."""
    if table:
        home.put("seeds/metadata.csv", table)
    home.convert()
    found = {}
    for page in (home.docs / "articles").rglob("*---*.md"):
        head = yaml.safe_load(page.read_text("utf-8").split("---\n", 2)[1])
        found[int(page.stem.rpartition("---")[2])] = head
    return dict(sorted(found.items()))


def titles(home: Home, table: str) -> list[str]:
    return [head["title"] for head in build(home, table).values()]


def codes(home: Home) -> list[tuple[str, int | None, str]]:
    remarks = home.convert().summary["remarks"]
    return [
        (it["code"], it["line"], it["message"])
        for it in remarks
        if "row" in it["code"] or it["code"] == "ambiguous-file"
    ]


@pytest.mark.parametrize("name", ["sub/mails.mbox", "mails.mbox", "mails", "SUB\\MAILS.MBOX"])
def test_a_row_on_one_article_states_its_metadata_alone(tmp_path: Path, name: str) -> None:
    home = make_home(tmp_path / "a", MAILS)
    found = build(home, f"file,title,date\n{name}#2,Budget,2021-05-12\n")
    assert [head["title"] for head in found.values()] == ["Lettre 1", "Budget", "Lettre 3"]
    assert [head.get("date") for head in found.values()] == [None, "2021-05-12", None]
    assert codes(home) == []


def test_a_row_on_the_file_holds_for_all_and_the_one_on_an_article_before_it(
    tmp_path: Path,
) -> None:
    home = make_home(tmp_path / "a", MAILS)
    found = build(home, "file,date,lang\nmails.mbox,2020,fr\nmails.mbox#2,2021,\n")
    assert [head["date"] for head in found.values()] == ["2020", "2021", "2020"]
    assert {head["lang"] for head in found.values()} == {"fr"}


@pytest.mark.parametrize("number", ["4", "99", "1000000"])
def test_a_number_that_is_not_there_matches_nothing(tmp_path: Path, number: str) -> None:
    home = make_home(tmp_path / "a", {**MAILS, "a.txt": "Un titre\n\nUn texte."})
    assert titles(home, f"file,title\nmails.mbox#1,X\nmails.mbox#{number},Y\na.txt#1,Z\n") == [
        "X", "Lettre 2", "Lettre 3",
    ]  # fmt: skip
    for _ in range(2):  # also where nothing is read anew
        told = codes(home)
        assert [(code, line) for code, line, _ in told if code == "row-without-file"] == [
            ("row-without-file", 3),
            ("row-without-file", 4),
        ]
        assert f"no article {number} (it holds 3)" in told[-2][2]


@pytest.mark.parametrize("written", ["mails.mbox#0", "mails.mbox#x", "mails.mbox#", "b.mbox#1"])
def test_what_is_no_number_or_no_file_matches_nothing(tmp_path: Path, written: str) -> None:
    home = make_home(tmp_path / "a", MAILS)
    assert titles(home, f"file,title\n{written},X\nmails.mbox,T\n") == ["T", "T", "T"]
    assert [(code, line) for code, line, _ in codes(home)] == [("row-without-file", 2)]


def test_a_row_that_changes_or_goes_gives_what_a_first_build_gives(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", MAILS)
    for table in ("file,title\nmails#1,X\n", "file,title\nmails#2,X\n", "file,title\nmails,X\n"):
        build(home, table)
        anew = make_home(tmp_path / table[-6:].strip(), {**MAILS, "metadata.csv": table})
        anew.convert()
        assert read_tree(home.docs) == read_tree(anew.docs)


def test_two_rows_on_one_article_and_tables_that_add_to_each_other() -> None:
    def table(name: str, *rows: tuple[str, Metadata]) -> Table:
        return Table(name, tuple(Row(n, *row) for n, row in enumerate(rows, 2)))

    one = table(
        "1.csv", ("m.mbox#1", Metadata(title="A")), ("m#1", Metadata(title="B")),
        ("n#1.txt", Metadata(title="C")),
    )  # fmt: skip
    other = table("2.csv", ("m.mbox#1", Metadata(title="D", lang="fr")))
    found = match_tables([one, other], FileIndex(["m.mbox", "n#1.txt"]))
    assert found.parts == {"m.mbox": {1: Metadata(title="A", lang="fr")}}
    assert found.given == {"n#1.txt": Metadata(title="C")}
    assert [(it.code, it.path, it.line) for it in found.remarks] == [("double-row", "1.csv", 3)]
    assert [(it.table, it.line) for it in found.rows] == [("1.csv", 2), ("2.csv", 2)]
