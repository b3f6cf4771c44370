"""The tables: their two formats say the same, their rows fit, and nothing withheld is in them."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.exchange.code_samples import SAMPLES as CODE
from fonds.exchange.dictionary import ARTICLES, MENTIONS, NAMES, TABLES, Column, Table
from fonds.exchange.writing import CsvWriter, JsonlWriter
from fonds.publish.ledger import Ledger, place_ledger
from tests.archives import Home, read_tree
from tests.exchange.samples import (
    SAMPLES,
    TEXT,
    build_archive,
    read_cell,
    read_csv,
    read_jsonl,
    table_files,
)

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


@each_table
def test_csv_and_jsonl_say_the_same(home: Home, table: Table) -> None:
    read = [
        {
            column.name: value
            for column in table.public
            if (value := read_cell(column, cells[column.name])) is not None
        }
        for cells in read_csv(home, table)
    ]
    assert read == [{**row} for row in read_jsonl(home, table)]
    assert read


@each_table
def test_each_file_has_the_columns_of_the_dictionary(home: Home, table: Table) -> None:
    for file in table_files(home, table, "csv"):
        header = file.read_text("utf-8").splitlines()[0]
        assert header.split(",") == [column.name for column in table.public]


@each_table
def test_rows_are_told_apart_and_refer_to_rows(home: Home, table: Table) -> None:
    rows = read_csv(home, table)
    ids = {name: {row["id"] for row in read_csv(home, it)}
           for name, it in (("articles", ARTICLES), ("names", NAMES))}  # fmt: skip
    if table.key:
        assert len({tuple(row[name] for name in table.key) for row in rows}) == len(rows)
    for column in table.public:
        if column.refers:
            assert {row[column.name] for row in rows} <= ids[column.refers]
        if column.required:
            assert all(row[column.name] for row in rows)


def test_an_article_of_which_nothing_is_known_is_a_row(home: Home) -> None:
    (bare,) = (row for row in read_jsonl(home, ARTICLES) if row["id"] == "bare")
    assert bare.keys().isdisjoint(
        {"date", "year", "date_start", "creator", "publication", "rights"}
    )
    assert bare["title_supplied"] is True


def test_a_range_without_an_end_and_the_other_values_are_kept(home: Home) -> None:
    (row,) = (row for row in read_jsonl(home, ARTICLES) if row["id"] == "open")
    assert (row["date"], row["date_start"]) == ("2020-05/..", "2020-05-01")
    assert row["creator"] == ['Jeanne "J." <Dupont>', "Luc & fils"]
    assert row["extra"] == {"cote": '=cmd|" /C"!A0'}


def test_no_cell_is_a_formula(home: Home) -> None:
    titles = [row["title"] for row in read_csv(home, ARTICLES)]
    assert any(title.startswith("'=1+1") for title in titles)


def test_a_mention_stands_where_it_says(home: Home) -> None:
    pages = {row["id"]: row["page"] for row in read_jsonl(home, ARTICLES)}
    rows = [row for row in read_jsonl(home, MENTIONS) if row["article_id"] == "month"]
    below = [row for row in rows if row["paragraph"]]
    assert {row["paragraph"] for row in below} == {1, 2}
    for row in below:
        html = home.page(pages["month"])
        (paragraph,) = re.findall(rf'<p id="p{row["paragraph"]}">(.*?)</p>', html)
        assert row["surface"] in paragraph


def test_page_and_text_are_where_they_are_said_to_be(home: Home) -> None:
    for row in read_jsonl(home, ARTICLES):
        assert (home.site / row["page"]).is_file()
        assert (home.site / row["text_file"]).is_file()
    for row in read_jsonl(home, NAMES):
        assert (home.site / row["page"]).is_file() or "page" not in row


def test_python_runs_as_the_page_shows_it(home: Home) -> None:
    assert len(CODE["python"].splitlines()) == 5
    command = [sys.executable, "-c", CODE["python"]]
    done = subprocess.run(command, cwd=home.site / "data", capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Joe Biden" in done.stdout


def test_what_is_withheld_is_in_no_file(tmp_path: Path) -> None:
    home = build_archive(tmp_path / "a", publish={"source": False, "path": False})
    data = {n: b for n, b in read_tree(home.site).items() if n.startswith("data/")}
    for name, content in data.items():
        assert b"month.txt" not in content, name
        assert str(tmp_path).encode() not in content, name
    assert all(row.keys().isdisjoint({"source", "text_file"}) for row in read_jsonl(home, ARTICLES))


def test_a_rebuild_rewrites_the_files_of_the_year_that_changed(tmp_path: Path) -> None:
    home = build_archive(tmp_path / "a")
    data = home.site / "data"
    for file in data.iterdir():
        os.utime(file, ns=(1, 1))
    home.build()  # which takes what is there for another's, and leaves it as its bytes are right
    before = {file.name: file.stat().st_ino for file in data.iterdir()}
    home.seed({"month.txt": f" date 2022-01 Il déploie 20 navires\n\n{TEXT}"})
    home.build()
    after = {file.name: file.stat().st_ino for file in data.iterdir()}
    changed = {name for name in after if before.get(name) != after[name]}
    assert not [name for name in changed if re.search(r"-(2020|2021|undated)\.", name)]
    assert {"articles-2022.csv", "mentions-2022.jsonl"} <= changed


def test_a_text_in_which_no_name_changed_leaves_the_tables_of_names_alone(tmp_path: Path) -> None:
    home = build_archive(tmp_path / "a")
    ledger = Ledger(place_ledger(home.describe()))
    before = ledger.read()
    home.seed({"month.txt": f"{SAMPLES['month.txt']}\nIl fait froid ce soir-là.\n"})
    home.build()
    after = ledger.read()
    changed = {
        re.sub(r"-2022.*|[.].*", "", path)
        for path, output in after.items()
        if output.key and before[path].key != output.key
    }
    tables = {f"data/{table.name}" for table in TABLES}
    assert changed & tables >= {"data/articles", "data/mentions"}
    assert changed.isdisjoint({"data/names", "data/tags"})


def test_rebuilt_is_what_a_build_from_nothing_gives(tmp_path: Path, home: Home) -> None:
    other = build_archive(tmp_path / "elsewhere")
    other.seed({"month.txt": "Tout autre chose\n\nSans rien.\n", "new.txt": "Neuf\n\nPetit.\n"})
    other.build()
    (other.seeds / "new.txt").unlink()
    other.seed({"month.txt": (home.seeds / "month.txt").read_text("utf-8")})
    other.build()
    trees = [
        {n: b for n, b in read_tree(it.site).items() if n.startswith("data/")}
        for it in (home, other)
    ]
    assert trees[0] == trees[1]


COLUMNS = (Column("a", "string", free=True), Column("b", "list", free=True))
TABLE = Table("t", COLUMNS, ())
TEXTS = st.text(st.characters(codec="utf-8"))


@given(st.lists(st.tuples(TEXTS, st.lists(TEXTS.filter(bool), max_size=3).map(tuple))))
def test_any_text_comes_back(rows: list[tuple[str, tuple[str, ...]]]) -> None:
    lines, cells = JsonlWriter(COLUMNS), CsvWriter(COLUMNS)
    lines.add(rows)
    cells.add(rows)
    objects = [json.loads(line) for line in lines.data().decode().split("\n")[:-1]]
    assert [(it.get("a", ""), tuple(it.get("b", ()))) for it in objects] == rows
    table = io.StringIO(cells.data().decode(), newline="")
    assert len(list(csv.reader(table, strict=True))) == 1 + len(rows)
