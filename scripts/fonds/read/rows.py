"""Which file each row of the table of metadata describes."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from fonds.chars import strip_white
from fonds.model import Metadata, Remark
from fonds.read.table import Row, Table
from fonds.read.values import shorten

_FEW = 10  # files without a row that are worth a line each


def match_rows(table: Table, paths: Iterable[str]) -> tuple[dict[str, Metadata], list[Remark]]:
    """The metadata of each of *paths* that a row describes; rows and files left alone, as remarks.

    A row names its file by its path in the seeds, or by the end of it; a longer path, such as
    an absolute one, may end in it; ".txt" may be missing. ``\\`` counts as ``/``, NFC as NFD.
    More than one file that fits: none is taken. Paths are only compared, never opened.
    """
    known = list(paths)
    index = _Index(known)
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
        self._by_form: dict[str, list[str]] = defaultdict(list)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_stem: dict[str, list[str]] = defaultdict(list)
        for path in paths:
            form = _normalise(path)
            self._by_form[form].append(path)
            self._by_name[_cut_folder(form)].append(path)
            if form.lower().endswith(".txt"):
                self._by_stem[_cut_folder(form)[:-4]].append(path)

    def find(self, written: str) -> Sequence[str]:
        """The paths that *written* can mean: none, one, or several when it is ambiguous."""
        if written in self._exact:
            return [written]
        form = _normalise(written)
        name = _cut_folder(form)
        by_name = self._by_name.get(name, ())
        by_stem = self._by_stem.get(name, ())
        return (
            self._by_form.get(form)
            or [path for path in by_name if _share_end(form, _normalise(path))]
            or [path for path in by_stem if _share_end(form, _normalise(path)[:-4])]
        )


def _normalise(path: str) -> str:
    form = unicodedata.normalize("NFC", strip_white(path).replace("\\", "/"))
    return form.removeprefix("./")


def _cut_folder(path: str) -> str:
    return path.rpartition("/")[2]


def _share_end(one: str, other: str) -> bool:
    """Whether one path is the other, or its end from a folder on."""
    return f"/{one}".endswith(f"/{other}") or f"/{other}".endswith(f"/{one}")


def _explain_match(row: Row, found: Sequence[str], used: dict[str, Row]) -> tuple[str, str] | None:
    name = shorten(row.file)
    if not found:
        message = f"No file of the seeds is called “{name}”: correct the name or drop the row."
        return "row-without-file", message
    if len(found) > 1:
        shown = ", ".join(found[:3])
        return "ambiguous-file", f"“{name}” can be any of {shown}: write its whole path."
    if earlier := used.get(found[0]):
        message = (
            f"Line {earlier.line} describes {found[0]} already and was used: keep one of them."
        )
        return "double-row", message
    return None


def _report_lacking(lacking: list[str], total: int, name: str) -> list[Remark]:
    """A line per file without a row where it is an oversight, one in all where it is a choice."""
    if len(lacking) <= _FEW and len(lacking) * 2 <= total:
        message = f"{name} has no row for the file: add one if it needs metadata."
        return [Remark("note", "file-without-row", path, message) for path in lacking]
    shown = ", ".join(lacking[:3])
    message = f"{len(lacking)} of {total} files have no row, such as {shown}: add what they need."
    return [Remark("note", "file-without-row", name, message)]
