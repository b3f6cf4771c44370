"""Which letters of a text need a font that few archives have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.alphabets import rare_letters


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Le cœur de l’été – « Œuvres » à 3 €…", ""),
        ("Erdoğan à Łódź", "ğŁź"),
        ("Киев и Киев", "Киев"),
        ("λόγος", "γλοςό"),
        ("Việt", "ệ"),
        ("العربية עברית 漢字 ไทย", ""),
        ("Ÿ, š et cœur", "šŸ"),
        ("\udc80", ""),
    ],
)
def test_rare_letters_stand_once_and_in_order(text: str, letters: str) -> None:
    assert rare_letters(text) == "".join(sorted(letters))


@given(st.text(), st.text())
def test_what_two_texts_need_is_what_each_needs(one: str, other: str) -> None:
    assert {*rare_letters(one + other)} == {*rare_letters(one), *rare_letters(other)}
