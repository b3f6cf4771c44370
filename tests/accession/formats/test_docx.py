"""Word documents: what a reader sees in Word is the text, in its order."""

from __future__ import annotations

import pytest

from fonds.accession.formats.document import Text, UnreadableError
from fonds.accession.formats.docx import read_docx
from tests.accession.formats.making import STRICT, make_docx, make_notes, pack, paragraphs


def read(data: bytes) -> Text:
    document = read_docx(data)
    assert not document.many
    (text,) = document.texts
    return text


def run(inside: str) -> str:
    return f"<w:p><w:r>{inside}</w:r></w:p>"


def cell(*texts: str) -> str:
    return f"<w:tc><w:tcPr/>{paragraphs(*texts)}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (paragraphs("Un", "", "Deux & trois"), "Un\n\nDeux & trois"),
        (run("<w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t>"), "a\nb\tc"),
        (run('<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:sym w:char="F0E0"/>'), "a‑b\uf0e0"),
        (
            '<w:p><w:pPr><w:tabs><w:tab w:val="x"/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r></w:p>',
            "a",
        ),
        (run("<w:instrText>PAGE</w:instrText><w:t>12</w:t>"), "12"),
        (
            "<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:ins><w:r><w:t>neuf</w:t></w:r>"
            "</w:ins><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom></w:p>",
            "neuf",
        ),
        (f"<w:sdt><w:sdtContent>{paragraphs('a')}</w:sdtContent></w:sdt>", "a"),
        ("<w:p><w:hyperlink><w:r><w:t>lien</w:t></w:r></w:hyperlink></w:p>", "lien"),
        (
            "<w:p><w:r><w:t>avant</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
            f"<w:txbxContent>{paragraphs('boîte')}</w:txbxContent></mc:Choice><mc:Fallback>"
            f"<w:txbxContent>{paragraphs('boîte')}</w:txbxContent></mc:Fallback>"
            "</mc:AlternateContent></w:r><w:r><w:t> après</w:t></w:r></w:p>",
            "avant après\n\nboîte",
        ),
        (paragraphs("<w:t>"), "<w:t>"),
        ("", ""),
    ],
)
def test_what_a_reader_sees(body: str, text: str) -> None:
    assert read(make_docx(body)).text == text


def test_the_strict_form_of_the_standard() -> None:
    assert read(make_docx(paragraphs("Un"), namespace=STRICT)).text == "Un"


def test_short_rows_of_a_table_are_lines() -> None:
    rows = table(cell("Ville") + cell("Habitants"), cell("Lyon") + cell("522 000"))
    body = paragraphs("Avant") + rows + paragraphs("Après")
    assert read(make_docx(body)).text == "Avant\n\nVille\tHabitants\nLyon\t522 000\n\nAprès"


def test_cells_that_hold_more_than_a_word_are_paragraphs() -> None:
    rows = table(cell("Un.", "Deux.") + cell("Trois."), cell("") + cell("Seul."))
    assert read(make_docx(rows)).text == "Un.\n\nDeux.\n\nTrois.\n\nSeul."


def test_a_table_within_a_table() -> None:
    inner = "<w:tc>" + table(cell("a") + cell("b")) + "</w:tc>"
    assert read(make_docx(table(inner + cell("c")))).text == "a\tb\tc"


def test_notes_stand_at_the_end_behind_their_numbers() -> None:
    body = run(
        '<w:t>Un</w:t><w:endnoteReference w:id="1"/><w:t> deux</w:t>'
        '<w:footnoteReference w:id="2"/><w:t>.</w:t>'
    )
    members = {
        "word/footnotes.xml": make_notes("footnote", "autre", "du pied"),
        "word/endnotes.xml": make_notes("endnote", "de la fin"),
    }
    text = read(make_docx(body, members=members)).text
    assert text == "Un[1] deux[2].\n\n[1] de la fin\n\n[2] du pied"


def test_a_document_of_another_name() -> None:
    """Word on the web calls it document2.xml."""
    relation = (
        '<Relationships xmlns="x"><Relationship Type="a/officeDocument" Target="/word/d2.xml"/>'
        "</Relationships>"
    )
    body = f'<w:document xmlns:w="{STRICT}"><w:body>{paragraphs("Un")}</w:body></w:document>'
    assert read(pack({"_rels/.rels": relation, "word/d2.xml": body})).text == "Un"


def test_properties() -> None:
    properties = {
        "dc:title": "Le budget",
        "dc:creator": "Renée Dupont; Jean Martin",
        "dcterms:created": "2021-05-12T08:30:00Z",
        "dcterms:modified": "2021-06-01T00:00:00Z",
    }
    found = read(
        make_docx(paragraphs("Les élus ont voté hier. Le maire s’en réjouit."), properties)
    )
    assert found.metadata.title == "Le budget"
    assert found.metadata.creator == ("Renée Dupont", "Jean Martin")
    assert found.metadata.modified is not None
    assert found.metadata.modified.text == "2021-06-01"
    assert found.metadata.date is None, "created is not published"
    assert found.metadata.extra == (("created", "2021-05-12"),)


def test_pictures_are_listed() -> None:
    data = make_docx(paragraphs("Un"), members={"word/media/image1.png": b"x"})
    assert read(data).omitted == ("image1.png",)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"no archive", "broken"),
        (make_docx(paragraphs("Un"))[:-30], "broken"),
        (pack({"word/styles.xml": "<x/>"}), "broken"),
        (make_docx("<!-- -->", members={"word/document.xml": "<!DOCTYPE x><x/>"}), "broken"),
    ],
)
def test_what_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_docx(data)
    assert caught.value.refusal.code == code
