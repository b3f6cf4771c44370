"""The encoding of HTML: marks, bytes, declarations, in this order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.accession.decoding import Decoded, Refusal
from fonds.accession.formats.charset import decode_html

META = "<meta charset={}>"
HTTP = '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={}">'
XML = '<?xml version="1.0" encoding="{}"?>'


@pytest.mark.parametrize("form", [META, HTTP, XML], ids=["meta", "http-equiv", "xml"])
@pytest.mark.parametrize(
    ("declared", "codec", "text"),
    [
        ("iso-8859-1", "cp1252", "l’été « à 5 € »"),
        ("ISO-8859-2", "iso8859-2", "żółta łódź"),
        ("windows-1251", "cp1251", "Бюджет принят"),
        ("Shift_JIS", "cp932", "予算が可決された①"),
        ("gb2312", "gb18030", "预算已通过鎔"),
        ("euc-kr", "cp949", "예산이 통과되었다"),
        ("utf-8", "utf-8", "l’été à 5 €"),
    ],
)
def test_what_a_page_declares(form: str, declared: str, codec: str, text: str) -> None:
    page = f"{form.format(declared)}<p>{text}</p>"
    decoded = decode_html(page.encode(codec))
    assert decoded == Decoded(page, codec)


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1251", "shift_jis"])
def test_utf_8_that_an_old_declaration_was_left_in(declared: str) -> None:
    page = f"{META.format(declared)}<p>L’été à la mer</p>"
    assert decode_html(page.encode()) == Decoded(page, "utf-8")


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_goes_before_a_declaration(codec: str) -> None:
    page = f"{META.format('windows-1251')}<p>L’été à la mer</p>"
    decoded = decode_html(page.encode(codec))
    assert isinstance(decoded, Decoded)
    assert decoded.text == page


@pytest.mark.parametrize(
    "head",
    ["", META.format("utf-8"), META.format("no-such"), META.format("utf-16"), META.format("idna")],
)
def test_without_a_declaration_that_fits_it_is_read_as_any_text(head: str) -> None:
    decoded = decode_html(f"{head}<p>vot\xe9 \x93oui\x94</p>".encode("latin-1"))
    assert isinstance(decoded, Decoded)
    assert decoded.text == f"{head}<p>voté “oui”</p>"


def test_a_declaration_must_stand_near_the_beginning() -> None:
    page = " " * 1100 + META.format("windows-1251") + "<p>vot\xe9</p>"
    decoded = decode_html(page.encode("latin-1"))
    assert isinstance(decoded, Decoded)
    assert "voté" in decoded.text


def test_what_is_no_text_is_refused() -> None:
    refusal = decode_html(b"%PDF-1.7\n")
    assert isinstance(refusal, Refusal)
    assert refusal.code == "not-text"


@given(st.binary(max_size=300), st.sampled_from(["", META, HTTP, XML]), st.text(max_size=10))
def test_any_bytes_are_read_or_refused(data: bytes, form: str, name: str) -> None:
    head = form.format(name).encode("utf-8", "replace")
    assert isinstance(decode_html(head + data), Decoded | Refusal)
