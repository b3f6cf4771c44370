"""The tags that need no mention: what metadata and folders say, and topics."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fonds.base.fold import fold_name
from fonds.base.kinds import BY_FOLDER
from fonds.config import Archive
from fonds.names.recognise.topics import load_topics
from fonds.names.resolve.ids import RecordIds


class Stated(NamedTuple):
    """What is stated alike of some articles."""

    record: str  # that they are tagged with: a curated id or a key
    why: str  # "metadata", "folder" or "topic"
    articles: list[str]  # their ids


def read_stated(
    catalogue: sqlite3.Connection, known: RecordIds, archive: Archive
) -> Iterator[Stated]:
    """What metadata and folders say of articles, folders last."""
    rows = catalogue.execute(
        "SELECT a.id, a.stated, a.publication, a.creator, s.path"
        " FROM articles a JOIN sources s ON s.id = a.source_id"
    )
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for article_id, stated, publication, creators, path in rows:
        for folder, labels in json.loads(stated).items() if stated != "{}" else ():
            kind = BY_FOLDER[folder].name
            for label in labels:
                said[kind, label].append(article_id)
        said["publication", publication or archive.publication].append(article_id)
        for creator in json.loads(creators) if creators != "[]" else ():
            said["creator", creator].append(article_id)
        if archive.publish_path and "/" in path:
            said["folder", path.rpartition("/")[0]].append(article_id)
    for (kind, label), articles in sorted(said.items(), key=lambda it: it[0][0] == "folder"):
        if meant := known.state(kind, label, len(articles)):
            yield Stated(meant, "folder" if kind == "folder" else "metadata", articles)


def read_topics(
    catalogue: sqlite3.Connection, known: RecordIds, lang: str, topics: Path | None
) -> Iterator[Stated]:
    """What the words of articles say that they are about."""
    listed, reject = load_topics(topics), known.rejected
    query = "SELECT article_id, topics FROM mention_states WHERE topics != '[]'"
    found: dict[str, list[str]] = defaultdict(list)
    for article_id, its in catalogue.execute(query):
        for topic in json.loads(its):
            found[topic].append(article_id)
    for topic, articles in found.items():
        label = listed.label(topic, lang)
        if fold_name(label) not in reject and (meant := known.state("topic", label, len(articles))):
            yield Stated(meant, "topic", articles)
