import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.parse.credits import LONGEST_CREDIT, is_credit


@pytest.mark.parametrize(
    "line",
    [
        "http://news.example.org/article/detail/6321/",
        "www.example.org/a?b=c",
        "URL: https://example.org",
        "Source : http://example.org/a",
        "<https://example.org/a>",
        "[Lire en ligne](https://example.org/a)",
        "![](https://example.org/a.png)",
        "anne.martin@example.org",
        "2012-02-28T19:00:00+0900",
        "2012-02-28 19:00",
        "19:00 GMT",
        "12/05/2021, 7:45 pm",
        "10h32",
        "November 1, 1926",
        "Samedi 15 janvier 2022",
        "Paris, le 3 mars 2020",
        "By Ann Smith | Jan 5, 2020",
        "Par Anne Martin • 12 mai 2021 • AFP",
        "Publié le 12 mai 2021 à 10h32 - Mis à jour le 13 mai 2021 à 08h00",
        "Special to The Valley Post",
        "Jean Dupont (AFP)",
        "رويترز",
        "© 2017 Le Courrier",
        "Scraped: 2024-02-03 11:02:09",
        "Saved from https://example.org/a",
        "Retrieved on 3 February 2024",
        "Page consultée le 3 février 2024 à 11h02",
        "Zuletzt abgerufen am 3. Februar 2024",
        "Dostęp: 3 lutego 2024",
        "#presse/locale #archive",
        "von Uwe Brandtner",
        "par Anne Martin et Paul Petit",
        "117 mots",
        "1 203 words",
    ],
)
def test_what_says_nothing_of_the_article_is_a_credit(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "1984",
        "Mai 68",
        "3-2",
        "Il est 10h32, docteur Schweitzer",
        "Le maire écrit à anne.martin@example.org",
        "www, ou la toile",
        "http: le protocole",
        "Le budget est voté | Le Courrier",
        "Par-delà le bien et le mal",
        "Von Bismarck",
        "Di Maio si dimette",
        "Saved from the flames",
        "Retrieved on a cold night",
        "#hashtag",
        "Vu : 2024, l’année où tout bascule",
        "117 mots pour le dire",
        f"http://example.org/{'a' * LONGEST_CREDIT}",
    ],
)
def test_what_says_something_is_none(line: str) -> None:
    assert not is_credit(line)


@given(st.text(st.sampled_from("ab 1:/@.|·-hT[]()<>!") | st.characters(), max_size=120))
def test_any_line_may_be_looked_at(line: str) -> None:
    assert not (is_credit(line) and len(line) > LONGEST_CREDIT)
