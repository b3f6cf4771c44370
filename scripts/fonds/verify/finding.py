"""What a verification finds, as values, as JSON and as lines for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

from fonds.base.speech import tell
from fonds.terminal.output import visible
from fonds.terminal.report import name_severity
from fonds.terminal.tongue import spoken

Gravity = Literal["fault", "edited", "note"]
"""``fault``: not as it was made. ``edited``: a page edited by hand. ``note``: good to know."""

SHOWN = 5
"""How many findings of one kind the terminal shows."""

_MOST = 100_000
"""Findings of one kind that are kept: a hostile tree could have any number."""

_RANK: dict[Gravity, int] = {"fault": 0, "edited": 1, "note": 2}

_JSON_KEYS = {"manifest_sha256": "seal"}
"""Fields of a `Verification` that are called otherwise in its JSON."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a verification."""

    severity: Gravity  # decides the exit code: "fault" and "edited" make it 1
    code: str  # short stable name of the kind, such as "changed-file"
    path: str  # the file it speaks of, relative to the archive or to the target
    message: str  # one sentence: what, and what to do next


@dataclass(frozen=True, slots=True)
class Verification:
    """What one run of ``fonds verify`` found."""

    target: str  # what was verified, as it was named
    files: int  # files looked at
    articles: int  # of them, article pages compared with their sources
    manifest_sha256: str  # SHA-256 of the manifest, "" if there is none
    findings: tuple[Finding, ...]  # the gravest first, then by path

    @property
    def problems(self) -> tuple[Finding, ...]:
        """The findings that make it fail."""
        return tuple(finding for finding in self.findings if finding.severity != "note")

    @property
    def exit_code(self) -> int:
        """0 if all is as it was made, else 1."""
        return 1 if self.problems else 0


class FindingList:
    """Findings as they come, at most _MOST of each kind, so that memory is bounded."""

    def __init__(self) -> None:
        self._kept: list[Finding] = []
        self._counts = Counter[tuple[Gravity, str]]()

    def add(self, findings: Iterable[Finding]) -> None:
        """Add all of *findings*."""
        for found in findings:
            self._counts[found.severity, found.code] += 1
            if self._counts[found.severity, found.code] <= _MOST:
                self._kept.append(found)

    def close(self) -> list[Finding]:
        """What was kept, and how many more there were."""
        more = {kind: count - _MOST for kind, count in self._counts.items() if count > _MOST}
        rest = (
            Finding(*kind, "…", tell("and {more} more, which are not listed", more=more[kind]))
            for kind in more
        )
        return [*self._kept, *rest]


def sort_findings(findings: list[Finding]) -> tuple[Finding, ...]:
    """*findings*, each once, the gravest first, then by path and code."""
    order = sorted(
        dict.fromkeys(findings), key=lambda f: (_RANK[f.severity], f.path, f.code, f.message)
    )
    return tuple(order)


def summarise(verification: Verification) -> dict[str, object]:
    """The verification as a JSON object: bytes of a path that are no UTF-8 become ``\\udc80``.

    The checksum of the manifest has the key "seal" there, which programs rely on.
    """
    summary = {**asdict(verification), "target": _writable(verification.target)}
    summary = {_JSON_KEYS.get(key, key): value for key, value in summary.items()}
    for found in summary["findings"]:
        found.update(path=_writable(found["path"]))
    return {**summary, "problems": len(verification.problems)}


def finding_lines(verification: Verification) -> list[str]:
    """The verification as lines for a terminal: a few findings of each kind, then the totals."""
    counts = Counter((found.severity, found.code) for found in verification.findings)
    lines: list[str] = []
    for kind, count in counts.items():
        of_kind = [f for f in verification.findings if (f.severity, f.code) == kind]
        lines.extend(map(_write_line, of_kind[:SHOWN]))
        if count > SHOWN:
            lines.append(
                tell(
                    "{severity}: … and {n} more of “{code}”; --json lists all",
                    severity=name_severity(kind[0]),
                    n=count - SHOWN,
                    code=kind[1],
                )
            )
    return [visible(spoken(line)) for line in [*lines, *_totals(verification)]]


def _write_line(found: Finding) -> str:
    severity = name_severity(found.severity)
    return tell(
        "{severity}: {path}: {message}",
        severity=severity,
        path=found.path,
        message=found.message,
    )


def _totals(verification: Verification) -> list[str]:
    count = len(verification.problems)
    verdict = (
        tell("{n} problems", one="{n} problem", n=count) if count else tell("all as it was made")
    )
    looked = tell(
        "{files} files, {articles} articles against their sources",
        files=verification.files,
        articles=verification.articles,
    )
    target = verification.target
    lines: list[str] = [
        tell("{target}: {looked}: {verdict}", target=target, looked=looked, verdict=verdict)
    ]
    if verification.manifest_sha256:
        lines.append(
            tell(
                "SHA-256 of the manifest: {manifest_sha256}",
                manifest_sha256=verification.manifest_sha256,
            )
        )
    return lines


def _writable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()
