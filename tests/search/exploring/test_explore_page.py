"""The page that explores, as a reader uses it: by link, by keyboard, without a network."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from fonds.config import Archive
from fonds.search.publish import standalone_explore_html, standalone_html
from tests.archives import some
from tests.browser.harness import visit
from tests.browser.server import serve
from tests.search.archive import build_archive, convert_articles, write_site
from tests.search.exploring.lying import tag_places

SAMPLES = Path(__file__).parents[2] / "quality" / "samples" / "wikinews-en"
VIEWS = ("frequencies", "lines", "together", "words", "map")


def write_pages(archive: Archive) -> Path:
    write_site(archive)
    for name, page in (("explore", standalone_explore_html), ("search", standalone_html)):
        (archive.site / f"{name}.html").write_text(page(archive), encoding="utf-8")
    return archive.site


ANSWERED = ".fonds-search:not(.fonds-explore)[data-done]"
"""The page that searches, once it has; the one that explores is of its kind."""


def settle(page: Page) -> None:
    page.wait_for_selector(".fonds-explore[data-done]")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = build_archive(tmp_path_factory.mktemp("explore"), SAMPLES)
    tag_places(archive)
    return write_pages(archive)


@pytest.fixture(params=some(["file", "http"], ["file"]))
def root(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    if request.param == "file":
        yield site.as_uri() + "/"
    else:
        with serve(site, "/archive/") as address:
            yield address


def test_a_chart_is_read_by_keyboard_and_mouse_and_leads_to_its_articles(
    page: Page, root: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with visit(page, f"{root}search.html#q=trump", root):
        page.wait_for_selector(".fonds-result")
        page.click("[data-part=explore]")
        settle(page)
        assert page.input_value(".fonds-explore__query input") == "trump"
        page.click(".fonds-explore__buttons button >> nth=0")
        page.keyboard.type('"the president"')
        page.keyboard.press("Enter")
        page.wait_for_selector(".fonds-chart .fonds-curve--2", state="attached")
        settle(page)
        plot = page.locator(".fonds-plot")
        plot.focus()
        page.keyboard.press("Home")
        first = plot.get_attribute("aria-valuetext") or ""
        page.keyboard.press("ArrowRight")
        assert first != plot.get_attribute("aria-valuetext")
        assert "trump" in first
        assert page.locator(".fonds-readout li").count() == 2
        shared = page.url
        box = plot.bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 40)
        period = page.inner_text(".fonds-readout h2")
        links = page.locator(".fonds-readout a")
        told = page.inner_text(".fonds-readout li >> nth=0")
        assert period
        while not links.count():
            page.keyboard.press("ArrowLeft")
            told = page.inner_text(".fonds-readout li:has(a) >> nth=0")
        told = page.inner_text(".fonds-readout li:has(a) >> nth=0")
        links.first.click()
        page.wait_for_selector(ANSWERED)
        found = int(page.inner_text("[data-part=count]").split()[0])
        counted = re.search(r"\((\d+) article", told)
        assert counted
        assert found >= int(counted[1])  # with those whose date is less exact, which may lie there
        page.goto(shared)
        settle(page)
        assert page.locator(".fonds-curve--2").count() >= 1
    assert not [url for url in asked if "trump" in url.split("#")[0].lower()]


def test_files_of_a_chart_stand_alone(page: Page, root: str) -> None:
    with visit(page, f"{root}explore.html#q=trump&q=the", root):
        settle(page)
        with page.expect_download() as download:
            page.click(".fonds-explore__keep button >> nth=2")
        drawing = Path(download.value.path()).read_text("utf-8")
        assert drawing.startswith("<?xml")
        assert "class=" not in drawing
        assert 'stroke="rgb(' in drawing
        page.click(".fonds-explore__keep button >> nth=0")
        page.wait_for_selector(".fonds-figures__table")
        assert "shown=table" in page.url


def test_a_line_leads_to_its_passage_and_lines_are_sorted(page: Page, root: str) -> None:
    with visit(page, f"{root}explore.html#view=lines&q=trump", root):
        settle(page)
        lines = page.locator(".fonds-lines tr")
        total = int(page.inner_text(".fonds-search__count").split()[0])
        assert lines.count() == min(total, 50)
        page.select_option("#fonds-explore-sort", "right")
        page.wait_for_url("**sort=right")
        settle(page)
        keys = page.locator(".fonds-lines__right a").all_inner_texts()
        whole = page.locator(".fonds-lines__right").all_inner_texts()
        after = [text[len(key) :] for key, text in zip(keys, whole, strict=True)]
        heads = [found[0].lower() for text in after if (found := re.search("[A-Za-z]+", text))]
        assert heads == sorted(heads)
        address = page.get_attribute(".fonds-lines a >> nth=0", "href") or ""
        assert "#m=" in address
        assert "&p=" in address
        counted = page.locator(".fonds-neighbours-counted li small").all_inner_texts()
        assert counted
        assert all(int(count) <= total for count in counted)
        page.go_back()
        page.wait_for_url("**q=trump")
        settle(page)
        assert page.input_value("#fonds-explore-sort") == ""


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_says_what_it_needs(offline_page: Page, site: Path, view: str) -> None:
    address = f"{site.as_uri()}/explore.html"
    with visit(offline_page, f"{address}#view={view}") as page:
        settle(page)
        assert len(page.inner_text(".fonds-explore__empty")) > 40
        assert page.locator("nav a[aria-current]").count() == 1


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = {"a": ("La mairie rouvre", "Le maire a dit oui à tous."),
             "b": ("Le lycée ferme", "Le maire a dit non aux élèves.")}  # fmt: skip
    return write_pages(convert_articles(tmp_path_factory.mktemp("two"), texts))


@pytest.mark.parametrize("view", VIEWS)
def test_two_articles_are_enough_for_a_sentence(offline_page: Page, two: Path, view: str) -> None:
    with visit(offline_page, f"{two.as_uri()}/explore.html#view={view}&q=maire") as page:
        settle(page)
        if view == "lines":
            assert page.locator(".fonds-lines tr").count() == 2
        else:
            assert len(page.inner_text(".fonds-explore__empty")) > 40
        assert page.locator(".fonds-chart").count() == 0


def test_names_and_words_lead_to_the_articles_that_they_count(page: Page, root: str) -> None:
    for view, link in (("together", ".fonds-together li p a"), ("words", ".fonds-keywords a")):
        with visit(page, f"{root}explore.html#view={view}&q=trump", root):
            settle(page)
            own = page.locator(link).first
            told = own.inner_text() if view == "together" else ""
            told = told or page.inner_text(".fonds-keywords small >> nth=0")
            own.click()
            page.wait_for_selector(ANSWERED)
            assert page.inner_text("[data-part=count]").split()[0] == told.split()[0]


def test_places_stand_on_a_map_and_in_a_list_and_lead_to_their_articles(
    page: Page, root: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with visit(page, f"{root}explore.html#view=map&q=the", root):
        settle(page)
        rows = page.locator(".fonds-spots > ol li")
        assert rows.count() == page.locator(".fonds-atlas__spot").count() >= 3
        lost = page.locator(".fonds-spots details li")
        assert lost.locator(".fonds-spots__name").all_text_contents() == ["Nulle part", "Paris"]
        london = rows.filter(has_text="Londres")
        assert "places/londres" in (london.locator("a >> nth=0").get_attribute("href") or "")
        london.locator("a >> nth=1").focus()
        marked = page.locator(".fonds-atlas__here")
        assert (marked.locator("title").text_content() or "").startswith("Londres")
        assert (marked.get_attribute("href") or "").endswith("#q=the&f=places:Londres")
        told = london.locator("a >> nth=1").inner_text()
        page.keyboard.press("Enter")
        page.wait_for_selector(ANSWERED)
        assert page.inner_text("[data-part=count]").split()[0] == told.split()[0]
    assert all(url.startswith((root, "data:")) for url in asked)


def test_a_map_comes_closer_and_is_kept_as_files(page: Page, root: str) -> None:
    with visit(page, f"{root}explore.html#view=map&q=the", root):
        settle(page)
        land = page.get_attribute(".fonds-atlas__land", "d") or ""
        with page.expect_download() as download:
            page.click(".fonds-explore__keep button >> nth=1")
        drawing = Path(download.value.path()).read_text("utf-8")
        assert land in drawing
        assert "href" not in drawing
        page.select_option("#fonds-explore-extent", "near")
        page.wait_for_url("**shown=near")
        settle(page)
        assert page.get_attribute(".fonds-atlas__land", "d") != land
        assert page.locator(".fonds-atlas__spot").count() >= 1
        page.set_viewport_size({"width": 390, "height": 700})
        page.wait_for_function("document.querySelector('.fonds-atlas').clientWidth < 390")


def test_names_with_each_other_lead_to_the_articles_of_both(page: Page, root: str) -> None:
    with visit(page, f"{root}explore.html#view=together&q=election", root):
        settle(page)
        cells = page.locator(".fonds-matrix td a")
        assert cells.count() % 2 == 0
        told = cells.first.get_attribute("aria-label") or ""
        pairs = page.locator(".fonds-matrix li")
        assert not pairs.first.is_visible()
        assert pairs.count() == cells.count() // 2
        page.set_viewport_size({"width": 390, "height": 700})
        expect(cells.first).to_be_hidden()
        assert re.split(r"\s:\s", told)[0] in pairs.locator("span").all_inner_texts()
        pairs.locator("a >> nth=0").click()
        page.wait_for_selector(ANSWERED)
        count = page.inner_text("[data-part=count]").split()[0]
        page.go_back()
        settle(page)
        assert pairs.locator("a >> nth=0").inner_text().split()[0] == count


def test_no_view_reads_the_whole_index(page: Page, site: Path) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.partition("?")[0]))
    address = f"{site.as_uri()}/explore.html"
    with visit(page, f"{address}#q=trump&q=paris"):
        settle(page)
    families = {
        url.rpartition("/search/")[2].partition("/")[0] for url in asked if "/search/" in url
    }
    assert not families & {"x", "t"}
    assert "a" in families


def test_it_works_with_a_host_that_allows_nothing_but_its_own(page: Page, site: Path) -> None:
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    policy += " connect-src 'self'; base-uri 'none'; form-action 'self'"
    copy = site.parent / "strict"
    shutil.copytree(site, copy, dirs_exist_ok=True)
    file = copy / "explore.html"
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    file.write_text(file.read_text("utf-8").replace("<head>", f"<head>{meta}"), encoding="utf-8")
    with serve(copy, "/archive/") as address:
        for view in VIEWS:
            with visit(page, f"{address}explore.html#view={view}&q=trump", address):
                settle(page)
                assert page.locator(".fonds-explore__body > *").count()


def test_without_scripts_the_page_says_so(scriptless_page: Page, site: Path) -> None:
    with visit(scriptless_page, f"{site.as_uri()}/explore.html") as page:
        assert "JavaScript" in page.inner_text("noscript")


def test_a_query_is_data(page: Page, root: str) -> None:
    query = quote('<img src=x onerror="alert(1)"> trump')
    for view in VIEWS:
        with visit(page, f"{root}explore.html#view={view}&q={query}&q=the", root):
            settle(page)
            assert page.locator(".fonds-explore img").count() == 0
