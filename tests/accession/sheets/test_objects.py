"""JSON and JSON Lines as tables."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.accession.sheets.objects import read_objects

ROWS = [{"file": "a.txt", "title": "A"}, {"file": "b.txt", "year": 2022}]
EXPECTED = [["file", "title", "year"], ["a.txt", "A", ""], ["b.txt", "", "2022"]]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ROWS),
        "\ufeff" + json.dumps(ROWS, indent=1),
        "\n".join(map(json.dumps, ROWS)),
        "\r\n\r\n".join(map(json.dumps, ROWS)) + "\r\n",
        json.dumps({"status": "ok", "articles": ROWS}),
        json.dumps({"a.txt": {"title": "A"}, "b.txt": {"year": 2022}}),
    ],
)
def test_objects_in_all_their_frames(text: str) -> None:
    assert [record.cells for record in read_objects(text)] == EXPECTED


def test_the_lines_of_json_lines_are_known() -> None:
    assert [record.line for record in read_objects('\n{"a": 1}\n\n{"a": 2}\n')] == [0, 2, 4]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("  x ", "x"),
        (None, ""),
        (True, "true"),
        (2022.0, "2022"),
        (3.5, "3.5"),
        (["Ann", "Bob", None], "Ann; Bob"),
        ({"id": None, "name": "Le Courrier"}, "Le Courrier"),
        ({"x": 1}, ""),
        ([[["deep"]], "x"], "x"),
        ("\ud83d", "\\u{d83d}"),
    ],
)
def test_values_as_cells(value: object, cell: str) -> None:
    assert read_objects(json.dumps([{"k": value}]))[1].cells == [cell]


@pytest.mark.parametrize(
    "text",
    ["", "x", "1", "[1, 2]", "[]", "{}", "{", '{"a": 1}\nx', "[" * 100_000, "[{}]", "9" * 9999],
)
def test_what_holds_no_objects_is_empty(text: str) -> None:
    assert read_objects(text) == []


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
)


@given(json_values.map(json.dumps) | st.text(st.sampled_from('[]{}":,a1\n'), max_size=40))
def test_no_text_raises_and_rows_are_as_wide_as_the_header(text: str) -> None:
    records = read_objects(text)
    assert len({len(record.cells) for record in records}) <= 1
