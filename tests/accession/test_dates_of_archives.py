"""Dates that are in plain sight: where they were found is told, and so is how many are missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from tests.archives import Home, Outcome, make_home, read_tree
from tests.verify.tampering import verify

TEXT = "Le budget est voté\n\nAprès un long débat, les élus ont adopté hier soir le budget.\n"
LINE = (
    "Le budget est voté\n\nPublié le 12 mai 2021\n\nAprès un long débat, les élus l’ont adopté.\n"
)


def pages(home: Home) -> dict[str, dict[str, Any]]:
    """Path of each source → the front matter of its page, and where that lies."""
    found = {}
    for page in (home.docs / "articles").rglob("*.md"):
        front = yaml.safe_load(page.read_text(encoding="utf-8").split("\n---\n")[0])
        place = page.parent.relative_to(home.docs / "articles").as_posix()
        found[front["source"]["path"]] = front | {"place": place}
    return found


def told(home: Home) -> dict[str, tuple[str | None, str | None, str]]:
    return {
        path: (page.get("date"), page.get("date_from"), page["place"])
        for path, page in pages(home).items()
    }


def note(outcome: Outcome) -> str:
    """What the report says of articles without a date; "" if nothing."""
    notes = [r["message"] for r in outcome.summary["remarks"] if r["code"] == "undated"]
    assert len(notes) <= 1
    return "".join(notes)


def test_each_page_says_where_its_date_was_found_if_no_one_stated_it(tmp_path: Path) -> None:
    home = make_home(
        tmp_path / "a",
        {
            "a.txt": f"date 2022-01 {TEXT}",
            "b.txt": f"---\ndate: 2022-02\n---\n{TEXT}",
            "c.txt": LINE,
            "d 2019-03-02.txt": TEXT,
            "1963/1963-03-21-debate/e.txt": TEXT,
            "1926-Anna-Berg.txt": TEXT,
            "2016/03/f.txt": TEXT,
            "g.txt": TEXT,
            "metadata.csv": "file,date\n2016/03/f.txt,2016-04-01\n",
        },
    )
    assert note(home.convert()).startswith("1 of 8 articles have no date, such as g.txt: ")
    assert told(home) == {
        "a.txt": ("2022-01", None, "2022/01"),
        "b.txt": ("2022-02", None, "2022/02"),
        "c.txt": ("2021-05-12", "line", "2021/05"),
        "d 2019-03-02.txt": ("2019-03-02", "name", "2019/03"),
        "1963/1963-03-21-debate/e.txt": ("1963-03-21", "name", "1963/03"),
        "1926-Anna-Berg.txt": ("1926", "name", "undated"),
        "2016/03/f.txt": ("2016-04-01", None, "2016/03"),
        "g.txt": (None, None, "undated"),
    }


def test_the_notice_says_it_in_the_reader_s_words(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"a.txt": LINE, "2019-03-02.txt": TEXT, "b.txt": TEXT})
    home.build()
    told = {
        page.stem: page.read_text(encoding="utf-8")
        for page in (home.site / "articles").rglob("*.html")
    }
    assert "12 mai 2021</time></a> (d’après une ligne du texte)" in told["a"]
    assert (
        "2 mars 2019</time></a> (d’après le nom du fichier ou de son dossier)" in told["2019-03-02"]
    )
    assert "d’après une ligne" not in told["b"] + told["2019-03-02"]
    assert verify(home).problems == ()


def test_the_report_says_how_many_have_no_date_and_which_names_may_hold_one(tmp_path: Path) -> None:
    files = {f"{name}.txt": TEXT for name in ("a", "b", "c", "d", "rapport-1500-mots", "p2000")}
    outcome = make_home(tmp_path / "a", files).convert()
    assert outcome.exit_code == 0
    assert note(outcome) == (
        "6 of 6 articles have no date, such as a.txt, b.txt, c.txt: state their dates in a column"
        " “date” of metadata.csv. 2 of their names hold figures that may be one, such as p2000.txt,"
        " rapport-1500-mots.txt."
    )


def test_a_few_without_a_date_are_not_worth_a_word(tmp_path: Path) -> None:
    files = {f"{number}.txt": f"date 2022 {number} {TEXT}" for number in range(1, 40)}
    home = make_home(tmp_path / "a", files | {"x.txt": TEXT, "y.txt": TEXT})
    assert note(home.convert()) == ""
    home.seed({"z.txt": TEXT})
    assert note(home.convert()).startswith("3 of 42 ")


def test_a_year_in_a_name_is_judged_anew_by_the_names_beside_it(tmp_path: Path) -> None:
    steps: list[dict[str, str]] = [
        {"1926-Anna-Berg.txt": TEXT},
        {f"{number}-titre.txt": TEXT for number in (3, 12, 405, 3001)},
        {f"{year}-Message.txt": TEXT for year in range(1930, 1950)},
    ]
    home, seeds, found = make_home(tmp_path / "a"), {}, []
    for number, step in enumerate(steps):
        home.seed(step)
        seeds.update(step)
        anew = make_home(tmp_path / str(number), seeds)
        assert home.convert().summary["remarks"] == anew.convert().summary["remarks"]
        assert read_tree(home.docs) == read_tree(anew.docs)
        found.append(told(home)["1926-Anna-Berg.txt"])
    assert found == [
        ("1926", "name", "undated"),
        (None, None, "undated"),
        ("1926", "name", "undated"),
    ]
