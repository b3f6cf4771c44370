import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.clock import cut_time


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("15 janvier 2022 à 10 h 30 min", "15 janvier 2022"),
        ("2022-01-15 | 10:32", "2022-01-15"),
        ("à 10h30, le 15 janvier 2022", "15 janvier 2022"),
        ("2022年1月15日 午後7時", "2022年1月15日"),
        ("15 janvier 2022 10:30 (CET)", "15 janvier 2022"),
    ],
)
def test_the_time_goes_with_its_word_and_its_zone(text: str, date: str) -> None:
    assert cut_time(text) == date


@pytest.mark.parametrize(
    "text",
    ["15 janvier 2022", "1914-1918", "2022-01-15", "15.01.2022", "15 janvier 2022 10:30 OTAN",
     "January 15, 2022 10:32 AM EST EST", "15 janvier 2022 10:32 -39:00",
     "15 janvier 2022 10:30 (suite)", "10 h 30 mai 2022", "à 10h Zorro", "mai 10", ""],
)  # fmt: skip
def test_what_is_no_time_stays(text: str) -> None:
    assert cut_time(text) == text


@given(st.text(st.sampled_from("0123456789:hHà .,+-()ZUTCGMTapm年月日時 "), max_size=60))
def test_nothing_is_put_in(text: str) -> None:
    left = iter(text)
    assert all(char in left for char in cut_time(text))
