"""Whole builds: all that fonds does, from nothing, again, and after one change."""

from __future__ import annotations

import math
import sys

from tests.bench.archives import FONDS, change_one, make_fonds, make_work
from tests.bench.measure import Weight, weigh

FIRST, AGAIN, CHANGED = "build", "build, nothing changed", "build, one changed"


def weigh_builds(size: int) -> dict[str, Weight]:
    """The builds of *size* articles, with names by rules, relations and search."""
    work = make_work("whole", size)
    archive = make_fonds(work)
    build = [*FONDS, "build", "-q", "--names", "rules"]
    site = archive / "build" / "site"
    print(f"{size} articles: whole builds …", file=sys.stderr)
    steps = {step: weigh(build, site, archive) for step in (FIRST, AGAIN)}
    change_one(work / "seeds")
    return {**steps, CHANGED: weigh(build, site, archive)}


def compare_builds(results: dict[int, dict[str, Weight]]) -> dict[str, float]:
    """What a rebuild costs of the first build, and how a build grows with the articles."""
    (small, one), (large, other) = min(results.items()), max(results.items())
    first = other[FIRST].cpu
    ratios = {f"{step} / build, CPU": other[step].cpu / first for step in (AGAIN, CHANGED)}
    if small != large:
        growth = math.log(first / one[FIRST].cpu) / math.log(large / small)
        ratios[f"build, exponent of its CPU from {small} to {large}"] = growth
    return {name: round(ratio, 3) for name, ratio in ratios.items()}
