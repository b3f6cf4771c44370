"""What makes a record's page stale is what it shows: its shares of months and years."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from fonds.base.shares import Periods
from fonds.html.months import UNDATED, UNKNOWN, shares_of, tally_months
from fonds.render.record_shares import list_shares

months = st.one_of(
    st.just(UNDATED),
    st.builds(
        lambda year, month: year << 4 | month,
        st.sampled_from([1, 1998, 1999, 9999]),
        st.sampled_from([1, 2, 12, UNKNOWN]),
    ),
)


def month_of(number: int) -> tuple[int | None, int]:
    """Year and month as a card has them."""
    if number == UNDATED:
        return None, 0
    return number >> 4, 0 if number & 15 == UNKNOWN else number & 15


@given(st.data(), st.lists(months, max_size=300))
def test_shares_of_all_records_are_those_of_each(data: st.DataObject, cards: list[int]) -> None:
    positions = st.sets(st.integers(0, len(cards) - 1)) if cards else st.just(set())
    tagged = [sorted(some) for some in data.draw(st.lists(positions, max_size=5))]
    periods = Periods.of(map(month_of, cards))
    expected = []
    for some in tagged:
        shares = shares_of(tally_months(cards[at] for at in some).articles, periods)
        by_month, by_year = (
            array("H", (shares[at] for at in sorted(shares) if bool(at & 15) == of_months))
            for of_months in (True, False)
        )
        expected.append(by_month.tobytes() + b" " + by_year.tobytes())
    assert list_shares(cards, tagged) == expected
