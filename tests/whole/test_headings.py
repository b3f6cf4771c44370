"""Headlines that are not the first thing in their text: nothing of it is lost, nothing twice."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import yaml

from tests.archives import Home, make_home
from tests.links import check_links
from tests.reading import find, find_source, fold, parse, read_text, shown_source
from tests.verify.tampering import told, verify

PROSE = "Après un long débat, les élus de Lyon ont adopté hier soir le budget de la ville entière."
SEEDS = {
    "scrape.txt": f"http://example.org/6321/\n2012-02-28T19:00:00+0900\n\nLe vote\n\n{PROSE}\n",
    "block.txt": f"http://example.org/6322/\nLe vote d’hier\nPar Anne Martin\n\n{PROSE}\n\nFin.\n",
    "mark.md": f"# Budget *voté* #\n\n{PROSE}\n\n- écoles\n",
    "ruled.md": f"Budget voté\n===========\n\n{PROSE}\n",
    "alone.txt": "http://example.org/6323/\n\nUn titre seul\n",
    "plain.txt": f"Le budget est voté\n\n{PROSE}\n",
}
TITLES = {
    "scrape": "Le vote",
    "block": "Le vote d’hier",
    "mark": "Budget *voté*",
    "ruled": "Budget voté",
    "alone": "Un titre seul",
    "plain": "Le budget est voté",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = make_home(tmp_path_factory.mktemp("headings") / "archive", SEEDS)
    assert home.build().exit_code == 0
    return home


def page_of(home: Home, article: str) -> str:
    return file_of(home, article).read_text("utf-8")


def file_of(home: Home, article: str) -> Path:
    """Its page: a line of its text dates one of them."""
    (file,) = home.site.glob(f"articles/**/{article}*.html")
    return file


@pytest.mark.parametrize("path", SEEDS)
def test_a_page_shows_its_source_in_order(home: Home, path: str) -> None:
    assert shown_source(page_of(home, Path(path).stem)) == fold(SEEDS[path])


@pytest.mark.parametrize("article", TITLES)
def test_the_title_is_the_same_everywhere(home: Home, article: str) -> None:
    (file,) = home.docs.glob(f"articles/**/{article}*.md")
    page = file.read_text("utf-8")
    assert yaml.safe_load(page.split("\n---\n")[0])["title"] == TITLES[article]
    assert f"<title>{TITLES[article]} - " in page_of(home, article)
    with closing(sqlite3.connect(home.folder / "build" / "catalogue.db")) as catalogue:
        query = (
            "SELECT title, substr(text, headline_start + 1) FROM articles WHERE id GLOB ? || '*'"
        )
        title, line = catalogue.execute(query, (article,)).fetchone()
    assert title == TITLES[article]
    assert line.lstrip("# ").startswith(title)


def test_what_stands_above_the_headline_is_shown_above_it(home: Home) -> None:
    above, title, body = find_source(parse(page_of(home, "scrape")))
    assert read_text(above) == "http://example.org/6321/ 2012-02-28T19:00:00+0900"
    assert (title.tag, read_text(title), read_text(body)) == ("h1", "Le vote", PROSE)
    page = (home.docs / "articles/2012/02/scrape.md").read_text("utf-8")
    assert page.index("example.org") < page.index("# Le vote {#t}") < page.index("Après")


def test_what_makes_a_headline_of_a_line_is_shown_quietly(home: Home) -> None:
    title = find(parse(page_of(home, "mark")), ".//h1")
    marks = [span.text for span in title.iter("span") if span.get("class") == "fonds-mark"]
    assert marks == ["# ", " #"]
    assert read_text(title) == "# Budget *voté* #"


def test_paragraphs_have_one_address_each_that_a_headline_does_not_move(home: Home) -> None:
    for article in TITLES:
        page = parse(page_of(home, article))
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
    block = parse(page_of(home, "block"))
    assert [p.get("id") for p in block.iter("p") if p.get("id")] == ["p0", "p1", "p2"]
    check_links(home.site)


def test_names_are_linked_where_they_stand(home: Home) -> None:
    for article in ("scrape", "mark", "ruled", "plain"):
        page = parse(page_of(home, article))
        links = [a for a in page.iter("a") if a.get("class") == "fonds-name"]
        assert [read_text(link) for link in links] == ["Lyon"]


def test_what_stands_above_is_found_by_a_search_and_never_shown_first(home: Home) -> None:
    files = [file.read_text("utf-8") for file in (home.site / "search").rglob("*.js")]
    assert any("entière.\\n\\nhttp://example.org/6321/" in text for text in files)


def test_verification_finds_all_of_it_and_misses_what_is_gone(home: Home) -> None:
    assert verify(home).findings == ()
    file = file_of(home, "scrape")
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"http://example.org/6321/", b""))
    try:
        assert ("lost-words", "build/site/articles/2012/02/scrape.html") in told(verify(home))
    finally:
        file.write_bytes(whole)
