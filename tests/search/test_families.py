"""Which words belong together, by a dictionary of French, and by Snowball for all that it lacks."""

from __future__ import annotations

import numpy as np
import pytest

from fonds.search.families import choose_families
from fonds.search.forms import Forms
from fonds.search.vocabulary import make_vocabulary


def found(words: dict[str, int], lang: str = "fr") -> dict[str, set[str]]:
    """What each form finds in texts that have *words* so often."""
    surfaces = ["", *words]
    there = np.ones(len(surfaces), dtype=np.bool_)
    counts = np.array([0, *words.values()], dtype=np.int64)
    forms = Forms()
    forms.add(list(words))
    made = make_vocabulary(surfaces, forms, counts, {lang: there})
    return {
        name: {made.forms[form + step] for step in steps}
        for form, name in enumerate(made.forms)
        if (steps := made.inflections.steps_of(form))
    }


def of(*words: str, lang: str = "fr") -> dict[str, set[str]]:
    return found(dict.fromkeys(words, 1), lang)


def test_a_noun_asks_for_its_own_forms_alone_and_the_verb_finds_it() -> None:
    assert of("porte", "portes", "porter", "portait") == {
        "porte": {"portes"},
        "portes": {"porte"},
        "porter": {"porte", "portait"},
        "portait": {"porte", "porter"},
    }


def test_what_is_adjective_and_participle_finds_both() -> None:
    assert of("blessé", "blessées", "blessait")["blesse"] == {"blessees", "blessait"}


def test_the_noun_of_an_action_finds_the_verb_unless_that_has_other_nouns() -> None:
    assert of("déploiement", "déployé")["deploiement"] == {"deploye"}
    assert of("traitement", "traité") == {}
    assert of("traiter", "traitement")["traiter"] == {"traitement"}


def test_an_office_finds_its_holder_and_not_the_other_way() -> None:
    assert of("présidence", "président") == {"presidence": {"president"}}


def test_a_known_word_never_finds_an_unknown_one() -> None:
    assert of("santé", "Santa", "commissions", "comme", "le", "Léa", "français", "Francis") == {}


def test_unknown_words_are_stemmed_and_unknown_names_have_plurals_alone() -> None:
    assert of("blogueront", "bloguera") != {}
    assert of("Zorglub", "Zorglubs") == {"zorglub": {"zorglubs"}, "zorglubs": {"zorglub"}}
    assert of("Zorglubat", "Zorglubent") == {}


def test_a_name_is_no_plural_of_a_common_word() -> None:
    assert of("Paris", "pari") == {}
    assert of("paris", "pari") == {"paris": {"pari"}, "pari": {"paris"}}
    assert "pierre" in of("Pierre", "pierres")["pierres"]


@pytest.mark.parametrize("capital", ["Etat", "État", "ÉTAT"])
def test_a_capital_without_its_accent_is_known(capital: str) -> None:
    assert of(capital, "états") == {"etat": {"etats"}, "etats": {"etat"}}


def test_a_ligature_that_is_spelled_out_is_known() -> None:
    assert of("coeurs", "cœur") == {"coeurs": {"coeur"}, "coeur": {"coeurs"}}


def test_a_form_is_of_a_family_if_a_tenth_of_its_occurrences_are_spelled_so() -> None:
    assert found({"sur": 91, "sûr": 9, "sûre": 5}) == {}
    assert found({"sur": 90, "sûr": 10, "sûre": 5}) == {"sur": {"sure"}, "sure": {"sur"}}


def test_other_languages_have_stems() -> None:
    assert of("house", "houses", "housing", lang="en")["house"] == {"houses", "housing"}
    assert of("children", "child", lang="en-GB")["child"] == {"children"}
    assert choose_families("xx") is None
