"""Rows on sources that are left out are cut out of CSV, and nothing else of it changes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from fonds.accession.companions import may_describe
from fonds.bundle.withheld import cut_rows

FILES = ("a.txt", "b.txt", "c.txt", "x/d.txt", "y/d.txt")


def find(written: str) -> Sequence[str]:
    return [path for path in FILES if path == written or path.endswith(f"/{written}")]


def cut(data: bytes, name: str = "t.csv", gone: str = "b.txt") -> tuple[str | None, int]:
    left, rows = cut_rows(data, name, find, lambda path: path == gone)
    return None if left is None else left.decode("utf-8-sig"), rows


@pytest.mark.parametrize(
    ("table", "left"),
    [
        ("file,title\na.txt,A\nb.txt,B\nc.txt,C\n", "file,title\na.txt,A\nc.txt,C\n"),
        ("file;titre\r\na.txt;A\r\nb.txt;B\r\n", "file;titre\r\na.txt;A\r\n"),
        ("file;titre\ra.txt;A\rb.txt;B\rc.txt;C", "file;titre\ra.txt;A\rc.txt;C"),
        (
            'sep=;\nfile;titre\nb.txt;"B\n\n; B"\nc.txt;"C "" C"',
            'sep=;\nfile;titre\nc.txt;"C "" C"',
        ),
        ("title\tfile\n\n\nB\tb.txt\n\nC\tc.txt\n", "title\tfile\n\n\nC\tc.txt\n"),
        ("file,title\nb.txt,B\nd.txt,D\nzzz.txt,Z\n", "file,title\nzzz.txt,Z\n"),
    ],
)
def test_rows_are_cut_whatever_the_csv(table: str, left: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert cut(table.encode(encoding))[0] == left


def test_a_table_that_names_nothing_withdrawn_stays_to_the_byte() -> None:
    data = "fichier;titre\r\na.txt;Été\r\n".encode("cp1252")
    assert cut_rows(data, "t.csv", find, lambda path: path == "b.txt") == (data, 0)


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("t.json", '[{"file": "a.txt", "title": "A"}, {"file": "b.txt", "title": "B"}]'),
        ("t.jsonl", '{"file": "a.txt", "title": "A"}\n{"file": "b.txt", "title": "B"}\n'),
        ("t.csv", 'file,title\nb.txt,"never closed\na.txt,A\n'),
    ],
)
def test_what_cannot_be_cut_goes_whole(name: str, table: str) -> None:
    left, rows = cut(table.encode(), name)
    assert (left is None or "never closed" not in left) and rows == 1
    if name != "t.csv":
        assert left is None


@pytest.mark.parametrize(
    ("path", "text", "says"),
    [
        ("true-meta/1-meta.txt", "true/1.txt", True),
        ("1.pdf", "1.txt", True),
        ("x/1_files/a.png", "x/1.html", True),
        ("x/1-photo.jpg", "x/1.txt", True),
        ("x/1.txt.bak", "x/1.txt", True),
        ("10.pdf", "1.txt", False),
        ("y/1.pdf", "x/1.txt", False),
        ("notes.doc", "1.txt", False),
    ],
)
def test_what_goes_with_a_text(path: str, text: str, says: bool) -> None:
    assert may_describe(path, text) is says
