"""The seeds folder: everything in it is accounted for, nothing outside it is read."""

from __future__ import annotations

import hashlib
import os
import socket
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from fonds.accession.choice import Choice
from fonds.accession.folder import Aside, Found, is_link, read_source, walk
from fonds.base.errors import UsageError
from fonds.base.model import Remark, Source

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")


def put(root: Path, path: str | bytes, data: bytes = b"Texte.") -> Path:
    file = Path(os.fsdecode(os.path.join(os.fsencode(root), os.fsencode(path))))  # noqa: PTH118
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def list_paths(root: Path) -> list[str]:
    return [entry.path for entry in walk(root) if isinstance(entry, Found)]


def list_remarks(root: Path) -> list[tuple[str, str, str]]:
    remarks = [entry for entry in walk(root) if isinstance(entry, Remark)]
    return [(remark.severity, remark.code, remark.path) for remark in remarks]


def list_asides(root: Path, choice: Choice = Choice()) -> dict[str, str]:  # noqa: B008 - frozen
    """Path → kind of what is no article by its kind."""
    entries = walk(root, choice=choice)
    return {entry.path: entry.kind.code for entry in entries if isinstance(entry, Aside)}


def test_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    names = ["b.txt", "a/z.txt", "a.txt", "a b.txt", "a/b/c.txt", "é.txt", "Z.txt"]
    for name in names:
        put(tmp_path, name)
    assert list_paths(tmp_path) == sorted(names)


def test_a_found_file_is_where_its_path_says(tmp_path: Path) -> None:
    file = put(tmp_path, "2022/a.txt")
    assert list(walk(tmp_path)) == [Found("2022/a.txt", str(file))]


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    assert list(walk(tmp_path)) == []


@pytest.mark.parametrize("name", ["missing", "file"])
def test_no_folder_is_a_usage_error(tmp_path: Path, name: str) -> None:
    put(tmp_path, "file")
    with pytest.raises(UsageError, match=name):
        next(walk(tmp_path / name))


@pytest.mark.parametrize(
    "name",
    [
        "new\nline.txt",
        "quo\"te'.txt",
        "..a.txt",
        "a..txt",
        "dot.",
        "tab\t\x01\x7f.txt",
        "a\\b.txt",
        " space .txt",
        "<b>&.txt",
        "noextension",
        "e\u0301.txt",
        "\u202etxt.1",
        "a" * 255,
    ],
)
def test_an_odd_name_is_found_and_read(tmp_path: Path, name: str) -> None:
    put(tmp_path, name, b"x")
    found = list(walk(tmp_path))
    assert [entry.path for entry in found] == [name]
    assert isinstance(found[0], Found)
    assert isinstance(read_source(name, found[0].file, 10), Source)


def test_a_name_that_is_not_utf_8_is_shown_as_valid_unicode(tmp_path: Path) -> None:
    put(tmp_path, b"caf\xe9.txt", b"x")
    remark, found = walk(tmp_path)
    assert isinstance(remark, Remark)
    assert isinstance(found, Found)
    assert (remark.severity, remark.code) == ("note", "name-not-utf8")
    assert found.path == remark.path == "caf%E9.txt"
    assert Path(found.file).read_bytes() == b"x"


def test_names_that_would_look_the_same_stay_distinct(tmp_path: Path) -> None:
    names = [
        b"caf\xe9.txt",
        b"caf%E9.txt",
        b"caf%E9\xe9.txt",
        b"caf\xe9%E9.txt",
        "café.txt".encode(),
    ]
    for name in names:
        put(tmp_path, name, name)
    found = [entry for entry in walk(tmp_path) if isinstance(entry, Found)]
    assert len({entry.path for entry in found}) == len(names)
    assert {Path(entry.file).read_bytes() for entry in found} == set(names)
    assert "caf%E9%25E9.txt" in list_paths(tmp_path)
    literal = next(entry for entry in found if Path(entry.file).read_bytes() == b"caf%E9.txt")
    assert literal.path == "caf%E9.txt"
    for entry in found:
        entry.path.encode()


def test_a_folder_whose_name_is_not_utf_8_is_entered(tmp_path: Path) -> None:
    put(tmp_path, b"\xff/a.txt")
    assert list_paths(tmp_path) == ["%FF/a.txt"]


def test_hidden_files_and_litter_are_set_aside(tmp_path: Path) -> None:
    for name in [".DS_Store", ".git/config", "Thumbs.db", "~$a.docx", "sub/desktop.ini", "._a.txt"]:
        put(tmp_path, name)
    assert list_paths(tmp_path) == []
    assert list_remarks(tmp_path) == []
    assert list_asides(tmp_path) == {
        ".DS_Store": "hidden",
        "._a.txt": "litter",
        ".git": "hidden",
        "Thumbs.db": "litter",
        "sub/desktop.ini": "litter",
        "~$a.docx": "litter",
    }


def test_what_a_pattern_includes_is_found_whatever_its_kind(tmp_path: Path) -> None:
    for name in ["a.py", "b.js", ".notes/a.md", ".git/config", "sub/A.PY"]:
        put(tmp_path, name)
    choice = Choice(include=("*.py", ".notes/**"))
    found = [entry.path for entry in walk(tmp_path, choice=choice) if isinstance(entry, Found)]
    assert found == [".notes/a.md", "a.py", "sub/A.PY"]
    assert list_asides(tmp_path, choice) == {".git": "hidden", "b.js": "code"}


def test_a_folder_is_entered_whatever_its_name_says(tmp_path: Path) -> None:
    put(tmp_path, "news.csv/a.txt")
    put(tmp_path, "LICENSE/b.txt")
    assert list_paths(tmp_path) == ["LICENSE/b.txt", "news.csv/a.txt"]


def test_a_link_that_would_be_no_article_is_no_loss(tmp_path: Path) -> None:
    (tmp_path / "logo.png").symlink_to("nowhere")
    assert list_remarks(tmp_path) == []
    assert list_asides(tmp_path) == {"logo.png": "picture"}


def test_a_hidden_text_is_read(tmp_path: Path) -> None:
    put(tmp_path, ".brouillon.txt")
    put(tmp_path, ".TXT")
    assert list_paths(tmp_path) == [".TXT", ".brouillon.txt"]


def test_tables_at_the_root_are_no_articles(tmp_path: Path) -> None:
    put(tmp_path, "metadata.csv")
    put(tmp_path, "sub/metadata.csv")
    put(tmp_path, "other.csv")
    assert [entry.path for entry in walk(tmp_path)] == ["other.csv", "sub/metadata.csv"]
    assert [entry.path for entry in walk(tmp_path, ["other.csv"])] == [
        "metadata.csv",
        "sub/metadata.csv",
    ]
    assert list_paths(tmp_path) == []


def test_a_folder_with_the_name_of_the_table_is_entered(tmp_path: Path) -> None:
    put(tmp_path, "metadata.csv/a.txt")
    assert list_paths(tmp_path) == ["metadata.csv/a.txt"]


def test_no_link_is_followed(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    put(seeds, "dir/a.txt")
    secret = put(tmp_path, "secret.txt")
    for name, target in {
        "broken.txt": "nowhere",
        "dir/up": "..",
        "dir/self": ".",
        "inside.txt": "dir/a.txt",
        "insidedir": "dir",
        "loop1": "loop2",
        "loop2": "loop1",
        "outside.txt": str(secret),
        "outsidedir": str(tmp_path),
        "sibling": "../seeds2",
    }.items():
        (seeds / name).symlink_to(target)
    put(tmp_path, "seeds2/b.txt")
    assert list_paths(seeds) == ["dir/a.txt"]
    assert list_remarks(seeds) == [
        ("lost", "symlink-broken", "broken.txt"),
        ("lost", "symlink-loop", "dir/self"),
        ("lost", "symlink-loop", "dir/up"),
        ("note", "symlink", "inside.txt"),
        ("note", "symlink", "insidedir"),
        ("lost", "symlink-loop", "loop1"),
        ("lost", "symlink-loop", "loop2"),
        ("lost", "symlink-outside", "outside.txt"),
        ("lost", "symlink-outside", "outsidedir"),
        ("lost", "symlink-outside", "sibling"),
    ]


def test_the_seeds_themselves_may_be_a_link(tmp_path: Path) -> None:
    put(tmp_path, "real/a.txt")
    (tmp_path / "real/in.txt").symlink_to("a.txt")
    (tmp_path / "seeds").symlink_to("real")
    assert list_paths(tmp_path / "seeds") == ["a.txt"]
    assert list_remarks(tmp_path / "seeds") == [("note", "symlink", "in.txt")]


def test_pipes_and_sockets_are_reported_without_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")
        assert list_remarks(tmp_path) == [
            ("lost", "not-a-file", "pipe.txt"),
            ("lost", "not-a-file", "socket.txt"),
        ]
    assert list_paths(tmp_path) == []


def test_a_folder_that_vanishes_is_unreadable(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    put(tmp_path, "b/c.txt")
    entries = walk(tmp_path)
    next(entries)
    (tmp_path / "b/c.txt").unlink()
    (tmp_path / "b").rmdir()
    (remark,) = entries
    assert isinstance(remark, Remark)
    assert (remark.severity, remark.code, remark.path) == ("lost", "unreadable", "b")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_forbidden_folder_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    assert list_remarks(tmp_path) == [("lost", "unreadable", "closed")]


def test_deep_folders_do_not_exhaust_the_stack(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(1200):
        folder /= "d"
        folder.mkdir()
    file = put(folder, "a.txt")
    paths = list_paths(tmp_path)
    file.unlink()
    while folder != tmp_path:  # what cleans up after tests is recursive
        folder.rmdir()
        folder = folder.parent
    assert paths == ["d/" * 1200 + "a.txt"]


def test_a_source_has_its_bytes_and_their_checksum(tmp_path: Path) -> None:
    file = put(tmp_path, "a.txt", b"\xff\0")
    checksum = hashlib.sha256(b"\xff\0").hexdigest()
    assert read_source("x/a.txt", str(file), 2) == Source("x/a.txt", str(file), b"\xff\0", checksum)


def test_an_empty_source_is_read(tmp_path: Path) -> None:
    source = read_source("a", str(put(tmp_path, "a", b"")), 10)
    assert isinstance(source, Source)
    assert source.data == b""


def test_a_large_file_is_refused_with_its_size_and_the_option(tmp_path: Path) -> None:
    remark = read_source("a", str(put(tmp_path, "a", b"123")), 2)
    assert isinstance(remark, Remark)
    assert (remark.severity, remark.code) == ("lost", "too-large")
    assert "3 bytes" in remark.message
    assert "max_bytes" in remark.message


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    file = put(tmp_path, "a")
    os.truncate(file, 2**40)
    remark = read_source("a", str(file), 2)
    assert isinstance(remark, Remark)
    assert remark.code == "too-large"


def test_a_file_that_is_gone_vanished(tmp_path: Path) -> None:
    remark = read_source("a", str(tmp_path / "a"), 2)
    assert isinstance(remark, Remark)
    assert (remark.severity, remark.code) == ("lost", "vanished")


def test_what_took_the_place_of_a_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "dir").mkdir()
    os.mkfifo(tmp_path / "pipe")
    put(tmp_path, "secret")
    (tmp_path / "link").symlink_to("secret")
    codes = {}
    for name in ["dir", "pipe", "link", "secret/below"]:
        remark = read_source(name, str(tmp_path / name), 10)
        assert isinstance(remark, Remark)
        assert remark.severity == "lost"
        codes[name] = remark.code
    assert codes == {
        "dir": "not-a-file",
        "pipe": "not-a-file",
        "link": "unreadable",
        "secret/below": "unreadable",
    }


@pytest.mark.parametrize(("tag", "expected"), [(0xA0000003, True), (0x8000001B, False), (0, False)])
def test_a_junction_of_windows_is_a_link(tag: int, expected: bool) -> None:
    """None can be made here: this stands for what Windows lists."""

    class Entry:
        def is_symlink(self) -> bool:
            return False

        def is_dir(self, *, follow_symlinks: bool) -> bool:
            return True

        def stat(self, *, follow_symlinks: bool) -> SimpleNamespace:
            return SimpleNamespace(st_reparse_tag=tag)

    assert is_link(cast("os.DirEntry[str]", Entry())) is expected
