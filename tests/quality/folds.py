"""How right names are from week to week: the annotated news of 2016 in five folds by week.

Rules are not trained. What they are tuned on is what one looks at, so that a gain counts where it
holds in weeks at which nobody looked: `python -m tests.quality.folds FILE [rules|model]`.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from fonds.names.recognise.method import Finder, choose_models
from tests.quality.annotated import Annotated, Find, by_rules, read_annotated, score

FOLDS = 5

Score = Callable[[list[Annotated]], float]


def split_by_week(articles: Iterable[Annotated]) -> list[list[Annotated]]:
    """*articles* in `FOLDS` lists: those of one week are in one."""
    folds: list[list[Annotated]] = [[] for _ in range(FOLDS)]
    for article in articles:
        year, month, day = map(int, article["id"].partition("-")[0].split("_"))
        week = datetime.date(year, month, day).isocalendar().week
        folds[week % FOLDS].append(article)
    return folds


def score_folds(articles: Iterable[Annotated], find: Find) -> list[float]:
    """F1 of all names in each fold, as if its articles were an archive of their own."""
    return [score(fold, find)["all"] for fold in split_by_week(articles)]


def by_model() -> Find:
    """Find with the model of French."""
    finder = Finder(choose_models("model", {}, ["fr"]))
    return lambda text: finder.find(text, "fr")


def main() -> None:
    """Print the F1 of each fold, by kind, and their mean."""
    file, names = Path(sys.argv[1]), [*sys.argv[2:], "rules"][0]
    find = by_model() if names == "model" else by_rules
    scores = [score(fold, find) for fold in split_by_week(read_annotated(file))]
    for kind in scores[0]:
        values = [it[kind] for it in scores]
        print(f"{kind:14}", *(f"{it:6.2f}" for it in values), f"  mean {sum(values) / FOLDS:6.2f}")


if __name__ == "__main__":
    main()
