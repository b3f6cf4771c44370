"""The kinds of records, each with its folder: what an archive is indexed by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record."""

    name: str  # as the catalogue writes it: "person"
    folder: str  # folder of its pages, and its key in front matter and authorities.yml: "people"
    named: bool  # whether authorities.yml may curate it and front matter lists it


KINDS = (
    Kind("person", "people", True),
    Kind("place", "places", True),
    Kind("organisation", "organisations", True),
    Kind("topic", "topics", True),
    Kind("publication", "publications", False),
    Kind("creator", "creators", False),
    Kind("folder", "folders", False),
)

NAMED = tuple(kind for kind in KINDS if kind.named)
BY_FOLDER = {kind.folder: kind for kind in KINDS}
BY_NAME = {kind.name: kind for kind in KINDS}

GENERATED = ("articles", *(kind.folder for kind in KINDS), "time")
"""The folders of docs/ that fonds writes; each page in them carries a hash of itself."""
