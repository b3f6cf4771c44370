import datetime

import pytest
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


@given(st.text(alphabet="0123456789-/.XY?~% TZ:ap", max_size=24) | st.text(max_size=100))
def test_any_text_is_read_the_same_again_or_refused(text: str) -> None:
    try:
        date = read_date(text)
    except ValueError:
        return
    assert date.first <= date.last
    assert read_edtf(date.text) == date


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
    ],
)
def test_dates_as_people_write_them(text: str, edtf: str) -> None:
    assert read_date(text) == read_edtf(edtf)


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


@pytest.mark.parametrize("text", ["03/04/2022", "12/11/2022", "3/4/2022", "03/04-2022"])
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
