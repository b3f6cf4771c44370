import datetime

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.calendar_names import PARTICLES
from fonds.base.edtf import (
    AmbiguousDate,
    ImpossibleDate,
    Order,
    UnorderedDate,
    possible_orders,
    read_date,
    read_edtf,
    read_plain_date,
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", (2022, 1, 1), (2022, 12, 31)),
        ("2022-01", (2022, 1, 1), (2022, 1, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2022-01-15", (2022, 1, 15), (2022, 1, 15)),
        ("2022-XX", (2022, 1, 1), (2022, 12, 31)),
        ("2022-01-XX", (2022, 1, 1), (2022, 1, 31)),
        ("2022-XX-XX", (2022, 1, 1), (2022, 12, 31)),
        ("202X", (2020, 1, 1), (2029, 12, 31)),
        ("20XX", (2000, 1, 1), (2099, 12, 31)),
        ("2022-02?", (2022, 2, 1), (2022, 2, 28)),
        ("2022~", (2022, 1, 1), (2022, 12, 31)),
        ("2022-02-01%", (2022, 2, 1), (2022, 2, 1)),
        ("2022-21", (2022, 3, 1), (2022, 5, 31)),
        ("2023-24", (2023, 12, 1), (2024, 2, 29)),
        ("0000", (0, 1, 1), (0, 12, 31)),
        ("-0044-03-15", (-44, 3, 15), (-44, 3, 15)),
        ("-01XX", (-199, 1, 1), (-100, 12, 31)),
        ("Y17000", (17000, 1, 1), (17000, 12, 31)),
        ("Y-17000", (-17000, 1, 1), (-17000, 12, 31)),
        ("2021-12/2022-02", (2021, 12, 1), (2022, 2, 28)),
        ("../2022", (-9999, 1, 1), (2022, 12, 31)),
        ("/2022", (-9999, 1, 1), (2022, 12, 31)),
        ("2022/..", (2022, 1, 1), (9999, 12, 31)),
        ("2022/", (2022, 1, 1), (9999, 12, 31)),
        ("Y17000/..", (17000, 1, 1), (17000, 12, 31)),
        ("2022-01-15~/2022-02?", (2022, 1, 15), (2022, 2, 28)),
    ],
)
def test_edtf_means_a_span_of_days(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    date = read_edtf(text)
    assert (date.text, date.first, date.last) == (text, first, last)


@pytest.mark.parametrize("time", ["T10:30", "T10:30:00Z", "T10:30:00.5+01:00", "T23:59:60-0500"])
def test_a_date_time_is_cut_to_its_day(time: str) -> None:
    assert read_edtf("2022-01-15" + time) == read_edtf("2022-01-15")
    assert read_edtf(f"2022-01-15{time}/2022-02").text == "2022-01-15/2022-02"


@pytest.mark.parametrize(
    "text", ["2022-13", "2022-00", "2022-02-29", "2022-01-32", "2022-25", "2022/2021", "-0000"]
)
def test_an_impossible_date_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ImpossibleDate, match=r"“.+” .*\.$|“.+”: .*\.$"):
        read_edtf(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "/",
        "../..",
        "2022/2023/2024",
        "22",
        "2022-1",
        "2022-XX-15",
        "Y2022",
        "XXXX",
        "２０２２",
    ],
)
def test_what_is_not_edtf_of_level_0_or_1_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_edtf(text)


@given(st.dates())
def test_every_day_goes_round(day: datetime.date) -> None:
    date = read_edtf(day.isoformat())
    assert date.first == date.last == (day.year, day.month, day.day)
    assert read_date(f"{day:%d/%m}/{day.year:04}", "day-first") == date
    assert read_date(f"{day:%m/%d}/{day.year:04}", "month-first") == date
    assert read_date(f"{day:%d.%m}.{day.year:04}", "month-first") == date


PIECES = (
    "1920", "2022", "3", "15", "20", "01", "XIX", "II", "mars", "janvier", "May", "мая", "stycznia",
    "1er", "2nd", "le", "de", "du", "au", "à", "to", "et", "bis", "ca.", "vers", "c.", "um", "~",
    "?", "[", "]", "(", ")", "-", "–", "/", ".", ",", "années", "s", "siècle", "century",
    "printemps", "hiver", "thermidor", "an", "10:20", "10h30", "PM", "GMT", "+0100", "(CET)",
    "samedi", "Sat,",
    "年", "月", "日", "X", "T", "Z", "s.d.", "#VALUE!", "44576", "٢", "２", "г.",
)  # fmt: skip
phrases = st.lists(st.sampled_from(PIECES), max_size=9).flatmap(
    lambda words: st.sampled_from([" ", ""]).map(lambda joint: joint.join(words))
)


@given(st.text(alphabet="0123456789-/.XY?~% TZ:ap", max_size=24) | st.text(max_size=100) | phrases)
def test_any_text_is_read_the_same_again_or_refused(text: str) -> None:
    try:
        date = read_date(text)
    except ValueError:
        return
    assert date.first <= date.last
    assert read_edtf(date.text) == date


@given(st.text(max_size=100) | phrases)
def test_a_plain_date_is_read_the_same_by_either_reader(text: str) -> None:
    try:
        date = read_plain_date(text)
    except ValueError:
        return
    assert read_date(text) == date


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2022-01", "2022-01"),
        ("15 janvier 2022", "2022-01-15"),
        ("samedi 15 janvier 2022", "2022-01-15"),
        ("Samedi, le 1er\xa0janvier 2022", "2022-01-01"),
        ("mar. 15 mars 2022", "2022-03-15"),
        ("janvier 2022", "2022-01"),
        ("janv. 2022", "2022-01"),
        ("FEVRIER 2022", "2022-02"),
        ("January 15, 2022", "2022-01-15"),
        ("15 Jan 2022", "2022-01-15"),
        ("the 3rd of May, 2022", "2022-05-03"),
        ("1º de mayo de 2022", "2022-05-01"),
        ("3. März 2022", "2022-03-03"),
        ("5 marzo 2022", "2022-03-05"),
        ("15 de janeiro de 2022", "2022-01-15"),
        ("12 mrt. 2022", "2022-03-12"),
        ("15-janv.-2022", "2022-01-15"),
        ("15/01/2022", "2022-01-15"),
        ("15.01.2022", "2022-01-15"),
        ("15-01-2022", "2022-01-15"),
        ("01/15/2022", "2022-01-15"),
        ("3/3/2022", "2022-03-03"),
        ("05.01.2022", "2022-01-05"),
        ("05-01-2022", "2022-01-05"),
        ("29/02/2024", "2024-02-29"),
        ("2022/01/15", "2022-01-15"),
        ("2022/01", "2022-01"),
        ("01/2022", "2022-01"),
        ("2022-01-15 10:30:00", "2022-01-15"),
        ("2022年1月15日", "2022-01-15"),
        ("2022年1月15日(土)", "2022-01-15"),
        ("２０２２年１月１５日（土曜日）", "2022-01-15"),
        ("２０２２－０１－１５", "2022-01-15"),
        ("١٥ يناير ٢٠٢٢", "2022-01-15"),
        ("15 جانفي 2022", "2022-01-15"),
        ("20220115", "2022-01-15"),
        ("2022.0", "2022"),
        ("15. 1. 2022", "2022-01-15"),
        ("2022. 1. 15.", "2022-01-15"),
        ("15 января 2022 г.", "2022-01-15"),
        ("sobota, 15 stycznia 2022 r.", "2022-01-15"),
        ("15 KASIM 2022", "2022-11-15"),
        ("15 d’agost del 2022", "2022-08-15"),
        ("15. des. 2022", "2022-12-15"),
        ("15 juill. 2022", "2022-07-15"),
        ("12 sept 2020", "2020-09-12"),
        ("samedi 15/01/2022", "2022-01-15"),
        ("15 Ocak 2022 Cumartesi", "2022-01-15"),
    ],
)
def test_dates_as_people_write_them(text: str, edtf: str) -> None:
    assert read_date(text) == read_edtf(edtf)


@pytest.mark.parametrize(
    "text",
    [
        "2022-01-15 10:20",
        "2022-01-15 10:20:30 +0100",
        "2022-01-15T10:20:30.123Z",
        "20220115T102030Z",
        "Sat, 15 Jan 2022 16:39:00 -0700 (PDT)",
        "Sat, 15 Jan 2022 10:20:00 GMT",
        "Sat Jan 15 10:20:00 +0000 2022",
        "Sat Jan 15 2022 10:20:00 GMT+0100 (Central European Standard Time)",
        "January 15, 2022 10:32 AM EST",
        "January 15, 2022 at 10:32 a.m.",
        "10:32 AM EST, Sat January 15, 2022",
        "10:20 15/01/2022",
        "15 janvier 2022 à 10h30",
        "15 janvier 2022, 10 h 30",
        "15 janvier 2022 - 10:32",
        "15.01.2022, 10.30 Uhr",
        "15. Januar 2022 um 10 Uhr",
        "15 stycznia 2022 godz. 10:30",
        "2022年1月15日 10時30分",
    ],
)
def test_the_time_of_day_is_left_out(text: str) -> None:
    assert read_date(text) == read_edtf("2022-01-15")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1914-1918", "1914/1918"),
        ("1914 – 1918", "1914/1918"),
        ("de 1914 à 1918", "1914/1918"),
        ("between 1914 and 1918", "1914/1918"),
        ("3-4 mars 1893", "1893-03-03/1893-03-04"),
        ("3 et 4 mars 1893", "1893-03-03/1893-03-04"),
        ("samedi 3 et dimanche 4 mars 1893", "1893-03-03/1893-03-04"),
        ("30 avril-1er mai 1893", "1893-04-30/1893-05-01"),
        ("du 3 au 10 mars 1893", "1893-03-03/1893-03-10"),
        ("March 3-4, 1893", "1893-03-03/1893-03-04"),
        ("15-16/01/2022", "2022-01-15/2022-01-16"),
        ("15.–17.01.2022", "2022-01-15/2022-01-17"),
        ("31 décembre 1893 – 1er janvier 1894", "1893-12-31/1894-01-01"),
        ("mars-avril 1893", "1893-03/1893-04"),
        ("jan/feb 1920", "1920-01/1920-02"),
        ("ca. 1920", "1920~"),
        ("vers 1920", "1920~"),
        ("c. 1920", "1920~"),
        ("1920 ca.", "1920~"),
        ("um 1920", "1920~"),
        ("vers mars 1920", "1920-03~"),
        ("ca. 1920-1925", "1920~/1925~"),
        ("[1920]", "1920"),
        ("[ca. 1920]", "1920~"),
        ("1920 ?", "1920?"),
        ("1920 [?]", "1920?"),
        ("ca. 1920?", "1920%"),
        ("peut-être 1920", "1920?"),
        ("années 1920", "192X"),
        ("les années 1900", "190X"),
        ("the 1920s", "192X"),
        ("1920er Jahre", "192X"),
        ("anni 1920", "192X"),
        ("192-", "192X"),
        ("19--?", "19XX?"),
        ("XIXe siècle", "18XX"),
        ("XIXème s.", "18XX"),
        ("19th century", "18XX"),
        ("siglo XIX", "18XX"),
        ("19. Jahrhundert", "18XX"),
        ("XIXe-XXe siècle", "18XX/19XX"),
        ("printemps 1920", "1920-21"),
        ("l’été 1936", "1936-22"),
        ("Autumn of 1920", "1920-23"),
        ("hiver 1920-1921", "1920-24"),
        ("9 thermidor an II", "1794-07-27"),
        ("1914 and 1915", "1914/1915"),
        ("2022 Jan 15", "2022-01-15"),
        ("1920, mars", "1920-03"),
        ("Q1 2020", "2020-01/2020-03"),
        ("4e trimestre 2019", "2019-10/2019-12"),
        ("20220115.0", "2022-01-15"),
    ],
)
def test_periods_as_people_write_them(text: str, edtf: str) -> None:
    assert read_date(text) == read_edtf(edtf)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("s.d.", "says that there is no date"),
        ("[n.d.]", "says that there is no date"),
        ("Sans date", "says that there is no date"),
        ("44576", "as spreadsheets store it"),
        ("44576.5", "as spreadsheets store it"),
        ("#VALUE!", "is an error of the spreadsheet"),
        ("1642204800", "seconds since 1970"),
        ("1900s", "ten years or a hundred"),
        ("1914-18", "no month 18"),
        ("1920/21", "no month 21"),
    ],
)
def test_what_tables_have_in_the_place_of_a_date_is_told_by_name(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "c1920", "années 20", "5 s.", "XXX siècle", "hiver 1920-1922", "1918-1914",
        "janvier 2022 et 2023", "12 des 2022", "12 pro 2022", "15 janvier 2022 R.",
        "15 stycznia 2022 R", "2022-01-15 10:30 OTAN", "15 janvier 2022 (suite)", "printemps",
        "siècle", "ca.", "[]", "?", "an II.5", "10:30", "1 2 3 2022", "9782070612758", "20221301",
        "31 thermidor an II", "1914 and 1916", "3 et 5 mars 1893", "2022 (CET)", "mai 10:32 2022",
        "10:32 10:32 2022", "2022-01-15 10:30 Am", "15/01/20/01/2022",
    ],
)  # fmt: skip
def test_what_is_unclear_or_more_than_a_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_date(text)


LANGUAGES = (
    "fr", "fr_CA", "en", "en_GB", "es", "de", "de_AT", "it", "pt", "nl", "ca", "ro", "pl", "cs",
    "sv", "tr", "da", "nb", "fi", "ru", "uk", "bg", "el", "ar", "ar_DZ", "ar_MA", "ja", "zh", "ko",
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_month_is_read_as_its_language_writes_it(language: str) -> None:
    """In the forms of CLDR; the months of these are figures: ja, zh, ko."""
    days = [datetime.date(2022, month, 15) for month in range(1, 13)]
    for form in ("long", "full", "medium"):
        written = [format_date(day, form, locale=language) for day in days]
        assert [read_date(it).text for it in written] == [day.isoformat() for day in days], form


@pytest.mark.parametrize(
    "text",
    ["janv.-22", "jan-22", "03/04/22", "3.4.22", "03/04", "15 janvier", "15 janvier 22", "May 5"],
)
def test_two_readings_are_never_guessed(text: str) -> None:
    with pytest.raises(AmbiguousDate, match=r"four digits.*2022-01-15"):
        read_date(text)


@pytest.mark.parametrize(
    "text", ["31/02/2022", "04/31/2022", "13/13/2022", "03.15.2022", "30 février 2022", "13/2022"]
)
def test_impossible_dates_as_people_write_them(text: str) -> None:
    with pytest.raises(ImpossibleDate):
        read_date(text)


@pytest.mark.parametrize("text", ["2022-13/x", "x/2022-13", "2022-13/le budget"])
def test_half_an_interval_is_no_impossible_one(text: str) -> None:
    with pytest.raises(ValueError, match=r"no date|no EDTF") as caught:
        read_date(text)
    assert not isinstance(caught.value, ImpossibleDate)


@pytest.mark.parametrize(
    "text", ["03/04/2022", "12/11/2022", "3/4/2022", "03/04-2022", "3/4/2022 10:30"]
)
def test_day_and_month_are_exchanged_only_when_someone_says_so(text: str) -> None:
    with pytest.raises(UnorderedDate, match=r"2022-04-03|2022-11-12"):
        read_date(text)
    day_first, month_first = read_date(text, "day-first"), read_date(text, "month-first")
    assert day_first.text[5:7] == month_first.text[8:10]
    assert day_first.text[8:10] == month_first.text[5:7]


def test_beside_dates_of_both_kinds_hyphens_tell_nothing_either() -> None:
    with pytest.raises(UnorderedDate):
        read_date("03-04-2022", "mixed")


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("15/03/2022", ("day-first",)),
        ("03/15/2022", ("month-first",)),
        ("03/15/2022 10:30", ("month-first",)),
        ("10:30 03/15/2022", ("month-first",)),
        ("Tue 03/15/2022", ("month-first",)),
        ("０３／０４／２０２２", ("day-first", "month-first")),
        ("03/04/2022", ("day-first", "month-first")),
        ("03-15-2022", ("month-first",)),
        ("03/03/2022", ()),
        ("15.03.2022", ()),
        ("31/04/2022", ()),
        ("03/2022", ()),
        ("2022/03/15", ()),
        ("15 mars 2022", ()),
    ],
)
def test_a_date_in_figures_tells_its_order_where_only_one_is_possible(
    text: str, orders: tuple[Order, ...]
) -> None:
    assert possible_orders(text) == orders


@pytest.mark.parametrize("particle", sorted(PARTICLES))
def test_no_date_ends_in_a_particle(particle: str) -> None:
    for date in ("15 janvier 2022", "January 15, 2022", "mai 2021", "15 janvier"):
        with pytest.raises(ValueError, match="no date that fonds can read"):
            read_date(f"{date} {particle}")


@pytest.mark.parametrize(
    "text",
    [
        "15 janvier 2022 - - -",
        "15 ... janvier 2022",
        "15 janvier 2022e",
        "5 mai 5",
        "Mai 68 1er",
    ],
)
def test_a_date_holds_nothing_but_its_words(text: str) -> None:
    with pytest.raises(ValueError, match="no date that fonds can read"):
        read_date(text)


@pytest.mark.parametrize(
    "text", ["", "12", "lundi", "janvier", "2022 chats", "1" * 500, "5 mai 20"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_date(text)
