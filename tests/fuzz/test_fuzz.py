"""A few inputs of each target of `make fuzz`; and that a broken promise is noticed there."""

from __future__ import annotations

import struct
from dataclasses import replace

import pytest

from fonds.accession.decoding import Refusal
from fonds.accession.formats.document import Document, Text, UnreadableError
from fonds.accession.reading import Reading
from fonds.base.chars import fold_white
from fonds.base.model import Edtf, Metadata
from tests.fuzz.attempts import ALL, count_inputs, make_input
from tests.fuzz.promises import (
    BrokenPromiseError,
    check_article,
    check_date,
    check_entry,
    check_read,
    check_stated,
    read_by,
    read_source,
)
from tests.fuzz.targets import TARGETS

_FEW = 20
_SEED = 1


@pytest.mark.parametrize("name", TARGETS)
def test_what_chance_makes_breaks_no_promise(name: str) -> None:
    for number in range(_FEW):
        TARGETS[name].check(make_input(name, number, _SEED))


@pytest.mark.parametrize("name", TARGETS)
def test_an_input_is_made_again_by_its_number(name: str) -> None:
    inputs = [make_input(name, number, _SEED) for number in range(_FEW)]
    assert inputs == [make_input(name, number, _SEED) for number in range(_FEW)]
    assert len(set(inputs)) > _FEW // 2
    assert inputs != [make_input(name, number, _SEED + 1) for number in range(_FEW)]


@pytest.mark.parametrize("name", ["large: 200 levels.html", "large: 8 KB.doc"])
def test_a_large_input_is_read(name: str) -> None:
    reading = ALL[name].check(make_input(name, 0, _SEED))
    assert isinstance(reading, Reading)
    assert reading.code == "article"


def test_as_many_inputs_are_tried_as_was_asked_for() -> None:
    assert 200_000 <= sum(count_inputs(200_000).values()) < 200_000 + len(ALL)
    assert min(count_inputs(1).values()) == 1


def refuse(_: bytes) -> Document:
    raise UnreadableError("broken", "It is damaged.")


def slip(_: bytes) -> Document:
    return Document(fold_white(None), ())  # type: ignore[arg-type]


def unpack(data: bytes) -> Document:
    return Document("x", (Text(str(struct.unpack("<I", data))),))


def test_a_slip_of_our_own_is_no_damage() -> None:
    assert read_by(refuse, b"") == Refusal("broken", "It is damaged.")
    found = read_by(unpack, b"")
    assert isinstance(found, Refusal)
    assert "unpack requires a buffer" in found.message
    with pytest.raises(BrokenPromiseError, match="TypeError"):
        read_by(slip, b"")


TEXT = " date 2022-01 Un titre\n\nIl pleut sur la ville. Rien d’autre.\n".encode()


def test_a_lost_paragraph_is_noticed() -> None:
    (entry,) = read_source("a.txt", TEXT).entries
    check_entry(entry, TEXT, "utf-8")
    lossy = replace(entry, article=replace(entry.article, paragraphs=("Un titre", "Il pleut.")))
    with pytest.raises(BrokenPromiseError):
        check_entry(lossy, TEXT, "utf-8")


def test_a_malformed_article_is_noticed() -> None:
    article = read_source("a.txt", TEXT).entries[0].article
    for wrong in (
        replace(article, title=""),
        replace(article, title="a  b"),
        replace(article, title="x" * 300, title_from="supplied"),
        replace(article, paragraphs=(*article.paragraphs, " ")),
        replace(article, body_start=9_999),
        replace(article, dateline="\ud800"),
    ):
        with pytest.raises(BrokenPromiseError):
            check_article(wrong)


@pytest.mark.parametrize(
    "date",
    [Edtf("2022", (2022, 1, 1), (2021, 1, 1)), Edtf("2022", (2021, 1, 1), (2021, 12, 31))],
)
def test_a_date_that_is_none_is_noticed(date: Edtf) -> None:
    with pytest.raises(BrokenPromiseError):
        check_date(date)
    with pytest.raises(BrokenPromiseError):
        check_stated(Metadata(modified=date))


@pytest.mark.parametrize(
    "found",
    [
        Refusal("broken", "No sentence"),
        Refusal("too-slow", "Reading it took more than 10 seconds."),
        Document("", (Text("a"),)),
        Document("x", ()),
        Document("x", (Text("a", Metadata(extra=(("k", "\udfff"),))),)),
        Document("x", (Text("a", omitted=("\udfff",)),)),
    ],
)
def test_a_malformed_document_is_noticed(found: Document | Refusal) -> None:
    with pytest.raises(BrokenPromiseError):
        check_read(found)
