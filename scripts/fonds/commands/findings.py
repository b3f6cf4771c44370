"""What ``fonds inspect`` says: lines for a person, and a beginning of mkdocs.yml."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from fonds.accession.doubts import Proposal
from fonds.accession.kinds import escape_pattern
from fonds.base.speech import and_more, joined, tell
from fonds.commands.inspect import Inspection, OfKind
from fonds.terminal.report import remark_lines

_WHENCE = {
    "metadata": tell("a table or what the document states"),
    "source": tell("a header"),
    "line": tell("a line of the text"),
    "name": tell("the name of file or folder"),
    "": tell("none"),
}
"""Whence a date comes, as the catalogue says it → as a line says it."""
_TITLES = {
    "source": tell("a headline"),
    "metadata": tell("a table or a header"),
    "name": tell("the name of a note"),
    "supplied": tell("made of the first sentence"),
}
_DOUBLES = 3  # groups of the same bytes that are shown
_LANGUAGES = 8  # that are shown
_PROPOSALS = 10  # lines of encodings that are


def describe(found: Inspection) -> list[str]:
    """*found* in lines: what is there, what needs a person, and what mkdocs.yml could say."""
    sample = _of_sample(found)
    lines = [
        tell(
            "{files} in {folder}: {count} would be read as articles, {count2} could not",
            files=_files(found.files),
            folder=found.folder,
            count=_count(found.sources - found.lost),
            count2=_count(found.lost),
        ),
        tell(
            "Encodings: {listed}{guessed}", listed=_list(found.encodings), guessed=_guessed(found)
        ),
        tell(
            "Languages{sample}: {listed}",
            sample=sample,
            listed=_list(found.parsed.languages, _LANGUAGES),
        ),
        tell(
            "Dates{sample}: {listed}",
            sample=sample,
            listed=_list(_rename(found.parsed.dates, _WHENCE)),
        ),
        tell(
            "Titles{sample}: {listed}",
            sample=sample,
            listed=_list(_rename(found.parsed.titles, _TITLES)),
        ),
        *_describe_doubles(found.doubles),
        *(tell("Table of metadata: {path}", path=path) for path in found.metadata),
        *(tell("Rows that look like articles: {path}", path=path) for path in found.rows),
        *(
            [tell("No articles: {listed}", listed=joined(map(_describe_kind, found.kinds)))]
            if found.kinds
            else []
        ),
    ]
    remarks = [it.text for it in remark_lines(found.remarks, "fonds inspect --json")]
    return [*lines, *remarks, tell("For mkdocs.yml:"), *propose(found)]


def summarise(found: Inspection) -> dict[str, object]:
    """*found* as JSON holds it."""
    return {**asdict(found), "configuration": joined([*propose(found), ""], "\n")}


def propose(found: Inspection) -> list[str]:
    """What mkdocs.yml could say of an archive of this folder, in lines."""
    lines = ["plugins:", "  - fonds:", f"      seeds: {_quote(found.folder)}"]
    if found.metadata:
        lines.append(f"      metadata: {json.dumps(found.metadata, ensure_ascii=False)}")
    if found.rows:
        rows: dict[str, dict[str, str]] = {escape_pattern(path): {} for path in found.rows}
        lines.append(f"      articles: {json.dumps(rows, ensure_ascii=False)}")
    if found.proposals:
        lines += ["      encoding:", *_propose_encodings(found.proposals)]
    if found.parsed.unordered:
        lines.append(tell("      dates: day-first  # or month-first: how 03/04/2022 is read"))
    return lines


def _propose_encodings(proposals: Sequence[Proposal]) -> Iterator[str]:
    """The lines below ``encoding:``: patterns, codecs, and in remarks what else they may be."""
    for it in proposals[:_PROPOSALS]:
        doubt = (
            tell("or {listed}: see which letters are right; ", listed=joined(it.others))
            if it.others
            else ""
        )
        line = tell(
            "        {pattern}: {codec}  # {doubt}in doubt: {files}",
            pattern=_quote(it.pattern),
            codec=it.codec,
            doubt=doubt,
            files=_files(it.files),
        )
        yield line
    if len(proposals) > _PROPOSALS:
        yield tell(
            "        # and {count} more: see fonds inspect --json",
            count=_count(len(proposals) - _PROPOSALS),
        )


def _of_sample(found: Inspection) -> str:
    whole = found.parsed.sources >= found.sources - found.lost
    return (
        ""
        if whole
        else tell(" (of {count} files, spread over all)", count=_count(found.parsed.sources))
    )


def _guessed(found: Inspection) -> str:
    return tell(" ({count} of them guessed)", count=_count(found.guessed)) if found.guessed else ""


def _describe_kind(kind: OfKind) -> str:
    return joined([kind.noun, _count(kind.files)], " ")


def _describe_doubles(doubles: Iterable[tuple[str, ...]]) -> list[str]:
    groups = list(doubles)
    if not groups:
        return []
    shown = "; ".join(" = ".join(group[:3]) for group in groups[:_DOUBLES])
    more = " …" if len(groups) > _DOUBLES else ""
    files = sum(len(group) - 1 for group in groups)
    return [
        tell(
            "The same bytes again: {files} ({shown}{more})",
            files=_files(files),
            shown=shown,
            more=more,
        )
    ]


def _rename(counts: Mapping[str, int], names: Mapping[str, str]) -> dict[str, int]:
    return {names.get(key, key): count for key, count in counts.items()}


def _list(counts: Mapping[str, int], most: int = 20) -> str:
    shown = [joined([name, _count(count)], " ") for name, count in list(counts.items())[:most]]
    if not shown:
        return tell("none")
    return joined([joined(shown), and_more(len(counts) - most)], "")


def _files(number: int) -> str:
    return tell("{n:,} files", one="{n} file", n=number)


def _count(number: int) -> str:
    return tell("{n:,}", n=number)


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
