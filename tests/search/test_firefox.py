"""The search in Firefox, which keeps the files of a folder apart as it does for readers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.chromium import is_left_out
from tests.browser.firefox import MISSING, Firefox, find_firefox, start_firefox
from tests.search.test_page import root, site

__all__ = ["root", "site"]  # fixtures

pytestmark = [
    pytest.mark.skipif(is_left_out(), reason="browser tests are left out: FONDS_NO_BROWSER=1"),
    pytest.mark.skipif(not find_firefox(), reason=MISSING),
]

COUNT = "parseInt(document.querySelector('[data-part=count]').textContent)"
LIST = "document.querySelector('[data-part=list]').innerText"
DONE = "!!(document.querySelector('.fonds-search')?.dataset.done && document.querySelector('mark'))"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with start_firefox(tmp_path_factory.mktemp("firefox")) as browser:
        yield browser


@pytest.fixture
def reader(firefox: Firefox) -> Iterator[Firefox]:
    """A Firefox that must have told no fault in the end."""
    firefox.faults.clear()
    firefox.asked.clear()
    yield firefox
    firefox.ask("1")  # so that what happened meanwhile is told
    assert firefox.faults == []


def test_firefox_keeps_files_apart(firefox: Firefox, site: Path) -> None:
    """Else a page could read its neighbours, and these tests would prove nothing."""
    firefox.open(f"{site.as_uri()}/search.html")
    read = firefox.ask("fetch('search/contents.js').then(() => 'read', () => 'refused')")
    assert read == "refused"
    firefox.open("about:blank")
    firefox.faults.clear()


def test_type_refine_date_share_reopen_and_read(reader: Firefox, root: str) -> None:
    reader.open(f"{root}search.html")
    reader.wait("document.querySelector('.fonds-search').dataset.done")
    reader.type("trump donald")
    reader.wait("location.hash === '#q=trump%20donald'")
    reader.wait(DONE)
    everything = reader.ask(COUNT)
    reader.click(".fonds-facet label")
    reader.wait(f"!!document.querySelector('.fonds-search__chosen button') && {COUNT} > 0")
    reader.wait(DONE)
    assert 0 < reader.ask(COUNT) <= everything
    dragged = reader.ask(
        "(() => { const bars = [...document.querySelectorAll('.fonds-bar')];"
        " bars[0].scrollIntoView({ block: 'center', behavior: 'instant' });"
        " return [bars[0], bars[bars.length - 1]].map(bar => bar.getBoundingClientRect())"
        "  .map(box => [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)]);"
        " })()"
    )
    reader.drag(*map(tuple, dragged))
    reader.wait("location.hash.includes('from=')")
    reader.wait(DONE)
    shared = reader.ask("location.href")
    shown = reader.wait(f"{DONE} && {LIST}")
    reader.open("about:blank")
    reader.open(shared)
    assert reader.wait(f"{DONE} && {LIST}") == shown
    reader.click(".fonds-result a")
    reader.wait("!!document.querySelector('mark.fonds-mark--here')")
    marked = reader.ask("[...document.querySelectorAll('mark')].map(m => m.textContent)")
    assert {text.lower() for text in marked} <= {"trump", "donald", "trumps"}
    assert not [url for url in reader.asked if "trump" in url.split("#")[0].lower()]


def test_the_box_suggests_and_opens_the_search(reader: Firefox, root: str, site: Path) -> None:
    article = next(iter(sorted(site.rglob("articles/**/*.html")))).relative_to(site).as_posix()
    reader.open(root + article)
    reader.type("/")
    reader.type("trump")
    reader.wait("document.querySelectorAll('[role=option]').length > 1")
    reader.press("Escape")
    reader.press("Enter")
    reader.wait("location.href.endsWith('search.html#q=trump')")
    assert reader.wait(f"document.querySelector('.fonds-search')?.dataset.done && {COUNT}") > 0


def test_the_page_that_explores(reader: Firefox, root: str) -> None:
    settled = "!!document.querySelector('.fonds-explore')?.dataset.done"
    reader.open(f"{root}explore.html#q=trump&q=the")
    reader.wait(f"{settled} && !!document.querySelector('.fonds-chart .fonds-curve--2')")
    told = "document.querySelector('.fonds-plot').getAttribute('aria-valuetext')"
    first = reader.ask(f"(document.querySelector('.fonds-plot').focus(), {told})")
    reader.press("ArrowDown")
    assert reader.ask(told) != first
    reader.open("about:blank")
    reader.open(f"{root}explore.html#view=lines&q=trump&sort=left")
    reader.wait(f"{settled} && document.querySelectorAll('.fonds-lines tr').length > 1")
    reader.click(".fonds-lines a")
    reader.wait("!!document.querySelector('mark.fonds-mark--here')")
