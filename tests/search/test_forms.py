"""The forms of words are in order, whenever each word came."""

from __future__ import annotations

import zlib

from hypothesis import given
from hypothesis import strategies as st

from fonds.search.analysis import fold
from fonds.search.forms import Forms

WORDS = ["Été", "été", "ete", "zèbre", "Œuf", "a", "\U00010400", "\ufb01n", "\uff21", "नमस्ते"]


@given(st.permutations(WORDS), st.lists(st.integers(0, len(WORDS)), max_size=3).map(sorted))
def test_forms_are_those_of_all_words_whatever_was_kept(words: list[str], ends: list[int]) -> None:
    forms = Forms()
    for low, high in zip([0, *ends], [*ends, len(words)], strict=True):
        forms.add(words[low:high])
        for row in forms.take_fresh():
            forms = Forms(row)
    names = sorted({fold(word) for word in words}, key=lambda name: name.encode("utf-16-be"))
    assert forms.names == names
    assert [forms.names[place] for place in forms.places[1:]] == [fold(word) for word in words]
    assert forms.places[0] == -1
    assert forms.hashes.tolist() == [zlib.crc32(name.encode()) for name in names]


def test_what_is_kept_already_is_not_written_again() -> None:
    forms = Forms()
    forms.add(WORDS)
    (row,) = forms.take_fresh()
    kept = Forms(row)
    kept.add([])
    assert [*kept.take_fresh()] == [*forms.take_fresh()] == []
