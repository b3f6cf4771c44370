"""Records, variants and tags, made from all mentions and from metadata.

All of them are made again when anything of that changed, since one article may change any record;
`lasting` sees whether it did.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from fonds.base.fold import fold_name
from fonds.base.model import Remark
from fonds.config import Archive
from fonds.names.curate.corrections import check_corrections, plan_merges
from fonds.names.curate.curated import Authorities
from fonds.names.curate.namesakes import labels_apart
from fonds.names.resolve.cluster import Cluster
from fonds.names.resolve.evidence import Forms, Group, read_evidence
from fonds.names.resolve.hiding import hide_records
from fonds.names.resolve.ids import RecordIds, kind_of
from fonds.names.resolve.namesakes import Meant, Telling
from fonds.names.resolve.stated import Stated, read_stated, read_topics
from fonds.names.resolve.tags import Tagger
from fonds.names.text.lexicon import find_first_names

_MOST_VARIANTS = 30

_PUT_RECORD = (
    "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?, '') ON CONFLICT (id) DO UPDATE SET"
    " kind = excluded.kind, label = excluded.label, curated = excluded.curated,"
    " note = excluded.note, identifiers = excluded.identifiers, within = excluded.within,"
    " sure = excluded.sure, several = excluded.several"
)
"""To delete a record first would delete its tags, which mostly stay."""

_MEANT = (
    "(SELECT m.record_id FROM moved m WHERE (m.before, m.target, m.surface, m.why)"
    " = (ifnull(mentions.record_id, ''), mentions.target, mentions.surface, mentions.why))"
)
_MOVE = (
    f"UPDATE mentions SET record_id = {_MEANT}"  # noqa: S608 - the text above
    " WHERE record_id IN (SELECT before FROM moved)"
    " AND (record_id, target, surface, why) IN (SELECT before, target, surface, why FROM moved)",
    f"UPDATE mentions SET record_id = {_MEANT}"  # noqa: S608 - the text above
    " WHERE record_id IS NULL AND EXISTS (SELECT 1 FROM moved WHERE before = '')"
    " AND ('', target, surface, why) IN (SELECT before, target, surface, why FROM moved)",
)
"""Give each mention the record that is *moved* in the place of the one it had: by the index of
records, then those that had none."""


def resolve_records(
    catalogue: sqlite3.Connection,
    authorities: Authorities,
    archive: Archive,
    topics: Path | None = None,
    published: Mapping[str, str] = {},
) -> list[Remark]:
    """Write records, variants and tags anew from what metadata states and the texts mention.

    Those *published*, by kind and fold of their label, keep their ids. Returns a note for
    every line of authorities.yml that has no effect.
    """
    forms, known = Forms(authorities, archive.lang), RecordIds(authorities, published, archive.lang)
    evidence, groups = read_evidence(catalogue, authorities, forms)
    clusters = evidence.resolve(find_first_names(archive.lang))
    known.enter(clusters)
    stated = list(read_stated(catalogue, known, archive))
    stated += read_topics(catalogue, known, archive.lang, topics)
    ids = known.assign_ids()
    merges = plan_merges(authorities, ids.values())
    stays = {key: merges.targets.get(record_id, record_id) for key, record_id in ids.items()}
    writer = _Writer(catalogue, authorities, known, {**merges.targets, **stays})
    writer.write_records(ids)
    tagger = Tagger(catalogue, authorities.articles)
    telling = Telling(catalogue, authorities, forms, archive.lang)
    writer.link_mentions(groups)
    meant = telling.link_declared()
    writer.pin_mentions()
    telling.say_several()
    tagger.write(_tell_apart(stated, meant) if meant else stated, writer.ids)
    writer.write_variants(clusters, ids)
    catalogue.execute("DELETE FROM records WHERE id NOT IN (SELECT record_id FROM tags)")
    remarks = [*merges.remarks, *check_corrections(catalogue, authorities)]
    hide_records(catalogue, authorities.hide)
    return remarks


def _tell_apart(stated: Iterable[Stated], meant: Meant) -> Iterator[Stated]:
    """*stated*, each article's by itself: namesakes are what they are *meant* as there."""
    for record, why, articles in stated:
        for article_id in articles:
            yield Stated(meant.get((article_id, record), record), why, [article_id])


class _Writer:
    """Writes the tables of records."""

    def __init__(
        self,
        catalogue: sqlite3.Connection,
        authorities: Authorities,
        known: RecordIds,
        ids: Mapping[str, str],
    ) -> None:
        self._catalogue = catalogue
        self._authorities = authorities
        self._known = known
        self.ids = ids  # key, or id that was merged → id that stays

    def write_records(self, ids: Mapping[str, str]) -> None:
        """Every record that stays, if it is new: those declared, those of *ids* not taken in."""
        unsure = self._known.unsure
        labels = labels_apart(self._authorities.records)
        rows: dict[str, tuple[object, ...]] = {}
        for r in self._authorities.records:
            ids_of = json.dumps(dict(r.identifiers), ensure_ascii=False)
            rows[r.id] = (r.id, r.kind, labels[r.id], 1, r.note, ids_of, r.within, 1)
        for key, record_id in sorted(ids.items()):
            if self.ids[key] == record_id:
                found = (record_id, kind_of(key), self._known.label(key))
                rows[record_id] = (*found, 0, "", "{}", "", int(key not in unsure))
        there = {row[0]: row for row in self._catalogue.execute("SELECT * FROM records")}
        new = (row for id_, row in rows.items() if there.get(id_) != (*row, ""))
        self._catalogue.executemany(_PUT_RECORD, new)

    def link_mentions(self, groups: Iterable[Group]) -> None:
        """Point the mentions of each group at the record that their form became."""
        self._catalogue.execute(
            "CREATE TEMP TABLE moved (record_id, target, surface, why, before,"
            " PRIMARY KEY (before, target, surface, why)) WITHOUT ROWID"
        )
        self._catalogue.executemany(
            "INSERT OR IGNORE INTO moved VALUES (?, ?, ?, ?, ?)",
            (
                (meant, it.target, it.surface, it.why, it.record_id or "")
                for it in groups
                if (meant := self._record_of(it)) != it.record_id
            ),
        )
        for statement in _MOVE:
            self._catalogue.execute(statement)
        self._catalogue.execute("DROP TABLE moved")

    def _record_of(self, it: Group) -> str | None:
        """The record that the mentions of a group mean; None if there is none."""
        if not it.form:
            return None
        meant = it.target if it.why == "curated" else self._known.find(fold_name(it.form))
        return self.ids.get(meant, meant) or None

    def pin_mentions(self) -> None:
        """Point each mention that a person pinned at the record that is meant."""
        self._catalogue.executemany(
            "UPDATE mentions SET record_id = ? WHERE article_id = ? AND surface = ?",
            (
                (record_id, article_id, form)
                for article_id, amendment in self._authorities.articles.items()
                for form, record_id in amendment.pin.items()
            ),
        )

    def write_variants(self, clusters: Iterable[Cluster], ids: Mapping[str, str]) -> None:
        """The declared forms; of other records, the forms in the texts; and merged labels."""
        variants: dict[str, dict[str, None]] = defaultdict(dict)
        for record in self._authorities.records:
            variants[record.id] |= dict.fromkeys(record.forms)
        for cluster in clusters:
            if forms := _list_variants(cluster):
                key = self._known.meaning(cluster.kind, cluster.forms[0])
                if key in ids:
                    variants[self.ids[key]] |= dict.fromkeys(forms)
        for key, record_id in ids.items():
            if self.ids[key] != record_id:
                variants[self.ids[key]][self._known.label(key)] = None
        query = "SELECT label FROM records WHERE id = ?"
        wanted = {
            (id_, form)
            for id_, forms in variants.items()
            for (label,) in self._catalogue.execute(query, (id_,))
            for form in forms
            if form != label
        }
        there = set(self._catalogue.execute("SELECT record_id, form FROM variants"))
        drop = "DELETE FROM variants WHERE record_id = ? AND form = ?"
        self._catalogue.executemany(drop, there - wanted)
        self._catalogue.executemany("INSERT INTO variants VALUES (?, ?)", wanted - there)


def _list_variants(cluster: Cluster) -> list[str]:
    """The other forms of a name: no mere change of case, no first name alone."""
    label = cluster.label
    if len(cluster.surfaces) == 1 and label in cluster.surfaces:
        return []  # as of most
    seen = {fold_name(label)}
    first = fold_name(label.partition(" ")[0]) if cluster.kind == "person" else ""
    variants = []
    for surface in cluster.ranked:
        key = fold_name(surface)
        if key not in seen and key != first and not (surface.isupper() and len(surface) > 6):
            seen.add(key)
            variants.append(surface)
    return variants[:_MOST_VARIANTS]
