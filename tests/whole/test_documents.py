"""An archive of office documents: each is a page, and what is no page is a line of the report."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from fonds.base.slugs import name_source
from tests.accession.formats.making import (
    make_doc,
    make_docx,
    make_epub,
    make_notes,
    make_odt,
    make_pdf,
    make_rtf,
    paragraphs,
    set_lines,
)
from tests.archives import Home, make_home

LEAD = "Après un long débat, les élus ont adopté hier soir le budget de la commune."
BODY = "Les oppositions ont quitté la salle avant le vote, et le maire l’a regretté."
W = name_source("w.docx")
OLD = make_doc(["Un\r"], version=0x68)  # Word 95

DOCUMENTS = {
    "w.docx": make_docx(
        paragraphs("Le budget est voté", LEAD)
        + '<w:p><w:r><w:t>Une note</w:t><w:footnoteReference w:id="1"/></w:r></w:p>',
        {"dc:title": "Document1", "dc:creator": "Renée Dupont"},
        {"word/footnotes.xml": make_notes("footnote", "Son texte <b>."), "word/media/i.png": b""},
    ),
    "o.odt": make_odt(f"<text:h>La route est refaite</text:h><text:p>{LEAD}</text:p>"),
    "r.rtf": make_rtf(f"Le pont est fermé\\par {LEAD}\\par {BODY}\\par"),
    "e.epub": make_epub(
        {"1.xhtml": f"<h1>Un</h1><p>{LEAD}</p>", "2.xhtml": f"<h1>Deux</h1><p>{BODY}</p>"},
        "<dc:title>Un livre</dc:title><dc:date>1885-03-02</dc:date><dc:language>fr</dc:language>",
    ),
    "p.pdf": make_pdf(
        [[(72.0, 800.0, 20.0, "La halle est vendue"), *set_lines(f"{LEAD}\n\n{BODY}")]]
    ),
    "v.doc": make_doc([f"Le vieux four est rallumé\r{LEAD}\r"]),
    "r.doc": make_rtf(f"Le bac est perdu\\par {BODY}"),
    "d.txt": make_docx(paragraphs("La gare est sauvée", BODY)),
}
TITLES = {
    "w.docx": "Le budget est voté",
    "o.odt": "La route est refaite",
    "r.rtf": "Le pont est fermé",
    "e.epub": "Un livre",
    "p.pdf": "La halle est vendue",
    "v.doc": "Le vieux four est rallumé",
    "r.doc": "Le bac est perdu",
    "d.txt": "La gare est sauvée",
}


def read_pages(home: Home) -> dict[str, dict[str, object]]:
    """The path of each source → the front matter of its page."""
    pages = (page.read_text("utf-8") for page in (home.docs / "articles").rglob("*.md"))
    found = (yaml.safe_load(page.split("\n---\n")[0]) for page in pages if "\nsource:" in page)
    return {page["source"]["path"]: page for page in found}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = make_home(tmp_path_factory.mktemp("documents") / "a", DOCUMENTS)
    outcome = home.build()
    assert (outcome.exit_code, outcome.needing) == (0, {})
    return home


def test_each_document_has_a_page(home: Home) -> None:
    pages = read_pages(home)
    assert {path: page["title"] for path, page in pages.items()} == TITLES
    assert {path: page.get("date") for path, page in pages.items() if page.get("date")} == {
        "e.epub": "1885-03-02"
    }
    assert pages["w.docx"]["creator"] == ["Renée Dupont"]


def test_the_page_and_the_text_beside_it_hold_what_was_read(home: Home) -> None:
    text = (home.site / f"articles/undated/{W}.txt").read_text("utf-8")
    assert text == f"Le budget est voté\n\n{LEAD}\n\nUne note[1]\n\n[1] Son texte <b>."
    page = home.page(f"articles/undated/{W}.html")
    assert "[1] Son texte &lt;b&gt;." in page
    assert "i.png" in page
    assert (home.site / f"sources/{W}.docx").read_bytes() == DOCUMENTS["w.docx"]
    assert home.run("verify").returncode == 0


OTHERS: dict[str, str | bytes] = {
    "a.txt": f"Le budget est voté\n\n{LEAD}",
    "scan.pdf": make_pdf([[]]),
    "scan2.pdf": make_pdf([[], []]),
    "old.doc": OLD,
    "lettre.wpd": b"\xffWPC\x10\x00",
    "notes.pages": b"PK\x03\x04",
}


def test_what_cannot_be_read_is_a_line_for_each_kind(tmp_path: Path) -> None:
    outcome = make_home(tmp_path / "a", OTHERS).convert()
    assert outcome.exit_code == 0
    said = {r["path"]: (r["severity"], r["message"]) for r in outcome.summary["remarks"]}
    assert said["scan.pdf"] == said["scan2.pdf"]
    assert "OCR" in said["scan.pdf"][1]
    assert "save them as .docx" in said["old.doc"][1]
    assert said["lettre.wpd"] == said["notes.pages"]
    assert ".docx" in said["lettre.wpd"][1]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (DOCUMENTS["w.docx"][:-100], "broken"),
        (make_odt("", members={"META-INF/manifest.xml": "encryption-data"}), "encrypted"),
    ],
)
def test_a_document_that_is_lost_is_no_success(tmp_path: Path, data: bytes, code: str) -> None:
    outcome = make_home(tmp_path / "a", {"a.odt": data, "b.txt": LEAD}).convert()
    assert (outcome.exit_code, outcome.needing) == (1, {"a.odt": code})
