"""Imports run one way, from commands down to base/: nothing imports what lies above it."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.house.modules import Arrow, arrows, files, find_arrows

FLOORS = (
    "base",  # what all agree on
    "config",  # one archive's configuration, as a value
    "files",  # how something is put on disk
    "terminal",  # what is said to the person at it
    "parse",  # a text → an article
    "catalogue",  # the only memory: each stage reads it and writes it
    "permalinks",  # which addresses were published, and where they lead
    "accession",  # sources → catalogue
    "names.text",  # what a text is made of, for those who look for names in it
    "names.curate",  # what a person declared and corrected, and what is proposed to them
    "names.recognise",  # a text → the names in it
    "names.resolve",  # names → records
    "names",  # all of it as a stage
    "relations",  # which articles are copies or akin
    "citing",  # an article → its reference in every standard
    "pages",  # catalogue → Markdown and the plan of pages
    "html",  # what a page shows
    "search",  # the search's index and its page
    "exchange",  # tables, packages, feeds and exports for other programs
    "render",  # a page in the theme, and what makes it stale
    "publish",  # files → the site, all at once
    "pipeline",  # the whole story
    "plugin",  # what MkDocs calls
    "bundle",  # the site as one file
    "verify",  # whether all of it is as it should be
    "commands",  # what each command does
    "cli",  # their arguments and options
    "__main__",
)
"""The rooms, from the ground up. Within a room any module may import any other, in no circle."""

MOST_ROOMS = 28


def room(module: str) -> str:
    """The room of *module*: the innermost that FLOORS names."""
    while module not in FLOORS and "." in module:
        module = module.rpartition(".")[0]
    return module


def find_climbs(found: Iterable[Arrow]) -> list[str]:
    """The arrows that run up; the package itself, which has its version alone, lies below all."""
    floor = {name: height for height, name in enumerate(FLOORS)} | {"": -1}
    return [
        f"{arrow}: {room(arrow.target)} lies above {room(arrow.module)}"
        for arrow in found
        if floor[room(arrow.target)] > floor[room(arrow.module)]
    ]


def find_circle(found: Iterable[Arrow]) -> list[str]:
    """The arrows of one circle of modules; none if there is no circle."""
    below: dict[str, list[Arrow]] = {}
    for arrow in found:
        below.setdefault(arrow.module, []).append(arrow)
    done: set[str] = set()

    def follow(module: str, way: list[Arrow]) -> list[Arrow]:
        if module in (modules := [arrow.module for arrow in way]):
            return way[modules.index(module) :]
        circle: list[Arrow] = []
        for arrow in below.get(module, []):
            if module not in done and not circle:
                circle = follow(arrow.target, [*way, arrow])
        done.add(module)
        return circle

    circles = (follow(module, []) for module in list(below))
    return [str(arrow) for arrow in next(filter(None, circles), [])]


def test_every_module_has_its_floor() -> None:
    assert {room(module) for module in files()} - {""} == set(FLOORS)
    assert len(FLOORS) <= MOST_ROOMS


def test_no_import_runs_up() -> None:
    climbs = find_climbs(arrows())
    assert not climbs, "\n".join(["move what is shared down, or pass it as a value:", *climbs])


def test_no_modules_import_each_other() -> None:
    circle = find_circle(arrows())
    assert not circle, "\n".join(["a circle:", *circle])


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("import fonds.cli", "cli"),
        ("from fonds import cli", "cli"),
        ("from fonds.names import stage", "names.stage"),
        ("from fonds.names.stage import find_names", "names.stage"),
        ("def f():\n    from fonds.cli import main", "cli"),
        ("if TYPE_CHECKING:\n    from fonds.cli import main", "cli"),
    ],
)
def test_an_import_is_seen_wherever_it_stands(line: str, target: str) -> None:
    (arrow,) = find_arrows("base.errors", ast.parse(line), files())
    assert arrow.target == target
    (climb,) = find_climbs([arrow])
    assert climb.startswith(f"scripts/fonds/base/errors.py:{len(line.splitlines())} imports")


def test_what_is_no_module_of_fonds_is_no_arrow() -> None:
    code = ast.parse("import os\nfrom fondsen import cli\nfrom fonds.base.errors import UsageError")
    assert list(find_arrows("base.errors", code, files())) == []


def test_a_circle_is_found_wherever_it_is_entered() -> None:
    pairs = [("cli", "config"), ("config", "html"), ("html", "html.bars"), ("html.bars", "config")]
    circle = find_circle(Arrow(module, 1, target) for module, target in pairs)
    assert len(circle) == 3
    assert "scripts/fonds/html/bars.py:1 imports fonds.config" in circle
    assert find_circle(Arrow(module, 1, target) for module, target in pairs[:3]) == []


def test_files_are_modules() -> None:
    assert files()["html.bars"] == Path(files()[""]).parent / "html" / "bars.py"
