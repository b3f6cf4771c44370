import datetime

import pytest

from fonds.base.republican import from_republican

MONTHS = (
    "vendémiaire", "brumaire", "frimaire", "nivôse", "pluviôse", "ventôse", "germinal", "floréal",
    "prairial", "messidor", "thermidor", "fructidor",
)  # fmt: skip
YEARS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("9 thermidor an II", "1794-07-27"),
        ("le 9 Thermidor, an 2", "1794-07-27"),
        ("Nonidi 9 thermidor de l’an II", "1794-07-27"),
        ("9 thermidor an II de la République française", "1794-07-27"),
        ("1er vendémiaire an I", "1792-09-22"),
        ("18 brumaire an VIII", "1799-11-09"),
        ("11 nivôse an XIV", "1806-01-01"),
        ("6 jours complémentaires an III", "1795-09-22"),
        ("thermidor an II", "1794-07-19/1794-08-17"),
        ("an II", "1793-09-22/1794-09-21"),
        ("an VII", "1798-09-22/1799-09-22"),
    ],
)
def test_days_months_and_years(text: str, edtf: str) -> None:
    assert from_republican(text) == edtf


@pytest.mark.parametrize(
    "text",
    ["", "31 thermidor an II", "0 nivôse an II", "an XV", "an 0", "an 99", "thermidor",
     "9 mars an II", "6 jours complémentaires an II", "ans II", "dans un an",
     "9 thermidor an II x"],
)  # fmt: skip
def test_what_the_calendar_has_not(text: str) -> None:
    assert from_republican(text) == ""


def test_each_day_follows_the_one_before() -> None:
    found = [
        from_republican(f"{day} {month} an {year}")
        for year in YEARS
        for month in (*MONTHS, "jours complémentaires")
        for day in range(1, 31)
    ]
    days = [datetime.date.fromisoformat(text) for text in found if text]
    assert days == [days[0] + datetime.timedelta(number) for number in range(len(days))]
    assert len(days) == 14 * 365 + 3
