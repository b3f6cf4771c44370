from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.calendar_names import LOCALES, PARTICLES, calendar_names
from fonds.base.edtf import Order, read_date
from fonds.parse.prefix import NO_PREFIX, read_prefix
from tests.texts import texts


@pytest.mark.parametrize(
    ("text", "edtf", "rest"),
    [
        (" date 2022-01 Poutine déploie", "2022-01", " Poutine déploie"),
        (" date 2022-01-15 Titre", "2022-01-15", " Titre"),
        ("date 2022 Mars : la planète", "2022", " Mars : la planète"),
        ("date 2022-01 15 janvier : fête", "2022-01", " 15 janvier : fête"),
        ("Date : 15 janvier 2022\nTitre", "2022-01-15", "\nTitre"),
        ("DATE: 2022-01-15\r\n\r\nTitre", "2022-01-15", "\r\n\r\nTitre"),
        ("date 2022/01 Titre", "2022-01", " Titre"),
        ("date 2022/.. Titre", "2022/..", " Titre"),
        ("\xa0date\xa02022-01\xa0Titre", "2022-01", "\xa0Titre"),
        ("\n\n\tdate\u202f:\t2022-01: Titre", "2022-01", " Titre"),
        ("Date: samedi 15 janvier 2022.\nTitre", "2022-01-15", "\nTitre"),
        ("\ufeff date 2022-01 Titre", "2022-01", " Titre"),
        ("date 2022-01", "2022-01", ""),
        ("date 2022-01-15T10:00:00Z – Titre", "2022-01-15", " – Titre"),
        ("date 2022-01-15 10:30 Titre", "2022-01-15", " Titre"),
        ("date 2022-01 2023 sera l’année", "2022-01", " 2023 sera l’année"),
        ("date 2022-01 - Titre", "2022-01", " - Titre"),
        ("date 2022-01 -5 degrés", "2022-01", " -5 degrés"),
        ("date 2022-01 ::: x", "2022-01", " ::: x"),
        ("date 2022-01::: x", "2022-01", "::: x"),
        ("date 2022-01: : x", "2022-01", " : x"),
        ("date 2022-01... x", "2022-01", "... x"),
        ("date 15 janvier 2022… x", "2022-01-15", "… x"),
        ("date 15 janvier 2022 - - x", "2022-01-15", " - - x"),
        ("date 15 janvier 2022 – 3 mars : x", "2022-01-15", " – 3 mars : x"),
        ("date 15 janvier 2022 (suite) x", "2022-01-15", " (suite) x"),
        ("date 15 janvier 2022 \u0301 x", "2022-01-15", " \u0301 x"),
        ("date 15 janvier 2022/: x", "2022-01-15", "/: x"),
        ("date 15 janvier 2022 Le budget", "2022-01-15", " Le budget"),
        ("Date : janvier 2022 De Gaulle", "2022-01", " De Gaulle"),
        ("date 2022/ Titre", "2022/", " Titre"),
        ("date 2022/..: Titre", "2022/..", " Titre"),
        ("date 03/15/2022 Titre", "2022-03-15", " Titre"),
    ],
)
def test_a_prefix_is_read_and_cut(text: str, edtf: str, rest: str) -> None:
    prefix = read_prefix(text)
    assert prefix.date
    assert (prefix.date.text, text[prefix.length :], prefix.fault) == (edtf, rest, "")
    assert text[prefix.start :].startswith(prefix.written)


@pytest.mark.parametrize(
    ("text", "written", "code"),
    [
        (" date 2022-13 Titre", "2022-13", "impossible-date"),
        ("Date 2022-02-30 Titre", "2022-02-30", "impossible-date"),
        ("date janv.-22 Titre", "janv.-22", "ambiguous-date"),
        ("Date : 03/04/22\nTitre", "03/04/22", "ambiguous-date"),
        ("Date 03/04/2022 Titre", "03/04/2022", "date-order"),
        ("date 15 janvier Titre", "15 janvier", "ambiguous-date"),
    ],
)
def test_a_faulty_date_is_cut_and_reported(text: str, written: str, code: str) -> None:
    prefix = read_prefix(text)
    assert (prefix.date, prefix.written, prefix.code) == (None, written, code)
    assert prefix.fault
    assert text[prefix.length :].strip() == "Titre"


@pytest.mark.parametrize(
    "text",
    [
        "Date limite de dépôt : 2022",
        "Date 12 is a milestone",
        "Date 2022 was remembered",
        "Date March 5 on your calendar",
        "dated 2022-01 x",
        "date: jeudi",
        "date:",
        "date\n",
        "",
        "Titre date 2022-01",
        "date2022-01 Titre",
        "2022-01 Titre",
        "date 2022-01) x",
        "date (2022-01) x",
        "date: 3-0 pour l’OM",
        "date 24/7 : le magasin",
        "date 2022-13/Le budget est voté",
    ],
)
def test_sentences_are_no_prefix(text: str) -> None:
    assert read_prefix(text) == NO_PREFIX


@given(st.sampled_from(["", " date ", "Date: ", "\ufeffdate "]), st.text(max_size=80))
def test_any_text_is_cut_within_its_bounds(start: str, text: str) -> None:
    whole = start + text
    prefix = read_prefix(whole)
    assert 0 <= prefix.length <= len(whole)
    assert bool(prefix.length) == bool(prefix.date or prefix.fault)


DAYS = (date(2022, 1, 15), date(2021, 5, 5), date(1999, 12, 31), date(2008, 2, 29))
FORMS = ("long", "full", "d MMMM y", "MMMM y", "d MMM y", "y", "y-MM", "y-MM-dd", "dd.MM.y")
DATES = sorted(
    {format_date(day, form, locale=locale) for day in DAYS for form in FORMS for locale in LOCALES}
)
"""Days and months as CLDR writes them in each language that is read."""

LABELS = ("date ", " date ", "Date : ", "DATE: ", "\n\ndate\xa0:\n", "\ufeffdate\t")
WORDS = (PARTICLES, calendar_names("months"), calendar_names("days"))
HEADLINES = [
    *(f"{form(word)} x" for words in WORDS for word in sorted(words) for form in (str, str.title)),
    *("Mai 68", "Mars attaque", "Le 14 juillet", "1er mai", "Août : le feu", "2022 en images"),
    *("5 raisons de partir", "10 h 30 : le feu", "31", "2023", "3. Mai", "d’Artagnan", "L’eau"),
    *("Am Rhein", "1st of May", "X", "-5 degrés", "(suite)", "« Le »", "“The”", "?", "...", "✝"),
]
ONE_SEPARATOR = ("", ":", " :", ".", ",", ";", " ;", "：")
MORE = (" :::", ":::", " - -", "..", "…", " : :", "--", " …", " ::")


def read_year(written: str) -> bool:
    try:
        return bool(read_date(written))
    except ValueError:
        return False


def test_nearly_every_date_of_the_calendars_is_tried() -> None:
    assert len([written for written in DATES if read_year(written)]) > 0.8 * len(DATES)


headers = st.tuples(st.sampled_from(LABELS), st.sampled_from(list(filter(read_year, DATES))))


@given(headers, st.sampled_from(ONE_SEPARATOR), st.sampled_from(HEADLINES))
def test_a_header_takes_no_word_of_the_headline(
    header: tuple[str, str], separator: str, headline: str
) -> None:
    label, written = header
    cut = f"{label}{written}{separator}"
    prefix = read_prefix(f"{cut} {headline}")
    assert (prefix.length, prefix.date) == (len(cut), read_date(written))


@given(headers, st.sampled_from(MORE), st.sampled_from(HEADLINES))
def test_a_header_takes_at_most_one_separator(
    header: tuple[str, str], marks: str, headline: str
) -> None:
    label, written = header
    prefix = read_prefix(f"{label}{written}{marks} {headline}")
    assert prefix.date == read_date(written)
    assert len(label + written) <= prefix.length <= len(f"{label}{written} :")


FAULTY = ("2022-13", "2022-02-30", "99/99/2022", "03/04/2022", "15 janvier", "May 5", "janv.-22")
WORDY = [headline for headline in HEADLINES if not headline.split()[0].isdecimal()]


@given(
    st.sampled_from(LABELS[:2]),
    st.sampled_from(FAULTY),
    st.sampled_from(ONE_SEPARATOR),
    st.sampled_from([*WORDY, "5 raisons de partir", "1st of May"]),
)
def test_a_faulty_date_takes_no_word_either(
    label: str, written: str, separator: str, headline: str
) -> None:
    cut = f"{label}{written}{separator}"
    prefix = read_prefix(f"{cut} {headline}")
    assert (prefix.length, prefix.written, prefix.date) == (len(cut), written, None)


@given(headers, st.sampled_from("\n \t\xa0"), texts())
def test_whatever_follows_a_date_stays_in_the_text(
    header: tuple[str, str], white: str, tail: str
) -> None:
    label, written = header
    text = f"{label}{written}{white}{tail}"
    prefix = read_prefix(text)
    behind = text[len(label + written) : prefix.length].strip()
    assert prefix.length >= len(label + written)
    assert behind in set(".,;:：") | {""}


@given(texts(), st.sampled_from(["day-first", "month-first"]))
def test_the_order_of_dates_never_moves_the_cut(tail: str, order: Order) -> None:
    for text in (f"date 03/04/2022 {tail}", f"date {tail}"):
        assert read_prefix(text, order).length == read_prefix(text).length
