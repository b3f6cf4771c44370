"""Which file each row of the table of metadata describes."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from fonds.accession.table import Row, Table
from fonds.accession.values import shorten
from fonds.base.chars import strip_white
from fonds.base.model import Metadata, Remark

_FEW = 10  # files without a row that have a remark each; more have one together
_SHOWN = 3  # files that a message names where a row can mean many


def match_rows(table: Table, paths: Iterable[str]) -> tuple[dict[str, Metadata], list[Remark]]:
    """The metadata of each of *paths* that a row describes; unmatched rows and files, as remarks.

    A row names its file by its path in the seeds, or by the end of it; a longer path, such as
    an absolute one, may end in it; ".txt" may be missing. ``\\`` counts as ``/``, NFC as NFD.
    More than one file that fits: none is taken. Paths are only compared, never opened.
    """
    known = list(paths)
    index = _Index(known if table.rows else ())
    used: dict[str, Row] = {}
    remarks: list[Remark] = []
    for row in table.rows:
        found = index.find(row.file)
        problem = _explain_match(row, found, used)
        if problem:
            remarks.append(Remark("note", problem[0], table.name, problem[1], row.line))
        else:
            used[found[0]] = row
    lacking = [path for path in known if path not in used] if table.rows else []
    remarks += _report_lacking(lacking, len(known), table.name)
    return {path: row.metadata for path, row in used.items()}, remarks


class _Index:
    """The paths of the seeds, found by what a row writes."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._exact = frozenset(paths)
        self._forms, self._stems = _Forms(), _Forms()
        for path in paths:
            form = _normalise(path)
            self._forms.add(form, path)
            if form.lower().endswith(".txt"):
                self._stems.add(form[:-4], path)

    def find(self, written: str) -> Sequence[str]:
        """The paths that *written* can mean: none, one, or some of several: it is ambiguous."""
        if written in self._exact:
            return [written]
        form = _normalise(written)
        return self._forms.full.get(form) or self._forms.find(form) or self._stems.find(form)


class _Forms:
    """An index of paths by the form that rows may write, and by each of its suffixes.

    A look-up returns _SHOWN paths at most: all files may have one name, and then to look at all of
    them for each row would be quadratic.
    """

    def __init__(self) -> None:
        self.full: dict[str, list[str]] = defaultdict(list)
        self._by_end: dict[str, list[str]] = defaultdict(list)  # end from a folder on → paths
        self._order: dict[str, int] = {}

    def add(self, form: str, path: str) -> None:
        """Let *path* be found by *form*."""
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
