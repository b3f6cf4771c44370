"""Names are found in any text whatever, without overlap and in time that grows with it."""

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.names.recognise.recognise import find_by_rules, find_with_model
from fonds.names.recognise.spans import Span

PIECES = st.sampled_from(
    ["Jean", "Dupont", "de", "d’", "l'", "qu’", "Paris", "(CGT)", "ministère", "de la", "Justice",
     "SNCF", "M.", "J.", "-", "«", "»", ",", ".", "\n\n", "\n", "al-", "el-Assad", "Le", "Saint-",
     "Union", "européenne", "Russes", "président", "a déclaré", "Tour de", "France", "'", "…"]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map(" ".join))
LANGUAGES = st.sampled_from(["fr", "en", "zh", "und", "x-none", ""])


def assert_sound(text: str, spans: list[Span]) -> None:
    assert spans == sorted(spans)
    for left, right in pairwise(spans):
        assert left.end <= right.start
    assert all(0 <= s.start < s.end <= len(text) and text[s.start : s.end].strip() for s in spans)


@settings(deadline=None)  # the first text has the lists of its language read
@given(TEXTS, LANGUAGES)
def test_any_text_can_be_searched(text: str, lang: str) -> None:
    assert_sound(text, find_by_rules(text, lang))


@given(TEXTS, st.lists(st.tuples(st.integers(0, 99), st.integers(1, 30)), max_size=6))
def test_whatever_a_model_sees_is_taken_with_care(text: str, seen: list[tuple[int, int]]) -> None:
    spans, reach = [], 0
    for start, length in sorted(seen):
        end = min(start + length, len(text))
        if reach <= start < end:
            spans.append(Span(start, end, "person", "model", text[start:end]))
            reach = end
    assert_sound(text, find_with_model(text, "fr", spans))


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "".join(
            f"Jean N{chr(97 + i % 26)}{'abcdefghij'[i % 10] * 3} vient. " for i in range(n)
        ),
        lambda n: " ".join(f"Jean Xa{i:b}".replace("0", "o").replace("1", "i") for i in range(n)),
        lambda n: "La Cour suprême de Paris. " * n,
        lambda n: "J. K. " * n,
        lambda n: "« " * n + "Paris",
        lambda n: "Union " * n,
        lambda n: "de la " * n,
    ],
)
def test_time_grows_with_the_text(make: Callable[[int], str]) -> None:
    find_by_rules("Paris", "fr")

    def spend(size: int) -> float:
        start = time.process_time()
        find_by_rules(make(size), "fr")
        return time.process_time() - start

    small, large = spend(1500), spend(12000)
    assert large < 24 * small + 0.5
