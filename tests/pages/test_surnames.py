"""People stand in registers by their surnames, particles by the rules of libraries."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.pages.surnames import collate_filed, file_name
from tests.archives import make_home


@pytest.mark.parametrize(
    ("label", "filed"),
    [
        ("Emmanuel Macron", "Macron, Emmanuel"),
        ("Marine Le Pen", "Le Pen, Marine"),
        ("Charles de Gaulle", "Gaulle, Charles de"),
        ("Jean d’Ormesson", "Ormesson, Jean d’"),
        ("Jean de La Fontaine", "La Fontaine, Jean de"),
        ("Joachim du Bellay", "Du Bellay, Joachim"),
        ("Valéry Giscard d’Estaing", "Giscard d’Estaing, Valéry"),
        ("Myriam El Khomri", "El Khomri, Myriam"),
        ("Mohammed ben Salmane", "Ben Salmane, Mohammed"),
        ("Vincent van Gogh", "Gogh, Vincent van"),
        ("Jean-Claude Van Damme", "Van Damme, Jean-Claude"),
        ("George W. Bush", "Bush, George W."),
        ("Gabriel García Márquez", "García Márquez, Gabriel"),
        ("Dominique Strauss-Kahn", "Strauss-Kahn, Dominique"),
        ("Xi Jinping", "Xi Jinping"),
        ("Kim Jong-un", "Kim Jong-un"),
        ("Elizabeth II", "Elizabeth II"),
        ("pape François", "pape François"),
        ("El Khomri", "El Khomri"),
        ("Zazie", "Zazie"),
        ("Martin 012", "Martin 012"),
        ("Владимир Путин", "Владимир Путин"),
        ("", ""),
    ],
)
def test_examples(label: str, filed: str) -> None:
    assert file_name(label, "fr") == filed


@given(st.text(max_size=30))
def test_no_word_of_a_name_is_lost(label: str) -> None:
    filed = file_name(label, "fr")
    if filed != label:
        letters = sorted("".join(label.replace("'", "’").split()).lower())
        assert sorted("".join(filed.replace(",", "", 1).split()).lower()) == letters


def test_an_article_before_a_surname_counts() -> None:
    names = ["Laval, Pierre", "Le Pen, Marine", "Macron, Emmanuel", "Léotard, François"]
    assert sorted(names, key=collate_filed) == [names[0], names[1], names[3], names[2]]


def test_what_a_person_states_comes_first(tmp_path: Path) -> None:
    seeds = {
        "a.txt": " date 2021-03 Titre\n\nAriane Teletxea se tait.\n",
        "metadata.csv": "file,people\na.txt,Paul Verdier\n",
    }
    home = make_home(tmp_path / "a", seeds)
    home.put("authorities.yml", "people:\n  at: {label: Ariane Teletxea, sort: Ariane T.}\n")
    assert home.build().exit_code == 0
    register = home.page("people/index.html")
    assert ">Ariane T.</a>" in register
    assert ">Verdier, Paul</a>" in register
    assert "Ariane T." not in home.page("people/at.html")
