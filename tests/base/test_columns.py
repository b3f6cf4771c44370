"""The columns of tables that tools write, found by their names."""

from __future__ import annotations

import pytest

from fonds.base.columns import assign_columns, find_column, is_text_column


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("dc:title", "title"),
        ("Dublin Core:Title", "title"),
        ("DC.creator", "creator"),
        ("dcterms:date", "date"),
        ("dcterms:issued", "date"),
        ("Dublin Core:Subject", "topics"),
        ("og:title", "title"),
        ("article:published_time", "date"),
        ("schema:datePublished", "date"),
        ("publish_date", "date"),
        ("date_publish", "date"),
        ("publishedAt", "date"),
        ("pubDate", "date"),
        ("Date de parution", "date"),
        ("Publié le", "date"),
        ("année", "date"),
        ("Publication Title", "publication"),
        ("sitename", "publication"),
        ("Nom du journal", "publication"),
        ("MÉDIA", "publication"),
        ("Publisher", "publication"),
        ("meta_lang", "lang"),
        ("canonical_link", "url"),
        ("source_url", "url"),
        ("date_modify", "modified"),
        ("Manual Tags", "topics"),
        ("Titre", "title"),
    ],
)
def test_the_names_of_tools_and_vocabularies_are_known(name: str, field: str) -> None:
    found = find_column(name)
    assert found is not None
    assert found.name == field


@pytest.mark.parametrize(
    "name", ["", "dc", "id", "objectid", "article", "identifier", "description"]
)
def test_other_names_are_unknown(name: str) -> None:
    assert find_column(name) is None


def assigned(header: str) -> dict[str, str]:
    """Field → the column that states it."""
    names = header.split(",")
    found = zip(names, assign_columns(names), strict=True)
    return {field.name: name for name, field in found if field}


def test_a_column_that_states_less_counts_where_no_other_states_the_field() -> None:
    assert assigned("year,Date,hostname,source_url,url") == {
        "date": "Date",
        "publication": "hostname",
        "url": "url",
    }
    assert assigned("year,month") == {"date": "year"}


def test_what_zotero_says_of_its_entries_is_not_said_of_the_articles() -> None:
    header = (
        "Key,Item Type,Publication Year,Author,Title,Publication Title,Date,Date Modified,Place"
    )
    assert assigned(header) == {
        "creator": "Author",
        "title": "Title",
        "publication": "Publication Title",
        "date": "Date",
    }
    assert assigned("Place,Date Modified") == {"places": "Place", "modified": "Date Modified"}


def test_columns_of_whole_texts_are_known() -> None:
    assert all(map(is_text_column, ["text", "Texte", "full_text", "content", "maintext", "BODY"]))
    assert not any(map(is_text_column, ["title", "context", "file", ""]))
