"""Which files of the seeds are articles, and what the report says of all others."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from fonds.accession.choice import Choice
from fonds.accession.companions import set_companions_aside
from fonds.accession.folder import BY_KIND, TABLES, Aside, Found, walk
from fonds.accession.formats.suffixes import READABLE
from fonds.accession.kinds import ROWS, Kind, pattern_of
from fonds.base.model import Remark
from fonds.base.speech import tell
from fonds.config import Archive
from fonds.files.confined import way_to

_MOST_TABLES = 20  # that are looked at
_MOST_PATTERNS = 5  # that the line for mkdocs.yml names
_STAY = tell("hold no text to show: they may stay where they are")
_SAVE = tell("cannot be read: save their text as .txt files")
_NEEDS = {
    "hidden": tell("are skipped: to read them, "),
    "litter": tell("are skipped: remove them if they disturb"),
    "backup": tell("are no articles: remove them, or, to make pages of them, "),
    "excluded": tell("have no page: to read them, take the pattern away"),
    "archive": tell("are not opened: unpack them to read what they hold"),
    "office": tell("cannot be read: save them as .docx, .pdf or .txt files"),
    **dict.fromkeys(("picture", "sound", "font", "shortcut", "binary"), _STAY),
}
"""Code of a kind → what is so with its files, and what to do; of others, `_need` says it."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Every file of the seeds, sorted out."""

    found: list[Found]  # articles, unless their bytes are no text
    refused: list[Remark]  # what should be one and cannot
    notes: list[Remark]  # on names and links
    aside: list[Aside]  # no articles, by their kind


def select(archive: Archive) -> Selection:
    """The files of the seeds of *archive*, sorted out. Raises `UsageError` without them."""
    rows = tuple(pattern for pattern, _ in archive.rows)
    choice = Choice(archive.include, archive.exclude, READABLE, rows)
    return sort_out(archive.seeds, list_tables(archive), choice)


def sort_out(seeds: Path, tables: Collection[str] = TABLES, choice: Choice = BY_KIND) -> Selection:
    """The files of the folder *seeds*, sorted out; *tables* are left out in silence."""
    found: list[Found] = []
    aside: list[Aside] = []
    remarks: list[Remark] = []
    for item in walk(seeds, tables, choice):
        if isinstance(item, Found):
            found.append(item)
        elif isinstance(item, Aside):
            aside.append(item)
        else:
            remarks.append(item)
    found, companions = set_companions_aside(found, choice)
    return Selection(
        found=found,
        refused=[remark for remark in remarks if remark.severity == "lost"],
        notes=[remark for remark in remarks if remark.severity != "lost"],
        aside=aside + companions,
    )


def list_tables(archive: Archive) -> set[str]:
    """The tables of metadata among the seeds, as paths in them."""
    tables = [file for file in archive.metadata if file.is_relative_to(archive.seeds)]
    return {file.relative_to(archive.seeds).as_posix() for file in tables}


def name_table(archive: Archive, file: Path) -> tuple[str, bool]:
    """What a table is called in remarks, and whether it lies among the seeds."""
    in_seeds = file.is_relative_to(archive.seeds)
    return way_to(file, archive.seeds if in_seeds else archive.root), in_seeds


def pick_tables(aside: Iterable[Aside]) -> list[str]:
    """The paths of the files among *aside* that may be tables: those in upper folders first."""
    paths = [item.path for item in aside if item.kind.code in ROWS]
    return sorted(paths, key=lambda path: (path.count("/"), path))[:_MOST_TABLES]


def note_kinds(aside: Iterable[Aside]) -> list[Remark]:
    """A note on each of *aside*, with one message for all of a kind: what to do about them."""
    by_kind: dict[Kind, list[Aside]] = defaultdict(list)
    for item in aside:
        by_kind[item.kind].append(item)
    return [
        Remark("note", kind.code, item.path, message)
        for kind, items in by_kind.items()
        for message in [tell("{noun} {need}.", noun=kind.noun, need=_need(kind, items))]
        for item in items
    ]


def _need(kind: Kind, items: Iterable[Aside]) -> str:
    """What is so with *items*, which are of one *kind*, and what to do."""
    if kind.group == "document":
        return _SAVE
    patterns = _list_patterns(items)
    default = tell("are no articles: to make pages of them, ")
    line = f"include: {json.dumps(patterns, ensure_ascii=False)}"
    if kind.code in ROWS:
        default = tell("are no articles: to make a page of each of their rows, ")
        line = f"articles: {json.dumps({pattern: {} for pattern in patterns}, ensure_ascii=False)}"
    line = tell("write {line} under plugins: fonds: in mkdocs.yml", line=line)
    need = _NEEDS.get(kind.code, default)
    return tell("{need}{line}", need=need, line=line if need.endswith(" ") else "")


def _list_patterns(items: Iterable[Aside]) -> list[str]:
    """The patterns that would include *items*; the commonest if they are many."""
    counts = Counter(item.pattern or pattern_of(item.path, item.kind) for item in items)
    ordered = sorted(counts, key=lambda pattern: (-counts[pattern], pattern))
    return ordered[:_MOST_PATTERNS]
