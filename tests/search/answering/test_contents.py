"""An index is read file by file, and what cannot be read is said in one line."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from fonds.base.errors import UsageError
from fonds.config import Archive
from fonds.search.answering.answer import Wanted, answer, find_index, search_site
from fonds.search.answering.contents import StaleError, open_index
from fonds.search.chunks import write_chunk
from fonds.search.index import FORMAT
from fonds.search.interface import load_search_words
from tests.search.table import build_table

WORDS = load_search_words("en")
FIRST = Wanted("relevance", 10)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return build_table(tmp_path_factory.mktemp("table"))


@pytest.fixture
def site(archive: Archive, tmp_path: Path) -> Path:
    """A copy of its site, to damage."""
    return shutil.copytree(archive.site, tmp_path / "site")


def families_read(site: Path, query: str) -> set[str]:
    """The families of which an answer reads a chunk."""
    index = open_index(site / "search")
    answer(index, query, FIRST, WORDS)
    return {name.partition("/")[0] for name in index._chunks}


@pytest.mark.parametrize(
    ("query", "families"),
    [
        ("accord", {"v", "c"}),
        ('"accord sur le climat"', {"v", "p", "x", "a", "c"}),
        ("personne:macron", {"n", "r", "g", "c"}),
        ("date:2019", {"c"}),
        ("xyzzyqwx", {"v", "n", "s"}),
    ],
)
def test_no_more_is_read_than_an_answer_needs(site: Path, query: str, families: set[str]) -> None:
    assert families_read(site, query) <= families


@pytest.mark.parametrize("below", ["", "search", "site", "data/site"])
def test_an_index_is_found_in_whatever_holds_a_site(site: Path, tmp_path: Path, below: str) -> None:
    if below in ("", "search"):
        assert find_index(site / below) == site / "search"
        return
    target = tmp_path / "bundle" / below
    target.parent.mkdir(parents=True)
    site.rename(target)
    assert find_index(tmp_path / "bundle") == target / "search"


def test_a_folder_without_an_index_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="has no search index; run “fonds build” first"):
        search_site(tmp_path, "x", FIRST, WORDS)
    with pytest.raises(UsageError, match="is no folder; run “fonds build” first"):
        search_site(tmp_path / "nowhere", "x", FIRST, WORDS)
    (tmp_path / "bundle.zip").touch()
    with pytest.raises(UsageError, match="is a file; unpack it and name the folder"):
        search_site(tmp_path / "bundle.zip", "x", FIRST, WORDS)


@pytest.mark.parametrize("number", [0, FORMAT + 1])
def test_an_index_of_another_version_is_refused(site: Path, number: int) -> None:
    file = write_chunk("contents", {"format": number}, 9)
    seal = re.findall(rb'"([^"]*)"', file.make())[1].decode()
    (site / "search" / "contents.js").write_bytes(file.make())
    (site / "search" / "latest.js").write_bytes(write_chunk("latest", [seal, ""]).make())
    with pytest.raises(UsageError, match="was made by another version of fonds; build"):
        search_site(site, "x", FIRST, WORDS)


def test_a_site_with_other_scripts_is_searched_and_that_is_said(site: Path) -> None:
    assert search_site(site, "accord", FIRST, WORDS).notes == []
    contents = re.findall(r'"([^"]*)"', (site / "search" / "contents.js").read_text("utf-8"))[1]
    (site / "search" / "latest.js").write_bytes(write_chunk("latest", [contents, "x"]).make())
    found = search_site(site, "accord", FIRST, WORDS)
    assert found.total == 3
    assert found.notes == [
        "The site was made by another version of fonds; its own page may answer otherwise."
    ]


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-9])


def write_over(data: object) -> Callable[[Path], None]:
    """Other data under the right name and version."""

    def damage(file: Path) -> None:
        name, seal = re.findall(r'"([^"]*)"', file.read_text("utf-8"))[:2]
        call = f'fondsIndex("{name}","{seal}",{json.dumps(data)});\n'
        file.write_text(call, encoding="utf-8")

    return damage


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (Path.unlink, "v/0.js is missing"),
        (cut, "v/0.js is damaged"),
        (lambda file: shutil.copy(file.parent.parent / "p" / "0.js", file), "another build"),
        (write_over(["", "", ""]), "search is damaged"),
        (write_over({}), "search is damaged"),
        (write_over([["a"], 3, None]), "search is damaged"),
    ],
)
def test_a_damaged_file_is_named_with_what_to_do(
    site: Path, damage: Callable[[Path], object], reason: str
) -> None:
    damage(site / "search" / "v" / "0.js")
    with pytest.raises(UsageError, match=rf"{re.escape(reason)}.*; build the site again"):
        search_site(site, "accord", FIRST, WORDS)


def test_an_index_that_changes_between_two_files_is_noticed(site: Path) -> None:
    index = open_index(site / "search")
    other = (site / "search" / "v" / "0.js").read_text("utf-8").replace("v/0", "v/0", 1)
    seal = re.findall(r'"([^"]*)"', other)[1]
    (site / "search" / "v" / "0.js").write_text(other.replace(seal, "AAAA", 1), encoding="utf-8")
    with pytest.raises(StaleError, match="of another build"):
        answer(index, "accord", FIRST, WORDS)
