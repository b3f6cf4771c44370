"""Corrections made by hand, put to work on ids; and which of them have no effect."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from fonds.base.kinds import CURATED
from fonds.base.model import Remark
from fonds.base.speech import joined, tell
from fonds.names.curate.curated import Authorities
from fonds.names.curate.settling import follow_relabels


@dataclass(frozen=True, slots=True)
class Merges:
    """Which ids become which."""

    targets: dict[str, str]  # id that goes → id that stays
    remarks: tuple[Remark, ...]  # ids that there are not


def plan_merges(authorities: Authorities, found: Iterable[str]) -> Merges:
    """What `merge` in authorities.yml does to the ids *found* and the declared ones."""
    known = {*found, *(record.id for record in authorities.records)}
    targets: dict[str, str] = {}
    remarks: list[Remark] = []
    for merge in authorities.merge:
        ids = _find_all(merge.ids, known, authorities)
        for slug, record_id in zip(merge.ids, ids, strict=True):
            if not record_id:
                remarks.append(_unknown(authorities, slug, known, merge.line))
        stays, *gone = [record_id for record_id in ids if record_id] or [""]
        targets |= {record_id: stays for record_id in gone if record_id != stays}
    return Merges({old: _follow(targets, new) for old, new in targets.items()}, tuple(remarks))


def _find_all(said: tuple[str, ...], known: set[str], authorities: Authorities) -> list[str]:
    """The ids that are meant by those *said*, of one kind if all can be; "" for unknown ones.

    A record that was said to be of another kind has another id since.
    """
    for kind in CURATED:
        alike = [slug if "/" in slug else f"{kind.folder}/{slug}" for slug in said]
        if known.issuperset(alike):
            return alike
    return [_find(slug, known) or follow_relabels(authorities, slug) for slug in said]


def _find(slug: str, known: set[str]) -> str:
    ids = [slug] if "/" in slug else [f"{kind.folder}/{slug}" for kind in CURATED]
    return next((record_id for record_id in ids if record_id in known), "")


def _follow(targets: dict[str, str], record_id: str) -> str:
    seen = set()
    while record_id in targets and record_id not in seen:
        seen.add(record_id)
        record_id = targets[record_id]
    return record_id


def _unknown(authorities: Authorities, slug: str, known: set[str], line: int) -> Remark:
    slugs = known if "/" in slug else {record_id.partition("/")[2] for record_id in known}
    nearest = get_close_matches(slug, sorted(slugs), 1)
    hint = (
        tell("did you mean “{nearest}”?", nearest=nearest[0])
        if nearest
        else tell("remove it, or write an id that there is")
    )
    message = tell(
        "No record has the id “{slug}”, so it is not merged: {hint}", slug=slug, hint=hint
    )
    return Remark("note", "unknown-record", authorities.name, message, line)


def check_corrections(catalogue: sqlite3.Connection, authorities: Authorities) -> list[Remark]:
    """A note for every line of the curated file that has no effect in the archive."""
    unused = [
        *_unused_records(catalogue, authorities),
        *_unused_forms(catalogue, authorities),
        *_unused_articles(catalogue, authorities),
    ]
    notes = [
        Remark("note", "unused-line", authorities.name, message, line) for message, line in unused
    ]
    return [*notes, *_unfound(catalogue, authorities)]


def _unfound(catalogue: sqlite3.Connection, authorities: Authorities) -> Iterator[Remark]:
    """What was to be taken out of the archive and is not there under that id: it may be shown."""
    query = "SELECT id FROM records"
    records = {id_ for (id_,) in catalogue.execute(query)} if authorities.hide else set()
    for record_id, line in authorities.hide.items():
        if record_id not in records:
            message = tell(
                "No record has the id “{record_id}”, so no name is hidden: ", record_id=record_id
            )
            message = joined([message, _near(record_id, records)], "")
            yield Remark("lost", "not-hidden", authorities.name, message, line)
    gone = {article_id for (article_id,) in catalogue.execute("SELECT id FROM withdrawn")}
    for article_id in sorted(authorities.withdrawn - gone):
        known = {id_ for (id_,) in catalogue.execute("SELECT id FROM articles")}
        message = tell(
            "There is no article “{article_id}”, so none is withdrawn: {near}",
            article_id=article_id,
            near=_near(article_id, known),
        )
        line = authorities.articles[article_id].line
        yield Remark("lost", "not-withdrawn", authorities.name, message, line)


def _near(said: str, known: Iterable[str]) -> str:
    nearest = get_close_matches(said, sorted(known), 1)
    return (
        tell("did you mean “{nearest}”?", nearest=nearest[0])
        if nearest
        else tell("write an id that there is, or remove it")
    )


def _unused_records(
    catalogue: sqlite3.Connection, authorities: Authorities
) -> Iterator[tuple[str, int]]:
    query = "SELECT EXISTS (SELECT 1 FROM records WHERE id = ?)"
    for record in authorities.records:
        if not catalogue.execute(query, (record.id,)).fetchone()[0]:
            yield (
                tell(
                    "No article names “{label}” ({id}): look at its forms.",
                    label=record.label,
                    id=record.id,
                ),
                record.line,
            )


def _unused_forms(
    catalogue: sqlite3.Connection, authorities: Authorities
) -> Iterator[tuple[str, int]]:
    lines = {
        **authorities.reject,
        **authorities.split,
        **{form: line for form, (_, line) in authorities.relabel.items()},
    }
    for form, line in lines.items():
        query = "SELECT EXISTS (SELECT 1 FROM articles WHERE instr(text, ?))"
        (stands,) = catalogue.execute(query, (form,)).fetchone()
        if not stands:
            yield (
                tell(
                    "“{form}” stands in no article: write it as the texts do, or remove it.",
                    form=form,
                ),
                line,
            )


def _unused_articles(
    catalogue: sqlite3.Connection, authorities: Authorities
) -> Iterator[tuple[str, int]]:
    if not authorities.articles:
        return
    query = "SELECT id FROM articles UNION SELECT id FROM withdrawn"
    ids = [article_id for (article_id,) in catalogue.execute(query)]
    known = set(ids)
    for article_id, amendment in authorities.articles.items():
        if article_id not in known:
            if amendment.withdrawn:
                continue  # `_unfound` says so: more than a line without effect
            nearest = get_close_matches(article_id, ids, 1)
            hint = (
                tell("did you mean “{nearest}”?", nearest=nearest[0])
                if nearest
                else tell("is its source still there?")
            )
            yield (
                tell(
                    "There is no article “{article_id}”: {hint}", article_id=article_id, hint=hint
                ),
                amendment.line,
            )
            continue
        for form in amendment.pin:
            query = "SELECT EXISTS (SELECT 1 FROM articles WHERE id = ? AND instr(text, ?))"
            if not catalogue.execute(query, (article_id, form)).fetchone()[0]:
                yield (
                    tell(
                        "“{form}” does not stand in “{article_id}”: mend the pin.",
                        form=form,
                        article_id=article_id,
                    ),
                    amendment.line,
                )
