"""Which of several things that share a name each article means; what stays open is said.

Two records share a name only where authorities.yml declares both: then each mention is given to
the one that its article shows. Of a name that one record has though it may mean several places,
the record says so.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fonds.base.fold import fold_name
from fonds.names.curate.curated import Authorities, Authority
from fonds.names.curate.namesakes import (
    Namesakes,
    bracket_of,
    group_namesakes,
    hints_of,
    labels_apart,
)
from fonds.names.recognise.senses import Sense, Sign, choose_senses, load_senses
from fonds.names.resolve.evidence import Forms
from fonds.names.text.plain import make_plain

Meant = dict[tuple[str, str], str]
"""Article and the record that a shared form is taken for → the one of its namesakes that is meant
there."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A mention of one of several namesakes."""

    start: int  # code points into the text, end exclusive
    end: int
    form: str  # folded form that its article gives the name
    record_id: str  # what it is taken for


class Telling:
    """Tells namesakes apart in the articles of a catalogue."""

    def __init__(
        self, catalogue: sqlite3.Connection, authorities: Authorities, forms: Forms, lang: str
    ) -> None:
        """*lang*: of the archive, in which places are called to tell them apart."""
        self._catalogue = catalogue
        self._declared = authorities.records
        self._forms = forms
        self._lang = lang
        self._groups = group_namesakes(authorities.records)
        self._several: dict[str, list[str]] = {}  # record → what it may mean

    def link_declared(self) -> Meant:
        """Give each mention of declared namesakes to the record that is meant."""
        meant: Meant = {}
        labels = labels_apart(self._declared) if self._groups else {}
        for group in self._groups:
            senses = [_sense_of(record, group, self._declared) for record in group.records]
            ids = [record.id for record in group.records]
            for article_id, spots, found in self._decide(ids, group.forms, senses):
                chosen = [ids[at] if at is not None else group.usual.id for at in found]
                if None in found:
                    self._several[group.usual.id] = [labels[record_id] for record_id in ids]
                self._link(article_id, zip(spots, chosen, strict=True))
                if len(set(chosen)) == 1:
                    meant |= {(article_id, record_id): chosen[0] for record_id in ids}
        return meant

    def say_several(self) -> None:
        """Note at each record what its name may mean, if its mentions show no one thing."""
        known, shared = load_senses(), {it.id for group in self._groups for it in group.records}
        apart = {it.id for it in self._declared if it.within or bracket_of(it.label)}
        rows = self._catalogue.execute("SELECT id, label FROM records WHERE kind = 'place'")
        for record_id, label in rows.fetchall():
            senses = known.get(fold_name(label))
            if senses and record_id not in shared and record_id not in apart:
                seen = Counter(self._count(record_id, fold_name(label), senses))
                names = [sense.name(self._lang) for sense in _possible(seen, senses)]
                self._several |= {record_id: names} if len(names) > 1 else {}
        self._catalogue.executemany(
            "UPDATE records SET several = ? WHERE id = ?",
            ((json.dumps(it, ensure_ascii=False), id_) for id_, it in self._several.items()),
        )

    def _count(self, record_id: str, form: str, senses: Sequence[Sense]) -> Iterator[int | None]:
        for _, _, found in self._decide([record_id], frozenset({form}), senses):
            yield from found

    def _decide(
        self, ids: Sequence[str], forms: frozenset[str], senses: Sequence[Sense]
    ) -> Iterator[tuple[str, list[_Spot], list[int | None]]]:
        """Of each article that names one of *ids*, the mentions by *forms*, and their senses."""
        for article_id, spots in self._read_spots(ids).items():
            shared = [spot for spot in spots if spot.form in forms]
            own = {ids.index(spot.record_id) for spot in spots if spot.form not in forms}
            if shared:
                query = "SELECT text FROM articles WHERE id = ?"
                (text,) = self._catalogue.execute(query, (article_id,)).fetchone()
                places = [(spot.start, spot.end) for spot in shared]
                known = own if len(ids) > 1 else set()
                yield article_id, shared, choose_senses(make_plain(text), places, senses, known)

    def _read_spots(self, ids: Sequence[str]) -> Mapping[str, list[_Spot]]:
        """Article → its mentions of the records *ids*, in order."""
        spots: dict[str, list[_Spot]] = defaultdict(list)
        rows = self._catalogue.execute(
            "SELECT article_id, start, end, surface, why, target, record_id FROM mentions"
            " WHERE record_id IN (SELECT value FROM json_each(?)) ORDER BY article_id, start",
            (json.dumps(ids),),
        )
        for article_id, start, end, surface, why, target, record_id in rows:
            form = surface if why == "curated" else self._forms.form(target, surface)
            spots[article_id].append(_Spot(start, end, fold_name(form), record_id))
        return spots

    def _link(self, article_id: str, chosen: Iterable[tuple[_Spot, str]]) -> None:
        self._catalogue.executemany(
            "UPDATE mentions SET record_id = ? WHERE article_id = ? AND start = ?",
            ((to, article_id, it.start) for it, to in chosen if it.record_id != to),
        )


def _possible(seen: Counter[int | None], senses: Sequence[Sense]) -> list[Sense]:
    """Those of *senses* that were *seen*, the most frequent first; all if a mention is open."""
    order = sorted(range(len(senses)), key=lambda at: (-seen[at], at))
    return [senses[at] for at in order if seen[at] or seen[None]]


def _sense_of(record: Authority, group: Namesakes, declared: Sequence[Authority]) -> Sense:
    """What shows that one of *group* is meant: what it says of itself, and what a list knows."""
    hints = list(hints_of(record, declared))
    known = [sense for form in group.forms for sense in load_senses().get(form, ())]
    like = max(known, key=lambda sense: _likeness(sense, record, hints), default=None)
    signs = tuple(map(Sign.of, hints))
    own = Sense((("", record.label),), (), signs)
    if like is None or not _likeness(like, record, hints):
        return own
    return replace(own, leads=like.leads, near=(*signs, *like.near))


def _likeness(sense: Sense, record: Authority, hints: Iterable[str]) -> int:
    """How much speaks for it that the list's *sense* is the declared *record*."""
    if any(fold_name(name) == fold_name(record.label) for _, name in sense.names):
        return 2
    return int(any(sign.stands_in(hint) for hint in hints for sign in sense.near))
