"""``fonds metadata``: a table of what fonds finds, which changes nothing as it is."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import yaml

from tests.archives import Home, invoke, make_home, read_tree

HEADLINE = "Le budget est voté\n\nAprès un long débat, les élus ont adopté hier soir le budget.\n"
SENTENCE = "Après un long débat, les élus ont adopté hier soir le budget. Il sera appliqué.\n"
FORMULA = "=2+3 raisons de voter\n\nAprès un long débat, les élus ont adopté le budget.\n"
SEEDS = {
    "a.txt": f"date 2022-01-15 {HEADLINE}",
    "sub/b.txt": SENTENCE,
    "c.txt": f"---\nauthor: [Anne Martin, Paul Petit]\nlang: fr\n---\n{HEADLINE}",
    "d.txt": FORMULA,
}


def rows(home: Home) -> list[dict[str, str]]:
    text = (home.folder / "metadata.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def pages(home: Home) -> dict[str, dict[str, Any]]:
    """Path of each source → the front matter and the text of its page."""
    found = {}
    for page in (home.docs / "articles").rglob("*.md"):
        head, text = page.read_text("utf-8").split("\n---\n", 1)
        meta = yaml.safe_load(head)
        meta.pop("fonds")
        found[meta["source"]["path"]] = {**meta, "text": text}
    return found


def make(home: Home) -> str:
    done = invoke("metadata", "-f", str(home.config))
    assert done.exit_code == 0, done.stderr
    return done.stdout


def test_the_table_holds_what_was_found(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", SEEDS)
    make(home)
    table = {row["file"]: row for row in rows(home)}
    assert list(table) == sorted(SEEDS)
    assert (table["a.txt"]["title"], table["a.txt"]["date"]) == ("Le budget est voté", "2022-01-15")
    assert table["sub/b.txt"]["title"].startswith("Après un long débat")
    assert table["c.txt"]["creator"] == "Anne Martin; Paul Petit"
    assert table["d.txt"]["title"] == '="=2+3 raisons de voter"'
    assert {row["lang"] for row in table.values()} == {"fr"}


def test_only_the_table_is_written_and_the_line_to_add_is_named(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", SEEDS)
    before = read_tree(home.folder)
    said = make(home)
    after = read_tree(home.folder)
    assert after.keys() - before.keys() <= {"metadata.csv", "build/.lock"}
    assert {path: after[path] for path in before} == before
    assert "“metadata: metadata.csv”" in said


def test_as_it_is_it_changes_no_page(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", SEEDS)
    home.convert()
    before = pages(home)
    make(home)
    home.configure(fonds={"metadata": "metadata.csv"})
    home.convert()
    assert pages(home) == before


def test_a_correction_is_followed(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", SEEDS)
    make(home)
    table = home.folder / "metadata.csv"
    table.write_text(table.read_text("utf-8").replace("Le budget est voté", "Voté"), "utf-8")
    home.configure(fonds={"metadata": "metadata.csv"})
    home.convert()
    assert pages(home)["a.txt"]["title"] == "Voté"
    assert "Le budget est voté" in pages(home)["a.txt"]["text"]


def test_what_another_table_states_is_in_it_and_that_table_stays_named(tmp_path: Path) -> None:
    seeds = {**SEEDS, "metadata.csv": "file,title,cote\na.txt,Autre,B 1\n"}
    home = make_home(tmp_path / "a", seeds)
    assert '“metadata: ["metadata.csv", "seeds/metadata.csv"]”' in make(home)
    assert {row["file"]: row["title"] for row in rows(home)}["a.txt"] == "Autre"


def test_a_table_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", SEEDS)
    home.put("metadata.csv", "mine")
    done = invoke("metadata", "-f", str(home.config))
    assert (done.exit_code, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert "metadata.csv is there" in line
    assert (home.folder / "metadata.csv").read_text("utf-8") == "mine"


MAIL = "From x\nSubject: {0}\nDate: Mon, 14 May 2001 16:39:00 +0000\n\nBonjour {0}.\n\n"


def test_articles_that_share_their_file_have_a_row_each(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"m.mbox": "".join(map(MAIL.format, range(1, 4)))})
    home.convert()
    before = read_tree(home.docs)
    make(home)
    table = home.folder / "metadata.csv"
    assert [row["file"] for row in rows(home)] == ["m.mbox#1", "m.mbox#2", "m.mbox#3"]
    home.configure(fonds={"metadata": "metadata.csv"})
    home.convert()
    assert read_tree(home.docs) == before  # as it is it changes nothing
    table.write_text(table.read_text("utf-8").replace(";2;", ";Deuxième;"), "utf-8")
    home.convert()
    titles = [
        page.read_text("utf-8").split('title: "')[1].split('"')[0]
        for page in sorted((home.docs / "articles").rglob("m---*.md"))
    ]
    assert titles == ["1", "Deuxième", "3"]
