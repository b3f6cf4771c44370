"""A link to each paragraph: where it leads, that it stays, that the text stays the source's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.archives import Home, make_home
from tests.browser.harness import visit
from tests.browser.server import serve

HEADED = " date 2022-01 Le port rouvre\n\nPremier paragraphe.\n\nDeuxième paragraphe.\n"
BARE = " date 2022-01 Une phrase entière, sans titre, ouvre ce texte.\n\nPuis une autre la suit.\n"
ADDRESS = "articles/2022/01/{}.html"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = make_home(tmp_path_factory.mktemp("passages") / "a", {"a.txt": HEADED, "b.txt": BARE})
    home.build()
    return home


@contextmanager
def reading(
    context: BrowserContext, home: Home, url: str = "", allowing: tuple[str, ...] = ()
) -> Iterator[Page]:
    page, root = context.new_page(), home.site.as_uri()
    with visit(page, url or (home.site / ADDRESS.format("a")).as_uri(), root, allowing):
        yield page
    context.close()


def ids(html: str) -> dict[str, str]:
    """The paragraphs' ids, each with its text."""
    found = re.findall(r'<p id="(p\d+)">(.*?)<a class="fonds-here" href="#(p\d+)"', html)
    assert all(own == target for own, _, target in found)
    return {own: text for own, text, _ in found}


def test_every_paragraph_has_an_address(home: Home) -> None:
    shown = ids(home.page(ADDRESS.format("a")))
    assert shown == {"p1": "Premier paragraphe.", "p2": "Deuxième paragraphe."}


def test_a_title_given_later_moves_no_address(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"a.txt": HEADED, "b.txt": BARE})
    home.build()
    before = {name: ids(home.page(ADDRESS.format(name))) for name in "ab"}
    home.put("seeds/metadata.csv", "file,title\na.txt,Un autre titre\nb.txt,Un titre\n")
    home.build()
    for name in "ab":
        after = ids(home.page(ADDRESS.format(name)))
        assert before[name].items() <= after.items()


def test_a_page_edited_by_hand_has_the_same_addresses(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"a.txt": HEADED, "b.txt": BARE})
    home.build()
    before = home.page(ADDRESS.format("a"))
    page = home.docs / "articles/2022/01/a.md"
    page.write_text(page.read_text("utf-8").replace("Premier", "Nouveau"), encoding="utf-8")
    home.build()
    after = home.page(ADDRESS.format("a"))
    assert ids(after) == {"p1": "Nouveau paragraphe.", "p2": "Deuxième paragraphe."}
    assert after.count("fonds-text") == before.count("fonds-text") == 1


def test_the_link_copies_the_passage_and_says_so(home: Home, chromium: Browser) -> None:
    context = chromium.new_context(offline=True, permissions=["clipboard-read", "clipboard-write"])
    with reading(context, home) as page:
        page.hover("#p2")
        page.click("#p2 .fonds-here")
        page.wait_for_selector("[role=status]:text('Passage copié')")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("«\xa0Deuxième paragraphe.\xa0», ")
        assert copied.endswith(f"{ADDRESS.format('a')}#p2")
        assert page.url == (home.site / ADDRESS.format("a")).as_uri() + "#p2"


def test_where_the_references_are_missing_it_copies_its_address(
    home: Home, chromium: Browser
) -> None:
    context = chromium.new_context(offline=True, permissions=["clipboard-read", "clipboard-write"])
    context.route("**/references/*.js", lambda route: route.abort())
    with reading(context, home, allowing=("references/",)) as page:
        page.click("#p2 .fonds-here")
        page.wait_for_selector("[role=status]:text('Lien copié')")
        assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_where_nothing_may_be_copied_the_reader_sees_the_address(
    home: Home, chromium: Browser
) -> None:
    context = chromium.new_context()
    context.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    context.add_init_script("document.execCommand = () => false")
    with serve(home.site, "/") as root:
        page = context.new_page()
        with visit(page, root + ADDRESS.format("a"), root=root):
            page.focus("#p1 .fonds-here")
            page.keyboard.press("Enter")
            page.wait_for_selector(f"[role=status]:text('{root}{ADDRESS.format('a')}#p1')")
    context.close()


def test_pages_over_plain_http_copy_too(home: Home, chromium: Browser) -> None:
    context = chromium.new_context()
    context.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    with serve(home.site, "/") as root:
        page = context.new_page()
        with visit(page, root + ADDRESS.format("a"), root=root):
            page.focus("#p1 .fonds-here")
            page.keyboard.press("Enter")
            page.wait_for_selector("[role=status]:text('Passage copié')")
    context.close()


def test_the_keyboard_alone_shows_and_follows_the_link(home: Home, chromium: Browser) -> None:
    with reading(chromium.new_context(offline=True), home) as page:
        link = page.locator("#p1 .fonds-here")
        assert link.evaluate("link => getComputedStyle(link).opacity") == "0"
        page.focus("#notice")
        page.locator("#p1").click()
        page.keyboard.press("Tab")
        assert link.evaluate("link => link === document.activeElement")
        assert link.evaluate("link => getComputedStyle(link).opacity") == "1"
        assert link.evaluate("link => link.ariaLabel") == "Lien vers le paragraphe 1"


def test_what_is_copied_from_the_text_is_the_text(home: Home, chromium: Browser) -> None:
    context = chromium.new_context(offline=True, permissions=["clipboard-read", "clipboard-write"])
    with reading(context, home) as page:
        page.evaluate("getSelection().selectAllChildren(document.querySelector('.fonds-text'))")
        page.keyboard.press("Control+C")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.split() == ["Premier", "paragraphe.", "Deuxième", "paragraphe."]


def test_without_javascript_it_is_a_link(home: Home, scriptless_page: Page) -> None:
    url = (home.site / ADDRESS.format("a")).as_uri()
    with visit(scriptless_page, url, root=home.site.as_uri()) as page:
        page.hover("#p2")
        page.click("#p2 .fonds-here")
        page.wait_for_url(f"{url}#p2")
