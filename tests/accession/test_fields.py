"""Fields: each declared once, found by any of its names."""

from __future__ import annotations

from dataclasses import fields

import pytest

from fonds.base.fields import (
    FIELDS,
    HEADER_KEYS,
    assign_fields,
    find_field,
    fold_name,
    is_file_column,
    is_header_key,
)
from fonds.base.model import Metadata


def test_every_field_of_metadata_is_declared_in_order() -> None:
    assert [field.name for field in FIELDS] == [
        f.name for f in fields(Metadata) if f.name != "extra"
    ]


def test_kinds_fit_the_values_of_metadata() -> None:
    defaults = {f.name: f.default for f in fields(Metadata)}
    expected = {"date": None, "list": ()}
    assert all(defaults[field.name] == expected.get(field.kind, "") for field in FIELDS)


def test_no_column_name_means_two_fields() -> None:
    names = [(fold_name(column), field.name) for field in FIELDS for column in field.columns]
    assert len({name for name, _ in names}) == len(names)
    assert not any(is_file_column(name) for name, _ in names)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Titre", "title"),
        ("HEADLINE", "title"),
        ("Date de publication", "date"),
        ("Auteur(s)", "creator"),
        ("auteurs", "creator"),
        ("Byline", "creator"),
        ("Journal", "publication"),
        ("lien", "url"),
        ("Licence", "rights"),
        ("langue", "lang"),
        ("Encodage", "encoding"),
        ("Modifie", "modified"),
        ("date_de_modification", "modified"),
        ("Personnes", "people"),
        ("lieux", "places"),
        ("Organizations", "organisations"),
        ("THÈMES", "topics"),
        ("the\u0300mes", "topics"),
        ("Mots clés", "topics"),
        ("mots-cles", "topics"),
        ("keywords", "topics"),
        ("tags", "topics"),
        ("publish_date", "date"),
        ("pubDate", "date"),
        ("updated", "modified"),
        ("sitename", "publication"),
    ],
)
def test_names_are_found_whatever_their_case_accents_and_spaces(name: str, field: str) -> None:
    found = find_field(name)
    assert found is not None
    assert found.name == field


@pytest.mark.parametrize("name", ["", " ", "??", "cote", "標題", "fichier"])
def test_other_names_are_unknown(name: str) -> None:
    assert find_field(name) is None


@pytest.mark.parametrize(
    "name", ["Fichier", "file", "FileName", "nom du fichier", "Nom_du_fichier"]
)
def test_the_file_column_is_known(name: str) -> None:
    assert is_file_column(name)


def test_a_field_is_assigned_once() -> None:
    assigned = assign_fields(["titre", "x", "title", "date"])
    assert [field and field.name for field in assigned] == ["title", None, None, "date"]


def test_keys_of_a_header_are_those_of_fields_and_of_tools() -> None:
    assert all(map(is_header_key, (*HEADER_KEYS, "Titre", "TAGS", "css-class")))
    assert not any(map(find_field, HEADER_KEYS))
    assert not any(map(is_header_key, ("", "Sport", "file", "Le maire")))
