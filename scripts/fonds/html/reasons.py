"""Why a text is taken to name a record, in the reader's words."""

from __future__ import annotations

from fonds.base.fold import fold_name
from fonds.base.locale import Words
from fonds.catalogue.mentions import Mention
from fonds.catalogue.queries import Record

_STATED = {"curated": "added", "metadata": "metadata"}
"""Reasons of a tag that take precedence over what the text shows → end of their locale key."""


def reason_words(record: Record, mention: Mention | None, tagged: str, words: Words) -> str:
    """Why an article bears *record*, in a few words; "" where there is nothing to say.

    *mention* is where its text names it first, if it does; *tagged* the reason of its tag.
    """
    if mention is not None and mention.why == "curated":
        return words("why_curated")
    if tagged in _STATED:
        return words(f"why_{_STATED[tagged]}")
    reason = _reason(record, mention) if mention is not None else ""
    return words(f"why_{reason}") if reason else ""


def _reason(record: Record, mention: Mention) -> str:
    """The end of the locale key."""
    group, _, rule = mention.why.partition("/")
    if mention.kind != record.kind:
        return "again"
    if group == "gazetteer":
        return f"list_{mention.kind}"
    if rule != "rank" and len(fold_name(mention.surface)) < len(fold_name(mention.target)):
        return "short"
    return group if group == "model" else rule.replace("-", "_") or "again"
