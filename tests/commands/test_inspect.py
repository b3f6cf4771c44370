"""``fonds inspect``: what a folder holds, and what mkdocs.yml could say; nothing is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from fonds.commands import inspect
from tests.archives import Content, Home, invoke, make_home, put, read_tree

FRENCH = "Le budget est voté\n\nAprès un long débat, les élus ont adopté hier soir le budget.\n"
LONG = "Après un long débat, les élus ont adopté hier soir le budget de la ville.\n"

FILES: dict[str, Content] = {
    "a.txt": f"date 2022-01-15 {FRENCH}",
    "2021-05-12.txt": FRENCH,
    "copy/a.txt": f"date 2022-01-15 {FRENCH}",
    "c.txt": LONG.encode("cp1252"),
    "d.txt": f"date 03/04/2022 {FRENCH}",
    "empty.txt": "",
    "noise.q7": bytes(range(256)) * 10,
    "tools/a.py": "x",
    "tools/b.py": "x",
    "logo.png": b"\x89PNG\r\n\x1a\n",
    "posts.csv": f"id,text\n1,{LONG.strip()}\n2,{LONG.strip()}\n".replace(", l", " l"),
}


def look(folder: Path, *flags: str) -> tuple[int, dict[str, Any]]:
    done = invoke("inspect", str(folder), "--json", *flags)
    assert done.exit_code < 2, done.stderr
    return done.exit_code, json.loads(done.stdout)


def fill(folder: Path, files: dict[str, Content]) -> Path:
    for path, content in files.items():
        put(folder / path, content)
    return folder


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = fill(tmp_path_factory.mktemp("texts"), FILES)
    before = read_tree(folder)
    code, found = look(folder)
    assert read_tree(folder) == before
    assert code == 1  # empty.txt would have no page
    return found


def test_files_are_counted_by_what_would_become_of_them(found: dict[str, Any]) -> None:
    assert (found["files"], found["sources"], found["lost"]) == (11, 6, 1)
    assert {kind["kind"]: (kind["files"], kind["such_as"]) for kind in found["kinds"]} == {
        "code": (2, ["tools/a.py", "tools/b.py"]),
        "picture": (1, ["logo.png"]),
        "table": (1, ["posts.csv"]),
        "binary": (1, ["noise.q7"]),
    }


def test_encodings_are_counted_and_those_that_were_guessed(found: dict[str, Any]) -> None:
    assert found["encodings"] == {"utf-8": 4, "cp1252": 1}
    assert found["guessed"] == 1


def test_what_the_texts_say_is_counted_by_whence_it_comes(found: dict[str, Any]) -> None:
    parsed = found["parsed"]
    assert (parsed["sources"], parsed["articles"]) == (7, 5)
    assert parsed["languages"] == {"fr": 5}
    assert parsed["dates"] == {"": 2, "source": 2, "name": 1}
    assert parsed["titles"] == {"source": 4, "supplied": 1}
    assert parsed["unordered"] == 1


def test_files_with_the_same_bytes_are_named_together(found: dict[str, Any]) -> None:
    assert found["doubles"] == [["a.txt", "copy/a.txt"]]


def test_mkdocs_yml_is_proposed(found: dict[str, Any]) -> None:
    (plugin,) = yaml.safe_load(found["configuration"])["plugins"]
    assert plugin["fonds"] == {
        "seeds": found["folder"],
        "articles": {"posts.csv": {}},
        "dates": "day-first",
    }


def test_what_needs_a_person_is_among_the_remarks(found: dict[str, Any]) -> None:
    told = {(it["severity"], it["code"], it["path"]) for it in found["remarks"]}
    assert ("lost", "empty", "empty.txt") in told
    assert ("note", "code", "tools/a.py") in told
    assert len([it for it in found["remarks"] if it["path"] == "empty.txt"]) == 1


def test_tables_of_metadata_are_found_and_used(tmp_path: Path) -> None:
    table = "id,title,date\nx,Un,2021\ny,Deux,2020\n"
    folder = fill(tmp_path / "t", {"x.txt": FRENCH, "y.txt": FRENCH, "sub/m.csv": table})
    code, found = look(folder)
    assert (code, found["metadata"]) == (0, [f"{folder.as_posix()}/sub/m.csv"])
    assert found["parsed"]["dates"] == {"metadata": 2}
    (plugin,) = yaml.safe_load(found["configuration"])["plugins"]
    assert plugin["fonds"]["metadata"] == found["metadata"]


def test_a_large_folder_is_counted_whole_and_parsed_in_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inspect, "SAMPLE", 4)
    names = [f"{number:02}.txt" for number in range(10)]
    folder = fill(tmp_path / "t", dict.fromkeys(names, FRENCH))
    put(folder / "metadata.csv", "file,title\n" + "".join(f"{name},T\n" for name in names[:6]))
    _, found = look(folder)
    assert (found["sources"], found["encodings"]) == (10, {"utf-8": 10})
    assert found["parsed"]["sources"] == 4
    assert found["remarks"] == []  # none on rows or files that only the sample lacks
    lines = invoke("inspect", str(folder)).stdout
    assert "Titles (of 4 files, spread over all): " in lines


def test_a_person_reads_it_in_lines(tmp_path: Path) -> None:
    folder = fill(tmp_path / "t", FILES)
    done = invoke("inspect", str(folder))
    lines = done.stdout.splitlines()
    assert lines[0] == f"11 files in {folder}: 5 would be read as articles, 1 could not"
    assert "Encodings: utf-8 4, cp1252 1 (1 of them guessed)" in lines
    assert "The same bytes again: 1 file (a.txt = copy/a.txt)" in lines
    assert (
        "No articles: Programs and scripts 2, Files that are no text 1, Pictures 1, Tables 1"
        in lines
    )
    assert any(line.startswith("note: tools/a.py, tools/b.py: ") for line in lines)
    assert "      seeds: " in done.stdout


def test_lines_for_encodings_in_doubt_are_proposed_and_settle_them(tmp_path: Path) -> None:
    doubtful = b"Il a dit : \x8e\x8f, puis rien, et il est reparti dans la nuit comme avant.\n"
    files: dict[str, Content] = {f"old/{n}.txt": LONG.encode("mac_roman") for n in range(4)}
    folder = fill(tmp_path / "t", {**files, "old/x.txt": doubtful, "new/a.txt": LONG})
    _, found = look(folder)
    assert [it["code"] for it in found["remarks"]].count("doubtful-encoding") == 1
    assert [it["pattern"] for it in found["proposals"]] == ["/old/"]
    (plugin,) = yaml.safe_load(found["configuration"])["plugins"]
    assert plugin["fonds"]["encoding"] == {"/old/": "mac-roman"}
    home = make_home(tmp_path / "a", {**files, "old/x.txt": doubtful, "new/a.txt": LONG})
    home.configure(fonds={"encoding": plugin["fonds"]["encoding"]})
    _, found = look(home.folder)
    assert (found["proposals"], found["guessed"]) == ([], 0)


def test_an_archive_is_inspected_as_its_mkdocs_yml_says(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"x.txt": FRENCH, "y.py": "x"})
    home.configure(fonds={"include": ["*.py"]})
    before = read_tree(home.folder)
    _, found = look(home.folder)
    assert (found["folder"], found["sources"], found["kinds"]) == ("seeds", 2, [])
    assert read_tree(home.folder) == before


@pytest.mark.parametrize("name", ["missing", "file"])
def test_no_folder_is_one_line_and_exit_2(tmp_path: Path, name: str) -> None:
    put(tmp_path / "file", "x")
    done = invoke("inspect", str(tmp_path / name))
    assert (done.exit_code, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert name in line


def test_an_empty_folder_has_nothing(tmp_path: Path) -> None:
    code, found = look(fill(tmp_path, {}))
    assert (code, found["files"], found["parsed"]["articles"]) == (0, 0, 0)
    assert invoke("inspect", str(tmp_path)).exit_code == 0
    assert Home(tmp_path).folder.is_dir()
