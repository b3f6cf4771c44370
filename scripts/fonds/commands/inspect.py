"""``fonds inspect``: what a folder of texts holds, before anything is made of it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from fonds.accession.doubts import Proposal, propose_encodings
from fonds.accession.folder import TABLES, Aside
from fonds.accession.notes import gather_remarks
from fonds.accession.selection import Selection, select
from fonds.accession.stage import take_in_sources
from fonds.accession.survey import Look, list_doubles, look_at, pick_sample
from fonds.accession.tablefiles import list_article_tables, list_likely_tables
from fonds.base.errors import UsageError
from fonds.base.model import Remark
from fonds.base.speech import tell
from fonds.catalogue.sources import count_articles, read_article_remarks, read_refusals
from fonds.catalogue.tables import catalogue_in_memory
from fonds.commands.site import describe_site
from fonds.config import Archive
from fonds.files.confined import way_to
from fonds.terminal.progress import Stage
from fonds.terminal.report import sort_remarks

SAMPLE = 1_000
"""Files of a larger folder that are parsed; all are counted, read and decoded."""
_SHOWN = 3  # examples of a kind
_ON_OTHERS = frozenset({"file-without-row", "row-without-file", "ambiguous-file"})
"""Codes of remarks that a sample cannot make: they are on what is not in it."""


@dataclass(frozen=True, slots=True)
class OfKind:
    """The files of one kind that are no articles."""

    kind: str  # its code
    noun: str  # what they are called, in the plural
    files: int  # how many there are
    such_as: tuple[str, ...]  # paths of a few


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the articles that were parsed are like: of each thing, how often."""

    sources: int  # files that were parsed: all, or a sample
    articles: int  # in them
    languages: Mapping[str, int]  # BCP 47 tag
    dates: Mapping[str, int]  # whence the date comes, as the catalogue says; "": there is none
    titles: Mapping[str, int]  # whence the title comes, as the catalogue says
    unordered: int  # dates that can be read day first and month first


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a folder holds."""

    folder: str  # where the texts are, as mkdocs.yml would name it
    files: int  # all of them; a hidden folder counts as one
    sources: int  # those that would be read as articles
    lost: int  # of them, those that would have no page
    kinds: tuple[OfKind, ...]  # the others, by kind
    encodings: Mapping[str, int]  # codec → how many texts are in it
    guessed: int  # texts whose encoding is not plain to see
    proposals: tuple[Proposal, ...]  # what mkdocs.yml could say of those that are in doubt
    doubles: tuple[tuple[str, ...], ...]  # paths of files with the same bytes
    metadata: tuple[str, ...]  # tables that state metadata of the files, named in the same way
    rows: tuple[str, ...]  # paths in the folder of data files whose rows look like articles
    parsed: Parsed  # what was found in the texts
    remarks: tuple[Remark, ...]  # on all of this; of a sample, not on every file


def inspect_folder(folder: Path, stage: Stage) -> Inspection:
    """What *folder* holds: texts, or an archive with its mkdocs.yml. Nothing is written."""
    archive = _describe(folder)
    selection = select(archive)
    looks = look_at(archive, selection.found, lambda n, of: stage("read", n, of))
    sample = replace(selection, found=list(pick_sample(selection.found, SAMPLE)))
    with catalogue_in_memory() as catalogue:
        taken = take_in_sources(catalogue, archive, {}, lambda n, of: stage("parse", n, of), sample)
        noted = read_article_remarks(catalogue)
        parsed = _sum_up(catalogue, len(sample.found), noted)
        remarks = [*taken.remarks, *read_refusals(catalogue), *gather_remarks(noted)]
    taken_in = {file.path for file in sample.found}
    if len(taken_in) < len(selection.found):
        remarks = [it for it in remarks if it.code not in _ON_OTHERS]
    remarks += [it.refused for it in looks if it.refused and it.path not in taken_in]
    return _state(archive, selection, looks, parsed, remarks)


def _describe(folder: Path) -> Archive:
    """The archive in *folder*, or the one that its texts would make."""
    if not folder.is_dir():
        raise UsageError(
            tell("{folder} is no folder; name the one that holds the texts", folder=folder)
        )
    if (folder / "mkdocs.yml").is_file():
        return describe_site(folder / "mkdocs.yml")
    build = folder / "build"  # nothing is written there
    tables = list_likely_tables(folder) or [TABLES[0]]
    return Archive(
        root=folder, name=folder.resolve().name, lang="en", seeds=folder, docs=build, site=build,
        build=build, metadata=tuple(folder / table for table in tables), authorities=build,
        publication="", rights="", names="none", publish_source=True, publish_path=True,
        external_links=True, max_bytes=20_000_000, workers=0,
    )  # fmt: skip


def _sum_up(catalogue: sqlite3.Connection, sources: int, remarks: Iterable[Remark]) -> Parsed:
    languages, dates, titles = (
        count_articles(catalogue, column) for column in ("lang", "date_from", "title_from")
    )
    unordered = sum(remark.code == "date-order" for remark in remarks)
    return Parsed(sources, sum(languages.values()), languages, dates, titles, unordered)


def _state(
    archive: Archive,
    selection: Selection,
    looks: list[Look],
    parsed: Parsed,
    remarks: list[Remark],
) -> Inspection:
    aside = [*selection.aside, *(Aside(it.path, it.kind) for it in looks if it.kind)]
    sources = len(looks) + len(selection.refused) - (len(aside) - len(selection.aside))
    tables = [file for file in archive.metadata if file.is_file()]
    encodings = Counter(look.encoding for look in looks if look.encoding)
    return Inspection(
        folder=_name(archive, archive.seeds),
        files=sources + len(aside) + len(tables),
        sources=sources,
        lost=len({remark.path for remark in remarks if remark.severity == "lost"}),
        kinds=_list_kinds(aside),
        encodings=dict(sorted(encodings.items(), key=lambda pair: (-pair[1], pair[0]))),
        guessed=sum(look.guessed for look in looks),
        proposals=tuple(propose_encodings(look.clue for look in looks if look.clue)),
        doubles=tuple(map(tuple, list_doubles(looks))),
        metadata=tuple(_name(archive, file) for file in tables),
        rows=tuple(list_article_tables(archive.seeds, selection.aside)),
        parsed=parsed,
        remarks=sort_remarks(remarks),
    )


def _name(archive: Archive, file: Path) -> str:
    """How mkdocs.yml names *file*: from its folder; from here where there is none so far."""
    return file.as_posix() if archive.root == archive.seeds else way_to(file, archive.root)


def _list_kinds(aside: Iterable[Aside]) -> tuple[OfKind, ...]:
    paths: dict[tuple[str, str], list[str]] = {}
    for item in aside:
        paths.setdefault((item.kind.code, item.kind.noun), []).append(item.path)
    kinds = (OfKind(code, noun, len(of), tuple(of[:_SHOWN])) for (code, noun), of in paths.items())
    return tuple(sorted(kinds, key=lambda kind: (-kind.files, kind.kind)))
