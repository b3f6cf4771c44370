"""Notes of the report that sum up many sources: one line instead of one for each."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from fonds.accession.folder import TABLES
from fonds.accession.labels import chain_folders, list_folders
from fonds.accession.orders import HOW_TO_SAY
from fonds.accession.values import shorten
from fonds.base.model import Remark
from fonds.base.patterns import late
from fonds.base.speech import and_more, joined, quoted, tell
from fonds.catalogue.openings import read_beginnings, read_places
from fonds.catalogue.queries import Card, place_of
from fonds.catalogue.store import UNDATED
from fonds.config import Archive
from fonds.parse.path_years import holds_year

_IN_THEIR_PLACE = tell(
    "control characters (U+0080–U+009F) in whose place Windows-1252 has"
    " quotation marks, dashes and letters: pages show those, what is published as"
    " text keeps what came."
)
WINDOWS_CONTROLS = tell("It holds {what}", what=_IN_THEIR_PLACE)
_LEAST_SHARED = 3  # articles of one title that are worth a note
_SHARE = 20  # one in so many of a folder may have it without a note
_MARKUP = late(
    r"</(?:p|div|span|a|b|i|em|strong|ul|li|h[1-6]|td|font|blockquote)>|<(?:p|br|hr) ?/?>"
    r"|&(?:amp|lt|gt|quot|nbsp|[lr][sd]?quo|laquo|raquo|hellip|[mn]dash|euro|oelig"
    r"|[A-Za-z](?:acute|grave|circ|uml|cedil|tilde)|#[0-9]{2,5}|#x[0-9a-f]{2,5});",
    re.IGNORECASE,
)
"""Tags of HTML, and its names for characters."""
_MARKUP_NOTE = tell(
    "It holds HTML tags or entities, which its page shows as they stand there:"
    " name it .html to have its text read."
)
_MAY_HOLD_HTML = (".md", ".markdown", ".mkd", ".mdown")  # by the rules of Markdown
_MOST_COLUMNS = 100  # columns that one note lists
_FEW_UNDATED = 0.05  # share of articles without a date of which nothing is said
_SHOWN = 3  # files that a note names


def gather_remarks(remarks: Iterable[Remark]) -> list[Remark]:
    """*remarks*, those on ambiguous orders of day and month, and on controls, as one note each."""
    kept: list[Remark] = []
    unordered: dict[str, Remark] = {}
    controls: list[Remark] = []
    for remark in remarks:
        if remark.code == "date-order":
            unordered.setdefault(remark.path, remark)
        elif remark.code == "windows-controls":
            controls.append(remark)
        else:
            kept.append(remark)
    return [*kept, *_note_unordered(list(unordered.values())), *_note_controls(controls)]


def note_markup(path: str, text: str) -> list[Remark]:
    """A note on a plain *text* in which HTML was left."""
    if not ("<" in text or "&" in text) or path.lower().endswith(_MAY_HOLD_HTML):
        return []
    found = _MARKUP.search(text)
    return [Remark("note", "html-in-text", path, _MARKUP_NOTE)] if found else []


def _note_controls(remarks: list[Remark]) -> list[Remark]:
    """One note on all texts with controls of Windows-1252, under the first of them."""
    if len(remarks) < 2:
        return remarks
    message = tell("It and {n} more hold {what}", n=len(remarks) - 1, what=_IN_THEIR_PLACE)
    return [replace(remarks[0], message=message)]


def _note_unordered(remarks: list[Remark]) -> list[Remark]:
    if not remarks:
        return []
    shown = joined((_quote(remark) for remark in remarks[:2]), tell(" and "))
    message = tell(
        "Dates that sources state and that can be read day first and month first"
        " (sources: {n}, such as {shown}) were left unset: {how_to_say}.",
        n=len(remarks),
        shown=shown,
        how_to_say=HOW_TO_SAY,
    )
    return [Remark("note", "date-order", "mkdocs.yml", message)]


def _quote(remark: Remark) -> str:
    """The date, with which the remark's message begins, and its file and line."""
    date = remark.message.partition("”")[0].removeprefix("“")
    return tell("“{text}” ({path}:{line})", text=date, path=remark.path, line=remark.line)


def note_columns(catalogue: sqlite3.Connection, archive: Archive) -> list[Remark]:
    """Which columns beside the known ones the pages show, unless mkdocs.yml chose them."""
    if archive.columns is not None:
        return []
    rows = catalogue.execute("SELECT extra FROM articles WHERE extra != '[]'")
    names = sorted({shorten(name) for (extra,) in rows for name, _ in json.loads(extra)})
    if not names:
        return []
    shown = joined(map(quoted, names[:_MOST_COLUMNS]))
    more = and_more(len(names) - _MOST_COLUMNS)
    message = tell(
        "Columns and keys that fonds has no field for are shown on pages:"
        " {shown}{more}; list those that may be under publish: columns: in mkdocs.yml"
        " ([] for none).",
        shown=shown,
        more=more,
    )
    return [Remark("note", "shown-columns", "mkdocs.yml", message)]


def note_undated(catalogue: sqlite3.Connection, archive: Archive) -> list[Remark]:
    """How many articles have no date, unless they are few, and whose names may hold one."""
    (total,) = catalogue.execute("SELECT count(*) FROM articles").fetchone()
    rows = catalogue.execute(
        "SELECT s.path, a.part FROM articles a JOIN sources s ON s.id = a.source_id"
        " WHERE a.sort_start = ? ORDER BY s.path, a.part",
        (UNDATED,),
    )
    undated = [place_of(path, part) for path, part in rows]
    if len(undated) <= _FEW_UNDATED * total:
        return []
    named = list(filter(holds_year, undated))
    doubt = (
        tell(
            " {n} of their names hold figures that may be one, such as {shown}.",
            n=len(named),
            shown=_list(named),
        )
        if named
        else ""
    )
    table = next((file.name for file in archive.metadata), TABLES[0])
    message = tell(
        "{n} of {total} articles have no date, such as {shown}: state their dates in"
        " a column “date” of {table}.{doubt}",
        n=len(undated),
        total=total,
        shown=_list(undated),
        table=table,
        doubt=doubt,
    )
    return [Remark("note", "undated", table, message)]


def _list(paths: list[str]) -> str:
    return ", ".join(map(shorten, paths[:_SHOWN]))


def note_shared_titles(catalogue: sqlite3.Connection, cards: Sequence[Card]) -> list[Remark]:
    """One note on the titles that more than one in twenty articles of some folder have.

    Copies of one text count as one: that they share a title says nothing of how it was found.
    """
    counts = Counter(card.title for card in cards)
    titles = {card.id: card.title for card in cards if counts[card.title] >= _LEAST_SHARED}
    if not titles:
        return []
    places, texts = read_places(catalogue), read_beginnings(catalogue, titles)
    sizes = Counter(chain_folders(places.values()))
    found_in = {(titles[id_], f, texts[id_]) for id_ in titles for f in list_folders(places[id_])}
    shared = Counter((title, folder) for title, folder, _ in found_in)
    found: dict[str, tuple[int, str]] = {}
    for (title, folder), count in sorted(shared.items()):
        if count >= _LEAST_SHARED and count * _SHARE > sizes[folder]:
            found[title] = max(found.get(title, (0, "")), (count, folder))
    return _note_titles(found, sizes) if found else []


def _note_titles(found: Mapping[str, tuple[int, str]], sizes: Mapping[str, int]) -> list[Remark]:
    title, (count, folder) = min(found.items(), key=lambda item: (-item[1][0], item[0]))
    where = tell(" in {folder}", folder=folder) if folder else ""
    message = tell(
        "Titles that more than one in twenty articles of a folder share (titles: {n},"
        " such as “{title}”, {count} of {size}{where}): where they tell nothing, put"
        " others into the column title of metadata.csv.",
        n=len(found),
        title=shorten(title),
        count=count,
        size=sizes[folder],
        where=where,
    )
    return [Remark("note", "shared-titles", "metadata.csv", message)]
