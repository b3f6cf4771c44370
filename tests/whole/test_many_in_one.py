"""A source that holds many articles: a page for each, the source once."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from fonds.base.slugs import name_source
from tests.archives import Home, make_home, read_tree

MESSAGES = {
    1: ("Un", "Le conseil a voté le budget de l’année."),
    2: ("Deux <b>", "Des voisins ont parlé de <i>l’école</i>.\n\n>From la rue."),
    3: ("Trois", "La route sera refaite."),
}
LIST, PRESS = map(name_source, ("liste.mbox", "presse.csv"))
EXPORT = name_source("export.txt")


def mbox(*numbers: int) -> bytes:
    return "".join(map(message, numbers)).encode()


def message(number: int) -> str:
    title, text = MESSAGES[number]
    date = f"Mon, {number:02} May 2001 10:00:00 +0200"
    return f"From a@b\nSubject: {title}\nDate: {date}\n\n{text}\n\n"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path / "a", {"liste.mbox": mbox(1, 2), "a.txt": "date 2022 Titre\n\nMot."})


def test_each_article_has_a_page_and_its_text(home: Home) -> None:
    outcome = home.build()
    assert outcome.exit_code == 0
    assert (outcome.summary["sources"], outcome.summary["articles"]) == (2, 3)
    page = home.page(f"articles/2001/05/{LIST}---2.html")
    assert "Deux &lt;b&gt;</h1>" in page
    assert "&lt;i&gt;l’école&lt;/i&gt;" in page
    text = (home.site / f"articles/2001/05/{LIST}---2.txt").read_text("utf-8")
    assert text == f"{MESSAGES[2][1]}\n\n"
    source = (home.docs / f"articles/2001/05/{LIST}---2.md").read_text("utf-8").split("\n---\n")[0]
    assert yaml.safe_load(source)["source"]["path"] == "liste.mbox#2"
    assert home.run("verify").returncode == 0


def test_a_message_that_comes_or_goes_leaves_what_a_first_build_makes(
    home: Home, tmp_path: Path
) -> None:
    home.build()
    for number, messages in enumerate([(1, 2, 3), (3,), ()]):
        if messages:
            home.seed({"liste.mbox": mbox(*messages)})
        else:
            (home.seeds / "liste.mbox").unlink()
        home.build()
        other = make_home(tmp_path / f"b{number}", home.seeds)
        other.build()
        assert read_tree(home.site) == read_tree(other.site)


def test_what_a_person_states_of_one_of_them(home: Home) -> None:
    home.put("authorities.yml", f"articles: {{{LIST}---2: {{title: Le second}}}}\n")
    home.build()
    assert "Le second</h1>" in home.page(f"articles/2001/05/{LIST}---2.html")
    assert "Un</h1>" in home.page(f"articles/2001/05/{LIST}---1.html")


def test_mail_is_published_as_it_came_only_if_mkdocs_yml_says_so(home: Home) -> None:
    home.build()
    assert not (home.site / "sources").exists()
    home.configure(fonds={"publish": {"mail": True}})
    home.build()
    assert (home.site / f"sources/{LIST}.mbox").read_bytes() == mbox(1, 2)
    assert f'href="../../../sources/{LIST}.mbox"' in home.page(f"articles/2001/05/{LIST}---1.html")
    assert home.run("verify").returncode == 0
    (home.site / f"sources/{LIST}.mbox").unlink()
    assert f"sources/{LIST}.mbox" in home.run("verify").stderr


def test_a_page_whose_text_was_changed_is_found(home: Home) -> None:
    home.build()
    page = home.site / f"articles/2001/05/{LIST}---2.html"
    page.write_text(page.read_text("utf-8").replace("voisins", "cousins"), "utf-8")
    done = home.run("verify")
    assert done.returncode == 1
    assert "cousins" in done.stdout + done.stderr


def test_texts_that_are_not_published_are_compared_all_the_same(home: Home) -> None:
    home.configure(fonds={"publish": {"source": False}})
    home.build()
    assert not list(home.site.rglob("articles/**/*.txt"))
    assert "3 articles against their sources" in home.run("verify").stdout


ROWS = "titre;texte;date\nUn;Le conseil a voté.;2021-05-12\nDeux;;\nTrois;La route.;2021-05-14\n"


def test_rows_are_articles_where_mkdocs_yml_says_so(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"presse.csv": ROWS, "autre.csv": ROWS})
    home.configure(fonds={"articles": {"presse.csv": {"text": "texte"}}})
    outcome = home.build()
    assert outcome.exit_code == 0
    assert outcome.summary["articles"] == 2
    assert ("note", "empty-parts", "presse.csv#1") in outcome.remarks
    assert "La route." in home.page(f"articles/2021/05/{PRESS}---3.html")
    assert (home.site / f"sources/{PRESS}.csv").read_text("utf-8") == ROWS
    assert home.run("verify").returncode == 0


@pytest.mark.parametrize("stated", [{"a.csv": {"texte": "x"}}, {"a.csv": "x"}, ["a.csv"]])
def test_what_mkdocs_yml_says_of_rows_is_checked(home: Home, stated: object) -> None:
    home.configure(fonds={"articles": stated})
    done = home.run("build")
    assert done.returncode == 2
    assert "articles" in done.stderr
    assert "Traceback" not in done.stderr


NEXIS = """\
1 of 2 DOCUMENTS


Valley Post

January 12, 2010 Tuesday

Council passes the budget

BYLINE: Ann Smith

LENGTH: 12 words

The council passed the budget last night.

LOAD-DATE: January 12, 2010


2 of 2 DOCUMENTS


Valley Post

January 13, 2010 Wednesday

Road to be repaired

LENGTH: 9 words

The road will be repaired.

LOAD-DATE: January 13, 2010
"""


def test_an_export_of_a_press_database_is_a_page_for_each(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"export.txt": NEXIS})
    assert home.build().exit_code == 0
    assert "Road to be repaired" in home.page(f"articles/2010/01/{EXPORT}---2.html")
    assert home.run("verify").returncode == 0
