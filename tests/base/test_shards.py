"""Which shard an article is in: one and only one, and always the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.shards import MOST, Shards, divide, is_sharding, name_shard

ways: st.SearchStrategy[Shards] = st.sampled_from(["", "year", "decade"]) | st.integers(2, MOST)
years = st.none() | st.integers(-9999, 9999)
articles = st.dictionaries(st.text(max_size=4), years, max_size=12)


@given(ways, articles)
def test_every_article_is_in_exactly_one_shard(shards: Shards, held: dict[str, int | None]) -> None:
    parts = divide(shards, held.items())
    assert sorted(place for part in parts.values() for place in part) == list(range(len(held)))
    assert all(part == sorted(part) for part in parts.values())


@given(ways, articles, st.data())
def test_what_else_is_there_moves_no_article(
    shards: Shards, held: dict[str, int | None], data: st.DataObject
) -> None:
    kept = data.draw(st.lists(st.sampled_from(sorted(held)), unique=True) if held else st.just([]))
    listed = [(article_id, held[article_id]) for article_id in kept]
    for name, part in divide(shards, listed).items():
        assert {name_shard(shards, *listed[place]) for place in part} == {name}


@given(ways, years, years)
def test_time_and_number_decide(shards: Shards, one: int | None, other: int | None) -> None:
    same = name_shard(shards, "a", one) == name_shard(shards, "a", other)
    if one is None or other is None:
        expected = one is other
    elif shards == "decade":
        expected = one // 10 == other // 10
    else:
        expected = one == other
    assert same is (expected or shards not in ("year", "decade"))


@given(ways, st.text(), years)
def test_a_shard_can_be_a_file(shards: Shards, article_id: str, year: int | None) -> None:
    name = name_shard(shards, article_id, year)
    assert name.isascii() and name.strip("-").isalnum()


def test_examples() -> None:
    assert name_shard("year", "a", 1987) == "1987"
    assert name_shard("decade", "a", 1987) == name_shard("decade", "b", 1980) == "198x"
    assert name_shard("year", "a", None) == name_shard("decade", "a", None) == "undated"
    assert {name_shard(3, str(n), None) for n in range(50)} == {"000", "001", "002"}


@pytest.mark.parametrize("stated", [0, 1, -3, MOST + 1, True, "month", "3", None, 2.5, [], "Year"])
def test_nonsense_is_none(stated: object) -> None:
    assert not is_sharding(stated)
    assert is_sharding(2) and is_sharding(MOST) and is_sharding("year") and is_sharding("")
