"""Bounds that keep the whole easy to hold: short modules and functions, names that tell apart."""

from __future__ import annotations

import ast
from collections import Counter
from statistics import median

from tests.house.modules import files, place, tree

LONGEST_MODULE = 250
LONGEST_FUNCTION = 40
MEDIAN_FUNCTION = 8
"""Lines, each with its docstring."""
NAMESAKES = 2
"""How many files may share a name; each ``__init__`` is named by its folder."""


def functions(module: str) -> list[tuple[str, int]]:
    """Each function of *module* as file:line, and how many lines it has."""
    return [
        (f"{place(module)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for node in ast.walk(tree(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_modules_are_short() -> None:
    lines = {place(module): file.read_text("utf-8").count("\n") for module, file in files().items()}
    assert {name: count for name, count in lines.items() if count > LONGEST_MODULE} == {}


def test_functions_are_short() -> None:
    lengths = [pair for module in files() for pair in functions(module)]
    assert [pair for pair in lengths if pair[1] > LONGEST_FUNCTION] == []
    assert median(length for _, length in lengths) <= MEDIAN_FUNCTION


def test_a_file_name_stands_for_one_thing() -> None:
    names = Counter(file.name for file in files().values() if file.name != "__init__.py")
    assert {name: count for name, count in names.items() if count > NAMESAKES} == {}
