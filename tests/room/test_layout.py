"""Nothing moves once it is shown, and nothing is wider than the screen."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.archives import some
from tests.browser.settling import draw
from tests.room.kinds import KINDS
from tests.room.visiting import Room, rest, visit_kind

WIDTHS = (320, 390, 768, 1024, 1440, 1920, 2560)
"""Screens from a small phone to a wide desk."""

OFTEN = ["home", "article with all fields", "people", "year of many", "results", "dossier",
         "Chinese", "long title", "long words"]  # fmt: skip
"""Kinds that are seen most, whose scripts change them, or whose words are hard to break."""

STILL = 0.01
"""Cumulative shift that no eye sees: a hundredth of the screen."""

OBSERVE = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const shift of list.getEntries()) {
    const moved = shift.sources.map(({node}) => node?.outerHTML ?? node?.nodeValue ?? '');
    shifts.push({by: shift.value, moved: moved.map(html => html.slice(0, 90))});
  }
}).observe({type: 'layout-shift', buffered: true});
"""

OVERHANG = """() => {
  const {scrollWidth, clientWidth} = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.body.querySelectorAll('*')].filter(
    one => one.getBoundingClientRect().right > clientWidth + 1);
  const shown = wide.slice(-5).map(one => one.outerHTML.slice(0, 120));
  return [`${scrollWidth} > ${clientWidth}`, ...shown];
}"""
"""The page's width if it is wider than the screen, and the innermost elements that make it so."""


@pytest.fixture
def watched_page(chromium: Browser) -> Iterator[Page]:
    """A page that has never been here, and notes what moves."""
    with chromium.new_context() as context:
        page = context.new_page()
        page.add_init_script(OBSERVE)
        yield page


def find_shifts(page: Page) -> list[object]:
    """What moved without the reader's doing, if it is enough to be seen."""
    draw(page)
    shifts = page.evaluate("shifts")
    return shifts if sum(shift["by"] for shift in shifts) >= STILL else []


ON_SCREENS = [(kind, width) for kind in KINDS for width in (390, 1280)]
SOME = [("home", 1280), ("article", 390), ("people", 390), ("results", 390), ("dossier", 390)]


@pytest.mark.parametrize(("kind", "width"), some(ON_SCREENS, SOME))
def test_nothing_moves(french: Room, watched_page: Page, kind: str, width: int) -> None:
    watched_page.set_viewport_size({"width": width, "height": 844})
    with visit_kind(watched_page, french, kind) as page:
        assert find_shifts(page) == []


def test_a_font_that_comes_late_moves_nothing(french: Room, watched_page: Page) -> None:
    def deliver_late(route: Route) -> None:
        time.sleep(0.5)
        route.continue_()

    watched_page.route("**/*.woff2", deliver_late)
    with visit_kind(watched_page, french, "article") as page:
        assert page.evaluate("[...document.fonts].some(font => font.status === 'loaded')")
        assert find_shifts(page) == []


def test_it_sees_what_moves(french: Room, watched_page: Page) -> None:
    with visit_kind(watched_page, french, "article") as page:
        page.evaluate("document.querySelector('h1').before(document.createElement('hr'))")
        page.wait_for_function("shifts.length > 0")
        assert find_shifts(page)


@pytest.mark.parametrize("kind", some(list(KINDS), OFTEN))
def test_nothing_is_wider_than_the_screen(french: Room, calm_page: Page, kind: str) -> None:
    with visit_kind(calm_page, french, kind) as page:
        assert page.evaluate("getComputedStyle(document.body).overflowX") == "visible"
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(OVERHANG) == [], width


def test_what_unfolds_fits_a_small_phone(french: Room, calm_page: Page) -> None:
    calm_page.set_viewport_size({"width": 320, "height": 640})
    with visit_kind(calm_page, french, "results") as page:
        for summary in page.locator(".fonds-search summary:visible").all():
            summary.click()
        rest(page)
        assert page.evaluate(OVERHANG) == []


def test_it_sees_what_is_too_wide(french: Room, calm_page: Page) -> None:
    with visit_kind(calm_page, french, "long words") as page:
        page.add_style_tag(content="* { overflow-wrap: normal !important; word-break: normal; }")
        assert page.evaluate(OVERHANG)
