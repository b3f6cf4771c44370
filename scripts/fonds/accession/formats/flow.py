"""The text of an office document: its paragraphs, tables and notes, from the elements of its XML.

Word and OpenDocument have the same parts under other names; a dialect says which element is which.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from fonds.accession.formats.packed import Attributes, parse_xml
from fonds.base.chars import strip_white

Role = Literal[
    "hidden",  # an element that shows nothing
    "text",  # whose characters are text
    "paragraph",
    "table",
    "row",
    "cell",
    "note",  # a note within a paragraph
    "reference",  # the place of a note that stands elsewhere
    "body",  # a note that stands elsewhere
    "inset",  # what stands for a character or more: a tab, a line break
]
Inset = Callable[[Attributes], str]
"""The characters that an element stands for."""

_SPACE = re.compile("[ \t\r\n]+")
_LONGEST_ROW = 400  # characters of a row that is shown on one line


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the elements of a format are."""

    roles: Mapping[str, Role]  # name of an element, ``namespace name`` → what it is
    insets: Mapping[str, Inset]  # name of an inset → the characters that it stands for
    name: Callable[[str, Attributes], str] = lambda name, _: name
    """The name of the note that a reference or a body is of: they have the same."""
    folds: bool = False  # whether white space in text counts as one space, as in OpenDocument


@dataclass(slots=True)
class _Table:
    rows: list[list[list[str]]] = field(default_factory=list)  # row → cell → its paragraphs
    cells: list[list[str]] = field(default_factory=list)  # of the row that is open


@dataclass(slots=True)
class Flow:
    """Collects what a reader would see, paragraph by paragraph."""

    dialect: Dialect
    blocks: list[str] = field(default_factory=list)  # the paragraphs and tables, in order
    notes: list[tuple[str, list[str]]] = field(default_factory=list)
    """The name of each note, in the order of their places, and its paragraphs."""
    _closers: list[Callable[[], None] | None] = field(default_factory=list)  # of open elements
    _paragraphs: list[list[str]] = field(default_factory=list)  # that are open: a box is in one
    _tables: list[_Table] = field(default_factory=list)  # that are open
    _hidden: int = 0  # how many open elements are in one that shows nothing, with it
    _texts: int = 0  # how many elements are open whose characters are text

    def read(self, data: bytes) -> Flow:
        """Take in the XML *data*."""
        parse_xml(data, self._start, self._end, self._characters)
        return self

    def _start(self, name: str, attributes: Attributes) -> None:
        role = self.dialect.roles.get(name)
        if self._hidden or role == "hidden":
            self._hidden += 1
            return
        self._closers.append(self._open(role, name, attributes) if role else None)

    def _end(self, _: str) -> None:
        if self._hidden:
            self._hidden -= 1
        elif close := self._closers.pop():
            close()

    def _characters(self, text: str) -> None:
        if self._texts and self._paragraphs and not self._hidden:
            self._write(_SPACE.sub(" ", text) if self.dialect.folds else text)

    def _write(self, text: str) -> None:
        line = self._paragraphs[-1]
        if self.dialect.folds and text.startswith(" ") and (not line or line[-1].endswith(" ")):
            text = text[1:]
        line.append(text)

    def _open(self, role: Role, name: str, attributes: Attributes) -> Callable[[], None] | None:
        """Begin an element; what is to be done at its end."""
        match role:
            case "text":
                return self._open_text()
            case "paragraph":
                return self._open_paragraph()
            case "table":
                return self._open_table()
            case "row" if self._tables:
                return self._close_row
            case "cell" if self._tables:
                return self._open_box(self._tables[-1].cells)
            case "note" if self._paragraphs:
                self._number()
                return self._open_note("")
            case "reference" if self._paragraphs:
                self._number()
                self.notes.append((self.dialect.name(name, attributes), []))
            case "body":
                return self._open_note(self.dialect.name(name, attributes))
            case "inset" if self._paragraphs:
                self._paragraphs[-1].append(self.dialect.insets[name](attributes))
        return None

    def _open_text(self) -> Callable[[], None]:
        self._texts += 1
        return self._close_text

    def _close_text(self) -> None:
        self._texts -= 1

    def _open_paragraph(self) -> Callable[[], None]:
        blocks, place, texts = self.blocks, len(self.blocks), self._texts
        line: list[str] = []
        self._paragraphs.append(line)
        self._texts = 1 if self.dialect.folds else 0

        def close() -> None:
            self._paragraphs.pop()
            self._texts = texts
            if text := strip_white("".join(line)):
                blocks.insert(place, text)  # before what stands in a box that it holds

        return close

    def _open_box(self, boxes: list[list[str]]) -> Callable[[], None]:
        """What follows goes into a list of its own, which is put into *boxes*."""
        outer, self.blocks = self.blocks, []
        boxes.append(self.blocks)

        def close() -> None:
            self.blocks = outer

        return close

    def _open_table(self) -> Callable[[], None]:
        table = _Table()
        self._tables.append(table)

        def close() -> None:
            self._tables.pop()
            self.blocks.extend(_lay_out(table.rows))

        return close

    def _close_row(self) -> None:
        table = self._tables[-1]
        table.rows.append(table.cells)
        table.cells = []

    def _number(self) -> None:
        """Write the number of the note that comes next."""
        self._paragraphs[-1].append(f"[{len(self.notes) + 1}]")

    def _open_note(self, name: str) -> Callable[[], None]:
        boxes: list[list[str]] = []
        close = self._open_box(boxes)
        self.notes.append((name, boxes[0]))
        return close


def _lay_out(rows: list[list[list[str]]]) -> list[str]:
    """A table as text: a row of short cells is a line, tabs between them; all else is as it is."""
    blocks: list[str] = []
    lines: list[str] = []
    for cells in rows:
        words = [cell[0] if cell else "" for cell in cells]
        short = sum(map(len, words)) <= _LONGEST_ROW and not any("\n" in word for word in words)
        if short and len(list(filter(None, words))) > 1 and all(len(cell) < 2 for cell in cells):
            lines.append("\t".join(words).rstrip("\t"))
            continue
        blocks.extend(["\n".join(lines)] if lines else [])
        lines = []
        blocks.extend(block for cell in cells for block in cell)
    return blocks + (["\n".join(lines)] if lines else [])


def join_blocks(blocks: list[str], notes: list[list[str]]) -> str:
    """The text: its blocks, then its notes behind their numbers."""
    numbered = (
        "\n\n".join([f"[{number}] {note[0]}", *note[1:]])
        for number, note in enumerate(notes, 1)
        if note
    )
    return "\n\n".join([*blocks, *numbered])
