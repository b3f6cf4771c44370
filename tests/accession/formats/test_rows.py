"""Data files with an article a row."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import Table
from pyarrow.parquet import write_table

from fonds.accession.decoding import Refusal
from fonds.accession.formats.document import Document
from fonds.accession.formats.items import read_items
from fonds.accession.formats.rows import read_rows, write_text

CSV = "id;titre;publié le;contenu\n1;Un;12/05/2021;Premier texte\n2;;13/05/2021;Deuxième\n".encode()
OBJECTS = [
    {"headline": "Un", "date": "2021-05-12", "body": "Premier\n\ntexte", "n": 1},
    {"headline": "Deux", "date": "2021-05-13", "body": "Deuxième", "authors": ["A. B", "C. D"]},
]


def parquet() -> bytes:
    stream = io.BytesIO()
    write_table(Table.from_pylist(OBJECTS), stream)
    return stream.getvalue()


FILES = {
    "a.csv": CSV,
    "a.json": json.dumps({"status": "ok", "articles": OBJECTS}).encode(),
    "b.json": json.dumps(OBJECTS).encode(),
    "a.JSONL": "\n".join(map(json.dumps, OBJECTS)).encode(),
    "a.parquet": parquet(),
}


def read(path: str, data: bytes, **columns: str) -> Document:
    document = read_rows(path, data, columns)
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize("path", FILES)
def test_each_row_is_an_article(path: str) -> None:
    document = read(path, FILES[path])
    assert document.many
    assert len(document.texts) == 2
    first = document.texts[0]
    assert first.text.split() == ["Premier", "texte"]
    assert first.metadata.title == "Un"
    assert first.metadata.date is not None
    assert first.metadata.date.text == "2021-05-12"
    assert [note.code for note in document.notes] == ["columns-used"]


def test_what_has_no_field_is_kept() -> None:
    assert read("a.csv", CSV).texts[0].metadata.extra == (("id", "1"),)


def test_columns_are_as_mkdocs_yml_says() -> None:
    document = read("a.csv", CSV, text="titre", title="contenu", publication="id")
    first = document.texts[0]
    assert (first.text, first.metadata.title) == ("Un", "Premier texte")
    assert first.metadata.publication == "1"
    assert not document.notes


def test_a_list_is_several_persons() -> None:
    assert read("b.json", FILES["b.json"]).texts[1].metadata.creator == ("A. B", "C. D")


@pytest.mark.parametrize(
    ("path", "data", "columns"),
    [
        ("a.csv", b"a,b\n1,2\n", {}),
        ("a.csv", CSV, {"text": "absent"}),
        ("a.csv", CSV, {"text": "contenu", "title": "absent"}),
        ("a.csv", b"", {}),
        ("a.json", b"[]", {}),
        ("a.json", b"{", {}),
        ("a.parquet", b"PAR1", {}),
        ("a.parquet", FILES["a.parquet"][:-20], {}),
        ("a.xlsx", b"PK\x03\x04", {}),
    ],
)
def test_a_file_without_texts_says_why(path: str, data: bytes, columns: dict[str, str]) -> None:
    assert isinstance(read_rows(path, data, columns), Refusal)


def test_dates_that_can_be_read_both_ways_have_one_note() -> None:
    data = b"text,date\n" + b"a,03/04/2021\n" * 50
    document = read("a.csv", data)
    assert [note.code for note in document.notes] == ["columns-used", "date-order"]
    assert {text.metadata.date for text in document.texts} == {None}


def test_values_that_cannot_be_read_have_one_note_for_all() -> None:
    document = read("a.csv", b"text,date\n" + b"a,someday\n" * 50)
    (note,) = [note for note in document.notes if note.code != "columns-used"]
    assert "50 rows" in note.message


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a", "a"),
        (["See ", {"type": "link", "text": "here"}, "."], "See here."),
        ({"text": ["a", "b"]}, "ab"),
        (7, "7"),
        (None, ""),
    ],
)
def test_texts_of_every_shape(value: object, text: str) -> None:
    assert write_text(value) == text


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(VALUES)
def test_no_json_breaks_it(value: object) -> None:
    read_rows("a.json", json.dumps(value).encode(), {})
    read_rows("a.jsonl", json.dumps({"text": value, "date": value}).encode(), {})


@given(st.binary(max_size=60))
def test_no_bytes_break_a_table(data: bytes) -> None:
    read_rows("a.csv", b"text,title\n" + data, {})


def test_a_cell_that_is_not_in_utf_8() -> None:
    stream = io.BytesIO()
    write_table(Table.from_pylist(OBJECTS), stream, compression="none")
    damaged = stream.getvalue().replace(b"Premier", b"\xffremier")
    found = read_items("a.parquet", damaged)
    assert isinstance(found, Refusal)
    assert found.code == "broken"
