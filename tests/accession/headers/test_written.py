"""Values as people write them: the day beside a time, languages by name."""

from __future__ import annotations

import pytest

from fonds.accession.headers.written import (
    begins_with_weekday,
    find_day,
    find_tag,
    has_time,
    mail_date,
    plain_date,
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018-11-20 16:33 +0100", "2018-11-20"),
        ("lundi 14 mai 2001 à 16:39", "2001-05-14"),
        ("January 12, 2010 Tuesday", "2010-01-12"),
        ("12. Mai 2021 Mittwoch", "2021-05-12"),
        ("Mai 2021", "2021-05"),
        ("2021", None),
        ("1914/1918", None),
        ("03/04/2022", None),
        ("hier", None),
        ("Tuesday", None),
        ("x" * 500, None),
    ],
)
def test_a_line_is_a_day_or_none(text: str, day: str | None) -> None:
    found = find_day(text)
    assert (found.text if found else None) == day


def test_a_day_in_figures_needs_an_order() -> None:
    found = find_day("03/04/2022", "month-first")
    assert found
    assert found.text == "2022-03-04"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mon, 14 May 2001 16:39:00 -0700 (PDT)", "2001-05-14"),
        ("5 Apr 93 12:30:01 GMT", "1993-04-05"),
        ("lun. 14 mai 2001 à 16:39", "lun. 14 mai 2001"),
        ("hier", "hier"),
    ],
)
def test_the_date_of_a_message_is_the_senders_day(text: str, day: str) -> None:
    assert mail_date(text) == day


def test_only_what_goes_beyond_the_day_is_more() -> None:
    assert has_time("2021-05-12 10:30")
    assert not has_time(" 12  mai 2021 ")
    assert plain_date(" 12  mai 2021 ") == "12 mai 2021"


@pytest.mark.parametrize(
    ("name", "tag"),
    [("English", "en"), ("FRANÇAIS", "fr"), ("deutsch", "de"), ("fr", ""), ("Klingonais", "")],
)
def test_languages_are_known_by_name(name: str, tag: str) -> None:
    assert find_tag(name) == tag


def test_weekdays_are_words_of_their_own() -> None:
    assert begins_with_weekday("vendredi 12 mai 2017")
    assert begins_with_weekday("Fri, 12 May")
    assert not begins_with_weekday("Vendredire 12")
    assert not begins_with_weekday("")
