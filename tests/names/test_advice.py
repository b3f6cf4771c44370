"""What the review proposes for a record, and where it keeps silent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fonds.catalogue.store import open_catalogue
from fonds.names.curate.doubts import find_doubts, order_names
from fonds.names.curate.found import Name
from fonds.names.curate.proposals import read_proposals
from tests.names.holding import hold_french

ADVICE: list[tuple[str, list[str], dict[str, tuple[str, str]]]] = [
    (
        "spellings of one first name are one person",
        ["Volodymyr Zelensky est là.", "Volodymyr Zelenskyy est là, et Zelensky parle."],
        {"Volodymyr Zelensky": ("", "")},
    ),
    (
        "the end of a name is no other person",
        ["Chacun a vu Thomas De Vurmak ; De Vurmak rit."],
        {"Thomas De Vurmak": ("", "")},
    ),
    (
        "another first name is perhaps another person",
        ["Chacun a vu Alexandre Vurmak.", "Chacun a vu Jean Karaoglu."],
        {"Alexandre Vurmak": ("", ""), "Jean Karaoglu": ("", "")},
    ),
    (
        "figures tell channels apart",
        ["Chacun regarde France 2 le soir.", "Chacun regarde France 3 le soir."],
        {"France 2": ("", ""), "France 3": ("", "")},
    ),
    (
        "one kind in four mentions may be chance",
        [*["La société Zorbex recrute."] * 3, "La ville de Zorbex dort."],
        {"Zorbex": ("", "")},
    ),
    (
        "one kind in three mentions may be the right one",
        [*["La société Zorbex recrute."] * 2, "La ville de Zorbex dort."],
        {"Zorbex": ("relabel", "places")},
    ),
    (
        "a surname means the only one who has it",
        ["Chacun a vu Xavi Vurmak.", "Selon Vurmak, il pleut."],
        {"Xavi Vurmak": ("", ""), "Vurmak": ("merge", "people/xavi-vurmak")},
    ),
    (
        "a surname of two persons means neither",
        ["Chacun a vu Xavi Vurmak.", "Chacun a vu Anne Vurmak.", "Selon Vurmak, il pleut."],
        {"Xavi Vurmak": ("", ""), "Anne Vurmak": ("", ""), "Vurmak": ("", "")},
    ),
]


@pytest.mark.parametrize(
    ("texts", "advised"), [it[1:] for it in ADVICE], ids=[it[0] for it in ADVICE]
)
def test_advice(tmp_path: Path, texts: list[str], advised: dict[str, tuple[str, str]]) -> None:
    holding = hold_french(tmp_path, *texts).enrich()
    with open_catalogue(holding.archive.catalogue) as catalogue:
        proposals = read_proposals(catalogue, "fr")
    assert {it.name.label: (it.doubt.action, it.doubt.value) for it in proposals} == advised


def test_a_merged_person_of_another_first_name_may_be_split_again(tmp_path: Path) -> None:
    holding = hold_french(tmp_path, "Chacun a vu Jean Vurmak et Xavi Vurmak.")
    holding.enrich("merge: [[jean-vurmak, xavi-vurmak]]\n")
    with open_catalogue(holding.archive.catalogue) as catalogue:
        (proposal,) = read_proposals(catalogue, "fr")
    assert (proposal.doubt.action, proposal.doubt.value) == ("split", "Xavi Vurmak")


def test_what_is_proposed_for_doubles() -> None:
    """Acronyms, names with something glued to them and names that were cut: the whole one."""
    full = Name("organisations/o", "Organisation mondiale de la santé", "organisations", 9,
                {"organisation": 9}, 0, (), False)  # fmt: skip
    short = replace(full, id="organisations/oms", label="OMS", articles=4)
    cut = replace(full, id="organisations/c", label="Organisation mondiale", articles=3)
    person = Name("people/e", "Eric Ciotti", "people", 9, {"person": 9}, 0, (), False)
    led = replace(person, id="people/l", label="LR Eric Ciotti", articles=3)
    label = "Organisation mondiale de la santé Eric Ciotti"
    glued = replace(full, id="organisations/g", label=label, articles=3)
    doubts = find_doubts([full, short, cut, person, led, glued], "fr")
    assert {id_: [(it.code, it.value) for it in found] for id_, found in doubts.items()} == {
        "organisations/oms": [("acronym", full.id)],
        "organisations/c": [("part", full.id)],
        "people/l": [("part", person.id)],
        "organisations/g": [("part", full.id)],
    }


def test_names_are_in_the_order_of_doubt() -> None:
    sure = Name("people/a", "Anne Roy", "people", 50, {"person": 90}, 3, (), False)
    split = replace(sure, id="people/b", votes={"person": 3, "place": 2}, articles=4)
    single = replace(sure, id="people/c", label="Zorbex", votes={"person": 1, "": 7})
    one_rule = replace(sure, id="people/e", label="Zoé Vurmak", listed=0, reasons=1, articles=2)
    doubted = replace(sure, id="people/f", label="Zoé Karaoglu", votes={"person": 9, "thing": 1})
    more = find_doubts(
        [one_rule, doubted, replace(one_rule, id="people/g", label="Ana Diaz", reasons=2)], "fr"
    )
    assert {id_: [it.code for it in found] for id_, found in more.items()} == {
        "people/e": ["alone"],
        "people/f": ["split"],
    }
    few = replace(sure, id="people/d", label="Vurmak Xavi", votes={"person": 2, "": 40})
    names = [sure, few, single, replace(split, label="Jean Karaoglu")]
    doubts = find_doubts(names, "fr", seen={"people/a", "people/b", "people/c"})
    assert [name.id[-1] for name in order_names(names, doubts)] == ["d", "b", "c", "a"]
    assert [it.code for it in doubts["people/d"]] == ["few", "new"]
    assert "people/a" not in doubts
