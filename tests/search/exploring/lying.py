"""Places with and without coordinates, in an archive whose names follow rules."""

from __future__ import annotations

import json

from fonds.catalogue.holdings import read_holdings
from fonds.config import Archive
from fonds.search.corpus import read_texts
from tests.search.archive import insert, open_catalogue_of
from tests.search.scan import fold

LYING: dict[str, tuple[set[str], tuple[float, float] | None]] = {
    "Londres": ({"election", "londres"}, (51.51, -0.13)),
    "Washington": ({"presidential", "nomination", "washington"}, (38.9, -77.04)),
    "Chicago": ({"candidate", "campaign", "candidats"}, (41.88, -87.63)),
    "Sydney": ({"candidate", "elections", "campaign", "bureaux"}, (-33.87, 151.21)),
    "Bruxelles": ({"presidential", "campaign", "bruxelles"}, (50.85, 4.35)),
    "Marseille": ({"senator", "marseille"}, (43.3, 5.37)),
    "Nulle part": ({"year", "heures"}, None),
}
"""A place → the words of which one must occur in the articles that name it, and where it lies."""


def tag_places(archive: Archive) -> None:
    with open_catalogue_of(archive) as catalogue:
        texts = list(read_texts(catalogue, read_holdings(catalogue)))
        for label, (words, place) in LYING.items():
            stated = dict(zip(("lat", "lon"), map(str, place or ()), strict=False))
            record = f"places/{fold(label).replace(' ', '-')}"
            row = {"id": record, "kind": "place", "label": label, "curated": "1"}
            insert(catalogue, "records", **row, identifiers=json.dumps(stated))
            for text in texts:
                if words & {fold(one) for one in f"{text.card.title} {text.body}".split()}:
                    key = text.card.id
                    insert(catalogue, "tags", article_id=key, record_id=record, why="test")
