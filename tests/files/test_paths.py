"""Paths as other systems write them: drives, shared folders, line ends."""

from __future__ import annotations

import ast
import sqlite3
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from fonds.files.confined import way_to
from fonds.files.sqlite_files import uri_of
from tests.house.modules import files, tree


def test_the_way_between_folders(tmp_path: Path) -> None:
    assert way_to(tmp_path / "a" / "b", tmp_path / "c") == "../a/b"
    assert way_to(tmp_path, tmp_path) == "."


def test_between_drives_the_whole_path_is_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> str:
        raise ValueError("path is on mount 'C:', start on mount 'D:'")  # as ntpath does

    monkeypatch.setattr("os.path.relpath", refuse)
    assert way_to(Path("/texts"), Path("/archive")) == "/texts"


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        (PurePosixPath("/a b/é.db"), "file:///a%20b/%C3%A9.db"),
        (PureWindowsPath("C:/a/b.db"), "file:///C:/a/b.db"),
        (PureWindowsPath("//nas/share/b.db"), "file:////nas/share/b.db"),
    ],
)
def test_a_database_has_no_authority(file: PurePosixPath | PureWindowsPath, uri: str) -> None:
    assert uri_of(file) == uri


def test_sqlite_takes_it(tmp_path: Path) -> None:
    file = tmp_path / "a b?é#.db"
    sqlite3.connect(file).execute("CREATE TABLE x (y)").connection.close()
    connection = sqlite3.connect(f"{uri_of(file)}?mode=ro", uri=True)
    assert connection.execute("SELECT count(*) FROM x").fetchone() == (0,)
    connection.close()


def test_texts_are_written_with_the_same_line_ends_everywhere() -> None:
    calls = [
        (module, node)
        for module in files()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "write_text"
    ]
    assert calls
    for module, call in calls:
        given = {key.arg: ast.unparse(key.value) for key in call.keywords}
        assert given.get("newline") == r"'\n'", f"{module}:{call.lineno}"
