"""What the names of an archive suggest that a person decide: merge, split, reject, relabel."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from fonds.base.speech import tell
from fonds.names.curate.doubts import Doubt, find_doubts, order_names
from fonds.names.curate.found import Name, read_names
from fonds.parse.sentences import cut_sentence

REASONS: dict[str, Callable[[str], str]] = {
    "spelling": lambda detail: tell("written like “{detail}”", detail=detail),
    "acronym": lambda detail: tell("acronym of “{detail}”", detail=detail),
    "part": lambda detail: tell("a part of “{detail}”, or more than it", detail=detail),
    "surname": lambda detail: tell("surname of “{detail}” and of no one else", detail=detail),
    "common": lambda detail: tell("a common word as well"),
    "kind": lambda detail: tell("{detail} of its mentions look so", detail=detail),
    "split": lambda detail: tell("{detail} of its mentions show something else", detail=detail),
    "alone": lambda detail: tell("one rule alone says so"),
    "first": lambda detail: tell("another first name"),
    "single": lambda detail: tell("one of its {detail} mentions says what it is", detail=detail),
    "few": lambda detail: tell("{detail} of its mentions say what it is", detail=detail),
    "once": lambda detail: tell("mentioned once"),
    "several": lambda detail: tell("may mean {detail}", detail=detail),
    "new": lambda detail: tell("new since the desk was last open"),
}
"""Why a name is in doubt, in words."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One row of the review: a name, and what might be done about it."""

    name: Name
    doubt: (
        Doubt  # the one of most weight that proposes something, else of most weight; no code: none
    )
    sample: str  # a sentence that names it


def read_proposals(catalogue: sqlite3.Connection, lang: str, page_from: int = 0) -> list[Proposal]:
    """Every name that has a page, those most in doubt first, with what is proposed for it."""
    names = read_names(catalogue, page_from)
    doubts = find_doubts(names, lang)
    return [
        Proposal(it, _choose(doubts.get(it.id, ())), _read_sample(catalogue, it.id))
        for it in order_names(names, doubts)
    ]


def _choose(doubts: tuple[Doubt, ...]) -> Doubt:
    return next((it for it in doubts if it.action), doubts[0] if doubts else Doubt(""))


def explain(doubt: Doubt) -> str:
    """*doubt* in words."""
    write = REASONS.get(doubt.code)
    return write(doubt.detail) if write else ""


def _read_sample(catalogue: sqlite3.Connection, record_id: str) -> str:
    """A sentence that names *record_id*."""
    row = catalogue.execute(
        "SELECT a.text, m.start FROM mentions m JOIN articles a ON a.id = m.article_id"
        " WHERE m.record_id = ? ORDER BY a.sort_start, a.id, m.start LIMIT 1",
        (record_id,),
    ).fetchone()
    return cut_sentence(*row) if row else ""
