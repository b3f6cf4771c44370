"""A note without a headline is called what its file is called."""

import pytest

from fonds.accession.notenames import name_note

NOTE = "---\ndate: 2020-03-01\ntags:\n  - presse\n---\nLe premier convoi est parti vendredi."


@pytest.mark.parametrize(
    "name",
    ["Train de nuit : le retour", "Budget de la ville", "Haushalt 2020 steht", "Ночной поезд"],
)
@pytest.mark.parametrize("text", [NOTE, "Le convoi de [[Lestrac]] est parti."])
def test_the_name_of_a_note(name: str, text: str) -> None:
    assert name_note(f"Vault/{name}.md", text) == name


@pytest.mark.parametrize(
    "path",
    ["lavoir.md", "clip 1.md", "2020-03-01 Budget voté.md", "Sans titre 3.md", "Untitled note.md",
     "budget_de_la ville.md", "lundi 3 mars 2020.md", "Budget de la ville.txt",
     "le-budget-vote.md"],
)  # fmt: skip
def test_a_name_that_is_no_title(path: str) -> None:
    assert name_note(path, NOTE) == ""


def test_a_text_that_is_no_note() -> None:
    assert name_note("Budget de la ville.md", "Le premier convoi est parti vendredi.") == ""
