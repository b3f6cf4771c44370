"""Putting lines into a YAML file that a person wrote, its comments and order kept.

The tree tells where things stand; the text is changed by insertion alone. What a person wrote in
one line, ``reject: [a, b]``, grows in that line; what stands in several grows by lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, SequenceNode

from fonds.base.patterns import late

Value = str | tuple[str, ...]
Entry = Value | Mapping[str, "Value | Mapping[str, str]"]
"""What stands behind a key: a text, a list, or the lines of a record; "" for an item of a list."""

Piece = tuple[Value, Entry]
Edit = tuple[int, int, str]  # from where to where of the text, and what comes there
_LINE_END = late("\r\n|[\r\n]")
_DOCUMENT_END = late(r"(?<![^\r\n])\.\.\.(?=\s|\Z)")
_WHITE = " \t\r\n"


class Bare(str):
    """A text that YAML reads as it stands: true, 2022-01-31."""


class Additions:
    """What comes into the file *text*, whose tree is *root*: each thing once, all in one pass."""

    def __init__(self, text: str, root: Node | None) -> None:
        self._text, self._root = text, root
        entries = root.value if isinstance(root, MappingNode) else []
        self._sections: dict[str, Node] = {key.value.strip(): value for key, value in entries}
        self._known = {name: _read_section(node) for name, node in self._sections.items()}
        self._pieces: dict[str, list[Piece]] = defaultdict(list)

    def add(self, section: str, key: Value, entry: Entry = "") -> str | None:
        """Put ``- key`` or ``key: entry`` at the end of *section*, and return None.

        If *key* is there already nothing changes; return what is said of it (of a record, its
        label).
        """
        known = self._known.setdefault(section, {})
        if key in known:
            return known[key]
        known[key] = _name(entry)
        self._pieces[section].append((key, entry))
        return None

    def match(self, changed: Additions) -> bool:
        """Whether *changed*, of the outcome, has this text and these additions, and no more."""
        return self._known == changed._known

    def apply(self) -> str:
        """The text with all of them."""
        old = [name for name in self._pieces if name in self._sections]
        new = {name: self._pieces[name] for name in self._pieces if name not in self._sections}
        layout = Layout(self._text, self._root)
        edits = [layout.extend(self._sections[name], self._pieces[name]) for name in old]
        if new and layout.brackets:
            written = [f"{name}: {_write_brackets(pieces)}" for name, pieces in new.items()]
            return apply_edits(
                self._text, [*edits, layout.extend_in_line(layout.brackets, written)]
            )
        return layout.append(apply_edits(self._text, edits), new)


def _read_section(node: Node) -> dict[Value, str]:
    """What a section holds, and what it says of each."""
    if isinstance(node, MappingNode):
        return {_read_value(key): _read_name(value) for key, value in node.value}
    return {_read_value(i): "" for i in node.value} if isinstance(node, SequenceNode) else {}


def _read_value(node: Node) -> Value:
    if isinstance(node, SequenceNode):
        return tuple(str(_read_value(item)) for item in node.value)
    return str(node.value).strip()


def _read_name(node: Node) -> str:
    if isinstance(node, MappingNode):
        return next((_read_name(value) for key, value in node.value if key.value == "label"), "")
    return str(node.value).strip()


def _name(entry: Entry) -> str:
    return str(entry.get("label", "")) if isinstance(entry, Mapping) else str(entry)


def write_scalar(value: str) -> str:
    """*value* as a piece of YAML that stands safely anywhere in a line, also inside brackets."""
    if isinstance(value, Bare):
        return str(value)
    style = '"' if len(value.splitlines()) > 1 else None
    dumped: str = yaml.safe_dump(
        [value], default_flow_style=True, default_style=style, allow_unicode=True, width=10**9
    )
    return dumped.strip().removeprefix("!!seq ")[1:-1]


def write_value(value: Entry) -> str:
    """*value* as it stands in a line, a list and a mapping in brackets."""
    if isinstance(value, str):
        return write_scalar(value)
    if isinstance(value, Mapping):
        lines = (f"{write_scalar(key)}: {write_value(entry)}" for key, entry in value.items())
        return f"{{{', '.join(lines)}}}"
    return f"[{', '.join(map(write_scalar, value))}]"


def _write_piece(piece: Piece) -> str:
    """``key``, or ``key: entry``, as it stands inside brackets."""
    key, entry = write_value(piece[0]), piece[1]
    if isinstance(entry, str):
        return f"{key}: {write_scalar(entry)}" if entry else key
    return f"{key}: {write_value(entry)}"


def _write_lines(piece: Piece) -> list[str]:
    """``- key``, or ``key: entry``, as it stands on lines of its own."""
    key, entry = piece
    if not isinstance(entry, Mapping):
        return [_write_piece(piece) if entry else f"- {write_value(key)}"]
    lines = [f"  {name}: {write_value(value)}" for name, value in entry.items()]
    return [f"{write_value(key)}:", *lines]


def _write_brackets(pieces: list[Piece]) -> str:
    written = ", ".join(map(_write_piece, pieces))
    return f"{{{written}}}" if pieces[0][1] else f"[{written}]"


class Layout:
    """How the file *text* is laid out, and so where something comes and how it is written there."""

    def __init__(self, text: str, root: Node | None) -> None:
        self._text = text
        found = _LINE_END.search(text)
        self._line_end = found[0] if found else "\n"
        mapping = root if isinstance(root, MappingNode) else None
        self.brackets = mapping if mapping and mapping.flow_style else None
        self._margin = self._find_column(mapping) if mapping and not mapping.flow_style else 0

    def extend(self, section: Node, pieces: list[Piece]) -> Edit:
        """*pieces* at the end of *section*."""
        if not isinstance(section, CollectionNode):
            return self._fill(section, pieces)
        if section.flow_style:
            return self.extend_in_line(section, list(map(_write_piece, pieces)))
        at = self._find_line_end(find_end(section, self._text))
        return at, at, self._lines(pieces, self._find_column(section))

    def extend_in_line(self, node: CollectionNode, written: list[str]) -> Edit:
        """*written* before the closing bracket of *node*, and before a comment there."""
        close = node.end_mark.index - 1
        opening = min(filter(None, (self._text.find(c, node.start_mark.index) + 1 for c in "[{")))
        last = _find_last(node)
        begin = last.end_mark.index if last else opening
        rest = self._text[begin:close].strip(_WHITE)
        joined = ", ".join(written)
        if rest not in ("", ","):
            return begin, begin, f", {joined}" if last else joined
        return begin, close, f", {joined}" if last else joined

    def _fill(self, node: Node, pieces: list[Piece]) -> Edit:
        """*pieces* in the place of *node*, which is empty."""
        begin, end = node.start_mark.index, node.end_mark.index
        if self.brackets:
            return begin, end, f" {_write_brackets(pieces)}"
        at = self._find_line_end(end)
        return begin, at, self._text[end:at] + self._lines(pieces, self._margin + 2)

    def append(self, text: str, sections: Mapping[str, list[Piece]]) -> str:
        """*text*, which is the file's, with *sections* of its own at the end."""
        if not sections:
            return text
        end = _DOCUMENT_END.search(text)
        head, tail = (text[: end.start()], text[end.start() :]) if end else (text, "")
        parts = [part for part in (head.rstrip(_WHITE),) if part]
        margin = " " * self._margin
        parts += [
            f"{margin}{name}:{self._lines(pieces, self._margin + 2)}"
            for name, pieces in sections.items()
        ]
        return (self._line_end * 2).join(parts) + self._line_end + tail

    def _lines(self, pieces: list[Piece], column: int) -> str:
        """*pieces* on lines of their own, each behind the end of the line before."""
        start = self._line_end + " " * column
        return "".join(start + line for piece in pieces for line in _write_lines(piece))

    def _find_line_end(self, at: int) -> int:
        found = _LINE_END.search(self._text, at)
        return found.start() if found else len(self._text)

    def _find_column(self, node: CollectionNode) -> int:
        """Where the dashes or keys of *node* stand, also if a tag or an anchor is before them."""
        first = node.value[0][0] if isinstance(node, MappingNode) else node.value[0]
        start: int = first.start_mark.index
        if isinstance(node, SequenceNode):
            start = self._text.rindex("-", 0, start)
        line = 1 + max(self._text.rfind(sign, 0, start) for sign in "\r\n")
        before = self._text[line:start].lstrip("\ufeff")
        margin = len(before) - len(before.lstrip(" "))
        return margin if before[margin:].startswith("?") else len(before)


def _find_last(node: CollectionNode) -> Node | None:
    """What stands last in *node*."""
    last = node.value[-1] if node.value else None
    return last[1] if isinstance(last, tuple) else last


def find_end(node: Node, text: str) -> int:
    """Where *node* ends: before the comments and empty lines that follow it."""
    while isinstance(node, CollectionNode) and not node.flow_style and (last := _find_last(node)):
        node = last
    begin, end = node.start_mark.index, node.end_mark.index
    if begin < end and text[end - 1] in "\r\n":  # a block of text takes in its line end
        end -= 2 if text[end - 2 : end] == "\r\n" else 1
    return end


def apply_edits(text: str, edits: list[Edit]) -> str:
    """*text* with *edits*, of which none touches another."""
    parts: list[str] = []
    at = 0
    for begin, end, put in sorted(edits, key=lambda edit: edit[0]):
        parts += [text[at:begin], put]
        at = end
    return "".join([*parts, text[at:]])
