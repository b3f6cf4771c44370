"""What mkdocs.yml and hand-written pages state is shown exactly on every kind of page."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.archives import Home, find_names_by_rules, invoke, make_home, run
from tests.payloads import PAYLOADS
from tests.reading import elements, fold, parse, visible

SEEDS = {f"{n}.txt": f" date 2022-0{n} Titre {n}\n\nUn texte sur la France.\n" for n in (1, 2, 3)}
MEAN = "\"><img src=x onerror='alert(1)'> & &amp; </title></nav><script>alert(2)</script>"
KINDS = ["index.html", "about.html", "search.html", "404.html", "articles/2022/02/2.html",
         "places/index.html", "places/france.html", "time/2022.html", "own.html"]  # fmt: skip


def configure(home: Home, text: str) -> None:
    """Put *text* wherever mkdocs.yml or a page of one's own may have some."""
    home.configure(
        site_name=f"N {text}",
        site_description=f"D {text}",
        site_author=f"A {text}",
        site_url="https://example.org/a\"b<c>/",
        repo_url="https://example.org/?a=\"'><b>",
        repo_name=f"R {text}",
        nav=[{f"H {text}": "index.md"}, {"Temps": "time/index.md"},
             {f"S {text}": [{f"M {text}": "own.md"}, "other.md"]},
             {f"L {text}": "https://example.org/\"onclick='alert(3)'"}],
        extra={
            "social": [{"icon": "material/library", "link": "https://a/\"x", "name": f"O {text}"}],
            "alternate": [{"name": f"Z {text}", "link": "./\"x", "lang": "en\"x"}],
            "status": {"new": f"T {text}"},
        },
    )  # fmt: skip
    settings = home.config.read_text("utf-8")
    home.put("mkdocs.yml", settings.replace("Passer au mode clair", "Mode \"'<b>clair"))
    quoted = text.replace("'", "''")
    front = f"title: 'P {quoted}'\ndescription: 'E {quoted}'\nauthor: 'B {quoted}'\nstatus: new\n"
    home.put("docs/own.md", f"---\n{front}---\n# Autre\n\nTexte.\n")
    heading = text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;")
    home.put("docs/other.md", f"# G {heading}\n\n## *K* {heading}\n\nTexte.\n")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = make_home(tmp_path_factory.mktemp("plain") / "a", SEEDS)
    configure(home, "plain")
    assert home.build().exit_code == 0
    return home


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = make_home(tmp_path_factory.mktemp("stated") / "a", SEEDS)
    configure(home, MEAN)
    assert home.build().exit_code == 0
    return home


def head(page: Element, name: str) -> str:
    (found,) = (e for e in page.iter("meta") if e.attrib.get("name") == name)
    return found.attrib["content"]


def title(page: Element) -> str:
    (found,) = page.findall("head/title")
    return fold("".join(found.itertext()))


def by_class(page: Element, name: str) -> list[Element]:
    return [e for e in page.iter() if name in e.attrib.get("class", "").split()]


@pytest.mark.parametrize("path", [*KINDS, "other.html"])
def test_nothing_leaves_its_attribute(home: Home, plain: Home, path: str) -> None:
    assert elements(home.page(path)) == elements(plain.page(path))
    assert len(list(parse(home.page(path)).iter())) == len(list(parse(plain.page(path)).iter()))


@pytest.mark.parametrize("path", KINDS)
def test_the_name_is_what_mkdocs_yml_says(home: Home, path: str) -> None:
    page = parse(home.page(path))
    name = fold(f"N {MEAN}")
    assert title(page) == name or title(page).endswith(f" - {name}")
    (logo,) = (e for e in by_class(page, "md-logo") if "md-header__button" in e.attrib["class"])
    assert (logo.attrib["title"], logo.attrib["aria-label"]) == (f"N {MEAN}", f"N {MEAN}")
    shown = {fold("".join(e.itertext())) for e in by_class(page, "md-ellipsis")}
    assert {name, fold(f"H {MEAN}"), fold(f"L {MEAN}")} <= shown


@pytest.mark.parametrize("path", ["index.html", "about.html", "404.html", "other.html"])
def test_so_are_description_and_author(home: Home, path: str) -> None:
    page = parse(home.page(path))
    assert head(page, "description") == f"D {MEAN}"
    assert head(page, "author") == f"A {MEAN}"


def test_a_page_of_ones_own_says_what_its_front_matter_says(home: Home) -> None:
    page = parse(home.page("own.html"))
    assert title(page) == fold(f"P {MEAN} - N {MEAN}")
    assert head(page, "description") == f"E {MEAN}"
    assert head(page, "author") == f"B {MEAN}"
    assert {e.attrib.get("title") for e in by_class(page, "md-status--new")} == {f"T {MEAN}"}


def test_a_heading_is_a_title_without_its_marks(home: Home) -> None:
    page = parse(home.page("other.html"))
    assert title(page) == fold(f"G {MEAN} - N {MEAN}")
    links = [e for e in page.iter("a") if e.attrib.get("href", "").startswith("#k")]
    shown = [fold("".join(link.itertext())) for link in links]
    assert set(filter(None, shown)) == {fold(f"K {MEAN}")}


def test_names_of_buttons_and_links_are_text(home: Home) -> None:
    page = parse(home.page("index.html"))
    assert any(e.attrib.get("title") == "Mode \"'<b>clair" for e in page.iter("label"))
    assert [e.attrib["title"] for e in by_class(page, "md-social__link")] == [f"O {MEAN}"]
    (source, *_) = by_class(page, "md-source__repository")
    assert fold("".join(source.itertext())) == fold(f"R {MEAN}")
    assert {e.attrib["href"] for e in by_class(page, "md-source")} == {
        "https://example.org/?a=\"'><b>"
    }


def test_the_address_is_one_that_may_stand_anywhere(home: Home) -> None:
    page = parse(home.page("articles/2022/02/2.html"))
    (link,) = (e for e in page.iter("link") if e.attrib.get("rel") == "canonical")
    expected = "https://example.org/a%22b%3Cc%3E/articles/2022/02/2.html"
    assert link.attrib["href"] == expected
    assert f"<loc>{expected}</loc>" in home.page("sitemap.xml")


def test_nothing_is_escaped_twice(home: Home) -> None:
    twice = MEAN.replace("&", "&amp;amp;").replace('"', "&amp;quot;")
    for path in [*KINDS, "other.html"]:
        html = home.page(path)
        assert "&amp;amp;amp;" not in html
        assert "&amp;lt;" not in html.replace(twice, "")
        assert "&amp;quot;" not in html
        assert "&amp;#" not in html


def test_the_zip_s_first_page_and_the_search_of_another_site_say_the_name(
    home: Home, tmp_path: Path
) -> None:
    with zipfile.ZipFile(home.bundle()) as bundle:
        (opening,) = (n for n in bundle.namelist() if n.endswith("/OUVRIR.html"))
        page = parse(bundle.read(opening).decode())
        (readme,) = (n for n in bundle.namelist() if n.endswith("/LISEZMOI.txt"))
        assert f"N {MEAN}" in bundle.read(readme).decode("utf-8-sig")
    assert title(page) == fold(f"N {MEAN}")
    assert len(list(page.iter("script"))) == 0
    other = tmp_path / "site"
    for card in ("1", "2", "3"):
        (other / f"articles/2022/0{card}").mkdir(parents=True)
        (other / f"articles/2022/0{card}/{card}.html").write_text("<p>x")
    assert home.run("index", str(other)).returncode == 0
    alone = parse((other / "search.html").read_text("utf-8"))
    assert title(alone).endswith(fold(f"N {MEAN}"))
    sources = {e.attrib["src"].partition("?")[0] for e in alone.iter("script")}
    assert sources == {"search/page.js"}


def test_a_new_archive_may_have_any_name(tmp_path: Path) -> None:
    assert invoke("new", str(tmp_path / "a"), "--name", MEAN).exit_code == 0
    home = Home(tmp_path / "a")
    find_names_by_rules(home.config)
    home.seed(SEEDS)
    home.build()
    page = parse(home.page("index.html"))
    assert title(page) == fold(MEAN)
    assert not list(page.iter("img"))


@pytest.mark.parametrize("name", ["end of the title", "entities", "turned around", "marks"])
def test_other_payloads_as_a_name(tmp_path: Path, name: str) -> None:
    home = make_home(tmp_path / "a", {})
    home.configure(site_name=PAYLOADS[name])
    home.build()
    assert title(parse(home.page("index.html"))) == fold(visible(PAYLOADS[name]))


def test_without_splicing_the_bytes_are_the_same(home: Home, tmp_path: Path) -> None:
    other = make_home(tmp_path / "a", SEEDS)
    configure(other, MEAN)
    other.configure(fonds={"fast": False})
    other.build()
    for path in KINDS:
        assert other.page(path) == home.page(path)


def test_mkdocs_itself_builds_the_same(home: Home, tmp_path: Path) -> None:
    site = {path: home.page(path) for path in KINDS}
    python = ["-m", "mkdocs", "build", "-q", "-f", str(home.config)]
    assert run([sys.executable, *python]).returncode == 0
    assert {path: home.page(path) for path in KINDS} == site
