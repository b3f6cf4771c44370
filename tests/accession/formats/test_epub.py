"""E-books: one text, its chapters in the order of reading."""

from __future__ import annotations

import pytest

from fonds.accession.formats.document import Text, UnreadableError
from fonds.accession.formats.epub import read_epub
from tests.accession.formats.making import make_epub, pack

HEAD = "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head>"
CHAPTERS = {
    "2.xhtml": f"{HEAD}<body><h1>Premier</h1><p>Un &eacute;t&#233;.</p></body></html>",
    "a b.xhtml": f"<!DOCTYPE html>{HEAD}<body><h1>Second</h1><p>Deux<br/>trois.</p></body></html>",
}


def read(data: bytes) -> Text:
    document = read_epub(data)
    assert not document.many
    (text,) = document.texts
    return text


def test_chapters_are_joined() -> None:
    chapters = {"2.xhtml": CHAPTERS["2.xhtml"], "a%20b.xhtml": ""}
    data = make_epub(chapters, members={"OEBPS/a b.xhtml": CHAPTERS["a b.xhtml"]})
    assert read(data).text == "Premier\n\nUn été.\n\nSecond\n\nDeux\ntrois."


DATED = "<h1>{}</h1><p>{}</p><p>Les élus ont adopté hier soir le budget de la commune.</p>"


def test_chapters_that_are_dated_articles_are_many() -> None:
    chapters = {"a.html": "Le budget|22 avril 2018", "b.html": "La route|4 mars 2018"}
    pages = {name: DATED.format(*text.split("|")) for name, text in chapters.items()}
    document = read_epub(
        make_epub(pages, "<dc:title>Chroniques</dc:title><dc:creator>A</dc:creator>")
    )
    assert document.many
    assert [text.text.split("\n\n")[0] for text in document.texts] == ["Le budget", "La route"]
    found = {
        (it.metadata.title, it.metadata.publication, it.metadata.creator) for it in document.texts
    }
    assert found == {("", "Chroniques", ("A",))}


def test_a_date_in_one_chapter_makes_no_articles() -> None:
    pages = {"a.html": DATED.format("Le budget", "22 avril 2018"), **CHAPTERS}
    assert not read_epub(make_epub({**pages, "a b.xhtml": "<p>x"})).many


def test_what_the_package_states() -> None:
    metadata = """
      <dc:title>Germinal</dc:title><dc:creator opf:role="aut">Émile Zola</dc:creator>
      <dc:creator opf:role="trl">Un traducteur</dc:creator><dc:language>fr-FR</dc:language>
      <dc:date opf:event="creation">2019-01-01</dc:date>
      <dc:date opf:event="publication">1885-03-02T00:00:00+00:00</dc:date>
      <dc:publisher>Charpentier</dc:publisher><dc:rights>Domaine public</dc:rights>
      <meta property="dcterms:modified">2020-02-03T10:00:00Z</meta>"""
    text = read(make_epub(CHAPTERS, metadata))
    found = text.metadata
    assert (found.title, found.creator) == ("Germinal", ("Émile Zola",))
    assert (found.publication, found.rights) == ("Charpentier", "Domaine public")
    assert found.lang == "fr-FR"
    assert [date and date.text for date in (found.date, found.modified)] == [
        "1885-03-02",
        "2020-02-03",
    ]
    assert text.omitted == ("a.png",)


def test_roles_as_epub_3_states_them() -> None:
    metadata = """
      <dc:creator id="a">Une autrice</dc:creator><dc:creator id="b">Une voix</dc:creator>
      <meta refines="#a" property="role">aut</meta><meta refines="#b" property="role">nrt</meta>"""
    assert read(make_epub(CHAPTERS, metadata)).metadata.creator == ("Une autrice",)


@pytest.mark.parametrize("date", ["0101-01-01T00:00:00+00:00", "unknown", "", "03/04/2020"])
def test_a_date_that_is_none(date: str) -> None:
    assert read(make_epub(CHAPTERS, f"<dc:date>{date}</dc:date>")).metadata.date is None


def test_chapters_in_another_encoding() -> None:
    html = "<?xml version='1.0' encoding='iso-8859-15'?><p>cœur</p>".encode("iso-8859-15")
    assert read(make_epub({"1.html": ""}, members={"OEBPS/1.html": html})).text == "cœur"


LOCK = """<encryption><EncryptedData><CipherData><CipherReference URI="OEBPS/%s"/></CipherData>
</EncryptedData></encryption>"""


def test_fonts_may_be_encrypted_but_no_chapter() -> None:
    read(make_epub(CHAPTERS, members={"META-INF/encryption.xml": LOCK % "font.otf"}))
    with pytest.raises(UnreadableError) as caught:
        read(make_epub(CHAPTERS, members={"META-INF/encryption.xml": LOCK % "a%20b.xhtml"}))
    assert caught.value.refusal.code == "encrypted"


@pytest.mark.parametrize(
    "members",
    [
        {"mimetype": "application/epub+zip"},
        {"META-INF/container.xml": "<container><rootfile full-path='missing.opf'/></container>"},
    ],
)
def test_what_is_no_e_book(members: dict[str, str]) -> None:
    with pytest.raises(UnreadableError):
        read_epub(pack(members))
