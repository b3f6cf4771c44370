"""The site of the two seeds in a reader's browser: on a server, from a folder, on every screen."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.archives import Home, copy_of_the_repository, some
from tests.browser.harness import visit
from tests.browser.server import serve
from tests.room.visiting import Scheme, show_in

WITH_TITLE = "articles/2022/01/000_0bff18f1392b44a8.html"
WITHOUT_TITLE = "articles/2022/01/003_7ed8d218c219426f.html"
PAGES = {
    "home": "index.html",
    "article": WITH_TITLE,
    "article without title": WITHOUT_TITLE,
    "tag": "people/volodymyr-zelensky.html",
    "register": "places/index.html",
    "year": "time/2022.html",
    "about": "about.html",
}

ON_EVERY_SCREEN = ("home", "article", "tag", "year")
WIDTHS = (390, 1024, 1440)

PREFIX = "/sub/path/"

LEFT = ("status 404", "status of 404", "favicon.ico")
"""What is no fault where a page is lost."""

LOST = ["nowhere.html", "articles/2022/nowhere.html", "a/b/c/d/"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The repository's own archive, built for an address below the root of a server."""
    home = copy_of_the_repository(tmp_path_factory.mktemp("sites") / "archive")
    text = home.config.read_text(encoding="utf-8")
    address = f"https://example.org{PREFIX}"
    home.config.write_text(f"{text}\nsite_url: {address}\n", encoding="utf-8")
    home.build()
    return home


@pytest.fixture(scope="module")
def unpacked(home: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one folder of the unpacked bundle."""
    place = tmp_path_factory.mktemp("ailleurs")
    with zipfile.ZipFile(home.bundle()) as parcel:
        parcel.extractall(place)
    (top,) = place.iterdir()
    return top


def follow(page: Page, link: str, target: str) -> None:
    """Click the first visible *link* of the page's own content, which leads to *target*."""
    page.click(f"article {link}:visible")
    page.wait_for_url(f"**/{target}")


def colour(page: Page) -> int:
    """How bright the page's ground is, 0–255."""
    shown = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red, green, blue = map(int, re.findall(r"\d+", shown)[:3])
    return (red + green + blue) // 3


def is_too_wide(page: Page) -> bool:
    root = "document.documentElement"
    return bool(page.evaluate(f"{root}.scrollWidth > {root}.clientWidth"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", some(WIDTHS, WIDTHS[:1]))
def test_every_page_fits_the_screen_and_follows_the_system(
    home: Home, offline_page: Page, width: int, scheme: Scheme
) -> None:
    offline_page.set_viewport_size({"width": width, "height": 900})
    offline_page.emulate_media(color_scheme=scheme)
    for name in ON_EVERY_SCREEN:
        path = PAGES[name]
        url = (home.site / path).as_uri()
        with visit(offline_page, url, root=home.site.as_uri()) as page:
            show_in(page, scheme)  # its script may not have followed yet
            assert not is_too_wide(page), path
            assert (colour(page) < 128) is (scheme == "dark"), path
            assert page.locator("h1").count() == 1, path


def test_the_site_works_below_the_root_of_a_server(home: Home, page: Page) -> None:
    with serve(home.site, PREFIX) as root:
        for path in PAGES.values():
            with visit(page, root + path, root=root):
                assert page.locator("h1").count() == 1


@pytest.mark.parametrize("lost", some(LOST, LOST[-1:]))
def test_a_lost_reader_finds_home(home: Home, page: Page, lost: str) -> None:
    with serve(home.site, PREFIX) as root:
        with visit(page, root + lost, root=root, allowing=LEFT):
            assert "introuvable" in page.inner_text("article h1")
            assert page.evaluate("[...document.styleSheets].every(sheet => sheet.cssRules.length)")
            follow(page, "p a", "index.html")
        assert page.url == f"{root}index.html"


def test_the_unpacked_bundle_opens_without_network(unpacked: Path, offline_page: Page) -> None:
    entrance = (unpacked / "OUVRIR.html").as_uri()
    with visit(offline_page, entrance, root=unpacked.as_uri()) as page:
        page.wait_for_url("**/site/index.html")
        assert page.locator("h1").count() == 1


@pytest.mark.parametrize("path", [WITH_TITLE, WITHOUT_TITLE])
def test_every_article_is_two_clicks_from_the_home_page_of_the_bundle(
    unpacked: Path, offline_page: Page, path: str
) -> None:
    site = unpacked / "site"
    with visit(offline_page, (site / "index.html").as_uri(), root=site.as_uri()) as page:
        follow(page, "a[href='people/volodymyr-zelensky.html']", "people/volodymyr-zelensky.html")
        follow(page, f"a[href$='{path}']", path)
        assert "Zelensky" in page.inner_text("div[data-source]")


def test_every_page_of_the_bundle_is_clean(unpacked: Path, offline_page: Page) -> None:
    for path in PAGES.values():
        with visit(offline_page, (unpacked / "site" / path).as_uri(), root=unpacked.as_uri()):
            pass


def test_without_javascript_one_can_read_and_browse_all(home: Home, scriptless_page: Page) -> None:
    page = scriptless_page
    with visit(page, (home.site / "index.html").as_uri(), root=home.site.as_uri()):
        for step in ("people/index.html", "people/volodymyr-zelensky.html", WITH_TITLE):
            follow(page, f"a[href$='{step}']", step)
        assert "20 navires" in page.inner_text("h1")
        follow(page, "a[rel=next]", WITHOUT_TITLE)
        assert page.inner_text("h1").startswith("[Le président Joe Biden")


def test_the_source_beside_a_page_is_plain_text(home: Home, page: Page) -> None:
    with (
        serve(home.site, PREFIX) as root,
        visit(page, root + WITH_TITLE, root=root, allowing=LEFT),
    ):
        page.goto(root + WITH_TITLE.replace(".html", ".txt"))  # its link saves it
        assert "date 2022-01 Poutine" in page.inner_text("body")
