"""What a whole build takes grows as its sources do, whatever they are: `make growth`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.archives import THOROUGH, Home, make_home
from tests.growth.measuring import Cost, is_linear, run, weigh_sizes
from tests.growth.shapes import FOLDERS, LISTS, TEXTS, again, run_of

pytestmark = pytest.mark.skipif(not THOROUGH, reason="takes an hour: make growth")

LEAST = 1.0
"""Seconds beside those of an archive of one word below which nothing can be told."""

LEAST_MEMORY = 60.0
"""Megabytes, the same."""

LENGTH = 150_000
"""Characters of the smallest text."""

FILES = 500
"""Files of the smallest folder."""

SHAPES = (
    *map(run_of, (".", " ", "A", '"', "(", "\u0301")),
    *map(
        again, (". ", "a. ", "A. ", "« Il ", "M. Dupont ", "Mot\n\n", "MOT\n", "Saint-", "日本。")
    ),
    *LISTS,
)
"""Texts that reach more than one stage; all others are weighed stage by stage."""


def build(folder: Path, files: Mapping[str, str]) -> Cost:
    """What it takes to build an archive of *files* from nothing."""
    home = fill(folder, files)
    cost = run("build", "-f", str(home.config))
    assert cost.code in (0, 1)
    return cost


def fill(folder: Path, files: Mapping[str, str]) -> Home:
    """A new archive of *files* in a folder of its own below *folder*."""
    home = make_home(folder / str(len(list(folder.iterdir()))))
    for path, text in files.items():
        home.put(path, text.encode("utf-8", "surrogatepass"))
    return home


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Cost:
    """What an archive of one word takes."""
    costs = [build(tmp_path_factory.mktemp("empty"), {"seeds/a.txt": "Mot."}) for _ in range(3)]
    return min(costs, key=lambda cost: cost.seconds)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_text_takes_time_as_it_is_long(shape: str, empty: Cost, tmp_path: Path) -> None:
    def weigh(size: int) -> float:
        text = f"---\nlang: fr\n---\n{TEXTS[shape](LENGTH * size)}"
        return build(tmp_path, {"seeds/a.txt": text}).seconds - empty.seconds

    costs = weigh_sizes(weigh, LEAST)
    assert is_linear(costs, LEAST), costs


@pytest.mark.parametrize("shape", FOLDERS)
def test_files_take_time_and_memory_as_they_are_many(
    shape: str, empty: Cost, tmp_path: Path
) -> None:
    @cache
    def weigh(size: int) -> Cost:
        return build(tmp_path, FOLDERS[shape](FILES * size))

    memory = weigh_sizes(lambda size: weigh(size).megabytes - empty.megabytes, LEAST_MEMORY)
    assert is_linear(memory, LEAST_MEMORY), memory
    seconds = weigh_sizes(lambda size: weigh(size).seconds - empty.seconds, LEAST)
    assert is_linear(seconds, LEAST), seconds
