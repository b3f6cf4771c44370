"""review.csv: the names of an archive as a table in which a person marks what to do."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fonds.enrich.plain import fold
from fonds.enrich.proposals import Proposal
from fonds.errors import UsageError
from fonds.read.decoding import Refusal, decode
from fonds.read.values import clean_cell

_COLUMNS = {
    "decision": "décision", "value": "valeur", "label": "nom", "kind": "genre",
    "articles": "articles", "mentions": "mentions", "forms": "formes", "sample": "exemple",
    "proposal": "proposition", "reason": "raison", "id": "id",
}  # fmt: skip
"""Column in English → in French, in the table's order."""

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

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SEPARATORS = ";,\t"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about one record."""

    action: str  # "merge", "split", "reject", "relabel", "label" or "keep"
    id: str  # of the record: "people/macron"
    label: str  # what it is called
    value: str  # the id, forms, folder or label that the action needs; "" if it needs none
    line: int  # of the table


def format_review(proposals: Iterable[Proposal], lang: str) -> bytes:
    """The table as a French Excel opens it: UTF-8 with its mark, semicolons, no formulas."""
    table = io.StringIO()
    writer = csv.writer(table, delimiter=";", lineterminator="\r\n")
    writer.writerow(_COLUMNS.values() if lang.startswith("fr") else _COLUMNS)
    for p in proposals:
        cells = (
            "", p.value, p.label, p.folder, str(p.articles), str(p.mentions),
            " | ".join(p.forms[:12]), p.sample, p.action, p.reason, p.id,
        )  # fmt: skip
        writer.writerow(map(_neutralise, cells))
    return table.getvalue().encode("utf-8-sig", "replace")


def read_review(data: bytes, name: str = "review.csv") -> list[Decision]:
    """What the table *data* decides, however a spreadsheet saved it.

    Raises UsageError with ``file:line`` for what cannot be understood.
    """
    decoded = decode(data)
    if isinstance(decoded, Refusal):
        raise UsageError(f"{name}: {decoded.message} Save it as CSV UTF-8.")
    rows = _split(decoded.text, name)
    return [decision for line, row in rows if (decision := _read_row(row, line, name))]


def _split(text: str, name: str) -> list[tuple[int, dict[str, str]]]:
    """(line, column → cell) of every row, with the separator that the header speaks for."""
    best = max(_SEPARATORS, key=lambda separator: len(_header(text, separator)))
    columns = _header(text, best)
    if not {"id", "decision"} <= columns.keys():
        raise UsageError(f"{name}:1: the columns “id” and “decision” are missing; keep the header")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=best)
    next(reader)
    rows, line = [], reader.line_num + 1
    for cells in reader:
        padded = [*cells, *[""] * len(columns)]
        rows.append((line, {column: _restore(padded[at]) for column, at in columns.items()}))
        line = reader.line_num + 1
    return rows


def _header(text: str, separator: str) -> dict[str, int]:
    """Known column → where it is, if *separator* parts the first line."""
    cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [])
    names = {fold(french): english for english, french in _COLUMNS.items()}
    names |= {english: english for english in _COLUMNS}
    folded = [fold(clean_cell(cell)) for cell in cells]
    return {names[cell]: at for at, cell in enumerate(folded) if cell in names}


def _read_row(row: dict[str, str], line: int, name: str) -> Decision | None:
    """The decision of one row; None if its cell is empty."""
    said = fold(row["decision"])
    if not said:
        return None
    action = row.get("proposal", "") if said in _YES else _find_action(said)
    if said in _YES and not action:
        action = "keep"
    if not action:
        known = ", ".join(_ACTIONS)
        raise UsageError(f"{name}:{line}: “{row['decision']}” is no decision; write x or {known}")
    value = row.get("value", "")
    if action in ("merge", "relabel", "label") and not value:
        raise UsageError(f"{name}:{line}: “{action}” needs a value: {_NEEDS[action]}")
    return Decision(action, row["id"], row.get("label", ""), value, line)


_NEEDS = {
    "merge": "the id of the record that stays",
    "relabel": "people, places or organisations",
    "label": "the new form",
}


def _find_action(said: str) -> str:
    return next((action for action, words in _ACTIONS.items() if said in words), "")


def _neutralise(cell: str) -> str:
    """*cell*, so that a spreadsheet does not take it for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _restore(cell: str) -> str:
    """*cell* as it was before `_neutralise`, and without what a spreadsheet put around it."""
    text = clean_cell(cell)
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def describe(proposals: Iterable[Proposal], most: int = 50) -> list[str]:
    """The review for a terminal: what is proposed first, then the most frequent names."""
    listed = list(proposals)
    advised = [p for p in listed if p.action]
    lines = [f"{len(listed)} names, {len(advised)} proposals", ""] if listed else ["No names."]
    for p in advised:
        target = f" → {p.value}" if p.value else ""
        lines += [f"{p.action}: {p.label} ({p.id}){target}: {p.reason}", f"    {p.sample}"]
    if advised:
        lines.append("")
    for p in listed[:most]:
        lines += [f"{p.articles:6}  {p.label} ({p.folder})", f"        {p.sample}"]
    return lines


def write_review(path: Path, proposals: Iterable[Proposal], lang: str) -> None:
    """Write the table to *path*, its folder made if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(format_review(proposals, lang))
