"""What ``fonds inspect`` says: lines for a person, and a beginning of mkdocs.yml."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from fonds.accession.doubts import Proposal
from fonds.accession.kinds import escape_pattern
from fonds.commands.inspect import Inspection, OfKind
from fonds.terminal.report import remark_lines

_WHENCE = {
    "metadata": "a table or what the document states",
    "source": "a header",
    "line": "a line of the text",
    "name": "the name of file or folder",
    "": "none",
}
"""Whence a date comes, as the catalogue says it → as a line says it."""
_TITLES = {
    "source": "a headline",
    "metadata": "a table or a header",
    "name": "the name of a note",
    "supplied": "made of the first sentence",
}
_DOUBLES = 3  # groups of the same bytes that are shown
_LANGUAGES = 8  # that are shown
_PROPOSALS = 10  # lines of encodings that are


def describe(found: Inspection) -> list[str]:
    """*found* in lines: what is there, what needs a person, and what mkdocs.yml could say."""
    sample = _of_sample(found)
    lines = [
        f"{_files(found.files)} in {found.folder}: {_count(found.sources - found.lost)} would be"
        f" read as articles, {_count(found.lost)} could not",
        f"Encodings: {_list(found.encodings)}" + _guessed(found),
        f"Languages{sample}: {_list(found.parsed.languages, _LANGUAGES)}",
        f"Dates{sample}: {_list(_rename(found.parsed.dates, _WHENCE))}",
        f"Titles{sample}: {_list(_rename(found.parsed.titles, _TITLES))}",
        *_describe_doubles(found.doubles),
        *(f"Table of metadata: {path}" for path in found.metadata),
        *(f"Rows that look like articles: {path}" for path in found.rows),
        *([f"No articles: {', '.join(map(_describe_kind, found.kinds))}"] if found.kinds else []),
    ]
    remarks = remark_lines(found.remarks, "fonds inspect --json")
    return [*lines, *remarks, "For mkdocs.yml:", *propose(found).splitlines()]


def summarise(found: Inspection) -> dict[str, object]:
    """*found* as JSON holds it."""
    return {**asdict(found), "configuration": propose(found)}


def propose(found: Inspection) -> str:
    """What mkdocs.yml could say of an archive of this folder."""
    lines = ["plugins:", "  - fonds:", f"      seeds: {_quote(found.folder)}"]
    if found.metadata:
        lines.append(f"      metadata: {json.dumps(found.metadata, ensure_ascii=False)}")
    if found.rows:
        rows: dict[str, dict[str, str]] = {escape_pattern(path): {} for path in found.rows}
        lines.append(f"      articles: {json.dumps(rows, ensure_ascii=False)}")
    if found.proposals:
        lines += ["      encoding:", *_propose_encodings(found.proposals)]
    if found.parsed.unordered:
        lines.append("      dates: day-first  # or month-first: how 03/04/2022 is read")
    return "\n".join(lines) + "\n"


def _propose_encodings(proposals: Sequence[Proposal]) -> Iterator[str]:
    """The lines below ``encoding:``: patterns, codecs, and in remarks what else they may be."""
    for it in proposals[:_PROPOSALS]:
        doubt = f"or {', '.join(it.others)}: see which letters are right; " if it.others else ""
        line = f"        {_quote(it.pattern)}: {it.codec}  # {doubt}in doubt: {_files(it.files)}"
        yield line
    if len(proposals) > _PROPOSALS:
        yield f"        # and {_count(len(proposals) - _PROPOSALS)} more: see fonds inspect --json"


def _of_sample(found: Inspection) -> str:
    whole = found.parsed.sources >= found.sources - found.lost
    return "" if whole else f" (of {_count(found.parsed.sources)} files, spread over all)"


def _guessed(found: Inspection) -> str:
    return f" ({_count(found.guessed)} of them guessed)" if found.guessed else ""


def _describe_kind(kind: OfKind) -> str:
    return f"{kind.noun} {_count(kind.files)}"


def _describe_doubles(doubles: Iterable[tuple[str, ...]]) -> list[str]:
    groups = list(doubles)
    if not groups:
        return []
    shown = "; ".join(" = ".join(group[:3]) for group in groups[:_DOUBLES])
    more = " …" if len(groups) > _DOUBLES else ""
    files = sum(len(group) - 1 for group in groups)
    return [f"The same bytes again: {_files(files)} ({shown}{more})"]


def _rename(counts: Mapping[str, int], names: Mapping[str, str]) -> dict[str, int]:
    return {names.get(key, key): count for key, count in counts.items()}


def _list(counts: Mapping[str, int], most: int = 20) -> str:
    shown = [f"{name} {_count(count)}" for name, count in list(counts.items())[:most]]
    more = f" and {len(counts) - most} more" if len(counts) > most else ""
    return ", ".join(shown) + more or "none"


def _files(number: int) -> str:
    return f"{_count(number)} file{'' if number == 1 else 's'}"


def _count(number: int) -> str:
    return f"{number:,}"


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
