"""Front matter: the YAML block between ``---`` lines that may open a source."""

from __future__ import annotations

import re

import yaml

from fonds.accession.values import Statement, read_metadata
from fonds.base.chars import has_surrogates, join_surrogates, show_surrogates
from fonds.base.edtf import Order
from fonds.base.fields import assign_fields, find_field
from fonds.base.model import Metadata, Remark

_LONGEST = 20_000  # characters from the first line to the end of the block
_DEEPEST = 3  # levels of YAML: the mapping, a list, and one more
_OPEN = re.compile(r"---(?:\r\n|\n|\r)")
_CLOSE = re.compile(r"(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)(?:\r\n|\n|\r|\Z)")
_KEY = re.compile(r"(?<![^\r\n])([^\s:#-][^:\r\n]{0,60}):")

_Pair = tuple[yaml.ScalarNode, yaml.Node]


def cut_front_matter(
    text: str, path: str = "", order: Order = ""
) -> tuple[int, Metadata, list[Remark]]:
    """How many characters the front matter of *text* takes, and what it states.

    0 when there is none: a first line other than ``---``, no closing ``---`` or ``...`` within
    20,000 characters, no plain YAML mapping, or no key that ``fonds.base.fields`` knows. Values are
    strings as written (YAML's failsafe schema); unknown keys go to ``extra``.
    *path* is the file that remarks are about, *order* that of day and month in figures.
    """
    block, end = _find_block(text)
    if not any(find_field(key) for key in _KEY.findall(block)):
        return 0, Metadata(), []
    try:
        pairs = _read_pairs(block)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        return 0, Metadata(), [_report_broken(path, error)]
    if not any(find_field(key.value) for key, _ in pairs):
        return 0, Metadata(), []
    metadata, remarks = _read_statements(block, pairs, path, order)
    return end, metadata, remarks


def _find_block(text: str) -> tuple[str, int]:
    """The text between the two lines, and the end of the second; empty when there are none."""
    opening = _OPEN.match(text)
    closing = _CLOSE.search(text, opening.end(), _LONGEST + 1) if opening else None
    if not opening or not closing or closing.end() > _LONGEST:
        return "", 0
    return text[opening.end() : closing.start()], closing.end()


def _read_pairs(block: str) -> list[_Pair]:
    """The keys and values of the mapping in *block*. Raises YAMLError, or ValueError if refused."""
    _check_plain(block)
    node = yaml.compose(block, Loader=yaml.BaseLoader)
    if not isinstance(node, yaml.MappingNode):
        raise ValueError("it is no list of keys and values")
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise ValueError("a key is no text")
    return list(node.value)


def _check_plain(block: str) -> None:
    """Refuse aliases, which can expand to billions of values, and nesting, of quadratic cost."""
    depth = 0
    for event in yaml.parse(block, Loader=yaml.BaseLoader):
        if getattr(event, "anchor", None) is not None:
            raise ValueError("anchors and aliases are not read")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise ValueError("it is nested too deeply")


def _report_broken(path: str, error: Exception) -> Remark:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or str(error).splitlines()[0]
    message = f"The front matter was left in the text ({reason}): quote values that hold a colon."
    return Remark("note", "front-matter", path, message, mark.line + 2 if mark else 1)


def _read_statements(
    block: str, pairs: list[_Pair], path: str, order: Order
) -> tuple[Metadata, list[Remark]]:
    fields = assign_fields(key.value for key, _ in pairs)
    statements = [
        Statement(_read_scalar(key), field, _read_node(block, value), order)
        for (key, value), field in zip(pairs, fields, strict=True)
    ]
    metadata, problems = read_metadata(statements)
    found = [(problem.code, problem.message, problem.statement) for problem in problems]
    found += [
        ("double-key", f"“{statement.name}” repeats an earlier key: join them.", statement)
        for statement in statements
        if statement.field is None and find_field(statement.name)
    ]
    found += [
        ("half-character", f"“{statement.name}” holds half a character: write it whole.", statement)
        for statement, pair in zip(statements, pairs, strict=True)
        if any(map(_has_lone_surrogate, pair))
    ]
    lines = {id(s): key.start_mark.line + 2 for s, (key, _) in zip(statements, pairs, strict=True)}
    return metadata, [Remark("note", code, path, text, lines[id(s)]) for code, text, s in found]


def _read_node(block: str, node: yaml.Node) -> str | tuple[str, ...]:
    """A text, or a list of texts; what is nested deeper stays as it is written."""
    if isinstance(node, yaml.SequenceNode):
        return tuple(_write_node(block, item) for item in node.value)
    return _write_node(block, node)


def _write_node(block: str, node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return _read_scalar(node)
    return block[node.start_mark.index : node.end_mark.index]


def _read_scalar(node: yaml.ScalarNode) -> str:
    """Its text; a surrogate pair of escapes, as JSON writes an emoji, is one character."""
    return show_surrogates(join_surrogates(node.value))


def _has_lone_surrogate(node: yaml.Node) -> bool:
    """Whether an escape in *node* is a lone surrogate."""
    if isinstance(node, yaml.ScalarNode):
        return has_surrogates(join_surrogates(node.value))
    return isinstance(node, yaml.SequenceNode) and any(map(_has_lone_surrogate, node.value))
