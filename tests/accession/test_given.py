"""What tables state is kept from one build to the next, and so are the remarks on them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from fonds.accession.given import Rows, pack_stated, put_rows, read_rows, unpack_stated
from fonds.accession.rows import PartRow
from fonds.base.edtf import read_edtf
from fonds.base.model import Metadata, Remark
from fonds.catalogue.tables import catalogue_in_memory
from tests.archives import Home, make_home

TEXT = "Le conseil a voté\n\nÀ l'unanimité, après un long débat, les élus ont adopté le budget.\n"
TABLE = {
    "a.txt": "Un",
    "b.txt": "Deux",
    "c.txt": "Trois",
    "gone.txt": "Perdu",  # no such file: a remark
}

texts = st.text(min_size=1)
lists = st.lists(texts, max_size=3).map(tuple)
dates = st.sampled_from(["2021", "2021-12-03", "2021-05/..", "../1999", "1984~"]).map(read_edtf)
statements = st.builds(
    Metadata,
    title=st.text(),
    date=st.none() | dates,
    creator=lists,
    lang=st.text(),
    modified=st.none() | dates,
    topics=lists,
    extra=st.lists(st.tuples(texts, texts), max_size=3).map(tuple),
)


@given(st.dictionaries(st.integers(0, 9), statements))
def test_what_is_kept_comes_back(by_part: dict[int, Metadata]) -> None:
    assert unpack_stated(pack_stated(by_part)) == by_part


@given(st.dictionaries(st.sampled_from(["a.txt", "é\n.txt"]), st.text().map(json.dumps)))
def test_rows_are_kept_under_their_key(stated: dict[str, str]) -> None:
    rows = Rows(stated, (PartRow("a.txt", 2, "t.csv", 3),), (Remark("note", "x", "a.txt", "Dit."),))
    with catalogue_in_memory() as catalogue:
        put_rows(catalogue, "key", rows)
        assert read_rows(catalogue, "key") == rows
        assert read_rows(catalogue, "another") is None


def write(rows: dict[str, str]) -> str:
    return "\n".join(["file,title", *(f"{path},{title}" for path, title in rows.items())])


def archive(folder: Path, rows: dict[str, str] = TABLE) -> Home:
    seeds = dict.fromkeys(("a.txt", "b.txt", "c.txt", "d.txt"), TEXT)
    return make_home(folder / "a", {**seeds, "metadata.csv": write(rows)})


def convert(home: Home) -> tuple[int, dict[str, str], list[Any]]:
    """How many sources were read, the title of each, and all remarks on tables."""
    summary = home.convert().summary
    heads = [
        yaml.safe_load(page.read_text("utf-8").split("---\n")[1])
        for page in (home.docs / "articles").rglob("*.md")
    ]
    said = [it for it in summary["remarks"] if it["code"] != "undated"]
    return summary["taken_in"], {it["source"]["path"]: it["title"] for it in heads}, said


def afresh(folder: Path, rows: dict[str, str]) -> tuple[dict[str, str], list[Any]]:
    """Titles and remarks of an archive that has always had these *rows*."""
    return convert(archive(folder / "afresh", rows))[1:]


def test_a_table_that_did_not_change_says_the_same(tmp_path: Path) -> None:
    home = archive(tmp_path)
    taken, *first = convert(home)
    assert taken == 4
    assert [it["code"] for it in first[1]] == ["file-without-row", "row-without-file"]
    os.utime(home.seeds / "metadata.csv")
    assert convert(home) == (0, *first)
    home.put("seeds/d.txt", TEXT.replace("budget", "plan"))
    assert convert(home) == (1, *first)


def test_of_a_changed_table_only_what_it_states_otherwise_is_read(tmp_path: Path) -> None:
    home = archive(tmp_path)
    convert(home)
    rows = TABLE | {"b.txt": "Deux bis"}  # a changed title
    home.put("seeds/metadata.csv", write(rows))
    assert convert(home) == (1, *afresh(tmp_path / "changed", rows))
    del rows["a.txt"], rows["gone.txt"]  # rows that are gone
    home.put("seeds/metadata.csv", write(rows))
    taken, titles, remarks = convert(home)
    assert (taken, titles["a.txt"]) == (1, "Le conseil a voté")
    assert (titles, remarks) == afresh(tmp_path / "removed", rows)
    (home.seeds / "metadata.csv").unlink()
    assert convert(home) == (2, dict.fromkeys(titles, "Le conseil a voté"), [])


def test_a_row_finds_its_file_as_soon_as_it_comes(tmp_path: Path) -> None:
    home = archive(tmp_path)
    convert(home)
    home.put("seeds/gone.txt", TEXT)
    taken, titles, remarks = convert(home)
    assert (taken, titles["gone.txt"]) == (1, "Perdu")
    assert [it["code"] for it in remarks] == ["file-without-row"]
    (home.seeds / "gone.txt").unlink()
    assert [it["code"] for it in convert(home)[2]] == ["file-without-row", "row-without-file"]


def test_of_two_tables_the_order_and_each_change_count(tmp_path: Path) -> None:
    home = archive(tmp_path, {"a.txt": "Un"})
    home.put("seeds/more.csv", write({"a.txt": "Un autre", "b.txt": "Deux"}))
    home.configure(fonds={"metadata": ["seeds/metadata.csv", "seeds/more.csv"]})
    assert convert(home)[1] | {"c.txt": "", "d.txt": ""} == {
        "a.txt": "Un", "b.txt": "Deux", "c.txt": "", "d.txt": ""
    }  # fmt: skip
    home.configure(fonds={"metadata": ["seeds/more.csv", "seeds/metadata.csv"]})
    taken, titles, _ = convert(home)
    assert (taken, titles["a.txt"]) == (1, "Un autre")
    home.put("seeds/more.csv", write({"b.txt": "Deux bis"}))
    taken, titles, _ = convert(home)
    assert (taken, titles["a.txt"], titles["b.txt"]) == (2, "Un", "Deux bis")
