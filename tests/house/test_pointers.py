"""What the documents point to is there: files, and functions by their module."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.archives import ROOT
from tests.house.modules import files, tree

DOCUMENTS = [
    *sorted((ROOT / "docs").glob("guide/*.md")),
    *sorted((ROOT / "docs").glob("adr/*.md")),
    *sorted((ROOT / ".github").glob("*.md")),
    ROOT / "README.md",
    *(file for file in [ROOT / "ARCHITECTURE.md"] if file.exists()),
]
SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")
CODE = [*(ROOT / "scripts").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]


def name(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_each_link_leads_to_a_file(document: Path) -> None:
    links = LINK.findall(document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_each_python_file_that_is_named_is_there(document: Path) -> None:
    spans = SPAN.findall(document.read_text("utf-8"))
    named = {span.split()[-1] for span in spans if span[-3:] == ".py"}
    paths = ["/" + file.relative_to(ROOT).as_posix() for file in CODE]
    assert [span for span in named if not any(path.endswith("/" + span) for path in paths)] == []


def test_each_guard_that_security_names_is_there() -> None:
    """`module.function`, and modules alone, in the table of ways that text takes."""
    table = (ROOT / ".github" / "SECURITY.md").read_text("utf-8").partition("## By which")[2]
    guards = [line.rstrip("| ").rpartition(" | ")[2] for line in table.splitlines() if "|" in line]
    named = [span for guard in guards for span in SPAN.findall(guard)]
    found = [span for span in named if re.fullmatch(r"[a-z_]+\.[A-Za-z_]+", span)]
    found = [span for span in found if span not in ("mkdocs.yml", "html.escape")]  # Python's own
    assert [span for span in found if span.partition(".")[2] not in defined(span)] == []
    assert len(found) > 5


def defined(span: str) -> set[str]:
    """What modules called as *span* begins define, or hold, if it is a room."""
    first = span.partition(".")[0]
    names = {module.rpartition(".")[2] for module in files() if module.startswith(f"{first}.")}
    for module in files():
        if module.rpartition(".")[2] == first:
            nodes = ast.walk(tree(module))
            names |= {it.name for it in nodes if isinstance(it, ast.FunctionDef | ast.ClassDef)}
    return names
