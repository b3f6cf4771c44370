"""The cells of a sheet that hold something, however far apart they are."""

from __future__ import annotations

from collections.abc import Iterator

from fonds.accession.records import Record
from fonds.accession.sheets.members import SheetError
from fonds.accession.values import clean_cell
from fonds.base.speech import tell

_MOST_COLUMNS = 1_000  # what is to the right of them is left out
_MOST_CELLS = 5_000_000


class Grid:
    """A sheet. Its size is that of what it holds: a cell far off costs nothing."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, str]] = {}
        self._cells = 0

    def put(self, row: int, column: int, text: str) -> None:
        """Put *text* into the cell at *row* and *column*, both counted from 1."""
        if not text or column > _MOST_COLUMNS:
            return
        self._cells += 1
        if self._cells > _MOST_CELLS:
            raise SheetError(tell("has too many cells"))
        self._rows.setdefault(row, {})[column] = text

    def records(self) -> Iterator[Record]:
        """The rows that hold something, in order, with the number of each as its line."""
        columns = [column for cells in self._rows.values() for column in cells]
        if not columns:
            return
        first, last = min(columns), max(columns)
        if len(self._rows) * (last - first + 1) > _MOST_CELLS:
            raise SheetError(tell("has too many cells"))
        for row, cells in sorted(self._rows.items()):
            texts = [clean_cell(cells.get(column, "")) for column in range(first, last + 1)]
            if any(texts):
                yield Record(row, texts)


def write_number(value: float) -> str:
    """*value* as a person writes it: 2022, not 2022.0."""
    whole = value.is_integer() and abs(value) < 1e15
    return str(int(value)) if whole else repr(value)
