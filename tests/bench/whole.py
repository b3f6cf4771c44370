"""Whole builds: all that fonds does, from nothing, again, and after one change; beside its peers.

Without names and relations fonds does what Hugo and Pagefind do together: pages, lists, a search.
"""

from __future__ import annotations

import math
import os
import sys
from pathlib import Path

from tests.bench.archives import (
    FONDS,
    change_one,
    leave_out_relations,
    make_fonds,
    make_work,
    publish_sources,
    set_aside,
)
from tests.bench.measure import Weight, weigh
from tests.bench.peers import make_hugo, make_installed
from tests.bench.searches import weigh_pagefind
from tests.bench.steps import AGAIN, BARE, CHANGED, FIRST, MATERIAL, PEERS

WARM = 30
"""Articles of the builds before all others, which nobody weighs: they let Python compile."""
LIMIT = int(os.environ.get("LIMIT") or 900)
"""Seconds of CPU time after which Material is stopped: its navigation grows with the square."""


def weigh_builds(size: int, limit: int = LIMIT) -> dict[str, Weight]:
    """The builds of *size* articles, and what its peers take for the same ones."""
    _weigh_all(WARM, limit)
    return _weigh_all(size, limit)


def _weigh_all(size: int, limit: int) -> dict[str, Weight]:
    work = make_work("whole", size)
    print(f"{size} articles: whole builds …", file=sys.stderr)
    steps = {BARE: _weigh_bare(work)}
    steps |= _weigh_peers(work, work / "archive" / "docs", limit)
    return steps | _weigh_full(work)


def _weigh_bare(work: Path) -> Weight:
    """A build of what the peers do as well: no names, no relations, no copies of the sources."""
    archive = make_fonds(work)
    leave_out_relations(archive)
    publish_sources(archive, "false")
    return weigh([*FONDS, "build", "-q", "--names", "none"], archive / "build" / "site", archive)


def _weigh_peers(work: Path, docs: Path, limit: int) -> dict[str, Weight]:
    print(f"{work.name}: Hugo, Pagefind, Material …", file=sys.stderr)
    folder = work / "hugo"
    public = folder / "public"
    hugo = weigh(make_hugo(docs, folder), public, folder)
    both = hugo.then(weigh_pagefind(public))
    folder = work / "material"
    material = weigh(make_installed(docs, folder), folder / "site", folder, limit)
    return {PEERS: both, MATERIAL: material}


def _weigh_full(work: Path) -> dict[str, Weight]:
    """The builds with names by rules, relations, and the sources beside the pages."""
    set_aside(work / "archive")
    archive = make_fonds(work)
    build = [*FONDS, "build", "-q", "--names", "rules"]
    site = archive / "build" / "site"
    steps = {step: weigh(build, site, archive) for step in (FIRST, AGAIN)}
    change_one(work / "seeds")
    return {**steps, CHANGED: weigh(build, site, archive)}


def compare_builds(results: dict[int, dict[str, Weight]]) -> dict[str, float | str]:
    """What fonds takes beside its peers, what a rebuild costs of the first build, and how a build
    grows with the articles."""
    (small, one), (large, other) = min(results.items()), max(results.items())
    first = other[FIRST].cpu
    ratios = _beside(BARE, other[BARE], other[PEERS]) | _beside(FIRST, other[FIRST], other[PEERS])
    ratios |= {f"{step} / build, CPU": other[step].cpu / first for step in (AGAIN, CHANGED)}
    if small != large:
        growth = math.log(first / one[FIRST].cpu) / math.log(large / small)
        ratios[f"build, exponent of its CPU from {small} to {large}"] = growth
    told: dict[str, float | str] = {name: round(ratio, 3) for name, ratio in ratios.items()}
    material = other[MATERIAL]
    name, ratio = f"{BARE} / {MATERIAL}, CPU", round(other[BARE].cpu / material.cpu, 3)
    return told | {name: ratio if material.ended else f"< {ratio}, since it was stopped"}


def _beside(step: str, mine: Weight, theirs: Weight) -> dict[str, float]:
    return {
        f"{step} / {PEERS}, CPU": mine.cpu / theirs.cpu,
        f"{step} / {PEERS}, wall": mine.wall / theirs.wall,
        f"{step} / {PEERS}, memory": mine.memory / theirs.memory,
    }
