"""The pages that are shown and compared as pictures, always the same way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from playwright.sync_api import Browser, Page, Route

from tests.browser.server import serve
from tests.room.visiting import rest

MARGINS = "@media print { body { padding: 18mm 20mm; } }"
"""Those of a sheet, which a picture of the screen has not."""

STEADY = """
:root { --fonds-sans: "Source Serif 4", serif !important; }
* { caret-color: transparent !important; }
"""
"""Where pictures are compared, system fonts, of which each machine has its own, are left out."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of one page."""

    name: str  # of the file, without suffix
    page: str  # what ``find_pages`` calls it
    width: int = 1280  # of the screen, in CSS pixels
    height: int = 800
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"


SHOTS = (
    Shot("home", "home"),
    Shot("article", "article"),
    Shot("person", "person"),
    Shot("year", "year"),
    Shot("search", "search"),
    Shot("dark", "article", scheme="dark"),
    Shot("phone", "article", 390, 844),
    Shot("print", "article", 794, 1123, media="print"),  # A4 at 96 dots an inch
)


def take_shots(
    chromium: Browser, site: Path, shots: Iterable[Shot] = SHOTS, *, steady: bool = False
) -> Iterator[tuple[str, bytes]]:
    """Name and PNG of each of *shots* of *site*; *steady*: as good as alike on any machine."""
    with serve(site) as root, chromium.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        page.route("**/fonds.css", lambda route: wait_for_fonts(route, site, steady=steady))
        pages = find_pages(page, root)
        for shot in shots:
            page.set_viewport_size({"width": shot.width, "height": shot.height})
            page.emulate_media(media=shot.media, color_scheme=shot.scheme, reduced_motion="reduce")
            page.goto("about:blank")
            page.goto(root + pages[shot.page])
            rest(page)
            page.evaluate("document.activeElement.blur()")
            yield shot.name, page.screenshot(animations="disabled")


def wait_for_fonts(route: Route, site: Path, *, steady: bool) -> None:
    """Let the page wait for its font, which readers never do."""
    styles = (site / "assets/fonds/fonds.css").read_text(encoding="utf-8")
    waiting = with_awaited_fonts(styles)
    route.fulfill(body=waiting + MARGINS + STEADY * steady, content_type="text/css; charset=utf-8")


def with_awaited_fonts(styles: str) -> str:
    """*styles* by which a page waits for its fonts, however long they take."""
    waiting, count = re.subn(r"font-display: ?optional", "font-display: block", styles)
    assert count, "no font that a page may do without"
    return waiting


def find_pages(page: Page, root: str) -> dict[str, str]:
    """A page of each kind that the home page of the site at *root* leads to, by its address."""
    page.goto(root)
    links = [
        (link.get_attribute("href") or "", (link.text_content() or "").strip())
        for link in page.locator("article a").all()
    ]

    def first(*folders: str) -> tuple[str, str]:
        found = (
            (href, text)
            for folder in folders
            for href, text in links
            if href.startswith(folder) and not href.endswith("index.html") and text[:1] != "["
        )
        return next(found, ("index.html", ""))

    person, label = first("people/", "places/", "organisations/", "topics/")
    return {
        "home": "index.html",
        "article": first("articles/")[0],
        "person": person,
        "year": find_year(page),
        "search": f"search.html#q={quote(label.split(' ')[-1])}",
    }


def find_year(page: Page) -> str:
    """The last year that the timeline leads to, or the one that a list of years begins with."""
    years = page.locator("article a[href^='time/']:not([href*='index.html'])")
    if years.count():
        return years.last.get_attribute("href") or ""
    page.click("article a[href='time/index.html']")
    page.wait_for_url("**/time/index.html")
    return f"time/{page.locator('.fonds-list a').first.get_attribute('href')}".replace(
        "time/../time/", "time/"
    )
