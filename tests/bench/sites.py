"""Converting and rendering beside Material for MkDocs and Hugo."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
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
from tests.bench.measure import RUNS, Weight, least, weigh
from tests.bench.peers import make_empty, make_hugo, make_material, make_same_pages
from tests.bench.searches import Answer, ask_engine, weigh_index, weigh_pagefind

CONVERT = [*FONDS, "convert", "-q", "--names", "none"]
BUILD = [*FONDS, "build", "-q", "--names", "none", "--no-search"]

PEERS = (
    ("Material, articles out of nav", make_material, "site"),
    ("Material, the same pages", make_same_pages, "site"),
    ("Hugo, bare template", make_hugo, "public"),
)
"""Name, what prepares it, and the folder that it writes."""


def weigh_peers(size: int) -> tuple[dict[str, Weight], dict[str, Answer]]:
    """Step → weight, and search → answer, for one size."""
    work = make_work("work", size)
    empty = work / "empty"
    steps = {"MkDocs with one page": weigh(make_empty(empty), empty / "site", empty)}
    rounds = [_weigh_round(work) for _ in range(RUNS)]
    of_round = {step: least(weights[step] for weights in rounds) for step in rounds[0]}
    steps |= weigh_fonds(work, *(of_round.pop(step) for step in FIRST))
    steps |= weigh_index(work / "archive")
    answers = ask_engine("fonds", work / "archive" / "build" / "site", phrases=True)
    pages = work / "make_hugo" / "public"
    print(f"{work.name}: Pagefind …", file=sys.stderr)
    of_round["Pagefind: index"] = weigh_pagefind(pages)
    return steps | of_round, answers | ask_engine("Pagefind", pages)


FIRST = {
    "convert": (CONVERT, "docs"),
    "convert again": (CONVERT, "docs"),
    "build": (BUILD, "build/site"),
}
"""The steps of a first build: the command, and what it leaves in the archive."""


def _weigh_round(work: Path) -> dict[str, Weight]:
    """The first build of a new archive, and what each peer takes for the same articles.

    One after the other, so that a slow hour of the machine is the same for all.
    """
    print(f"{work.name}: fonds …", file=sys.stderr)
    archive = make_fonds(work)
    leave_out_relations(archive)
    publish_sources(archive, "false")
    weights = {
        step: weigh(command, archive / output, archive) for step, (command, output) in FIRST.items()
    }
    for name, make, output in PEERS:
        folder = work / make.__name__
        set_aside(folder)
        command = make(archive / "docs", folder)
        print(f"{work.name}: {name} …", file=sys.stderr)
        weights[name] = weigh(command, folder / output, folder)
    return weights


def _weigh_changes(work: Path, archive: Path) -> Iterator[dict[str, Weight]]:
    """Converting, and building, after one article changed, some times."""
    for run in range(RUNS):
        change_one(work / "seeds", (run + 1 / 3) / RUNS)
        convert = weigh(CONVERT, archive / "docs", archive)
        weigh(BUILD, archive / "build" / "site", archive)
        change_one(work / "seeds", (run + 2 / 3) / RUNS)
        yield {"convert": convert, "build": weigh(BUILD, archive / "build" / "site", archive)}


def weigh_fonds(work: Path, first: Weight, idle: Weight, build: Weight) -> dict[str, Weight]:
    """The steps of fonds itself; search is weighed apart, names are left out.

    *first*, *idle*, *build*: what a first conversion took, one that has nothing to do, a build.
    """
    archive, site = work / "archive", work / "archive" / "build" / "site"
    steps = {"fonds: convert": first, "fonds: convert again": idle}
    steps["fonds: render"] = build.less(idle)
    steps["fonds: render again"] = weigh(BUILD, site, archive).less(idle)
    changes = list(_weigh_changes(work, archive))
    steps["fonds: convert, one changed"] = changed = least(run["convert"] for run in changes)
    steps["fonds: render, one changed"] = least(run["build"] for run in changes).less(changed)
    publish_sources(archive, "true")
    again = steps["fonds: render again"].cpu + idle.cpu
    steps["fonds: copy the sources"] = copies = weigh(BUILD, site, archive)
    steps["fonds: copy the sources"] = replace(copies, cpu=copies.cpu - again)
    steps["fonds: relations"] = weigh_relations(archive)
    return steps


def weigh_relations(archive: Path) -> Weight:
    """What related articles take beyond a conversion, from nothing."""
    config, catalogue = archive / "mkdocs.yml", archive / "build" / "catalogue.db"
    idle = weigh(CONVERT, catalogue, archive)
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("related: false", "related: true"), encoding="utf-8")
    return weigh(CONVERT, catalogue, archive).less(idle)


def compare(results: dict[int, dict[str, Weight]]) -> dict[str, float]:
    """The ratios that matter, at the largest size, and the growth up to it."""
    smallest, largest = min(results), max(results)
    steps = results[largest]
    render, convert = steps["fonds: render"].cpu, steps["fonds: convert"].cpu
    hugo = steps["Hugo, bare template"].cpu
    ratios = {
        "render / Material, CPU": render / steps["Material, articles out of nav"].cpu,
        "render / Material with the same pages, CPU": render
        / steps["Material, the same pages"].cpu,
        "render / Hugo, CPU": render / hugo,
        "convert / Hugo, CPU": convert / hugo,
        "render, one changed / render, CPU": steps["fonds: render, one changed"].cpu / render,
        "build − MkDocs, peak MiB": steps["fonds: render"].memory
        + steps["fonds: convert again"].memory
        - steps["MkDocs with one page"].memory,
    }
    if smallest != largest:
        for step in ("fonds: convert", "fonds: render", "fonds: relations"):
            growth = (results[largest][step].cpu / largest) / (
                results[smallest][step].cpu / smallest
            )
            ratios[f"{step}, CPU an article at {largest} / at {smallest}"] = growth
    return {name: round(ratio, 3) for name, ratio in ratios.items()}
