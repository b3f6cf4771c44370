"""The report of a build: short on the terminal, complete in build/report.json and report.csv."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from fonds.base.cells import guard
from fonds.base.model import Remark
from fonds.base.speech import joined, pack, tell, unpack
from fonds.files.atomic import write_atomically
from fonds.terminal.tongue import spoken

SHOWN = 5
"""How many remarks of one kind the terminal shows."""
EXAMPLES = 3
"""How many files it names of those on which a note says the same."""


_SEVERITIES = {
    "lost": tell("lost"),
    "edited": tell("edited"),
    "fault": tell("fault"),
    "note": tell("note"),
}


@dataclass(frozen=True, slots=True)
class Report:
    """What one run of the conversion did."""

    sources: int  # files under the seeds, without those that are skipped
    articles: int  # of them, those that have a page
    taken_in: int  # of them, those read and parsed in this run
    pages: int  # Markdown pages that the archive has
    written: int  # of them, those written in this run
    removed: int  # pages removed because their source is gone
    names: str  # what names were found with: "rules", "none", or each language's model
    remarks: tuple[Remark, ...]  # in the order lost, edited, note; then by path

    @property
    def needing(self) -> tuple[Remark, ...]:
        """The remarks that need a person: a source without a page, a page edited by hand."""
        return tuple(remark for remark in self.remarks if remark.severity != "note")

    @property
    def exit_code(self) -> int:
        """0 if nothing needs a person, else 1."""
        return 1 if self.needing else 0


def sort_remarks(remarks: list[Remark]) -> tuple[Remark, ...]:
    """*remarks*, each once, the gravest first, then by path and line."""
    rank = {"lost": 0, "edited": 1, "note": 2}
    return tuple(
        sorted(
            dict.fromkeys(remarks),
            key=lambda r: (rank[r.severity], r.path, r.line or 0, r.code, r.message),
        )
    )


def summarise(report: Report) -> dict[str, object]:
    """The report as JSON holds it."""
    summary = asdict(report)
    summary["needing"] = len(report.needing)
    return summary


def save_report(report: Report, build: Path) -> None:
    """Write report.json and report.csv (which spreadsheets open) into *build*."""
    summary = summarise(report)
    summary["remarks"] = [
        {**asdict(r), "message": spoken(r.message), "said": pack(r.message)} for r in report.remarks
    ]
    text = json.dumps(summary, ensure_ascii=False, indent=1)
    write_atomically(build / "report.json", f"{text}\n".encode("utf-8", "backslashreplace"))
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(("severity", "code", "path", "line", "message"))
    for r in report.remarks:
        writer.writerow(
            map(guard, (r.severity, r.code, r.path, str(r.line or ""), spoken(r.message)))
        )
    data = table.getvalue().encode("utf-8-sig", "backslashreplace")
    write_atomically(build / "report.csv", data)


def read_report(build: Path) -> Report | None:
    """The report that `save_report` wrote into *build*; None if it is not as it would write it."""
    try:
        summary = json.loads((build / "report.json").read_bytes())
        remarks = tuple(map(_read_remark, summary.pop("remarks")))
        summary.pop("needing")
        return Report(**summary, remarks=remarks)
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return None


def _read_remark(stored: dict[str, Any]) -> Remark:
    message = unpack(stored.pop("said"), stored["message"])
    return Remark(**{**stored, "message": message})


class Line(NamedTuple):
    """A line for the terminal."""

    text: str  # what it says
    needed: bool  # whether it is about what needs a person


def report_lines(report: Report) -> list[Line]:
    """The report in short, as lines for a terminal."""
    return remark_lines(report.remarks, "build/report.csv")


def remark_lines(every: Iterable[Remark], whole: str) -> list[Line]:
    """Remarks in short, as lines for a terminal; notes that say the same are one line.

    *whole* is where they all are.
    """
    kinds: dict[tuple[str, str], list[Remark]] = {}
    for remark in every:
        kinds.setdefault((remark.severity, remark.code), []).append(remark)
    lines: list[Line] = []
    for (severity, code), remarks in kinds.items():
        groups = _group(remarks)
        texts = [_write_line(severity, group) for group in groups[:SHOWN]]
        if rest := sum(map(len, groups[SHOWN:])):
            texts.append(_tell_rest(severity, code, rest, whole))
        lines.extend(Line(text, severity != "note") for text in texts)
    return lines


def _tell_rest(severity: str, code: str, rest: int, whole: str) -> str:
    return tell(
        "{severity}: … and {n} more of “{code}”; see {whole}",
        severity=name_severity(severity),
        n=rest,
        code=code,
        whole=whole,
    )


def _group(remarks: list[Remark]) -> list[list[Remark]]:
    """Notes with one message together; of what needs a person, each alone."""
    groups: dict[object, list[Remark]] = {}
    for remark in remarks:
        key = remark.message if remark.severity == "note" else remark
        groups.setdefault(key, []).append(remark)
    return list(groups.values())


def _write_line(severity: str, group: list[Remark]) -> str:
    where: str = joined(map(_where, group[:EXAMPLES]))
    if len(group) > EXAMPLES:
        where = tell("{n} files, such as {where}", n=len(group), where=where)
    return tell(
        "{severity}: {path}: {message}",
        severity=name_severity(severity),
        path=where,
        message=group[0].message,
    )


def name_severity(severity: str) -> str:
    """What the terminal calls *severity*."""
    return _SEVERITIES[severity]


def _where(remark: Remark) -> str:
    return f"{remark.path}:{remark.line}" if remark.line else remark.path
