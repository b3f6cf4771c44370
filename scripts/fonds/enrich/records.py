"""The second step of names: one record per thing over the whole archive, and each article's tags.

Recomputed at each run: it is cheap, and a record may change when any article does.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from fonds.chars import fold_white
from fonds.config import Archive
from fonds.enrich.authorities import Authorities
from fonds.enrich.territories import territory_label
from fonds.kinds import BY_FOLDER, KINDS
from fonds.slugs import name_records

_Tag = tuple[str, str, str]
"""Article id, what it is tagged with, why."""


@dataclass(slots=True)
class _Book:
    """The records being made."""

    by_form: dict[tuple[str, str], str]  # (kind, folded form) → id of a curated record
    labels: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    """(kind, folded label) → its spellings, for records that nobody declared"""
    tags: list[tuple[str, tuple[str, str] | str, str]] = field(default_factory=list)
    """(article id, curated id or (kind, folded label), why), the strongest reason first"""
    targets: dict[str, tuple[str, str] | str] = field(default_factory=dict)
    """what the finder took a mention for → curated id or (kind, folded label)"""

    def state(self, article_id: str, kind: str, label: str, why: str) -> None:
        """Tag *article_id* with what *label* names."""
        label = fold_white(label)
        key = (kind, label.casefold())
        if label:
            self.tags.append((article_id, self.place(key, label), why))

    def place(self, key: tuple[str, str], label: str) -> tuple[str, str] | str:
        """The curated record that *label* names, else the key of a record of its own."""
        if key in self.by_form:
            return self.by_form[key]
        self.labels[key].add(label)
        return key


def resolve_records(
    catalogue: sqlite3.Connection, authorities: Authorities, archive: Archive
) -> None:
    """Write records, variants and tags anew from what metadata states and the texts mention."""
    book = _Book({(r.kind, form.casefold()): r.id for r in authorities.records for form in r.forms})
    _collect_stated(catalogue, book, archive)
    _collect_mentions(catalogue, book, archive.lang)
    ids = _name(book, authorities)
    for table in ("tags", "variants", "records"):
        catalogue.execute(f"DELETE FROM {table}")  # noqa: S608 - the names above
    _write_curated(catalogue, authorities)
    catalogue.executemany(
        "INSERT INTO records VALUES (?, ?, ?, 0, '', '{}')",
        ((ids[key], key[0], min(spellings)) for key, spellings in sorted(book.labels.items())),
    )
    tags = _amend(_resolve(book, ids), authorities, _article_ids(catalogue))
    catalogue.executemany("INSERT OR IGNORE INTO tags VALUES (?, ?, ?)", tags)
    catalogue.execute("DELETE FROM records WHERE id NOT IN (SELECT record_id FROM tags)")
    _link_mentions(catalogue, book, ids)


def _collect_stated(catalogue: sqlite3.Connection, book: _Book, archive: Archive) -> None:
    rows = catalogue.execute(
        "SELECT a.id, a.stated, a.publication, a.creator, s.path"
        " FROM articles a JOIN sources s ON s.id = a.source_id"
    )
    for article_id, stated, publication, creators, path in rows:
        for folder, labels in json.loads(stated).items():
            for label in labels:
                book.state(article_id, BY_FOLDER[folder].name, label, "metadata")
        book.state(article_id, "publication", publication or archive.publication, "metadata")
        for creator in json.loads(creators):
            book.state(article_id, "creator", creator, "metadata")
        if archive.publish_path and "/" in path:
            book.state(article_id, "folder", path.rpartition("/")[0], "folder")


def _collect_mentions(catalogue: sqlite3.Connection, book: _Book, lang: str) -> None:
    for kind, target in catalogue.execute("SELECT DISTINCT kind, target FROM mentions").fetchall():
        if target.startswith("territory/"):
            label = territory_label(target.removeprefix("territory/"), lang)
            book.targets[target] = book.place((kind, label.casefold()), label)
        else:
            book.targets[target] = target
    rows = catalogue.execute("SELECT DISTINCT article_id, target, why FROM mentions")
    book.tags.extend((article_id, book.targets[target], why) for article_id, target, why in rows)


def _name(book: _Book, authorities: Authorities) -> dict[tuple[str, str], str]:
    """Each uncurated record's id."""
    ids: dict[tuple[str, str], str] = {}
    for kind in KINDS:
        labels = {key[1]: min(found) for key, found in book.labels.items() if key[0] == kind.name}
        taken = {
            record.id.rpartition("/")[2]
            for record in authorities.records
            if record.kind == kind.name
        }
        slugs = name_records(labels.values(), taken)
        for folded, label in labels.items():
            ids[kind.name, folded] = f"{kind.folder}/{slugs[label]}"
    return ids


def _resolve(book: _Book, ids: dict[tuple[str, str], str]) -> Iterator[_Tag]:
    for article_id, target, why in book.tags:
        yield article_id, target if isinstance(target, str) else ids[target], why


def _amend(tags: Iterator[_Tag], authorities: Authorities, articles: set[str]) -> Iterator[_Tag]:
    """*tags* with each article's curated additions first and its removals left out."""
    for article_id, amendment in authorities.articles.items():
        if article_id in articles:
            for record_id in amendment.add:
                yield article_id, record_id, "curated"
    for article_id, record_id, why in tags:
        amendment_ = authorities.articles.get(article_id)
        if amendment_ is None or record_id not in amendment_.remove:
            yield article_id, record_id, why


def _write_curated(catalogue: sqlite3.Connection, authorities: Authorities) -> None:
    for record in authorities.records:
        catalogue.execute(
            "INSERT INTO records VALUES (?, ?, ?, 1, ?, ?)",
            (
                record.id,
                record.kind,
                record.label,
                record.note,
                json.dumps(dict(record.identifiers), ensure_ascii=False),
            ),
        )
        catalogue.executemany(
            "INSERT OR IGNORE INTO variants VALUES (?, ?)",
            ((record.id, form) for form in record.variants),
        )


def _article_ids(catalogue: sqlite3.Connection) -> set[str]:
    return {row[0] for row in catalogue.execute("SELECT id FROM articles")}


def _link_mentions(
    catalogue: sqlite3.Connection, book: _Book, ids: dict[tuple[str, str], str]
) -> None:
    """Point each mention at the record that its target became."""
    links = {
        target: found if isinstance(found, str) else ids[found]
        for target, found in book.targets.items()
    }
    catalogue.create_function("record_of", 1, links.get, deterministic=True)
    catalogue.execute(
        "UPDATE mentions SET record_id = record_of(target) WHERE record_id IS NOT record_of(target)"
    )
