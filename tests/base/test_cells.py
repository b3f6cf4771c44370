"""Cells that spreadsheets open: no text is a formula to one, and each comes back as it was."""

from __future__ import annotations

import csv
import io
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fonds.base.cells import guard, take_guard_off, unwrap
from tests.texts import texts

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠A1", "﹢1", "−1", "⁼1"]
LED = ["", " ", "\u3000", "\xa0", "\0", "\n", "\r", "\t", "\ufeff", "\u200b", "'", "''", " '\t "]
PASSED_OVER = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\ufeff", "\u200b", "\xad"}
PARTED = ["", "a;", "a,", "a\t", "a\n", "a; ", "a,\0"]

hostile = st.lists(st.sampled_from([*FORMULAS, *LED, *PARTED, "a", '"'])).map("".join)
"""Cells put together of what spreadsheets take for more than text."""


def starts_formula(cell: str) -> bool:
    """Whether a lenient spreadsheet reads *cell* as a formula: it folds, trims and skips."""
    seen = "".join(c for c in cell if not (c.isspace() or c in PASSED_OVER))
    return unicodedata.normalize("NFKC", seen).startswith(("=", "+", "-", "@", "−"))


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("led", LED)
@pytest.mark.parametrize("parted", PARTED)
def test_a_formula_is_guarded_wherever_it_could_begin(formula: str, led: str, parted: str) -> None:
    guarded = guard(parted + led + formula)
    assert not any(map(starts_formula, re.split("[;,\t\r\n]", guarded)))


@pytest.mark.parametrize("cell", ["\ta", "\ra", "\na", "\t=1"])
def test_a_cell_never_begins_with_a_tab_or_line_end(cell: str) -> None:
    assert guard(cell) == f"'{cell}" or guard(cell).startswith("'\t'=")


@pytest.mark.parametrize(
    "cell", ["", "a", "l’été", "'a", "a-b", "a = b", "1 - 2", "x@y.org", "« - »"]
)
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    assert guard(cell) == cell


@given(st.one_of(hostile, texts(surrogates=True)))
def test_any_cell_comes_back_as_it_was(cell: str) -> None:
    assert take_guard_off(guard(cell)) == cell


@example(["", 'a;"=1+1'], ",")
@given(st.lists(st.one_of(hostile, texts()), min_size=1, max_size=3), st.sampled_from(";,\t"))
def test_no_spreadsheet_of_any_country_sees_a_formula(cells: list[str], separator: str) -> None:
    table = io.StringIO()
    csv.writer(table, delimiter=separator).writerow(map(guard, cells))
    for other in ";,\t":
        for row in csv.reader(io.StringIO(table.getvalue(), newline=""), delimiter=other):
            assert not any(map(starts_formula, row))


def test_the_formula_that_holds_a_text_is_that_text() -> None:
    assert unwrap('="0012"') == "0012"
    assert unwrap('="a ""b"""') == 'a "b"'
    assert unwrap("=A1") == "=A1"


def test_a_long_run_takes_linear_time() -> None:
    for run in ("'", " ", "\t", ";", "=", ";=", "\0", "' ;"):
        assert len(guard(run * 300_000)) >= len(run) * 300_000
