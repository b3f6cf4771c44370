"""Which articles are tagged with which records, and why.

Tags follow from what is stated of articles and from the records that their mentions name. Of the
records whose mentions are those of last time only what is stated is looked at.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping

from fonds.base.fingerprint import code_of, fingerprint
from fonds.catalogue.unfinished import is_unfinished
from fonds.names.curate.curated import Amendment
from fonds.names.resolve.stated import Stated

_REASON = "substr(why || '/', 1, instr(why || '/', '/') - 1)"
"""In SQL, why a mention is one: "rule" for any rule. The strongest reason is the first by alphabet:
curated, gazetteer, model, rule."""

_TABLES = (
    "CREATE TEMP TABLE touched (record_id PRIMARY KEY) WITHOUT ROWID",
    "CREATE TEMP TABLE fresh (article_id, record_id, why, PRIMARY KEY (article_id, record_id))"
    " WITHOUT ROWID",
)
_WATCH = """
CREATE TEMP TRIGGER touching AFTER UPDATE OF record_id ON mentions
WHEN OLD.record_id IS NOT NEW.record_id BEGIN
  INSERT OR IGNORE INTO touched SELECT OLD.record_id WHERE OLD.record_id IS NOT NULL;
  INSERT OR IGNORE INTO touched SELECT NEW.record_id WHERE NEW.record_id IS NOT NULL;
END
"""
_TOUCH_ALL = "INSERT INTO touched SELECT id FROM records"
_IS_STATED = "why IN ('metadata', 'folder', 'topic')"
_NOTED = (
    "SELECT article_id, group_concat(record_id || ' ' || why, char(10)) FROM tags"  # noqa: S608
    f" WHERE {_IS_STATED} GROUP BY article_id"
)
"""As one text each: most are what they were, which is seen at once."""
_STATED = (
    "INSERT OR IGNORE INTO fresh SELECT article_id, record_id, why FROM tags"  # noqa: S608
    f" WHERE {_IS_STATED} AND record_id IN (SELECT record_id FROM touched)"
)
_MENTIONED = (
    f"INSERT OR IGNORE INTO fresh SELECT article_id, record_id, min({_REASON})"  # noqa: S608
    " FROM mentions WHERE record_id IN (SELECT record_id FROM touched)"
    " GROUP BY article_id, record_id"
)
_FORGET = (
    "DELETE FROM tags WHERE record_id IN (SELECT record_id FROM touched)"
    " AND NOT EXISTS (SELECT 1 FROM fresh f"
    " WHERE (f.article_id, f.record_id) = (tags.article_id, tags.record_id))"
)
_PUT = (
    "INSERT OR REPLACE INTO tags SELECT f.* FROM fresh f LEFT JOIN tags t"
    " ON (t.article_id, t.record_id) = (f.article_id, f.record_id) WHERE t.why IS NOT f.why"
)


def hash_changes(changes: Mapping[str, Amendment]) -> str:
    """The fingerprint of what tags are made by, beside mentions and what is stated."""
    tags = [(id_, it.add, it.remove, sorted(it.pin.items())) for id_, it in changes.items()]
    return fingerprint(code_of("fonds.names.resolve.tags"), sorted(tags))


class Tagger:
    """Brings the tags of a catalogue up to date; to be made before mentions are given to records.

    Those that stay stay unwritten.
    """

    def __init__(self, catalogue: sqlite3.Connection, changes: Mapping[str, Amendment]) -> None:
        """*changes*: what a person corrected, by article."""
        self._catalogue = catalogue
        self._changes = changes
        last = catalogue.execute("SELECT tags FROM record_states").fetchone()
        known = last == (hash_changes(changes),) and not is_unfinished(catalogue)
        for statement in (*_TABLES, _WATCH if known else _TOUCH_ALL):
            catalogue.execute(statement)

    def write(self, stated: Iterable[Stated], ids: Mapping[str, str]) -> None:
        """Write each article's tags, of several reasons the strongest.

        *ids*: key, or id that was merged → id that stays.
        """
        curated = self._list_curated()
        tags = _list_tags(stated, ids)
        for article_id, record_id, _ in curated:
            tags[article_id].pop(record_id, None)
        self._forget_unstated(tags)
        rows = (
            (id_, record_id, why) for id_, its in tags.items() for record_id, why in its.items()
        )
        self._catalogue.executemany("INSERT OR IGNORE INTO fresh VALUES (?, ?, ?)", curated)
        self._catalogue.executemany("INSERT INTO fresh VALUES (?, ?, ?)", rows)
        self._catalogue.execute(_STATED)
        self._catalogue.execute(_MENTIONED)
        self._catalogue.executemany(
            "DELETE FROM fresh WHERE article_id = ? AND record_id = ?",
            (
                (article_id, record_id)
                for article_id, change in self._changes.items()
                for record_id in change.remove
                if record_id not in change.add
            ),
        )
        self._catalogue.execute(_FORGET)
        self._catalogue.execute(_PUT)
        for name in ("TRIGGER IF EXISTS touching", "TABLE touched", "TABLE fresh"):
            self._catalogue.execute(f"DROP {name}")

    def _list_curated(self) -> list[tuple[str, str, str]]:
        """The tags that a person gave."""
        query = "SELECT EXISTS (SELECT 1 FROM articles WHERE id = ?)"
        return [
            (article_id, record_id, "curated")
            for article_id, amendment in self._changes.items()
            if self._catalogue.execute(query, (article_id,)).fetchone()[0]
            for record_id in (*amendment.add, *amendment.pin.values())
        ]

    def _forget_unstated(self, tags: dict[str, dict[str, str]]) -> None:
        """Leave of *tags* those that there are not; forget others, which may still be mentioned."""
        gone: list[tuple[str, str]] = []
        for article_id, noted in self._catalogue.execute(_NOTED):
            its = tags.pop(article_id, {})
            if "\n".join([f"{record} {why}" for record, why in sorted(its.items())]) != noted:
                there = dict(line.split(" ") for line in noted.split("\n"))
                gone += [(article_id, it) for it, why in there.items() if its.get(it) != why]
                tags[article_id] = {it: why for it, why in its.items() if there.get(it) != why}
        drop = "DELETE FROM tags WHERE article_id = ? AND record_id = ?"
        self._catalogue.executemany(drop, gone)
        touch = "INSERT OR IGNORE INTO touched VALUES (?)"
        self._catalogue.executemany(touch, ((record_id,) for _, record_id in gone))


def _list_tags(stated: Iterable[Stated], ids: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Article → the ids of the records of which it is *stated* that they are its, and why."""
    tags: dict[str, dict[str, str]] = defaultdict(dict)
    for record, why, articles in stated:
        record_id = ids.get(record, record)
        for article_id in articles:
            tags[article_id].setdefault(record_id, why)
    return tags
