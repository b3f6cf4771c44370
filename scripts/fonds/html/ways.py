"""Links into the search: what a count on a page stands for."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from fonds.base.kinds import BY_NAME
from fonds.base.locale import Words
from fonds.catalogue.queries import Record

_IN_TEXTS = ("person", "place", "organisation")


def named_query(records: Iterable[Record], words: Words) -> str:
    """The query that finds the articles which bear all of *records*."""
    fields = words.strings["asked"]
    return " ".join(
        f'{fields[BY_NAME[record.kind].folder]}:"{record.label.replace(chr(34), " ")}"'
        for record in records
    )


def search_address(up: str, query: str, span: str = "") -> str:
    """The search for *query* among the articles of *span* (2018 or 2018-05)."""
    dates = f"&amp;from={span}&amp;to={span}" if span else ""
    return f"{up}search.html#q={quote(query, safe='')}{dates}"


def context_address(up: str, record: Record, words: Words) -> str:
    """The uses of *record* in context; "" of a kind whose names texts do not bear."""
    if record.kind not in _IN_TEXTS:
        return ""
    return f"{up}explore.html#view=lines&amp;q={quote(named_query([record], words), safe='')}"


def filtered_address(up: str, record: Record) -> str:
    """The search among the articles that bear *record*, nothing asked yet."""
    label = quote(f"{BY_NAME[record.kind].folder}:{record.label}", safe=":")
    return f"{up}search.html#f={label}"
