"""The tags that need no mention: what metadata and folders say, and topics."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from fonds.base.fold import fold_name
from fonds.base.kinds import BY_FOLDER
from fonds.config import Archive
from fonds.names.recognise.topics import load_topics
from fonds.names.resolve.ids import RecordIds

Tag = tuple[str, str, str]
"""Article id, the record that it is tagged with (a curated id or a key), why."""


def read_stated(catalogue: sqlite3.Connection, known: RecordIds, archive: Archive) -> Iterator[Tag]:
    """What metadata and folders say of each article."""
    rows = catalogue.execute(
        "SELECT a.id, a.stated, a.publication, a.creator, s.path"
        " FROM articles a JOIN sources s ON s.id = a.source_id"
    )
    for article_id, stated, publication, creators, path in rows:
        stated_labels = [
            (BY_FOLDER[folder].name, label)
            for folder, labels in (json.loads(stated).items() if stated != "{}" else ())
            for label in labels
        ]
        stated_labels.append(("publication", publication or archive.publication))
        if creators != "[]":
            stated_labels += [("creator", creator) for creator in json.loads(creators)]
        if archive.publish_path and "/" in path:
            stated_labels.append(("folder", path.rpartition("/")[0]))
        for kind, label in stated_labels:
            meant = known.state(kind, label)
            if meant:
                yield article_id, meant, "folder" if kind == "folder" else "metadata"


def read_topics(
    catalogue: sqlite3.Connection, known: RecordIds, lang: str, topics: Path | None
) -> Iterator[Tag]:
    """What each article's words say that it is about."""
    listed, reject = load_topics(topics), known.rejected
    query = "SELECT article_id, topics FROM mention_states WHERE topics != '[]'"
    for article_id, found in catalogue.execute(query):
        for topic in json.loads(found):
            label = listed.label(topic, lang)
            meant = "" if fold_name(label) in reject else known.state("topic", label)
            if meant:
                yield article_id, meant, "topic"
