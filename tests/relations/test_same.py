"""Relating after any changes, in any order, gives what relating from nothing gives."""

from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fonds.catalogue.holdings import read_holdings
from fonds.relations import related as module
from fonds.relations.relate import relate
from fonds.relations.store import forget_relations
from tests.relations.catalogues import Given, dump, make_catalogue, put, remove

WORDS = [
    a + b for a in ("navi", "guer", "ports", "elec", "candi") for b in ("re", "tion", "dat", "x")
]
TAGS = ["people/a", "people/b", "places/c", "topics/d"]


@st.composite
def articles(draw: st.DrawFn) -> Given:
    """An article of a small world, so that many are related, near or the same."""
    rnd = Random(draw(st.integers(0, 400)))  # noqa: S311 - of a number that is drawn
    topic = rnd.sample(WORDS, 6)
    words = [rnd.choice(topic) for _ in range(rnd.choice([3, 25, 60]))]
    for at in draw(st.lists(st.integers(0, len(words) - 1), max_size=3)):
        words[at] = draw(st.sampled_from(WORDS))
    return Given(
        id=f"a{draw(st.integers(0, 39))}",
        title=draw(st.sampled_from(["Le port de Brest ferme", "Deux navires en mer", "Voilà"])),
        body=" ".join(words),
        date=draw(st.sampled_from(["2017-05", "2017-06-02", "2017", ""])),
        tags=tuple(sorted(draw(st.sets(st.sampled_from(TAGS), max_size=3)))),
    )


collections = st.lists(articles(), min_size=1, max_size=30, unique_by=lambda it: it.id)
changes = st.lists(st.lists(st.one_of(articles(), st.integers(0, 39)), max_size=3), max_size=4)


def related(them: Iterable[Given]) -> dict[str, list[tuple[object, ...]]]:
    catalogue = make_catalogue(them)
    relate(catalogue, read_holdings(catalogue))
    return dump(catalogue)


@pytest.fixture(params=[0, 4], ids=["always incremental", "as it comes"])
def short_lists(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists so short that they overflow; updated however much changed, or as in use."""
    monkeypatch.setattr(module, "_FULL_FROM", request.param)
    monkeypatch.setattr(module, "LISTED", 2)


@given(collections, st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_articles_changes_nothing(them: list[Given], rnd: Random) -> None:
    assert related(them) == related(rnd.sample(them, len(them)))


@given(collections, changes)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_changes_one_after_the_other_end_where_a_start_from_nothing_does(
    short_lists: None, them: list[Given], rounds: list[list[Given | int]]
) -> None:
    catalogue, held = make_catalogue(them), {it.id: it for it in them}
    relate(catalogue, read_holdings(catalogue))
    for edits in rounds:
        for edit in edits:
            if isinstance(edit, Given):
                put(catalogue, edit)
                held[edit.id] = edit
            else:
                remove(catalogue, f"a{edit}")
                held.pop(f"a{edit}", None)
        relate(catalogue, read_holdings(catalogue))
        assert dump(catalogue) == related(held.values())


def test_a_second_time_compares_nothing() -> None:
    catalogue = make_catalogue(
        [Given("a", "Un titre", "navires " * 30), Given("b", "Deux", "port")]
    )
    assert relate(catalogue, read_holdings(catalogue)) == 2
    before = dump(catalogue)
    assert relate(catalogue, read_holdings(catalogue)) == 0
    assert dump(catalogue) == before


def test_what_is_gone_leaves_nothing_behind() -> None:
    body = "Les navires russes quittent le port de Sébastopol vers la Syrie. " * 3
    catalogue = make_catalogue([Given("a", "Un", body), Given("b", "Deux", body)])
    relate(catalogue, read_holdings(catalogue))
    remove(catalogue, "b")
    relate(catalogue, read_holdings(catalogue))
    assert dump(catalogue) == related([Given("a", "Un", body)])


def test_relations_that_were_off_come_back_as_they_were() -> None:
    syllables = [a + b for a in "bcdfglmnpr" for b in "aeiou"]
    words = [a + b + "s" for a in syllables for b in syllables[:8]]
    rnd = Random(3)  # noqa: S311 - the same each time
    catalogue = make_catalogue(
        Given(
            id=f"a{number}",
            title="Voilà",
            body=" ".join(rnd.sample(words[number % 20 * 20 :][:20], 15) + rnd.sample(words, 20)),
        )
        for number in range(100)
    )
    relate(catalogue, read_holdings(catalogue))
    before = dump(catalogue)
    forget_relations(catalogue)
    relate(catalogue, read_holdings(catalogue))
    assert dump(catalogue) == before
    kinds = catalogue.execute("SELECT DISTINCT kind FROM relations").fetchall()
    assert ("related",) in kinds
