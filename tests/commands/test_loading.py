"""A rebuild loads what it needs: the readers of documents and of tables wait for the first one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.accession.formats.making import make_docx, paragraphs
from tests.archives import Home, make_home

TEXT = "Le 3 mai 2021, {name} a ouvert la séance du conseil. {name} en a parlé aux élus.\n"
READERS = ("fonds.accession.formats.registry", "fonds.accession.formats.docx")
TABLES = ("fonds.accession.tablefiles", "fonds.accession.table", "fonds.accession.sheets.reading")
RECORDS = ("fonds.names.resolve.records", "fonds.names.resolve.clusters")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    seeds = {f"{name}.txt": TEXT.format(name=f"{name} Martin") for name in ("Anne", "Paul")}
    home = make_home(tmp_path / "a", seeds)
    home.build()
    return home


def load(home: Home) -> set[str]:
    """The modules that a build in a new process loads."""
    done = home.run("build", PYTHONPROFILEIMPORTTIME="1")
    assert done.returncode == 0, done.stderr
    return set(re.findall(r"^import time: .*\| +(\S+)$", done.stderr, re.MULTILINE))


def test_a_changed_text_needs_no_reader_and_no_new_records(home: Home) -> None:
    home.put("seeds/Anne.txt", TEXT.format(name="Anne Martin") + "\nUn mot de plus.\n")
    loaded = load(home)
    assert "fonds.accession.reading" in loaded
    assert loaded.isdisjoint((*READERS, *TABLES, *RECORDS))
    assert not any(name.startswith("fonds.accession.sheets") for name in loaded)


def test_each_is_loaded_where_it_is_needed(home: Home) -> None:
    home.put("seeds/Anne.txt", TEXT.format(name="Jeanne Dupont"))
    assert load(home).issuperset(RECORDS)
    home.put("seeds/note.docx", make_docx(paragraphs("Le budget", "Les élus ont voté hier.")))
    assert load(home).issuperset(READERS)
    home.put("seeds/metadata.csv", "file,title\nPaul.txt,Un titre\n")
    assert load(home).issuperset(TABLES)
