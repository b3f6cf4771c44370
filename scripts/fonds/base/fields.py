"""The fields of metadata, each declared once: what it is called, and what its values are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from fonds.base.fold import fold

Kind = Literal["text", "date", "list", "lang", "url", "encoding"]
"""What a value is: free text, an EDTF date, several texts, a BCP 47 tag, a link, a codec."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field that a table or front matter can state."""

    name: str  # attribute of ``Metadata``
    kind: Kind  # how its values are parsed and shown
    columns: tuple[str, ...]  # accepted column names, French and English, compared when folded


FIELDS = (
    Field("title", "text", ("titre", "title", "headline")),
    Field(
        "date",
        "date",
        (
            "date",
            "date de publication",
            "date de parution",
            "publication date",
            "date published",
            "published",
        ),
    ),
    Field(
        "creator",
        "list",
        ("auteur", "auteurs", "creator", "creators", "author", "authors", "byline"),
    ),
    Field("publication", "text", ("publication", "journal", "source", "newspaper")),
    Field("url", "url", ("url", "lien", "link", "adresse")),
    Field("rights", "text", ("droits", "rights", "licence", "license")),
    Field("lang", "lang", ("langue", "lang", "language")),
    Field("encoding", "encoding", ("encodage", "encoding")),
    Field(
        "modified",
        "date",
        ("modifié", "modified", "date de modification", "modification date", "date modified"),
    ),
    Field("people", "list", ("personnes", "personne", "people", "persons", "person")),
    Field("places", "list", ("lieux", "lieu", "places", "place")),
    Field(
        "organisations",
        "list",
        ("organisations", "organisation", "organizations", "organization", "orgs", "org"),
    ),
    Field(
        "topics",
        "list",
        (
            "thèmes",
            "thème",
            "sujets",
            "sujet",
            "topics",
            "topic",
            "subjects",
            "subject",
            "keywords",
            "mots-clés",
        ),
    ),
)
"""Every field of ``Metadata`` but ``extra``, in its order."""

FILE_COLUMNS = ("fichier", "nom du fichier", "nom de fichier", "file", "filename", "file name")
"""Names of the column that says which file a row describes."""


def fold_name(name: str) -> str:
    """*name* without case, accents, spaces and punctuation: what column names are compared by."""
    return "".join(char for char in fold(name) if char.isalnum())


_BY_NAME = {fold_name(column): field for field in FIELDS for column in field.columns}
_FILE_NAMES = frozenset(map(fold_name, FILE_COLUMNS))


def find_field(name: str) -> Field | None:
    """The field that a column or key called *name* states; None when it is unknown."""
    return _BY_NAME.get(fold_name(name))


def is_file_column(name: str) -> bool:
    """Whether a column called *name* says which file its row describes."""
    return fold_name(name) in _FILE_NAMES


def assign_fields(names: Iterable[str]) -> list[Field | None]:
    """The field that each of *names* states: None for unknown ones and for repetitions."""
    seen: set[str] = set()
    assigned: list[Field | None] = []
    for name in names:
        field = find_field(name)
        assigned.append(None if field is None or field.name in seen else field)
        if field:
            seen.add(field.name)
    return assigned
