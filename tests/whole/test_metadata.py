"""metadata.csv and the options of mkdocs.yml, from the file to what a reader sees."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.archives import Home, make_home, read_tree
from tests.links import read_links
from tests.reading import find, fold, parse, read_text

SEEDS = {
    "nord/a.txt": " date 2022-01 Un titre de source\n\nLe texte de a.\n",
    "nord/b.txt": " date 2022-02 Un autre titre\n\nLe texte de b.\n",
    "c.txt": " date 2022-03 Un dernier titre\n\nLe texte de c.\n",
}
TABLE = """\
fichier;titre;date;auteur;publication;url;droits;langue;personnes;lieux;organisations;thèmes;Cote
nord/a.txt;Le titre voulu;15/03/1999;Ève Martin | Luc Petit;Le Nord;https://example.org/a?b=1&c=2;\
Libre;fr;Jean Moulin;Lyon;Croix-Rouge;Histoire;AD 69 / 12
nord/b.txt;;;Ève Martin;Le Nord;javascript:alert(1);;;Jean Moulin;;;;
"""
A, B, C = (
    f"articles/2022/0{month}/{id_}.html"
    for month, id_ in ((1, "nord--a"), (2, "nord--b"), (3, "c"))
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """An archive with a table such as Excel saves in France, built."""
    home = make_home(tmp_path_factory.mktemp("metadata") / "archive", SEEDS)
    home.seed({"metadata.csv": TABLE.encode("cp1252")})
    outcome = home.build()
    assert outcome.exit_code == 0
    return home


def text_of(home: Home, page: str) -> str:
    return fold("\n".join(find(parse(home.page(page)), "body").itertext()))


def links_of(home: Home, page: str) -> set[str]:
    return set(read_links(home.site)[page].clickable)


def test_the_page_shows_what_the_table_states(home: Home) -> None:
    shown = text_of(home, A)
    stated = ["Le titre voulu", "15 mars 1999", "Ève Martin", "Luc Petit", "Le Nord", "Libre",
              "Jean Moulin", "Lyon", "Croix-Rouge", "Histoire", "Cote", "AD 69 / 12"]  # fmt: skip
    assert [value for value in stated if value not in shown] == []


def test_a_title_of_the_table_leaves_the_sources_headline_in_the_text(home: Home) -> None:
    page = parse(home.page(A))
    (body,) = (e for e in page.iter() if "data-source" in e.attrib)
    assert fold("".join(body.itertext())) == "Un titre de source Le texte de a."
    assert read_text(find(page, ".//h1")) == "Le titre voulu"


def test_front_matter_and_indexes_follow_the_table(home: Home) -> None:
    markdown = (home.docs / A.replace(".html", ".md")).read_text(encoding="utf-8")
    assert 'title: "Le titre voulu"' in markdown
    assert 'date: "1999-03-15"' in markdown
    assert 'creator: ["Ève Martin", "Luc Petit"]' in markdown
    assert "Le titre voulu" in text_of(home, "time/1999.html")
    assert "Un titre de source" not in text_of(home, "time/1999.html")


@pytest.mark.parametrize(
    ("page", "articles"),
    [
        ("people/jean-moulin.html", {A, B}),
        ("places/lyon.html", {A}),
        ("organisations/croix-rouge.html", {A}),
        ("topics/histoire.html", {A}),
        ("publications/le-nord.html", {A, B}),
        ("creators/Eve-Martin.html".lower(), {A, B}),
        ("creators/luc-petit.html", {A}),
        ("folders/nord.html", {A, B}),
    ],
)
def test_each_thing_stated_has_a_page_with_its_articles(
    home: Home, page: str, articles: set[str]
) -> None:
    assert {a for a in (A, B, C) if f"../{a}" in links_of(home, page)} == articles


def test_each_article_leads_to_what_is_stated_of_it(home: Home) -> None:
    links = links_of(home, A)
    for page in (
        "people/jean-moulin",
        "publications/le-nord",
        "creators/luc-petit",
        "folders/nord",
    ):
        assert f"../../../{page}.html" in links


def test_only_http_addresses_are_links(home: Home) -> None:
    assert "https://example.org/a?b=1&c=2" in links_of(home, A)
    assert "javascript:alert(1)" in text_of(home, B)
    for links in read_links(home.site).values():
        assert not [address for address in links.needed if address.startswith("javascript")]


def test_kinds_that_nothing_states_have_no_pages(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", {"c.txt": SEEDS["c.txt"]})
    home.build()
    for folder in ("publications", "creators", "folders"):
        assert not (home.site / folder).exists()


def test_publication_and_rights_of_the_whole_archive_are_shown(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", SEEDS)
    home.configure(fonds={"publication": "La Gazette", "rights": "Tous droits réservés"})
    home.build()
    shown = text_of(home, C)
    assert "La Gazette" in shown
    assert "Tous droits réservés" in shown
    assert "../../../publications/la-gazette.html" in links_of(home, C)


def bundle_texts(home: Home) -> dict[str, bytes]:
    with zipfile.ZipFile(home.bundle()) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def published(home: Home) -> dict[str, bytes]:
    """Every file of the site and of the zip."""
    return {**read_tree(home.site), **bundle_texts(home)}


def test_sources_stand_beside_their_pages_byte_for_byte(home: Home) -> None:
    files = published(home)
    copies = [data for name, data in files.items() if name.endswith("/2022/01/nord--a.txt")]
    assert copies == [SEEDS["nord/a.txt"].encode()] * 2  # in the site, and in the zip


def test_sources_that_are_not_published_are_nowhere(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", SEEDS)
    home.build()
    home.configure(fonds={"publish": {"source": False}})
    home.build()
    files = published(home)
    assert not [name for name in files if "articles/" in name and name.endswith(".txt")]
    assert not [name for name, data in files.items() if SEEDS["c.txt"].encode() in data]
    assert f'href="{C.rpartition("/")[2].replace(".html", ".txt")}"' not in home.page(C)


def test_paths_that_are_not_published_are_nowhere(tmp_path: Path) -> None:
    seeds = {"coffre/nom interne.txt": SEEDS["c.txt"], "c.txt": SEEDS["c.txt"]}
    home = make_home(tmp_path / "archive", seeds)
    home.build()
    home.configure(fonds={"publish": {"path": False}})
    home.build()
    found = {
        name
        for name, data in {**published(home), **read_tree(home.docs)}.items()
        if b"coffre" in data or b"nom interne" in data
    }
    assert found == set()
    assert not (home.site / "folders").exists()


def test_external_links_can_be_left_out(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", SEEDS)
    home.seed({"metadata.csv": TABLE})
    home.configure(fonds={"external_links": False})
    home.build()
    assert "https://example.org/a?b=1&c=2" in text_of(home, A)
    assert not [link for link in links_of(home, A) if link.startswith("http")]


def test_front_matter_of_a_source_says_what_a_row_would(tmp_path: Path) -> None:
    text = "---\ntitle: Voulu\ndate: 1999-03\npeople: [Jean Moulin]\nCote: 12\n---\nUn texte.\n"
    home = make_home(tmp_path / "archive", {"a.txt": text})
    home.build()
    page = "articles/1999/03/a.html"
    shown = text_of(home, page)
    for value in ("Voulu", "mars 1999", "Jean Moulin", "Cote"):
        assert value in shown
    (body,) = (e for e in parse(home.page(page)).iter() if "data-source" in e.attrib)
    assert fold("".join(body.itertext())) == "Un texte."


def test_what_does_not_fit_the_files_is_reported(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", SEEDS)
    table = "file,title,date\nc.txt,T,03/04/22\nc.txt,U,\nnowhere.txt,V,\n"
    home.seed({"metadata.csv": table})
    outcome = home.build()
    assert outcome.exit_code == 0
    found = [(r["line"], r["message"]) for r in outcome.summary["remarks"]]
    expected = [(None, "a.txt, nord/b.txt"), (2, "03/04/22"), (3, "Line 2"), (4, "nowhere.txt")]
    assert [line for line, _ in found] == [line for line, _ in expected]
    assert all(hint in said for (_, hint), (_, said) in zip(expected, found, strict=True))
    assert "mars 2022" in text_of(home, C)
