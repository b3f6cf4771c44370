"""How often the article that a reader has in mind is the first of the results; floors only rise.

`plain-queries.csv` has thirty queries that were fixed before the ranking was tuned, and what a
judge who did not write it said of the first ten of each, shown beside Pagefind's;
`plain-answers.csv` has those ten. Whoever changes them has them judged again.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from fonds.config import Archive
from fonds.pipeline import convert
from fonds.search.answering.answer import Wanted, answer
from fonds.search.answering.contents import open_index
from fonds.search.interface import load_search_words
from tests.archives import SAMPLES, find_corpus
from tests.browser.harness import visit
from tests.quality.known_items import Item, draw_items
from tests.search.archive import build_archive, describe, open_catalogue_of, write_site

HERE = Path(__file__).parent
FLOORS = json.loads((HERE / "floors.json").read_text("utf-8"))
KINDS = ("exact words", "exact words, no other title has them", "one in the other number")
MOST = 600

ASK = """async queries => {
  const firsts = [];
  for (const query of queries) {
    const { hits } = await fonds.search(query, { limit: 1, facets: 0 });
    firsts.push(hits.length ? hits[0].id : '');
  }
  return firsts;
}"""


def known_items(archive: Archive) -> list[Item]:
    with open_catalogue_of(archive) as catalogue:
        rows = catalogue.execute("SELECT id, title, title_supplied, text FROM articles").fetchall()
    titles = {id_: title for id_, title, supplied, _ in rows if not supplied}
    return draw_items(titles, (text for *_, text in rows), MOST)


def shares_first(page: Page, archive: Archive) -> dict[str, float]:
    """Kind of query → the share of articles that are the first of their results."""
    items = known_items(archive)
    alone = [item for item in items if item.alone]
    asked = [*(item.exact for item in items), *(item.other for item in items)]
    with visit(page, (archive.site / "engine.html").as_uri()):
        firsts = page.evaluate(ASK, asked)
    exact, other = dict(zip(items, firsts, strict=False)), firsts[len(items) :]
    return {
        KINDS[0]: sum(exact[item] == item.id for item in items) / len(items),
        KINDS[1]: sum(exact[item] == item.id for item in alone) / len(alone),
        KINDS[2]: sum(f == item.id for f, item in zip(other, items, strict=True)) / len(items),
    }


@pytest.mark.parametrize("name", ["wikinews-en", "orangesum-fr-2016-2017"])
def test_a_known_article_is_the_first_result(offline_page: Page, tmp_path: Path, name: str) -> None:
    sample = SAMPLES / name
    seeds = sample if sample.is_dir() else find_corpus(name) / "seeds"
    archive = build_archive(tmp_path / "archive", seeds)
    write_site(archive)
    shares = shares_first(offline_page, archive)
    short = {k: s for k, s in shares.items() if s < FLOORS[f"known item, {name}, {k}"]}
    assert not short, shares


def read_rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_plain_queries_are_those_that_were_fixed() -> None:
    queries = [row["query"] for row in read_rows("plain-queries.csv")]
    assert len(set(queries)) == len(queries) == 30
    assert all(1 <= len(query.split()) <= 4 for query in queries)
    assert [row["query"] for row in read_rows("plain-answers.csv")] == queries


def test_beside_pagefind_28_of_the_plain_queries_are_better_or_equal() -> None:
    verdicts = [row["fonds beside Pagefind"] for row in read_rows("plain-queries.csv")]
    assert {*verdicts} <= {"better", "equal", "worse"}
    assert verdicts.count("worse") <= 2


def test_the_first_ten_are_those_that_were_judged(tmp_path: Path) -> None:
    archive = describe(tmp_path, find_corpus("orangesum-fr-2016-2017") / "seeds")
    convert(archive, lambda *_: None)
    write_site(archive)
    index, words = open_index(archive.site / "search"), load_search_words("en")
    for row in read_rows("plain-answers.csv"):
        hits = answer(index, row["query"], Wanted("relevance", 10), words).hits
        assert " ".join(hit.id for hit in hits) == row["first ten"], row["query"]
