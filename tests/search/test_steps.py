"""The search page in the history, articles that were opened from it, and what is typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.archives import some
from tests.browser.harness import visit
from tests.browser.server import serve
from tests.browser.settling import settle, settle_list
from tests.search.archive import build_archive
from tests.search.test_page import SAMPLES, count, write_pages

SHIFTS = """
window.shifts = 0;
new PerformanceObserver(list => {
  for (const one of list.getEntries()) window.shifts += one.value;
}).observe({ type: 'layout-shift', buffered: true });
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = build_archive(tmp_path_factory.mktemp("steps"), SAMPLES)
    write_pages(archive)
    return archive.site


@pytest.fixture(params=some(["file", "no-store", "kept"], ["no-store"]))
def root(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """A folder, a server that lets browsers keep nothing, and one that does not mind."""
    if request.param == "file":
        yield f"{site.as_uri()}/"
    else:
        headers = {"Cache-Control": "no-store"} if request.param == "no-store" else {}
        with serve(site, "/archive/", headers) as address:
            yield address


def place(page: Page) -> tuple[str, int, int]:
    """The address, how many results are shown, and how far the page is scrolled."""
    fragment = page.evaluate("location.hash")
    return (fragment, page.locator(".fonds-result").count(), page.evaluate("scrollY"))


def test_back_finds_the_results_as_they_were(page: Page, root: str) -> None:
    page.add_init_script(SHIFTS)
    with visit(page, f"{root}search.html#q=the&sort=oldest", root):
        settle(page)
        page.click(".fonds-facet__out >> nth=0")
        settle(page)
        page.click("[data-part=more]")
        settle_list(page, 10)
        link = page.locator(".fonds-result h2 a").nth(12)
        link.scroll_into_view_if_needed()
        page.wait_for_function("scrollY && history.state.fonds.top === Math.round(scrollY)")
        before, title = place(page), page.title()
        assert before[2] > 0
        link.click()
        page.wait_for_selector(".fonds-marks")
        page.go_back()
        page.wait_for_selector(".fonds-search")
        settle(page)
        assert place(page) == before
        assert page.title() == title
        assert page.evaluate("shifts") < 0.01
        page.reload()
        settle(page)
        assert place(page) == before


def test_an_article_leads_back_and_on(page: Page, root: str) -> None:
    page.add_init_script(SHIFTS)
    with visit(page, f"{root}search.html#q=the&sort=oldest", root):
        settle(page)
        page.click("[data-part=more]")
        settle_list(page, 12)
        titles = page.locator(".fonds-result h2 a").all_inner_texts()
        page.locator(".fonds-result h2 a").nth(11).click()
        page.wait_for_selector(".fonds-marks [rel=next]")
        assert f"12 sur {len(titles)}" in page.inner_text(".fonds-marks")
        assert titles[12] in (page.get_attribute(".fonds-marks [rel=next]", "aria-label") or "")
        page.click(".fonds-marks [rel=next]")
        page.wait_for_function(
            "document.querySelector('.fonds-marks')?.textContent.includes('13 sur')"
        )
        assert page.inner_text("h1") == titles[12]
        assert page.evaluate("shifts") < 0.01
        page.click(".fonds-marks nav a >> nth=0")
        page.wait_for_selector(".fonds-search")
        settle(page)
        assert page.url.endswith("#q=the&sort=oldest")
        assert page.evaluate("document.activeElement.textContent") == titles[12]
        page.emulate_media(media="print")
        page.go_back()
        page.wait_for_selector(".fonds-marks", state="attached")
        assert not page.is_visible(".fonds-marks")


def test_an_article_that_is_no_result_any_more_leads_back_all_the_same(
    page: Page, root: str, site: Path
) -> None:
    article = min(site.rglob("articles/**/*.html")).relative_to(site).as_posix()
    with visit(page, f"{root}{article}#r=3&q=xyzzyqwx", root):
        page.wait_for_selector(".fonds-marks nav")
        assert page.locator(".fonds-marks nav a").count() == 1
        page.click(".fonds-marks nav a")
        page.wait_for_url("**/search.html#q=xyzzyqwx")


def test_enter_makes_a_step_and_typing_none(page: Page, root: str) -> None:
    with visit(page, f"{root}search.html", root):
        settle(page)
        length = page.evaluate("history.length")
        for number, query in enumerate(("trump", "biden"), 1):
            page.fill("#fonds-query", "")
            page.keyboard.type(query, delay=10)
            page.wait_for_function(f"location.hash === '#q={query}'")
            assert page.evaluate("history.length") == length + number - 1
            page.keyboard.press("Enter")
            settle(page)
            assert page.evaluate("history.length") == length + number
            assert page.title().startswith(query)
        page.keyboard.press("Enter")
        settle(page)
        assert page.evaluate("history.length") == length + 2
        for fragment in ("#q=trump", ""):
            page.go_back()
            page.wait_for_function("hash => location.hash === hash", arg=fragment)
            settle(page)
        assert page.input_value("#fonds-query") == ""


def test_a_query_that_a_link_sends_goes_into_the_fragment(page: Page, root: str) -> None:
    with visit(page, f"{root}search.html?q={quote('trump donald')}&from=mail", root):
        settle(page)
        assert page.url.endswith("search.html?from=mail#q=trump%20donald")
        assert page.input_value("#fonds-query") == "trump donald"
        assert count(page) > 0
    with visit(page, f"{root}search.html?q=biden#q=trump&f=people:Joe%20Biden", root):
        settle(page)
        assert page.url.endswith("search.html#q=trump&f=people:Joe%20Biden")


def test_nothing_is_searched_while_an_input_method_composes(page: Page, root: str) -> None:
    with visit(page, f"{root}search.html", root):
        settle(page)
        run = page.evaluate("document.querySelector('.fonds-search').dataset.done")
        session = page.context.new_cdp_session(page)
        page.focus("#fonds-query")
        session.send(
            "Input.imeSetComposition", {"text": "trum", "selectionStart": 4, "selectionEnd": 4}
        )
        page.wait_for_timeout(400)
        assert page.input_value("#fonds-query") == "trum"
        enter = "new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, cancelable: true})"
        assert not page.evaluate(f"document.activeElement.dispatchEvent({enter})")
        assert page.evaluate("document.querySelector('.fonds-search').dataset.done") == run
        assert page.evaluate("location.hash") == ""
        session.send("Input.insertText", {"text": "trump"})
        page.wait_for_function("location.hash === '#q=trump'")
        settle(page)


def test_the_box_chooses_nothing_while_an_input_method_composes(
    page: Page, root: str, site: Path
) -> None:
    article = min(site.rglob("articles/**/*.html")).relative_to(site).as_posix()
    with visit(page, root + article, root):
        page.keyboard.press("/")
        session = page.context.new_cdp_session(page)
        session.send(
            "Input.imeSetComposition", {"text": "tru", "selectionStart": 3, "selectionEnd": 3}
        )
        page.wait_for_timeout(400)
        assert page.locator("[role=option]").count() == 0
        session.send("Input.insertText", {"text": "tru"})
        page.wait_for_selector("[role=option]")
        page.keyboard.press("ArrowDown")
        enter = "new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, cancelable: true})"
        assert not page.evaluate(f"document.activeElement.dispatchEvent({enter})")
        assert page.url.endswith(article)
