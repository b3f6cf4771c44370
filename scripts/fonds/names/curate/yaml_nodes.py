"""A YAML tree that people write by hand, read so that every error names its line."""

from __future__ import annotations

from difflib import get_close_matches

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from fonds.base.errors import UsageError
from fonds.base.speech import joined, one_line, tell


class Nodes:
    """Reads nodes of the file *name* as values; raises UsageError with ``file:line``."""

    def __init__(self, name: str) -> None:
        self.name = name

    def mapping(self, node: Node | None, known: tuple[str, ...] = ()) -> dict[str, Node]:
        """The entries of *node*, each key once and one of *known* (if any are)."""
        if node is None or (isinstance(node, ScalarNode) and node.value in ("", "~", "null")):
            return {}
        if not isinstance(node, MappingNode):
            raise self.fault(node, tell("“key: value” lines are expected here"))
        entries: dict[str, Node] = {}
        for key_node, value in node.value:
            key = self.text(key_node)
            if known and key not in known:
                raise self.fault(
                    key_node,
                    tell(
                        "“{key}” means nothing here; {hint}",
                        key=key,
                        hint=suggest(key, known),
                    ),
                )
            if key in entries:
                raise self.fault(key_node, tell("“{key}” stands here twice; keep one", key=key))
            entries[key] = value
        return entries

    def items(self, node: Node | None) -> list[Node]:
        """The items of the list *node*; none if there is no list."""
        if node is None or (isinstance(node, ScalarNode) and node.value in ("", "~", "null")):
            return []
        if not isinstance(node, SequenceNode):
            raise self.fault(node, tell("a list [a, b] is expected here"))
        return list(node.value)

    def texts(self, node: Node | None) -> tuple[str, ...]:
        """The items of the list *node*, as text."""
        return tuple(self.text(item) for item in self.items(node))

    def lined(self, node: Node | None) -> dict[str, int]:
        """The items of the list *node*, each with its line."""
        return {self.text(item): self.line(item) for item in self.items(node)}

    def text(self, node: Node) -> str:
        """The text of *node*, which must have some."""
        if not isinstance(node, ScalarNode) or not node.value.strip():
            raise self.fault(node, tell("a word or a sentence is expected here"))
        return str(node.value).strip()

    def truth(self, node: Node) -> bool:
        """Whether *node* says true."""
        text = self.text(node).lower()
        if text not in ("true", "false"):
            raise self.fault(node, tell("“{text}” is neither true nor false", text=text))
        return text == "true"

    def line(self, node: Node) -> int:
        """The line where *node* begins, from 1."""
        return int(node.start_mark.line) + 1

    def fault(self, node: Node, message: str) -> UsageError:
        """The error that *message* is, at the line of *node*, on one line."""
        problem = one_line(message, 500)
        return UsageError(
            tell("{name}:{line}: {problem}", name=self.name, line=self.line(node), problem=problem)
        )


def suggest(word: str, known: tuple[str, ...] | set[str]) -> str:
    """What to write instead of *word*."""
    nearest = get_close_matches(word, sorted(known), 1)
    if nearest:
        return tell("did you mean “{nearest}”?", nearest=nearest[0])
    return (
        tell("known: {listed}", listed=joined(known))
        if len(known) < 20
        else tell("it is declared nowhere")
    )
