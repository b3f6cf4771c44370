"""Context objects hold values as addresses do, whatever characters they have."""

from __future__ import annotations

from urllib.parse import parse_qs, quote

from hypothesis import given
from hypothesis import strategies as st

from fonds.citing.coins import write_coins
from fonds.citing.reference import Reference


def refer(title: str) -> Reference:
    return Reference(
        id="a", title=title, creators=(), date="2021", publication="", lang="", abstract="",
        people=(), places=(), organisations=(), topics=(), archive="", url="", origin="", rights="",
    )  # fmt: skip


@given(st.text(min_size=1))
def test_a_title_is_quoted_as_the_library_quotes_it(title: str) -> None:
    coins = write_coins(refer(title))
    assert f"={quote(title, safe='')}&" in f"{coins}&"
    assert title in parse_qs(coins, keep_blank_values=True)["rft.title"]
