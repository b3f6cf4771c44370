"""Whole exports: nothing but what is published, in order, the same from nothing as after edits."""

from __future__ import annotations

import io
import json
import random
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pyarrow.parquet as pq
import pytest

from fonds.base.chars import show_controls
from fonds.exchange.dictionary import TABLES, Table
from fonds.exchange.formats import FORMATS
from tests.archives import Home, invoke, make_home, read_tree
from tests.exchange.samples import SAMPLES, URL, build_archive, read_jsonl

TEI = "{http://www.tei-c.org/ns/1.0}"
EAD = "{http://ead3.archivists.org/schema/}"
STATED = {
    "creator": "Agence <A> & fils", "history": "Déposé.\nPuis rangé.", "access": "Libre ]]>",
    "reference": "1 J", "repository": "Archives", "scope": "Tout", "extent": "4 m",
    "dates": "1951-1993", "contact": "a@example.org",
}  # fmt: skip
WORD = "zyxwvut"
COUNT = len(SAMPLES) - 1


def read_xml(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 - our own


def export(home: Home, form: str, target: Path) -> Path:
    result = invoke("export", form, str(target), "-f", str(home.config))
    assert result.exit_code == 0, result.stderr
    return target


def export_all(home: Home, folder: Path) -> dict[str, bytes]:
    for form in FORMATS:
        export(home, form, folder / form)
    return read_tree(folder)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The samples, described, with every format published; one article is withdrawn."""
    home = make_home(tmp_path_factory.mktemp("exports") / "a", SAMPLES)
    home.seed({"gone.txt": f" date 2022-01 Retiré {WORD}\n\nUn texte {WORD}.\n"})
    home.put("authorities.yml", "articles:\n  gone: {withdrawn: true}\n")
    options = {"metadata": "seeds/metadata.csv", "data": list(FORMATS), "description": STATED}
    home.configure(site_url=URL, fonds=options)
    home.build()
    return home


@pytest.fixture(scope="module")
def exported(full: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    export_all(full, folder)
    return folder


def test_the_database_has_the_rows_of_the_tables(full: Home, exported: Path) -> None:
    with closing(sqlite3.connect(exported / "sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in TABLES:
            database.row_factory = sqlite3.Row
            read = [dict(row) for row in database.execute(f"SELECT * FROM {table.name}")]  # noqa: S608
            assert [values_of(table, row) for row in read] == read_jsonl(full, table)


def letters(text: str) -> list[str]:
    return [char for char in text if char.isalnum()]


def values_of(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """*row* of a database as JSON Lines have it."""
    made = {}
    for column in table.public:
        value = row[column.name]
        if value is None:
            continue
        if column.type in ("list", "object") and isinstance(value, str):
            value = json.loads(value)
        made[column.name] = bool(value) if column.type == "boolean" else value
    return {key: value for key, value in made.items() if value != []}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_parquet_has_the_rows_of_the_tables(full: Home, exported: Path, table: Table) -> None:
    rows = pq.read_table(exported / "parquet" / f"{table.name}.parquet").to_pylist()
    assert [values_of(table, row) for row in rows] == read_jsonl(full, table)


def test_the_texts_are_those_of_the_pages(full: Home, exported: Path) -> None:
    rows = pq.read_table(exported / "parquet" / "articles.parquet").to_pylist()
    assert len(rows) == COUNT
    for row in rows:
        text = (exported / "txt" / f"{row['id']}.txt").read_bytes().decode()
        assert text == row["text"] + "\n"
    assert (exported / "txt" / "metadata.csv").read_bytes().startswith(b"id,date,")


def test_each_article_is_valid_tei(full: Home, exported: Path) -> None:
    """The elements that P5 demands, in its order; the text is whole."""
    texts = {
        row["id"]: row["text"]
        for row in pq.read_table(exported / "parquet" / "articles.parquet").to_pylist()
    }
    for id_, text in texts.items():
        root = read_xml((exported / "tei" / f"{id_}.xml").read_bytes())
        assert [it.tag for it in root] == [f"{TEI}teiHeader", f"{TEI}text"]
        description = root.find(f"{TEI}teiHeader/{TEI}fileDesc")
        assert description is not None
        assert [it.tag.removeprefix(TEI) for it in description] == [
            "titleStmt", "publicationStmt", "sourceDesc",
        ]  # fmt: skip
        body = root.find(f"{TEI}text/{TEI}body/{TEI}div")
        assert body is not None and len(body)
        said = "".join("".join(it.itertext()) for it in body)
        assert letters(said) == letters(show_controls(text))
    root = read_xml((exported / "tei" / "month.xml").read_bytes())
    names = [(it.text, it.get("type"), it.get("ref")) for it in root.iter(f"{TEI}name")]
    assert ("Kiev", "place", f"{URL}places/kiev.html") in names


def test_the_finding_aid_describes_the_whole_and_each_article(exported: Path) -> None:
    """EAD3 1.1.1: what <control>, <did> and <c> must have, in their order."""
    root = read_xml((exported / "ead").read_bytes())
    control, whole = root
    assert [it.tag.removeprefix(EAD) for it in control] == [
        "recordid", "filedesc", "maintenancestatus", "maintenanceagency", "maintenancehistory",
    ]  # fmt: skip
    assert whole.get("level") == "fonds"
    did = whole.find(f"{EAD}did")
    assert did is not None
    assert did.findtext(f"{EAD}unitid") == "1 J"
    assert did.findtext(f"{EAD}unitdate") == "1951-1993"
    assert did.findtext(f"{EAD}physdesc") == "4 m"
    assert did.findtext(f"{EAD}origination/{EAD}name/{EAD}part") == "Agence <A> & fils"
    assert [it.text for it in whole.findall(f"{EAD}custodhist/{EAD}p")] == [
        "Déposé.",
        "Puis rangé.",
    ]
    assert whole.findtext(f"{EAD}accessrestrict/{EAD}p") == "Libre ]]>"
    components = whole.findall(f"{EAD}dsc/{EAD}c")
    assert len(components) == COUNT
    assert all(it.findtext(f"{EAD}did/{EAD}unittitle") for it in components)
    ids = [it.get("id") or "" for it in components]
    assert len(set(ids)) == COUNT and not any(id_[0].isdigit() for id_ in ids)


def test_the_same_is_on_the_page_about(full: Home) -> None:
    html = full.page("about.html")
    for text in ("Agence &lt;A&gt; &amp; fils", "4 m", "1951-1993", "Archives", "a@example.org"):
        assert text in html


def test_the_site_has_what_is_asked_for_and_the_page_lists_it(full: Home, exported: Path) -> None:
    data = full.site / "data"
    assert (data / "archive.sqlite").read_bytes() == (exported / "sqlite").read_bytes()
    assert (data / "ead.xml").read_bytes() == (exported / "ead").read_bytes()
    with zipfile.ZipFile(data / "tei-2022.zip") as packed:
        assert packed.read("month.xml") == (exported / "tei" / "month.xml").read_bytes()
    html = full.page("data/index.html")
    for name in ("archive.sqlite", "ead.xml", "tei-2022.zip", "txt-undated.zip", "names.parquet"):
        assert f'href="{name}"' in html


def test_what_was_withdrawn_is_in_nothing(full: Home, exported: Path) -> None:
    for folder in (exported, full.site / "data"):
        for name, content in read_tree(folder).items():
            assert WORD.encode() not in unpacked(name, content), name
            assert b"gone" not in unpacked(name, content), name


def unpacked(name: str, content: bytes) -> bytes:
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return b"".join(packed.read(it) for it in packed.namelist())
    if name.endswith(".parquet"):
        return str(pq.read_table(io.BytesIO(content)).to_pylist()).encode()
    return content


def test_after_twenty_edits_an_export_is_that_of_a_new_archive(tmp_path: Path) -> None:
    edited, rnd = build_archive(tmp_path / "edited"), random.Random(16)  # noqa: S311 - no secret
    for number in range(20):
        name = rnd.choice([*SAMPLES, f"n{number}.txt", "more/n.txt"])
        place = edited.seeds / name
        if place.exists() and name.endswith(".txt") and rnd.random() < 0.4:
            place.unlink()
        elif name.endswith(".txt"):
            edited.seed({name: f" date 20{rnd.randint(10, 29)} Titre {number}\n\nKiev {number}.\n"})
        if number % 4 == 0:
            edited.convert()
    files: dict[str, str | bytes] = {**read_tree(edited.seeds)}
    edited.build()
    anew = make_home(tmp_path / "anew", files)
    anew.configure(site_url=URL, fonds={"metadata": "seeds/metadata.csv"})
    anew.build()
    one, other = export_all(edited, tmp_path / "one"), export_all(anew, tmp_path / "other")
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_nothing_is_replaced(full: Home, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("mine", "utf-8")
    for form, target in (("ead", tmp_path / "a.txt"), ("tei", tmp_path)):
        result = invoke("export", form, str(target), "-f", str(full.config))
        assert result.exit_code == 2
        assert "is there" in result.stderr
    assert read_tree(tmp_path) == {"a.txt": b"mine"}


def test_an_archive_without_articles_can_be_exported(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {})
    home.build()
    made = export_all(home, tmp_path / "made")
    assert {f"parquet/{table.name}.parquet" for table in TABLES} < made.keys()
    assert read_xml(made["ead"]).tag == f"{EAD}ead"
