"""Contract 1: a built page shows its source's text, not one character lost or changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archives import SAMPLES, SEEDS, THOROUGH, Home, find_corpus, make_home
from tests.links import check_links
from tests.reading import (
    cut_prefix,
    direction,
    find_source,
    fold,
    parse,
    read_quickly,
    shown_source,
    visible,
)

SPOT_CHECKS = 10_000 if THOROUGH else 60
"""How many pages of a large corpus are also read by the slow parser that browsers' rules bind."""

CORPORA = ["wikinews-en", "udhr-390-languages", "us-speeches-en", "orangesum-fr-2016-2017"]


def pages_and_sources(home: Home, seeds: Path) -> list[tuple[Path, str]]:
    """Each article's page, and the text that it is to show."""
    pages = {page.stem: page for page in home.site.glob("articles/**/*.html")}
    sources = sorted(seeds.glob("*.txt"))
    assert pages.keys() == {source.stem for source in sources}
    return [
        (pages[source.stem], fold(visible(cut_prefix(source.read_bytes().decode("utf-8")))))
        for source in sources
    ]


def check_all(home: Home, seeds: Path) -> None:
    """Every page by the quick parser, some of them by the exact one too."""
    both = pages_and_sources(home, seeds)
    assert [page for page, text in both if not shows(page, text)] == []
    chosen = both[:: max(1, len(both) // SPOT_CHECKS)]
    assert [page for page, text in chosen if shown_source(read(page)) != text] == []


def shows(page: Path, text: str) -> bool:
    """Whether *page* shows *text*, title and body in the direction in which its letters run."""
    shown, directions = read_quickly(read(page))
    return shown == text and directions == [direction(text)] * 2


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "seeds", [SEEDS, SAMPLES / "wikinews-en", SAMPLES / "udhr"], ids=lambda p: p.name
)
def test_every_page_shows_its_source(tmp_path: Path, seeds: Path) -> None:
    texts = {file.name: file.read_bytes() for file in seeds.glob("*.txt")}
    home = make_home(tmp_path / "archive", texts)
    assert home.build().exit_code == 0
    check_all(home, seeds)
    check_links(home.site)


@pytest.mark.parametrize("corpus", CORPORA)
def test_a_whole_corpus_is_shown_and_can_be_browsed(tmp_path: Path, corpus: str) -> None:
    seeds = find_corpus(corpus) / "seeds"
    home = make_home(tmp_path / "archive", seeds)
    assert home.build().exit_code == 0
    check_all(home, seeds)
    check_links(home.site)


ARABIC = "date 1948-12 الإعلان العالمي لحقوق الإنسان\n\nلما كان الاعتراف بالكرامة المتأصلة في جميع"
HEBREW = "date 1948-12 הכרזה לכל באי עולם בדבר זכויות האדם\n\nהואיל והכרה בכבוד הטבעי אשר לכל"
FRENCH = (
    "date 1948-12 La Déclaration universelle\n\nConsidérant que la reconnaissance de la dignité"
)


@pytest.mark.parametrize(
    ("text", "way"),
    [(ARABIC, "rtl"), (HEBREW, "rtl"), (FRENCH, "ltr")],
    ids=["Arabic", "Hebrew", "French"],
)
def test_title_and_text_run_in_their_own_direction(tmp_path: Path, text: str, way: str) -> None:
    home = make_home(tmp_path / "archive", {"a.txt": text})
    home.build()
    shown = find_source(parse(home.page("articles/1948/12/a.html")))
    assert [element.get("dir") for element in shown] == [way, way]
