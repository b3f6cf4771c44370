"""A misspelling is the name that it stands for; two names that resemble each other are two."""

from __future__ import annotations

import pytest

from fonds.names.resolve.misspellings import find_misspellings, is_misspelling


@pytest.mark.parametrize(
    ("one", "other"),
    [("puvar", "pulvar"), ("corbieres", "corbiere"), ("hilter", "hitler"), ("hulos", "hulot")],
)
def test_one_letter_too_few_too_many_changed_or_exchanged_is_a_misspelling(
    one: str, other: str
) -> None:
    assert is_misspelling(one, other)
    assert is_misspelling(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("macron", "macron"), ("marine", "marion"), ("fillon", "filloche"), ("", "ab")],
)
def test_what_differs_more_or_not_at_all_is_none(one: str, other: str) -> None:
    assert not is_misspelling(one, other)
    assert not is_misspelling(other, one)


def test_a_misspelling_is_joined_to_the_one_name_that_it_may_be() -> None:
    people = {"audrey pulvar": 6, "audrey puvar": 1, "donald trump": 90, "donal trump": 1}
    assert set(find_misspellings(people)) == {
        ("audrey pulvar", "audrey puvar"),
        ("donald trump", "donal trump"),
    }


@pytest.mark.parametrize(
    "people",
    [
        {"julien clerc": 9, "julie clerc": 1, "julie gayet": 7},  # others are called Julie
        {"manuel valls": 9, "manuel vals": 1},  # too short to tell
        {"anne durand": 9, "anne durant": 3},  # too often for a misspelling
        {"anne durand": 3, "anne durant": 1},  # neither is known
        {"anne durand": 9, "anne duranb": 9, "anne duranc": 1},  # either may be meant
    ],
)
def test_names_that_may_be_of_two_people_stay_two(people: dict[str, int]) -> None:
    assert list(find_misspellings(people)) == []
