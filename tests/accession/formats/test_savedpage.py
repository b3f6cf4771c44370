"""A page that a browser saved in one file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("trafilatura")

from fonds.accession.decoding import Refusal
from fonds.accession.formats.document import Document
from fonds.accession.formats.registry import read_document

HEAD = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example.org/x\n"
    "Subject: =?utf-8?Q?Le=20budget?=\nMIME-Version: 1.0\n"
    'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n'
)
STYLE = "--b\nContent-Type: text/css\n\np {color: red}\n"


def part(body: str, charset: str = "") -> str:
    return (
        f"--b\nContent-Type: text/html{charset}\nContent-Location: https://a.example.org/y\n"
        f"Content-Transfer-Encoding: quoted-printable\n\n{body}\n--b--\n"
    )


def test_the_page_in_it_is_read() -> None:
    page = part("<h1>Le budget</h1><p>Vot=C3=A9 =C3=A0 l=E2=80=99h=C3=B4pital, enfin.")
    document = read_document("a.mhtml", (HEAD + STYLE + page).encode())
    assert isinstance(document, Document)
    (text,) = document.texts
    assert text.text == "Le budget\n\nVoté à l’hôpital, enfin."
    assert text.metadata.title == "Le budget"
    assert text.metadata.url == "https://a.example.org/x"


def test_its_charset_is_that_of_its_part() -> None:
    data = (HEAD + part("<p>=C2=EE=F2", "; charset=windows-1251")).encode()
    document = read_document("a.mht", data)
    assert isinstance(document, Document)
    assert (document.texts[0].text, document.encoding) == ("Вот", "cp1251")


@pytest.mark.parametrize("data", [HEAD + STYLE + "--b--\n", "Un mot.", HEAD])
def test_without_a_page_it_is_refused(data: str) -> None:
    refusal = read_document("a.mhtml", data.encode())
    assert isinstance(refusal, Refusal)
    assert refusal.code == "broken"


@given(st.binary(min_size=1, max_size=200))
def test_no_bytes_break_it(data: bytes) -> None:
    for form in (data, HEAD.encode() + data, HEAD.encode() + part("").encode() + data):
        assert isinstance(read_document("a.mhtml", form), Document | Refusal)
