"""Controls in whose place Windows-1252 has quotation marks: shown as those, stored as they came."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fonds.verify.losslessness import source_texts
from tests.archives import Home, Outcome, make_home
from tests.reading import find_source, fold, parse, read_text, visible
from tests.verify.tampering import verify

HEADLINE = "Le maire parle d\x92un \x93budget juste\x94"
BODY = "Au c\x9cur du débat \x96 trois heures \x96 on attend\x85 rien de Sén\x8aa."
TEXT = f"{HEADLINE}\n\n{BODY}\n"
SEEDS = {
    "a.txt": TEXT,
    "b.txt": "Rien\n\nUn texte sans aucun signe.\n",
    "c.txt": "Encore\n\nL\x92autre texte, et un signe \x90 sans nom.\n",
    "d.txt": "Deux lignes\x85d\xe9j\xe0\x85",
    "e.txt": "Il attend\x85 et\x85attend\n\nEt rien… encore\x85\n",
}
PAGE = "articles/undated/a"


@pytest.fixture(scope="module")
def outcome(home: Home) -> Outcome:
    return home.build()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return make_home(tmp_path_factory.mktemp("controls") / "archive", SEEDS)


def test_pages_and_titles_show_the_signs(home: Home, outcome: Outcome) -> None:
    assert outcome.exit_code == 0
    title, body = find_source(parse(home.page(f"{PAGE}.html")))
    assert read_text(title) == "Le maire parle d’un “budget juste”"
    assert read_text(body) == "Au cœur du débat – trois heures – on attend… rien de SénŠa."
    page = (home.docs / f"{PAGE}.md").read_text("utf-8")
    assert yaml.safe_load(page.split("\n---\n")[0])["title"] == "Le maire parle d’un “budget juste”"
    assert "Au cœur du débat – trois heures" in page
    assert "L’autre texte, et un signe \\u{90} sans nom." in home.page("articles/undated/c.html")


def test_a_text_keeps_what_came(home: Home, outcome: Outcome) -> None:
    assert (home.site / f"{PAGE}.txt").read_bytes() == TEXT.encode()
    with closing(sqlite3.connect(home.folder / "build" / "catalogue.db")) as catalogue:
        row = catalogue.execute("SELECT title, text FROM articles WHERE id = 'a'").fetchone()
    assert row[0] == "Le maire parle d’un “budget juste”"
    assert row[1] == f"{HEADLINE}\n\n{BODY}"


def test_the_one_that_may_end_lines_is_kept_where_it_ends_none(
    home: Home, outcome: Outcome
) -> None:
    with closing(sqlite3.connect(home.folder / "build" / "catalogue.db")) as catalogue:
        texts = dict(catalogue.execute("SELECT id, text FROM articles"))
        words = dict(catalogue.execute("SELECT id, words FROM articles"))
    assert texts["e"] == "Il attend\x85 et\x85attend\n\nEt rien… encore\x85"
    assert texts["d"] == "Deux lignes\n\nd\xe9j\xe0"
    assert (words["e"], words["d"]) == (6, 3)
    title, body = find_source(parse(home.page("articles/undated/e.html")))
    assert (read_text(title), read_text(body)) == (
        "Il attend… et…attend",
        "Et rien… encore…",
    )
    page = (home.docs / "articles/undated/e.md").read_text("utf-8")
    assert "Il attend… et…attend" in page
    assert "Et rien… encore…" in page
    assert "\x85" not in page + home.page("articles/undated/e.html")
    assert (home.site / "articles/undated/e.txt").read_bytes() == SEEDS["e.txt"].encode()


def test_one_note_speaks_for_all(outcome: Outcome) -> None:
    notes = [r for r in outcome.summary["remarks"] if r["code"] == "windows-controls"]
    assert [note["path"] for note in notes] == ["a.txt"]
    assert "It and 2 more hold control characters" in notes[0]["message"]
    assert [r["path"] for r in outcome.summary["remarks"] if r["code"] == "control-characters"] == [
        "c.txt"
    ]


def test_verification_finds_them_shown_rightly(home: Home, outcome: Outcome) -> None:
    assert verify(home).findings == ()


def test_a_search_shows_the_signs_and_finds_the_words(home: Home, outcome: Outcome) -> None:
    files = [file.read_text("utf-8") for file in (home.site / "search").rglob("*.js")]
    assert any("Au cœur du débat – trois heures – on attend… rien" in text for text in files)
    assert not any("\x9c" in text for text in files if text.startswith("fondsIndex("))


@given(st.text(st.sampled_from("a \n\r\x80\x81\x85\x91\x92\x9f\x01\u2028") | st.characters()))
def test_the_reader_of_verification_shows_them_as_a_browser_would(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    if not data.startswith((b"-", b"\xef\xbb\xbf")) and (shown := source_texts(data, "utf-8")[0]):
        assert shown == fold(visible(data.decode("utf-8")))
