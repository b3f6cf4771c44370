"""Safe YAML for files that people write: bounded in size and depth, each error with its line.

Refused are aliases of lists and mappings, by which a few bytes expand to gigabytes (“billion
laughs”), and deep nesting. A surrogate pair of escapes, as in JSON, ``"\\ud83d\\ude00"``, is one
character.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, cast

import yaml
from yaml.constructor import ConstructorError
from yaml.error import Mark, MarkedYAMLError
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    ScalarEvent,
)
from yaml.nodes import MappingNode, Node, ScalarNode
from yaml.reader import ReaderError

from fonds.base.chars import has_surrogates, join_surrogates
from fonds.base.errors import UsageError
from fonds.base.inputs import read_input
from fonds.base.speech import one_line, tell

_DEEPEST = 20  # levels of lists and mappings
_MOST_EXPANDED = 100_000  # characters, or values, that all aliases of a file may expand to
_HALF = tell("an escape stands for half a character (a lone surrogate): mend it")


class _RefusedError(MarkedYAMLError):
    """Valid YAML that is refused."""

    def __init__(self, problem: str, mark: Any) -> None:
        super().__init__(problem=problem, problem_mark=mark)
        self.line = mark.line + 1


class _Loader(yaml.SafeLoader):
    """PyYAML's SafeLoader, with bounds."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = self._repeated = 0

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        """PyYAML's; an alias becomes a node of its own, with the position of the alias."""
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if self._depth > _DEEPEST:
            raise _RefusedError(tell("it is nested too deeply"), event.start_mark)
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        return self._repeat(node, event) if isinstance(event, AliasEvent) else node

    def _repeat(self, node: Node | None, alias: AliasEvent) -> Node:
        if not isinstance(node, ScalarNode):
            problem = tell("an alias stands for a list or a mapping: write it out")
            raise _RefusedError(problem, alias.start_mark)
        self._repeated += len(node.value)
        if self._repeated > _MOST_EXPANDED:
            raise _RefusedError(
                tell("aliases stand for too much text: write it out"), alias.start_mark
            )
        begin, end = cast(Mark, alias.start_mark), cast(Mark, alias.end_mark)
        return ScalarNode(node.tag, node.value, begin, end)

    def compose_scalar_node(self, anchor: dict[str, Node]) -> ScalarNode:
        """PyYAML's; surrogate pairs are joined, lone surrogates refused."""
        node: ScalarNode = super().compose_scalar_node(anchor)
        if has_surrogates(node.value):
            node.value = join_surrogates(node.value)
            if has_surrogates(node.value):
                raise _RefusedError(_HALF, node.start_mark)
        return node

    def construct_object(self, node: Node, deep: bool = False) -> Any:
        """PyYAML's; a scalar that has no valid value is an error with a line too."""
        try:
            return super().construct_object(node, deep)
        except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError) as error:
            raise ConstructorError(
                None, None, tell("no value: {error}", error=error), node.start_mark
            ) from error

    def construct_mapping(self, node: MappingNode, deep: bool = False) -> dict[Any, Any]:
        """PyYAML's, which takes the last of two equal keys in silence."""
        counts = Counter(key.value for key, _ in node.value if isinstance(key, ScalarNode))
        for key, _ in node.value:
            if isinstance(key, ScalarNode) and counts[key.value] > 1:
                raise _RefusedError(
                    tell("“{value}” stands here twice: keep one", value=key.value), key.start_mark
                )
        return super().construct_mapping(node, deep)


def compose_yaml(text: str, name: str) -> Node | None:
    """The tree of *text*, the content of the file *name*; None if it is empty.

    Raises UsageError with ``file:line`` for what cannot be read.
    """
    root: Node | None = _read(text, name, "get_single_node")
    return root


def load_yaml(text: str, name: str) -> Any:
    """The value of *text*, the content of the file *name*; UsageError as for `compose_yaml`."""
    return _read(text, name, "get_single_data")


def check_yaml(data: bytes, name: str) -> None:
    """Refuse what would break another program that reads this file: expansion, lone surrogates.

    *data* is the content of the file *name*; syntax errors are left to that program.
    """
    if not any(sign in data for sign in (b"\\", b"*")):
        return
    try:
        loader = yaml.SafeLoader(data)
        _ExpansionCounter().check(loader)
    except _RefusedError as error:
        raise UsageError(
            tell("{name}:{line}: {problem}", name=name, line=error.line, problem=error.problem)
        ) from error
    except yaml.YAMLError:
        return
    except (ValueError, OverflowError) as error:
        raise UsageError(
            tell(
                "{name}:{line}: this is not YAML ({error})",
                name=name,
                line=loader.line + 1,
                error=error,
            )
        ) from error


class _ExpansionCounter:
    """Counts the values of a file with all aliases expanded."""

    def __init__(self) -> None:
        self._sizes: dict[str, int] = {}  # by anchor, once its value has ended
        self._open: list[tuple[str | None, int]] = [(None, 0)]  # (anchor, values so far)

    def check(self, loader: yaml.SafeLoader) -> None:
        """Raises _RefusedError at the first event of *loader* that goes beyond the bound."""
        while loader.check_event():
            event: Event = loader.get_event()  # type: ignore[no-untyped-call]
            if isinstance(event, CollectionStartEvent):
                self._open.append((event.anchor, 1))
            elif isinstance(event, CollectionEndEvent):
                self._count(event, *self._open.pop())
            elif isinstance(event, AliasEvent):
                if event.anchor not in self._sizes:
                    raise _RefusedError(tell("an alias stands for what holds it"), event.start_mark)
                self._count(event, None, self._sizes[event.anchor])
            elif isinstance(event, ScalarEvent):
                _check_scalar(event)
                self._count(event, event.anchor, 1)

    def _count(self, event: Event, anchor: str | None, size: int) -> None:
        if anchor:
            self._sizes[anchor] = size
        outer, before = self._open.pop()
        self._open.append((outer, before + size))
        if before + size > _MOST_EXPANDED:
            raise _RefusedError(tell("aliases stand for too much: write it out"), event.start_mark)


def _check_scalar(event: ScalarEvent) -> None:
    if has_surrogates(event.value):
        whole = join_surrogates(event.value)[:60]
        pair = tell("two escapes stand for one character: write “{whole}” as it is", whole=whole)
        raise _RefusedError(_HALF if has_surrogates(whole) else pair, event.start_mark)


def read_utf8(path: Path) -> str:
    """The text of the file at *path*, line ends as they are; UsageError if there is none."""
    data = read_input(path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(
            tell(
                "{name}:{line}: this is not UTF-8; save the file as UTF-8",
                name=path.name,
                line=line,
            )
        ) from error


def _read(text: str, name: str, method: str) -> Any:
    loader = None
    try:
        loader = _Loader(text)
        return getattr(loader, method)()
    except _RefusedError as error:
        raise UsageError(
            tell("{name}:{line}: {problem}", name=name, line=error.line, problem=error.problem)
        ) from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        line, problem = _locate(error, text, loader)
        raise UsageError(
            tell(
                "{name}:{line}: this is not YAML ({problem}); mend that line",
                name=name,
                line=line,
                problem=problem,
            )
        ) from error


def _locate(error: Exception, text: str, loader: _Loader | None) -> tuple[int, str]:
    """The line of *error*, from 1, and what it says, on one line."""
    if isinstance(error, ReaderError):  # of the whole text, before a line is read
        line = text.count("\n", 0, error.position) + 1
        code = ord(text[error.position])
        return line, tell("it holds the character U+{code:04X}", code=code)
    mark = getattr(error, "problem_mark", None) or loader
    problem = getattr(error, "problem", None) or str(error)
    return (mark.line if mark else 0) + 1, one_line(problem, 300)
