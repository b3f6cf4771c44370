"""What the stages read from the catalogue of the sources: copies to publish, and remarks."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from fonds.base.model import Remark, Severity
from fonds.base.speech import unpack
from fonds.catalogue.queries import IS_WHOLE, place_of

NO_READER = "no-reader"
"""Status of a source of a format that cannot be read here: no fault of its own, and no failure."""
NO_TEXT = "no-text"
"""Status of a source that holds pictures of text, which is no failure either."""


class Copy(NamedTuple):
    """What is published beside an article's page: its source, or the text read out of it."""

    id: str  # the article's
    file: bytes  # the source's name on disk, relative to the seeds
    sha256: str  # of the source's bytes
    part: int  # the article's place in it, from 1; 0: it is alone there
    extract_sha256: str  # of the text read out of it, in UTF-8; "" if the source is the text
    whole: bool  # whether the source may be published whole: no article in it was withdrawn


_COPIES = (
    f"SELECT a.id, s.file, s.sha256, a.part, a.extract_sha256, {IS_WHOLE}"
    " FROM articles a JOIN sources s ON s.id = a.source_id"
)


def read_copies(catalogue: sqlite3.Connection, which: str = "TRUE", *values: str) -> list[Copy]:
    """The copy of every article, by source and place in it; of those *which* SQL chooses."""
    query = f"{_COPIES} WHERE {which} ORDER BY s.path, a.part"
    return list(map(Copy._make, catalogue.execute(query, values)))


def read_copies_of(catalogue: sqlite3.Connection, article_ids: Sequence[str]) -> list[Copy]:
    """The same of the articles *article_ids*."""
    which = "a.id IN (SELECT value FROM json_each(?))"
    return read_copies(catalogue, which, json.dumps(article_ids))


def read_extracts(catalogue: sqlite3.Connection) -> list[Copy]:
    """The same of the articles whose text was read out of their source."""
    return read_copies(catalogue, "a.extract_sha256 <> ''")


def read_extract(catalogue: sqlite3.Connection, article_id: str) -> bytes:
    """The text read out of the source of the article *article_id*, as it is published."""
    query = "SELECT extract FROM articles WHERE id = ?"
    (extract,) = catalogue.execute(query, (article_id,)).fetchone()
    return str(extract).encode()


class Known(NamedTuple):
    """What the catalogue has of a source."""

    key: str  # fingerprint of all that its articles were made from
    sha256: str  # of its bytes; "" if they could not be read, or if its path is not its name


def read_known(catalogue: sqlite3.Connection) -> dict[str, Known]:
    """Path → what there is of every source."""
    rows = catalogue.execute(
        "SELECT path, key, CASE WHEN file = CAST(path AS BLOB) THEN sha256 ELSE '' END FROM sources"
    )
    return {path: Known(key, sha256) for path, key, sha256 in rows}


def read_refusals(catalogue: sqlite3.Connection) -> list[Remark]:
    """Why each source without a page has none."""
    rows = catalogue.execute(
        "SELECT path, status, remark, said FROM sources"
        " WHERE status NOT IN ('article', 'set-aside') ORDER BY path"
    )
    return [
        Remark(
            "note" if status in (NO_READER, NO_TEXT) else "lost",
            status,
            path,
            unpack(json.loads(said), remark),
        )
        for path, status, remark, said in rows
    ]


def read_parts(catalogue: sqlite3.Connection, paths: Iterable[str]) -> dict[str, list[int]]:
    """Each of *paths* → the places of its articles; 0 is that of one alone."""
    query = (
        "SELECT a.part FROM articles a JOIN sources s ON s.id = a.source_id"
        " WHERE s.path = ? ORDER BY a.part"
    )
    return {path: [part for (part,) in catalogue.execute(query, (path,))] for path in paths}


def count_articles(catalogue: sqlite3.Connection, column: str) -> dict[str, int]:
    """Value of *column* of the articles → how many have it, the commonest first."""
    query = f"SELECT {column}, count(*) FROM articles GROUP BY 1 ORDER BY 2 DESC, 1"
    return dict(catalogue.execute(query).fetchall())


def read_set_aside(catalogue: sqlite3.Connection) -> list[tuple[str, str]]:
    """Path and code of the kind of each source that is no article by its bytes."""
    return catalogue.execute(
        "SELECT path, remark FROM sources WHERE status = 'set-aside' ORDER BY path"
    ).fetchall()


def read_article_remarks(catalogue: sqlite3.Connection) -> list[Remark]:
    """What was noted of the articles."""
    rows = catalogue.execute(
        "SELECT s.path, a.part, a.remarks FROM articles a JOIN sources s ON s.id = a.source_id"
        " WHERE a.remarks != '[]' ORDER BY s.path, a.part"
    )
    return [
        Remark(_severity(severity), code, place_of(path, part), unpack(said, message), line)
        for path, part, remarks in rows
        for severity, code, message, line, said in json.loads(remarks)
    ]


def _severity(text: str) -> Severity:
    return "lost" if text == "lost" else "note"
