"""Files that are called old Word documents, and what they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.accession.decoding import Refusal
from fonds.accession.formats.compound import SIGNATURE
from fonds.accession.formats.document import Document
from fonds.accession.formats.registry import read_disguised, read_document
from tests.accession.formats.making import (
    make_compound,
    make_doc,
    make_docx,
    make_epub,
    make_odt,
    make_pdf,
    make_rtf,
    paragraphs,
    set_lines,
)

DOCUMENTS = {
    "doc": make_doc(["Un\r"]),
    "docx": make_docx(paragraphs("Un")),
    "odt": make_odt("<text:p>Un</text:p>"),
    "epub": make_epub({"1.html": "<p>Un"}),
    "rtf": make_rtf("Un"),
    "pdf": make_pdf([set_lines("Un")]),
}


@pytest.mark.parametrize("name", ["a.doc", "a.docx", "a.pdf", "a.odt", "a.rtf", "a.epub", "a.html"])
@pytest.mark.parametrize("kind", DOCUMENTS)
def test_bytes_say_what_a_document_is_not_its_name(name: str, kind: str) -> None:
    found = read_document(name, DOCUMENTS[kind])
    assert isinstance(found, Document)
    assert found.reader.partition(" ")[0] == kind
    assert found.texts[0].text == "Un"


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_document_that_is_called_a_text(kind: str) -> None:
    found = read_disguised(DOCUMENTS[kind])
    assert found is not None
    assert found.texts[0].text == "Un"


@pytest.mark.parametrize("data", [b"plain text", b"", b"PK\x03\x04", b"%PDF-1.4", b"\x89PNG\r\n"])
def test_what_is_no_document_stays_what_it_is(data: bytes) -> None:
    assert read_disguised(data) is None


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Le conseil a vot\xe9.", "Le conseil a voté."),
        (b"<html xmlns:w='x'><body><p>Un<p>Deux</body></html>", "Un\n\nDeux"),
        (b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>Un<p>Deux", "Un\n\nDeux"),
    ],
)
def test_texts_and_pages_that_are_called_documents(data: bytes, text: str) -> None:
    found = read_document("a.doc", data)
    assert isinstance(found, Document)
    assert found.texts[0].text == text


def read(data: bytes) -> str:
    found = read_document("a.doc", data)
    assert isinstance(found, Document), found
    return found.texts[0].text


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (["Le budget est voté\rLes élus ont voté à une large majorité hier soir.\r"],
         "Le budget est voté\n\nLes élus ont voté à une large majorité hier soir."),
        (["Привет\x0bмир\x0c" + "Фин" * 30 + "\r"], "Привет\nмир\n\n" + "Фин" * 30),
        (["Un mot\x02 encore.\r", "\x02 La note.\r\r"], "Un mot[1] encore.\n\n[1] La note."),
        (["Un\x02\r", "\x02 Note.\r", "", "", "", "\x02 Fin.\r"], "Un\n\nNote.\n\nFin."),
        (["Un*\r", "*\x02 Note.\r"], "Un*\n\nNote."),
        (["Voir \x13 HYPERLINK x \x13 A \x14z\x15\x14le site\x15 ici\x13 B \x15\r"],
         "Voir le site ici"),
        (["a\x07b\x07\x07c\x07d\x07\x07\r"], "a\tb\n\nc\td"),
        (["a\x01\x08\x1eb\x05\r", "", "entête\r", "", "\x05 remarque\r", "", "boîte\r"],
         "a‑b\n\nboîte"),
        ([""], ""),
    ],
)  # fmt: skip
def test_word_of_1997(parts: list[str], text: str) -> None:
    assert read(make_doc(parts)) == text
    assert read(make_doc(parts, flags=0)) == text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (make_compound({"EncryptedPackage": b"x"}), "encrypted"),
        (make_doc(["Un\r"], flags=0x0300), "encrypted"),
        (make_doc(["Un\r"], version=0x68), "no-reader"),
        (make_compound({"Workbook": b"x"}), "no-reader"),
        (SIGNATURE + bytes(600), "broken"),
        (make_compound({"WordDocument": b"x"}), "broken"),
        (make_doc(["\x03\x04\x06\x0f" * 90]), "broken"),
    ],
)
@pytest.mark.parametrize("name", ["a.doc", "a.docx"])
def test_old_documents_that_are_refused(name: str, data: bytes, code: str) -> None:
    found = read_document(name, data)
    assert isinstance(found, Refusal)
    assert found.code == code


WORD = make_doc(["Le budget est voté\x02\r" * 9, "\x02 La note.\r" * 9])


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(0, len(WORD) - 1), st.integers(0, 255)), max_size=20))
def test_no_change_of_bytes_breaks_it(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WORD)
    for place, byte in changes:
        data[place] = byte
    assert isinstance(read_document("a.doc", bytes(data)), Document | Refusal)


@pytest.mark.parametrize("end", [9, 100, 511, 513, 1024, 3000, len(WORD) - 600])
def test_no_beginning_breaks_it(end: int) -> None:
    assert isinstance(read_document("a.doc", WORD[:end]), Document | Refusal)
