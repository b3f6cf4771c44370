"""Columns without a field: those that were chosen, and none that tells a file's name."""

from __future__ import annotations

import pytest

from fonds.accession.columns import choose_columns, hide_file

EXTRA = (("Cote", "A 1"), ("Note privée", "x"), ("№", "3"), ("¶", "4"))


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        (None, ["Cote", "Note privée", "№", "¶"]),
        ([], []),
        (["cote", "rien"], ["Cote"]),
        (["NOTE PRIVEE"], ["Note privée"]),
        (["¶"], ["¶"]),
    ],
)
def test_columns_are_chosen_by_name(chosen: list[str] | None, left: list[str]) -> None:
    assert [name for name, _ in choose_columns(EXTRA, chosen)] == left


@pytest.mark.parametrize(
    "told",
    [
        ("fichier", "autre.txt"),
        ("chemin", "C:\\dossier\\Été.txt"),
        ("path", "2022/été.TXT"),
        ("ancien", "Été"),
        ("ancien", "E\u0301te\u0301.txt"),
    ],
)
def test_what_tells_the_name_of_the_file_is_left_out(told: tuple[str, str]) -> None:
    kept = ("Cote", "une Été.txt, peut-être")
    assert hide_file((told, kept), "2022/Été.txt") == (kept,)
