"""``python -m tests.bench [SIZE …] [names]``: the table, as Markdown and JSON in build/bench/.

Names are weighed last; ``names`` alone weighs nothing else.
"""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import asdict, replace
from pathlib import Path

from tests.bench.corpus import make_archive
from tests.bench.measure import Weight, weigh
from tests.bench.names import name_ratios, weigh_names
from tests.bench.peers import clean, make_empty, make_hugo, make_material

ROOT = Path(__file__).parents[2]
OUT = ROOT / "build" / "bench"
FONDS: list[str | Path] = [sys.executable, "-m", "fonds"]


def main() -> None:
    """Weigh fonds and its peers at each size, then say how they compare."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    asked = sys.argv[1:]
    sizes = [int(size) for size in asked if size != "names"]
    sizes = sizes or ([] if asked else [1000, 10_000])
    results = {size: weigh_all(size) for size in sizes}
    OUT.mkdir(parents=True, exist_ok=True)
    print("names: preparing …", file=sys.stderr)
    articles, names = weigh_names(OUT / "work-names")
    data = {size: {step: asdict(w) for step, w in steps.items()} for size, steps in results.items()}
    ratios: dict[str, float | str] = dict(compare(results)) if results else {}
    ratios |= name_ratios(articles, names)
    told = {"weights": data, "ratios": ratios}
    told["names"] = {"articles": articles, **{step: asdict(w) for step, w in names.items()}}
    text = json.dumps(told, indent=1)
    (OUT / "bench.json").write_text(text + "\n", encoding="utf-8")
    rows = table_lines([*results.items(), (articles, names)])
    table = "\n".join([*rows, "", *ratio_lines(ratios)]) + "\n"
    (OUT / "bench.md").write_text(table, encoding="utf-8")
    print(table)


def weigh_all(size: int) -> dict[str, Weight]:
    """Step → weight, for one size, one after the other."""
    work = OUT / f"work-{size}"
    clean(work)
    print(f"{size} articles: preparing …", file=sys.stderr)
    make_archive(work / "seeds", size)
    steps = weigh_fonds(work)
    docs = work / "archive" / "docs"
    for name, make, output in (
        ("Material, articles out of nav", make_material, "site"),
        ("Hugo, bare template", make_hugo, "public"),
    ):
        folder = work / make.__name__
        clean(folder)
        command = make(docs, folder)
        print(f"{size} articles: {name} …", file=sys.stderr)
        steps[name] = weigh(command, folder / output, folder)
    return steps


def weigh_fonds(work: Path) -> dict[str, Weight]:
    """The steps of fonds itself; search and names are left out."""
    empty, archive = work / "empty", work / "archive"
    steps = {"MkDocs with one page": weigh(make_empty(empty), empty / "site", empty)}
    new = [*FONDS, "new", archive, "--seeds", work / "seeds", "--link", "--name", "Bench"]
    weigh(new, archive, work)
    leave_out_relations(archive)
    publish_sources(archive, "false")
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
    steps["fonds: relations"] = weigh_relations(convert, archive)
    return steps


def weigh_relations(convert: list[str | Path], archive: Path) -> Weight:
    """What related articles take beyond a conversion, from nothing."""
    config, catalogue = archive / "mkdocs.yml", archive / "build" / "catalogue.db"
    idle = weigh(convert, catalogue, archive)
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("related: false", "related: true"), encoding="utf-8")
    return weigh(convert, catalogue, archive).less(idle)


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
        for step in ("fonds: convert", "fonds: render", "fonds: relations"):
            growth = (results[largest][step].cpu / largest) / (
                results[smallest][step].cpu / smallest
            )
            ratios[f"{step}, CPU an article at {largest} / at {smallest}"] = growth
    return {name: round(ratio, 3) for name, ratio in ratios.items()}


def table_lines(results: list[tuple[int, dict[str, Weight]]]) -> list[str]:
    """Markdown: a row a step, at each size."""
    lines = ["| articles | step | CPU s | wall s | peak MiB | MB |", "|---|---|---|---|---|---|"]
    for size, steps in results:
        for step, w in steps.items():
            cells = f"{w.cpu:.2f} | {w.wall:.2f} | {w.memory:.0f} | {w.output:.1f}"
            lines.append(f"| {size} | {step} | {cells} |")
    return lines


def ratio_lines(ratios: dict[str, float | str]) -> list[str]:
    """Markdown: a row a ratio."""
    lines = ["| ratio | |", "|---|---|"]
    return lines + [f"| {name} | {value} |" for name, value in ratios.items()]


if __name__ == "__main__":
    main()
