"""A change of the declared names: only the texts that it can concern are searched again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.names.recognise.gazetteer import Gazetteer, KnownName
from fonds.names.recognise.spans import Span
from fonds.names.resolve.redeclared import Redeclared, list_claims
from fonds.names.text.plain import make_plain
from fonds.names.text.words import split_words
from tests.names.holding import Holding, hold_french

TEXTS = (
    "Le ministre Jean Zorbex a parlé hier à Lyon, dit-il.",
    "Selon JEAN ZORBEX, il pleut. Marie Curie rit.",
    "La société Vurmak’Or recrute ; vurmak’or est à Lyon.",
    "Élise Ombrage vit à Nantes, et Elise Ombrage aussi.",
    "Il ne se passe rien du tout à Nantes.",
)

JEAN = "people:\n  jean-zorbex: {label: Jean Zorbex}\n"
DECISIONS = [  # what authorities.yml says one time after the other, articles searched again
    (JEAN, 2),
    (JEAN + "reject: [Lyon]\n", 0),
    (JEAN + "organisations:\n  vurmak: {label: Vurmak'Or, variants: [vurmak'or]}\n", 1),
    (JEAN.replace("jean-zorbex", "zorbex"), 3),
    (JEAN.replace("}", ", variants: [Élise Ombrage, Jean]}"), 3),
    (JEAN.replace("people", "places").replace("}", ", variants: [Jean]}"), 3),
    ("people:\n  elise: {label: ELISE OMBRAGE}\nmerge: [[marie-curie, elise]]\n", 3),
    ("people:\n  elise: {label: ELISE OMBRAGE}\nreject: [Marie Curie]\n", 0),
    ("people:\n  elise: {label: Élise Ombrage}\narticles:\n  n4: {remove: [elise]}\n", 1),
    ("people:\n  elise: {label: Élise Ombrage, note: Une femme.}\nsplit: [Zorbex]\n", 0),
    ("topics:\n  nantes: {label: Nantes}\nrelabel: {Nantes: people}\n", 1),
    ("places:\n  nantes: {label: Nantes, variants: [passe rien]}\n", 2),
    ("", 2),
]


def known(holding: Holding) -> dict[str, list[tuple[Any, ...]]]:
    tables = ("mentions", "records", "variants", "tags", "hidden_names", "curated_states")
    rows = {
        table: sorted(holding.query(f"SELECT * FROM {table}"), key=repr)  # noqa: S608 - of those above
        for table in tables
    }
    states = "SELECT article_id, key, topics FROM mention_states ORDER BY 1"
    return rows | {"states": holding.query(states)}


def test_what_follows_decisions_is_what_is_made_from_scratch(tmp_path: Path) -> None:
    followed = hold_french(tmp_path / "followed", *TEXTS).enrich("")
    for at, (text, concerned) in enumerate(DECISIONS):
        assert followed.enrich(text).searched == concerned, text
        scratch = hold_french(tmp_path / str(at), *TEXTS).enrich(text)
        assert scratch.searched == len(TEXTS)
        assert known(followed) == known(scratch), text
        assert followed.remarks == scratch.remarks


def test_a_text_that_is_new_with_a_decision_is_searched_with_it(tmp_path: Path) -> None:
    holding = hold_french(tmp_path, *TEXTS).enrich("")
    (holding.archive.seeds / "n5.txt").write_text(" date 2022-01 Jean Zorbex rit.", "utf-8")
    assert holding.enrich(JEAN).searched == 3
    assert holding.labels("person", "n5") == {"Jean Zorbex"}
    assert holding.enrich(JEAN).searched == 0


def test_other_topics_search_all_texts_again(tmp_path: Path) -> None:
    holding = hold_french(tmp_path, *TEXTS).enrich(JEAN)
    topics = tmp_path / "topics.yml"
    topics.write_text(
        "threshold: 1\nmost: 3\ntopics:\n"
        "- {id: pluie, fr: {label: Pluie, triggers: pleut}, en: {label: Rain, triggers: rain}}\n",
        "utf-8",
    )
    assert holding.enrich("", topics=topics).searched == len(TEXTS)


WORDS = [
    "Jean", "jean", "Dupont", "Jean-Yves", "l’Oréal", "L'Oréal", "Étienne", "Etienne", "ÉTIENNE",
    "Straße", "STRASSE", "İzmir", "Kırmızı", "ΣΊΣΥΦΟΣ", "Σίσυφος", "東京", "東京都", "J. K.", "ﬁn",
    "e\u0301te", "ŉa", "de", "La", "Œuvre", "\x9cuvre", "\x92", "Simon", "ſimon", "Kelvin",
    "–", '"',
]  # fmt: skip
BETWEEN = st.sampled_from([" ", " ", "-", "", "'", "’", "\xa0", ". "])
CASES: st.SearchStrategy[Callable[[str], str]]
CASES = st.sampled_from([str.strip, str.upper, str.title, str.lower])


@st.composite
def written(draw: st.DrawFn, most: int = 3) -> str:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=most))
    return "".join(draw(CASES)(word) + draw(BETWEEN) for word in words)[:-1]


NAMES = st.lists(
    st.builds(KnownName, written(), st.sampled_from(["person", "place"]), st.just("curated"),
              st.sampled_from("ab")), max_size=4
)  # fmt: skip


def mentioned(names: list[KnownName], text: str) -> list[Span]:
    plain = make_plain(text)
    return list(Gazetteer(names).find(plain, split_words(plain)))


@given(NAMES, NAMES, st.lists(written(6), min_size=1, max_size=4), st.data())
def test_a_text_that_no_change_concerns_mentions_what_it_did(
    before: list[KnownName], others: list[KnownName], texts: list[str], data: st.DataObject
) -> None:
    now = data.draw(st.permutations([*before[:2], *others]))
    redeclared = Redeclared(list_claims(before), list_claims(now))
    for text in (*texts, *(f"{it.form} {texts[0]} {it.form.upper()}" for it in now)):
        if not redeclared.may_concern(text):
            assert mentioned(before, text) == mentioned(now, text)


@pytest.mark.parametrize("text", ["Il voit L’ORÉAL.", "l'oréal", "chez L'Oréal"])
def test_a_form_concerns_texts_however_they_write_it(text: str) -> None:
    now = list_claims([KnownName("L'Oréal", "organisation", "curated", "organisations/l-oreal")])
    assert Redeclared({}, now).may_concern(text)
    assert Redeclared(now, {}).may_concern(text)
    assert not Redeclared(now, now).may_concern(text)
    assert not Redeclared({}, now).may_concern("L’Oral et le réal")
