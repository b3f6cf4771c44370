"""``python -m tests.bench [search] [SIZE …]``: the table, as Markdown and JSON in build/bench/.

``search`` weighs the search of fonds alone: 100,000 articles take Pagefind 20 GB.
"""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from tests.bench.corpus import make_archive
from tests.bench.measure import Weight, weigh
from tests.bench.peers import clean, make_empty, make_hugo, make_material
from tests.bench.searches import (
    Answer,
    answer_lines,
    ask_engine,
    compare_searches,
    weigh_index,
    weigh_pagefind,
)

ROOT = Path(__file__).parents[2]
OUT = ROOT / "build" / "bench"
FONDS: list[str | Path] = [sys.executable, "-m", "fonds"]


def main() -> None:
    """Weigh fonds and its peers at each size, then say how they compare."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    alone = sys.argv[1:2] == ["search"]
    sizes = [int(size) for size in sys.argv[1 + alone :]] or [1000, 10_000]
    results: dict[int, dict[str, Weight]] = {}
    answers: dict[int, dict[str, Answer]] = {}
    for size in sizes:
        results[size], answers[size] = (weigh_search if alone else weigh_all)(size)
    OUT.mkdir(parents=True, exist_ok=True)
    ratios = (compare_growth if alone else compare)(results)
    ratios |= compare_searches(results[max(results)], answers[max(results)])
    data = {"weights": _plain(results), "searches": _plain(answers), "ratios": ratios}
    (OUT / "bench.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    lines = [*table_lines(results), "", *answer_lines(answers), "", *ratio_lines(ratios)]
    table = "\n".join(lines) + "\n"
    (OUT / "bench.md").write_text(table, encoding="utf-8")
    print(table)


def _plain(results: dict[int, dict[str, Any]]) -> dict[int, dict[str, dict[str, float]]]:
    """The same without classes, for JSON."""
    return {size: {step: asdict(w) for step, w in steps.items()} for size, steps in results.items()}


def weigh_search(size: int) -> tuple[dict[str, Weight], dict[str, Answer]]:
    """The search of fonds alone, at one size."""
    work = OUT / f"search-{size}"
    clean(work)
    print(f"{size} articles: preparing …", file=sys.stderr)
    make_archive(work / "seeds", size)
    archive = make_fonds(work)
    weigh([*FONDS, "convert", "-q", "--names", "none"], archive / "docs", archive)
    site = archive / "build" / "site"
    for page in (archive / "docs" / "articles").rglob("*.md"):  # where fonds looks for pages
        stub = site / page.relative_to(archive / "docs").with_suffix(".html")
        stub.parent.mkdir(parents=True, exist_ok=True)
        stub.touch()
    return weigh_index(FONDS, archive), ask_engine("fonds", site, phrases=True)


def weigh_all(size: int) -> tuple[dict[str, Weight], dict[str, Answer]]:
    """Step → weight, and search → answer, for one size, one after the other."""
    work = OUT / f"work-{size}"
    clean(work)
    print(f"{size} articles: preparing …", file=sys.stderr)
    make_archive(work / "seeds", size)
    steps = weigh_fonds(work)
    docs, site = work / "archive" / "docs", work / "archive" / "build" / "site"
    steps |= weigh_index(FONDS, work / "archive")
    answers = ask_engine("fonds", site, phrases=True)
    for name, make, output in (
        ("Material, articles out of nav", make_material, "site"),
        ("Hugo, bare template", make_hugo, "public"),
    ):
        folder = work / make.__name__
        clean(folder)
        command = make(docs, folder)
        print(f"{size} articles: {name} …", file=sys.stderr)
        steps[name] = weigh(command, folder / output, folder)
    pages = work / "make_hugo" / "public"
    print(f"{size} articles: Pagefind …", file=sys.stderr)
    steps["Pagefind: index"] = weigh_pagefind(pages)
    return steps, answers | ask_engine("Pagefind", pages)


def make_fonds(work: Path) -> Path:
    """An archive of the seeds in *work*, and where it is."""
    archive = work / "archive"
    weigh([*FONDS, "new", archive, "--seeds", work / "seeds", "--link", "--name", "Bench"],
          archive, work)  # fmt: skip
    leave_out_relations(archive)
    publish_sources(archive, "false")
    return archive


def weigh_fonds(work: Path) -> dict[str, Weight]:
    """The steps of fonds itself; search is weighed apart, names are left out."""
    empty = work / "empty"
    steps = {"MkDocs with one page": weigh(make_empty(empty), empty / "site", empty)}
    archive = make_fonds(work)
    convert = [*FONDS, "convert", "-q", "--names", "none"]
    build = [*FONDS, "build", "-q", "--names", "none", "--no-search"]
    print(f"{work.name}: fonds …", file=sys.stderr)
    site, docs = archive / "build" / "site", archive / "docs"
    steps["fonds: convert"] = weigh(convert, docs, archive)
    steps["fonds: convert again"] = idle = weigh(convert, docs, archive)
    steps["fonds: render"] = weigh(build, site, archive).less(idle)
    steps["fonds: render again"] = weigh(build, site, archive).less(idle)
    publish_sources(archive, "true")
    again = steps["fonds: render again"].cpu + idle.cpu
    steps["fonds: copy the sources"] = copies = weigh(build, site, archive)
    steps["fonds: copy the sources"] = replace(copies, cpu=copies.cpu - again)
    change_one(work / "seeds")
    steps["fonds: convert, one changed"] = changed = weigh(convert, docs, archive)
    steps["fonds: render, one changed"] = weigh(build, site, archive).less(changed)
    return steps


def leave_out_relations(archive: Path) -> None:
    """No peer looks for related articles, and this bench weighs what all do."""
    config = archive / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    option = "\n      related: false\n      authorities:"
    config.write_text(text.replace("\n      authorities:", option), encoding="utf-8")


def publish_sources(archive: Path, value: str) -> None:
    """Whether the sources lie beside the pages: no peer copies them, so they are weighed apart."""
    config = archive / "mkdocs.yml"
    text = re.sub(r"\n      publish:.*", "", config.read_text(encoding="utf-8"))
    option = f"\n      publish: {{source: {value}}}\n      authorities:"
    config.write_text(text.replace("\n      authorities:", option), encoding="utf-8")


def change_one(seeds: Path) -> None:
    """Add a sentence to one article."""
    source = sorted(seeds.glob("*.txt"))[len(list(seeds.glob("*.txt"))) // 2]
    source.write_text(source.read_text(encoding="utf-8") + "\nUn mot de plus.\n", encoding="utf-8")


def compare_growth(results: dict[int, dict[str, Weight]]) -> dict[str, float]:
    """How the cost of the index grows from the smallest size to the largest."""
    (small, one), (large, other) = min(results.items()), max(results.items())
    growth = (other["fonds: index"].cpu / large) / (one["fonds: index"].cpu / small)
    name = f"fonds: index, CPU an article at {large} / at {small}"
    return {name: round(growth, 3)} if small != large else {}


def compare(results: dict[int, dict[str, Weight]]) -> dict[str, float]:
    """The ratios that matter, at the largest size, and the growth up to it."""
    smallest, largest = min(results), max(results)
    steps = results[largest]
    render, convert = steps["fonds: render"].cpu, steps["fonds: convert"].cpu
    hugo = steps["Hugo, bare template"].cpu
    ratios = {
        "render / Material, CPU": render / steps["Material, articles out of nav"].cpu,
        "render / Hugo, CPU": render / hugo,
        "convert / Hugo, CPU": convert / hugo,
        "render, one changed / render, CPU": steps["fonds: render, one changed"].cpu / render,
        "build − MkDocs, peak MiB": steps["fonds: render"].memory
        + steps["fonds: convert again"].memory
        - steps["MkDocs with one page"].memory,
    }
    if smallest != largest:
        for step in ("fonds: convert", "fonds: render"):
            growth = (results[largest][step].cpu / largest) / (
                results[smallest][step].cpu / smallest
            )
            ratios[f"{step}, CPU an article at {largest} / at {smallest}"] = growth
    return {name: round(ratio, 3) for name, ratio in ratios.items()} | compare_growth(results)


def table_lines(results: dict[int, dict[str, Weight]]) -> list[str]:
    """Markdown: a row a step, at each size."""
    lines = ["| articles | step | CPU s | wall s | peak MiB | MB |", "|---|---|---|---|---|---|"]
    for size, steps in results.items():
        for step, w in steps.items():
            cells = f"{w.cpu:.2f} | {w.wall:.2f} | {w.memory:.0f} | {w.output:.1f}"
            lines.append(f"| {size} | {step} | {cells} |")
    return lines


def ratio_lines(ratios: dict[str, float]) -> list[str]:
    """Markdown: a row a ratio."""
    lines = ["| ratio | |", "|---|---|"]
    return lines + [f"| {name} | {value} |" for name, value in ratios.items()]


if __name__ == "__main__":
    main()
