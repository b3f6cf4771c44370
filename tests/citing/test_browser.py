"""What readers copy and save of references, in a real Chromium, from file:// without a network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from fonds.base.cells import take_guard_off
from tests.archives import Home, make_home
from tests.browser.harness import visit
from tests.browser.server import serve
from tests.browser.settling import settle
from tests.citing.readers import read_bibtex, read_csl, read_ris, read_table
from tests.citing.samples import DATES, NASTY, references_of
from tests.reading import fold

FORMATS = ("ris", "csl.json", "bib", "csv")
MANY = 230
TEXT = "M. Jean Dupont a « parlé » hier à Paris.\n\nLa suite, de Mme Anne Martin, est là."
PLAIN = "articles/2022/01/a.html"
LONG = "people/jean-dupont.html"


def seeds() -> dict[str, str]:
    """Many articles that name one person, texts with the signs of standards, dates."""
    texts = {f"m{n:03d}.txt": f" date 2021-0{n % 3 + 1} Jour {n}\n\n{TEXT}" for n in range(MANY)}
    texts |= {f"t{n}.txt": f" date 2020-05 {text}\n\n{TEXT}" for n, text in enumerate(NASTY)}
    dates = "".join(f"d{n}.txt,{edtf}\n" for n, edtf in enumerate(DATES))
    texts |= {f"d{n}.txt": f"Une date\n\nLe texte {n}." for n in range(len(DATES))}
    texts["a.txt"] = f" date 2022-01 Un « titre »\n\n{TEXT}"
    texts["metadata.csv"] = (
        f'file,date,creator,publication,rights\n{dates}t1.txt,,A & B; AFP,=1+1,"a, b"\n'
    )
    return texts


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The archive, in French."""
    home = make_home(tmp_path_factory.mktemp("citing") / "a", seeds())
    assert home.build().exit_code == 0
    return home


@contextmanager
def reading(chromium: Browser, home: Home, path: str) -> Iterator[Page]:
    permissions = ["clipboard-read", "clipboard-write"]
    with chromium.new_context(offline=True, permissions=permissions) as context:
        root = home.site.as_uri()
        with visit(context.new_page(), f"{root}/{path}", root=root) as page:
            yield page


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def export(page: Page, name: str) -> tuple[str, str]:
    """The name of the file that the button *name* gives, and its text."""
    page.click(".fonds-export summary")
    with page.expect_download() as downloaded:
        page.click(f".fonds-export button:text-is('{name}')")
    file = downloaded.value
    return file.suggested_filename, Path(file.path()).read_bytes().decode()


def test_scripts_write_what_the_build_writes(home: Home, chromium: Browser) -> None:
    addresses = [f"{home.site.as_uri()}/{it.url}" for it in references_of(home)]
    with reading(chromium, home, PLAIN) as page:
        page.click(".fonds-cite summary")
        page.wait_for_selector(".fonds-cite button")
        for suffix in FORMATS:
            written = page.evaluate(
                "async ([format, addresses]) => fondsCite.write(format,"
                " await fondsCite.find(addresses.map(address => ({ address }))))",
                [suffix, addresses],
            )
            built = (home.site / f"references.{suffix}").read_bytes().decode()
            assert written.splitlines() == built.splitlines()
            assert written == built


def test_the_whole_is_there_in_every_standard(home: Home) -> None:
    ids = {it.id for it in references_of(home)}
    texts = {
        suffix: (home.site / f"references.{suffix}").read_bytes().decode() for suffix in FORMATS
    }
    assert {it["id"][0] for it in read_ris(texts["ris"])} == ids
    assert {it["id"][0] for it in read_csl(texts["csl.json"])} == ids
    assert {it["id"][0] for it in read_bibtex(texts["bib"])} == ids
    header, *rows = read_table(texts["csv"], ";")
    assert {row[0] for row in rows} == ids
    assert all(len(row) == len(header) for row in rows)


def test_a_list_is_saved_with_its_passages(home: Home, chromium: Browser) -> None:
    with reading(chromium, home, "time/2020.html") as page:
        name, text = export(page, "RIS")
    assert name == "2020.ris"
    titles = {it["title"][0].removeprefix("[").removesuffix("]") for it in read_ris(text)}
    assert titles == set(map(fold, NASTY))
    with reading(chromium, home, "people/jean-dupont/2022.html") as page:
        name, text = export(page, "CSV")
    assert name == "2022.csv"
    header, row = read_table(text, ";")
    said = dict(zip(header, row, strict=True))
    assert said["Passage"] == "M. Jean Dupont a « parlé » hier à Paris."
    assert said["Personnes"] == "Anne Martin | Jean Dupont"
    assert (said["Date"], said["Adresse"]) == ('="2022-01"', PLAIN)


@pytest.mark.parametrize(
    ("page", "where"),
    [(LONG, ""), ("people/jean-dupont/2021.html", "2021"), ("time/2021.html", "2021")],
)
def test_a_list_of_years_or_months_is_saved_whole(
    home: Home, chromium: Browser, page: str, where: str
) -> None:
    wanted = {
        it.id
        for it in references_of(home)
        if it.date.startswith(where) and ("time" in page or "Jean Dupont" in it.people)
    }
    assert len(wanted) >= MANY
    with reading(chromium, home, page) as shown:
        assert shown.locator(".fonds-export[data-folders]").count() == 1
        name, text = export(shown, "CSL-JSON")
    assert name == f"{Path(page).stem}.csl.json"
    items = json.loads(text)
    assert {it["id"] for it in items} == wanted
    if "people" in page:
        assert {it["note"] for it in items} == {"M. Jean Dupont a « parlé » hier à Paris."}


def test_search_results_are_saved_with_their_passages(home: Home, chromium: Browser) -> None:
    with reading(chromium, home, "search.html#q=nasty") as page:
        page.fill("#fonds-query", "anne titre:titre")
        settle(page)
        with page.expect_download() as downloaded:
            page.click("[data-part=formats] button:text-is('RIS')")
        assert downloaded.value.suggested_filename == "resultats.ris"
        (found,) = read_ris(Path(downloaded.value.path()).read_bytes().decode())
        assert found["id"] == ("a",)
        assert "Anne Martin" in found["passage"][0]
        assert not page.is_visible("[data-part=table]")


def test_a_reference_is_copied_in_each_style(home: Home, chromium: Browser) -> None:
    with reading(chromium, home, PLAIN) as page:
        page.click(".fonds-cite summary")
        page.click(".fonds-cite dd >> nth=0 >> button")
        page.wait_for_selector("[role=status]:text('Référence copiée')")
        assert fold(clipboard(page)) == (
            "« Un “titre” », janvier 2022. Dans : Essai [en ligne]."
            f" Disponible à l’adresse : {PLAIN}"
        )
        page.get_by_role("button", name="Copier (BibTeX)").click()
        page.wait_for_function("async () => (await navigator.clipboard.readText())[0] === '@'")
        (entry,) = read_bibtex(clipboard(page))
        assert (entry["id"], entry["date"]) == (("a",), ("2022-01",))
        with page.expect_download() as downloaded:
            page.get_by_role("button", name="Télécharger (RIS)").click()
        assert downloaded.value.suggested_filename == "a.ris"
        assert read_ris(Path(downloaded.value.path()).read_bytes().decode())[0]["id"] == ("a",)


def test_a_passage_is_copied_with_its_reference(home: Home, chromium: Browser) -> None:
    with reading(chromium, home, PLAIN) as page:
        edition = page.evaluate("document.title") and read_edition(home)
        page.hover("#p2")
        page.click("#p2 .fonds-here")
        page.wait_for_selector("[role=status]:text('Passage copié')")
        assert fold(clipboard(page)) == (
            "« La suite, de Mme Anne Martin, est là. », Un « titre », janvier 2022, Essai,"
            f" éd. {edition}, § 2, {PLAIN}#p2"
        )
        assert "file:" not in clipboard(page)
        assert "«\u00a0La suite" in clipboard(page)
        assert "§\u00a02" in clipboard(page)
        assert page.url.endswith("#p2")


def read_edition(home: Home) -> str:
    table = (home.site / "assets/fonds/references/table.js").read_text("utf-8")
    edition: str = json.loads(table[table.index("(") + 1 : table.rindex(")")])["edition"]
    assert edition in home.page("about.html")
    return edition


def test_on_a_server_addresses_are_the_server_s(home: Home, chromium: Browser) -> None:
    context: BrowserContext = chromium.new_context()
    with serve(home.site) as root, context, visit(context.new_page(), root + PLAIN, root) as page:
        page.click(".fonds-cite summary")
        page.wait_for_selector(".fonds-cite button")
        assert page.locator(".fonds-url").first.text_content() == root + PLAIN
        url = page.evaluate(
            "async () => (await fondsCite.find([{ address: location.href }]))[0].url"
        )
        assert url == root + PLAIN


def test_without_javascript_references_are_there_to_read(home: Home, scriptless_page: Page) -> None:
    root = home.site.as_uri()
    with visit(scriptless_page, f"{root}/{PLAIN}", root=root) as page:
        page.click(".fonds-cite summary")
        assert "Disponible à l’adresse" in page.locator(".fonds-cite").inner_text()
    with visit(scriptless_page, f"{root}/{LONG}", root=root) as page:
        assert not page.locator(".fonds-export").is_visible()
    with visit(scriptless_page, f"{root}/time/index.html", root=root) as page:
        page.click(".fonds-export summary")
        links = page.locator(".fonds-export a")
        assert [link.get_attribute("href") for link in links.all()] == [
            f"../references.{suffix}" for suffix in ("ris", "bib", "csl.json", "csv")
        ]


def test_the_keyboard_alone_cites(home: Home, chromium: Browser) -> None:
    with reading(chromium, home, PLAIN) as page:
        page.focus(".fonds-cite summary")
        page.keyboard.press("Enter")
        page.wait_for_selector(".fonds-cite button")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector("[role=status]:text('Référence copiée')")
        assert page.evaluate("document.activeElement.ariaLabel") == "Copier (ISO 690)"


def test_a_table_holds_no_formula(home: Home) -> None:
    text = (home.site / "references.csv").read_bytes().decode()
    header, *rows = read_table(text, ";")
    row = dict(zip(header, next(row for row in rows if row[0] == "t1"), strict=True))
    assert row["Publication"] == "'=1+1"
    assert take_guard_off(row["Publication"]) == "=1+1"
    assert all(not cell.startswith("=") for row in rows for cell in [*row[:3], *row[4:]])
