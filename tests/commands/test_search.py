"""``fonds search``: lines for a person, JSON and CSV for programs, and nothing that is alive."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.archives import invoke
from tests.search.archive import convert_articles, write_site
from tests.search.table import QUERIES, build_table

HOSTILE = {
    "formel": ("=HYPERLINK(1) guerre", "La guerre."),
    "escape": ("Titre \x1b[31m rouge \x07 guerre", "La guerre."),
    "turned": ("Titre \u202e guerre", "La guerre."),
    "quoted": ('Un "titre", guerre', "La guerre."),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_table(tmp_path_factory.mktemp("table")).site


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = convert_articles(tmp_path_factory.mktemp("hostile"), HOSTILE)
    write_site(archive)
    return archive.site


def search(site: Path, *args: str) -> tuple[int, str, str]:
    done = invoke("search", "--site", str(site), *args)
    return done.exit_code, done.stdout, done.stderr


def test_an_answer_is_a_count_what_was_understood_and_a_line_for_each_article(site: Path) -> None:
    code, out, _ = search(site, "gilet", "jaune")
    assert code == 0
    assert out.splitlines() == [
        "1 article",
        "Understood: gilet (gilets) and jaune (jaunes)",
        "2018-11/2018-12 · Les gilets jaunes défilent — articles/undated/gilets.html",
        "    Des milliers de [gilets] [jaunes] ont défilé. Le [gilet] [jaune] est un symbole. Le"
        " président n’a pas répondu.",
    ]


def test_no_more_are_listed_than_asked_for_and_the_count_is_of_all(site: Path) -> None:
    _, out, _ = search(site, "nuit", "--limit", "2")
    assert out.splitlines()[0] == "4 articles; the first 2:"
    assert len(out.splitlines()) == 6
    _, out, _ = search(site, "nuit", "--limit", "0")
    assert out.splitlines()[0] == "4 articles"
    _, out, _ = search(site, "nuit", "-q", "--limit", "1")
    assert out.splitlines() == ["undated · Une nuit au musée — articles/undated/nuit.html"]


def test_nothing_found_is_no_failure(site: Path) -> None:
    code, out, _ = search(site, "xyzzyqwx")
    assert (code, out.splitlines()[::2]) == (0, ["No article", "“xyzzyqwx” occurs nowhere."])


def test_what_may_be_meant_is_offered_as_one_would_write_it(site: Path) -> None:
    _, out, _ = search(site, "personne:Zelinsky")
    assert out.splitlines()[-3:] == [
        "Did you mean:",
        '    personne:"Volodymyr Zelensky" (2 articles)',
        "    Zelinsky (1 article)",
    ]
    _, out, _ = search(site, "xyzzyqwx guerre")
    assert out.splitlines()[-2:] == [
        "This is what stops the search:",
        "    “xyzzyqwx”; without: guerre (4 articles)",
    ]
    code, out, err = search(site, "xyzzyqwx guerre", "--csv")
    assert (code, len(out.splitlines())) == (0, 1)
    assert "note: “xyzzyqwx”; without: guerre (4 articles)" in err
    code, _, err = search(site, "date:2021..2019")
    assert code == 2
    assert err.endswith(" Did you mean “date:2019..2021”?\n")


def test_json_has_what_is_offered(site: Path) -> None:
    _, out, _ = search(site, "guerre xyzzyqwx", "--json")
    assert json.loads(out)["offers"] == [
        {
            "kind": "less",
            "query": "guerre",
            "count": 4,
            "words": ["xyzzyqwx"],
            "name": "",
            "facet": "",
        }
    ]


def test_json_has_all_that_is_known_of_each(site: Path) -> None:
    code, out, _ = search(site, "climta accord", "--json", "--limit", "1")
    data = json.loads(out)
    assert code == 0
    assert (data["query"], data["total"]) == ("climta accord", 3)
    assert data["notes"] == ["“climta” occurs nowhere; these are the articles with “climat”."]
    assert data["results"] == [
        {
            "id": "accord",
            "address": "articles/undated/accord.html",
            "title": "Accord sur le climat à Paris",
            "supplied": False,
            "date": "2015-12-12",
            "date_words": "",
            "lang": "fr",
            "dir": "ltr",
            "passage": [
                {"text": "Les pays ont signé un ", "marked": False},
                {"text": "accord", "marked": True},
                {"text": " sur le ", "marked": False},
                {"text": "climat", "marked": True},
                {"text": ". Le président de la République a salué l’", "marked": False},
                {"text": "accord", "marked": True},
                {"text": ".", "marked": False},
            ],
        }
    ]


def test_csv_is_the_table_of_the_page(site: Path) -> None:
    code, out, _ = search(site, "notre-dame", "--csv")
    header, *rows = csv.reader(io.StringIO(out))
    assert (code, header) == (0, ["id", "title", "supplied title", "date", "language", "address"])
    assert [row[0] for row in rows] == QUERIES["notre-dam*"]


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_articles_are_sorted_by_date(site: Path, sort: str) -> None:
    _, out, _ = search(site, "nuit", "--json", "--sort", sort)
    ids = [hit["id"] for hit in json.loads(out)["results"]]
    dated = ["incendie", "long"] if sort == "newest" else ["long", "incendie"]
    assert [id_ for id_ in ids if id_ in dated] == dated


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        ([""], "the query is empty"),
        (["  "], "the query is empty"),
        (["😀"], "has nothing but signs"),
        (["€ + –"], "has nothing but signs"),
        (["()"], "it has no word, name or date to search for"),
        (["date:2019-13"], "is in no calendar"),
        (["date:hier"], "is no date that search understands"),
        (["x", "--json", "--csv"], "choose one"),
        (["x", "--limit", "-1"], "--limit"),
        (["x", "--sort", "best"], "--sort"),
    ],
)
def test_what_is_no_query_is_wrong_use(site: Path, args: list[str], reason: str) -> None:
    code, out, err = search(site, *args)
    assert (code, out) == (2, "")
    assert reason in err


def test_a_place_without_an_index_is_wrong_use(tmp_path: Path) -> None:
    code, out, err = search(tmp_path, "x")
    assert (code, out) == (2, "")
    assert err == (
        f"fonds: {tmp_path} has no search index; run “fonds build” first, or name a site that has"
        " one\n"
    )


@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"]])
def test_nothing_of_a_title_steers_a_terminal(hostile: Path, form: list[str]) -> None:
    code, out, _ = search(hostile, "guerre", *form)
    assert code == 0
    assert not {"\x1b", "\x07"} & {*out}
    if not form:
        assert "\u202e" not in out


def test_no_cell_is_a_formula(hostile: Path) -> None:
    _, out, _ = search(hostile, "guerre", "--csv")
    titles = {row[1] for row in csv.reader(io.StringIO(out))}
    assert {"'=HYPERLINK(1) guerre", 'Un "titre", guerre'} <= titles


def test_a_query_is_shown_as_it_is_never_obeyed(hostile: Path) -> None:
    code, out, err = search(hostile, "xyzzy\x1b[31mqwx")
    assert code == 0
    assert "\x1b" not in out + err
