"""Lines near the beginning of articles, and which of them are labels that many articles share."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from fonds.base.model import TitleFrom

_BEGINNING = 400  # characters by which two texts are told apart
_PLACE = "s.path || CASE a.part WHEN 0 THEN '' ELSE '/' || a.part END"

_SHARED = (
    "SELECT line FROM openings WHERE line IN"
    " (SELECT line FROM openings GROUP BY line HAVING count(*) >= ?) GROUP BY line"
)
"""Only of the few lines that so many articles have it is counted what follows."""


class Opening(NamedTuple):
    """A line near the beginning of an article, which others have as well."""

    line: str  # its white space folded
    after: int  # CRC-32 of what follows it
    article_id: str  # whose it is
    place: str  # of its source, relative to the seeds; of one of many below it


def read_openings(catalogue: sqlite3.Connection, least: int) -> Iterator[Opening]:
    """The lines that *least* articles or more have before different texts, line by line."""
    rows = catalogue.execute(
        f"SELECT o.line, o.after, o.article_id, {_PLACE} FROM openings o"
        " JOIN articles a ON a.id = o.article_id JOIN sources s ON s.id = a.source_id"
        f" WHERE o.line IN ({_SHARED} HAVING count(DISTINCT after) >= ?)"
        " ORDER BY o.line, o.article_id",
        (least, least),
    )
    yield from map(Opening._make, rows)


def read_places(catalogue: sqlite3.Connection) -> dict[str, str]:
    """Article id → the path of its source; one of many lies below it, as in a folder."""
    query = f"SELECT a.id, {_PLACE} FROM articles a JOIN sources s ON s.id = a.source_id"
    return dict(catalogue.execute(query))


def read_beginnings(catalogue: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    """How the text of each of the articles *ids* begins."""
    query = "SELECT substr(text, 1, ?) FROM articles WHERE id = ?"
    return {id_: catalogue.execute(query, (_BEGINNING, id_)).fetchone()[0] for id_ in ids}


def read_labels(catalogue: sqlite3.Connection) -> dict[str, dict[str, bool]]:
    """Article id → the labels that its title was found without, and whether each is never one."""
    found: dict[str, dict[str, bool]] = {}
    for article_id, line, never in catalogue.execute("SELECT article_id, line, never FROM labels"):
        found.setdefault(article_id, {})[line] = bool(never)
    return found


def put_labels(catalogue: sqlite3.Connection, article_id: str, labels: Mapping[str, bool]) -> None:
    """Replace the labels that the title of *article_id* was found without."""
    catalogue.execute("DELETE FROM labels WHERE article_id = ?", (article_id,))
    rows = ((article_id, line, never) for line, never in labels.items())
    catalogue.executemany("INSERT INTO labels VALUES (?, ?, ?)", rows)


def read_untitled(catalogue: sqlite3.Connection, article_id: str) -> str | None:
    """The text of *article_id*; None if its title is stated, which no line then gives."""
    row = catalogue.execute(
        "SELECT text FROM articles WHERE id = ? AND title_from NOT IN ('metadata', 'name')",
        (article_id,),
    ).fetchone()
    return row[0] if row else None


def put_title(
    catalogue: sqlite3.Connection,
    article_id: str,
    title: str,
    title_from: TitleFrom,
    headline: tuple[int, int],
) -> None:
    """Give the article *article_id* another title, and forget what was found by the old one.

    *headline*: where it begins and where the text below it does, as in `Article`.
    """
    changed = catalogue.execute(
        "UPDATE articles SET title = ?, title_from = ?, title_supplied = ?, headline_start = ?,"
        " body_start = ? WHERE id = ? AND (title, body_start) != (?, ?)",
        (title, title_from, title_from == "supplied", *headline, article_id, title, headline[1]),
    )
    if changed.rowcount:
        catalogue.execute("DELETE FROM mention_states WHERE article_id = ?", (article_id,))
