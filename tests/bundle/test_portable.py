"""Paths that unpack on every system, and the reason where one does not."""

from __future__ import annotations

import pytest

from fonds.bundle.portable import MAX_PATH, UnportableError, check_paths


@pytest.mark.parametrize(
    "path",
    [
        "fonds/site/articles/2022/01/000_0bff18f1392b44a8.html",
        "fonds/site/été/œuvre ’ « ».html",
        "fonds/console.html",
        "fonds/com10.txt",
        "fonds/my.con",
        "fonds/a.b.c/..d/.e",
        "f/" + "x" * (MAX_PATH - 2),
    ],
)
def test_accepts(path: str) -> None:
    assert check_paths([path]) == []


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("f/" + "x" * (MAX_PATH - 1), "181 characters"),
        ("f/" + "😀" * 90, "182 characters"),
        ("f/con", "device"),
        ("f/NUL.tar.gz", "device"),
        ("f/Aux.html", "device"),
        ("f/com1/page.html", "device"),
        ("f/lpt9.txt", "device"),
        ("f/COM¹", "device"),
        ("f/prn .txt", "device"),
        ("f/page.", "ends in a dot"),
        ("f/folder /page", "ends in a dot or a space"),
        ("f//page", "empty"),
        ("f/what?.html", "U+003F"),
        ("f/a:b", "U+003A"),
        ("f/a\\b", "U+005C"),
        ("f/a\x1fb", "U+001F"),
        ("f/a\nb", "U+000A"),
        ("f/a\udce9b", "U+DCE9"),
    ],
)
def test_refuses(path: str, reason: str) -> None:
    (problem,) = check_paths([path])
    assert problem.path == path
    assert reason in problem.reason


@pytest.mark.parametrize("char", '<>:"|?*\\')
def test_refuses_each_character_that_windows_reserves(char: str) -> None:
    assert len(check_paths([f"f/a{char}b"])) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("f/Page.html", "f/page.html"),
        ("f/A/x", "f/a/x"),
        ("f/\u00e9", "f/e\u0301"),
        ("f/\u00c9", "f/e\u0301"),
        ("f/stra\u00dfe", "f/STRASSE"),
    ],
)
def test_refuses_two_paths_that_fold_together_in_either_order(one: str, other: str) -> None:
    assert check_paths([one, other]) == check_paths([other, one])
    (problem,) = check_paths([one, other])
    assert {problem.path} < {one, other}
    assert ({one, other} - {problem.path}).pop() in problem.reason


def test_refuses_a_file_with_the_folded_name_of_a_folder() -> None:
    (problem,) = check_paths(["f/Articles", "f/articles/a.html"])
    assert (problem.path, "f/articles" in problem.reason) == ("f/Articles", True)


def test_folders_may_differ_in_case_while_their_files_differ() -> None:
    assert check_paths(["f/A/x", "f/a/y"]) == []


def test_the_error_spells_out_ten_and_holds_all() -> None:
    error = UnportableError(check_paths(f"f/aux.{number:02}" for number in range(12)))
    assert len(error.problems) == 12
    lines = str(error).splitlines()
    assert "12 paths" in lines[0]
    assert len(lines) == 12
    assert lines[1].strip().startswith("f/aux.00: ")
    assert "2 more" in lines[-1]


def test_the_error_writes_odd_characters_so_that_a_terminal_can_show_them() -> None:
    (problem,) = check_paths(["f/a\n\udce9\x1b"])
    assert str(problem).startswith(r"f/a\n\udce9\x1b: ")
