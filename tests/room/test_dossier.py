"""What a reader keeps: from star to file and back, on file:// without a network."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import html5lib
import markdown
import pytest
import rispy
from playwright.sync_api import Browser, BrowserContext, Page

from fonds.base.cells import take_guard_off
from tests.archives import Home, make_home
from tests.browser.firefox import MISSING, find_firefox, start_firefox
from tests.browser.harness import visit
from tests.browser.server import serve
from tests.room.test_axe import find_in_both_schemes

A, B = "articles/2022/01/a.html", "articles/undated/b.html"
DOSSIER = "dossier.html"
WHOLE, LINE, LINK = ".fonds-acts > .fonds-star", ".fonds-dossier li", ".fonds-kept"
SAID = ".fonds-dossier__said"
SIZES = """[...document.querySelectorAll('.fonds-star, .fonds-kept, .fonds-dossier button')]
    .map(it => it.getBoundingClientRect()).filter(it => it.width)
    .map(it => Math.min(it.width, it.height))"""
BLOCK = "Object.defineProperty(window, '{}', {{ get() {{ throw new DOMException('no'); }} }})"
NOTE = '=1+1 <b>*gras*</b> & [x](y)\n- « deux » lignes | ; "q" #1 a@b.c'
NASTY = "- <script>alert(1)</script> & *fin* [lien](x) `c` <b>"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The archive, in French."""
    text = f"M. Jean Dupont a « parlé » hier.\n\nLa suite, à Paris, est là.\n\n{NASTY}"
    seeds = {
        "a.txt": f" date 2022-01 Un « titre »\n\n{text}",
        "b.txt": f"Sans date & <i>sans</i> suite\n\n{text}",
    }
    home = make_home(tmp_path_factory.mktemp("dossier") / "a", seeds)
    assert home.build().exit_code == 0
    return home


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser of a reader who was never here, without a network."""
    with chromium.new_context(offline=True) as context:
        yield context


@contextmanager
def reading(context: BrowserContext, home: Home, path: str, **given: Any) -> Iterator[Page]:
    root = home.site.as_uri()
    with visit(context.new_page(), f"{root}/{path}", root=root, **given) as page:
        yield page


def keep(context: BrowserContext, home: Home) -> None:
    """The article, its second and third paragraph, and one of another."""
    with reading(context, home, A) as page:
        page.click(WHOLE)
        star(page, "#p2")
        star(page, "#p3")
    with reading(context, home, B) as page:
        star(page, "#p1")


def star(page: Page, paragraph: str) -> None:
    page.hover(paragraph)
    page.click(f"{paragraph} .fonds-star")
    page.wait_for_selector(f"{paragraph} .fonds-star[aria-pressed=true]")


def lines(page: Page) -> list[str]:
    return [line.split("\n")[0] for line in page.locator(LINE).all_inner_texts()]


def write_note(page: Page, line: int, text: str) -> None:
    page.locator("textarea").nth(line).fill(text)
    page.wait_for_function(
        "note => Object.values(localStorage).some(text => text.includes(JSON.stringify(note)))",
        arg=text,
    )


def save(page: Page, name: str) -> str:
    with page.expect_download() as downloaded:
        page.get_by_role("button", name=name, exact=True).click()
    assert downloaded.value.suggested_filename.startswith("dossier.")
    return Path(downloaded.value.path()).read_bytes().decode()


def load(page: Page, data: str | bytes) -> str:
    """What the page says when *data* is imported."""
    page.evaluate("document.querySelector('.fonds-dossier__said').textContent = ''")
    content = data.encode() if isinstance(data, str) else data
    file: Any = {"name": "d.json", "mimeType": "application/json", "buffer": content}
    page.set_input_files("input[type=file]", file)
    page.wait_for_function("document.querySelector('.fonds-dossier__said').textContent")
    return page.inner_text(SAID)


def test_what_is_kept_is_there_again_with_its_note(context: BrowserContext, home: Home) -> None:
    with reading(context, home, A) as page:
        assert not page.locator(LINK).is_visible()
        assert page.get_attribute(WHOLE, "aria-pressed") == "false"
    keep(context, home)
    with reading(context, home, A) as page:
        assert page.inner_text(LINK) == "4"
        assert page.get_attribute(WHOLE, "aria-pressed") == "true"
        assert page.get_attribute("#p1 .fonds-star", "aria-pressed") == "false"
        assert page.get_attribute("#p2 .fonds-star", "aria-pressed") == "true"
        page.click(LINK)
        page.wait_for_selector(LINE)
        assert page.inner_text("[data-part=count]") == "4 éléments"
        assert [text.split("\n")[0] for text in page.locator(f"{LINE} h2").all_inner_texts()] == [
            *["Un « titre »"] * 3,
            "Sans date & <i>sans</i> suite",
        ]
        assert page.locator(f"{LINE} blockquote").nth(1).inner_text() == NASTY
        edition = json.loads((home.site / "assets/fonds/edition.js").read_text()[13:-3])
        about = page.locator(".fonds-dossier__about").nth(1).inner_text()
        assert about == f"janvier 2022 · Essai · édition {edition} · §\u00a02"
        write_note(page, 1, NOTE)
        page.reload()
        assert page.locator("textarea").nth(1).input_value() == NOTE
        page.locator(f"{LINE} a").nth(1).click()
        page.wait_for_url(f"**/{A}#p2")
        page.click(WHOLE)
        assert page.inner_text(LINK) == "3"


def test_the_last_kept_may_stand_first(context: BrowserContext, home: Home) -> None:
    keep(context, home)
    with reading(context, home, DOSSIER) as page:
        page.get_by_role("button", name="Derniers gardés").click()
        assert lines(page)[0].startswith("Sans date")
        page.reload()
        assert lines(page)[0].startswith("Sans date")
        assert page.get_attribute("[data-order=starred]", "aria-pressed") == "true"
        page.get_by_role("button", name="Par date").click()
        assert lines(page)[0].startswith("Un")


def test_tabs_know_of_each_other(context: BrowserContext, home: Home) -> None:
    with reading(context, home, A) as one, reading(context, home, DOSSIER) as other:
        assert other.inner_text("[data-part=empty]")
        one.click(WHOLE)
        other.wait_for_selector(LINE)
        other.evaluate("window.setTimeout = () => 0")  # nothing of it is kept yet
        other.locator("textarea").fill("en cours")
        star(one, "#p2")
        other.wait_for_selector(f"{LINE} >> nth=1")
        assert other.evaluate("document.activeElement.value") == "en cours"
        other.locator(f"{LINE} button").first.click()
        one.wait_for_selector(f"{WHOLE}[aria-pressed=false]")


def test_what_is_removed_can_be_put_back(context: BrowserContext, home: Home) -> None:
    keep(context, home)
    with reading(context, home, DOSSIER) as page:
        write_note(page, 0, "à garder")
        page.locator(f"{LINE} button").first.click()
        assert page.locator(LINE).count() == 3
        assert page.inner_text(SAID).startswith("Retiré\u00a0: Un « titre »")
        page.keyboard.press("Enter")  # the focus is on what undoes it
        assert page.locator(LINE).count() == 4
        assert page.locator("textarea").first.input_value() == "à garder"
        page.get_by_role("button", name="Tout retirer").click()
        assert page.locator(LINE).count() == 0
        assert page.locator("[data-part=tools], [data-part=export]").first.is_hidden()
        page.get_by_role("button", name="Annuler").click()
        assert page.locator(LINE).count() == 4


def test_files_say_what_the_page_says(context: BrowserContext, home: Home) -> None:
    keep(context, home)
    with reading(context, home, DOSSIER) as page:
        write_note(page, 1, NOTE)
        ris, table, text = (save(page, name) for name in ("RIS", "CSV", "Markdown"))
    whole, second, third, last = rispy.loads(ris)
    assert [whole["urls"], second["urls"]] == [[A], [f"{A}#p2"]]
    assert second["notes"] == ["La suite, à Paris, est là.", " ".join(NOTE.split("\n"))]
    assert third["notes"] == [NASTY]
    assert (second["year"], second["keywords"]) == ("2022", ["Jean Dupont", "Paris"])
    assert "year" not in last
    assert table.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(table[1:], newline=""), delimiter=";"))
    assert [row["Adresse"] for row in rows] == [
        A,
        f"{A}#p2",
        f"{A}#p3",
        "articles/undated/b.html#p1",
    ]
    assert rows[1]["Note"].startswith("'=1+1")
    assert take_guard_off(rows[1]["Note"]) == NOTE
    assert rows[1]["Date"] == '="2022-01"'
    assert rows[2]["Passage"] == f"'{NASTY}"
    shown = html5lib.parseFragment(markdown.markdown(text), namespaceHTMLElements=False)
    assert not [part.tag for part in shown.iter() if part.tag in ("script", "b", "i", "em", "code")]
    said = "".join(shown.itertext())
    assert NASTY in said
    assert all(line in said for line in NOTE.split("\n"))
    links = [part.get("href") for part in shown.iter() if part.tag == "a"]
    assert links == [A, f"{A}#p2", f"{A}#p3", f"{B}#p1"]


def test_a_dossier_goes_to_another_browser(
    chromium: Browser, context: BrowserContext, home: Home
) -> None:
    keep(context, home)
    with reading(context, home, DOSSIER) as page:
        write_note(page, 1, NOTE)
        data = save(page, "JSON")
    with chromium.new_context(offline=True) as fresh, reading(fresh, home, DOSSIER) as page:
        assert "ajoutés\u00a0: 4" in load(page, data)
        assert page.locator("textarea").nth(1).input_value() == NOTE
        assert "ajoutés\u00a0: 0" in load(page, data)
        assert page.locator(LINE).count() == 4
        write_note(page, 1, "plus récente")
        assert "reprises\u00a0: 0" in load(page, data)
        assert page.locator("textarea").nth(1).input_value() == "plus récente"
        page.get_by_role("button", name="Tout retirer").click()
        assert "ajoutés\u00a0: 4" in load(page, data)


def test_files_that_are_no_dossier_are_refused_in_words(
    context: BrowserContext, home: Home
) -> None:
    keep(context, home)
    with reading(context, home, DOSSIER) as page:
        file = json.loads(save(page, "JSON"))
        other = file | {"archive": {"id": "0", "name": "<b>Autre</b>"}}
        evil = file | {"items": [file["items"][0] | {"address": "javascript:alert(1)"}]}
        assert "n’est pas un dossier" in load(page, "{")
        assert "n’est pas un dossier" in load(page, b"\xff\xfe\x00")
        assert "autre archive (<b>Autre</b>)" in load(page, json.dumps(other))
        assert "abîmé" in load(page, json.dumps(evil))
        assert "plus récente" in load(page, json.dumps(file | {"version": 9}))
        assert "trop grand" in load(page, b" " * 8_000_001)
        assert page.locator(LINE).count() == 4


@pytest.mark.parametrize("areas", [["localStorage"], ["localStorage", "sessionStorage"]])
def test_where_nothing_may_be_kept_it_lasts_for_the_visit(
    context: BrowserContext, home: Home, areas: list[str]
) -> None:
    for area in areas:
        context.add_init_script(BLOCK.format(area))
    root = home.site.as_uri()
    theme = ("page error: no",)  # its own script asks for the scheme
    with visit(context.new_page(), f"{root}/{A}", root=root, allowing=theme) as page:
        page.click(WHOLE)
        page.goto(f"{root}/{B}")
        star(page, "#p2")
        page.click(LINK)
        page.wait_for_selector(LINE)
        assert page.locator(LINE).count() == 2
        assert "que le temps de la visite" in page.inner_text("[data-part=blocked]")
        page.locator("textarea").first.fill("note")
        page.locator("textarea").first.blur()
        assert json.loads(save(page, "JSON"))["items"][0]["note"] == "note"
        page.reload()
        assert page.locator(LINE).count() == 2


def test_two_archives_of_one_origin_do_not_mix(
    tmp_path: Path, context: BrowserContext, home: Home
) -> None:
    other = make_home(tmp_path / "b", {"a.txt": " date 2022-01 Autre\n\nUn texte."})
    text = other.config.read_text("utf-8").replace('"Essai"', '"Autre"')
    other.config.write_text(text, "utf-8")
    assert other.build().exit_code == 0
    keep(context, home)
    with reading(context, other, A) as page:
        assert page.get_attribute(WHOLE, "aria-pressed") == "false"
        assert not page.locator(LINK).is_visible()


def test_a_server_gets_nothing_and_is_the_address(chromium: Browser, home: Home) -> None:
    with serve(home.site) as root, chromium.new_context() as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
        with visit(page, root + A, root):
            star(page, "#p2")
            page.goto(root + DOSSIER)
            assert rispy.loads(save(page, "RIS"))[0]["urls"] == [f"{root}{A}#p2"]
            assert save(page, "Markdown").count(f"]({root}{A}#p2)") == 1
        assert all(one.startswith("GET ") and "?q" not in one and "#" not in one for one in asked)


def test_the_keyboard_alone_keeps(context: BrowserContext, home: Home) -> None:
    with reading(context, home, A) as page:
        page.focus("#p1 .fonds-here")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.ariaLabel") == "Garder le paragraphe 1"
        assert page.evaluate("getComputedStyle(document.activeElement).opacity") == "1"
        page.keyboard.press("Space")
        page.wait_for_selector("#p1 .fonds-star[aria-pressed=true]")
        page.focus(LINK)
        page.keyboard.press("Enter")
        page.wait_for_selector(LINE)
        page.focus(f"{LINE} a")
        page.keyboard.press("Tab")
        page.keyboard.type("Une note")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        assert page.locator("textarea").input_value() == "Une note"


def test_axe_finds_nothing(chromium: Browser, home: Home) -> None:
    with serve(home.site) as root, chromium.new_context() as context:
        page = context.new_page()
        with visit(page, root + A, root):
            page.click(WHOLE)
            star(page, "#p2")
            page.wait_for_function("!document.querySelector('.fonds-said').textContent")
            assert find_in_both_schemes(page) == []
        with visit(page, root + DOSSIER, root):
            page.wait_for_selector(LINE)
            assert find_in_both_schemes(page) == []


def test_targets_are_large_enough_for_a_finger(chromium: Browser, home: Home) -> None:
    phone: Any = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    with chromium.new_context(offline=True, **phone) as context:
        keep(context, home)
        for path in (A, DOSSIER):
            with reading(context, home, path) as page:
                sizes = page.evaluate(SIZES)
                assert len(sizes) > 4
                assert min(sizes) >= 44
                assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_paper_has_notes_and_addresses_and_no_buttons(context: BrowserContext, home: Home) -> None:
    keep(context, home)
    with reading(context, home, DOSSIER) as page:
        write_note(page, 1, NOTE)
        page.emulate_media(media="print")
        shown = page.inner_text(".fonds-dossier")
        assert NOTE in shown
        assert f"{A}#p2" in shown
        assert not page.locator(".fonds-dossier button:visible, textarea:visible").count()
    with reading(context, home, A) as page:
        page.emulate_media(media="print")
        assert not page.locator(".fonds-star:visible, .fonds-kept:visible").count()


def test_without_javascript_nothing_of_it_is_there(home: Home, scriptless_page: Page) -> None:
    root = home.site.as_uri()
    with visit(scriptless_page, f"{root}/{A}", root=root) as page:
        assert not page.locator(".fonds-star, .fonds-kept:visible").count()
    with visit(scriptless_page, f"{root}/{DOSSIER}", root=root) as page:
        assert "a besoin de JavaScript" in page.inner_text(".fonds-dossier")
        assert not page.locator(".fonds-dossier button:visible").count()


def test_the_text_stays_the_source_s(context: BrowserContext, home: Home) -> None:
    with reading(context, home, A) as page:
        assert page.locator("#p2").text_content() == "La suite, à Paris, est là."
        page.evaluate("getSelection().selectAllChildren(document.querySelector('.fonds-text'))")
        assert NASTY in page.evaluate("getSelection().toString()")


@pytest.mark.browser
def test_firefox_hands_over_what_each_file_keeps(tmp_path: Path, home: Home) -> None:
    if not find_firefox():
        pytest.skip(MISSING)
    root = home.site.as_uri()
    with start_firefox(tmp_path) as firefox:
        firefox.open(f"{root}/{A}")
        firefox.click(WHOLE)
        firefox.click(LINK)
        firefox.wait(f"document.querySelectorAll('{LINE}').length === 1")
        assert firefox.ask(
            "location.hash === '' && !document.querySelector('[data-part=apart]').hidden"
        )
        firefox.open(f"{root}/{B}")
        firefox.click("#p1 .fonds-star")
        firefox.click(LINK)
        firefox.wait(f"document.querySelectorAll('{LINE}').length === 2")
        firefox.click(f"{LINE} button")
        firefox.open(f"{root}/{A}")
        firefox.click(LINK)
        firefox.wait(
            "location.href.endsWith('dossier.html') && document.querySelectorAll('li h2').length"
        )
        assert firefox.ask(f"document.querySelectorAll('{LINE}').length") == 1
        assert firefox.faults == []
