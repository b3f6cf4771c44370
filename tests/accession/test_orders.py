"""A column of dates in figures: one cell that fits one order only decides for all."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.accession.table import read_table
from fonds.base.edtf import Order, possible_orders
from fonds.base.model import Remark

UNSURE = "03/04/2022"
HINT = "dates: day-first"


def read(
    dates: list[str], order: Order = "", column: str = "date", separator: str = ","
) -> tuple[list[str | None], list[Remark]]:
    lines = [f"{number}.txt{separator}{written}" for number, written in enumerate(dates)]
    table, remarks = read_table(
        "\n".join([f"file{separator}{column}", *lines]).encode(), order=order
    )
    found = [row.metadata.date or row.metadata.modified for row in table.rows]
    return [date.text if date else None for date in found], remarks


@pytest.mark.parametrize("position", range(3))
@pytest.mark.parametrize("column", ["date", "modifié"])
def test_one_month_first_cell_decides_for_its_column(position: int, column: str) -> None:
    cells = [UNSURE, "12-11-2022"]
    cells.insert(position, "03/15/2022")
    dates, [remark] = read(cells, column=column)
    assert sorted(filter(None, dates)) == ["2022-03-04", "2022-03-15", "2022-12-11"]
    assert (remark.severity, remark.code) == ("note", "date-order")
    assert f"“03/15/2022” (metadata.csv:{position + 2})" in remark.message
    assert "month first" in remark.message


def test_one_day_first_cell_decides_too_and_goes_without_saying() -> None:
    assert read([UNSURE, "15/03/2022"]) == (["2022-04-03", "2022-03-15"], [])


def test_a_proof_counts_even_where_its_row_names_no_file_or_has_a_time() -> None:
    data = b"file,date\na.txt,03/04/2022\n,03/15/2022 10:30\n"
    table, _ = read_table(data)
    assert [row.metadata.date and row.metadata.date.text for row in table.rows] == ["2022-03-04"]


def test_semicolons_speak_for_the_day_first_until_a_cell_says_otherwise() -> None:
    assert read([UNSURE], separator=";") == (["2022-04-03"], [])
    assert read([UNSURE], "month-first", separator=";") == (["2022-03-04"], [])
    dates, [_] = read([UNSURE, "03/15/2022"], separator=";")
    assert dates == ["2022-03-04", "2022-03-15"]
    dates, [_] = read([UNSURE, "03/15/2022", "15/03/2022"], separator=";")
    assert dates == [None, "2022-03-15", "2022-03-15"]


def test_each_column_tells_for_itself_alone() -> None:
    data = b"file;date;modified\na;03/04/2022;03/04/2022\nb;15/03/2022;03/15/2022\n"
    table, _ = read_table(data)
    first = table.rows[0].metadata
    assert first.date
    assert first.modified
    assert (first.date.text, first.modified.text) == ("2022-04-03", "2022-03-04")


def test_cells_that_contradict_each_other_leave_the_others_unset() -> None:
    dates, [remark] = read([UNSURE, "15/03/2022", "03/15/2022", "04-05-2022", "03.04.2022"])
    assert dates == [None, "2022-03-15", "2022-03-15", None, "2022-04-03"]
    assert "“15/03/2022” (metadata.csv:3) and “03/15/2022” (metadata.csv:4)" in remark.message
    assert HINT in remark.message
    assert "(2, such as" in remark.message


def test_without_any_proof_one_note_speaks_of_all() -> None:
    dates, [remark] = read([UNSURE, "05/06/2022", "07/08/2022", "03/03/2022", "04-05-2022"])
    assert dates == [None, None, None, "2022-03-03", "2022-05-04"]
    assert (remark.code, remark.line) == ("date-order", 2)
    assert "(3, such as “03/04/2022” (metadata.csv:2) and “05/06/2022” (metadata.csv:3))" in (
        remark.message
    )
    assert HINT in remark.message


@pytest.mark.parametrize(
    ("order", "date"), [("day-first", "2022-04-03"), ("month-first", "2022-03-04")]
)
def test_where_no_cell_tells_the_person_does(order: Order, date: str) -> None:
    assert read([UNSURE], order) == ([date], [])
    dates, remarks = read([UNSURE, "15/03/2022", "03/15/2022"], order)
    assert (dates[0], remarks) == (date, [])


def test_a_proof_against_the_persons_word_is_followed_and_said() -> None:
    dates, [remark] = read([UNSURE, "15/03/2022"], "month-first")
    assert dates == ["2022-04-03", "2022-03-15"]
    assert "“15/03/2022” (metadata.csv:3)" in remark.message


@given(
    st.lists(st.dates().map(lambda day: f"{day:%d/%m}/{day.year:04}"), max_size=6),
    st.lists(st.dates().map(lambda day: f"{day:%m/%d}/{day.year:04}"), max_size=6),
    st.randoms(),
)
def test_no_order_is_taken_that_some_cell_does_not_prove(
    day_first: list[str], month_first: list[str], chance: Random
) -> None:
    cells = [*day_first, *month_first]
    chance.shuffle(cells)
    proven = {orders[0] for cell in cells if len(orders := possible_orders(cell)) == 1}
    dates, _ = read(cells)
    for cell, found in zip(cells, dates, strict=True):
        if len(possible_orders(cell)) == 2 and len(proven) != 1:
            assert found is None
        else:
            assert found is not None
