"""Which column of a table says which file a row describes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from fonds.accession.records import Record
from fonds.accession.values import shorten
from fonds.base.columns import find_column
from fonds.base.fields import is_file_column
from fonds.base.speech import joined, quoted, tell

Find = Callable[[str], Sequence[str]]
"""Which files of the seeds a cell can mean: none, one, or some of several."""

_SAMPLE = 200  # rows, spread over the table, that decide
_ENOUGH = 0.9  # of the filled cells that must name a file, and one that no other row names
_SHOWN = 8  # columns that a message names


def find_nothing(written: str) -> Sequence[str]:
    """No file, whatever is *written*: where the files are not known."""
    return ()


@dataclass(frozen=True, slots=True)
class Naming:
    """A column whose cells name files."""

    index: int  # of the column
    rank: int  # how plainly: 2 by their whole names, 1 by stems, 0 by numbers
    files: tuple[str, ...]  # what the cells of the sample name, "" where they are empty


def choose_file_column(records: Sequence[Record], find: Find) -> tuple[int, str]:
    """The index of the column that says which file a row describes; -1 and why, if none does.

    It is the one called “file” or so; where its cells name no file, or there is none, the one whose
    cells do (`list_naming`). Several that name different files: none is taken.
    """
    header = records[0].cells
    named = [index for index, cell in enumerate(header) if is_file_column(cell)]
    sample = _pick(records[1:])
    for index in named:
        if any(find(cell) for cell in _cells(sample, index)):
            return index, ""
    naming = list_naming(records, find)
    if not naming:
        return (named[0], "") if named else (-1, _explain(header))
    if len({column.files for column in naming}) > 1:
        names = (quoted(shorten(header[column.index])) for column in naming)
        titles = joined(names, tell(" and "))
        return -1, tell(
            "Columns {titles} name different files: call the right one “file”.", titles=titles
        )
    return naming[0].index, ""


def list_naming(records: Sequence[Record], find: Find) -> list[Naming]:
    """The columns of which at least 90 % of the filled cells name a file that no other row names.

    Only those that do so most plainly, and, if there are others, none that state a title or the
    like.
    """
    sample = _pick(records[1:])
    found = [
        naming
        for index in range(len(records[0].cells))
        if (naming := _judge(index, list(_cells(sample, index)), find))
    ]
    best = [naming for naming in found if naming.rank == max(it.rank for it in found)]
    free = [naming for naming in best if find_column(records[0].cells[naming.index]) is None]
    return free or best


def _judge(index: int, cells: Sequence[str], find: Find) -> Naming | None:
    filled = [cell for cell in cells if cell]
    files = tuple((find(cell) or ("",))[0] if cell else "" for cell in cells)
    distinct = len(set(files) - {""})
    if not distinct or distinct < _ENOUGH * len(filled):
        return None
    numbers = sum(cell.isdecimal() for cell in filled)
    whole = sum("." in cell for cell in filled)
    rank = 0 if numbers * 2 > len(filled) else 1 + (whole * 2 > len(filled))
    return Naming(index, rank, files)


def _pick(records: Sequence[Record]) -> Sequence[Record]:
    """Some of *records*, spread over all of them."""
    return records[:: -(-len(records) // _SAMPLE) or 1]


def _cells(records: Sequence[Record], index: int) -> Iterator[str]:
    return (record.cells[index] if index < len(record.cells) else "" for record in records)


def _explain(header: Sequence[str]) -> str:
    shown = joined(quoted(shorten(cell)) for cell in header[:_SHOWN] if cell)
    more = " …" if len(header) > _SHOWN else ""
    return tell(
        "No column names the files of the seeds (there are {shown}{more}), so no row"
        " can be used: call the one that does “file” or “fichier”.",
        shown=shown,
        more=more,
    )
