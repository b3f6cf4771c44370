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
from tests.bench.peers import clean, make_empty, make_hugo, make_material, make_same_pages
from tests.bench.searches import Answer, ask_engine, weigh_index, weigh_pagefind

CONVERT = [*FONDS, "convert", "-q", "--names", "none"]
BUILD = [*FONDS, "build", "-q", "--names", "none", "--no-search"]


def weigh_peers(size: int) -> tuple[dict[str, Weight], dict[str, Answer]]:
    """Step → weight, and search → answer, for one size, one after the other."""
    work = make_work("work", size)
    steps = weigh_fonds(work)
    docs, site = work / "archive" / "docs", work / "archive" / "build" / "site"
    steps |= weigh_index(work / "archive")
    answers = ask_engine("fonds", site, phrases=True)
    for name, make, output in (
        ("Material, articles out of nav", make_material, "site"),
        ("Material, the same pages", make_same_pages, "site"),
        ("Hugo, bare template", make_hugo, "public"),
    ):
        folder = work / make.__name__
        clean(folder)
        command = make(docs, folder)
        print(f"{size} articles: {name} …", file=sys.stderr)
        steps[name] = least(_weigh_anew(command, folder / output, folder))
    pages = work / "make_hugo" / "public"
    print(f"{size} articles: Pagefind …", file=sys.stderr)
    steps["Pagefind: index"] = weigh_pagefind(pages)
    return steps, answers | ask_engine("Pagefind", pages)


def _weigh_anew(command: list[str | Path], output: Path, folder: Path) -> Iterator[Weight]:
    """*command*, some times, each from nothing."""
    for _ in range(RUNS):
        set_aside(output)
        yield weigh(command, output, folder)


def _weigh_first(work: Path) -> Iterator[dict[str, Weight]]:
    """The steps of a first build, some times, each of a new archive."""
    for _ in range(RUNS):
        archive = make_fonds(work)
        leave_out_relations(archive)
        publish_sources(archive, "false")
        site, docs = archive / "build" / "site", archive / "docs"
        yield {
            "convert": weigh(CONVERT, docs, archive),
            "convert again": weigh(CONVERT, docs, archive),
            "build": weigh(BUILD, site, archive),
        }


def _weigh_changes(work: Path, archive: Path) -> Iterator[dict[str, Weight]]:
    """Converting, and building, after one article changed, some times."""
    for run in range(RUNS):
        change_one(work / "seeds", (run + 1 / 3) / RUNS)
        convert = weigh(CONVERT, archive / "docs", archive)
        weigh(BUILD, archive / "build" / "site", archive)
        change_one(work / "seeds", (run + 2 / 3) / RUNS)
        yield {"convert": convert, "build": weigh(BUILD, archive / "build" / "site", archive)}


def weigh_fonds(work: Path) -> dict[str, Weight]:
    """The steps of fonds itself; search is weighed apart, names are left out."""
    empty = work / "empty"
    steps = {"MkDocs with one page": weigh(make_empty(empty), empty / "site", empty)}
    print(f"{work.name}: fonds …", file=sys.stderr)
    first = list(_weigh_first(work))
    archive = work / "archive"
    site = archive / "build" / "site"
    steps["fonds: convert"] = least(run["convert"] for run in first)
    steps["fonds: convert again"] = idle = least(run["convert again"] for run in first)
    steps["fonds: render"] = least(run["build"] for run in first).less(idle)
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
