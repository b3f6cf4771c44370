"""One value of a YAML file that a person wrote, set or taken out; all else stays as it stands.

`yaml_edit` says how what is new is written; here is what takes the place of something else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from fonds.base.errors import UsageError
from fonds.base.patterns import late
from fonds.base.plainyaml import compose_yaml
from fonds.base.speech import tell
from fonds.names.curate.yaml_edit import (
    Edit,
    Entry,
    Layout,
    Piece,
    apply_edits,
    find_end,
    write_value,
)

Path = Sequence[str]
"""Keys from the top of the file down: ("articles", "a", "title")."""

_REST_OF_LINE = late(r"[ \t]*(?:#[^\r\n]*)?(?:\r\n|[\r\n]|\Z)")
_COMMA_AFTER = late(r"\s*,\s*")
_COMMA_BEFORE = late(r",\s*\Z")


def set_value(text: str, path: Path, value: Entry, name: str) -> str:
    """The file *text*, called *name*, with *value* at *path*, which need not be there.

    Raises UsageError where that cannot be written without touching something else.
    """
    root = compose_yaml(text, name)
    expected = _data(root) or {}
    inner = expected
    for key in path[:-1]:
        inner[key] = inner = inner.get(key) or {}
    inner[path[-1]] = _plain(value)
    return _checked(_set(text, root, path, value), expected, name)


def add_item(text: str, path: Path, item: str, name: str) -> str:
    """The file *text* with *item* at the end of the list at *path*, if it is not there already."""
    root = compose_yaml(text, name)
    node = _follow(root, path)[-1][1] if len(_follow(root, path)) == len(path) else None
    if not isinstance(node, SequenceNode):
        return set_value(text, path, (item,), name)
    expected = _data(root)
    items = _reach(expected, path)
    if item in items:
        return text
    items.append(item)
    edit = Layout(text, root).extend(node, [(item, "")])
    return _checked(apply_edits(text, [edit]), expected, name)


def remove_key(text: str, path: Path, name: str) -> str:
    """The file *text* without the key at the end of *path* and what stands behind it.

    Raises UsageError where a comment would go with it.
    """
    root = compose_yaml(text, name)
    found = _follow(root, path)
    key, value = found[-1]
    parent = found[-2][1] if len(found) > 1 else root
    expected = _data(root)
    del _reach(expected, path[:-1])[path[-1]]
    begin, end = key.start_mark.index, find_end(value, text)
    if "#" in text[begin:end]:
        line = key.start_mark.line + 1
        raise UsageError(
            tell("{name}:{line}: a comment stands in it: change it by hand", name=name, line=line)
        )
    edit = _cut_entry(text, begin, end, flow=bool(getattr(parent, "flow_style", False)))
    return _checked(apply_edits(text, [edit]), expected, name)


def read_value(text: str, path: Path, name: str) -> Any:
    """What stands at *path*: texts, lists and mappings; None if nothing does."""
    found = _follow(compose_yaml(text, name), path)
    return _data(found[-1][1]) if len(found) == len(path) else None


def _follow(root: Node | None, path: Path) -> list[tuple[Node, Node]]:
    """Key and value of each step of *path* that there is."""
    found: list[tuple[Node, Node]] = []
    node = root
    for step in path:
        entries = node.value if isinstance(node, MappingNode) else []
        here = next((entry for entry in entries if entry[0].value.strip() == step), None)
        if here is None:
            break
        found.append(here)
        node = here[1]
    return found


def _set(text: str, root: Node | None, path: Path, value: Entry) -> str:
    found, layout = _follow(root, path), Layout(text, root)
    if len(found) == len(path):
        return apply_edits(text, [_replace(text, found[-1][1], value)])
    rest = path[len(found) :]
    if not found:
        if layout.brackets:
            written = f"{write_value(rest[0])}: {write_value(_nest(rest[1:], value))}"
            return apply_edits(text, [layout.extend_in_line(layout.brackets, [written])])
        return layout.append(text, {rest[0]: [_piece(rest[1:], value)]})
    node = found[-1][1]
    if isinstance(node, CollectionNode) or len(found) == 1:
        return apply_edits(text, [layout.extend(node, [_piece(rest, value)])])
    return apply_edits(text, [_replace(text, node, _nest(rest, value))])


def _replace(text: str, node: Node, value: Entry) -> Edit:
    begin = node.start_mark.index
    end = find_end(node, text) if isinstance(node, ScalarNode) else node.end_mark.index
    space = " " if text[begin - 1 : begin] == ":" else ""
    return begin, end, space + write_value(value)


def _piece(path: Path, value: Entry) -> Piece:
    return path[0], _nest(path[1:], value)


def _nest(path: Path, value: Entry) -> Any:
    """*value* inside a mapping for each step of *path*."""
    for key in reversed(path):
        value = {key: value}  # type: ignore[dict-item]
    return value


def _cut_entry(text: str, begin: int, end: int, *, flow: bool) -> Edit:
    if flow:
        if after := _COMMA_AFTER.match(text, end):
            return begin, after.end(), ""
        before = _COMMA_BEFORE.search(text[:begin])
        return (before.start() if before else begin), end, ""
    line = 1 + max(text.rfind(sign, 0, begin) for sign in "\r\n")
    rest = _REST_OF_LINE.match(text, end)
    return (line if not text[line:begin].strip() else begin), rest.end() if rest else end, ""


def _data(node: Node | None) -> Any:
    """What *node* says, texts for scalars."""
    if isinstance(node, MappingNode):
        return {key.value.strip(): _data(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_data(item) for item in node.value]
    return node.value.strip() if node is not None else None


def _plain(value: Entry) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(entry) for key, entry in value.items()}
    return value.strip() if isinstance(value, str) else list(value)


def _reach(data: Any, path: Path) -> Any:
    for key in path:
        data = data[key]
    return data


def _checked(text: str, expected: Any, name: str) -> str:
    """*text*, which must say *expected*."""
    if _tidy(_data(compose_yaml(text, name))) != _tidy(expected):
        raise UsageError(
            tell("{name} would say something else: write it into that file by hand", name=name)
        )
    return text


def _tidy(data: Any) -> Any:
    """*data* without the difference between a section that is empty and one that says nothing."""
    if isinstance(data, dict):
        return {key: _tidy(value) for key, value in data.items()} or ""
    return data or ""
