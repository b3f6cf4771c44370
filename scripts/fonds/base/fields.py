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
            "publish date",
            "pubdate",
        ),
    ),
    Field(
        "creator",
        "list",
        ("auteur", "auteurs", "creator", "creators", "author", "authors", "byline"),
    ),
    Field("publication", "text", ("publication", "journal", "source", "newspaper", "site name")),
    Field("url", "url", ("url", "lien", "link", "adresse", "source url")),
    Field("rights", "text", ("droits", "rights", "licence", "license")),
    Field("lang", "lang", ("langue", "lang", "language")),
    Field("encoding", "encoding", ("encodage", "encoding")),
    Field(
        "modified",
        "date",
        (
            "modifié",
            "modified",
            "date de modification",
            "modification date",
            "date modified",
            "mis à jour",
            "updated",
            "last modified",
            "lastmod",
        ),
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
            "tags",
            "étiquettes",
        ),
    ),
)
"""Every field of ``Metadata`` but ``extra``, in its order."""

FILE_COLUMNS = ("fichier", "nom du fichier", "nom de fichier", "file", "filename", "file name")
"""Names of the column that says which file a row describes."""


def fold_name(name: str) -> str:
    """*name* without case, accents, spaces and punctuation: what column names are compared by."""
    return "".join(char for char in fold(name) if char.isalnum())


HEADER_KEYS = (
    "affiliation", "aliases", "base header level", "category", "categories", "catégorie",
    "catégories", "comment", "created", "créé", "css", "css class", "css classes", "description",
    "draft", "excerpt", "hostname", "html header", "id", "image", "layout", "permalink", "résumé",
    "revision", "rubrique", "section", "slug", "status", "statut", "subtitle", "summary",
    "template", "translation", "version", "xhtml header",
)  # fmt: skip
"""Keys that Pelican, MultiMarkdown, Jekyll, Hugo, Obsidian and trafilatura write at the head of a
text, beside the fields: what they state is shown as it is."""


_BY_NAME = {fold_name(column): field for field in FIELDS for column in field.columns}
_FILE_NAMES = frozenset(map(fold_name, FILE_COLUMNS))
_HEADER_KEYS = frozenset(map(fold_name, HEADER_KEYS))


def find_field(name: str) -> Field | None:
    """The field that a column or key called *name* states; None when it is unknown."""
    return _BY_NAME.get(fold_name(name))


def is_header_key(name: str) -> bool:
    """Whether a key called *name* states a field, or is another that tools write before a text."""
    key = fold_name(name)
    return key in _BY_NAME or key in _HEADER_KEYS


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
