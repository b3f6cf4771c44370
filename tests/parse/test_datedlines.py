import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.edtf import UnorderedDate
from fonds.parse.datedlines import is_published_line, read_line


def read(line: str) -> list[tuple[str, str]]:
    return [(kind, date.text) for kind, date in read_line(line, "") if date]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("13 mars 2016 . –", "2016-03-13"),
        ("1er janvier 2016, 14h30 . –", "2016-01-01"),
        ("November 1, 1926", "1926-11-01"),
        ("Samedi 4 Mars 1893.", "1893-03-04"),
        ("3-4 mars 1893", "1893-03-03/1893-03-04"),
        ("2012-02-28T19:00:00+0900", "2012-02-28"),
        ("Mardi 12/05/2021 - 10:32", ""),
        ("Mardi 13/05/2021 - 10:32", "2021-05-13"),
        ("2021年5月12日(水) 10時32分", "2021-05-12"),
        ("Paris, le 3 mars 2020", "2020-03-03"),
        ("Montceau-les-Mines, le 3 mars 2020", "2020-03-03"),
        ("Fait à Paris, le 3 mars 2020", "2020-03-03"),
        ("Paris (AFP), le 3 mars 2020", "2020-03-03"),
        ("Washington, January 5, 2020", "2020-01-05"),
        ("By Ann Smith | Jan 5, 2020", "2020-01-05"),
        ("By Ann Smith - January 5, 2020 - 3 min read", "2020-01-05"),
        ("Par Anne Martin, le 5 janvier 2020", "2020-01-05"),
        ("12 mai 2021 par Anne Martin", "2021-05-12"),
        ("Anne Martin | 5 janvier 2020", "2020-01-05"),
        ("Politique • 12 mai 2021", "2021-05-12"),
        ("12 mai 2021 • Page 3", "2021-05-12"),
        ("LE COURRIER DE LA VALLÉE. — Samedi 4 mars 1893", "1893-03-04"),
        ("LE MATIN, LUNDI 4 MARS 1893", "1893-03-04"),
        ("N° 63 — Samedi 4 mars 1893", "1893-03-04"),
        ("Dimanche 14 juin 1931   —   N° 4 1931   —   10 centimes", "1931-06-14"),
        ("Le Courrier du Nord, 16 février 2021", "2021-02-16"),
        ("The Valley Post, Jan 5, 2020", "2020-01-05"),
        ("Sports, samedi 11 juillet 2020, p. 4", "2020-07-11"),
        ("Jean-Paul Roux | vendredi 22 mai 2015", "2015-05-22"),
        ("*samedi 30 novembre 2019* — [[Anne Martin]]", "2019-11-30"),
    ],
)
def test_a_line_with_a_mere_date(line: str, date: str) -> None:
    if not date:
        with pytest.raises(UnorderedDate):
            read(line)
        assert is_published_line(line)
        return
    assert read(line) == [("date", date)]
    assert is_published_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Publié le 12 mai 2021",
        "Publié le : 12/05/2021 à 10:32",
        "PUBLIÉ LE 12 MAI 2021 À 10H32",
        "Date de publication : 12 mai 2021",
        "AFP, publié le mercredi 12 mai 2021 à 10h32",
        "Par Anne Martin - Publié le 12 mai 2021 à 10 h 32",
        "Publié par Anne Martin le 12 mai 2021",
        "Posted by Ann Smith on May 12, 2021",
        "Published: May 12, 2021",
        "Published 10:32 AM EST, Wed May 12, 2021",
        "Veröffentlicht am 12. Mai 2021",
        "Publicado el 12 de mayo de 2021",
        "Publicado em 12 de maio de 2021",
        "Pubblicato il 12 maggio 2021",
        "Gepubliceerd op 12 mei 2021",
        "Publicat el 12 de maig de 2021",
        "Publicat pe 12 mai 2021",
        "Opublikowano: 12 maja 2021",
        "Опубликовано 12 мая 2021, 10:32",
        "Опубліковано 12 травня 2021",
        "Datum vydání: 12. května 2021",
        "Publicerad den 12 maj 2021",
        "Yayınlanma tarihi: 12 Mayıs 2021",
        "公開日：2021年5月12日",
        "نشر في: 12 مايو 2021",
    ],
)
def test_a_line_with_a_word_for_it(line: str) -> None:
    found = [(kind, date.text) for kind, date in read_line(line, "day-first") if date]
    assert found == [("published", "2021-05-12")]
    assert is_published_line(line)


@pytest.mark.parametrize(
    ("line", "statements"),
    [
        (
            "Publié le 12 mai 2021 à 10h32 - Mis à jour le 13 mai 2021 à 08h00",
            [("published", "2021-05-12"), ("updated", "2021-05-13")],
        ),
        ("Publié le 12 mai 2021 à 10h32, mis à jour à 11h05", [("published", "2021-05-12")]),
        ("Updated 10:32 AM EST, Fri May 14, 2021", [("updated", "2021-05-14")]),
        ("Stand: 12.05.2021 10:32 Uhr", [("updated", "2021-05-12")]),
    ],
)
def test_a_later_change_is_told_apart(line: str, statements: list[tuple[str, str]]) -> None:
    assert read(line) == statements


@pytest.mark.parametrize(
    "line",
    ["Anne Martin – lundi 30 juin 2014", "30 juin 2014, Anne Martin", "Anne Martin, 30 juin 2014",
     "Uwe Brandtner, Montag, 30. Juni 2014", "Anne Martin et Paul Petit · 30 juin 2014"],
)  # fmt: skip
def test_a_name_beside_a_day_counts_below_a_headline(line: str) -> None:
    assert [date.text for _, date in read_line(line, "", below=True) if date] == ["2014-06-30"]


def test_what_is_fetched_later_dates_nothing() -> None:
    line = "Publié le 12 mai 2021 | Consulté le 3 février 2024"
    assert read(line) == [("published", "2021-05-12")]


@pytest.mark.parametrize(
    "line",
    [
        "Attentats de Paris - 13 novembre 2015",
        "Le rapport de la commission, publié le 12 mai 2021",
        "Son livre publié le 12 mai 2021",
        "Euro 2016 : la France bat l’Allemagne",
        "Mai 1968",
        "20220115",
        "1914-1918",
        "1984",
        "XIXe siècle",
        "Le budget 2022 est voté",
        "Nice, le 14 juillet 2016 : l’attentat",
        "Il est mort le 12 mai 2021",
        "Mort de X (1920-2016)",
        "Loi du 9 décembre 1905",
        "The war ended on May 8, 1945",
        "Paris, 1900",
        "Création le 12 mai 2021 d’un fonds",
        "Publication du rapport 2020",
        "Publié en une vingtaine de pages",
        "Publié le 12 mai",
        "Élections du 5 mai 2019 | Résultats",
        "12 mai 2021 : le jour où tout a changé",
        "Le procès s’ouvre, lundi 3 mars 2020",
        "La bataille de Verdun, 21 février 1916",
        "Attentat de Nice, 14 juillet 2016",
        "Coupe du Monde, 12 juillet 1998",
        "Victor Hugo, 26 février 1802",
        "Consulté le 12 mai 2021",
        "Scraped: 2024-02-03 11:02:09",
        "",
    ],
)
def test_a_line_that_says_more_or_less(line: str) -> None:
    assert read(line) == []
    assert not is_published_line(line)


@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            ["Publié le", "12 mai 2021", "Par Anne", "|", "-", "2021", "Paris,", "à 10h", "«"]
        )
    ).map(" ".join)
)
def test_any_line_is_read_or_left(line: str) -> None:
    assert bool(read_line(line, "day-first")) == is_published_line(line)


@pytest.mark.parametrize(
    ("line", "states"),
    [("Publié en mai 2021", True), ("Published 2021", True), ("Le titre 1234 de la une", False)],
)
def test_a_year_alone_states_a_date_with_a_word_for_it(line: str, states: bool) -> None:
    assert is_published_line(line) is states
