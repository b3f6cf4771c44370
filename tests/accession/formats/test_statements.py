"""What a web page states of itself: title, date, author, site, address; and what it does not."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("trafilatura")

from fonds.accession.formats.elements import parse_html
from fonds.accession.formats.pagedates import read_stamp
from fonds.accession.formats.pagetitles import Titles, choose_title
from fonds.accession.formats.statements import read_statements
from fonds.base.model import Metadata


def read(body: str = "", head: str = "") -> Metadata:
    html = f"<html><head>{head}</head><body>{body}<p>mot</p></body></html>"
    tree = parse_html(html)
    assert tree is not None
    return read_statements(tree.root, html)


def linked(*nodes: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(nodes)}</script>'


def date(body: str = "", head: str = "") -> str:
    found = read(body, head).date
    return found.text if found else ""


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<meta property=article:published_time content=2017-05-12T23:30:00+02:00>", "2017-05-12"),
        ("<meta name=DC.date.issued content=2017-05>", "2017-05"),
        ("<meta itemprop=datePublished content='12 mai 2017'>", "2017-05-12"),
        ("<meta name=pubdate content=20170512>", "2017-05-12"),
        ("<meta name=date content='Fri, 12 May 2017 10:30:00 GMT'>", "2017-05-12"),
        ("<meta name=citation_publication_date content=1911/3/4>", "1911-03-04"),
        ("<meta name=date content=2199-01-01>", "2199-01-01"),  # whatever day it is today
        ("<meta name=date content=03/04/2017>", ""),  # of April or of March
        ("<meta name=date content=1970-01-01T00:00:00Z>", ""),
        ("<meta name=date content=0001-01-01T00:00:00>", ""),
        ("<meta name=date content=hier>", ""),
        (linked({"@type": "NewsArticle", "datePublished": "2017-05-12T08:00Z"}), "2017-05-12"),
        (linked({"@type": "WebPage", "datePublished": "2017-05-12"}), ""),
        (linked({"@type": "WebPage", "@graph": [
            {"@type": ["Article", "x"], "datePublished": "2017-05-12"}]}), "2017-05-12"),
        (linked({"@type": "Article", "datePublished": "2017-05-12"},
                {"@type": "Article", "datePublished": "2018-05-12"}), ""),
        ("<script type=application/ld+json>{broken</script>", ""),
    ],
)  # fmt: skip
def test_dates_for_programs(head: str, expected: str) -> None:
    assert date(head=head) == expected


TIME = "<time datetime={}>x</time>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (TIME.format("2017-05-12T10:00"), "2017-05-12"),
        ("<time>Publié le 12 mai 2017</time>", "2017-05-12"),
        (TIME.format("2017-05-12T10:00") + TIME.format("2017-05-12"), "2017-05-12"),
        (TIME.format("2017-05-12") + TIME.format("2016-01-01"), ""),
        ("<time itemprop=datePublished datetime=2017-05-12></time>" + TIME.format("2016-01-01"),
         "2017-05-12"),
        ("<time class='entry-date published' datetime=2017-05-12></time>"
         "<time class=updated datetime=2018-01-01></time>", "2017-05-12"),
        ("<time class=updated datetime=2018-01-01></time>", ""),
        ("<article>" + TIME.format("2017-05-12") + "</article>" + TIME.format("2016-01-01"),
         "2017-05-12"),
        ("<article>" + TIME.format("2017-05-12") + "<aside>" + TIME.format("2016-01-01") +
         "</aside><div id=comments>" + TIME.format("2018-01-01") + "</div></article>",
         "2017-05-12"),
        ("<article>" + TIME.format("2017-05-12") + "</article>" "<article>" +
         TIME.format("2016-01-01") + "</article>", ""),
        ("<time datetime=bientôt>12 mai 2017</time>", ""),
    ],
)  # fmt: skip
def test_time_elements(body: str, expected: str) -> None:
    assert date(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "<footer>© 2017 Le Courrier</footer>",
        "<p>Publié le 12 mai 2017</p>",
        "<div class=date>12 mai 2017</div>",
        "<img src=/2017/05/12/photo.jpg>",
        "<a href=/2017/05/12/page.html>12/05/2017</a>",
        "<!-- 2017-05-12 --><script>var date = '2017-05-12'</script>",
    ],
)
def test_no_date_is_guessed(body: str) -> None:
    link = "<link rel=canonical href=https://a.example.org/2017/05/12/x><title>2017-05-12</title>"
    assert date(body, link) == ""


def test_a_later_change_is_told() -> None:
    changed = "<meta property=article:modified_time content=2018-01-02>"
    published = "<meta property=article:published_time content=2017-05-12>"
    found = read(head=published + changed)
    assert (found.date and found.date.text, found.modified and found.modified.text) == (
        "2017-05-12",
        "2018-01-02",
    )
    assert read(head=published + published.replace("published", "modified")).modified is None


@pytest.mark.parametrize(
    ("stated", "top", "lower", "site", "title"),
    [
        (["Le budget | Le Courrier"], ["Le budget"], [], "", "Le budget"),
        (["Le Courrier - Le budget"], ["Le budget"], [], "", "Le budget"),
        (["Le budget | Le Courrier"], ["LE BUDGET"], [], "", "LE BUDGET"),
        (["Le budget | Le Courrier"], ["Le Courrier"], ["Le budget"], "Le Courrier", "Le budget"),
        (["Paris - Londres : le train | Le Courrier"], [], [], "Le Courrier",
         "Paris - Londres : le train"),
        (["Paris - Londres"], [], [], "", "Paris - Londres"),
        (["Le Courrier"], ["Le budget de la ville est voté"], [], "",
         "Le budget de la ville est voté"),
        (["Le Courrier"], ["Le budget"], [], "Le Courrier", "Le budget"),
        (["Le budget de la ville est voté"], ["Le Courrier"], [], "",
         "Le budget de la ville est voté"),
        ([], ["Un", "Deux"], [], "", "Un"),
        ([""], [], ["Un"], "", "Un"),
        ([], [], [], "", ""),
    ],
)  # fmt: skip
def test_the_title_without_its_site(
    stated: list[str], top: list[str], lower: list[str], site: str, title: str
) -> None:
    assert choose_title(Titles(stated, top, lower, site)) == title


@given(st.lists(st.text(max_size=20), max_size=3), st.lists(st.text(max_size=9), max_size=2))
def test_a_title_is_one_of_those_that_are_there(stated: list[str], top: list[str]) -> None:
    title = choose_title(Titles(stated, top))
    assert not title or title in (*stated, *top)


@pytest.mark.parametrize(
    ("body", "head", "creator"),
    [
        ("", "<meta name=author content='Anne Martin'>", ["Anne Martin"]),
        ("", "<meta name=author content='Anne Martin et Paul Petit'>",
         ["Anne Martin", "Paul Petit"]),
        ("", "<meta name=author content='Marie et Pierre Curie'>", ["Marie et Pierre Curie"]),
        ("", "<meta property=article:author content=https://x.example/anne>", []),
        ("", linked({"@type": "Article", "author": [{"name": "Anne"}, "Paul &amp; fils"]}),
         ["Anne", "Paul & fils"]),
        ("<a rel=author href=/>Anne Martin</a>", "", ["Anne Martin"]),
        ("<span itemprop=author><b itemprop=name>Anne Martin</b> AFP</span>", "", ["Anne Martin"]),
        ("<p class=byline>Par Anne Martin</p><p class=author>Paul</p>", "", ["Anne Martin"]),
        ("<p class=byline>Publié le 12 mai 2017 par Anne</p>", "", []),
        ("<p class=author-box>Anne Martin</p><p>Par Anne Martin</p>", "", []),
    ],
)  # fmt: skip
def test_authors(body: str, head: str, creator: list[str]) -> None:
    assert list(read(body, head).creator) == creator


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel=canonical href='https://a.example.org/x'>", "https://a.example.org/x"),
        ("<link rel=canonical href='/x'><meta property=og:url content=http://a.example.org/y>",
         "http://a.example.org/y"),
        ("<!-- saved from url=(0024)https://a.example.org/z -->", "https://a.example.org/z"),
        (linked({"@type": "Article", "mainEntityOfPage": {"@id": "https://a.example.org/w"}}),
         "https://a.example.org/w"),
        ("<link rel=canonical href='javascript:alert(1)'>", ""),
        ("<base href='https://a.example.org/'>", ""),
    ],
)  # fmt: skip
def test_the_address(head: str, url: str) -> None:
    assert read(head=head).url == url


def test_site_and_rights() -> None:
    found = read(
        head="<meta property=og:site_name content=Courrier><meta name=dc.rights content=X>"
    )
    assert (found.publication, found.rights) == ("Courrier", "X")


@given(st.text(max_size=70))
def test_any_stamp_is_a_date_or_none(text: str) -> None:
    found = read_stamp(text)
    assert found is None or found.first <= found.last


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "@graph", "author", "name", "headline", "datePublished", "url"]
            ),
            inner | st.just("Article"),
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_linked_data_is_read(value: object) -> None:
    text = json.dumps(value).replace("<", "\\u003c")
    read(head=f"<script type=application/ld+json>{text}</script>")


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 50_000, "9" * 10_000])
def test_linked_data_made_to_break_a_reader(text: str) -> None:
    assert read(head=f"<script type=application/ld+json>{text}</script>").title == ""
