"""Opening the catalogue, and what the stages write into it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path

from fonds.base.alphabets import rare_letters
from fonds.base.chars import count_words
from fonds.base.compact import write_compact
from fonds.base.model import Article, Day, Edtf, Extract, Metadata, Remark
from fonds.base.speech import pack, tell
from fonds.catalogue.former import set_aside
from fonds.catalogue.tables import create_tables, schema_version
from fonds.catalogue.unfinished import finish, is_unfinished
from fonds.files.sqlite_files import clear_away, open_read_only, reopen, write_checksum

SET_ASIDE = "set-aside"
"""Status of a source that is no article by its bytes, and need not be one; its remark is the code
of its kind."""
UNDATED = 99_999_999
"""Sort value of an unknown date: after every date that has one."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What the catalogue keeps of one source."""

    path: str  # relative to the seeds
    file: bytes  # the same, as the bytes of the name on disk
    sha256: str  # "" if the bytes could not be read
    bytes: int  # size
    encoding: str  # how it was decoded, "" if it was not
    status: str  # "article", or the code of the reason why it has no page
    remark: str  # the sentence of that reason
    key: str  # fingerprint of all that its article is made from


@contextmanager
def open_catalogue(path: Path) -> Iterator[sqlite3.Connection]:
    """The catalogue at *path*, created anew if it is absent, of another version or damaged.

    One transaction: committed at the end, rolled back if anything fails, up to where it was kept.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = reopen(path, schema_version(), create_tables) or _recreate(path)
    connection.execute("PRAGMA foreign_keys = ON")
    try:
        with connection:
            yield connection
            finish(connection)
    finally:
        connection.close()
    write_checksum(path)


def read_catalogue(path: Path) -> sqlite3.Connection:
    """The catalogue at *path*, to read from.

    Raises sqlite3.DatabaseError if it is damaged, of another version, unfinished, or not made by
    fonds.
    """
    connection = open_read_only(path, schema_version(), create_tables)
    if is_unfinished(connection):
        connection.close()
        raise sqlite3.DatabaseError(
            tell("{name} is of a build that was ended early", name=path.name)
        )
    return connection


def _recreate(path: Path) -> sqlite3.Connection:
    clear_away(path)
    connection = sqlite3.connect(path)
    create_tables(connection)
    return connection


def source_keys(catalogue: sqlite3.Connection) -> dict[str, str]:
    """Path → key of every source that the catalogue holds."""
    return dict(catalogue.execute("SELECT path, key FROM sources"))


def forget_sources(catalogue: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Drop the sources at *paths*, and with each its article, mentions and tags."""
    query = "SELECT a.id FROM articles a JOIN sources s ON s.id = a.source_id WHERE s.path = ?"
    for path in paths:
        set_aside(catalogue, [article_id for (article_id,) in catalogue.execute(query, (path,))])
        catalogue.execute("DELETE FROM sources WHERE path = ?", (path,))


def put_source(catalogue: sqlite3.Connection, row: SourceRow) -> int:
    """Write *row*, which the catalogue has not, without an article so far; return its number."""
    cursor = catalogue.execute(
        "INSERT INTO sources (path, file, sha256, bytes, encoding, status, remark, said, key)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            row.path,
            row.file,
            row.sha256,
            row.bytes,
            row.encoding,
            row.status,
            row.remark,
            write_compact(pack(row.remark)),
            row.key,
        ),
    )
    return cursor.lastrowid or 0


def _store_remark(remark: Remark) -> list[object]:
    message = remark.message
    return [remark.severity, remark.code, message, remark.line, pack(message)]


def put_withdrawn(catalogue: sqlite3.Connection, source_id: int, article_id: str) -> None:
    """Note that the article *article_id* of the source *source_id* is published no more."""
    catalogue.execute("INSERT INTO withdrawn VALUES (?, ?)", (article_id, source_id))


def put_article(
    catalogue: sqlite3.Connection,
    source_id: int,
    article_id: str,
    article: Article,
    given: Metadata,
    remarks: list[Remark],
    extract: Extract | None = None,
    filed: str = "",
) -> None:
    """Write the article *article_id* made of the source *source_id*, or of an *extract* of it.

    *filed*: the folder of its page; "": by its date.
    """
    values = {
        "id": article_id,
        "source_id": source_id,
        "filed": filed or _folder(article),
        **_heading(article),
        **_times(article.date),
        "date_from": article.date_from,
        "lang": article.lang,
        "dir": article.dir,
        "dateline": article.dateline,
        "publication": given.publication,
        "creator": write_compact(given.creator),
        "url": given.url,
        "rights": given.rights,
        "modified": article.modified.text if article.modified else None,
        "letters": _letters(article, given),
        **_others(given),
        "remarks": write_compact(list(map(_store_remark, remarks))),
        "text": article.text,
        "words": count_words(article.text),
        **_extract(extract),
    }
    query = f"INSERT INTO articles ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
    catalogue.execute(query, tuple(values.values()))
    opening = [(article_id, n, *line) for n, line in enumerate(article.opening)]
    catalogue.executemany("INSERT INTO openings VALUES (?, ?, ?, ?)", opening)


def _others(given: Metadata) -> dict[str, str]:
    """The columns of what metadata states beside an article's own fields."""
    return {"extra": write_compact(given.extra), "stated": write_compact(_stated(given))}


def _letters(article: Article, given: Metadata) -> str:
    """The rare letters of all that its page shows of it."""
    stated = given.publication, *given.creator, given.rights, *chain(*given.extra)
    return rare_letters("\n".join((article.title, article.dateline, *stated, article.text)))


def _heading(article: Article) -> dict[str, str | int | None]:
    """The columns of an article's title, and of where its text has it."""
    return {
        "title": article.title,
        "title_from": article.title_from,
        "title_supplied": article.title_from == "supplied",
        "headline_start": article.headline_start,
        "body_start": article.body_start,
    }


def _extract(extract: Extract | None) -> dict[str, str | int | None]:
    """The columns of the text that was read out of a source, and of its place there."""
    if extract is None:
        return {"part": 0, "reader": "", "omitted": "[]", "extract": None, "extract_sha256": ""}
    return {
        "part": extract.part,
        "reader": extract.reader,
        "omitted": write_compact(extract.omitted),
        "extract": extract.text,
        "extract_sha256": sha256(extract.text.encode()).hexdigest(),
    }


def _times(date: Edtf | None) -> dict[str, str | int | None]:
    """The columns of an article's *date*: as stated, and those to file and sort by."""
    if date is None:
        unset = dict.fromkeys(("date", "year", "month", "date_start", "date_end"))
        return {**unset, "sort_start": UNDATED, "sort_end": UNDATED}
    year, month = calendar_place(date.text, _sortable(date.first))
    return {
        "date": date.text,
        "year": year,
        "month": month or None,
        "date_start": _iso(date.first),
        "date_end": _iso(date.last),
        "sort_start": _sortable(date.first),
        "sort_end": _sortable(date.last),
    }


def _folder(article: Article) -> str:
    """The folder of its page: by the date in the source, so that no correction moves it."""
    date = article.source_date
    if date is None:
        return "undated"
    year, month = calendar_place(date.text, _sortable(date.first))
    return f"{year:04d}/{month:02d}" if month else f"{year:04d}"


def calendar_place(edtf: str, sort_start: int) -> tuple[int, int]:
    """Year and month under which the EDTF date *edtf* is filed; month 0 when it is not known."""
    start = edtf.split("/")[0].lstrip("-")
    month = start[5:7] if len(start) >= 7 and start[4] == "-" else ""
    return sort_start // 10_000, int(month) if month.isdigit() and 1 <= int(month) <= 12 else 0


def _sortable(day: Day) -> int:
    year, month, of_month = day
    return year * 10_000 + month * 100 + of_month


def _iso(day: Day) -> str:
    year, month, of_month = day
    return f"{year:04d}-{month:02d}-{of_month:02d}"


def _stated(given: Metadata) -> dict[str, tuple[str, ...]]:
    folders = ("people", "places", "organisations", "topics")
    return {folder: labels for folder in folders if (labels := getattr(given, folder))}
