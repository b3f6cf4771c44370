"""Parses what cells and front matter state into values of ``Metadata``, or problems."""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields

from fonds.accession.decoding import is_encoding
from fonds.base.cells import unwrap
from fonds.base.chars import fold_white, show_surrogates, strip_white
from fonds.base.edtf import AmbiguousDate, Order, UnorderedDate, read_date
from fonds.base.fields import Field
from fonds.base.model import Edtf, Metadata
from fonds.base.patterns import late
from fonds.base.speech import tell


@dataclass(frozen=True, slots=True)
class Statement:
    """One cell of a row, or one key of front matter."""

    name: str  # column name or key as written
    field: Field | None  # the field it states; None: unknown, it goes to ``extra``
    value: str | tuple[str, ...]  # as written; several where front matter has a list
    order: Order = ""  # of day and month, if it is a date in figures


@dataclass(frozen=True, slots=True)
class Problem:
    """A value that was left unset."""

    code: str  # code of the remark it becomes
    statement: Statement  # where it was
    message: str  # one sentence: what, and what to do next


Value = str | tuple[str, ...] | Edtf

# Well-formed BCP 47 tags (RFC 5646, section 2.1) of registered shapes: a language of two or three
# letters; "x-…" and the grandfathered ones name no language that could be shown.
_LANG = late(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE | re.ASCII,
)
_SEPARATOR = late("[;|\r\n]")
"""Between the texts of a list in one cell."""
_LONGEST_LIST = 5_000  # characters of a list as Python writes it
_ALL = fields(Metadata)


def read_metadata(statements: Iterable[Statement]) -> tuple[Metadata, list[Problem]]:
    """What *statements* say, one per field at most; empty ones say nothing."""
    stated: dict[str, Value] = {}
    extra: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for statement in statements:
        if not any(map(strip_white, _list_texts(statement))):
            continue
        if statement.field is None:
            extra.append((fold_white(statement.name), _join_texts(statement)))
            continue
        value = _read_value(statement, statement.field)
        if isinstance(value, Problem):
            problems.append(value)
        else:
            stated[statement.field.name] = value
    return Metadata(extra=tuple(extra), **stated), problems  # type: ignore[arg-type]


_NOTHING = Metadata()


def merge(row: Metadata, front: Metadata) -> Metadata:
    """What *row* states and, where it is silent, what *front* states; field by field."""
    if front == _NOTHING:  # as in most archives
        return row
    if row == _NOTHING:
        return front
    names = {name for name, _ in row.extra}
    stated = {field.name: getattr(row, field.name) or getattr(front, field.name) for field in _ALL}
    stated["extra"] = row.extra + tuple(pair for pair in front.extra if pair[0] not in names)
    return Metadata(**stated)


def clean_cell(cell: str) -> str:
    """*cell* as valid Unicode, without white space at its ends or the guard ``="…"`` of Excel.

    A table ends its rows otherwise than by U+0085, which is then the “…” of Windows-1252.
    """
    text = show_surrogates(cell).replace("\x85", "…")
    return strip_white(unwrap(strip_white(text)))


def shorten(text: str) -> str:
    """*text* on one line, cut after 60 characters: as a message quotes it."""
    line = fold_white(text)
    return line if len(line) <= 60 else line[:59] + "…"


def _list_texts(statement: Statement) -> tuple[str, ...]:
    value = statement.value
    return (value,) if isinstance(value, str) else value


def _join_texts(statement: Statement) -> str:
    return "; ".join(filter(None, map(strip_white, _list_texts(statement))))


def _read_value(statement: Statement, field: Field) -> Value | Problem:
    if field.kind == "list":
        return _read_list(statement)
    text = fold_white(_join_texts(statement))
    match field.kind:
        case "date":
            return _read_date(statement, text)
        case "lang":
            return _read_lang(statement, text)
        case "encoding" if not is_encoding(text):
            message = tell(
                "“{text}” is no known encoding: write one such as utf-8 or cp1252.",
                text=shorten(text),
            )
            return Problem("unknown-encoding", statement, message)
    return text


def _read_date(statement: Statement, text: str) -> Edtf | Problem:
    try:
        return read_date(text, statement.order)
    except UnorderedDate as error:
        return Problem("date-order", statement, str(error))
    except AmbiguousDate as error:
        return Problem("ambiguous-date", statement, str(error))
    except ValueError as error:
        return Problem(
            "wrong-date", statement, tell("{error!e}; the date was left unset.", error=error)
        )


def _read_list(statement: Statement) -> tuple[str, ...]:
    """The texts of a list, each once; a single text is split on ";", "|" and line ends."""
    value = statement.value
    parts = _split(value) if isinstance(value, str) else value
    return tuple(dict.fromkeys(filter(None, map(fold_white, parts))))


def _split(text: str) -> Sequence[str]:
    """The parts of *text*; of a list as Python writes it into a table, its items."""
    written = strip_white(text)
    if written.startswith(("['", '["')) and written.endswith("]") and len(written) < _LONGEST_LIST:
        with suppress(ValueError, SyntaxError, RecursionError, MemoryError):
            items = literal_eval(written)
            if isinstance(items, list) and all(isinstance(item, str) for item in items):
                return items
    return _SEPARATOR.split(text)


def _read_lang(statement: Statement, text: str) -> str | Problem:
    if not (tag := read_tag(text)):
        message = tell(
            "“{text}” is no language tag: write one such as fr, en or pt-BR.", text=shorten(text)
        )
        return Problem("wrong-lang", statement, message)
    return tag


def read_tag(text: str) -> str:
    """The language tag *text* in its usual case; "" if it is none."""
    tag = text.replace("_", "-")
    return _spell_tag(tag) if _LANG.fullmatch(tag) else ""


def _spell_tag(tag: str) -> str:
    """*tag* in its usual case: ``fr``, ``zh-Hant-TW`` (RFC 5646, section 2.1.1)."""
    language, *subtags = tag.lower().split("-")
    spelt = [language]
    for subtag in subtags:
        alone = len(spelt[-1]) == 1  # what follows a singleton stays in lower case
        long = subtag.title() if len(subtag) == 4 and subtag.isalpha() else subtag
        spelt.append(subtag if alone else subtag.upper() if len(subtag) == 2 else long)
    return "-".join(spelt)
