"""Front matter: the YAML block between ``---`` lines that may open a source."""

from __future__ import annotations

from dataclasses import replace

import yaml
from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from fonds.accession.headers.entries import read_loose
from fonds.accession.headers.pairs import Block, Pair, name_pair
from fonds.base.chars import has_surrogates, join_surrogates, show_surrogates
from fonds.base.fields import is_header_key
from fonds.base.model import Remark
from fonds.base.patterns import late
from fonds.base.speech import first_line, tell

LONGEST = 20_000
"""Characters from the first line to the end of the block."""
_DEEPEST = 3  # levels of YAML: the mapping, a list, and one more
_OPEN = late(r"(---|\+\+\+)(?:\r\n|\n|\r)")
_CLOSE = {
    "---": late(r"(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)(?:\r\n|\n|\r|\Z)"),
    "+++": late(r"(?:(?<=\n)|(?<=\r))\+\+\+(?:\r\n|\n|\r|\Z)"),
}
_KEY = late(r"(?<![^\r\n])([^\s:#-][^:\r\n]{0,60}):")


def find_front_matter(text: str, path: str = "") -> Block | None:
    """The front matter of *text*; None when there is none.

    There is none with a first line other than ``---``, no closing ``---`` or ``...`` within 20,000
    characters, no plain YAML mapping, or no key that ``fonds.base.fields`` knows. Values are
    strings as written (YAML's failsafe schema). What is no YAML is read line by line, if each line
    has a key or belongs to one. *path* is the file that remarks are about.
    """
    inside, end = find_fenced(text, "---")
    if not any(is_header_key(key) for key in _KEY.findall(inside)):
        return None
    remarks: tuple[Remark, ...] = ()
    try:
        pairs = _read_pairs(inside)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        loose = _read_loosely(inside, error)
        remarks = (_report_broken(path, error, in_text=loose is None),)
        if loose is None:
            return Block(0, (), remarks)
        pairs = loose
    if not any(is_header_key(pair.name) for pair in pairs):
        return None
    remarks += tuple(_report_halves(pairs, path))
    return Block(end, tuple(map(_show_halves, pairs)), remarks)


def find_fenced(text: str, fence: str) -> tuple[str, int]:
    """The text between two lines of *fence*, and the end of the second; empty if there are none."""
    opening = _OPEN.match(text)
    if not opening or opening[1] != fence:
        return "", 0
    closing = _CLOSE[fence].search(text, opening.end(), LONGEST + 1)
    if not closing or closing.end() > LONGEST:
        return "", 0
    return text[opening.end() : closing.start()], closing.end()


def _read_pairs(block: str) -> list[Pair]:
    """The keys and values of the mapping in *block*. Raises YAMLError, or ValueError if refused."""
    _check_plain(block)
    node = yaml.compose(block, Loader=yaml.BaseLoader)
    if not isinstance(node, yaml.MappingNode):
        raise ValueError(tell("it is no list of keys and values"))
    pairs = []
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise ValueError(tell("a key is no text"))
        line = key.start_mark.line + 2
        pairs.append(name_pair(join_surrogates(key.value), _read_node(block, value), line))
    return pairs


def read_list(value: str) -> str | tuple[str, ...]:
    """The texts of a list in brackets, such as ``['a', 'b']``; any other *value* as it is."""
    if not (value.startswith("[") and value.endswith("]")) or len(value) > LONGEST:
        return value
    try:
        (pair,) = _read_pairs(f"x: {value}\n")
    except (yaml.YAMLError, ValueError, OverflowError):
        return value
    return value if any(map(has_surrogates, _texts(pair))) else pair.value


def _check_plain(block: str) -> None:
    """Refuse aliases, which can expand to billions of values, and nesting, of quadratic cost.

    A value such as ``*so*`` seems to be an alias, but of nothing.
    """
    depth = 0
    for event in yaml.parse(block, Loader=yaml.BaseLoader):
        if isinstance(event, yaml.AliasEvent):
            raise MarkedYAMLError(
                problem=tell("“*{anchor}” stands for nothing", anchor=event.anchor)
            )
        if getattr(event, "anchor", None) is not None:
            raise ValueError(tell("anchors and aliases are not read"))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise ValueError(tell("it is nested too deeply"))


def _read_loosely(block: str, error: Exception) -> list[Pair] | None:
    """The pairs of a *block* that is no YAML; None where it holds what belongs to no key.

    Each key is YAML by itself or, failing that, its value is what stands behind the colon.
    """
    entries = read_loose(block) if isinstance(error, yaml.YAMLError) else None
    if entries is None or isinstance(error, ReaderError):
        return None
    pairs = []
    for entry in entries:
        try:
            (pair,) = _read_pairs(entry.text)
        except (yaml.YAMLError, ValueError, OverflowError):
            pair = name_pair(entry.name, entry.value, 0)
        pairs.append(replace(pair, line=entry.line + 1))
    return pairs


def _report_broken(path: str, error: Exception, *, in_text: bool) -> Remark:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or first_line(error)
    done = tell("was left in the text") if in_text else tell("is no YAML and was read line by line")
    message = tell(
        "The front matter {done} ({reason}): quote values that hold a colon.",
        done=done,
        reason=reason,
    )
    return Remark("note", "front-matter", path, message, mark.line + 2 if mark else 1)


def _read_node(block: str, node: yaml.Node) -> str | tuple[str, ...]:
    """A text, or a list of texts; what is nested deeper stays as it is written."""
    if isinstance(node, yaml.SequenceNode):
        return tuple(_write_node(block, item) for item in node.value)
    return _write_node(block, node)


def _write_node(block: str, node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return join_surrogates(node.value)
    return block[node.start_mark.index : node.end_mark.index]


def _report_halves(pairs: list[Pair], path: str) -> list[Remark]:
    """A note on each key or value with an escape that is a lone surrogate."""
    return [
        Remark("note", "half-character", path, message, pair.line)
        for pair in pairs
        if any(map(has_surrogates, (pair.name, *_texts(pair))))
        for message in [
            tell(
                "“{name}” holds half a character: write it whole.", name=show_surrogates(pair.name)
            )
        ]
    ]


def _show_halves(pair: Pair) -> Pair:
    shown = tuple(map(show_surrogates, _texts(pair)))
    value = shown[0] if isinstance(pair.value, str) else shown
    return replace(pair, name=show_surrogates(pair.name), value=value)


def _texts(pair: Pair) -> tuple[str, ...]:
    return (pair.value,) if isinstance(pair.value, str) else pair.value
