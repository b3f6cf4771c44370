"""What the names of an archive suggest that a person decide: merge, split, reject, relabel."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from fonds.base.fold import fold_name
from fonds.base.kinds import BY_NAME, NAMED
from fonds.names.text.lexicon import load_lexicon
from fonds.names.text.transliteration import key_spelling
from fonds.parse.sentences import cut_sentence

_UNDECIDED = 0.75  # of the mentions must show one kind, or the kind is in doubt


@dataclass(frozen=True, slots=True)
class Proposal:
    """One row of the review: a record, and what might be done about it."""

    id: str  # "people/joe-biden"
    label: str  # preferred form
    folder: str  # "people", "places" or "organisations"
    articles: int  # articles tagged with it
    mentions: int  # mentions in their texts
    forms: tuple[str, ...]  # how texts write it
    sample: str  # a sentence that names it
    curated: bool  # whether authorities.yml declares it
    action: str = ""  # "merge", "split", "reject" or "relabel"; "" if nothing is proposed
    value: str = ""  # the id, forms or folder that the action needs
    reason: str = ""  # why it is proposed


def read_proposals(catalogue: sqlite3.Connection, lang: str, most: int = 500) -> list[Proposal]:
    """The *most* frequent names, each with what is proposed for it, the most frequent first."""
    rows = catalogue.execute(
        "SELECT r.id, r.label, r.kind, r.curated, count(*) FROM records r"
        " JOIN tags t ON t.record_id = r.id WHERE r.kind IN (?, ?, ?)"
        " GROUP BY r.id ORDER BY count(*) DESC, r.id LIMIT ?",
        (*NAMED, most),
    ).fetchall()
    records = [
        _read_proposal(catalogue, record_id, label, BY_NAME[kind].folder, bool(curated), articles)
        for record_id, label, kind, curated, articles in rows
    ]
    advised = _Adviser(catalogue, records, lang)
    return [advised.advise(record) for record in records]


def _read_proposal(
    catalogue: sqlite3.Connection,
    record_id: str,
    label: str,
    folder: str,
    curated: bool,
    articles: int,
) -> Proposal:
    surfaces = catalogue.execute(
        "SELECT surface, count(*) FROM mentions WHERE record_id = ?"
        " GROUP BY surface ORDER BY count(*) DESC, surface",
        (record_id,),
    ).fetchall()
    return Proposal(
        record_id,
        label,
        folder,
        articles,
        sum(count for _, count in surfaces),
        tuple(surface for surface, _ in surfaces),
        _read_sample(catalogue, record_id),
        curated,
    )


def _read_sample(catalogue: sqlite3.Connection, record_id: str) -> str:
    """A sentence that names *record_id*."""
    row = catalogue.execute(
        "SELECT a.text, m.start FROM mentions m JOIN articles a ON a.id = m.article_id"
        " WHERE m.record_id = ? ORDER BY a.sort_start, a.id, m.start LIMIT 1",
        (record_id,),
    ).fetchone()
    return cut_sentence(*row) if row else ""


class _Adviser:
    """Compares each record with the others."""

    def __init__(
        self, catalogue: sqlite3.Connection, records: Iterable[Proposal], lang: str
    ) -> None:
        self._catalogue = catalogue
        self._lexicon = load_lexicon(lang)
        self._by_key: dict[str, list[Proposal]] = defaultdict(list)
        self._by_surname: dict[str, list[Proposal]] = defaultdict(list)
        for record in records:
            self._by_key[key_spelling(record.label)].append(record)
            if record.folder == "people" and " " in record.label:
                self._by_surname[fold_name(record.label.rpartition(" ")[2])].append(record)

    def advise(self, record: Proposal) -> Proposal:
        """*record* with the first thing that is proposed for it."""
        if record.curated:
            return record
        for action, value, reason in self._reasons(record):
            return replace(record, action=action, value=value, reason=reason)
        return record

    def _reasons(self, record: Proposal) -> Iterator[tuple[str, str, str]]:
        for other in self._by_key[key_spelling(record.label)]:
            rarer = (other.articles, record.id) > (record.articles, other.id)
            if other.id != record.id and rarer and _may_be_one(record, other):
                yield "merge", other.id, f"written like “{other.label}”"
        if record.folder == "people" and " " not in record.label:
            full = self._by_surname[fold_name(record.label)]
            if len(full) == 1:
                yield "merge", full[0].id, f"surname of “{full[0].label}” and of no one else"
        if self._is_common(record):
            yield "reject", "", "a common word as well"
        yield from self._other_kind(record)
        yield from self._two_persons(record)

    def _is_common(self, record: Proposal) -> bool:
        """Whether it is a word that texts use for other things, and no list knows it as a name."""
        if not self._lexicon or " " in record.label or not self._lexicon.is_common(record.label):
            return False
        listed = self._catalogue.execute(
            "SELECT 1 FROM mentions WHERE record_id = ?"
            " AND why IN ('gazetteer', 'curated') LIMIT 1",
            (record.id,),
        )
        return listed.fetchone() is None

    def _other_kind(self, record: Proposal) -> Iterator[tuple[str, str, str]]:
        """Relabel what its own mentions disagree about."""
        votes = dict(
            self._catalogue.execute(
                "SELECT kind, count(*) FROM mentions WHERE record_id = ? AND kind != ''"
                " GROUP BY kind",
                (record.id,),
            ).fetchall()
        )
        total = sum(votes.values())
        for kind in NAMED:
            folder, share = BY_NAME[kind].folder, votes.get(kind, 0) / total if total else 0.0
            if folder != record.folder and share > 1 - _UNDECIDED:
                yield "relabel", folder, f"{share:.0%} of its mentions look so"

    def _two_persons(self, record: Proposal) -> Iterator[tuple[str, str, str]]:
        """Split spellings whose first names are not the same."""
        full = [form for form in record.forms if " " in form] if record.folder == "people" else []
        for form in full:
            is_part = record.label.endswith(f" {form}")  # “Le Pen” of “Marine Le Pen”
            if not is_part and fold_name(form)[0] != fold_name(record.label)[0]:
                yield "split", form, "another first name"


def _may_be_one(record: Proposal, other: Proposal) -> bool:
    """Whether two labels of one spelling key can name one thing: France 2 is not France."""
    if _figures(record.label) != _figures(other.label):
        return False
    return record.folder == other.folder or fold_name(record.label) == fold_name(other.label)


def _figures(label: str) -> str:
    return "".join(filter(str.isdigit, label))
