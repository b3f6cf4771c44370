"""Putting lines into a YAML file that a person wrote, its comments and order kept.

The tree tells where things stand; the text is changed by insertion alone. What a person wrote in
one line, ``reject: [a, b]``, grows in that line; what stands in several grows by lines.
"""

from __future__ import annotations

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode


def insert_item(text: str, section: str, item: str) -> str:
    """*text* with *item*, a piece of YAML, at the end of the list *section*."""
    node = _find_section(text, section)
    if isinstance(node, SequenceNode):
        if any(_source(text, old) == item for old in node.value):
            return text
        if node.flow_style:
            return _insert_in_flow(text, node, item)
        return _insert_lines(text, _last_line(node), " " * node.start_mark.column + f"- {item}")
    return _insert_section(text, section, node, f"  - {item}")


def insert_entry(text: str, section: str, key: str, value: str) -> str:
    """*text* with ``key: value`` at the end of the mapping *section*; one that is there stays.

    *key* and *value* are pieces of YAML; *value* may have several lines, indented by two spaces.
    """
    node = _find_section(text, section)
    if isinstance(node, MappingNode):
        if any(_source(text, old) == key for old, _ in node.value):
            return text
        if node.flow_style:
            return _insert_in_flow(text, node, f"{key}: {_in_one_line(value)}")
        return _insert_lines(text, _last_line(node), _entry(key, value, node.start_mark.column))
    return _insert_section(text, section, node, _entry(key, value, 2))


def write_scalar(value: str) -> str:
    """*value* as a piece of YAML that stands safely anywhere, also inside brackets."""
    dumped: str = yaml.safe_dump([value], default_flow_style=True, allow_unicode=True, width=10**9)
    return dumped.strip()[1:-1]


def _entry(key: str, value: str, indent: int) -> str:
    """The lines of one entry of a mapping."""
    if "\n" not in value:
        return f"{' ' * indent}{key}: {value}"
    rest = "\n".join(" " * indent + line for line in value.strip("\n").split("\n"))
    return f"{' ' * indent}{key}:\n{rest}"


def _in_one_line(value: str) -> str:
    if "\n" not in value:
        return value
    return "{" + ", ".join(line.strip() for line in value.strip("\n").split("\n")) + "}"


def _find_section(text: str, section: str) -> Node | None:
    """The value of the key *section*; None if there is no such key."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    entries = root.value if isinstance(root, MappingNode) else []
    return next((value for key, value in entries if key.value == section), None)


def _insert_section(text: str, section: str, node: Node | None, lines: str) -> str:
    """*text* with *lines* in the section, which is empty or not there."""
    if isinstance(node, ScalarNode):  # the key stands alone
        return _insert_lines(text, node.start_mark.line, lines)
    body = text.rstrip()
    return f"{body}\n\n{section}:\n{lines}\n" if body else f"{section}:\n{lines}\n"


def _insert_in_flow(text: str, node: CollectionNode, item: str) -> str:
    """*text* with *item* before the closing bracket of *node*."""
    inside = text[: node.end_mark.index - 1].rstrip()
    comma = "" if not node.value or inside.endswith(",") else ","
    space = " " if node.value else ""
    return f"{inside}{comma}{space}{item}{text[node.end_mark.index - 1 :]}"


def _insert_lines(text: str, after: int, lines: str) -> str:
    """*text* with *lines* below its line *after*, counted from 0."""
    all_lines = text.split("\n")
    return "\n".join([*all_lines[: after + 1], lines, *all_lines[after + 1 :]])


def _last_line(node: Node) -> int:
    """The last line that something of *node* stands in: comments below it are not its own."""
    if isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(last, tuple) else last)
    end = node.end_mark
    return int(end.line if end.column or end.line == node.start_mark.line else end.line - 1)


def _source(text: str, node: Node) -> str:
    """*node* as it stands in *text*."""
    return text[node.start_mark.index : node.end_mark.index]
