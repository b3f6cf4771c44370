"""Notes of the report that speak of many sources at once: what is the same for all is said once."""

from __future__ import annotations

from collections.abc import Iterable

from fonds.model import Remark
from fonds.read.orders import HOW_TO_SAY


def gather_remarks(remarks: Iterable[Remark]) -> list[Remark]:
    """*remarks*, with one note in place of those on dates whose day and month may be exchanged."""
    kept: list[Remark] = []
    unordered: dict[str, Remark] = {}
    for remark in remarks:
        if remark.code == "date-order":
            unordered.setdefault(remark.path, remark)
        else:
            kept.append(remark)
    return [*kept, *_note_unordered(list(unordered.values()))]


def _note_unordered(remarks: list[Remark]) -> list[Remark]:
    if not remarks:
        return []
    shown = " and ".join(_quote(remark) for remark in remarks[:2])
    message = (
        "Dates that sources state and that can be read day first and month first (sources: "
        f"{len(remarks)}, such as {shown}) were left unset: {HOW_TO_SAY}."
    )
    return [Remark("note", "date-order", "mkdocs.yml", message)]


def _quote(remark: Remark) -> str:
    """The date, which the remark's message begins with, and where it stands."""
    return f"{remark.message.partition('”')[0]}” ({remark.path}:{remark.line})"
