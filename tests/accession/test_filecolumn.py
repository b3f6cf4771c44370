"""Which column of a table says which file a row describes."""

from __future__ import annotations

import pytest

from fonds.accession.filecolumn import choose_file_column, find_nothing
from fonds.accession.records import Record
from fonds.accession.rows import FileIndex


def choose(paths: str, *lines: str) -> tuple[str, str]:
    """The name of the chosen column, and why there is none."""
    records = [Record(n, line.split(",")) for n, line in enumerate(lines, 1)]
    index, fault = choose_file_column(records, FileIndex(paths.split()).find)
    return ("" if index < 0 else records[0].cells[index]), fault


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["id,title", "a,T", "b,U"], "id"),
        (["title,chemin", "T,x/a.txt", "U,x/b.txt"], "chemin"),
        (["n,id,title", "1,a,T", "2,b,U"], "id"),
        (["file,id", "img1.jpg,a", "img2.jpg,b"], "id"),
        (["file,id", "a.txt,b", "b.txt,a"], "file"),
        (["id,name", "a,a.txt", "b,b.txt"], "name"),
        (["id,key", "a,a", "b,b"], "id"),
        (["title,id", "a,a", "b,b"], "id"),
        (["titre", "a", "b"], "titre"),
        (["file,title", "none.txt,T"], "file"),
        (["id,title", "a,T", ",U", "b,V"], "id"),
    ],
)
def test_the_column_whose_cells_name_files(lines: list[str], expected: str) -> None:
    assert choose("x/a.txt x/b.txt", *lines) == (expected, "")


def test_numbers_name_files_only_where_nothing_else_does() -> None:
    assert choose("1.txt 2.txt", "id,title", "1,T", "2,U") == ("id", "")
    assert choose("1.txt 2.txt", "words,name", "2,1.txt", "1,2.txt") == ("name", "")


@pytest.mark.parametrize(
    "lines",
    [
        ["title,date", "T,2022"],
        ["lang,title", "a,T", "a,U", "a,V"],  # one file, again and again
        ["id,title", "a,T", "x,U", "y,V"],
    ],
)
def test_no_column_names_files(lines: list[str]) -> None:
    column, fault = choose("a.txt b.txt", *lines)
    assert column == ""
    assert f"“{lines[0].partition(',')[0]}”" in fault
    assert "“fichier”" in fault


def test_columns_that_name_different_files_are_both_left() -> None:
    column, fault = choose("1.txt 2.txt 3.txt", "id,pages", "1,3", "2,1", "3,2")
    assert column == ""
    assert "“id” and “pages”" in fault


def test_without_files_the_name_alone_decides() -> None:
    records = [Record(1, ["id", "Fichier"]), Record(2, ["a", "a.txt"])]
    assert choose_file_column(records, find_nothing) == (1, "")
    assert choose_file_column(records[:1], find_nothing) == (1, "")
