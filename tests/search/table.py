"""The table of answers: a small archive, queries of every kind, and what each must find."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import yaml

from fonds.base.plainyaml import load_yaml
from fonds.config import Archive
from fonds.pipeline import convert
from tests.search.archive import describe, write_site

FILE = Path(__file__).parent / "answers.yml"
TABLE: dict[str, Any] = load_yaml(FILE.read_text(encoding="utf-8"), FILE.name)
QUERIES: dict[str, list[str]] = {str(query): ids for query, ids in TABLE["queries"].items()}

OFFERS: dict[str, dict[str, int]] = {str(query): found for query, found in TABLE["offers"].items()}


def build_table(root: Path) -> Archive:
    """The archive of the table below *root*, with its index."""
    seeds = root / "seeds"
    seeds.mkdir(parents=True)
    archive = describe(root, seeds)
    with archive.metadata[0].open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["file", "date", "people", "places", "topics"])
        for name, (title, date, people, places, topics, text) in TABLE["articles"].items():
            (seeds / f"{name}.txt").write_text(f"{title}\n\n{text}\n", encoding="utf-8")
            table.writerow([f"{name}.txt", date, people, places, topics])
    archive.authorities.write_text(yaml.safe_dump(TABLE["authorities"]), encoding="utf-8")
    convert(archive, lambda *_: None)
    write_site(archive)
    return archive
