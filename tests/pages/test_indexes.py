"""Index pages are planned when they are asked for, and again only if something of them changed."""

from __future__ import annotations

import pytest

from fonds.base.locale import load_words
from fonds.catalogue.holdings import Holdings
from fonds.catalogue.page_states import PageState
from fonds.catalogue.queries import Card, Record
from fonds.pages.calendar import LIMIT, period_of
from fonds.pages.indexes import Indexes

WORDS = load_words("fr")
OFTEN, SELDOM, RARE = "people/1984", "people/claude", "people/zoe"


def hold(titles: dict[int, str] | None = None, rare: tuple[int, ...] = (7,)) -> Holdings:
    """Articles of two years and of none; *titles*: other ones, by position."""
    cards = [make_card(number, (titles or {}).get(number, "Titre")) for number in range(2 * LIMIT)]
    tagged = {OFTEN: [*range(2 * LIMIT)], SELDOM: [1, 2, 399], RARE: [*rare]}
    records = {id_: make_record(id_, linked=id_ != RARE) for id_ in tagged}
    tags = {
        card.id: [records[id_] for id_, positions in tagged.items() if at in positions]
        for at, card in enumerate(cards)
    }
    places = {card.id: number for number, card in enumerate(cards)}
    keys, months = [card.key for card in cards], [0] * len(cards)
    return Holdings(cards, records, tagged, places, tags, keys, months)


def make_card(number: int, title: str) -> Card:
    year, month = (2021, 1 + number // 20) if number < 240 else (2022, 2)
    date = f"{year}-{month:02d}" if number < 390 else ""
    filed = f"{year}/{month:02d}" if date else "undated"
    page, id_ = f"articles/{filed}/a{number:03d}.md", f"a{number:03d}"
    when = (year, month) if date else (None, 0)
    key = f"{page} {title}"
    return Card(id_, filed, title, False, date, when[0], when[1], "fr", "ltr", page, key)


def make_record(id_: str, *, linked: bool) -> Record:
    label = id_.rpartition("/")[2].title()
    return Record(id_, "person", label, False, "", (), (), "", linked)


def states_of(indexes: Indexes) -> dict[str, PageState]:
    """What a build would leave of the pages."""
    planned = {path: indexes.record_of(path) for path in indexes}
    return {
        path: PageState("", "", edited=False, plan=indexes.plans[record.id] if record else "")
        for path, record in planned.items()
    }


def test_every_page_is_there_by_its_path() -> None:
    indexes = Indexes(hold(), WORDS)
    assert {"time/index.md", "people/index.md", f"{OFTEN}.md", f"{OFTEN}/2021-03.md"} < {*indexes}
    assert all(indexes[path].path == path for path in indexes)
    assert len(indexes) == len({*indexes})
    assert f"{RARE}.md" not in indexes
    assert f"{OFTEN}/2023.md" not in indexes
    assert "other/page.md" not in indexes
    with pytest.raises(KeyError):
        indexes[f"{OFTEN}/2023.md"]


def test_pages_are_the_same_in_whatever_order_they_are_asked_for() -> None:
    indexes, other = Indexes(hold(), WORDS), Indexes(hold(), WORDS)
    assert {path: repr(indexes[path]) for path in reversed([*indexes])} == {
        path: repr(other[path]) for path in other
    }


def test_the_pages_of_a_record_that_did_not_change_are_known() -> None:
    before = Indexes(hold(), WORDS)
    states = states_of(before)
    after = Indexes(hold(), WORDS, states)
    assert {*after} == {*before}
    assert set(after.known) == {OFTEN, SELDOM}
    assert [repr(after[path]) for path in before] == [repr(before[path]) for path in before]


def test_another_title_concerns_the_records_of_its_article() -> None:
    after = Indexes(hold({5: "Autre"}), WORDS, states_of(Indexes(hold(), WORDS)))
    assert set(after.known) == {SELDOM}
    assert any(card.title == "Autre" for card in after[f"{OFTEN}/2021-01.md"].cards)


def test_another_tag_concerns_every_record_since_company_is_counted_over_all() -> None:
    after = Indexes(hold(rare=(7, 8)), WORDS, states_of(Indexes(hold(), WORDS)))
    assert not after.known


def test_a_record_with_an_edited_page_is_not_known() -> None:
    states = states_of(Indexes(hold(), WORDS))
    path = f"{OFTEN}/2022.md"
    states[path] = states[path]._replace(plan="")
    assert set(Indexes(hold(), WORDS, states).known) == {SELDOM}


@pytest.mark.parametrize(
    ("path", "period"),
    [
        ("people/a/2021.md", (2021, None)),
        ("people/a/2021-03.md", (2021, 3)),
        ("people/a/2021-03-p2.md", (2021, 3)),
        ("people/a/2021-00.md", (2021, 0)),
        ("people/a/undated-p1.md", (None, None)),
        ("people/a.md", None),
    ],
)
def test_a_part_of_a_list_is_of_a_period(
    path: str, period: tuple[int | None, int | None] | None
) -> None:
    assert period_of(path) == period


def test_each_part_lists_the_articles_of_its_period() -> None:
    held = hold()
    indexes = Indexes(held, WORDS)
    for page in indexes.pages_of(held.records[OFTEN]):
        if page.cards:
            period = period_of(page.path)
            assert period is not None
            assert {card.year for card in page.cards} == {period[0]}
            assert period[1] in (None, *{card.month for card in page.cards})
