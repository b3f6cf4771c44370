"""Tables among the seeds: proposed where they look like metadata, used once they are named."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.accession.sheets.books import xlsx_of
from tests.archives import Home, Outcome, find_names_by_rules, invoke, make_home

TEXT = "date 2021 Texte\n\nAprès un long débat, les élus ont adopté hier soir le budget.\n"
TEXTS = {"a.txt": TEXT, "b.txt": TEXT}
ROWS = [["id", "dc:title", "pub_date"], ["a", "Le budget", "2021-12-03"], ["b", "La route", "2021"]]
CSV = "\n".join(",".join(row) for row in ROWS)
FOUND = {"a.txt": ("Le budget", "2021-12-03"), "b.txt": ("La route", "2021")}
PLAIN = {"a.txt": ("Texte", "2021"), "b.txt": ("Texte", "2021")}

TABLES: dict[str, str | bytes] = {
    "articles.csv": CSV,
    "articles.tsv": CSV.replace(",", "\t"),
    "articles.xlsx": xlsx_of(ROWS),
    "articles.json": json.dumps([dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]]),
    "articles.jsonl": "\n".join(json.dumps(dict(zip(ROWS[0], r, strict=True))) for r in ROWS[1:]),
    "tables/Articles.CSV": CSV,
}


def articles(home: Home) -> dict[str, tuple[str, Any]]:
    """Path of each source → the title and date on its page."""
    pages = [
        yaml.safe_load(page.read_text("utf-8").split("\n---\n")[0])
        for page in (home.docs / "articles").rglob("*.md")
    ]
    return {page["source"]["path"]: (page["title"], page.get("date")) for page in pages}


def codes(outcome: Outcome) -> list[tuple[str, str]]:
    """Code and path of each remark but the one that texts have no date."""
    return [(code, path) for _, code, path in outcome.remarks if code != "undated"]


@pytest.mark.parametrize("path", TABLES)
def test_a_table_that_names_files_is_proposed_and_then_used(tmp_path: Path, path: str) -> None:
    home = make_home(tmp_path / "a", {**TEXTS, path: TABLES[path]})
    outcome = home.convert()
    assert (outcome.exit_code, codes(outcome)) == (0, [("table-found", path)])
    line = f'metadata: "seeds/{path}"'
    (found,) = (it for it in outcome.summary["remarks"] if it["code"] == "table-found")
    assert line in found["message"]
    assert articles(home) == PLAIN
    home.configure(fonds=yaml.safe_load(line))
    assert (codes(home.convert()), articles(home)) == ([], FOUND)


@pytest.mark.parametrize(
    "table", ["n,word\n1,chat\n2,chien\n", "id\na\nb\n", "text,label\nbla,1\nblu,0\n", "", "\0\1"]
)
def test_any_other_table_is_data(tmp_path: Path, table: str) -> None:
    home = make_home(tmp_path / "a", {**TEXTS, "data.csv": table})
    assert codes(home.convert()) == [("table", "data.csv")]


def test_of_several_tables_the_first_goes_before_the_others_field_by_field(tmp_path: Path) -> None:
    tables = {
        "seeds/one.csv": "file,title\na.txt,Un\n",
        "two.csv": "file,title,date\na.txt,Deux,2021-05\nb.txt,Trois,2021\n",
    }
    home = make_home(tmp_path / "a", TEXTS)
    for path, table in tables.items():
        home.put(path, table)
    home.configure(fonds={"metadata": list(tables)})
    assert home.convert().remarks == []
    assert articles(home) == {"a.txt": ("Un", "2021-05"), "b.txt": ("Trois", "2021")}
    home.configure(fonds={"metadata": list(reversed(tables))})
    home.convert()
    assert articles(home)["a.txt"] == ("Deux", "2021-05")


def test_a_table_in_a_folder_names_the_files_beside_it(tmp_path: Path) -> None:
    files = {"1/a.txt": TEXT, "2/a.txt": TEXT, "2/m.csv": "file,title\na.txt,Deux\n"}
    home = make_home(tmp_path / "a", files)
    home.configure(fonds={"metadata": "seeds/2/m.csv"})
    home.convert()
    assert articles(home) == {"1/a.txt": ("Texte", "2021"), "2/a.txt": ("Deux", "2021")}


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", TEXTS)
    home.configure(fonds={"metadata": ["seeds/metadata.csv", "seeds/typo.csv"]})
    assert codes(home.convert()) == [("no-table", "typo.csv")]


@pytest.mark.parametrize("value", [[1], {"a": 1}, [""]])
def test_what_is_no_list_of_tables_is_one_line_and_exit_2(tmp_path: Path, value: object) -> None:
    home = make_home(tmp_path / "a", TEXTS)
    home.configure(fonds={"metadata": value})
    done = invoke("convert", "-f", str(home.config))
    assert done.exit_code == 2
    (line,) = done.stderr.splitlines()
    assert "metadata" in line


def test_what_another_file_decides_is_decided_anew_each_time(tmp_path: Path) -> None:
    """A file that makes a column of names complete, or incomplete, counts at once."""
    home = make_home(tmp_path / "a", {"a.txt": TEXT, "t.csv": CSV})
    assert codes(home.convert()) == [("table", "t.csv")]
    home.seed({"b.txt": TEXT})
    assert codes(home.convert()) == [("table-found", "t.csv")]
    (home.seeds / "b.txt").unlink()
    assert codes(home.convert()) == [("table", "t.csv")]


def test_a_pipe_with_the_name_of_a_table_is_not_waited_for(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", TEXTS)
    os.mkfifo(home.seeds / "t.csv")
    assert codes(home.convert()) == [("table", "t.csv")]


def test_a_new_archive_names_the_table_that_it_finds(tmp_path: Path) -> None:
    for path, text in {**TEXTS, "sub/t.csv": CSV, "other.csv": "x,y\n1,2\n"}.items():
        file = tmp_path / "texts" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    folder = tmp_path / "a"
    assert invoke("new", str(folder), "--seeds", str(tmp_path / "texts")).exit_code == 0
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    assert settings["plugins"][0]["fonds"]["metadata"] == ["seeds/sub/t.csv"]
    find_names_by_rules(folder / "mkdocs.yml")
    assert invoke("convert", "-f", str(folder / "mkdocs.yml")).exit_code == 0
    assert articles(Home(folder)) == FOUND


def test_a_new_archive_leaves_metadata_csv_to_be_found(tmp_path: Path) -> None:
    home = make_home(tmp_path / "b", {**TEXTS, "metadata.csv": CSV, "t.csv": CSV})
    folder = tmp_path / "a"
    invoke("new", str(folder), "--seeds", str(home.seeds))
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    assert "metadata" not in settings["plugins"][0]["fonds"]
