"""Words that a line's end divides are read once more, joined; nothing else changes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.search.analysis import BREAK, cut_words
from fonds.search.divided import add_joined


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("la prési-\ndence de", ["la présidence de"]),
        ("la prési- dence de", ["la présidence de"]),
        ("un bud¬\nget", ["un budget"]),
        ("la com\xad\nmission", ["la commission"]),
        ("l’in‐\nconnu, là", ["l’inconnu, là"]),
        ("il dit peut-\nêtre", ["il dit peutêtre"]),
        ("a b c d e f-\ng h i j k l", ["b c d e fg h i j k"]),
        ("a- b c- d", ["ab cd"]),
        ("a- b c d e f g h i j k l m- n", ["ab c d e f", "i j k l mn"]),
        ("Jean-\nPaul", []),
        ("1914-\nà", []),
        ("il - dit", []),
        ("peut-être", []),
        ("fin-  deux", []),
        ("- a", []),
        ("a-", []),
        ("a-\n", []),
    ],
)
def test_what_is_around_a_divided_word_is_read_joined(text: str, joined: list[str]) -> None:
    assert add_joined(text) == BREAK.join([text, *joined])


def test_paragraphs_stay_in_their_order() -> None:
    text = BREAK.join(["Le titre", "un bud-\nget", "la suite", "la com- mission", ""])
    parts = add_joined(text).split(BREAK)
    assert parts == ["Le titre", "un bud-\nget", "un budget", "la suite", "la com- mission",
                     "la commission", ""]  # fmt: skip


@given(st.text(st.sampled_from("aBé1 -\n¬\xad")).map(lambda text: text.replace("\n\n", "\n")))
def test_the_text_is_read_as_it_stands_before_all_else(text: str) -> None:
    words = cut_words(text)
    assert cut_words(add_joined(text))[: len(words)] == words
    assert len(add_joined(text)) <= 2 * len(text) + 2 * text.count("-") + 2 * len(BREAK) * len(text)


@pytest.mark.parametrize(
    "text", ["a- " * 300_000, "a" * 900_000 + "- b", "a- b c d e f g h i j k l m " * 40_000]
)
def test_it_takes_linear_time(text: str) -> None:
    start = time.process_time()
    add_joined(text)
    assert time.process_time() - start < 3
