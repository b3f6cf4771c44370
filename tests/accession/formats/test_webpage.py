"""Web pages: which of their text is the article, and what is dangerous in them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.accession.decoding import Refusal
from fonds.accession.formats import registry
from fonds.accession.formats.document import Document, Text
from fonds.accession.formats.registry import read_document
from fonds.accession.formats.webpage import read_page
from fonds.base.edtf import read_date

pytest.importorskip("trafilatura")

SENTENCE = "Après un long débat, les élus ont adopté hier soir le budget de l’année prochaine. "
PROSE = SENTENCE * 3


def read(html: str) -> Text:
    document = read_page(html.encode())
    assert isinstance(document, Document)
    (text,) = document.texts
    assert not document.many
    return text


def paragraphs(html: str) -> list[str]:
    return read(html).text.split("\n\n")


def page(body: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def test_what_is_around_the_article_is_left_out() -> None:
    found = paragraphs(
        page(
            f"<header><nav><a href=/>Accueil</a></nav></header><article><p>Un. {PROSE}</p>"
            f"<p>Deux. {PROSE}</p></article><aside>Lire aussi</aside><footer>© 2020</footer>"
        )
    )
    assert found == [f"Un. {PROSE.strip()}", f"Deux. {PROSE.strip()}"]


@pytest.mark.parametrize(
    "body",
    [
        "<div>" + "".join(f"<p>{word} x</p>" for word in ["un", "deux"] * 200) + "</div>",
        "<ul>" + "<li><a href=a>Un lien, et rien d’autre</a></li>" * 80 + "</ul>",
    ],
    ids=["crumbs", "links"],
)
def test_nothing_is_lost_where_no_article_is_found(body: str) -> None:
    found = read(page(body)).text
    assert len(found.split()) >= 400


def test_a_short_page_is_all_of_it_but_its_menus() -> None:
    html = page("<nav>Menu</nav><h1>Titre</h1><p>Un mot.</p><button>Suite</button><p>Un autre.</p>")
    assert (read(html).metadata.title, paragraphs(html)) == (
        "Titre",
        ["Titre", "Un mot.", "Un autre."],
    )


def test_lines_are_those_that_a_reader_sees() -> None:
    html = page(f"<p>{SENTENCE}\n suite<br>\n ligne</p><p>a<br><br>b</p><p>{PROSE}</p>")
    assert paragraphs(html)[0] == f"{SENTENCE}suite\nligne"


def test_lines_typed_in_pre_are_kept() -> None:
    html = page("<pre>\nUn <b>deux\ntrois</b> quatre\n\ncinq\r\nsix</pre>")
    assert paragraphs(html) == ["Un deux\ntrois quatre", "cinq\nsix"]
    html = page(f"<p>{PROSE}</p><pre>un\ndeux</pre><p>{PROSE}</p>")
    assert paragraphs(html)[1] == "un\ndeux"


def test_cells_that_hold_paragraphs_are_blocks() -> None:
    html = page(f"<table><tr><td>Titre</td><td><p>{PROSE}</p><p>{PROSE}</p></td></tr></table>")
    assert paragraphs(html) == ["Titre", PROSE.strip(), PROSE.strip()]


def test_a_quotation_within_a_line_stays_in_it() -> None:
    html = page(f"<p>{SENTENCE}Il a dit <q>oui</q> et elle aussi. {SENTENCE}</p>" * 3)
    assert "Il a dit oui et elle aussi." in paragraphs(html)[0]


@pytest.mark.parametrize("before", ["", "<p>Politique</p>"])
def test_a_headline_that_the_page_shows_is_in_its_text_once(before: str) -> None:
    html = page(f"<div>{before}<h1>Le  budget</h1><p>{PROSE}</p></div>", "<title>Le budget</title>")
    assert read(html).metadata.title == "Le budget"
    assert paragraphs(html).count("Le budget") == 1
    assert paragraphs(html)[-1] == PROSE.strip()


def test_a_title_that_the_page_does_not_show_is_not_in_its_text() -> None:
    html = page(f"<p>{PROSE}</p><p>{SENTENCE}</p>", "<title>Le budget</title>")
    assert read(html).metadata.title == "Le budget"
    assert "Le budget" not in paragraphs(html)


@pytest.mark.parametrize("html", [page("<h1>Le budget</h1>"), "<title>Le budget</title>"])
def test_a_title_alone_is_the_text(html: str) -> None:
    assert read(html).text == "Le budget"


def test_markup_that_is_text_stays_text() -> None:
    html = page(f"<p>{SENTENCE}&lt;b&gt;gras&lt;/b&gt; {{{{ x }}}} &amp;amp;</p><p>{PROSE}</p>")
    assert "<b>gras</b> {{ x }} &amp;" in read(html).text


def test_pictures_of_figures_are_listed() -> None:
    pictures = "".join(f"<figure><img src='/a/p{n}.jpg?x=1#y'></figure>" for n in range(60))
    more = (
        "<figure><img src='data:image/png;base64,AAAA'><img data-src='%C3%A9t%C3%A9.png'></figure>"
    )
    found = read(page(f"<img src=logo.png>{more}{pictures}<p>{PROSE}</p>")).omitted
    assert found == ("été.png", *(f"p{n}.jpg" for n in range(49)))


@pytest.mark.parametrize(
    ("stated", "text", "lang"),
    [
        ("fr-CA", "Tobold", "fr"),
        ("fr", PROSE, ""),  # as its text shows
        ("en", PROSE, ""),
        ("", "Tobold", ""),
        ("français !", "Tobold", ""),
    ],
)
def test_the_language_it_states_counts_where_its_text_shows_none(
    stated: str, text: str, lang: str
) -> None:
    assert read(f"<html lang='{stated}'><body><p>{text}</p></body></html>").metadata.lang == lang


@pytest.mark.parametrize("html", ["<!-- x -->", "<?x?>", "<p></p>", "<script>x</script>"])
def test_a_page_without_text(html: str) -> None:
    assert read(html).text == ""


def test_the_same_bytes_give_the_same() -> None:
    data = page(f"<article><p>{PROSE}</p><p>{PROSE}</p></article>" * 20).encode()
    assert read_page(data) == read_page(data)


def test_nested_beyond_what_the_parser_takes() -> None:
    text = read(page("<div>mot " * 100_000 + "au fond")).text
    assert text.count("mot") == 100_000
    assert text.endswith("au fond")


@pytest.mark.parametrize(
    "unit",
    [f"<p>{PROSE}</p>", "<div><p>mot</p></div>", "<td>mot", "<li><a href=x>mot</a>", "<font>mot "],
    ids=["prose", "divs", "cells", "links", "unclosed"],
)
def test_a_page_of_many_elements(unit: str) -> None:
    data = page(unit * (600_000 // len(unit.encode()))).encode()
    begin = time.process_time()
    read_page(data)
    assert time.process_time() - begin < 5


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "boum"}">' for n in range(20))


@pytest.mark.parametrize("name", ["a.html", "a.xhtml"])
def test_entities_of_its_own_are_not_resolved(name: str) -> None:
    html = (
        f'<?xml version="1.0"?><!DOCTYPE html [{ENTITIES}'
        '<!ENTITY here SYSTEM "file:///etc/passwd"><!ENTITY % all SYSTEM "http://127.0.0.1/x">%all;]>'
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>a &e19; &here; b</p></body></html>'
    )
    document = read_document(name, html.encode())
    assert isinstance(document, Document)
    assert "a &e19; &here; b" in document.texts[0].text
    assert "root:" not in document.texts[0].text


@pytest.mark.parametrize("name", ["a.html", "A.HTM", "b/c.xhtml", "a.xht"])
def test_names_of_pages(name: str) -> None:
    assert isinstance(read_document(name, b"<p>mot"), Document)


def test_without_its_library_a_page_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(registry.LIBRARIES, read_page, "no_such_module_of_fonds")
    refusal = read_document("a.html", b"<p>mot")
    assert isinstance(refusal, Refusal)
    assert refusal.code == "no-reader"
    assert "pip install 'fonds[formats]'" in refusal.message
    assert refusal == read_document("b.html", b"<p>other"), "one line for all of a kind"


MARKUP = (
    "<p>|</p>|<article>|</article>|<div class=x>|</div>|<table><tr><td>|</table>|<pre>|</pre>|<br/>"
    "|<h1>|</h1>|<title>|</title>|<script>|</script>|<!--|-->|<![CDATA[|]]>|<?xml?>|<svg>|</svg>"
    "|<meta name=date content='|<meta name=author content='|'>|<time datetime='|<figure><img src='"
    '|<script type=\'application/ld+json\'>{"@type":"Article","headline":[|}]|\x00|\x01|\x0b'
    "|&#0;|&#xD800;|&e;|<article><header><span class=DocPublicationName>|<p class=titreArticleVisu>"
    "|<div class='article enArticle'>|<p class=articleParagraph>|<div id=hd>|<div>12 mai 2017</div>"
    "|<tr><td>HD<td>|mot |é\n|\ud800|\U0010ffff"
)
PIECES = st.sampled_from(MARKUP.split("|"))


@settings(max_examples=150)
@given(st.lists(PIECES | st.text(max_size=20), max_size=40))
def test_no_markup_breaks_it(pieces: list[str]) -> None:
    document = read_page(("<p>mot" + "".join(pieces)).encode("utf-8", "surrogatepass"))
    assert isinstance(document, Document | Refusal)
    for text in document.texts if isinstance(document, Document) else ():
        assert "\0" not in text.text


@settings(max_examples=100)
@given(st.binary(max_size=400))
def test_no_bytes_break_it(data: bytes) -> None:
    assert isinstance(read_page(data), Document | Refusal)


def test_of_a_page_too_large_for_a_tree_all_is_shown() -> None:
    head = "<title>Le budget</title><meta property=article:published_time content=2021-05-12>"
    found = read(page(f"<nav>Menu</nav><p>Un texte.</p>{'<i></i>' * 250_001}<p>La fin.", head))
    assert found.text == "Menu\n\nUn texte.\n\nLa fin."
    assert (found.metadata.title, found.metadata.date) == ("Le budget", read_date("2021-05-12"))
