"""The modules of fonds as syntax trees, for what holds of all of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.archives import ROOT

PACKAGE = ROOT / "scripts" / "fonds"


class Arrow(NamedTuple):
    """One import of a module of fonds by another."""

    module: str  # the one that imports: "html.article"
    line: int  # of its file
    target: str  # the one imported

    def __str__(self) -> str:
        return f"{place(self.module)}:{self.line} imports fonds.{self.target}"


@cache
def files() -> dict[str, Path]:
    """Each module's file by its dotted name below fonds: "html.article", "html"; "": fonds."""
    return {_name(file): file for file in sorted(PACKAGE.rglob("*.py"))}


def _name(file: Path) -> str:
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(files()[module].read_text("utf-8"))


def place(module: str) -> str:
    """The file of *module*, from the repository's root."""
    return files()[module].relative_to(ROOT).as_posix()


@cache
def arrows() -> list[Arrow]:
    """Every import of a module of fonds, those in functions too."""
    return [arrow for module in files() for arrow in find_arrows(module, tree(module), files())]


def find_arrows(module: str, code: ast.Module, known: dict[str, Path]) -> Iterator[Arrow]:
    """The imports of fonds in *code*; `from fonds.a import b` may name the module a.b or a name."""
    for node in ast.walk(code):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield from _arrow(module, node.lineno, alias.name, known)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: a relative import"
            for alias in node.names:
                yield from _arrow(module, node.lineno, f"{node.module}.{alias.name}", known)


def _arrow(module: str, line: int, imported: str, known: dict[str, Path]) -> Iterator[Arrow]:
    top, _, name = imported.partition(".")
    if top != "fonds":
        return
    target = name if name in known else name.rpartition(".")[0]
    if target != module:
        yield Arrow(module, line, target)
