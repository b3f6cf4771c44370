"""The theme of our own on the repository's archive: what `make themes` tries of it on all pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.archives import Home, copy_of_the_repository, make_home, read_tree, some
from tests.browser.harness import visit
from tests.browser.server import serve
from tests.room.looks import LOOKS, is_dark
from tests.room.pictures import measure_difference, open_picture, reduce_picture
from tests.room.screenshots import references_of
from tests.room.shots import SHOTS, take_shots
from tests.room.test_axe import find_in_both_schemes
from tests.room.test_keyboard import tab_to, walk
from tests.room.test_pixels import TOLERANCE
from tests.room.test_print import print_page, read_pdf

OWN = LOOKS["fonds"]
ARTICLE = "articles/2022/01/000_0bff18f1392b44a8.html"
PAGES = ["index.html", ARTICLE, "people/index.html", "guide/options.html", "404.html"]
NOTE_EARLY = """new MutationObserver(() => {
  if (document.body) window.early ??= document.documentElement.dataset.scheme ?? 'none';
}).observe(document, {childList: true, subtree: true})"""
"""Notes what the page's scheme is when its body begins."""
LOOKED_AT = [shot for shot in SHOTS if shot.name in ("home", "dark", "phone", "print")]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = copy_of_the_repository(tmp_path_factory.mktemp("own") / "a", "fonds")
    assert home.build().remarks == []
    return home


@pytest.fixture(scope="module")
def root(home: Home) -> Iterator[str]:
    with serve(home.site) as address:
        yield address


@pytest.fixture
def still_page(chromium: Browser) -> Iterator[Page]:
    """A page on which nothing moves."""
    with chromium.new_context(reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.mark.parametrize("path", some(PAGES, PAGES[:3]))
def test_axe_finds_nothing(root: str, still_page: Page, path: str) -> None:
    with visit(still_page, root + path, root=root) as page:
        assert find_in_both_schemes(page) == []


WALKED = [(ARTICLE, 1280), ("index.html", 390)]


@pytest.mark.parametrize(("path", "width"), some(WALKED, WALKED[1:]))
def test_tab_reaches_all_and_focus_is_seen(
    root: str, still_page: Page, path: str, width: int
) -> None:
    still_page.set_viewport_size({"width": width, "height": 800})
    with visit(still_page, root + path, root=root) as page:
        assert walk(page) == []


@pytest.mark.parametrize("name", [shot.name for shot in LOOKED_AT])
def test_it_looks_as_it_did(pictures: dict[str, bytes], name: str) -> None:
    reference = open_picture((references_of("fonds") / f"{name}.png").read_bytes())
    now = reduce_picture(open_picture(pictures[name]))
    assert measure_difference(now, reference) <= TOLERANCE, "“make screenshots”, if it is meant"


@pytest.fixture(scope="module")
def pictures(home: Home, chromium: Browser) -> dict[str, bytes]:
    return dict(take_shots(chromium, home.site, LOOKED_AT, steady=True))


def test_the_choice_of_dark_is_kept_and_there_before_anything_is_drawn(
    root: str, still_page: Page
) -> None:
    still_page.add_init_script(NOTE_EARLY)
    with visit(still_page, root + ARTICLE, root=root) as page:
        shown = [is_dark(page)]
        tab_to(page, OWN.switch)
        for _ in range(3):
            page.keyboard.press("Enter")
            shown.append(is_dark(page))
        assert shown == [False, False, True, False]
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
    with visit(still_page, root + "index.html", root=root) as page:
        assert is_dark(page)
        assert page.evaluate("early") == "dark"


def test_the_drawer_needs_no_script(home: Home, scriptless_page: Page) -> None:
    page = scriptless_page
    page.set_viewport_size({"width": 390, "height": 800})
    with visit(page, (home.site / ARTICLE).as_uri(), root=home.site.as_uri()):
        assert not page.is_visible(OWN.drawer)
        assert not page.is_visible(OWN.switch), "which does"
        page.click(OWN.menu)
        page.wait_for_selector(OWN.drawer)
        page.click(f"{OWN.drawer} a[href$='places/index.html']")
        page.wait_for_url("**/places/index.html")
        page.set_viewport_size({"width": 1280, "height": 800})
        assert page.locator(f"{OWN.tabs} [aria-current=page]").inner_text() == "Lieux"


def test_paper_bears_the_archive_s_name_and_nothing_to_click(root: str, still_page: Page) -> None:
    with visit(still_page, root + ARTICLE, root=root) as page:
        _, text = read_pdf(print_page(page))
    assert text.lstrip().startswith("Fonds de presse")
    assert not {"Chronologie", "Menu", "Lieux"} & {line.strip() for line in text.splitlines()}


def test_a_long_page_has_its_headings_beside_it(root: str, still_page: Page) -> None:
    with visit(still_page, f"{root}guide/options.html", root=root) as page:
        page.set_viewport_size({"width": 1280, "height": 800})
        page.click(".fonds-contents li:nth-child(3) a")
        page.wait_for_function(
            "document.querySelector(':target')?.getBoundingClientRect().top < 200"
        )
        page.set_viewport_size({"width": 390, "height": 800})
        expect(page.locator(".fonds-contents li a").first).to_be_hidden()


def test_an_interface_from_right_to_left(tmp_path: Path, still_page: Page) -> None:
    texts = {
        "a.txt": "date 2021-01 Un titre\n\nUn texte.\n",
        "b.txt": "date 2022-12 Deux\n\nIci.\n",
    }
    home = make_home(tmp_path / "a", texts, theme="fonds", lang="ar")
    home.configure(theme={"name": "fonds", "language": "ar"})
    home.build()
    with serve(home.site) as root, visit(still_page, root + "index.html", root=root) as page:
        bars = [bar.bounding_box() for bar in page.locator(".fonds-timeline rect").all()]
        first, last = bars[0], bars[-1]
        assert first and last
        assert last["x"] < first["x"]  # as the years below them
        name = page.locator(".fonds-header__name").bounding_box()
        switch = page.locator(OWN.switch).bounding_box()
        assert name and switch
        assert switch["x"] < name["x"]
        assert find_in_both_schemes(page) == []


def test_a_change_of_theme_moves_no_address_and_loses_no_file(home: Home, tmp_path: Path) -> None:
    other = copy_of_the_repository(tmp_path / "a", "material")
    other.build()
    theirs = {path for path in read_tree(other.site) if not path.startswith("assets/")}
    assert {path for path in read_tree(home.site) if not path.startswith("assets/")} == theirs


def test_nothing_of_material_is_in_it(home: Home) -> None:
    tree = read_tree(home.site)
    assert not [path for path in tree if path.startswith(("assets/javascripts", "assets/style"))]
    written = {path: data for path, data in tree.items() if path.endswith((".css", ".js"))}
    assert [path for path, data in written.items() if re.search(rb"[.-]md-[a-z]", data)] == []
    assert [path for path, data in tree.items() if b'class="md-' in data] == []
    assert b"Material" not in tree["assets/fonds/NOTICE.txt"]
    assert b"Adobe" in tree["assets/fonds/NOTICE.txt"]
