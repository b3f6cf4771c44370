"""build/review.csv as a person saved it: its rows, and what their marks decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fonds.accession.decoding import Refusal, decode
from fonds.accession.records import Record, read_records
from fonds.accession.values import shorten
from fonds.base.cells import take_guard_off
from fonds.base.errors import UsageError
from fonds.base.fold import fold_name
from fonds.base.inputs import read_input
from fonds.base.patterns import late
from fonds.base.slugs import name_record, slugify
from fonds.base.speech import tell

COLUMNS = {
    "decision": "décision", "value": "valeur", "label": "nom", "kind": "genre",
    "articles": "articles", "mentions": "mentions", "forms": "formes", "sample": "exemple",
    "proposal": "proposition", "reason": "raison", "id": "id",
}  # fmt: skip
"""Column in English → in French, in the table's order."""

_NAMES = {fold_name(it): column for column, french in COLUMNS.items() for it in (column, french)}

_ACTIONS = {
    "merge": ("merge", "fusionner"),
    "split": ("split", "separer"),
    "reject": ("reject", "rejeter"),
    "relabel": ("relabel", "reclasser"),
    "label": ("label", "nommer", "renommer"),
    "keep": ("keep", "garder"),
}
"""Action → how a person may write it."""

_YES = {"x", "oui", "o", "yes", "y", "ok", "1"}
"""What accepts the proposal of a row."""

_NEEDS = {
    "merge": tell("the id of the record that stays"),
    "relabel": tell("people, places or organisations"),
    "label": tell("the new form"),
}
"""Action → the value that it needs."""

_LINE_END = late(r"[\r\n]")
_ROW_INSIDE = late(r'[;,\t]"?(?:people|places|organisations)/[a-z0-9_-]+"?(?:[;,\t\r\n]|\Z)')
_ANEW = tell("or move the table away and write it anew with fonds authorities")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table."""

    line: int  # of the file, where it begins
    cells: Mapping[str, str]  # by column; those that the table has
    own: Mapping[int, str]  # what a person wrote into columns of their own, by column

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """The whole table."""

    name: str  # of the file, for errors
    own: Mapping[int, str]  # titles of columns that are not fonds', by column, in order
    rows: tuple[Row, ...]  # those that are not empty, in order
    guessed: bool  # whether its encoding is a guess


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about one record."""

    action: str  # "merge", "split", "reject", "relabel", "label" or "keep"
    id: str  # of the record: "people/macron"
    label: str  # what it is called
    value: str  # the id, forms, folder or label that the action needs; "" if it needs none
    line: int  # of the table


def load_marks(path: Path) -> MarkedTable:
    """The table at *path*; UsageError where there is none, or none that can be read."""
    data = read_input(path) if path.exists() else b""
    if not data.strip():
        there = tell("is empty") if path.exists() else tell("is not there")
        raise UsageError(
            tell("{path} {there}; write it first, with fonds authorities", path=path, there=there)
        )
    return parse_marks(data, path.name)


def parse_marks(data: bytes, name: str = "review.csv") -> MarkedTable:
    """The table *data*, however a spreadsheet saved it; UsageError with ``file:line``."""
    decoded = decode(data)
    if isinstance(decoded, Refusal):
        raise UsageError(
            tell("{name}:1: this is no table: save it as CSV UTF-8, {anew}", name=name, anew=_ANEW)
        )
    read = read_records(decoded.text, lambda header: len(_find_columns(header)))
    if read.open_quote:
        raise UsageError(
            tell(
                "{name}:{line}: a quotation mark is never closed; close it",
                name=name,
                line=read.open_quote,
            )
        )
    header, *records = read.records or [Record(1, [])]
    columns = _check_header(header, name)
    rows = tuple(_read_row(record, columns) for record in records)
    _check_quotes(rows, name)
    titles = _read_row(header, columns).own
    used = sorted(titles.keys() | {at for row in rows for at in row.own})
    own = {at: titles.get(at, "") for at in used}
    return MarkedTable(name, own, rows, bool(decoded.remark))


def _find_columns(header: list[str]) -> dict[str, int]:
    """Known column → where it is first."""
    found: dict[str, int] = {}
    for at, cell in enumerate(header):
        if column := _NAMES.get(fold_name(take_guard_off(cell))):
            found.setdefault(column, at)
    return found


def _check_header(header: Record, name: str) -> dict[str, int]:
    columns = _find_columns(header.cells)
    if not {"id", "decision"} <= columns.keys():
        missing = tell("the columns “id” and “decision” are missing; keep the header")
        raise UsageError(
            tell(
                "{name}:{line}: {missing}, {anew}",
                name=name,
                line=header.line,
                missing=missing,
                anew=_ANEW,
            )
        )
    for at, cell in enumerate(header.cells):
        column = _NAMES.get(fold_name(take_guard_off(cell)))
        if column and columns[column] != at:
            twice = tell("the column “{cell}” stands here twice; keep one", cell=shorten(cell))
            raise UsageError(
                tell("{name}:{line}: {problem}", name=name, line=header.line, problem=twice)
            )
    return columns


def _read_row(record: Record, columns: Mapping[str, int]) -> Row:
    cells = {at: take_guard_off(cell) for at, cell in enumerate(record.cells) if cell}
    known = {column: cells.pop(at, "") for column, at in columns.items()}
    return Row(record.line, known, cells)


def _check_quotes(rows: tuple[Row, ...], name: str) -> None:
    """A quotation mark too many makes one cell of the rows up to the next one."""
    for row in rows:
        if any(map(_holds_row, (*row.cells.values(), *row.own.values()))):
            hint = tell("a quotation mark takes the next rows into one cell; remove or double it")
            raise UsageError(
                tell("{name}:{line}: {problem}", name=name, line=row.line, problem=hint)
            )


def _holds_row(cell: str) -> bool:
    found = _LINE_END.search(cell)
    return bool(found and _ROW_INSIDE.search(cell, found.end()))


def read_decisions(table: MarkedTable) -> list[Decision]:
    """What the marks of *table* decide; UsageError with ``file:line`` where one is unclear."""
    return [decision for row in table.rows if (decision := _decide(row, table))]


def accepts(said: str) -> bool:
    """Whether the mark *said* takes what a row proposes."""
    return fold_name(said) in _YES


def _decide(row: Row, table: MarkedTable) -> Decision | None:
    """The decision of one row; None if its cell is empty."""
    if not row["decision"]:
        return None
    action = _find_action(row, f"{table.name}:{row.line}")
    value = " ".join(row["value"].split())
    decision = Decision(action, row["id"], row["label"], value, row.line)
    _check_words(decision, table)
    return decision


def _find_action(row: Row, where: str) -> str:
    said = row["decision"]
    if accepts(said):
        if "proposal" not in row.cells:
            missing = tell("{where}: the column “proposal” is missing", where=where)
            raise UsageError(
                tell("{missing}; write what “{said}” means", missing=missing, said=said)
            )
        said = row["proposal"] or "keep"
    action = next((action for action, words in _ACTIONS.items() if fold_name(said) in words), "")
    if not action:
        known = ", ".join(_ACTIONS)
        raise UsageError(
            tell(
                "{where}: “{said}” is no decision; write x or {known}",
                where=where,
                said=shorten(said),
                known=known,
            )
        )
    return action


def _check_words(decision: Decision, table: MarkedTable) -> None:
    """Whether *decision* has the words that it needs, as they were."""
    where, action = f"{table.name}:{decision.line}", decision.action
    if action in _NEEDS and not decision.value:
        raise UsageError(
            tell(
                "{where}: “{action}” needs a value: {needs}",
                where=where,
                action=action,
                needs=_NEEDS[action],
            )
        )
    if action != "merge" and not decision.label and not (action == "split" and decision.value):
        raise UsageError(
            tell(
                "{where}: “{action}” needs the name, and the column “label” has none",
                where=where,
                action=action,
            )
        )
    label, slug = decision.label, decision.id.rpartition("/")[2]
    slugs = {slugify(label).lower(), name_record(fold_name(label))}
    if table.guessed and not label.isascii() and slug not in slugs:
        raise UsageError(
            tell(
                "{where}: “{label}” may be misread; save the table as CSV UTF-8",
                where=where,
                label=shorten(label),
            )
        )
