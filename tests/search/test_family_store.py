"""What is kept of families is what is looked up anew."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from fonds.search.families import choose_families
from fonds.search.family_store import FamilyStore, Keyed

SURFACES = ["", "porte", "portes", "porter", "navires", "naval", "Paris", "grande", "zyxique"]
some_words = st.lists(st.integers(1, len(SURFACES) - 1), unique=True).map(sorted)


def names_of(store: FamilyStore, lang: str, words: list[int]) -> list[tuple[set[str], set[str]]]:
    """What each of *words* asks for, and answers to."""
    found = store.find(lang, np.array(words, dtype=np.int64), SURFACES)
    assert found is not None
    names = store.names(lang)
    asks, answers = (split(keyed, names) for keyed in found)
    return list(zip(asks, answers, strict=True))


def split(keyed: Keyed, names: list[str]) -> list[set[str]]:
    parts = np.split(keyed.keys, np.cumsum(keyed.sizes)[:-1])
    return [{names[key] for key in part.tolist()} for part in parts]


@given(st.sampled_from(("fr", "en")), some_words, some_words)
def test_families_are_the_same_whatever_was_kept(
    lang: str, before: list[int], words: list[int]
) -> None:
    families = choose_families(lang)
    assert families is not None
    store = FamilyStore()
    store.find(lang, np.array(before, dtype=np.int64), SURFACES)
    kept = FamilyStore(store.take_fresh())
    expected = [(set(it.asks), set(it.answers)) for it in families([SURFACES[n] for n in words])]
    assert not words or names_of(kept, lang, words) == expected


def test_what_is_kept_already_is_not_written_again() -> None:
    store, words = FamilyStore(), np.array([1, 2], dtype=np.int64)
    store.find("fr", words, SURFACES)
    kept = FamilyStore(store.take_fresh())
    kept.find("fr", words, SURFACES)
    assert [*kept.take_fresh()] == []


def test_of_an_unknown_language_nothing_is_kept() -> None:
    store = FamilyStore()
    assert store.find("xx", np.array([1]), SURFACES) is None
    assert [*store.take_fresh()] == []
