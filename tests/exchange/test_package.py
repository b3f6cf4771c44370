"""What describes the data, by the rules of each format: Frictionless, CFF, RO-Crate."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sqlite3
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from fonds.base.locale import load_words
from fonds.exchange.collection import Collection
from fonds.exchange.dictionary import (
    TABLES,
    Column,
    Table,
    describe_column,
    describe_table,
)
from tests.archives import ROOT, Home, make_home
from tests.exchange.samples import build_archive, read_cell

FIELD_TYPES = {"string", "integer", "number", "boolean", "date"}


def read_json(home: Home, name: str) -> dict[str, Any]:
    return dict(json.loads((home.site / "data" / name).read_text("utf-8")))


def read_paths(resource: dict[str, Any]) -> list[str]:
    path = resource["path"]
    return path if isinstance(path, list) else [path]


def read_rows(home: Home, resource: dict[str, Any]) -> list[dict[str, str]]:
    """The rows of all files of *resource*, as its dialect says."""
    rows = []
    for path in read_paths(resource):
        with (home.site / "data" / path).open(encoding=resource["encoding"], newline="") as lines:
            rows += list(csv.DictReader(lines, delimiter=resource["dialect"]["delimiter"]))
    return rows


def test_the_package_has_what_its_specification_demands(home: Home) -> None:
    """https://specs.frictionlessdata.io/data-package/, tabular-data-resource, table-schema."""
    package = read_json(home, "datapackage.json")
    assert package["profile"] == "tabular-data-package"
    assert re.fullmatch(r"[a-z0-9._-]+", package["name"])
    assert [resource["name"] for resource in package["resources"]] == [it.name for it in TABLES]
    for resource in package["resources"]:
        assert resource["profile"] == "tabular-data-resource"
        for path in read_paths(resource):
            assert not path.startswith(("/", "../")) and "://" not in path
        assert {field["type"] for field in resource["schema"]["fields"]} <= FIELD_TYPES
        sizes = [(home.site / "data" / path).stat().st_size for path in read_paths(resource)]
        assert resource["bytes"] == sum(sizes)


def test_the_files_are_what_the_package_says(home: Home) -> None:
    package = read_json(home, "datapackage.json")
    tables = {resource["name"]: read_rows(home, resource) for resource in package["resources"]}
    for resource in package["resources"]:
        schema, rows = resource["schema"], tables[resource["name"]]
        assert list(rows[0]) == [field["name"] for field in schema["fields"]]
        for field in schema["fields"]:
            cells = [row[field["name"]] for row in rows]
            assert all(cells) or "constraints" not in field
            for cell in cells:
                read_cell(Column(field["name"], field["type"]), cell)
        for key in schema.get("foreignKeys", ()):
            known = {
                row[key["reference"]["fields"]] for row in tables[key["reference"]["resource"]]
            }
            assert {row[key["fields"]] for row in rows} <= known
        if key := schema.get("primaryKey"):
            assert len({tuple(row[name] for name in key) for row in rows}) == len(rows)


def test_a_file_alone_has_its_checksum(home: Home) -> None:
    package = read_json(home, "datapackage.json")
    (names,) = (it for it in package["resources"] if it["name"] == "names")
    data = (home.site / "data" / "names.csv").read_bytes()
    assert names["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def read_cff(home: Home) -> dict[str, Any]:
    return dict(yaml.safe_load((home.site / "data" / "CITATION.cff").read_text("utf-8")))


def test_the_citation_has_what_its_schema_demands(home: Home) -> None:
    """https://citation-file-format.github.io/1.2.0/schema.json."""
    cff = read_cff(home)
    assert cff["cff-version"] == "1.2.0"
    assert cff["message"] and cff["title"] == "Essai" and cff["type"] == "dataset"
    assert cff["authors"] == [{"name": "Essai"}]
    assert cff["url"].startswith("https://")
    assert date.fromisoformat(cff["date-released"]) == date(2022, 3, 4)
    assert isinstance(cff["version"], str)


@pytest.mark.parametrize(
    ("rights", "stated"),
    [
        ("CC-BY-4.0", {"license": "CC-BY-4.0"}),
        ("https://e.org/l", {"license-url": "https://e.org/l"}),
        ("Tous droits réservés", {}),
    ],
)
def test_a_licence_is_stated_where_the_format_can(
    tmp_path: Path, rights: str, stated: dict[str, str]
) -> None:
    home = make_home(tmp_path / "a", {"a.txt": "Un titre\n\nUn texte.\n"})
    name = 'L’« archive » : #1 "x" \U0001f600'
    home.configure(site_name=name, site_author="Qui: - là", fonds={"rights": rights})
    home.build()
    cff = read_cff(home)
    assert {key: cff[key] for key in cff if key.startswith("license")} == stated
    assert cff["authors"] == [{"name": "Qui: - là"}]
    assert cff["title"] == name


def test_the_crate_has_what_its_specification_demands(home: Home) -> None:
    """https://www.researchobject.org/ro-crate/specification/1.1/root-data-entity.html."""
    crate = read_json(home, "ro-crate-metadata.json")
    assert crate["@context"] == "https://w3id.org/ro/crate/1.1/context"
    entities = {entity["@id"]: entity for entity in crate["@graph"]}
    assert len(entities) == len(crate["@graph"])
    descriptor = entities["ro-crate-metadata.json"]
    assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    root = entities[descriptor["about"]["@id"]]
    assert root["@type"] == "Dataset"
    assert root["name"] and root["description"] and root["license"]
    assert date.fromisoformat(root["datePublished"]) == date(2022, 3, 4)
    for part in root["hasPart"]:
        data = (home.site / "data" / part["@id"]).read_bytes()
        entity = entities[part["@id"]]
        assert entity["@type"] == "File"
        assert entity["contentSize"] == str(len(data))
        assert entity["sha256"] == hashlib.sha256(data).hexdigest()


def test_every_file_is_in_the_crate(home: Home) -> None:
    crate = read_json(home, "ro-crate-metadata.json")
    (root,) = (entity for entity in crate["@graph"] if entity["@id"] == "./")
    files = {file.name for file in (home.site / "data").iterdir()}
    parts = {part["@id"] for part in root["hasPart"]}
    assert files - parts == {"index.html", "ro-crate-metadata.json"}


def test_without_a_day_nothing_states_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = make_home(tmp_path / "a", {"a.txt": "Un titre\n\nUn texte.\n"})
    home.build()
    assert "date-released" not in read_cff(home)
    assert not (home.site / "data" / "ro-crate-metadata.json").exists()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    home.build()
    assert read_cff(home)["date-released"] == "1970-01-02"
    assert (home.site / "data" / "ro-crate-metadata.json").exists()


def test_an_archive_without_articles_has_a_page_and_no_table(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {})
    home.build()
    assert "Il n’y a pas encore d’article" in home.page("data/index.html")
    assert [it["name"] for it in read_json(home, "datapackage.json")["resources"]] == ["names"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_page_lists_every_file_and_every_column(home: Home, table: Table) -> None:
    html = home.page("data/index.html")
    for file in (home.site / "data").glob(f"{table.name}*.*"):
        assert f'href="{file.name}"' in html
    for column in table.columns:
        assert f"<code>{column.name}</code>" in html
    assert "data/index.html" in home.page("about.html")


def test_a_page_of_one_s_own_takes_the_place_of_the_page(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"a.txt": "Un titre\n\nUn texte.\n"})
    home.put("docs/data/index.md", "# Mes données\n\n[Noms](names.csv)\n")
    home.build()
    assert "Mes données" in home.page("data/index.html")
    assert (home.site / "data" / "names.csv").is_file()


def test_everything_is_in_the_zip_and_verified(tmp_path: Path) -> None:
    home = build_archive(tmp_path / "a")
    home.bundle()
    assert home.run("verify").returncode == 0


def test_the_guide_has_the_dictionary() -> None:
    guide = (ROOT / "docs" / "guide" / "data.md").read_text("utf-8")
    words = load_words("en")
    for table in TABLES:
        assert f"### `{table.name}`\n\n{describe_table(table, words)}\n" in guide
        for column in table.columns:
            kind = words.strings["data"]["types"][column.type]
            meaning = describe_column(table, column, words)
            assert f"| `{column.name}` | {kind} | {meaning} |\n" in guide


def test_the_day_is_the_latest_of_the_calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    catalogue = sqlite3.connect(":memory:")
    catalogue.execute("CREATE TABLE articles (date_end TEXT)")
    for end, day in (
        (None, ""),
        ("9999-12-31", ""),  # of a range without an end
        ("-0044-03-15", ""),
        ("12022-01-15", ""),
        ("2022-01-15", "2022-01-15"),
        ("2020-01-15", "2022-01-15"),
    ):
        catalogue.execute("INSERT INTO articles VALUES (?)", (end,))
        assert vars(Collection)["day"].func(SimpleNamespace(catalogue=catalogue)) == day
