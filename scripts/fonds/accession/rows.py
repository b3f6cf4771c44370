"""Which file, or which article of a file, each row of the table of metadata describes."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from fonds.accession.kinds import kind_of
from fonds.accession.values import merge, shorten
from fonds.base.chars import strip_white
from fonds.base.model import Metadata, Remark
from fonds.base.patterns import late
from fonds.base.speech import tell

if TYPE_CHECKING:
    from fonds.accession.table import Row, Table

_FEW = 10  # files without a row that have a remark each; more have one together
_SHOWN = 3  # files that a message names where a row can mean many
_PLACE = late("(.+)#([1-9][0-9]{0,6})", re.DOTALL)
"""``mails.mbox#2``: the second article of a file."""


@dataclass(frozen=True, slots=True)
class PartRow:
    """A row on one article of a file, of which only reading tells whether it is there."""

    path: str  # of the file
    part: int  # the article's place in it, from 1
    table: str  # name of the table
    line: int  # where the row begins


@dataclass(frozen=True, slots=True)
class Matches:
    """What rows state, by what they describe."""

    given: dict[str, Metadata]  # path → what holds for all articles of the file
    parts: dict[str, dict[int, Metadata]]  # path → what goes before that for its n-th article
    rows: list[PartRow]  # those on one article
    remarks: list[Remark]  # on rows and files that were not matched


def match_rows(table: Table, paths: Iterable[str]) -> tuple[dict[str, Metadata], list[Remark]]:
    """As `match_tables`, of one table whose rows describe whole files."""
    found = match_tables([table], FileIndex(paths if table.rows else ()))
    return found.given, found.remarks


def match_tables(tables: Sequence[Table], index: FileIndex) -> Matches:
    """What the rows of *tables* state of each path in *index*, and of the n-th article, path#n.

    A row names its file by its path in the seeds, or by the end of it; a longer path, such as
    an absolute one, may end in it; its suffix may be missing. ``\\`` counts as ``/``, NFC as NFD.
    More than one file that fits: none is taken. Paths are only compared, never opened. Of several
    tables the earlier go before the later, field by field.
    """
    given: dict[str, Metadata] = {}
    remarks: list[Remark] = []
    rows: list[PartRow] = []
    for table in tables:
        used: dict[str, Row] = {}
        for row in table.rows:
            found = index.find(row.file, table.folder)
            problem = _explain_match(row, found, used)
            if problem:
                remarks.append(Remark("note", problem[0], table.name, problem[1], row.line))
            else:
                used[found[0]] = row
        for place, row in used.items():
            given[place] = merge(given[place], row.metadata) if place in given else row.metadata
            if it := index.split(place):
                rows.append(PartRow(*it, table.name, row.line))
    parts: dict[str, dict[int, Metadata]] = defaultdict(dict)
    for place in [place for place in given if index.split(place)]:
        path, part = index.split(place) or (place, 0)
        parts[path][part] = given.pop(place)
    filled = [table for table in tables if table.rows]
    if filled:
        lacking = [path for path in index.paths if path not in given and path not in parts]
        remarks += _report_lacking(lacking, len(index.paths), filled[0].name)
    return Matches(given, dict(parts), rows, remarks)


def report_beyond(
    rows: Iterable[PartRow], articles: Mapping[str, Collection[int]]
) -> Iterator[Remark]:
    """A remark on each of *rows* that describes none of the *articles*, path → their places."""
    for row in rows:
        there = articles.get(row.path, ())
        if row.part not in there:
            message = tell(
                "{path} has no article {part} (it holds {n}): correct the number, or drop the row.",
                path=row.path,
                part=row.part,
                n=len(there),
            )
            yield Remark("note", "row-without-file", row.table, message, row.line)


class FileIndex:
    """The paths of the seeds, found by what a row writes."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths = list(paths)
        self._exact = frozenset(self.paths)

    def find(self, written: str, folder: str = "") -> Sequence[str]:
        """The places that *written* can mean: none, one, or some of several: it is ambiguous.

        A place is a path, or path#n. Those in *folder*, that of the table, go before others. What
        fits by its case goes before what does not, and a name with its suffix before one without.
        """
        found = self._find(written, folder)
        if found or not (match := _PLACE.fullmatch(strip_white(written))):
            return found
        return [f"{path}#{match[2]}" for path in self._find(match[1], folder)]

    def split(self, place: str) -> tuple[str, int] | None:
        """Path and number of an article in a file at *place*; None if that is a whole file."""
        match = None if place in self._exact else _PLACE.fullmatch(place)
        return (match[1], int(match[2])) if match else None

    def _find(self, written: str, folder: str) -> Sequence[str]:
        if written in self._exact:
            return [written]
        form = _normalise(written)
        if folder and (below := self._names.full.get(f"{folder}/{form}")):
            return below
        return (
            self._names.full.get(form)
            or self._names.find(form)
            or self._stems.find(form)
            or self._find_freely(form.lower())
        )

    def _find_freely(self, form: str) -> Sequence[str]:
        """The paths that *form*, in lower case, can mean by any name or stem, or by the stem of a
        document that a text was made of: ``1.pdf`` of 1.txt."""
        found = self._lower_names.find(form) or self._lower_stems.find(form)
        if not found and kind_of(form).group not in ("text", "data"):
            return self._lower_stems.find(form.rpartition(".")[0])
        return found

    @cached_property
    def _names(self) -> _Forms:
        return _Forms((_normalise(path), path) for path in self.paths)

    @cached_property
    def _stems(self) -> _Forms:
        return _Forms(
            (form[:-4], path)
            for path in self.paths
            if (form := _normalise(path)).lower().endswith(".txt")
        )

    @cached_property
    def _lower_names(self) -> _Forms:
        return _Forms((_normalise(path).lower(), path) for path in self.paths)

    @cached_property
    def _lower_stems(self) -> _Forms:
        return _Forms((_cut_suffix(_normalise(path).lower()), path) for path in self.paths)


def _cut_suffix(path: str) -> str:
    stem, dot, suffix = path.rpartition(".")
    return stem if dot and stem and "/" not in suffix else path


class _Forms:
    """An index of paths by the form that rows may write, and by each of its suffixes.

    A look-up returns _SHOWN paths at most: all files may have one name, and then to look at all of
    them for each row would be quadratic.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """*pairs*: each form, and the path that is to be found by it."""
        self.full: dict[str, list[str]] = defaultdict(list)
        self._by_end: dict[str, list[str]] = defaultdict(list)  # end from a folder on → paths
        self._order: dict[str, int] = {}
        for form, path in pairs:
            self._order[path] = len(self._order)
            self.full[form].append(path)
            for end in _ends(form):
                self._by_end[end].append(path)

    def find(self, form: str) -> list[str]:
        """The paths equal to *form*, a suffix of it, or ending in it; not all if there are many."""
        found = [*self.full.get(form, ())[:_SHOWN], *self._by_end.get(form, ())[:_SHOWN]]
        for end in _ends(form):
            found += self.full.get(end, ())[:_SHOWN]
        return sorted(found, key=self._order.__getitem__)


def _ends(path: str) -> Iterator[str]:
    """The suffixes of *path* after each of its slashes."""
    at = path.find("/") + 1
    while at:
        yield path[at:]
        at = path.find("/", at) + 1


def _normalise(path: str) -> str:
    form = unicodedata.normalize("NFC", strip_white(path).replace("\\", "/"))
    return form.removeprefix("./")


def _explain_match(row: Row, found: Sequence[str], used: dict[str, Row]) -> tuple[str, str] | None:
    name = shorten(row.file)
    if not found:
        message = tell(
            "No file of the seeds is called “{name}”: correct the name or drop the row.", name=name
        )
        return "row-without-file", message
    if len(found) > 1:
        shown = ", ".join(found[:_SHOWN])
        return "ambiguous-file", tell(
            "“{name}” can be any of {shown}: write its whole path.", name=name, shown=shown
        )
    if earlier := used.get(found[0]):
        message = tell(
            "Line {line} describes {found} already and was used: keep one of them.",
            line=earlier.line,
            found=found[0],
        )
        return "double-row", message
    return None


def _report_lacking(lacking: list[str], total: int, name: str) -> list[Remark]:
    """A remark per file without a row if they are few (an oversight), else one for all (intent)."""
    if len(lacking) <= _FEW and len(lacking) * 2 <= total:
        message = tell("{name} has no row for the file: add one if it needs metadata.", name=name)
        return [Remark("note", "file-without-row", path, message) for path in lacking]
    shown = ", ".join(lacking[:3])
    message = tell(
        "{n} of {total} files have no row, such as {shown}: add what they need.",
        n=len(lacking),
        total=total,
        shown=shown,
    )
    return [Remark("note", "file-without-row", name, message)]
