"""Spellings that count as one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.collation import collate
from fonds.base.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [("ÉTAT", "etat"), ("Cœur", "cœur"), ("İzmir", "izmir"), ("ﬁn", "fin"), ("Straße", "strasse")],
)
def test_case_and_accents_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_every_form_of_unicode_folds_to_the_same(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_lists_are_in_the_order_of_what_is_folded() -> None:
    labels = ["Œuvre", "L’Étoile", "étage", "« Zone »", "Ère"]
    assert sorted(labels, key=collate) == ["Ère", "étage", "L’Étoile", "Œuvre", "« Zone »"]
