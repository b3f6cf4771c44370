"""A small archive as one page."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Page

from fonds.bundle.one_page import MOST
from fonds.terminal.progress import say_nothing
from fonds.verify.verification import verify_target
from tests.archives import Home, invoke, make_home
from tests.browser.harness import visit
from tests.payloads import HTML

SEEDS = {
    "neige.txt": "date 2022-01-03 La neige tombe\n\nEmmanuel Macron marche à Lyon, l’œil vif.\n",
    "pluie.txt": "date 2021-05 La pluie\n\nEmmanuel Macron court à Orléans.\n",
    **{
        f"p{number}.txt": f"Titre {number}\n\n{text}\n" for number, text in enumerate(HTML.values())
    },
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = make_home(tmp_path_factory.mktemp("page") / "fonds", SEEDS)
    home.build()
    return home


def bundle(home: Home) -> Path:
    result = invoke("bundle", "--html", "-f", str(home.config))
    assert result.exit_code == 0, result.stderr
    (file,) = (home.folder / "build").glob("essai-*.html")
    return file


@pytest.fixture(scope="module")
def file(home: Home) -> Path:
    return bundle(home)


def test_all_texts_are_in_it_as_texts(file: Path) -> None:
    page = file.read_text("utf-8")
    assert page.count('<article id="a-') == len(SEEDS)
    assert page.count("<script") == 1
    assert re.findall(r"<(?:img|svg|iframe|base|link|object)\b", page) == []
    shown = unescape(re.sub(r"<[^>]+>", "", page))
    for payload in HTML.values():
        assert " ".join(payload.split()) in " ".join(shown.split()), payload


def test_it_is_the_same_each_time(home: Home, file: Path) -> None:
    before = file.read_bytes()
    assert bundle(home).read_bytes() == before


def test_it_is_verified(file: Path, tmp_path: Path) -> None:
    found = verify_target(file, say_nothing)
    assert (found.articles, found.problems) == (len(SEEDS), ())
    for number, (old, new) in enumerate([(b"neige", b"nei9e"), (b"<!-- fonds", b"<!-- fonts")]):
        changed = tmp_path / f"{number}.html"
        changed.write_bytes(file.read_bytes().replace(old, new))
        assert verify_target(changed, say_nothing).problems


def test_a_large_archive_is_no_page(tmp_path: Path) -> None:
    many = {f"{number}.txt": f"Titre {number}\n\nTexte.\n" for number in range(MOST + 1)}
    home = make_home(tmp_path / "fonds", many)
    home.configure(fonds={"names": "none", "related": False, "search": False, "workers": 1})
    home.build()
    result = invoke("bundle", "--html", "-f", str(home.config))
    assert result.exit_code == 2
    assert "--zip" in result.stderr


@pytest.mark.browser
def test_it_is_searched_from_a_disk(file: Path, offline_page: Page) -> None:
    with visit(offline_page, file.as_uri()) as page:
        page.fill("input", "macron OEIL")
        assert page.locator("article:visible").count() == 1
        assert page.locator("output").inner_text() == "1 article"
        page.fill("input", "zzz")
        assert page.locator("output").inner_text() == "Aucun article"
        page.fill("input", "")
        assert page.locator("article:visible").count() == len(SEEDS)
        page.click("summary >> nth=0")
        page.click("details[open] a >> nth=0")
        page.wait_for_url("**#a-*")


@pytest.mark.browser
def test_it_is_read_without_scripts(file: Path, scriptless_page: Page) -> None:
    with visit(scriptless_page, file.as_uri()) as page:
        assert page.locator("article:visible").count() == len(SEEDS)
        assert not page.locator("form").is_visible()
