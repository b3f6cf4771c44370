"""What a reader copies to tell of an error: a line that says which page, sent to nobody."""

from __future__ import annotations

import gzip
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from fonds.base.locale import load_words
from fonds.html.reporting import report_html
from tests.archives import Home, make_home
from tests.browser.server import serve
from tests.names.holding import FRENCH


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    text = f"date 2022-01 Un titre\n\nLe maire Alain Juppé rit.\n\n{FRENCH}\n"
    home = make_home(tmp_path_factory.mktemp("report") / "a", {"a.txt": text})
    home.build()
    return home


@pytest.mark.parametrize(
    ("path", "title"),
    [("people/alain-juppe.html", "Alain Juppé"), ("articles/2022/01/a.html", "Un titre")],
)
def test_a_line_is_copied(home: Home, chromium: Browser, path: str, title: str) -> None:
    asked: list[str] = []
    with serve(home.site, asked=asked) as url, chromium.new_context() as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(url + path)
        page.evaluate("getSelection().selectAllChildren(document.getElementById('t'))")
        page.get_by_role("button", name="Signaler une erreur").click()
        expect(page.locator(".fonds-report [role=status]")).to_contain_text("Ligne copiée")
        line = page.evaluate("navigator.clipboard.readText()")
        assert line == f"{path} · {title} · {url}{path} · “{title}” · "
        assert all("report" not in request for request in asked)


def test_from_a_folder_it_says_nothing_of_the_computer(home: Home, offline_page: Page) -> None:
    offline_page.goto((home.site / "people/alain-juppe.html").as_uri())
    offline_page.evaluate(
        "document.addEventListener('copy', e => setTimeout(() => { window.line ="
        " e.clipboardData.getData('text/plain'); }))"
    )
    offline_page.get_by_role("button", name="Signaler une erreur").click()
    status = offline_page.locator(".fonds-report [role=status]")
    expect(status).not_to_be_empty()
    assert "file:" not in status.inner_text()


def test_without_scripts_there_is_no_button(home: Home, scriptless_page: Page) -> None:
    scriptless_page.goto((home.site / "articles/2022/01/a.html").as_uri())
    assert not scriptless_page.get_by_text("Signaler une erreur").is_visible()


def test_it_weighs_little(home: Home) -> None:
    for path in ("people/alain-juppe.html", "articles/2022/01/a.html"):
        page = home.page(path)
        begin = re.search(r'<p class="?fonds-report', page).start()  # type: ignore[union-attr]
        end = page.index("<", page.index("</span>", begin) + 7)
        without = page[:begin] + page[end:]
        assert len(gzip.compress(page.encode())) - len(gzip.compress(without.encode())) <= 200
    assert "hidden" in report_html(load_words("en"))
    assert "fonds-report" not in home.page("people/index.html")
