"""ODS (OpenDocument 1.3): the cells of a spreadsheet as text, its dates in ISO 8601."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping

from fonds.accession.sheets.grid import Grid, write_number
from fonds.accession.sheets.members import Handler, SheetError, read_member, read_xml
from fonds.base.speech import tell

_MOST_REPEATED = 1_000  # times that a cell or row with content is repeated, at most


def read_ods(archive: zipfile.ZipFile) -> Iterator[Grid]:
    """The sheets of a spreadsheet, in order."""
    content = _Content()
    read_xml(read_member(archive, "content.xml"), content)
    yield from content.grids


class _Content(Handler):
    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self._row = self._column = 0
        self._cells: list[tuple[int, str]] = []  # of the row that is read: column and text
        self._rows_like_it = self._cells_like_it = 1
        self._attributes: Mapping[str, str] = {}
        self._paragraphs: list[list[str]] = []
        self._in_cell = False
        self._noted = 0  # depth of a note on the cell: no part of it

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "table" and not self._in_cell:
            self.grids.append(Grid())
            self._row = 0
        elif name == "table-row":
            self._cells, self._column = [], 0
            self._rows_like_it = _count(attributes, "table:number-rows-repeated")
        elif name in ("table-cell", "covered-table-cell"):
            self._attributes, self._paragraphs, self._in_cell = attributes, [], True
            self._cells_like_it = _count(attributes, "table:number-columns-repeated")
        elif name == "annotation":
            self._noted += 1
        elif self._in_cell and not self._noted:
            self._start_text(name, attributes)

    def _start_text(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "p":
            self._paragraphs.append([])
        elif name in ("s", "tab", "line-break"):
            spaces = " " * min(_count(attributes, "text:c"), _MOST_REPEATED)
            self.text(spaces if name == "s" else " ")

    def end(self, name: str) -> None:
        if name in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif name == "table-row":
            self._end_row()
        elif name == "annotation":
            self._noted -= 1

    def text(self, data: str) -> None:
        if self._in_cell and self._paragraphs and not self._noted:
            self._paragraphs[-1].append(data)

    def _end_cell(self) -> None:
        self._in_cell = False
        if text := self._value():
            for more in range(min(self._cells_like_it, _MOST_REPEATED)):
                self._cells.append((self._column + 1 + more, text))
        self._column += self._cells_like_it

    def _end_row(self) -> None:
        if not self.grids:
            raise SheetError(tell("has rows outside of any sheet"))
        if self._cells:
            for more in range(min(self._rows_like_it, _MOST_REPEATED)):
                for column, text in self._cells:
                    self.grids[-1].put(self._row + 1 + more, column, text)
        self._row += self._rows_like_it

    def _value(self) -> str:
        """What the cell holds; of dates and numbers not what is shown, which depends on a style."""
        kind = self._attributes.get("office:value-type", "")
        if kind == "date":
            return self._attributes.get("office:date-value", "").removesuffix("T00:00:00")
        if kind == "boolean":
            return self._attributes.get("office:boolean-value", "")
        if kind == "float":
            try:
                return write_number(float(self._attributes.get("office:value", "")))
            except ValueError as error:
                raise SheetError(tell("holds a number that is none")) from error
        return "\n".join(map("".join, self._paragraphs))


def _count(attributes: Mapping[str, str], name: str) -> int:
    """How often something is repeated: once if *attributes* do not say."""
    stated = attributes.get(name, "1")
    return int(stated) if stated.isdecimal() and len(stated) < 8 else 1
