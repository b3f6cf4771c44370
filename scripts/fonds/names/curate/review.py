"""review.csv: the names of an archive as a table in which a person marks what to do."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fonds.base.cells import guard
from fonds.base.errors import UsageError
from fonds.base.inputs import read_input
from fonds.base.speech import joined, phrase, tell
from fonds.files.atomic import write_atomically
from fonds.names.curate.marks import COLUMNS, MarkedTable, Row, accepts, parse_marks
from fonds.names.curate.proposals import Proposal, explain


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the table says."""

    rows: list[Row]
    own: Mapping[int, str] = field(default_factory=dict)  # titles of a person's own columns
    carried: int = 0  # rows with what a person wrote
    gone: int = 0  # of them, those of a record that is not proposed any more; they come last


def carry_over(proposals: Iterable[Proposal], former: MarkedTable | None) -> Sheet:
    """*proposals* as rows, each with what a person wrote into its row of the *former* table.

    Rows of records that are not proposed any more follow if a person wrote into them.
    """
    if former is None:
        return Sheet([_make_row(proposal) for proposal in proposals])
    by_id: dict[str, list[Row]] = defaultdict(list)
    for row in former.rows:
        by_id[row["id"]].append(row)
    rows: list[Row] = []
    for proposal in proposals:
        same = by_id.pop(proposal.name.id, [])
        row = _make_row(proposal)
        rows.append(_carry(row, same[0], former.guessed) if same else row)
        rows += filter(_is_written, same[1:])
    gone = [row for row in former.rows if row["id"] in by_id and _is_written(row)]
    carried = sum(map(_is_written, rows)) + len(gone)
    return Sheet([*rows, *gone], former.own, carried, len(gone))


def _make_row(p: Proposal) -> Row:
    name, doubt = p.name, p.doubt
    cells = (
        "", doubt.value, name.label, name.folder, str(name.articles), str(name.mentions),
        " | ".join(name.forms[:12]), p.sample, doubt.action, explain(doubt), name.id,
    )  # fmt: skip
    return Row(0, dict(zip(COLUMNS, cells, strict=True)), {})


def _is_written(row: Row) -> bool:
    """Whether a person wrote into *row*: a mark, a note, a value where fonds had none."""
    value = row["value"] and not row["proposal"]
    return bool(row["decision"] or row.own or value or not row["id"])


def _carry(row: Row, former: Row, misread: bool) -> Row:
    """*row* with what a person wrote into the *former* one, and with what they saw there.

    An “x” keeps its meaning: where another thing is proposed now, it becomes the word for it.
    """
    cells = {**row.cells, "decision": former["decision"]}
    if former["decision"]:
        cells["value"] = former["value"]
        cells["label"] = (not misread and former["label"]) or row["label"]
    elif former["value"] and not former["proposal"]:
        cells["value"] = former["value"]
    proposed = (former["proposal"], former["value"])
    changed = "proposal" in former.cells and proposed != (row["proposal"], row["value"])
    if changed and accepts(former["decision"]):
        cells["decision"] = former["proposal"] or "keep"
    return Row(0, cells, former.own)


def format_review(sheet: Sheet, lang: str) -> bytes:
    """The table as a French Excel opens it: UTF-8 with its mark, semicolons, no formulas."""
    table = io.StringIO()
    writer = csv.writer(table, delimiter=";", lineterminator="\r\n")
    language = lang.partition("-")[0]
    titles = COLUMNS.values() if language == "fr" else COLUMNS
    writer.writerow(map(guard, (*titles, *sheet.own.values())))
    for row in sheet.rows:
        cells = (phrase(row[column], language) for column in COLUMNS)
        own = (row.own.get(at, "") for at in sheet.own)
        writer.writerow(map(guard, (*cells, *own)))
    return table.getvalue().encode("utf-8-sig", "replace")


def describe(proposals: Iterable[Proposal], most: int = 5) -> list[str]:
    """The review in short, for a terminal: *most* of what is proposed, and of frequent names."""
    listed = list(proposals)
    if not listed:
        return [tell("No names.")]
    advised = [p for p in listed if p.doubt.action]
    kinds = Counter(p.doubt.action for p in advised)
    counts = [
        tell("{n} to {action}", n=count, action=action) for action, count in sorted(kinds.items())
    ]
    whole = tell("{names} names, {proposals} proposals", names=len(listed), proposals=len(advised))
    lines: list[str] = [joined([whole, *counts])]
    for p in advised[:most]:
        lines += [_propose(p), f"    {p.sample}"]
    if len(advised) > most:
        lines.append(tell("… and {n} more in the review", n=len(advised) - most))
    frequent = sorted((p.name for p in listed), key=lambda name: -name.articles)[:most]
    named = ", ".join(f"{name.label} ({name.articles})" for name in frequent)
    return [*lines, tell("In most articles: {named}", named=named)]


def _propose(p: Proposal) -> str:
    return tell(
        "{action}: {label} ({id}){target}: {reason}",
        action=p.doubt.action,
        label=p.name.label,
        id=p.name.id,
        target=f" → {p.doubt.value}" if p.doubt.value else "",
        reason=explain(p.doubt),
    )


def write_review(path: Path, proposals: Iterable[Proposal], lang: str) -> list[str]:
    """Write the table to *path*, with what a person wrote into the one that stands there.

    Returns a sentence for each thing to know. The former table is kept beside. Raises UsageError,
    and changes nothing, if it cannot be read or is held by a spreadsheet.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    before = read_input(path) if path.exists() else b""
    former = parse_marks(before, path.name) if before.strip() else None
    sheet = carry_over(proposals, former)
    after = format_review(sheet, lang)
    if after == before:
        return _tell(sheet)
    kept = path.with_stem(f"{path.stem}.before")
    try:
        if former:
            write_atomically(kept, before)
        write_atomically(path, after)
    except PermissionError as error:
        raise UsageError(
            tell("{path}: it cannot be replaced; close it in the spreadsheet", path=path)
        ) from error
    return [
        *_tell(sheet),
        *([tell("The former table is kept as {kept}", kept=kept)] if former else []),
    ]


def _tell(sheet: Sheet) -> list[str]:
    if not sheet.carried:
        return []
    gone = (
        tell(", {gone} of a name proposed no more, at the end", gone=sheet.gone)
        if sheet.gone
        else ""
    )
    return [
        tell("Rows that keep what you wrote: {carried}{gone}", carried=sheet.carried, gone=gone)
    ]
