"""Headers of common tools in a whole archive: what pages say, and what stays in their texts."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from tests.archives import Home, make_home

TEXT = "\nLe conseil a voté.\n\nAprès un long débat, les élus ont adopté hier soir le budget.\n"
SOURCES = {
    "broken.md": f"---\ntitle: Budget : oui\ndate: 2021-12-03 10:00 +0100\n---\n{TEXT}",
    "pelican.md": f"Title: Budget\nDate: 2021-12-03\nSlug: a-b\n{TEXT}",
    "hugo.md": f'+++\ntitle = "Budget"\ndate = 2021-12-03\n+++\n{TEXT}',
    "mail.txt": f"From: A <a@b.c>\nSubject: Budget\nDate: 3 Dec 2021 10:00:00 GMT\n{TEXT}",
    "ira.txt": f"**** *date_2021-12-03 *source_x\n{TEXT}",
    "factiva.txt": f"HD Budget\nPD 3 December 2021\nSN X\n\nLP\n{TEXT}",
    "europresse.txt": f"X\nVille, vendredi 3 décembre 2021, p. 8\n\nBudget\n{TEXT}",
    "many.txt": "".join(f"**** *date_2021-12-0{n}\nTexte.\n\n" for n in (1, 2)),
    "passed-on.eml": f"Subject: Pour vous\n\nDe : A\nObjet : Budget\nÀ : B\n{TEXT}",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = make_home(tmp_path_factory.mktemp("headers") / "a", SOURCES)
    home.build()
    return home


def read_pages(home: Home) -> dict[str, tuple[dict[str, Any], str]]:
    """Path of a source → the front matter and the text of its page."""
    pages = (path.read_text("utf-8") for path in (home.docs / "articles").rglob("*.md"))
    parts = (page.split("\n---\n", 1) for page in pages)
    return {
        fields["source"]["path"]: (fields, text)
        for head, text in parts
        if (fields := yaml.safe_load(head)).get("source")
    }


@pytest.mark.parametrize(
    "path", [path for path in SOURCES if path not in ("many.txt", "passed-on.eml")]
)
def test_a_page_says_when_its_text_is_of(home: Home, path: str) -> None:
    fields, text = read_pages(home)[path]
    assert fields["date"] == "2021-12-03"
    assert "voté" in text
    assert ("Ville, vendredi" in text) == (path == "europresse.txt")
    assert not any(sign in text for sign in ("---", "+++", "Subject", "PD", "**** "))


def test_what_no_field_has_is_in_the_notice(home: Home) -> None:
    pages = read_pages(home)
    assert pages["pelican.md"][0]["metadata"] == {"Slug": "a-b"}
    assert pages["broken.md"][0]["metadata"] == {"date": "2021-12-03 10:00 +0100"}
    assert "a@b.c" in home.page("articles/2021/12/mail.html")


def test_the_header_of_a_message_that_is_passed_on_is_text(home: Home) -> None:
    fields, text = read_pages(home)["passed-on.eml"]
    assert fields["title"] == "Pour vous"
    assert "Objet : Budget" in text


def test_a_file_of_many_is_a_page_for_each(home: Home) -> None:
    pages = read_pages(home)
    assert "many.txt" not in pages
    assert {fields["date"] for path, (fields, _) in pages.items() if "many.txt#" in path}


def test_nothing_is_lost(home: Home) -> None:
    assert home.run("verify").returncode == 0
