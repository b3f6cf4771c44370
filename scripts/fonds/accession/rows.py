"""Which file each row of the table of metadata describes."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from fonds.accession.kinds import kind_of
from fonds.accession.table import Row, Table
from fonds.accession.values import merge, shorten
from fonds.base.chars import strip_white
from fonds.base.model import Metadata, Remark

_FEW = 10  # files without a row that have a remark each; more have one together
_SHOWN = 3  # files that a message names where a row can mean many


def match_rows(table: Table, paths: Iterable[str]) -> tuple[dict[str, Metadata], list[Remark]]:
    """As `match_tables`, of one table."""
    return match_tables([table], FileIndex(paths if table.rows else ()))


def match_tables(
    tables: Sequence[Table], index: FileIndex
) -> tuple[dict[str, Metadata], list[Remark]]:
    """The metadata of each path in *index* that a row describes; unmatched rows and files, as
    remarks.

    A row names its file by its path in the seeds, or by the end of it; a longer path, such as
    an absolute one, may end in it; its suffix may be missing. ``\\`` counts as ``/``, NFC as NFD.
    More than one file that fits: none is taken. Paths are only compared, never opened. Of several
    tables the earlier go before the later, field by field.
    """
    given: dict[str, Metadata] = {}
    remarks: list[Remark] = []
    for table in tables:
        used: dict[str, Row] = {}
        for row in table.rows:
            found = index.find(row.file, table.folder)
            problem = _explain_match(row, found, used)
            if problem:
                remarks.append(Remark("note", problem[0], table.name, problem[1], row.line))
            else:
                used[found[0]] = row
        for path, row in used.items():
            given[path] = merge(given[path], row.metadata) if path in given else row.metadata
    filled = [table for table in tables if table.rows]
    if filled:
        lacking = [path for path in index.paths if path not in given]
        remarks += _report_lacking(lacking, len(index.paths), filled[0].name)
    return given, remarks


class FileIndex:
    """The paths of the seeds, found by what a row writes."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths = list(paths)
        self._exact = frozenset(self.paths)

    def find(self, written: str, folder: str = "") -> Sequence[str]:
        """The paths that *written* can mean: none, one, or some of several: it is ambiguous.

        Those in *folder*, that of the table, go before others. What fits by its case goes before
        what does not, and a name with its suffix before one without.
        """
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
        message = f"No file of the seeds is called “{name}”: correct the name or drop the row."
        return "row-without-file", message
    if len(found) > 1:
        shown = ", ".join(found[:_SHOWN])
        return "ambiguous-file", f"“{name}” can be any of {shown}: write its whole path."
    if earlier := used.get(found[0]):
        message = (
            f"Line {earlier.line} describes {found[0]} already and was used: keep one of them."
        )
        return "double-row", message
    return None


def _report_lacking(lacking: list[str], total: int, name: str) -> list[Remark]:
    """A remark per file without a row if they are few (an oversight), else one for all (intent)."""
    if len(lacking) <= _FEW and len(lacking) * 2 <= total:
        message = f"{name} has no row for the file: add one if it needs metadata."
        return [Remark("note", "file-without-row", path, message) for path in lacking]
    shown = ", ".join(lacking[:3])
    message = f"{len(lacking)} of {total} files have no row, such as {shown}: add what they need."
    return [Remark("note", "file-without-row", name, message)]
