"""XLSX (ECMA-376): the cells of a workbook's sheets as text, its dates in ISO 8601."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from fonds.accession.sheets.grid import Grid, write_number
from fonds.accession.sheets.members import Handler, SheetError, read_member, read_xml
from fonds.base.speech import tell

_DATE_FORMATS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
"""Numbers of the built-in formats that show dates or times (ECMA-376, part 1, 18.8.30)."""
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""Parts of a format that are not made of the value: literal text, colours, locales."""
_DATE_LETTERS = re.compile("[ymdhs]", re.IGNORECASE)
_PLACE = re.compile("([A-Z]{1,3})([0-9]{1,7})")
_EPOCHS = (datetime(1899, 12, 30), datetime(1904, 1, 1))
_FIRST_SERIAL = 61  # the 1st of March 1900: Excel has a 29th of February before it
_LAST_SERIAL = 2_958_466  # the first day of the year 10000


@dataclass(frozen=True, slots=True)
class _Book:
    """What the sheets of one workbook share."""

    texts: list[str]  # the shared strings
    dates: list[bool]  # for the number of a style: whether it shows a date
    epoch: datetime  # day 0


def read_xlsx(archive: zipfile.ZipFile) -> Iterator[Grid]:
    """The sheets of a workbook, in order; those that are hidden are left out."""
    index, relations, strings, styles = _Index(), _Relations(), _Strings(), _Styles()
    for name, handler in (
        ("xl/workbook.xml", index),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles),
    ):
        if data := read_member(archive, name):
            read_xml(data, handler)
    book = _Book(strings.texts, styles.dates, _EPOCHS[index.from_1904])
    for relation in index.sheets:
        name = posixpath.normpath(posixpath.join("xl", relations.targets.get(relation, ".")))
        sheet = _Sheet(book)
        if data := read_member(archive, name.removeprefix("/")):
            read_xml(data, sheet)
            yield sheet.grid


class _Relations(Handler):
    def __init__(self) -> None:
        self.targets: dict[str, str] = {}  # id → path, from xl/ on or from the root with a slash

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")


class _Index(Handler):
    def __init__(self) -> None:
        self.sheets: list[str] = []  # ids of the relations that lead to them
        self.from_1904 = False  # whether days are counted as on the first Macintosh

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet" and attributes.get("state", "visible") == "visible":
            relations = (value for key, value in attributes.items() if key.endswith(":id"))
            self.sheets.append(next(relations, ""))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true")


class _Strings(Handler):
    def __init__(self) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._phonetic = False  # how a Japanese text is pronounced: no part of it
        self._taking = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "si":
            self._parts = []
        elif name == "rPh":
            self._phonetic = True
        self._taking = name == "t" and not self._phonetic

    def end(self, name: str) -> None:
        if name == "si":
            self.texts.append("".join(self._parts))
        elif name == "rPh":
            self._phonetic = False
        self._taking = False

    def text(self, data: str) -> None:
        if self._taking:
            self._parts.append(data)


class _Styles(Handler):
    def __init__(self) -> None:
        self.dates: list[bool] = []
        self._formats: dict[str, bool] = {}
        self._in_cells = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            shown = _NOT_SHOWN.sub("", attributes.get("formatCode", ""))
            self._formats[attributes.get("numFmtId", "")] = bool(_DATE_LETTERS.search(shown))
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            number = attributes.get("numFmtId", "0")
            built_in = number.isdecimal() and int(number[:9]) in _DATE_FORMATS
            self.dates.append(self._formats.get(number, built_in))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False


class _Sheet(Handler):
    def __init__(self, book: _Book) -> None:
        self.grid = Grid()
        self._book = book
        self._row = self._column = 0
        self._type = self._style = ""
        self._parts: list[str] = []
        self._taking = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "row":
            stated = attributes.get("r", "")
            self._row = int(stated) if stated.isdecimal() and len(stated) < 8 else self._row + 1
            self._column = 0
        elif name == "c":
            place = _PLACE.fullmatch(attributes.get("r", ""))
            self._column = _number_of(place[1]) if place else self._column + 1
            self._type, self._style = attributes.get("t", "n"), attributes.get("s", "0")
            self._parts = []
        self._taking = name in ("v", "t")

    def end(self, name: str) -> None:
        self._taking = False
        if name == "c":
            self.grid.put(self._row, self._column, self._value("".join(self._parts)))

    def text(self, data: str) -> None:
        if self._taking:
            self._parts.append(data)

    def _value(self, text: str) -> str:
        if self._type == "s":
            texts = self._book.texts
            found = text.isdecimal() and len(text) < 10 and int(text) < len(texts)
            return texts[int(text)] if found else ""
        if self._type == "b":
            return {"0": "false", "1": "true"}.get(text, text)
        if self._type == "n" and text:
            return self._number(text)
        return text  # a text, an error such as #VALUE!, or an ISO date

    def _number(self, text: str) -> str:
        style = int(self._style) if self._style.isdecimal() and len(self._style) < 8 else 0
        is_date = style < len(self._book.dates) and self._book.dates[style]
        try:
            value = float(text)
        except ValueError as error:
            raise SheetError(
                tell("holds “{text}” where a number should be", text=text[:40])
            ) from error
        if is_date and _FIRST_SERIAL <= value < _LAST_SERIAL:
            return _write_date(self._book.epoch + timedelta(days=value))
        return write_number(value)


def _write_date(moment: datetime) -> str:
    """*moment* in ISO 8601, to the second; its day alone at midnight."""
    whole = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
    midnight = (whole.hour, whole.minute, whole.second) == (0, 0, 0)
    return whole.date().isoformat() if midnight else whole.isoformat(" ")


def _number_of(letters: str) -> int:
    """The number of the column called *letters*: 1 of A, 27 of AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
