"""Accepted decisions never contradict each other, nor what authorities.yml says already."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.base.errors import UsageError
from fonds.names.curate.accept import apply_decisions
from fonds.names.curate.marks import Decision
from tests.names.holding import Holding, hold_french


@pytest.fixture
def weather(tmp_path: Path) -> Holding:
    """One service under two spellings, one of them taken for a person, one for a place."""
    return hold_french(
        tmp_path,
        "Le ministre Meteo Zorbex a parlé hier à la radio.",
        "La ville de Météozorbex dort encore ce matin.",
    ).enrich()


def accept(holding: Holding, *decisions: tuple[str, str, str, str], text: str = "") -> str:
    """Accept *decisions* into *text*, make records of it, and say the file."""
    marks = [Decision(*decision, line) for line, decision in enumerate(decisions, 2)]
    changed, _ = apply_decisions(text, marks, "review.csv")
    holding.enrich(changed)
    return changed


def test_a_record_of_another_kind_takes_others_in_under_its_new_id(weather: Holding) -> None:
    assert weather.ids() >= {"people/meteo-zorbex", "places/meteozorbex"}
    accept(
        weather,
        ("relabel", "people/meteo-zorbex", "Meteo Zorbex", "organisations"),
        ("merge", "places/meteozorbex", "Météozorbex", "people/meteo-zorbex"),
    )
    assert weather.notes() == []
    assert {it for it in weather.ids() if "zorbex" in it} == {"organisations/meteo-zorbex"}


def test_so_it_does_where_the_merge_was_accepted_before(weather: Holding) -> None:
    merged = accept(
        weather, ("merge", "places/meteozorbex", "Météozorbex", "people/meteo-zorbex")
    )
    relabel = ("relabel", "people/meteo-zorbex", "Meteo Zorbex", "organisations")
    accept(weather, relabel, text=merged)
    assert weather.notes() == []
    assert {it for it in weather.ids() if "zorbex" in it} == {"organisations/meteo-zorbex"}


@pytest.mark.parametrize(
    ("text", "decisions", "told"),
    [
        (
            "",
            [("merge", "people/a-b", "A B", "people/c-d"), ("reject", "people/c-d", "C D", "")],
            "review.csv:2: “people/c-d” is rejected in line 3; keep one",
        ),
        (
            "reject: [C D]\n",
            [("merge", "people/a-b", "A B", "people/c-d")],
            "review.csv:2: “people/c-d” is rejected in authorities.yml:1",
        ),
        (
            "",
            [("merge", "people/a-b", "A B", "people/c-d"),
             ("merge", "people/c-d", "C D", "people/a-b")],
            "review.csv:3: “people/a-b” and “people/c-d” would take in each other",
        ),
        (
            "merge: [[people/a-b, people/c-d]]\n",
            [("merge", "people/a-b", "A B", "people/c-d")],
            "review.csv:2: “people/c-d” and “people/a-b” would take in each other",
        ),
        (
            "merge: [[x-y, a-b]]\n",
            [("merge", "people/a-b", "A B", "people/c-d")],
            "review.csv:2: “people/a-b” is part of “people/x-y” in authorities.yml:1",
        ),
        (
            "people:\n  a-b: {label: A B}\n",
            [("reject", "people/a-b", "A B", "")],
            "review.csv:2: “people/a-b” is declared in authorities.yml:2",
        ),
        (
            "people:\n  a-b: {label: A B}\n",
            [("relabel", "people/a-b", "A B", "places")],
            "review.csv:2: “people/a-b” is declared in authorities.yml:2",
        ),
        (
            "reject: [a b]\n",
            [("keep", "people/a-b", "A B", "")],
            "review.csv:2: “A B” is rejected in authorities.yml:1",
        ),
        (
            "relabel: {A B: places}\n",
            [("keep", "people/a-b", "A B", "")],
            "review.csv:2: “A B” is one of places in authorities.yml:1",
        ),
    ],
)  # fmt: skip
def test_what_contradicts_is_refused(
    text: str, decisions: list[tuple[str, str, str, str]], told: str
) -> None:
    marks = [Decision(*decision, line) for line, decision in enumerate(decisions, 2)]
    with pytest.raises(UsageError) as error:
        apply_decisions(text, marks, "review.csv")
    assert str(error.value).startswith(told)
