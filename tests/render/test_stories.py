"""What pages of names and times tell: counted by hand, and the same whatever was built before."""

from __future__ import annotations

import re
from html import unescape
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from fonds.base.likelihood import CERTAIN, log_likelihood
from fonds.base.locale import load_words
from fonds.base.shares import share_of
from tests.archives import Home, make_home, read_tree
from tests.browser.harness import visit

MONTHS = [(year, month) for year, month in product((2019, 2020), range(1, 7))]
PEOPLE = ("Paul Verdier", "Anne Lenoir", "Jean Colin", "Luce Maillet")
PEAK = (2020, 3)


def bearing(number: int, year: int, month: int) -> list[str]:
    """Who is in the article *number* of a month: two always together, one mostly in one month."""
    found = [PEOPLE[2]] if number % 2 else []
    found += PEOPLE[:1] if (year, month) == PEAK or not number else []
    return found + (list(PEOPLE[1::2]) if number == 5 or (number == 1 and month < 4) else [])


def article(number: int, year: int, month: int) -> tuple[str, str]:
    names = bearing(number, year, month)
    said = "".join(f"Le maire {name} a parlé. " for name in names)
    told = "Le barrage cède, le barrage inonde la vallée." if (year, month) == PEAK else "Il pleut."
    text = f" date {year}-{month:02d} Nouvelle {number} du {month}\n\n{said}{told} Tout va bien.\n"
    return f"{year}-{month:02d}-{number}.txt", text


SEEDS = dict(article(n, y, m) for (y, m) in MONTHS for n in range(7))
HELD = {(n, y, m): bearing(n, y, m) for (y, m) in MONTHS for n in range(7)}


def make(folder: Path, seeds: dict[str, str]) -> Home:
    home = make_home(folder, seeds)
    home.configure(fonds={"names": "rules"})
    return home


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = make(tmp_path_factory.mktemp("stories") / "a", SEEDS)
    assert home.build().exit_code == 0
    return home


def test_shares_and_counts_are_those_of_a_scan(home: Home) -> None:
    page, words = home.page("people/paul-verdier.html"), load_words("fr")
    cell = r"<td>(.*?)</td>"
    rows = re.findall(rf"<tr><th[^>]*>.*?>([^<]+)</a></th>{cell}{cell}{cell}", page)
    for month, (name, _, articles, share) in zip(MONTHS, rows, strict=True):
        count = sum(PEOPLE[0] in HELD[number, *month] for number in range(7))
        shown = (f"{words.month(month[1])} {month[0]}", str(count))
        assert (name, articles) == shown
        assert unescape(share) == words.share(share_of(count, 7))


def test_company_is_what_chance_does_not_explain(home: Home) -> None:
    for one in PEOPLE:
        page = home.page(f"people/{one.lower().replace(' ', '-')}.html")
        company = page.partition('<ul class="fonds-company">')[2].partition("</ul>")[0]
        found = re.findall(
            r'dir="auto">([^<]+)</a> <a href="[^"]+" title="[^"]+"[^>]*>([^<]+)', company
        )
        expected = {}
        for other in PEOPLE:
            both = sum(one in names and other in names for names in HELD.values())
            size, of = (sum(it in names for names in HELD.values()) for it in (one, other))
            if other != one and log_likelihood(both, size, of, len(HELD)) >= CERTAIN:
                expected[other] = f"{both} sur {of}"
        assert dict(found) == expected
    assert expected[PEOPLE[1]] == "18 sur 18"


def test_a_high_point_has_the_words_of_its_articles(home: Home) -> None:
    page = home.page("people/paul-verdier.html")
    peaks = page.partition('id="peaks"')[2].partition("</section>")[0]
    assert ">mars 2020</a>" in peaks
    assert re.findall(r'nofollow">([^<]+)', peaks)[:1] == ["barrage"]
    assert "from=2020-03&amp;to=2020-03" in peaks


def test_one_article_more_makes_what_a_first_build_makes(tmp_path: Path) -> None:
    last = max(SEEDS)
    grown = make(tmp_path / "grown", {name: text for name, text in SEEDS.items() if name != last})
    grown.build()
    grown.seed({last: SEEDS[last]})
    grown.build()
    fresh = make(tmp_path / "fresh", SEEDS)
    fresh.build()
    shown = [
        {path: data for path, data in read_tree(home.site).items() if str(path).endswith(".html")}
        for home in (grown, fresh)
    ]
    assert shown[0] == shown[1]


def test_links_show_what_they_lead_to_and_escape_takes_it_away(
    home: Home, chromium: Browser
) -> None:
    context = chromium.new_context(offline=True)
    url = (home.site / "people/paul-verdier.html").as_uri()
    with visit(context.new_page(), url, root=home.site.as_uri()) as page:
        page.hover(".fonds-list li > a >> nth=-1")
        page.wait_for_selector(".fonds-preview b:text('Nouvelle')")
        page.keyboard.press("Escape")
        assert page.locator(".fonds-preview").count() == 0
        page.goto((home.site / "people/index.html").as_uri())
        page.keyboard.press("Tab")
        page.focus(".fonds-list a")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        page.wait_for_selector(".fonds-preview small:text('articles')")
        described = page.evaluate("document.activeElement.getAttribute('aria-describedby')")
        assert described == "fonds-preview"
    context.close()
