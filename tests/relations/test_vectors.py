"""Vectors of words, and the products that an index finds among them."""

from __future__ import annotations

import math
from itertools import pairwise
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.errors import UsageError
from fonds.relations import term_index
from fonds.relations.term_index import MAX_ARTICLES, Index, check_size
from fonds.relations.vectors import UNIT, Vector, idf_table, weigh

entries = st.dictionaries(st.sampled_from([0, 1, 2, 3, 7, 2**32 - 1]), st.integers(1, UNIT))
EMPTY = Vector(b"", b"")
archives = st.lists(entries, min_size=1, max_size=12)


def vector(entry: dict[int, int]) -> Vector:
    terms, weights = np.array([*entry], dtype="<u4"), np.array([*entry.values()], dtype="<u2")
    return Vector(terms.tobytes(), weights.tobytes())


def product(one: dict[int, int], other: dict[int, int]) -> int:
    return sum(weight * other.get(term, 0) for term, weight in one.items())


def alike(them: list[dict[int, int]], least: int) -> list[tuple[int, int, int]]:
    """Every (position, other position, product) that is *least*, by trying all."""
    pairs = ((one, other) for one in range(len(them)) for other in range(len(them)))
    found = ((one, other, product(them[one], them[other])) for one, other in pairs)
    return [it for it in found if it[2] >= least]


@given(archives, st.integers(1, UNIT * UNIT))
def test_every_pair_that_is_alike_is_found_once(them: list[dict[int, int]], least: int) -> None:
    every = [it for it in alike(them, least) if it[0] > it[1]]
    for size in (1, 40, 1 << 15):
        with patch.object(term_index, "_BATCH", size):
            assert list(Index([*map(vector, them)]).compare_all(least)) == every


@given(archives, st.integers(1, UNIT * UNIT), st.data())
def test_some_are_compared_with_all(
    them: list[dict[int, int]], least: int, data: st.DataObject
) -> None:
    some = sorted(data.draw(st.sets(st.integers(0, len(them) - 1))))
    every = [it for it in alike(them, least) if it[0] in some]
    vectors = [*map(vector, them)]
    assert list(Index(vectors, some).compare(some, least)) == every
    assert list(Index(vectors).compare(some, least)) == every


def test_articles_beyond_two_millions_are_told_apart() -> None:
    last = 2_100_000
    far = {0: vector({1: UNIT}), last - 1: vector({2: 9}), last: vector({1: UNIT, 2: UNIT})}
    made = Index([far.get(position, EMPTY) for position in range(last + 1)])
    assert list(made.compare_all(1)) == [(last, 0, UNIT * UNIT), (last, last - 1, 9 * UNIT)]
    assert list(made.compare([last], UNIT * UNIT)) == [
        (last, 0, UNIT * UNIT),
        (last, last, 2 * UNIT * UNIT),
    ]


@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from([1, 2])), max_size=30))
def test_articles_far_apart_are_multiplied_in_turn(rows: list[tuple[int, int]]) -> None:
    them: list[dict[int, int]] = [{} for _ in range(41)]
    for position, term in rows:
        them[position][term] = UNIT
    every = [it for it in alike(them, 1) if it[0] > it[1]]
    with patch.object(term_index, "_MAX_SPAN", 3):
        assert list(Index([*map(vector, them)]).compare_all(1)) == every


def test_more_articles_than_words_can_be_numbered_are_refused() -> None:
    check_size(MAX_ARTICLES)
    with pytest.raises(UsageError, match="related: false"):
        check_size(MAX_ARTICLES + 1)


@pytest.mark.parametrize("articles", [1, 2, 100, 3000, 100_000])
def test_no_word_that_counts_is_in_more_articles_than_a_comparison_can_bear(articles: int) -> None:
    idf = idf_table(articles)
    assert len(idf) == articles + 1
    assert not any(idf[512:])
    assert all(one >= other for one, other in pairwise(idf[1:]))


@given(st.lists(st.tuples(st.integers(1, 255), st.integers(0, 20)), max_size=120))
def test_an_article_is_its_strongest_words(words: list[tuple[int, int]]) -> None:
    table = np.array(words, dtype=np.uint8).reshape(-1, 2)
    made = weigh(np.arange(len(words), dtype=np.uint32) * 7, table[:, 0], table[:, 1])
    weights = np.frombuffer(made.weights, dtype="<u2").tolist()
    distinctive = [idf for _, idf in words if idf]
    assert len(made.terms) // 4 == len(weights) == min(60, len(distinctive))
    assert weights == sorted(weights, reverse=True)
    length = math.sqrt(sum(weight * weight for weight in weights))
    assert not weights or abs(length - UNIT) <= math.sqrt(len(weights))
