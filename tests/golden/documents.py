"""What the office documents of formats/ are made of: ``python -m tests.golden.documents`` writes
them. They are not compressed, so that the same bytes come of any version of Python."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_STORED

from fonds.accession.formats.packed import Packed
from tests.accession.formats.making import (
    make_doc,
    make_docx,
    make_epub,
    make_fodt,
    make_notes,
    make_odt,
    make_pdf,
    make_rtf,
    pack,
    paragraphs,
    set_lines,
)

FOLDER = Path(__file__).parent / "formats"

LEAD = "Après un long débat, les élus ont adopté hier soir le budget de la commune."
BODY = "Les oppositions ont quitté la salle avant le vote, et le maire l’a regretté."
LINES = """Après un long débat, les élus ont adopté hier soir ce texte qui fixe
les dépenses de la commune pour l’année, et le maire s’en est réjoui
devant les habitants venus nombreux à la séance.

Les oppositions ont quitté la salle avant le vote."""
CHAPTER = (
    "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body>{}</body></html>"
)


def unpack(data: bytes) -> bytes:
    """The same archive, its members not compressed."""
    archive = Packed(data)
    return pack({name: archive.read(name) for name in archive.names}, ZIP_STORED)


def cell(text: str) -> str:
    return f"<w:tc>{paragraphs(text)}</w:tc>"


DOCX = make_docx(
    paragraphs("Le budget est voté", LEAD)
    + '<w:p><w:r><w:t>Un mot</w:t><w:footnoteReference w:id="1"/><w:t> encore.</w:t></w:r></w:p>'
    + f"<w:tbl><w:tr>{cell('Poste')}{cell('Euros')}</w:tr><w:tr>{cell('Écoles')}{cell('5 000')}"
    + "</w:tr></w:tbl>",
    {
        "dc:title": "Microsoft Word - budget.doc",
        "dc:creator": "Renée Dupont",
        "dcterms:created": "2021-05-12T08:30:00Z",
        "dcterms:modified": "2021-05-14T00:00:00Z",
    },
    {"word/footnotes.xml": make_notes("footnote", "La note."), "word/media/image1.png": b"x"},
)
ODT = make_odt(
    f"<text:p>{LEAD}</text:p><text:p>{BODY}<text:note><text:note-citation>1</text:note-citation>"
    "<text:note-body><text:p>La note.</text:p></text:note-body></text:note></text:p>",
    {"dc:title": "Le budget est voté", "meta:initial-creator": "Renée Dupont"},
)
RTF = make_rtf(
    r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Arial;}}{\info{\title Le budget est vot\'e9}"
    r"{\author Ren\'e9e Dupont}{\creatim\yr2021\mo5\dy12}}\pard\plain\f0 Le budget est vot\'e9\par "
    r"Apr\'e8s un long d\'e9bat {\f1\'cf\'f0\'e8}\u8230?\par vers un\line vers deux\par"
)
EPUB = make_epub(
    {
        "1.xhtml": CHAPTER.format(f"<h1>Premier</h1><p>{LEAD}</p>"),
        "2.xhtml": CHAPTER.format(f"<h1>Second</h1><p>{BODY}</p>"),
    },
    '<dc:title>Un livre</dc:title><dc:creator opf:role="aut">Renée Dupont</dc:creator>'
    "<dc:language>fr</dc:language><dc:date>1885-03-02</dc:date>"
    "<dc:publisher>Charpentier</dc:publisher><dc:rights>Domaine public</dc:rights>",
)
PDF = make_pdf(
    [[(72.0, 800.0, 20.0, "Le budget est voté"), *set_lines(LINES)], set_lines(BODY)],
    {"Title": "budget.indd", "Author": "Jean Martin", "CreationDate": "D:20210512083000+02'00'"},
)

DOC = make_doc(["Le budget est voté\r" + LEAD + "\x02\r", "\x02 La note…\r"])

DOCUMENTS = {
    "doc/word97.doc": DOC,
    "docx/article.docx": unpack(DOCX),
    "odt/article.odt": unpack(ODT),
    "odt/flat.fodt": make_fodt(
        f"<text:h>Le budget est voté</text:h><text:p>{LEAD}</text:p>"
    ).encode(),
    "rtf/article.rtf": RTF,
    "rtf/really.doc": RTF,
    "epub/book.epub": unpack(EPUB),
    "pdf/article.pdf": PDF,
}

if __name__ == "__main__":
    for name, data in DOCUMENTS.items():
        (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / name).write_bytes(data)
