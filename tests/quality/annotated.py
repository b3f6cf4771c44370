"""How right the names of articles are, against those that people annotated.

An article's names are its set of (kind, form); a name that a person annotated counts as found
where the very same form, but for accents and case, has the very same kind.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypedDict

from fonds.base.fold import fold_name
from fonds.names.recognise.recognise import find_by_rules
from fonds.names.recognise.spans import Span
from fonds.names.resolve.cluster import Cluster
from fonds.names.resolve.clusters import Evidence
from fonds.names.text.lexicon import load_lexicon

SAMPLE = Path(__file__).with_name("samples") / "winer-fr" / "articles.jsonl"
KINDS = {"PER": "person", "LOC": "place", "ORG": "organisation"}

HEAVENLY = frozenset(
    {"mercure", "venus", "terre", "mars", "jupiter", "saturne", "uranus", "neptune", "pluton"}
    | {"lune", "soleil", "univers", "systeme solaire", "voie lactee"}
)
"""What is annotated as a place, and is none to which an archive would give a page."""

Names = set[tuple[str, str]]
"""(kind, folded form) of each name of an article."""

Find = Callable[[str], list[Span]]


class Annotated(TypedDict):
    """An article with the names that a person annotated."""

    id: str  # of 2016_01_01-001: its day, and a number
    text: str
    ents: list[tuple[int, int, str]]  # start and end in the text, one of KINDS or another label


def read_annotated(path: Path) -> list[Annotated]:
    """The articles of a file, one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def list_annotated(article: Annotated) -> Names:
    text = article["text"]
    names = {(KINDS[k], fold_name(text[s:e])) for s, e, k in article["ents"] if k in KINDS}
    return {(kind, form) for kind, form in names if kind != "place" or form not in HEAVENLY}


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
            (kinds[fold_name(span.form)], fold_name(article["text"][span.start : span.end]))
            for span in found
            if fold_name(span.form) in kinds
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


def by_rules(text: str) -> list[Span]:
    return find_by_rules(text, "fr")
