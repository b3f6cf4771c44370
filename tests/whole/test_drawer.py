"""The menu of small screens by keyboard alone."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.archives import SEEDS, make_home
from tests.browser.harness import visit
from tests.room.looks import LOOK

FOCUS = "document.activeElement"


def test_the_keyboard_opens_the_menu_and_meets_nothing_in_it_before(
    tmp_path: Path, offline_page: Page
) -> None:
    home = make_home(tmp_path / "a", SEEDS)
    home.build()
    url = (home.site / "index.html").as_uri()
    page = offline_page
    page.set_viewport_size({"width": 390, "height": 800})
    with visit(page, url, root=home.site.as_uri()):
        focused = []
        for _ in range(8):
            page.keyboard.press("Tab")
            focused.append(page.evaluate(f"{FOCUS}.matches('{LOOK.menu}')"))
            assert page.evaluate(f"{FOCUS}.getBoundingClientRect().right") >= 0
        assert focused[:2].count(True) == 1, "at the beginning, or after the way to the text"
        page.focus(LOOK.menu)
        names = page.evaluate(f"[...{FOCUS}.labels ?? []].map(label => label.textContent.trim())")
        assert "Menu" in [*names, page.get_attribute(LOOK.menu, "aria-label")]
        page.keyboard.press("Space")
        link = page.locator(f"{LOOK.drawer} a[href='places/index.html']")
        link.focus()
        assert page.evaluate(f"{FOCUS}.innerText").strip() == "Lieux"
        page.wait_for_function(f"{FOCUS}.getBoundingClientRect().left >= 0")
        page.keyboard.press("Enter")
        page.wait_for_url("**/places/index.html")
