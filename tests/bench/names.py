"""What it costs to find names, by rules and with the model, on sentences that people wrote.

``CORPUS=folder`` names a folder of texts; else articles are put together from the paragraphs of
WiNER-fr 2016 where that lies beside the repository, else from words as frequent as in French.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from tests.bench.archives import set_aside
from tests.bench.corpus import Vocabulary, make_text
from tests.bench.measure import Weight, weigh

ROOT = Path(__file__).parents[2]
WINER = ROOT.parent / "shared" / "quality" / "winer-fr-2016.jsonl"
MODEL = "fr_core_news_sm"
ARTICLES, PARAGRAPHS = 3000, 8
"""How many articles are made, and of how many paragraphs each."""


def weigh_names(work: Path) -> tuple[int, dict[str, Weight]]:
    """(number of articles, step → weight), conversions without what they take with no names."""
    set_aside(work)
    work.mkdir(parents=True)
    make_seeds(work / "seeds")
    methods = ["none", "rules", *(["model"] if find_spec(MODEL) else [])]
    for method in methods:
        make_archive(work, method)
    found = {method: find(work, method) for method in methods}
    first = {method: convert(work, method) for method in methods}
    change_one(work / "seeds")
    again = {method: convert(work, method) for method in methods}
    steps = {}
    for method in methods[1:]:
        steps[f"names: {method}, finding alone"] = found[method]
        steps[f"names: {method}"] = first[method].less(first["none"])
        steps[f"names: {method}, one changed"] = again[method].less(again["none"])
    return len(list((work / "seeds").rglob("*.txt"))), steps


def make_archive(work: Path, method: str) -> None:
    """An archive of the seeds in *work*; related articles are no part of what is weighed."""
    new: list[str | Path] = [
        sys.executable,
        "-m",
        "fonds",
        "new",
        work / method,
        "--seeds",
        work / "seeds",
    ]
    weigh([*new, "--link", "--name", "Bench"], work / method, work)
    config = work / method / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("- fonds:\n", "- fonds:\n      related: false\n"), "utf-8")


def convert(work: Path, method: str) -> Weight:
    """Weigh one conversion with names by *method*."""
    folder = work / method
    command: list[str | Path] = [sys.executable, "-m", "fonds", "convert", "-q", "--names", method]
    return weigh(command, folder / "docs", folder)


def find(work: Path, method: str) -> Weight:
    """Weigh the search alone, its start included: no catalogue, no records, no pages."""
    command: list[str | Path] = [sys.executable, ROOT / "tests" / "bench" / "finding.py", method]
    return weigh([*command, work / "seeds"], work / "seeds", work)


def change_one(seeds: Path) -> None:
    """Add a sentence with a name to one article."""
    source = sorted(seeds.rglob("*.txt"))[0]
    with source.open("a", encoding="utf-8") as file:
        file.write("\n\nHier, le maire Paul Verdier a parlé devant la presse à Lyon.\n")


def make_seeds(folder: Path) -> None:
    """Copy the corpus that was named, or make one."""
    named = os.environ.get("CORPUS")
    if named:
        shutil.copytree(named, folder)
        return
    folder.mkdir()
    for number, text in enumerate(list_texts()):
        (folder / f"{number:05d}.txt").write_text(text, encoding="utf-8")


def list_texts() -> Iterator[str]:
    """The same articles each time."""
    if not WINER.is_file():
        vocabulary = Vocabulary()
        yield from (make_text(vocabulary, random.Random(n), n) for n in range(ARTICLES))  # noqa: S311
        return
    with WINER.open(encoding="utf-8") as lines:
        articles = [json.loads(line)["text"] for line in lines]
    pool = [part for text in articles for part in text.split("\n") if len(part) > 80]
    for number in range(ARTICLES):
        parts = random.Random(number).sample(pool, PARAGRAPHS)  # noqa: S311 - no secret
        yield f" date 2016-{number % 12 + 1:02d} Article {number}\n\n" + "\n\n".join(parts) + "\n"


def name_ratios(articles: int, steps: dict[str, Weight]) -> dict[str, float | str]:
    """Articles per CPU-second with each method, and how much faster rules are (goal: 10)."""
    speeds = {
        step.removesuffix(", finding alone"): articles / weight.cpu
        for step, weight in steps.items()
        if "alone" in step
    }
    ratios: dict[str, float | str] = {
        f"{step}, articles per CPU-second": round(speed, 1) for step, speed in speeds.items()
    }
    if "names: model" in speeds:
        faster = speeds["names: rules"] / speeds["names: model"]
        ratios["names: rules / model, articles per CPU-second"] = round(faster, 1)
    else:
        ratios["names: model"] = f"{MODEL} is not installed"
    for step, weight in steps.items():
        if "changed" in step:
            whole = steps[step.removesuffix(", one changed")].cpu
            ratios[f"{step} / all, CPU"] = round(weight.cpu / whole, 3)
    return ratios
