"""Contract 1: a built page shows its source's text, not one character lost or changed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.archives import SAMPLES, SEEDS, THOROUGH, Home, find_corpus, make_home
from tests.links import find_dead_links, find_orphans, read_links
from tests.reading import (
    cut_prefix,
    find_source,
    fold,
    parse,
    shown_source,
    shown_source_quickly,
    visible,
)

SPOT_CHECKS = None if THOROUGH else 60
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
    changed = [page for page, text in both if shown_source_quickly(read(page)) != text]
    assert changed == []
    chosen = random.Random(2022).sample(both, min(SPOT_CHECKS or len(both), len(both)))
    assert [page for page, text in chosen if shown_source(read(page)) != text] == []


def check_links(home: Home) -> None:
    pages = read_links(home.site)
    assert find_dead_links(home.site, pages) == []
    assert find_orphans(pages) == set()


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@pytest.mark.parametrize("seeds", [SEEDS, SAMPLES / "wikinews-en", SAMPLES / "udhr"], ids=str)
def test_every_page_shows_its_source(tmp_path: Path, seeds: Path) -> None:
    texts = {file.name: file.read_bytes() for file in seeds.glob("*.txt")}
    home = make_home(tmp_path / "archive", texts)
    assert home.build().exit_code == 0
    check_all(home, seeds)
    check_links(home)


@pytest.mark.parametrize("corpus", CORPORA)
def test_a_whole_corpus_is_shown_and_can_be_browsed(tmp_path: Path, corpus: str) -> None:
    seeds = find_corpus(corpus)
    home = make_home(tmp_path / "archive", seeds)
    assert home.build().exit_code == 0
    check_all(home, seeds)
    check_links(home)


ARABIC = "date 1948-12 الإعلان العالمي لحقوق الإنسان\n\nلما كان الاعتراف بالكرامة المتأصلة في جميع"
HEBREW = "date 1948-12 הכרזה לכל באי עולם בדבר זכויות האדם\n\nהואיל והכרה בכבוד הטבעי אשר לכל"
FRENCH = "date 1948-12 La Déclaration universelle\n\nConsidérant que la reconnaissance de la dignité"


@pytest.mark.parametrize(
    ("text", "direction"), [(ARABIC, "rtl"), (HEBREW, "rtl"), (FRENCH, "ltr")]
)
def test_title_and_text_run_in_their_own_direction(
    tmp_path: Path, text: str, direction: str
) -> None:
    home = make_home(tmp_path / "archive", {"a.txt": text})
    home.build()
    shown = find_source(parse(home.page("articles/1948/12/a.html")))
    assert [element.get("dir") for element in shown] == [direction, direction]
