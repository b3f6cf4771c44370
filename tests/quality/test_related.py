"""How often the first related article is on topic, as a person judged; floors only rise."""

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.quality.conftest import Convert

HERE = Path(__file__).parent
FLOOR = json.loads((HERE / "floors.json").read_text("utf-8"))["related, on topic"]
FIRSTS = """
    SELECT here.path, there.path FROM relations r
    JOIN articles a ON a.id = r.article_id JOIN sources here ON here.id = a.source_id
    JOIN articles b ON b.id = r.other_id JOIN sources there ON there.id = b.source_id
    WHERE r.kind = 'related' AND r.rank = 1
"""


def test_first_related_articles_are_on_topic(french_catalogue: Convert) -> None:
    with closing(sqlite3.connect(french_catalogue("rules"))) as catalogue:
        firsts = dict(catalogue.execute(FIRSTS))
    with (HERE / "judged-related.csv").open(encoding="utf-8", newline="") as file:
        judged = list(csv.DictReader(file))
    right = {row["file"] for row in judged
             if firsts.get(row["file"]) == row["related"] and row["on_topic"] == "yes"}  # fmt: skip
    known = {(row["file"], row["related"]) for row in judged}
    drawn = {row["file"] for row in judged}
    unjudged = [(file, firsts.get(file)) for file in drawn if (file, firsts.get(file)) not in known]
    assert len(right) >= FLOOR * len(drawn), f"to be judged: {unjudged}"
