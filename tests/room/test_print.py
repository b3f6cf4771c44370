"""An article on paper: its text whole and in order, and nothing that is there to click."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page
from pypdf import PdfReader

from fonds.base.locale import load_words
from tests.room.shots import with_awaited_fonts
from tests.room.visiting import Room, visit_kind

PAGES = {"article": 2, "article without title": 2, "one line": 1, "long article": 24}
"""Kind → how many sheets of A4 it takes at most."""


@pytest.fixture(scope="module", autouse=True)
def font(french: Room, quiet_page: Page) -> None:
    """Pages wait for their font: readers may see another, which takes more sheets."""
    styles = with_awaited_fonts((french.home.site / "assets/fonds/fonds.css").read_text("utf-8"))
    kind = "text/css; charset=utf-8"
    quiet_page.route("**/fonds.css", lambda it: it.fulfill(body=styles, content_type=kind))


def print_page(page: Page) -> bytes:
    """The PDF that the browser's own print makes on A4."""
    return page.pdf(format="A4", prefer_css_page_size=True)


def read_pdf(pdf: bytes) -> tuple[list[str], str]:
    """The text of each sheet without its number, and all of it."""
    texts = [sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages]
    sheets = [re.sub(r"^\d+ / \d+$", "", text, flags=re.MULTILINE) for text in texts]
    return sheets, "\n".join(sheets)


def bare(text: str) -> str:
    """*text* without spaces and hyphens, which typesetting moves about, and with one apostrophe.

    The font draws ’ and ʼ with one glyph, and a PDF tells the latter; others draw “ff” with one.
    """
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\u00ad\u2010-]+", "", plain).replace("ʼ", "’")


@pytest.mark.parametrize("kind", PAGES)
def test_the_text_is_whole_and_in_order(french: Room, calm_page: Page, kind: str) -> None:
    with visit_kind(calm_page, french, kind) as page:
        parts = page.locator("[data-source]").all_text_contents()
        sheets, text = read_pdf(print_page(page))
    assert len(sheets) <= PAGES[kind]
    assert all(bare(sheet) for sheet in sheets)
    printed, at = bare(text), 0
    for paragraph in "\n".join(parts).split("\n"):
        at = printed.find(bare(paragraph), at)
        assert at >= 0, paragraph


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_to_click_is_printed(room: Room, calm_page: Page, scheme: str) -> None:
    calm_page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    words = load_words(room.lang)
    keys = ("home", "time", "about", "previous", "next", "to_dark", "to_light", "to_system")
    with visit_kind(calm_page, room, "article") as page:
        _, text = read_pdf(print_page(page))
    lines = {line.strip() for line in text.splitlines()}
    assert not lines & {str(words(key)) for key in keys}
    assert not re.search("¶|#|Chercher…|Search…|Suivant|Next", text)
    assert "6a03c976da45532072b616684c07dacc" in bare(text), "the notice is part of the dossier"


def test_the_dark_prints_light(french: Room, calm_page: Page) -> None:
    calm_page.emulate_media(media="print", color_scheme="dark")
    with visit_kind(calm_page, french, "article") as page:
        picture = Image.open(BytesIO(page.screenshot(full_page=True))).convert("L")
        ink = page.evaluate("getComputedStyle(document.querySelector('.fonds-text')).color")
    light = picture.histogram()
    assert sum(light[250:]) > 0.8 * sum(light), "paper is white"
    assert sum(light[:60]) > 0, "ink is dark"
    assert max(map(int, re.findall(r"\d+", ink)[:3])) < 60


def test_a_list_of_results_prints_as_a_dossier(french: Room, calm_page: Page) -> None:
    with visit_kind(calm_page, french, "results") as page:
        titles = page.locator(".fonds-result h2").all_text_contents()
        _, text = read_pdf(print_page(page))
    printed = bare(text)
    assert all(bare(title) in printed for title in titles)
    assert "CSV" not in text


def test_an_article_is_printed_with_its_reference(room: Room, calm_page: Page) -> None:
    beginning = {"fr": "Dans\N{NO-BREAK SPACE}: Essai [en ligne]", "en": "In: Essai [online]"}
    with visit_kind(calm_page, room, "article") as page:
        page.click(".fonds-cite summary")
        page.wait_for_selector(".fonds-cite button")  # and the address is the server's by then
        reference = page.locator(".fonds-reference").text_content() or ""
        _, text = read_pdf(print_page(page))
    assert beginning[room.lang] in reference
    assert bare(text).count(bare(reference)) == 1
    assert "BibTeX" not in text
