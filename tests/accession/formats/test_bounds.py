"""Documents that are damaged, or made to break what reads them: refused in a sentence, in time."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.accession.decoding import Refusal
from fonds.accession.formats.document import Document, UnreadableError
from fonds.accession.formats.packed import Packed, parse_xml
from fonds.accession.formats.registry import read_document
from tests.accession.formats.making import (
    WORD,
    make_docx,
    make_epub,
    make_notes,
    make_odt,
    make_pdf,
    make_rtf,
    pack,
    paragraphs,
    set_lines,
)

VALID = {
    "a.docx": make_docx(
        paragraphs("Le budget", "Les élus ont voté hier. " * 20)
        + f"<w:tbl><w:tr><w:tc>{paragraphs('a')}</w:tc><w:tc/></w:tr></w:tbl>"
        + '<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="1"/></w:r></w:p>',
        {"dc:title": "Le budget", "dcterms:created": "2021-05-12T08:30:00Z"},
        {"word/footnotes.xml": make_notes("footnote", "La note."), "word/media/a.png": b"x"},
    ),
    "a.odt": make_odt(
        "<text:h>Le budget</text:h><text:p>Les élus ont voté<text:s text:c='2'/>hier.</text:p>",
        {"dc:title": "Le budget"},
    ),
    "a.epub": make_epub(
        {"1.xhtml": "<h1>Un</h1><p>Deux.</p>", "2.xhtml": "<p>Trois.</p>"},
        "<dc:title>Livre</dc:title><dc:date>2021</dc:date>",
    ),
    "a.rtf": make_rtf(
        r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset128 MS;}}{\info{\title Le budget}"
        r"{\creatim\yr2021\mo5\dy12}}\pard Les \'e9lus {\f1\'83e\'83X} \u8212\'97 ont"
        r"{\footnote note}{\pict\bin4 abcd}\par\trowd\intbl a\cell b\cell\row\pard fin\par"
    ),
    "a.pdf": make_pdf(
        [
            [(72.0, 800.0, 18.0, "Le budget"), *set_lines("Les élus\n\nont voté.")],
            set_lines("Fin."),
        ],
        {"Title": "Le budget", "CreationDate": "D:20210512"},
    ),
}
STORED = {
    name: pack({it: Packed(data).read(it) for it in Packed(data).names}, zipfile.ZIP_STORED)
    for name, data in VALID.items()
    if data.startswith(b"PK")
}
"""The same without compression: what is changed in them is changed in their XML."""


def refusal(name: str, data: bytes) -> Refusal:
    found = read_document(name, data)
    assert isinstance(found, Refusal)
    assert found.message.endswith(".")
    return found


@pytest.mark.parametrize("name", VALID)
def test_what_is_whole_is_read(name: str) -> None:
    assert isinstance(read_document(name, VALID[name]), Document)
    assert isinstance(read_document(name, STORED.get(name, VALID[name])), Document)


@pytest.mark.parametrize("name", VALID)
def test_no_beginning_of_a_document_breaks_its_reader(name: str) -> None:
    data = VALID[name]
    for end in range(1, len(data), len(data) // 40):
        found = read_document(name, data[:end])
        assert isinstance(found, Refusal) or name in ("a.rtf", "a.pdf")  # of which parts are whole


@pytest.mark.parametrize("name", VALID)
@settings(max_examples=60)
@given(seed=st.integers(0), count=st.integers(1, 30), stored=st.booleans())
def test_no_change_of_bytes_breaks_a_reader(name: str, seed: int, count: int, stored: bool) -> None:
    random = Random(seed)  # noqa: S311 - no secret
    data = bytearray(STORED.get(name, VALID[name]) if stored else VALID[name])
    for _ in range(count):
        start = random.randrange(len(data))
        match random.randrange(4):
            case 0:
                data[start] = random.randrange(256)
            case 1:
                data[start:start] = random.randbytes(random.randrange(9))
            case 2:
                del data[start : start + random.randrange(20)]
            case _:
                end = start + random.randrange(60)
                data[start:start] = data[start:end]
    assert isinstance(read_document(name, bytes(data)), Document | Refusal | None)


def bomb(name: str, size: int, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive with a member of *size* spaces."""
    archive = BytesIO()
    with (
        zipfile.ZipFile(archive, "w", method) as out,
        out.open(zipfile.ZipInfo(name), "w") as member,
    ):
        for _ in range(size >> 20):
            member.write(b" " * (1 << 20))
    return archive.getvalue()


def test_an_archive_that_unpacks_to_far_too_much() -> None:
    packed = zlib.compress(b" " * (8 << 20), 9)
    assert len(packed) < 10_000
    assert refusal("a.docx", pack({"word/document.xml": b" " * (8 << 20)})).code == "too-large"


def test_a_size_that_a_header_states_is_not_believed() -> None:
    data = pack({"word/document.xml": b" " * (8 << 20)})
    stated = (8 << 20).to_bytes(4, "little")
    assert stated in data
    found = refusal("a.docx", data.replace(stated, (9).to_bytes(4, "little")))
    assert found.code in ("broken", "too-large")


def test_all_that_is_read_of_an_archive_is_bounded() -> None:
    random = Random(1).randbytes(1 << 20)  # noqa: S311 - no secret
    archive = Packed(pack({str(n): random * 50 for n in range(4)}, zipfile.ZIP_STORED))
    archive.read("0")
    archive.read("1")
    with pytest.raises(UnreadableError):
        archive.read("2")


def test_an_archive_of_too_many_files() -> None:
    assert (
        refusal("a.odt", pack({str(number): b"" for number in range(20_001)})).code == "too-large"
    )


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_packed_otherwise(method: int) -> None:
    assert refusal("a.docx", pack({"word/document.xml": b"x"}, method)).code == "broken"


def test_a_member_with_a_password() -> None:
    data = bytearray(VALID["a.docx"])
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(sign, at + 4)
    assert refusal("a.docx", bytes(data)).code == "encrypted"


def word(body: str, head: str = "") -> bytes:
    return pack({"word/document.xml": f'{head}<w:document xmlns:w="{WORD}">{body}</w:document>'})


LAUGHS = "<!DOCTYPE w:document [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)
HOSTILE = {
    "entities": word("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", f"{LAUGHS}]>"),
    "a file of the system": word("&x;", "<!DOCTYPE x [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"),
    "depth": word("<w:p>" * 1000 + "</w:p>" * 1000),
    "attributes": word("<w:p " + "".join(f'a{n}=""' for n in range(200_000)) + "/>"),
    "no XML": pack({"word/document.xml": b"\x00\x01<w:p"}),
    "cells without a table": word("<w:tc><w:tr/></w:tc><w:footnote/><w:t>x</w:t>"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_xml_that_is_made_to_break_a_reader(name: str) -> None:
    found = read_document("a.docx", HOSTILE[name])
    if name == "cells without a table":
        assert isinstance(found, Document)
    else:
        assert isinstance(found, Refusal)
        assert found.code == "broken"


def test_xml_is_parsed_in_pieces() -> None:
    seen: list[str] = []
    body = "<p>é</p>" * 100_000
    parse_xml(f"<a>{body}</a>".encode(), lambda *_: None, lambda _: None, seen.append)
    assert "".join(seen) == "é" * 100_000


RTF = {
    "groups": b"{\\rtf1" + b"{" * 1_000_000,
    "ends": b"{\\rtf1" + b"}" * 1_000_000,
    "notes": b"{\\rtf1" + b"{\\footnote x}" * 20_000 + b"}",
    "bytes": b"{\\rtf1\\bin999999999 x}",
    "numbers": b"{\\rtf1\\u-999999999\\uc999999999\\f-1\\ansicpg-5\\fcharset-3 x}",
    "rows": b"{\\rtf1" + b"\\row\\pard" * 100_000 + b"x}",
}


@pytest.mark.parametrize("name", RTF)
def test_rtf_that_is_made_to_break_a_reader(name: str) -> None:
    assert isinstance(read_document("a.rtf", RTF[name]), Document)


def test_a_pdf_whose_forms_draw_each_other() -> None:
    forms = b"".join(
        b"%d 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>"
        b"/Length 50>>stream\n%s\nendstream\nendobj\n" % (n, n + 1, b"/F Do " * 8 + b"  ")
        for n in range(20, 40)
    )
    data = make_pdf([set_lines("Un")]).replace(b"xref\n", forms + b"xref\n")
    data = data.replace(b"/Font<</F1 3 0 R>>", b"/Font<</F1 3 0 R>>/XObject<</F 20 0 R>>")
    assert isinstance(read_document("a.pdf", data), Document | Refusal)
