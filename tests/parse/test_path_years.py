import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.parse.path_years import holds_year, weigh_years


def weigh(*paths: str) -> dict[str, str]:
    return {path: date.text for path, date in weigh_years(paths).items()}


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("1926-Anna-Berg.txt", "1926"),
        ("1945-Truman.txt", "1945"),
        ("speech-1963.txt", "1963"),
        ("1984.txt", "1984"),
        ("1963/debate/a.txt", "1963"),
        ("2016-03.txt", "2016-03"),
        ("LeMonde-2016-03.txt", "2016-03"),
        ("courrier_20200312_budget.txt", "2020-03-12"),
        ("lemonde20160313.txt", "2016-03-13"),
        ("20160313101530.txt", "2016-03-13"),
        ("report_20200312T1020.txt", "2020-03-12"),
    ],
)
def test_a_number_that_nothing_speaks_against_is_a_date(path: str, date: str) -> None:
    assert weigh(path) == {path: date}


@pytest.mark.parametrize(
    "path",
    [
        "1234567.txt", "p2000.txt", "54321", "IMG_0012.txt", "rapport-1500-mots.txt",
        "1500-mots.txt", "article-1985.txt", "IMG_1987.txt", "2048-game.txt", "agenda-2030.txt",
        "20161345.txt",
        "a8320160313b.txt", "2011-12.txt", "euro2016.txt", "attentats-du-13-novembre-2015.txt",
        "98765432.txt", "1399.txt", "0012-1926.5.txt", "",
    ],
)  # fmt: skip
def test_a_number_that_may_be_another(path: str) -> None:
    assert weigh(path) == {}


def test_numbers_that_count_articles_are_no_years_where_they_look_like_some() -> None:
    assert weigh(*(f"{number}-titre-de-l-article.txt" for number in range(1, 3000))) == {}
    assert weigh(*(f"{number}-titre.txt" for number in range(1300, 2100))) == {}
    assert weigh(*(f"titre-{number}.txt" for number in range(1, 3000))) == {}
    assert weigh(*(f"{number}/a.txt" for number in range(0, 9000, 1000))) == {}
    assert weigh(*(f"2016-{number:02}.txt" for number in range(1, 53))) == {}
    assert weigh(*(f"{20161200 + number}.txt" for number in range(1000))) == {}


def test_years_side_by_side_are_years_round_ones_too() -> None:
    paths = [f"{year}-Message.txt" for year in range(1945, 2001)]
    assert weigh(*paths) == {path: path[:4] for path in paths}
    folders = [f"press/{year}/a.txt" for year in range(1890, 1900)]
    assert weigh(*folders) == {path: path[6:10] for path in folders}


def test_names_in_other_folders_say_nothing() -> None:
    numbered = [f"b/{number}-titre.txt" for number in range(1, 3000)]
    assert weigh("a/1926-Anna-Berg.txt", *numbered) == {"a/1926-Anna-Berg.txt": "1926"}


def test_the_order_of_paths_makes_no_difference() -> None:
    paths = ["1926-Anna.txt", "12-x.txt", "1950/a.txt", "1951/b.txt", "20200312.txt", "x-1789.txt"]
    assert weigh(*paths) == weigh(*reversed(paths))


@pytest.mark.parametrize(
    ("path", "holds"),
    [("rapport-1500-mots.txt", True), ("p2000.txt", True), ("12345.txt", False), ("a.txt", False)],
)
def test_what_a_person_may_look_at(path: str, holds: bool) -> None:
    assert holds_year(path) is holds


@given(st.lists(st.text("0129-_./ax", max_size=20) | st.text(max_size=20), max_size=8))
def test_any_paths_are_weighed(paths: list[str]) -> None:
    assert weigh_years(paths).keys() <= set(paths)
