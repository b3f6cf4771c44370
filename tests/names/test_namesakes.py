"""Which of several things that share a name each article means, and what stays open."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.fold import fold_name
from fonds.names.curate.authorities import read_authorities
from fonds.names.curate.namesakes import group_namesakes, labels_apart
from fonds.names.recognise.senses import choose_senses, load_senses
from fonds.names.text.plain import make_plain
from tests.names.holding import Holding, hold_french

AUSTRIA, ISERE, DEPARTMENT = "Vienne (Autriche)", "Vienne (Isère)", "Vienne (département)"
DECLARED = """places:
  vienne: {label: Vienne, within: autriche}
  vienne-isere: {label: Vienne, within: isere}
  autriche: {label: Autriche}
  isere: {label: Isère}
"""


def meant(text: str, form: str) -> list[str]:
    """What each mention of *form* in *text* means; "" where that is open."""
    plain, senses = make_plain(text), load_senses()[fold_name(form)]
    spots = [match.span() for match in re.finditer(rf"(?<!-){form}", plain)]
    found = choose_senses(plain, spots, senses)
    return ["" if at is None else senses[at].name("fr") for at in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Elle chante à Vienne (Isère).", [ISERE]),
        ("Elle chante à Vienne, en Autriche.", [AUSTRIA]),
        ("Vienne, capitale de l’Autriche, dort.", [AUSTRIA]),
        ("Un train en gare de Poitiers (Vienne).", [DEPARTMENT]),
        ("L’élu du département de la Vienne rit.", [DEPARTMENT]),
        ("Née dans la Vienne, elle vit à Vienne (Autriche).", [DEPARTMENT, AUSTRIA]),
        ("Née dans la Vienne, elle vit à Vienne, près de Grenoble.", [DEPARTMENT, ISERE]),
        ("Vienne : un élu menacé. Il vient de la Vienne.", [DEPARTMENT, DEPARTMENT]),
        ("Elle chante à Vienne.", [""]),
        ("Elle chante à Vienne. L’Isère et l’Autriche sont loin.", [""]),
    ],
)
def test_what_is_beside_a_name_goes_before_all_else(text: str, names: list[str]) -> None:
    assert meant(text, "Vienne") == names


@pytest.mark.parametrize(
    ("form", "text", "names"),
    [
        ("Géorgie", "À Atlanta (Géorgie), puis à Tbilissi (Géorgie).", ["États-Unis", "pays"]),
        ("Géorgie", "Dans l’État de Géorgie, il neige.", ["États-Unis"]),
        ("Géorgie", "En Géorgie, il neige.", [""]),
        ("Washington", "Réunion à Washington.", ["capitale des États-Unis"]),
        ("Washington", "Un vol dans l’État de Washington.", ["État des États-Unis"]),
        ("Saint-Denis", "À Saint-Denis, l’île de la Réunion rit.", ["La Réunion"]),
        ("Saint-Denis", "À Saint-Denis, en Seine-Saint-Denis.", ["Seine-Saint-Denis"]),
        ("Valence", "Un feu à Valence. La Drôme est sèche.", ["Drôme"]),
        ("Valence", "Un feu à Valence, troisième ville espagnole.", ["Espagne"]),
        ("Tripoli", "L’armée est à Tripoli. Le Liban attend.", ["Liban"]),
        ("Québec", "Le maire de Québec rit, le reste du Québec aussi.", ["ville", "province"]),
    ],
)
def test_what_else_the_article_names_decides(form: str, text: str, names: list[str]) -> None:
    found = [name.partition(" (")[2].rstrip(")") for name in meant(text, form)]
    assert found == names


@given(st.text("Vienne aIsèr()., dlA\n"), st.lists(st.integers(0, 40), max_size=3))
def test_no_text_is_too_odd_to_be_asked(text: str, starts: list[int]) -> None:
    spots = [(start, start + 6) for start in starts]
    found = choose_senses(text, spots, load_senses()["vienne"])
    assert len(found) == len(spots)
    assert choose_senses(text, spots, load_senses()["vienne"]) == found


def test_every_place_of_the_list_is_told_apart() -> None:
    for form, senses in load_senses().items():
        for lang in ("fr", "en"):
            assert len({sense.name(lang) for sense in senses}) == len(senses) > 1, form
        assert sum(sense.main for sense in senses) <= 1, form
        assert all(sense.near or sense.leads for sense in senses), form


def several(holding: Holding, record_id: str) -> list[str]:
    """What the name of a record may mean, as the catalogue has it."""
    ((found,),) = holding.query("SELECT several FROM records WHERE id = ?", record_id)
    return json.loads(found) if found else []


def tagged(holding: Holding) -> dict[str, set[str]]:
    """Article → the ids of the Viennas that it is tagged with."""
    rows = holding.query("SELECT article_id, record_id FROM tags WHERE record_id LIKE '%vienne%'")
    found: dict[str, set[str]] = {}
    for article_id, record_id in rows:
        found.setdefault(article_id, set()).add(record_id)
    return found


def test_one_record_says_what_its_name_may_mean(tmp_path: Path) -> None:
    open_ = hold_french(tmp_path / "a", "Il vit à Vienne.", "Il vit à Vienne (Isère).").enrich()
    assert several(open_, "places/vienne") == [ISERE, AUSTRIA, DEPARTMENT]
    two = hold_french(tmp_path / "b", "L’élue de la Vienne.", "Il vit à Vienne (Isère).").enrich()
    assert several(two, "places/vienne") == [ISERE, DEPARTMENT]
    one = hold_french(tmp_path / "c", "Il vit à Vienne (Isère).", "L’Isère, Vienne.").enrich()
    assert several(one, "places/vienne") == []


def test_declared_namesakes_share_the_articles_by_what_they_show(tmp_path: Path) -> None:
    texts = (
        "Il vit à Vienne (Isère). À Vienne, tout va bien.",
        "Il vit à Vienne. L’Autriche vote.",
        "Il vit à Vienne.",
        "Née à Vienne, en Autriche, elle vit à Vienne (Isère).",
    )
    holding = hold_french(tmp_path, *texts).enrich()
    assert set(tagged(holding)["n1"]) == {"places/vienne"}
    holding.enrich(DECLARED)
    austria, isere = {"places/vienne"}, {"places/vienne-isere"}
    assert tagged(holding) == {"n1": isere, "n2": austria, "n3": austria, "n4": austria | isere}
    assert {AUSTRIA, ISERE} < holding.labels("place")
    assert several(holding, "places/vienne") == [AUSTRIA, ISERE]
    assert several(holding, "places/vienne-isere") == []
    holding.enrich(f"{DECLARED}articles:\n  n3: {{pin: {{Vienne: vienne-isere}}}}\n")
    assert tagged(holding)["n3"] == isere


def test_a_bracket_in_the_label_tells_apart_too_and_the_plain_one_is_usual(tmp_path: Path) -> None:
    holding = hold_french(
        tmp_path, "Il aime Zorbeville (Vurmak).", "Il aime Zorbeville.", "Zorbeville, au Vurmak."
    )
    holding.enrich(
        "places:\n  zorbeville: {label: Zorbeville}\n"
        "  autre: {label: Zorbeville (Vurmak), variants: [Zorbeville]}\n"
    )
    rows = holding.query("SELECT article_id, record_id FROM tags WHERE record_id LIKE 'places/%'")
    found = {it for it in rows if it[1] in ("places/zorbeville", "places/autre")}
    assert found == {("n1", "places/autre"), ("n2", "places/zorbeville"), ("n3", "places/autre")}


def test_metadata_that_name_one_of_them_follow_the_text(tmp_path: Path) -> None:
    holding = hold_french(tmp_path, "Il vit à Vienne (Isère).", "Il fait beau.")
    (tmp_path / "metadata.csv").write_text("file,places\nn1.txt,Vienne\nn2.txt,Vienne\n", "utf-8")
    holding.enrich(DECLARED)
    assert tagged(holding) == {"n1": {"places/vienne-isere"}, "n2": {"places/vienne"}}


def test_records_that_share_a_form_are_grouped_and_labelled_apart(tmp_path: Path) -> None:
    file = tmp_path / "authorities.yml"
    file.write_text(DECLARED, encoding="utf-8")
    records = read_authorities(file).records
    (group,) = group_namesakes(records)
    assert ([it.id for it in group.records], group.forms) == (
        ["places/vienne", "places/vienne-isere"],
        frozenset({"vienne"}),
    )
    assert labels_apart(records)["places/vienne-isere"] == ISERE
    assert labels_apart(records)["places/isere"] == "Isère"
