"""Web archives: each page that was answered is an article."""

from __future__ import annotations

import io
import zipfile
from gzip import compress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.accession.decoding import Refusal
from fonds.accession.formats.document import Document
from fonds.accession.formats.registry import read_document

PAGE = (
    "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>"
    + "Le conseil municipal a voté le budget de l’année prochaine après un long débat. " * 8
    + "</p></article></body></html>"
)


def make_warc(*, packed: bool = True) -> bytes:
    answers = [
        ("200 OK", "text/html; charset=utf-8"), ("404 Not Found", "text/html"),
        ("200 OK", "image/png"), ("200 OK", "application/xhtml+xml"),
    ]  # fmt: skip
    records = (make_record(number, *answer) for number, answer in enumerate(answers))
    return b"".join(map(compress, records) if packed else records)


def make_record(number: int, status: str, kind: str) -> bytes:
    page = PAGE.format(f"Titre {number}").encode()
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + page
    lines = [
        "WARC/1.1", "WARC-Type: response", f"WARC-Record-ID: <urn:uuid:{number}>",
        f"WARC-Target-URI: https://example.org/{number}", "WARC-Date: 2021-05-12T10:00:00Z",
        "Content-Type: application/http; msgtype=response", f"Content-Length: {len(answer)}",
    ]  # fmt: skip
    return "\r\n".join([*lines, "", ""]).encode() + answer + b"\r\n\r\n"


def make_wacz() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("archive/data.warc.gz", make_warc())
        archive.writestr("pages/pages.jsonl", "{}")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("path", "data"),
    [("a.warc", make_warc(packed=False)), ("a.warc.gz", make_warc()), ("a.wacz", make_wacz())],
    ids=range(3),
)
def test_each_page_is_an_article(path: str, data: bytes) -> None:
    document = read_document(path, data)
    assert isinstance(document, Document), document
    assert document.many
    assert [text.metadata.title for text in document.texts] == ["Titre 0", "Titre 3"]
    first = document.texts[0]
    assert "voté le budget" in first.text
    assert first.metadata.url == "https://example.org/0"
    assert first.metadata.date is None, "the day of archiving is none of publication"
    assert ("WARC-Date", "2021-05-12") in first.metadata.extra


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.warc", b"x"),
        ("a.warc.gz", make_warc()[:50]),
        ("a.wacz", b"PK"),
        ("a.wacz", make_wacz()[:99]),
    ],
    ids=range(4),
)
def test_what_is_none_says_so(path: str, data: bytes) -> None:
    assert isinstance(read_document(path, data), Refusal)


@given(st.binary(max_size=50), st.integers(0, 900))
def test_no_damage_breaks_it(junk: bytes, at: int) -> None:
    data = make_warc(packed=False)
    read_document("a.warc", data[:at] + junk + data[at + len(junk) :])
