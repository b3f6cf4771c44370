"""The kinds of records, each with its folder: what an archive is indexed by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record."""

    name: str  # as the catalogue writes it: "person"
    folder: str  # folder of its pages, and its key in front matter and authorities.yml: "people"
    curated: bool = False  # whether authorities.yml may curate it and front matter lists it
    named: bool = False  # whether texts call it by its name


KINDS = (
    Kind("person", "people", curated=True, named=True),
    Kind("place", "places", curated=True, named=True),
    Kind("organisation", "organisations", curated=True, named=True),
    Kind("topic", "topics", curated=True),
    Kind("publication", "publications"),
    Kind("creator", "creators"),
    Kind("folder", "folders"),
)

CURATED = tuple(kind for kind in KINDS if kind.curated)
NAMED = tuple(kind.name for kind in KINDS if kind.named)
"""Persons, places and organisations: what names are found of."""

BY_FOLDER = {kind.folder: kind for kind in KINDS}
BY_NAME = {kind.name: kind for kind in KINDS}

GENERATED = ("articles", *(kind.folder for kind in KINDS), "time")
"""The folders of docs/ that fonds writes; each page in them carries a hash of itself."""
