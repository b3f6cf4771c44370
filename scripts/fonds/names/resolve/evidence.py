"""What the mentions in the catalogue show of each form, corrections by hand taken in."""

from __future__ import annotations

import sqlite3
from sys import intern
from typing import NamedTuple

from fonds.base.fold import fold_name
from fonds.names.curate.curated import Authorities
from fonds.names.recognise.territories import territory_label
from fonds.names.resolve.clusters import Evidence, Wishes

_TERRITORY = "territory/"


class Group(NamedTuple):
    """Mentions that are alike, and mean the same record now."""

    target: str  # these three as in `Mention`
    surface: str
    why: str
    form: str  # the form that they show; "" if a person rejected it
    record_id: str | None  # the record that they meant so far


class Forms:
    """Which form a mention shows: its full form in the article, but for what a person split."""

    def __init__(self, authorities: Authorities, lang: str) -> None:
        self._lang = lang
        self.wishes = Wishes(
            reject=frozenset(map(fold_name, authorities.reject)),
            split=frozenset(map(fold_name, authorities.split)),
            relabel={fold_name(form): kind for form, (kind, _) in authorities.relabel.items()},
        )

    def form(self, target: str, surface: str) -> str:
        """The form that a mention shows; "" if a person rejected it."""
        short = fold_name(surface)
        if short in self.wishes.reject:
            return ""
        if short in self.wishes.split:
            return surface
        if target.startswith(_TERRITORY):
            return territory_label(target.removeprefix(_TERRITORY), self._lang)
        return target


def read_evidence(
    catalogue: sqlite3.Connection, authorities: Authorities, forms: Forms
) -> tuple[Evidence, list[Group]]:
    """Every form of the catalogue's mentions, and the declared ones once each; all mentions."""
    evidence = Evidence(forms.wishes)
    for record in authorities.records:
        if record.kind != "topic":
            for form in record.forms:
                evidence.add(form, form, record.kind, "curated")
    rows = catalogue.execute(
        "SELECT target, surface, kind, why, record_id, count(*) FROM mentions"
        " GROUP BY target, surface, kind, why, record_id"
    )
    groups: list[Group] = []
    for target, surface, kind, why, record_id, count in rows:
        form = forms.form(target, surface)
        groups.append(Group(target, surface, intern(why), form, record_id))
        if form and why != "curated":
            evidence.add(form, surface, kind, why, count)
    return evidence, groups
