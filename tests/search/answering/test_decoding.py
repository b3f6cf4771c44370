"""What the index writes as text is read as it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fonds.search.answering.decoding import (
    from_units,
    read_fronts,
    read_growing,
    read_numbers,
    to_units,
)
from fonds.search.numbers import write_growing, write_numbers
from fonds.search.vocabulary import write_fronts

numbers = st.lists(st.integers(0, 2**31 - 1))
forms = st.text(st.characters(exclude_categories=("Cs", "Z", "C")), min_size=1, max_size=70)


@given(numbers)
def test_numbers_are_read_as_they_were_written(values: list[int]) -> None:
    assert read_numbers(write_numbers(values)).tolist() == values
    assert read_growing(write_growing(sorted(values))) == sorted(values)


@given(st.sets(forms))
def test_forms_are_read_as_they_were_written(words: set[str]) -> None:
    written = sorted(words, key=lambda word: word.encode("utf-16-be"))
    assert read_fronts(write_fronts(written), len(written)) == written


@given(st.text(), st.text())
def test_units_sort_and_count_as_javascript_does(one: str, other: str) -> None:
    assert from_units(to_units(one)) == one
    assert len(to_units(one)) == len(one.encode("utf-16-be", "surrogatepass")) // 2
    assert (to_units(one) < to_units(other)) == (
        one.encode("utf-16-be", "surrogatepass") < other.encode("utf-16-be", "surrogatepass")
    )
