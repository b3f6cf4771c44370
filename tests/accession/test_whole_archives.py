"""What one source alone does not tell: the order of day and month, and which columns are shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.archives import Home, Outcome, invoke, make_home, read_tree

TEXT = "Le budget est voté\n\nAprès un long débat, les élus ont adopté hier soir le budget.\n"
FRONT = "---\ndate: 06/07/2022\nCote: B 12\nNote interne: secret\n---\n"


def dates(home: Home) -> dict[str, str | None]:
    """Path of each source → the date on its page."""
    pages = [front_matter(page) for page in (home.docs / "articles").rglob("*.md")]
    return {page["source"]["path"]: page.get("date") for page in pages}


def front_matter(page: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(page.read_text(encoding="utf-8").split("\n---\n")[0]))


def notes(outcome: Outcome, code: str) -> list[str]:
    return [r["message"] for r in outcome.summary["remarks"] if r["code"] == code]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path / "a", {"a.txt": f"date 03/04/2022 {TEXT}", "b.txt": FRONT + TEXT})


def test_headers_that_can_be_read_both_ways_stay_unset_with_one_note_for_all(home: Home) -> None:
    home.seed({"c.txt": f"Date : 03.04.2022\n{TEXT}", "d.txt": f"date 03/15/2022\n{TEXT}"})
    outcome = home.convert()
    assert outcome.exit_code == 0
    assert dates(home) == {
        "a.txt": None,
        "b.txt": None,
        "c.txt": "2022-04-03",
        "d.txt": "2022-03-15",
    }
    [note] = notes(outcome, "date-order")
    assert "(sources: 2, such as “03/04/2022” (a.txt:1) and “06/07/2022” (b.txt:2))" in note
    assert "dates: month-first" in note
    assert not notes(outcome, "ambiguous-date")


@pytest.mark.parametrize(
    ("order", "found"),
    [("day-first", ["2022-04-03", "2022-07-06"]), ("month-first", ["2022-03-04", "2022-06-07"])],
)
def test_mkdocs_yml_says_how_they_are_read(home: Home, order: str, found: list[str]) -> None:
    home.convert()
    home.configure(fonds={"dates": order})
    outcome = home.convert()
    assert dates(home) == dict(zip(["a.txt", "b.txt"], found, strict=True))
    assert not notes(outcome, "date-order")


def test_a_date_that_the_table_states_needs_no_note(home: Home) -> None:
    home.seed({"metadata.csv": "file,date\na.txt,2022-04-03\nb.txt,\n"})
    [note] = notes(home.convert(), "date-order")
    assert "sources: 1," in note


def test_what_another_row_or_file_decides_is_decided_anew_each_time(tmp_path: Path) -> None:
    steps = [
        {"a.txt": TEXT, "metadata.csv": "file,date\na.txt,03/04/2022\n"},
        {"metadata.csv": "file,date\na.txt,03/04/2022\nb.txt,03/15/2022\n"},
        {"b.txt": f"date 05/06/2022\n{TEXT}", "c.txt": f"date 07/08/2022\n{TEXT}"},
        {"metadata.csv": "file,date\na.txt,03/04/2022\nb.txt,15/03/2022\n"},
        {"metadata.csv": "file,date\na.txt,03/04/2022\nb.txt,\n", "c.txt": TEXT},
    ]
    home, seeds = make_home(tmp_path / "a"), {}
    for number, step in enumerate(steps):
        home.seed(step)
        seeds.update(step)
        anew = make_home(tmp_path / str(number), seeds)
        assert home.convert().summary["remarks"] == anew.convert().summary["remarks"]
        assert read_tree(home.docs) == read_tree(anew.docs)
    assert dates(home) == {"a.txt": None, "b.txt": None, "c.txt": None}


def test_a_wrong_order_is_refused_by_name(home: Home) -> None:
    home.configure(fonds={"dates": "us"})
    result = invoke("convert", "-f", str(home.config))
    assert result.exit_code == 2
    assert "dates" in result.stderr
    assert "month-first" in result.stderr


TABLE = "file;Cote;Remarque privée;Ville\na.txt;A 1;à vérifier;Lyon\n"


def shown(home: Home) -> set[str]:
    """The columns without a field that stand on some page."""
    pages = [front_matter(page) for page in (home.docs / "articles").rglob("*.md")]
    return {column for page in pages for column in page.get("metadata", {})}


def test_one_note_says_which_columns_and_keys_go_online(home: Home) -> None:
    home.seed({"metadata.csv": TABLE})
    [note] = notes(home.convert(), "shown-columns")
    assert "“Cote”, “Note interne”, “Remarque privée”, “Ville”" in note
    assert "publish: columns:" in note
    assert shown(home) == {"Cote", "Note interne", "Remarque privée", "Ville", "date"}


@pytest.mark.parametrize(
    ("columns", "left"),
    [([], set()), (["cote"], {"Cote"}), (["ville", "NOTE INTERNE"], {"Ville", "Note interne"})],
)
def test_mkdocs_yml_says_which_of_them_may(home: Home, columns: list[str], left: set[str]) -> None:
    home.seed({"metadata.csv": TABLE})
    home.convert()
    home.configure(fonds={"publish": {"columns": columns}})
    assert not notes(home.convert(), "shown-columns")
    assert shown(home) == left


def test_known_columns_are_shown_whatever_is_chosen(home: Home) -> None:
    home.seed({"metadata.csv": "file;title;cote\na.txt;Autre;A 1\n"})
    home.configure(fonds={"publish": {"columns": []}})
    home.convert()
    [page] = (home.docs / "articles").rglob("a.md")
    assert front_matter(page)["title"] == "Autre"
