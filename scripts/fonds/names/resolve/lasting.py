"""Whether records last though articles changed: what they are made from is what it was.

That is what all articles state and mention, and little of their texts: where a person's
corrections stand, and what tells places of one name apart.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from fonds.base.fold import fold_name
from fonds.catalogue.former import (
    MOST,
    give_back,
    is_evidence_same,
    list_former,
    read_former_labels,
    read_rewritten,
)
from fonds.names.curate.curated import Authorities
from fonds.names.curate.namesakes import group_namesakes
from fonds.names.recognise.senses import load_senses


def keep_records(
    catalogue: sqlite3.Connection, authorities: Authorities, searched: Iterable[str]
) -> bool:
    """Whether records, variants and tags are what they would be if they were made anew.

    If so, the changed articles have theirs again. *searched*: the articles that are new or changed,
    whose mentions were just found.
    """
    former = list_former(catalogue)
    if len(former) >= MOST or not former.issuperset(searched) or _reads_texts(authorities):
        return False
    if not is_evidence_same(catalogue) or _is_rewritten(catalogue, authorities):
        return False
    if any(fold_name(label) in load_senses() for label in read_former_labels(catalogue, "place")):
        return False
    give_back(catalogue)
    return True


def _reads_texts(authorities: Authorities) -> bool:
    """Whether a person hides names, or declared some that only texts tell apart."""
    return bool(authorities.hide or group_namesakes(authorities.records))


def _is_rewritten(catalogue: sqlite3.Connection, authorities: Authorities) -> bool:
    """Whether a form that a person corrected came into a text or left it."""
    forms = (*authorities.reject, *authorities.split, *authorities.relabel)
    return any(
        (form in before) != (form in now)
        for article_id, before, now in read_rewritten(catalogue)
        for form in (*forms, *_pinned(authorities, article_id))
    )


def _pinned(authorities: Authorities, article_id: str) -> Iterable[str]:
    amendment = authorities.articles.get(article_id)
    return amendment.pin if amendment else ()
