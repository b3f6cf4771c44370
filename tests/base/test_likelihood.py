"""The measure of what stands together, by examples that the browser's own is held by too."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.likelihood import log_likelihood
from fonds.base.shares import Periods, share_of

EXAMPLES = Path(__file__).with_name("log-likelihood.csv")
SWISS = 270.72
"""What Dunning (1993) gives for “the swiss”."""


def read_examples() -> list[tuple[tuple[int, ...], float]]:
    """The counts and G² of each example; the file is read by tests of the scripts too."""
    with EXAMPLES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = ("both", "one", "other", "whole")
    return [(tuple(int(row[name]) for name in names), float(row["g2"])) for row in rows]


@pytest.mark.parametrize(("counts", "g2"), read_examples())
def test_examples(counts: tuple[int, int, int, int], g2: float) -> None:
    assert log_likelihood(*counts) == pytest.approx(g2, abs=1e-6)


def test_it_is_the_measure_that_was_published() -> None:
    assert log_likelihood(110, 2552, 221, 31777) == pytest.approx(SWISS, abs=0.01)


@given(*[st.integers(0, 500)] * 4)
def test_its_sign_says_whether_they_stand_together_more_than_chance(
    both: int, left: int, right: int, neither: int
) -> None:
    one, other, whole = both + left, both + right, both + left + right + neither
    value = log_likelihood(both, one, other, whole)
    assert value == pytest.approx(log_likelihood(both, other, one, whole), abs=1e-6)
    if whole and abs(value) > 1e-6:
        assert (value > 0) == (both * whole > one * other)


@pytest.mark.parametrize(
    ("part", "whole", "tenths"),
    [(0, 5, 0), (1, 0, 0), (5, 5, 1000), (31, 111, 280), (94, 1000, 94), (995, 10_000, 100),
     (1, 100_000, 1), (1, 3, 330)],
)  # fmt: skip
def test_a_share_is_rounded(part: int, whole: int, tenths: int) -> None:
    assert share_of(part, whole) == tenths


def test_a_share_is_of_its_month_or_its_year() -> None:
    periods = Periods.of([(2020, 1)] * 3 + [(2020, 2)] * 7 + [(2020, 0)] * 10 + [(None, 0)])
    assert periods.share(2020, 1, 1) == 330
    assert periods.share(2020, None, 1) == 50
    assert periods.share(2021, 1, 0) == 0
