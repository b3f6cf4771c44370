from datetime import date
from functools import cache
from itertools import product

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.calendar_names import LOCALES, PARTICLES, calendar_names
from fonds.base.edtf import Order, read_date, read_plain_date
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
        ("date 20220115 Titre", "2022-01-15", " Titre"),
        ("date 2022-01 [?]", "2022-01", " [?]"),
        ("Date : 2022 ?", "2022", " ?"),
        ("date 2022 – 2023", "2022", " – 2023"),
        ("Date : janvier 2022 - - 2023", "2022-01", " - - 2023"),
        ("date 2022 15 janvier", "2022", " 15 janvier"),
        ("Date : 2022 Mars", "2022", " Mars"),
        ("date ２０２２－０１－１５ タイトル", "2022-01-15", " タイトル"),
        ("date 2022年1月15日（土） 市議会", "2022-01-15", " 市議会"),
        ("date 15 يناير 2022 الميزانية", "2022-01-15", " الميزانية"),
        ("Datum: 15. ledna 2022\nRozpočet", "2022-01-15", "\nRozpočet"),
        ("Дата : 15 января 2022 г. Бюджет", "2022-01-15", " Бюджет"),
        ("Data: 15 stycznia 2022 R. Kowalski", "2022-01-15", " R. Kowalski"),
        ("datum 3. Mai 2021 Der Kanzler", "2021-05-03", " Der Kanzler"),
        ("日付：2022年1月15日 市議会", "2022-01-15", " 市議会"),
        ("التاريخ: 15 يناير 2022\nx", "2022-01-15", "\nx"),
        ("Tarih 15 Ağustos 2022\nBütçe", "2022-08-15", "\nBütçe"),
        ("Data: 2022\nTitolo", "2022", "\nTitolo"),
    ],
)
def test_a_prefix_is_read_and_cut(text: str, edtf: str, rest: str) -> None:
    prefix = read_prefix(text)
    assert prefix.date
    assert (prefix.date.text, text[prefix.length :], prefix.fault) == (edtf, rest, "")
    assert text[prefix.start :].startswith(prefix.written)


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Date : ca. 1920", "1920~"),
        ("Date: [1920]", "1920"),
        ("Date : 1914-1918", "1914/1918"),
        ("date 1914-1918", "1914/1918"),
        ("Date : 2022 – 2023", "2022/2023"),
        ("Date : 3-4 mars 1893", "1893-03-03/1893-03-04"),
        ("Date : 15 janvier 2022 à 10h30", "2022-01-15"),
        ("Date: Mon, 14 May 2001 16:39:00 -0700 (PDT)", "2001-05-14"),
        ("Date : XIXe siècle", "18XX"),
        ("date printemps 1920", "1920-21"),
        ("Datum: 9 thermidor an II", "1794-07-27"),
    ],
)
def test_a_period_or_a_time_is_read_where_it_ends_its_line(line: str, edtf: str) -> None:
    prefix = read_prefix(f"{line} \nTitre")
    assert prefix.date
    assert (prefix.date.text, prefix.length) == (edtf, len(line))
    longer = read_prefix(f"{line} Titre")
    assert longer.length < len(line)


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
        "Data: 2022 figures show a rise",
        "Data March 2022 shows a rise",
        "Data 2022\nshows a rise",
        "Datum: 2022-13 Titel",
        "日付 2022年1月15日 市議会",
        "Date printemps 1920",
        "date 12 des 15 candidats",
        "date 12 pro 2022 max",
        "Date : s.d.",
        "Dato : 5",
        "Datumsgrenze: 2022-01-15",
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
MORE = ("ca", "ro", "pl", "cs", "sv", "tr", "da", "nb", "fi", "ru", "uk", "bg", "el", "ar", "ar_DZ")
LANGUAGES = (*LOCALES, *MORE)


@cache
def dates() -> list[str]:
    """Days and months as CLDR writes them in each language that is read."""
    ways = product(DAYS, FORMS, LANGUAGES)
    return sorted({format_date(day, form, locale=tag) for day, form, tag in ways})


LABELS = (
    *("date ", " date ", "Date : ", "DATE: ", "\n\ndate\xa0:\n", "\ufeffdate\t"),
    *("Datum: ", "Fecha : ", "Data: ", "Дата: ", "التاريخ: ", "日付："),
)
WORDS = (PARTICLES, calendar_names("months", LANGUAGES), calendar_names("days", LANGUAGES))
HEADLINES = [
    *(f"{form(word)} x" for words in WORDS for word in sorted(words) for form in (str, str.title)),
    *("Mai 68", "Mars attaque", "Le 14 juillet", "1er mai", "Août : le feu", "2022 en images"),
    *("5 raisons de partir", "10 h 30 : le feu", "31", "2023", "3. Mai", "d’Artagnan", "L’eau"),
    *("Am Rhein", "1st of May", "X", "-5 degrés", "(suite)", "« Le »", "“The”", "?", "...", "✝"),
    *(
        "W Polsce",
        "Na rynku",
        "I znowu",
        "A teraz",
        "O budżecie",
        "В Москве",
        "И снова",
        "R. Kowal",
    ),
    *("Г. Иванов", "à Paris", "et après", "to be", "bis dann", "[?]", "(?)", "[1920]", "ca. 100 x"),
    *(
        "En bref",
        "El Niño",
        "Il pleut",
        "De Gaulle",
        "The Queen",
        "Der Rat",
        "Do szkół",
        "On parle",
    ),
]
ONE_SEPARATOR = ("", ":", " :", ".", ",", ";", " ;", "：")
MARKS = (" :::", ":::", " - -", "..", "…", " : :", "--", " …", " ::")


def read_year(written: str) -> bool:
    try:
        return bool(read_plain_date(written))
    except ValueError:
        return False


def test_nearly_every_date_of_the_calendars_is_tried() -> None:
    assert len([written for written in dates() if read_year(written)]) > 0.8 * len(dates())


def is_header(parts: tuple[str, str]) -> bool:
    """Whether they are one before any text: “Data: 2022” is not, for English has data."""
    return "date" in parts[0].lower() or not parts[1].isdecimal()


headers = st.tuples(
    st.sampled_from(LABELS), st.deferred(lambda: st.sampled_from(list(filter(read_year, dates()))))
).filter(is_header)


@given(headers, st.sampled_from(ONE_SEPARATOR), st.sampled_from(HEADLINES))
def test_a_header_takes_no_word_of_the_headline(
    header: tuple[str, str], separator: str, headline: str
) -> None:
    label, written = header
    cut = f"{label}{written}{separator}"
    prefix = read_prefix(f"{cut} {headline}")
    assert (prefix.length, prefix.date) == (len(cut), read_date(written))


@given(headers, st.sampled_from(MARKS), st.sampled_from(HEADLINES))
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


@pytest.mark.parametrize("headline", ["Le 14 juillet", "The 20 best", "Il 12 maggio"])
def test_a_day_that_the_headline_begins_with_is_no_year(headline: str) -> None:
    assert read_prefix(f"date 15 janvier {headline}").written == "15 janvier"
