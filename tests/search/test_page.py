"""The search page and the box in the header, as a reader uses them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from fonds.catalogue.holdings import read_holdings
from fonds.config import Archive
from fonds.search.content import box_html
from fonds.search.corpus import read_texts
from fonds.search.interface import load_search_words, scripts_version
from fonds.search.publish import index_site
from tests.archives import some
from tests.browser.harness import visit
from tests.browser.server import serve
from tests.browser.settling import settle, settle_list
from tests.search.archive import build_archive, open_catalogue_of

SAMPLES = Path(__file__).parents[1] / "quality" / "samples" / "wikinews-en"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of the samples: pages with a box, as a theme would have them, and the search."""
    archive = build_archive(tmp_path_factory.mktemp("page"), SAMPLES)
    write_pages(archive)
    return archive.site


def write_pages(archive: Archive) -> None:
    """The site of *archive*, whatever it was before."""
    words = load_search_words("fr")
    with open_catalogue_of(archive) as catalogue:
        for text in read_texts(catalogue, read_holdings(catalogue)):
            file = archive.site / "articles" / text.card.filed / f"{text.card.id}.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            up = "../" * (file.parent.relative_to(archive.site).as_posix().count("/") + 1)
            paragraphs = "".join(f"<p>{p}</p>" for p in text.body.split("\n\n"))
            file.write_text(
                '<!doctype html><meta charset="utf-8"><link rel=icon href="data:,"><title>a</title>'
                f'<link rel=stylesheet href="{up}search/search.css">{box_html(words, up)}'
                f"<main><h1 data-source>{text.card.title}</h1>"
                f'<div class="fonds-text" data-source>{paragraphs}</div></main>'
                f'<script src="{up}search/box.js?v={scripts_version("fr")}"></script>',
                encoding="utf-8",
            )
    index_site(archive.site, archive)


@pytest.fixture(params=some(["file", "http"], ["file"]))
def root(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    if request.param == "file":
        yield site.as_uri() + "/"
    else:
        with serve(site, "/archive/") as address:
            yield address


def count(page: Page) -> int:
    return int(page.inner_text("[data-part=count]").split()[0])


def test_type_refine_share_reopen_and_read(page: Page, root: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with visit(page, f"{root}search.html", root):
        settle(page)
        length = page.evaluate("history.length")
        page.keyboard.type("trump donald", delay=15)
        settle(page)
        everything = count(page)
        assert page.evaluate("history.length") == length
        assert page.url.endswith("search.html#q=trump%20donald")
        page.click(".fonds-facet label >> nth=0")
        settle(page)
        label = page.inner_text(".fonds-search__chosen button")
        assert 0 < count(page) <= everything
        shared, shown = page.url, page.inner_text("[data-part=list]")
        assert "mark" in page.inner_html(".fonds-result__text")
    with visit(page, "about:blank", root):
        pass
    with visit(page, shared, root):
        settle(page)
        assert page.inner_text("[data-part=list]") == shown
        assert page.inner_text(".fonds-search__chosen button") == label
        page.click(".fonds-result a >> nth=0")
        page.wait_for_selector("mark.fonds-mark--here")
        assert {t.lower() for t in page.locator("mark.fonds-mark").all_inner_texts()} <= {
            "trump", "donald", "trumps"}  # fmt: skip
        page.click(".fonds-marks button >> nth=-1")
        assert page.locator("mark").count() == 0
        assert "#" not in page.url
    leaked = [url for url in asked if "trump" in url.split("#")[0].lower()]
    assert not leaked


def test_dates_are_chosen_by_a_click_a_drag_and_a_key(page: Page, root: str) -> None:
    with visit(page, f"{root}search.html#q=the", root):
        settle(page)
        whole = count(page)
        bars = page.locator(".fonds-bar")
        first, last = bars.first.bounding_box(), bars.last.bounding_box()
        assert first
        assert last
        page.mouse.move(first["x"] + 1, first["y"] + 40)
        page.mouse.down()
        page.mouse.move(last["x"] - 12, last["y"] + 40, steps=8)
        page.mouse.up()
        settle(page)
        assert "from=" in page.url
        assert 0 < count(page) <= whole
        page.click(".fonds-dates > button")
        settle(page)
        assert (count(page), "from=" in page.url) == (whole, False)
        page.locator(".fonds-bar").last.focus()
        page.keyboard.press("Enter")
        settle(page)
        assert "from=" in page.url
        page.go_back()
        settle(page)
        assert count(page) == whole


def test_all_that_is_found_is_printed(page: Page, root: str) -> None:
    with visit(page, f"{root}search.html", root):
        settle(page)
        whole = count(page)
        assert page.locator(".fonds-result").count() < whole
        page.evaluate(
            "window.print = () => {"
            " window.printed = document.querySelectorAll('.fonds-result').length; }"
        )
        page.click("[data-part=print]")
        page.wait_for_function("window.printed !== undefined")
        assert page.evaluate("window.printed") == whole


def test_sort_more_and_nothing(page: Page, root: str) -> None:
    with visit(page, f"{root}search.html", root):
        settle(page)
        assert page.input_value("[data-part=sort]") == "newest"
        page.dblclick("[data-part=more]")
        settle_list(page, 10)
        while page.is_visible("[data-part=more]"):
            shown = page.locator(".fonds-result").count()
            page.click("[data-part=more]")
            settle_list(page, shown)
        links = page.locator(".fonds-result h2 a")
        addresses = links.evaluate_all("links => links.map(link => link.href.split('#')[0])")
        assert len(set(addresses)) == len(addresses) == count(page)
        page.select_option("[data-part=sort]", "oldest")
        settle(page)
        assert "sort=oldest" in page.url
        with page.expect_download() as download:
            page.click("[data-part=table]")
        rows = Path(download.value.path()).read_text("utf-8-sig").splitlines()
        assert len(rows) == count(page) + 1
        page.goto(f"{root}search.html#q={quote('xyzzyqwx')}")
        page.wait_for_selector(".fonds-nothing")
        assert "xyzzyqwx" in page.inner_text("[data-part=notes]")
        settle(page)
        assert page.locator(".fonds-nothing").count() == 1


def test_the_box_suggests_and_opens(page: Page, root: str, site: Path) -> None:
    article = next(iter(sorted(site.rglob("articles/**/*.html")))).relative_to(site).as_posix()
    with visit(page, root + article, root):
        page.keyboard.press("/")
        page.keyboard.insert_text("tru")  # typed slowly, "tr" would have its suggestions too
        page.wait_for_selector("[role=option]")
        assert page.get_attribute("[role=combobox]", "aria-expanded") == "true"
        assert "suggestion" in page.inner_text(".fonds-box [role=status]")
        page.keyboard.press("ArrowDown")
        active = page.get_attribute("[role=combobox]", "aria-activedescendant")
        assert page.get_attribute(f"#{active}", "aria-selected") == "true"
        page.keyboard.press("Escape")
        assert page.is_hidden("[role=listbox]")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search.html#q=tru")
        settle(page)


def test_nothing_is_loaded_before_a_reader_searches(page: Page, root: str, site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.split("?")[0]))
    article = next(iter(sorted(site.rglob("articles/**/*.html")))).relative_to(site).as_posix()
    with visit(page, root + article, root):
        pass
    assert [url.rpartition("/")[2] for url in asked if url.endswith(".js")] == ["box.js"]
    assert (site / "search" / "box.js").stat().st_size < 24_000


def test_a_page_that_meets_another_index_says_so(page: Page, root: str, site: Path) -> None:
    contents = site / "search" / "contents.js"
    before = contents.read_bytes()
    try:
        start, versions, end = re.split(r'(?<="v":{"seals":")([^"]*)', before.decode("utf-8"))
        contents.write_text(start + "#" * len(versions) + end, encoding="utf-8")
        with visit(page, f"{root}search.html#q=the", root):
            page.wait_for_selector("[data-part=list] button")
            assert "archive" in page.inner_text("[data-part=count]")
    finally:
        contents.write_bytes(before)


def test_offline_with_the_network_cut(offline_page: Page, site: Path) -> None:
    with visit(offline_page, f"{site.as_uri()}/search.html#q=trump") as page:
        settle(page)
        assert count(page) > 0


def test_without_scripts_the_page_says_so(scriptless_page: Page, site: Path) -> None:
    with visit(scriptless_page, f"{site.as_uri()}/search.html") as page:
        assert "JavaScript" in page.inner_text("noscript")
