"""What a page leaves out of its source: a date header passes, and any word beyond it is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.parse.prefix import read_prefix
from fonds.parse.wordlists import load
from fonds.verify.finding import Finding
from fonds.verify.header import is_header, measure_header
from fonds.verify.losslessness import compare
from tests.archives import Home, make_home
from tests.reading import fold
from tests.verify.tampering import PAGE, change, look_at, told, verify

DATES = [
    "2022", "2022-01", "2022-01-15", "2022?", "2022-01~", "202X", "20XX", "2022-XX", "2022-13",
    "-0044", "Y17000", "2021-12/2022-02", "2022/..", "../2022", "2022/", "2022-01-15T10:30:00Z",
    "2022-01-15 10:30", "2022.1.5", "15/01/2022", "15.01.2022", "01/2022", "03/04/22", "24/7",
    "2022年1月15日", "2022년 1월", "15 janvier 2022", "1er mai 2022", "samedi 15 janvier 2022",
    "le 15 janv. 2022", "janvier 2022", "May 5, 2021", "Saturday, the 5th of May 2021",
    "3. Mai 2021", "vom 3. März 2021", "15 de enero de 2022", "sábado, 15 de janeiro de 2022",
    "1º maggio 2022", "za 15 jan. 2022", "15 AOÛT 2022", "15 mars", "May 5", "janv.-22",
    "１５ janvier ２０２２", "２０２２－０１－１５", "20220115", "15. 1. 2022", "15 января 2022 г.",
    "sobota, 15 stycznia 2022 r.", "15. ledna 2022", "15 Ağustos 2022", "15 يناير 2022",
    "١٥ ماي ٢٠٢٢", "15 d’agost del 2022", "15. des. 2022", "2022年1月15日(土)", "samedi 15/01/2022",
]  # fmt: skip
PERIODS = [
    "ca. 1920", "vers mars 1920", "[1920]", "[ca. 1920?]", "1914-1918", "1914 – 1918",
    "de 1914 à 1918", "3-4 mars 1893", "samedi 3 et dimanche 4 mars 1893", "March 3-4, 1893",
    "15.–17.01.2022", "années 1920", "1920s", "1920er Jahre", "XIXe siècle", "19th c.", "siglo XIX",
    "XIXe-XXe siècle", "Q1 2020", "printemps 1920", "hiver 1920-1921", "9 thermidor an II",
    "le 9 thermidor de l’an 2", "15 janvier 2022 à 10h30", "15.01.2022, 10.30 Uhr",
    "January 15, 2022 10:32 AM EST", "Mon, 14 May 2001 16:39:00 -0700 (PDT)",
    "Sat Jan 15 10:20:00 +0000 2022", "10:20 15/01/2022", "2022年1月15日 10時30分",
    "2022年1月15日(土) – 2022年1月16日(日)", "\u200f 15/01/2022", "[ 1920 ]", "~[1920]",
    "15 января 2022г.", "Sat, the 5th of May 2021 au Sat Jan 15 10:20:00 +0000 2022",
]  # fmt: skip
LABELS = [
    "date ", "Date : ", "DATE: ", "date：", "\ufeff date ", "Datum: ", "Дата : ", "日付：",
    "التاريخ: ",
]  # fmt: skip
MARKS = ["", ".", ",", ";", ":", " :", "："]
WORDS = [
    "le", "Le", "de", "De", "The", "der", "of", "On", "il", "El", "Am", "op", "x", "2022", "1",
    "::", "- -", "«", "(", "…", "samedi", "mai", "non", "Mars attaque", "W Polsce", "Na rynku", "И",
    "г. Москва", "R. Kowalski", "maja", "leden", "[?]", "à Paris", "et", "to be", "Am", "UTC+1 x",
]  # fmt: skip


@pytest.mark.parametrize("date", [*DATES, *PERIODS])
def test_a_date_header_may_be_left_out(date: str) -> None:
    for label in LABELS:
        for mark in MARKS:
            assert is_header(f"{label}{date}{mark}"), f"{label}{date}{mark}"
            assert is_header(f"{label}{date}{mark} ")


@pytest.mark.parametrize(
    "text",
    ["", "date", "date ", "date :", "2022-01", "dated 2022", "up to date 2022", "Publié le 2022-01",
     "date mai", "date samedi", "date le", "date 15", "date 2022 2023", "date 15 mai 2022 2023",
     "date 2022 à Paris", "date de 2022", "date 15 janvier 2022 le", "date mai 2022 de", "date 3.5",
     "date 99 mai 20222", "date 12345", "date 2022-1-1-1", "date " + "1" * 300, "date de 1914 à",
     "date vers", "date siècle", "date printemps", "date 1914-1918 La", "date 2022 – printemps",
     "date 10:30", "date 15 janvier 2022 10:30 OTAN", "date 12 des 2000", "date 15 mai 2022 R.",
     "date années", "date ca. 1920 x", "date 2022 ?", "date an II x", "Datumsgrenze 2022"],
)  # fmt: skip
def test_what_is_no_date_header(text: str) -> None:
    assert not is_header(text)


@pytest.mark.parametrize("date", [*DATES, *PERIODS])
def test_what_the_parser_cuts_is_a_header_to_a_reader_that_shares_nothing_with_it(
    date: str,
) -> None:
    """By each word for “date” that either knows; what only one knows would be seen here."""
    for word in ("date", "Date", *load("dates.yml")["headers"]):
        text = f"{word} : {date}\nUn titre\n\nUn texte."
        cut = text[: read_prefix(text).length]
        assert is_header(fold(cut)) or not cut, cut
    assert read_prefix(f"Date : {date}\nUn titre").length, "neither is asked in vain"


PIECES = [
    *(word for date in (*DATES, *PERIODS) for word in date.split()), *WORDS, *MARKS, "–", "à", "et",
    "Q1", "trimestre", "10h30", "s", "des", "pro.", "(CET)", "h",
]  # fmt: skip


@given(st.sampled_from(LABELS), st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join))
def test_whatever_the_parser_cuts_before_a_line_ends_is_a_header(label: str, line: str) -> None:
    text = f"{label}{line}\nUn titre"
    cut = text[: read_prefix(text).length]
    assert is_header(fold(cut)) or not cut, cut


@given(
    st.sampled_from(LABELS), st.sampled_from(DATES), st.sampled_from(MARKS), st.sampled_from(WORDS)
)
def test_a_word_that_went_with_the_date_is_told(
    label: str, date: str, mark: str, word: str
) -> None:
    text = fold(f"{label}{date}{mark} {word} Un titre\n\nUn texte.")
    found = compare("a.html", "Un titre Un texte.", text, "a.txt")
    if is_header(fold(f"{label}{date}{mark} {word}")):
        assert word in {"1", "2022"}, "which only continues a date"
    else:
        assert isinstance(found, Finding)
        assert (found.code, found.path) == ("lost-words", "a.html")
        assert f"{word.split()[-1]}” of a.txt" in found.message


@given(st.sampled_from(LABELS), st.sampled_from(DATES), st.sampled_from(MARKS))
def test_only_the_header_is_left_out(label: str, date: str, mark: str) -> None:
    header = f"{label}{date}{mark}"
    assert fold(header).startswith(fold(header)[: measure_header(fold(f"{header} Titre"))])
    text = fold(f"{header}\nUn titre\n\nUn texte.")
    assert compare("a.html", "Un titre Un texte.", text, "a.txt") is None
    assert compare("a.html", text, text, "a.txt") is None
    assert compare("a.html", "titre Un texte.", text, "a.txt")
    assert compare("a.html", "", text, "a.txt")


@pytest.mark.parametrize(
    ("text", "shown", "lost"),
    [
        ("date 15 janvier 2022 Le budget est voté", "budget est voté", "Le"),
        ("Date : janvier 2022 De Gaulle revient", "Gaulle revient", "De"),
        ("date 2022-01 ::: x", "x", ":::"),
        ("date 2022-01 : : x", "x", ":"),
        ("date 2022-011 x", "1 x", "date 2022-01"),
        ("Un texte sans date", "texte sans date", "Un"),
        ("date 2022-01 Un texte", "", "Un texte"),
    ],
)
def test_the_words_that_were_lost_are_named(text: str, shown: str, lost: str) -> None:
    found = compare("a.html", shown, text, "a.txt")
    assert found
    assert f"“{lost}” of a.txt" in found.message


def test_a_difference_within_the_text_is_told_from_its_place() -> None:
    found = compare("a.html", "Un titre faux", "date 2022-01 Un titre vrai", "a.txt")
    assert found
    assert (found.code, "(character 10)" in found.message) == ("changed-text", True)


def test_a_page_that_lost_the_first_word_of_its_title(home: Home) -> None:
    change(home.site / PAGE, lambda page: page.replace(b">Le port", b">port"))
    found = verify(home)
    assert told(found) == [("lost-words", f"build/site/{PAGE}")]
    assert "“Le” of articles/2022/01/a.txt" in found.problems[0].message
    assert ("lost-words", PAGE) in told(look_at(home.site))


def test_titles_and_dates_that_metadata_give_are_no_loss(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", {
        "a.txt": "date 2022-01 Le titre\n\nUn texte.\n",
        "b.txt": "date 2022-13 : Le titre\n\nUn texte.\n",
        "c.txt": "---\ndate: 2021\n---\ndate 2022 Le titre\n\nUn texte.\n",
        "metadata.csv": "file;title;date\na.txt;Autre titre;2020-05\nb.txt;;2020-06\n",
    })  # fmt: skip
    home.build()
    assert verify(home).problems == ()


def test_a_headline_after_a_written_date_is_whole(tmp_path: Path) -> None:
    text = "\n\nAprès un long débat, les élus ont adopté hier soir le budget.\n"
    headlines = (
        "date 15 janvier 2022 Le budget est voté", "Date : janvier 2022 De Gaulle revient",
        "date May 5, 2021 The Queen speaks", "date 3. Mai 2021 Der Kanzler spricht",
        "date 2022-01 ::: x",
    )  # fmt: skip
    home = make_home(
        tmp_path / "archive", {f"{n}.txt": line + text for n, line in enumerate(headlines)}
    )
    home.build()
    assert verify(home).problems == ()
