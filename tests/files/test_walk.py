"""What is below a folder: every file once, no link followed, nothing below what is skipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.files.walk import is_hidden, list_files, walk_entries


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    for path in (".git/config", "a.html", "b/.hidden", "b/c/d.html", "../outside/x.html"):
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    (root / "empty").mkdir()
    (root / "link").symlink_to(tmp_path / "outside", target_is_directory=True)
    (root / "link.html").symlink_to("a.html")
    (root / "lost.html").symlink_to("nowhere")
    return root


def test_files_and_links_to_files_are_listed(tree: Path) -> None:
    assert sorted(list_files(tree)) == [
        ".git/config", "a.html", "b/.hidden", "b/c/d.html", "link.html", "lost.html"
    ]  # fmt: skip


def test_only_dot_files_at_the_top_are_hidden(tree: Path) -> None:
    assert ".git/config" not in set(list_files(tree, is_hidden))
    assert "b/.hidden" in set(list_files(tree, is_hidden))


def test_nothing_below_a_skipped_folder_is_looked_at(tree: Path) -> None:
    seen: list[str] = []

    def skip(path: str) -> bool:
        seen.append(path)
        return path == "b"

    list(list_files(tree, skip))
    assert "b" in seen
    assert "b/c" not in seen


def test_entries_are_all_but_folders(tree: Path) -> None:
    assert {path for path, _ in walk_entries(tree)} == {*list_files(tree), "link"}


def test_a_folder_that_is_not_there_has_no_files_or_is_an_error(tmp_path: Path) -> None:
    errors: list[str] = []
    assert list(list_files(tmp_path / "nowhere")) == []
    list(walk_entries(tmp_path / "nowhere", on_error=lambda path, error: errors.append(path)))
    assert errors == [""]
    with pytest.raises(FileNotFoundError):
        list(walk_entries(tmp_path / "nowhere"))
