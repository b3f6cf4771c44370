"""The report of a build: short on the terminal, complete in build/report.json and report.csv."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from fonds.base.cells import guard
from fonds.base.model import Remark
from fonds.files.atomic import write_atomically
from fonds.terminal.output import visible

SHOWN = 5
"""How many remarks of one kind the terminal shows."""


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
    text = json.dumps(summarise(report), ensure_ascii=False, indent=1)
    write_atomically(build / "report.json", f"{text}\n".encode("utf-8", "backslashreplace"))
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(("severity", "code", "path", "line", "message"))
    for r in report.remarks:
        writer.writerow(map(guard, (r.severity, r.code, r.path, str(r.line or ""), r.message)))
    data = table.getvalue().encode("utf-8-sig", "backslashreplace")
    write_atomically(build / "report.csv", data)


def report_lines(report: Report) -> list[str]:
    """The report in short, as lines for a terminal."""
    counts = Counter((remark.severity, remark.code) for remark in report.remarks)
    lines: list[str] = []
    for (severity, code), count in counts.items():
        of_kind = [r for r in report.remarks if (r.severity, r.code) == (severity, code)]
        lines.extend(f"{severity}: {_where(r)}: {r.message}" for r in of_kind[:SHOWN])
        if count > SHOWN:
            rest = f"… and {count - SHOWN} more of “{code}”; see build/report.csv"
            lines.append(f"{severity}: {rest}")
    return [visible(line) for line in lines]


def _where(remark: Remark) -> str:
    return f"{remark.path}:{remark.line}" if remark.line else remark.path
