"""``python -m tests.bench [PART …] [SIZE …]``: a table, as Markdown and JSON in build/bench/.

The parts: ``peers`` (converting, rendering and searching beside other programs), ``whole`` (whole
builds beside Hugo with Pagefind, and Material), ``names``; and ``search``, that of fonds alone:
100,000 articles take Pagefind 20 GB. Without a part, the first three. What is worse than
baseline.json by more than 10 % is said; ``python -m tests.bench.guide`` keeps the new figures.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict

from tests.bench.archives import sweep
from tests.bench.baseline import baseline_lines, describe_machine
from tests.bench.measure import Weight
from tests.bench.names import name_ratios, weigh_names
from tests.bench.searches import (
    Answer,
    answer_lines,
    compare_growth,
    compare_searches,
    weigh_search,
)
from tests.bench.sites import compare, weigh_peers
from tests.bench.steps import OUT
from tests.bench.whole import compare_builds, weigh_builds

PARTS = ("peers", "whole", "names")

Ratios = dict[str, float | str]


def main() -> None:
    """Weigh what is asked for at each size, then say how it compares."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    parts = [word for word in sys.argv[1:] if not word.isdigit()] or list(PARTS)
    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()] or [1000, 10_000]
    rows: list[tuple[int, dict[str, Weight]]] = []
    answers: dict[int, dict[str, Answer]] = {}
    ratios_of: dict[str, Ratios] = {}
    for part in parts:
        weights, more, told = WEIGH[part](sizes)
        rows += weights.items()
        answers |= more
        ratios_of[f"{part} {max(weights)}"] = told
    data = {
        "machine": describe_machine(),
        "weights": [[size, _plain(steps)] for size, steps in rows],
        "searches": {size: _plain(steps) for size, steps in answers.items()},
        "ratios_of": ratios_of,
    }
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "bench.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    searches = [*answer_lines(answers), ""] if answers else []
    ratios = {name: ratio for told in ratios_of.values() for name, ratio in told.items()}
    lines = [*table_lines(rows), "", *searches, *ratio_lines(ratios), ""]
    table = "\n".join([*lines, *baseline_lines(ratios_of)]) + "\n"
    (OUT / "bench.md").write_text(table, encoding="utf-8")
    print(table)
    sweep()


Weights = dict[int, dict[str, Weight]]
Told = tuple[Weights, dict[int, dict[str, Answer]], Ratios]
"""What a part weighed at each size, what its searches took, and the ratios."""


def _peers(sizes: list[int]) -> Told:
    both = {size: weigh_peers(size) for size in sizes}
    weights = {size: steps for size, (steps, _) in both.items()}
    answers = {size: answer for size, (_, answer) in both.items()}
    ratios: Ratios = {**compare(weights), **compare_growth(weights)}
    ratios |= compare_searches(weights[max(sizes)], answers[max(sizes)])
    return weights, answers, ratios


def _search(sizes: list[int]) -> Told:
    both = {size: weigh_search(size) for size in sizes}
    weights = {size: steps for size, (steps, _) in both.items()}
    answers = {size: answer for size, (_, answer) in both.items()}
    return weights, answers, {**compare_growth(weights)}


def _whole(sizes: list[int]) -> Told:
    weights = {size: weigh_builds(size) for size in sizes}
    return weights, {}, {**compare_builds(weights)}


def _names(_: list[int]) -> Told:
    articles, steps = weigh_names(OUT / "work-names")
    return {articles: steps}, {}, name_ratios(articles, steps)


WEIGH = {"peers": _peers, "search": _search, "whole": _whole, "names": _names}


def _plain(steps: Mapping[str, Weight | Answer]) -> dict[str, dict[str, float]]:
    """The same without classes, for JSON."""
    return {step: asdict(weight) for step, weight in steps.items()}


def table_lines(results: list[tuple[int, dict[str, Weight]]]) -> list[str]:
    """Markdown: a row a step, at each size."""
    lines = ["| articles | step | CPU s | wall s | peak MiB | MB |", "|---|---|---|---|---|---|"]
    for size, steps in results:
        for step, w in steps.items():
            cells = f"{w.cpu:.2f} | {w.wall:.2f} | {w.memory:.0f} | {w.output:.1f}"
            step = step if w.ended else f"{step} (stopped)"
            lines.append(f"| {size} | {step} | {cells} |")
    return lines


def ratio_lines(ratios: dict[str, float | str]) -> list[str]:
    """Markdown: a row a ratio."""
    lines = ["| ratio | |", "|---|---|"]
    return lines + [f"| {name} | {value} |" for name, value in ratios.items()]


if __name__ == "__main__":
    main()
