"""Exports of Europresse and Factiva in HTML: where each value of an article stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("lxml")

from fonds.accession.formats.document import Document, Text
from fonds.accession.formats.elements import line_of, parse_html
from fonds.accession.formats.europressetables import read_articles
from fonds.accession.formats.press import list_names, search_date
from fonds.accession.formats.webpage import read_page


def read(html: str) -> tuple[Text, ...]:
    document = read_page(f"<html><body>{html}</body></html>".encode())
    assert isinstance(document, Document)
    assert document.many
    return document.texts


def europresse(header: str, rest: str = "<section><p>Mot.</p></section>", name: str = "X") -> Text:
    publication = f"<div><span class=DocPublicationName>{name}</span></div>"
    (text,) = read(f"<article><header>{publication}{header}</header>{rest}</article>")
    return text


def where(line: str) -> str:
    return f'<div class=rdp__DocHeader><span class="DocHeader">{line}</span></div>'


TITLE = '<div class="titreArticle"><p class="titreArticleVisu">Le budget</p></div>'


@pytest.mark.parametrize(
    ("line", "date", "extra"),
    [
        ("Le Monde, vendredi 12 mai 2017, p. 3", "2017-05-12",
         {"Rubrique": "Le Monde", "Page": "3"}),
        ("12 mai 2017 1234 mots, p. 2", "2017-05-12", {"Mots": "1234", "Page": "2"}),
        ("jeudi 6 février 2014 - 14:25:10 -0500", "2014-02-06", {}),
        ("World, Friday, November 13, 2015", "2015-11-13", {"Rubrique": "World"}),
        ("Dernière heure, samedi 1er mars 2008, pp. 4-5", "2008-03-01",
         {"Rubrique": "Dernière heure", "Page": "4-5"}),
        ("Politique, Culture, lundi 13 mars 2006", "2006-03-13",
         {"Rubrique": "Politique, Culture"}),
        ("mai 2017, p. 12", "2017-05", {"Page": "12"}),
        ("2015-05-01 14:00 UTC +02:00", "2015-05-01", {}),
        ("Édition du soir", "", {"Rubrique": "Édition du soir"}),
        ("31 février 2017, p. 3", "", {"Rubrique": "31 février 2017, p. 3"}),
    ],
)  # fmt: skip
def test_the_line_with_the_date(line: str, date: str, extra: dict[str, str]) -> None:
    found = europresse(where(line) + TITLE).metadata
    assert (found.date.text if found.date else "", dict(found.extra)) == (date, extra)


def test_the_line_in_pieces_and_without_its_class() -> None:
    spans = "".join(f"<span class=DocHeader>{it}</span>" for it in ("Politique, ", "jeudi ", "5 "))
    found = europresse(f"<div>{spans}<span class=DocHeader>octobre 2013</span></div>" + TITLE)
    assert found.metadata.date is not None
    assert found.metadata.date.text == "2013-10-05"
    plain = europresse("<div class=sm-margin-bottom>5 octobre 2013, 312 mots</div>" + TITLE)
    assert plain.metadata.date == found.metadata.date
    assert dict(plain.metadata.extra) == {"Mots": "312"}


@pytest.mark.parametrize(
    ("name", "publication", "issue"),
    [
        ("La Croix, no. 43018", "La Croix", "no. 43018"),
        ("Ouest-France\n                Lannion", "Ouest-France", "Lannion"),
        ("Le Monde <br>aussi paru ailleurs", "Le Monde", ""),
        ("Acme Law Review, Vol. 14, no 4", "Acme Law Review", "Vol. 14, no 4"),
        ("", "", ""),
    ],
)
def test_the_publication(name: str, publication: str, issue: str) -> None:
    found = europresse(where("12 mai 2017") + TITLE, name=name).metadata
    assert (found.publication, dict(found.extra).get("Numéro", "")) == (publication, issue)


@pytest.mark.parametrize(
    ("below", "creator", "text"),
    [
        ("<div class=docAuthors>Anne Martin; Paul Petit</div>", ("Anne Martin", "Paul Petit"), ""),
        ("<p class=sm-margin-bottomNews>Anne Martin</p>", ("Anne Martin",), ""),
        ("<div>Anne Martin</div>", ("Anne Martin",), ""),
        ("<div>Anne Martin</div><div>Paul Petit</div>", ("Anne Martin",), "Paul Petit"),
        ("<div>Le 3 mars, Anne a dit oui.</div>", (), "Le 3 mars, Anne a dit oui."),
        ("<p class=rdp__subtitle>Sous-titre</p>", (), "Sous-titre"),
    ],
)
def test_what_stands_below_the_title(below: str, creator: tuple[str, ...], text: str) -> None:
    found = europresse(where("12 mai 2017") + TITLE + below)
    assert found.metadata.creator == creator
    assert found.text.split("\n\n") == ["Le budget", *filter(None, [text]), "Mot."]


@pytest.mark.parametrize(
    "rest",
    [
        "<section><div class=DocText><div class=docOcurrContainer>Mot.</div></div></section>",
        "<section><div class='DocText clearfix'><p>Mot.</p></div></section>",
        "<section><div class=DocText><div class=docOcurrContainer></div>Mot.</div></section>",
        "<section><p>Mot.</p></div></div></section>",
        "<div><p>Mot.</p></div>",
        "<div class=DocText><div class=DocText><p>Mot.</p></div></div><footer>x</footer>",
    ],
)
def test_where_the_text_is(rest: str) -> None:
    assert europresse(where("12 mai 2017") + TITLE, rest).text == "Le budget\n\nMot."


def test_a_title_alone_is_an_article() -> None:
    text = europresse(where("12 mai 2017") + TITLE, "")
    assert (text.text, text.metadata.title) == ("Le budget", "Le budget")


def old(*parts: str) -> Text:
    (text,) = read(f"<table><tr><td>{OLD}{''.join(parts)}</td></tr></table>")
    return text


OLD = "<span class=DocPublicationName>Le Messager</span><br>"
OLD_TITLE = "<br><span class=TitreArticleVisu>Le budget</span><br><br>"


@pytest.mark.parametrize(
    ("below", "creator", "text"),
    [
        ("Anne Martin<br><p></p>Mot.", ("Anne Martin",), ["Mot."]),
        ("Par Anne Martin<p></p>Mot.", ("Anne Martin",), ["Mot."]),
        ("Anne Martin et Jean d'Arc<p></p>Mot.", ("Anne Martin", "Jean d'Arc"), ["Mot."]),
        ("Anne Martin", (), ["Anne Martin"]),
        ("Une soirée calme<p></p>Mot.", (), ["Une soirée calme", "Mot."]),
        ("Mot.<p></p>Anne Martin<p></p>Mot.", (), ["Mot.", "Anne Martin", "Mot."]),
        ("Mot.<p></p>© 2012 X<p></p>Encore un mot.", (), ["Mot.", "© 2012 X", "Encore un mot."]),
        ("Mot.<table><tr><td>a</td></tr></table>", (), ["Mot.", "a"]),
    ],
)
def test_what_stands_below_the_title_in_a_table(
    below: str, creator: tuple[str, ...], text: list[str]
) -> None:
    found = old("<span class=DocHeader>5 octobre 2012</span>", OLD_TITLE, below)
    assert found.metadata.creator == creator
    assert found.text.split("\n\n") == ["Le budget", *text]
    assert found.metadata.date is not None
    assert (found.metadata.date.text, found.metadata.publication) == ("2012-10-05", "Le Messager")


def test_articles_that_share_a_cell_are_read_as_a_page() -> None:
    pytest.importorskip("trafilatura")
    html = f"<table><tr><td>{OLD}{OLD_TITLE}Mot.{OLD}{OLD_TITLE}Mot.</td></tr></table>"
    document = read_page(html.encode())
    assert isinstance(document, Document)
    assert not document.many


NUMBER = "news·20121004·QP·18"
PIECES = [
    OLD_TITLE, "<span class=DocHeader>Une, </span>", "<p></p>", "<br>", "© 2012 X", f"N : {NUMBER}",
    "<table><tr><td>mot", f"<table><tr><td>{NUMBER}</table>", "</td></tr></table>",
    "<span class=TitreArticleVisu>", "<span>", "</span>", "<div class=DocHeader><p>mot</p></div>",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=10))
def test_whatever_stands_in_a_cell_no_word_of_it_is_lost(pieces: list[str]) -> None:
    row = "".join(f"{piece} w{number} " for number, piece in enumerate(pieces))
    tree = parse_html(f"<table><tr><td>{OLD}{row}</table>")
    assert tree is not None
    cell = next(tree.root.iter("td"))
    texts = read_articles(tree.root)
    told = " ".join(f"{text.text} {text.metadata}" for text in texts)
    told += " ".join(line_of(it) for it in cell.iter("table") if NUMBER in line_of(it))
    words = re.findall(r"\bw[0-9]+\b", line_of(cell)) if texts else []
    assert set(words) <= set(re.findall(r"\bw[0-9]+\b", told))


def test_an_article_of_another_page_is_none_of_europresse() -> None:
    html = b"<p>DocPublicationName</p><article><h1>Le budget</h1><p>Mot.</p></article>"
    document = read_page(html)
    assert isinstance(document, Document)
    assert (document.many, document.reader.partition(" ")[0]) == (False, "html")


def factiva(*lines: str, body: str = "<p class='articleParagraph'>Mot.</p>") -> Text:
    divs = "".join(f"<div>{line}</div>" for line in lines)
    head = "<div id=hd><span class=frHeadline>Le budget</span></div>"
    (text,) = read(f"<div class='article frArticle'>{head}{divs}{body}</div>")
    return text


@pytest.mark.parametrize(
    ("lines", "date", "publication", "extra"),
    [
        (["312 mots", "12 mai 2017", "10:45", "Le Courrier", "COUR", "Français", "© 2017"],
         "2017-05-12", "Le Courrier",
         {"WC": "312 mots", "ET": "10:45", "SC": "COUR", "LA": "Français"}),
        (["1.877 Wörter", "18 April 1998", "The Harbour", "HARB", "3", "English", "(c) 1998"],
         "1998-04-18", "The Harbour", {"WC": "1.877 Wörter", "SC": "HARB", "PG": "3",
                                       "LA": "English"}),
        (["12 mai 2017", "Le Courrier"], "2017-05-12", "Le Courrier", {}),
        (["Note", "312 mots", "12 mai 2017"], "2017-05-12", "", {"CR": "Note", "WC": "312 mots"}),
        (["312 mots", "bientôt", "Le Courrier"], "", "", {}),
        ([], "", "", {}),
    ],
)  # fmt: skip
def test_lines_without_codes(
    lines: list[str], date: str, publication: str, extra: dict[str, str]
) -> None:
    found = factiva(*lines).metadata
    assert (found.date.text if found.date else "", found.publication) == (date, publication)
    assert dict(found.extra) == extra
    assert (found.title, found.lang) == ("Le budget", "fr")


def test_headings_and_typed_lines_are_text_and_credits_are_not() -> None:
    body = (
        "<p class='articleParagraph frarticleParagraph'>Un.</p><h4>Deux</h4><pre>a\nb</pre>"
        "<p>Crédit</p><p>Document COUR000020170512ed5c0001x</p>"
    )
    found = factiva("312 mots", "12 mai 2017", body=body)
    assert found.text == "Le budget\n\nUn.\n\nDeux\n\na\nb"
    assert dict(found.metadata.extra)["AN"] == "COUR000020170512ed5c0001x"


def test_an_export_is_known_however_long_its_styles_are() -> None:
    style = f"<style>{'.x{margin:0}' * 20_000}</style>"
    html = "<div class='article enArticle'><p class=articleParagraph>Word.</p></div>"
    (text,) = read(style + html)
    assert text.text == "Word."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Par Anne Martin", ("Anne Martin",)),
        ("By ANNE MARTIN and JOHN HILL", ("ANNE MARTIN", "JOHN HILL")),
        ("Marie et Pierre Curie", ("Marie et Pierre Curie",)),
        ("Anne Martin ; Paul Petit | Anne Martin", ("Anne Martin", "Paul Petit")),
        ("Parker Lewis", ("Parker Lewis",)),
        (" , ", ()),
    ],
)
def test_names(text: str, names: tuple[str, ...]) -> None:
    assert list_names(text) == names


@given(st.text(alphabet="0123456789 mai.,/-p年月", max_size=60))
def test_a_date_stands_where_it_is_said_to(line: str) -> None:
    if found := search_date(line):
        date, (start, end) = found
        assert date.text[:4] in line[start:end] or "X" in date.text
