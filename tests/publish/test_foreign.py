"""Pages of another renderer: what is added to them, and that it can be taken out again."""

from __future__ import annotations

import pytest

from fonds.publish.foreign import Source, change_page

PAGE = """<html><body>
<header class="md-header"><nav class="a"><b>x</b></nav></header>
<article class="md-content"><a id="skip"></a>
<p>Par M. X</p>
<h1 id="t">Un titre</h1>
<p>Un texte.</p>
</article><footer><nav></nav></footer></body></html>
"""
LINK = '<a href="search.html"></a>'
NOTICE = "<section>d’où</section>"


def source(*, with_title: bool) -> Source:
    return Source("<div data-source>", with_title, "<i># </i>", "", NOTICE)


def bare(html: str) -> str:
    return html.replace("<!--fonds index-->", "").replace("<!--/fonds index-->", "")


def test_a_title_of_the_source_is_marked_with_its_text() -> None:
    html = bare(change_page(PAGE, LINK, source(with_title=True)))
    marked = html.partition("<div data-source>")[2].partition("</div>")[0]
    assert all(words in marked for words in ("Par M. X", "Un texte.", "><i># </i>Un titre</h1>"))
    assert html.count(NOTICE) == 1
    assert html.index(NOTICE) < html.index("</article>")


def test_a_title_that_is_not_of_it_is_left_out() -> None:
    html = bare(change_page(PAGE, LINK, source(with_title=False)))
    marked = html.partition("<div data-source>")[2].partition("</div>")[0]
    assert "Un titre" not in marked
    assert "Un texte." in marked


def test_the_way_to_the_search_is_the_last_of_the_header_s_links() -> None:
    html = bare(change_page(PAGE, LINK, None))
    assert html == PAGE.replace("</b></nav>", f"</b>{LINK}</nav>")


@pytest.mark.parametrize("with_title", [True, False])
def test_to_do_it_again_changes_nothing_and_all_of_it_can_be_undone(with_title: bool) -> None:
    once = change_page(PAGE, LINK, source(with_title=with_title))
    assert change_page(once, LINK, source(with_title=with_title)) == once
    assert change_page(once, "", None) == PAGE


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>Rien</p>",
        PAGE.replace('id="t"', 'id="u"').replace("</nav></header>", "</header>"),
        "<article><h1 id='t'>ouvert",
        '</article><article><h1 id="t">x</h1>',
    ],
)
def test_a_page_that_shows_no_article_stays_as_it_is(html: str) -> None:
    assert change_page(html, LINK, source(with_title=True)) == html
