"""Ways from page to page that a reader takes: to the month, the years beside, the search."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.archives import Home, make_home
from tests.browser.harness import visit
from tests.browser.server import serve
from tests.links import check_links


def article(date: str) -> str:
    return f" date {date} Titre de {date}\n\nUn texte sur la France.\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Forty years of which one is split by month, and an article without a date."""
    seeds = {f"y{year}.txt": article(f"{year}-05") for year in range(1960, 2000)}
    seeds |= {f"m{n:03d}.txt": article(f"2000-{n % 12 + 1:02d}") for n in range(240)}
    seeds |= {"u.txt": "Sans date\n\nUn texte.\n", "year.txt": article("1975")}
    home = make_home(tmp_path_factory.mktemp("ways") / "archive", seeds)
    assert home.build().exit_code == 0
    check_links(home.site)
    return home


def eyebrow(home: Home, page: str) -> str:
    """Where the date above the title leads."""
    found = re.search(r'fonds-eyebrow"><span><a href="([^"]+)"', home.page(page))
    assert found
    return found[1].removeprefix("../../../").removeprefix("../../")


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("articles/1960/05/y1960.html", "time/1960.html"),
        ("articles/1975/05/y1975.html", "time/1975.html#m05"),
        ("articles/1975/year.html", "time/1975.html#m00"),
        ("articles/2000/03/m002.html", "time/2000-03.html"),
        ("articles/undated/u.html", "time/undated.html"),
    ],
)
def test_the_date_leads_to_the_list_of_its_month(home: Home, page: str, address: str) -> None:
    shown = eyebrow(home, page)
    assert shown in (address, f"{address}#m05")
    path, _, anchor = shown.partition("#")
    assert not anchor or f'id="{anchor}"' in home.page(path)


def test_a_new_month_renews_the_links_of_its_year(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {f"{n:03d}.txt": article("2001-01") for n in range(201)})
    home.build()
    assert eyebrow(home, "articles/2001/01/000.html") == "time/2001.html"
    home.seed({"new.txt": article("2001-02")})
    home.build()
    assert eyebrow(home, "articles/2001/01/000.html") == "time/2001-01.html"


def test_many_years_stand_under_decades_to_jump_to(home: Home) -> None:
    page = home.page("time/index.html")
    assert 'href="#d196"' in page
    assert ">1960–1969<" in page
    assert page.index("1999.html") < page.index("2000.html") < page.index("undated.html")


def test_a_year_leads_to_the_years_beside_it(home: Home) -> None:
    beside = re.findall(r'href="\.\./time/(\d+)\.html"', home.page("time/1975.html"))
    assert {"1969", "1974", "1976", "1981"} <= set(beside)
    assert 'aria-current="page" ' not in home.page("time/index.html").partition("<h1")[2]
    months = re.search(r'<nav class="fonds-letters".*?</nav>', home.page("time/2000-03.html"))
    assert months
    assert re.findall(r">([^<]+)</a>", months[0])[:3] == ["janvier", "février", "mars"]


def test_the_home_page_has_the_search_in_its_middle(home: Home, offline_page: Page) -> None:
    url = (home.site / "index.html").as_uri()
    with visit(offline_page, url, root=home.site.as_uri()) as page:
        for width in (390, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            expect(page.locator(".fonds-box input:visible")).to_have_count(1)
        page.fill(".fonds-box input:visible", "France")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search.html#q=France")


def test_a_lost_reader_finds_the_search(home: Home, page: Page) -> None:
    allowed = ("status 404", "status of 404", "favicon.ico", "net::ERR_ABORTED", "MIME type")
    with (
        serve(home.site, "/") as root,
        visit(page, f"{root}a/b/nowhere.html", root=root, allowing=allowed),
    ):
        page.wait_for_selector("base[href='/']", state="attached")
        page.click("main li a:text('Chercher')")
        page.wait_for_selector(".fonds-search input:visible")
