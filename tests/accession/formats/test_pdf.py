"""PDF documents: their text, paragraph by paragraph."""

from __future__ import annotations

import io
import logging
import sys
import zlib

import pypdf
import pytest

from fonds.accession.decoding import Refusal
from fonds.accession.formats.document import Text, UnreadableError
from fonds.accession.formats.pdf import read_pdf
from fonds.accession.formats.registry import read_document
from tests.accession.formats.making import make_pdf, set_lines

PROSE = """Après un long débat, les élus ont adopté hier soir ce texte qui fixe
les dépenses de la commune pour l’année, et le maire s’en est réjoui
devant les habitants venus nombreux à la séance.

Les oppositions ont quitté la salle avant le vote. Elles demandaient que
le texte soit renvoyé devant une commission."""
JOINED = "\n\n".join(" ".join(part.split("\n")) for part in PROSE.split("\n\n"))


def read(data: bytes) -> Text:
    (text,) = read_pdf(data).texts
    return text


def test_paragraphs() -> None:
    page = [(72.0, 800.0, 20.0, "Le budget (2021)"), *set_lines(PROSE)]
    assert read(make_pdf([page])).text == f"Le budget (2021)\n\n{JOINED}"


def test_pages_are_joined() -> None:
    assert read(make_pdf([set_lines(PROSE), [], set_lines("La suite.")])).text == (
        f"{JOINED}\n\nLa suite."
    )


def test_the_reader_is_named_with_its_version() -> None:
    assert read_pdf(make_pdf([set_lines("Un")])).reader == f"pdf (pypdf {pypdf.__version__})"


def test_properties() -> None:
    properties = {
        "Title": "Le budget",
        "Author": "Jean Martin",
        "CreationDate": "D:20210512083000+02'00'",
        "ModDate": "D:20210601",
    }
    found = read(make_pdf([set_lines(PROSE)], properties)).metadata
    assert (found.title, found.creator) == ("Le budget", ("Jean Martin",))
    assert found.extra == (("created", "2021-05-12"),)
    assert found.modified is not None
    assert found.modified.text == "2021-06-01"


def test_letters_that_a_font_has_as_one_sign() -> None:
    data = make_pdf([set_lines("xe")]).replace(
        b"/WinAnsiEncoding>>", b"<</Type/Encoding/Differences[120/fi]>>>>"
    )
    assert read(data).text == "fie"


def refuse(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_pdf(data)
    return caught.value.refusal.code


def test_pictures_of_pages_hold_no_text() -> None:
    assert refuse(make_pdf([[]])) == "no-text"
    assert refuse(make_pdf([])) == "no-text"


def test_fonts_whose_letters_are_unknown() -> None:
    data = make_pdf([set_lines("abcdef")]).replace(
        b"/WinAnsiEncoding>>", b"<</Type/Encoding/Differences[97/g1/g2/g3/g4/g5/g6]>>>>"
    )
    assert refuse(data) == "no-text"


def encrypt(password: str, algorithm: str) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(make_pdf([set_lines("Secret")])))
    writer.encrypt(password, "owner", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_password() -> None:
    assert refuse(encrypt("user", "RC4-128")) == "encrypted"


def test_a_password_that_only_changing_it_needs() -> None:
    assert read(encrypt("", "RC4-128")).text == "Secret"


def test_a_page_that_unpacks_to_far_too_much() -> None:
    packed = zlib.compress(b"BT ET " * 8_000_000, 9)
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)
    data = make_pdf([[]])
    start, end = data.index(b"<</Length 0"), data.index(b"endstream") + len(b"endstream")
    assert refuse(data[:start] + stream + data[end:]) == "too-large"


def test_without_its_library_it_is_said_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)  # as if it were not there
    found = read_document("a.pdf", make_pdf([set_lines("Un")]))
    assert isinstance(found, Refusal)
    assert found.code == "no-reader"
    assert "pip install 'fonds[formats]'" in found.message


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    data = make_pdf([set_lines("Un")])
    with caplog.at_level(logging.WARNING):
        assert read(data.replace(b"startxref\n", b"startxref\n9")).text == "Un"
    assert caplog.records == []
