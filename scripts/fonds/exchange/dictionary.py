"""The dictionary of the data: each table and column once, for pages, packages, exports and guide.

What a column means is said in base/locales, below ``data: columns:``. Columns are called as in the
catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fonds.base.locale import Words

Type = Literal["string", "integer", "number", "boolean", "date", "list", "object"]
"""What a value is; a list or an object is a text in CSV."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str  # as in the catalogue
    type: Type  # what its values are
    free: bool = False  # whether people wrote its values: a spreadsheet might see formulas there
    stored: bool = False  # whether databases alone have it: it is too long for a cell
    refers: str = ""  # the table whose ids it holds
    required: bool = False  # whether each row has a value


@dataclass(frozen=True, slots=True)
class Table:
    """One table."""

    name: str  # of its files too
    columns: tuple[Column, ...]  # in their order
    key: tuple[str, ...]  # the columns that tell its rows apart; none: two rows may be the same
    yearly: bool = True  # whether it has a file for each year

    @property
    def public(self) -> tuple[Column, ...]:
        """The columns of its CSV and JSONL files."""
        return tuple(column for column in self.columns if not column.stored)


_ARTICLE = Column("article_id", "string", refers="articles", required=True)
_RECORD = Column("record_id", "string", refers="names", required=True)

ARTICLES = Table(
    "articles",
    (
        Column("id", "string", required=True),
        Column("date", "string"),
        Column("date_start", "date"),
        Column("date_end", "date"),
        Column("year", "integer"),
        Column("month", "integer"),
        Column("title", "string", free=True),
        Column("title_supplied", "boolean", required=True),
        Column("title_from", "string", required=True),
        Column("date_from", "string"),
        Column("lang", "string"),
        Column("creator", "list", free=True),
        Column("publication", "string", free=True),
        Column("url", "string", free=True),
        Column("rights", "string", free=True),
        Column("modified", "string"),
        Column("dateline", "string", free=True),
        Column("words", "integer", required=True),
        Column("page", "string", required=True),
        Column("text_file", "string"),
        Column("source", "string", free=True),
        Column("source_sha256", "string"),
        Column("extra", "object", free=True),
        Column("text", "string", free=True, stored=True),
    ),
    ("id",),
)
NAMES = Table(
    "names",
    (
        Column("id", "string", required=True),
        Column("kind", "string", required=True),
        Column("label", "string", free=True),
        Column("variants", "list", free=True),
        Column("note", "string", free=True),
        Column("identifiers", "object", free=True),
        Column("within", "string"),
        Column("curated", "boolean", required=True),
        Column("articles", "integer", required=True),
        Column("mentions", "integer", required=True),
        Column("first_day", "date"),
        Column("last_day", "date"),
        Column("page", "string"),
    ),
    ("id",),
    yearly=False,
)
MENTIONS = Table(
    "mentions",
    (
        _ARTICLE,
        Column("start", "integer", required=True),
        Column("end", "integer", required=True),
        Column("paragraph", "integer", required=True),
        Column("surface", "string", free=True),
        Column("record_id", "string", refers="names", required=True),
        Column("why", "string", required=True),
    ),
    (),
)
TAGS = Table(
    "tags",
    (_ARTICLE, _RECORD, Column("why", "string", required=True)),
    ("article_id", "record_id"),
)
RELATIONS = Table(
    "relations",
    (
        _ARTICLE,
        Column("kind", "string", required=True),
        Column("rank", "integer", required=True),
        Column("other_id", "string", refers="articles", required=True),
        Column("score", "number", required=True),
    ),
    ("article_id", "kind", "rank"),
)

TABLES = (ARTICLES, NAMES, MENTIONS, TAGS, RELATIONS)
YEARLY = tuple(table for table in TABLES if table.yearly)


def describe_table(table: Table, words: Words) -> str:
    """What *table* holds, in the language of *words*."""
    return str(words.strings["data"]["tables"][table.name])


def describe_column(table: Table, column: Column, words: Words) -> str:
    """What *column* of *table* means, in the language of *words*."""
    return str(words.strings["data"]["columns"][table.name][column.name])
