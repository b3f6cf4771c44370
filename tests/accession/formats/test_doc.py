"""Files that are called old Word documents, and what they are."""

from __future__ import annotations

import pytest

from fonds.accession.decoding import Refusal
from fonds.accession.formats.document import Document
from fonds.accession.formats.registry import read_disguised, read_document
from tests.accession.formats.making import (
    make_docx,
    make_epub,
    make_odt,
    make_pdf,
    make_rtf,
    paragraphs,
    set_lines,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCUMENTS = {
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


@pytest.mark.parametrize("name", ["a.doc", "a.docx"])
def test_old_documents(name: str) -> None:
    found = read_document(name, OLE + bytes(600))
    assert isinstance(found, Refusal)
    assert found.code == "no-reader"
    assert "save them as .docx" in found.message


@pytest.mark.parametrize("name", ["a.doc", "a.docx"])
def test_a_password(name: str) -> None:
    found = read_document(name, OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    assert isinstance(found, Refusal)
    assert found.code == "encrypted"
