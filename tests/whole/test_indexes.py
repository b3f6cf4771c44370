"""The ways in: by time and by name, split where a list would be too long, with no dead end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from tests.archives import Home, make_home
from tests.links import Links, check_links, read_links, resolve

LONGEST = 200
"""The most articles that one list may hold."""

MONTH, YEAR, YEARS = 250, 216, (1999, 2001)


def article(number: int, date: str) -> str:
    return f" date {date} Titre numéro {number}\n\nUn texte sur la France, le numéro {number}.\n"


def many() -> Iterator[tuple[str, str]]:
    """250 articles of one month, 216 over a year, a few of other years, some without a date."""
    for number in range(MONTH):
        yield f"m{number:04d}.txt", article(number, "2016-03")
    for number in range(YEAR):
        yield f"y{number:04d}.txt", article(number, f"2017-{number % 12 + 1:02d}")
    for year in YEARS:
        yield f"o{year}.txt", article(year, str(year))
        yield f"p{year}.txt", article(year, f"{year}-12-24")
    for number in range(3):
        yield f"u{number}.txt", f"Titre sans date {number}\n\nUn texte.\n"


def names() -> Iterator[str]:
    """650 people, most of them under the letter M, some in other scripts."""
    for number in range(620):
        yield f"Martin {number:03d}"
    for initial in "ABCÉŒKŁ":
        yield from (f"{initial}dam {number}" for number in range(5))
    yield from ("1er régiment", "«»", "Ярослав", "李白", "محمد")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """An archive with long lists of both kinds, built."""
    home = make_home(tmp_path_factory.mktemp("indexes") / "archive", dict(many()))
    home.configure(fonds={"workers": 1})  # as fast for so short texts
    everyone = list(names())
    rows = [
        f"m{number:04d}.txt;{'|'.join(everyone[number * 10 : number * 10 + 10])}"
        for number in range(len(everyone) // 10 + 1)
    ]
    home.seed({"metadata.csv": "\n".join(["file;people", *rows])})
    assert home.build().exit_code == 0
    return home


@pytest.fixture(scope="module")
def pages(home: Home) -> dict[str, Links]:
    return read_links(home.site)


def targets(pages: dict[str, Links], page: str) -> set[str]:
    """The files of the site that *page* leads to."""
    found = (resolve(page, address) for address in pages[page].clickable)
    return {target[0] for target in found if target}


def listed(pages: dict[str, Links], page: str) -> list[str]:
    """The articles that *page* leads to, in its order, as often as it does."""
    found = (resolve(page, address) for address in pages[page].clickable)
    return [target[0] for target in found if target and target[0].startswith("articles/")]


def lists_below(pages: dict[str, Links], stem: str) -> list[str]:
    """The pages of the list *stem* and of the parts that it was split into."""
    return sorted(page for page in pages if re.fullmatch(rf"{stem}([-/].*)?\.html", page))


def shown(home: Home, page: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", home.page(page)))


def test_every_link_leads_somewhere_and_every_page_can_be_reached(home: Home) -> None:
    check_links(home.site)


def test_no_list_is_longer_than_its_limit(pages: dict[str, Links]) -> None:
    lists = [page for page in pages if not page.startswith(("articles/", "index", "about"))]
    assert len(lists) > 700
    assert max(len(listed(pages, page)) for page in lists) == LONGEST


def test_the_list_of_years_names_each_year_and_its_number(
    home: Home, pages: dict[str, Links]
) -> None:
    years = {f"time/{year}.html" for year in (1999, 2001, 2016, 2017, "undated")}
    assert years <= targets(pages, "time/index.html")
    text = shown(home, "time/index.html")
    assert re.search(r"2016\s[^0-9]*250 articles", text)
    assert re.search(r"Sans date\s+3 articles", text)


def test_a_year_of_one_full_month_is_split_into_parts(pages: dict[str, Links]) -> None:
    parts = lists_below(pages, "time/2016")
    assert "time/2016.html" in parts
    counts = [len(listed(pages, part)) for part in parts]
    assert sorted(counts) == [0, 50, 200]


def test_a_year_over_the_limit_is_split_by_month(home: Home, pages: dict[str, Links]) -> None:
    months = [f"time/2017-{month:02d}.html" for month in range(1, 13)]
    assert lists_below(pages, "time/2017") == sorted([*months, "time/2017.html"])
    assert [len(listed(pages, month)) for month in months] == [18] * 12
    assert "mars 2017" in shown(home, "time/2017.html")


def test_a_short_year_has_its_months_on_one_page_those_without_one_last(
    home: Home, pages: dict[str, Links]
) -> None:
    assert listed(pages, "time/1999.html") == [
        "articles/1999/12/p1999.html",
        "articles/1999/o1999.html",
    ]
    assert "mois inconnu" in shown(home, "time/1999.html")


def test_the_lists_of_time_hold_every_article_once(pages: dict[str, Links]) -> None:
    held = [a for page in pages if page.startswith("time/") for a in listed(pages, page)]
    assert sorted(held) == sorted(page for page in pages if page.startswith("articles/"))


def test_a_record_over_the_limit_is_split_by_the_calendar(pages: dict[str, Links]) -> None:
    below = lists_below(pages, "places/france")
    held = [a for page in below if page != "places/france.html" for a in listed(pages, page)]
    assert len(held) == len(set(held)) == MONTH + YEAR + 2 * len(YEARS)
    ends, newest, oldest = 2, 3, 3
    assert len(listed(pages, "places/france.html")) == ends + newest + oldest


def test_the_people_are_split_by_letter_once_they_are_many(
    home: Home, pages: dict[str, Links]
) -> None:
    people = {page for page in pages if page.startswith("people/") and "/a-z/" not in page}
    people.discard("people/index.html")
    registers = [page for page in pages if page.startswith("people/a-z/")]
    held = [person for page in registers for person in targets(pages, page) & people]
    assert sorted(held) == sorted(people)
    assert len(people) == len(list(names()))
    assert "Martin" not in shown(home, "people/index.html")


def test_accents_and_ligatures_stand_under_their_plain_letter(home: Home) -> None:
    assert "Édam 1" in shown(home, "people/a-z/e.html")
    assert "Œdam 1" in shown(home, "people/a-z/o.html")


def test_articles_lead_to_their_neighbours_in_time(pages: dict[str, Links]) -> None:
    order = ["articles/1999/o1999", "articles/1999/12/p1999", "articles/2001/o2001"]
    for before, after in pairwise(order):
        assert f"{after}.html" in targets(pages, f"{before}.html")
        assert f"{before}.html" in targets(pages, f"{after}.html")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_archive_of_one_article_has_no_dead_end_either(tmp_path: Path, lang: str) -> None:
    home = make_home(tmp_path / "archive", {"a.txt": article(1, "2022-01")}, lang=lang)
    home.build()
    check_links(home.site)


def test_the_page_of_lost_readers_leads_to_no_other_host(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", {"a.txt": article(1, "2022-01")})
    home.build()
    addresses = Links(home.page("404.html")).needed
    assert [address for address in addresses if address.startswith("//")] == []
