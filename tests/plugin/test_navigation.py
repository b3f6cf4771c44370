"""The navigation has no entry for a kind of names that no article has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fonds.catalogue.store import open_catalogue
from fonds.names.missing import note_missing
from tests.archives import make_home

GERMAN = """\
Die Sonne scheint über dem kleinen Haus am Rand des Dorfes, und niemand geht hinaus.

Der Wind weht stark aus dem Norden, aber nach Frankreich fahren wir trotzdem, wenn es taut.
"""


def test_a_kind_of_which_there_is_none_has_no_entry_but_its_page(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"a.txt": f"Ein Titel\n\n{GERMAN}"})
    home.build()
    page = (home.site / "index.html").read_text("utf-8")
    tabs = page.partition('class="md-tabs__list"')[2].partition("</ul>")[0]
    assert "places/index.html" in tabs
    assert "people/index.html" not in tabs
    assert "organisations/index.html" not in tabs
    assert (home.site / "people/index.html").is_file()
    notes = json.loads((home.folder / "build/report.json").read_text("utf-8"))["remarks"]
    (note,) = [it["message"] for it in notes if it["code"] == "no-names"]
    assert "No people and no organisations" in note
    assert "models: {de: …}" in note


@pytest.mark.parametrize(
    ("lang", "articles", "names", "kinds", "said"),
    [
        ("de", 1, "rules", {"place"}, "No people and no organisations"),
        ("fr", 9, "rules", {"place"}, ""),
        ("fr", 10, "rules", {"place"}, "No people and no organisations"),
        ("de", 1, "none", set(), ""),
        ("de", 1, "rules", {"place", "person", "organisation"}, ""),
    ],
)
def test_the_report_says_what_would_help(
    tmp_path: Path, lang: str, articles: int, names: str, kinds: set[str], said: str
) -> None:
    with open_catalogue(tmp_path / "catalogue.db") as catalogue:
        catalogue.execute("CREATE TEMP TABLE articles (lang)")
        catalogue.executemany("INSERT INTO temp.articles VALUES (?)", [(lang,)] * articles)
        messages = [remark.message for remark in note_missing(catalogue, names, kinds)]
    assert len(messages) == (said != "")
    assert all(message.startswith(said) for message in messages)
