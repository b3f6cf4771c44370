"""The opening: a page that leads in or warns, and a readme, in French and English."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from string import Formatter

import html5lib
import pytest
from playwright.sync_api import Page

from fonds.bundle.opening import bundle_name, make_opening, render_page, render_readme
from fonds.bundle.zip_file import write_bundle
from tests.browser.harness import visit
from tests.bundle.samples import TOP, make_opening_in, make_site

LANGUAGES = [("fr", "OUVRIR.html", "LISEZMOI.txt"), ("en", "OPEN.html", "README.txt")]
WARNINGS = {"fr": "Décompressez d’abord tout le dossier", "en": "Extract everything first"}
HOSTILE = '</title><script>document.title = "x"</script> & "Co" {lang}'


@pytest.fixture(params=["fr", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def unpacked(tmp_path: Path, lang: str) -> Path:
    """The folder that a reader has after unpacking, with spaces and accents on the way."""
    target = tmp_path / "a.zip"
    write_bundle(make_site(tmp_path / "site"), target, TOP, make_opening_in(lang))
    with zipfile.ZipFile(target) as bundle:
        bundle.extractall(tmp_path / "Téléchargements & co #1")
    return tmp_path / "Téléchargements & co #1" / TOP


def find_page(folder: Path, lang: str) -> Path:
    return folder / make_opening_in(lang).words.page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_alone_the_page_warns_and_stays(
    offline_page: Page, unpacked: Path, tmp_path: Path, lang: str, scheme: str
) -> None:
    alone = tmp_path / "preview"
    alone.mkdir()
    file = Path(shutil.copy(find_page(unpacked, lang), alone))
    offline_page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    with visit(offline_page, file.as_uri(), allowing=("open.css", "ERR_FILE_NOT_FOUND")) as page:
        page.wait_for_timeout(300)
        assert page.url == file.as_uri()
        assert WARNINGS[lang] in page.inner_text("body")
        assert page.is_visible(".unpack")
        assert not page.is_visible(".enter")
        colours = page.evaluate(
            "() => { const s = getComputedStyle(document.querySelector('h1'));"
            " return [s.color, getComputedStyle(document.documentElement).colorScheme] }"
        )
    ink = {"light": "rgb(0, 0, 0)", "dark": "rgb(255, 255, 255)"}[scheme]
    assert colours == [ink, "light dark"]


def test_unpacked_it_goes_on_to_the_site(offline_page: Page, unpacked: Path, lang: str) -> None:
    with visit(offline_page, find_page(unpacked, lang).as_uri()) as page:
        page.wait_for_url("**/site/index.html")
        assert page.inner_text("h1") == "Accueil"
        assert page.url == (unpacked / "site" / "index.html").as_uri()


def test_without_javascript_it_shows_a_link(
    scriptless_page: Page, unpacked: Path, lang: str
) -> None:
    with visit(scriptless_page, find_page(unpacked, lang).as_uri()) as page:
        assert page.url == find_page(unpacked, lang).as_uri()
        assert not page.is_visible(".unpack")
        page.click(".enter a")
        page.wait_for_url((unpacked / "site" / "index.html").as_uri())


def test_the_page_is_sound_html_in_its_language(lang: str) -> None:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    document = parser.parse(render_page(make_opening_in(lang)))
    assert document.get("lang") == lang
    links = [element.get("href") for element in document.iter() if element.get("href")]
    assert links == ["site/assets/fonds/open.css", "site/index.html"]


def test_a_title_cannot_become_markup(lang: str) -> None:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    document = parser.parse(render_page(make_opening_in(lang, title=HOSTILE)))
    assert document.findtext(".//h1") == document.findtext(".//title") == HOSTILE
    assert document.find(".//script") is None


@pytest.mark.parametrize(("tag", "page", "readme"), LANGUAGES)
def test_the_readme_opens_in_any_windows_editor(tag: str, page: str, readme: str) -> None:
    files = make_opening(make_opening_in(tag))
    content = files[readme]
    assert content.startswith("\ufeff".encode())
    assert content.count(b"\n") == content.count(b"\r\n") > 10
    assert page in content.decode("utf-8-sig")


def test_the_readme_says_what_a_reader_needs(lang: str) -> None:
    readme = render_readme(make_opening_in(lang, title=HOSTILE))
    for fact in (HOSTILE, "2026", "12\u202f345", "Chromium 156", "SHA-256"):
        assert fact in readme
    assert readme.endswith(".\n")


def test_the_readme_is_silent_on_sources_that_are_not_there(lang: str) -> None:
    readme = render_readme(make_opening_in(lang, sources=False))
    assert "SHA-256" not in readme
    assert readme.endswith(".\n")


def test_both_languages_fill_in_the_same_facts() -> None:
    def find_slots(text: str) -> set[str]:
        return {slot for _, slot, _, _ in Formatter().parse(text) if slot}

    french, english = make_opening_in("fr").words, make_opening_in("en").words
    for field in french.__slots__:
        assert find_slots(getattr(french, field)) == find_slots(getattr(english, field)), field


@pytest.mark.parametrize(
    ("site_name", "edition", "name"),
    [
        ("Presse d’hier", "2026", "presse-d-hier-2026"),
        ("L'Œuvre à Besançon", "2026.1", "l-oeuvre-a-besancon-2026-1"),
        ("أرشيف", "2026", "rshyf-2026"),
        ("", "2026", "archive-2026"),
        ("Con", "2", "con-2"),
        ("a" * 39 + " bc", "2026", "a" * 39 + "-2026"),
        ("../..", "../x", "archive-x"),
    ],
)
def test_names_a_bundle(site_name: str, edition: str, name: str) -> None:
    assert bundle_name(site_name, edition) == name
