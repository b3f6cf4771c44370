"""The names of an archive that have a page, and what their mentions show."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from fonds.base.kinds import BY_NAME, NAMED
from fonds.catalogue.holdings import least_articles
from fonds.catalogue.queries import read_records


@dataclass(frozen=True, slots=True)
class Name:
    """A name that has a page, and what its mentions show."""

    id: str  # "people/joe-biden"
    label: str  # preferred form
    folder: str  # "people", "places" or "organisations"
    articles: int  # articles tagged with it
    votes: Mapping[str, int]  # kind, or "thing" → mentions that show it; "" → those that show none
    listed: int  # mentions that a list or a person explains
    forms: tuple[str, ...]  # how texts write it, the most frequent first
    curated: bool  # whether authorities.yml declares it
    reasons: int = 0  # how many lists and rules say that it is a name
    several: tuple[str, ...] = ()  # what its name may mean; () if it is one thing

    @property
    def mentions(self) -> int:
        """How often texts name it."""
        return sum(self.votes.values())


def read_names(catalogue: sqlite3.Connection, page_from: int = 0) -> list[Name]:
    """Every person, place and organisation that has a page, by id; *page_from* as in holdings."""
    (count,) = catalogue.execute("SELECT count(*) FROM articles").fetchone()
    articles = dict(catalogue.execute("SELECT record_id, count(*) FROM tags GROUP BY record_id"))
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    listed: Counter[str] = Counter()
    reasons: dict[str, set[str]] = defaultdict(set)
    rows = catalogue.execute(
        "SELECT record_id, kind, surface, why, count(*)"
        " FROM mentions WHERE record_id IS NOT NULL GROUP BY 1, 2, 3, 4"
    )
    for record_id, kind, surface, why, number in rows:
        votes[record_id][kind] += number
        forms[record_id][surface] += number
        reasons[record_id].add(why)
        listed[record_id] += number * (why in ("gazetteer", "curated"))
    return [
        Name(
            it.id,
            it.label,
            BY_NAME[it.kind].folder,
            articles[it.id],
            votes[it.id],
            listed[it.id],
            tuple(form for form, _ in sorted(forms[it.id].items(), key=_by_count)),
            it.curated,
            len(reasons[it.id]),
            it.several,
        )
        for it in read_records(catalogue, least_articles(count, page_from))
        if it.linked and it.kind in NAMED
    ]


def _by_count(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]
