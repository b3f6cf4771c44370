"""The browser's engine and Python give the same answers: those of one table, in their order."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from fonds.config import Archive
from fonds.search.answering.answer import Wanted, answer
from fonds.search.answering.contents import open_index
from fonds.search.answering.ranking import SORTS
from fonds.search.interface import load_search_words
from tests.search.answering.test_offers import OFFERED_BY_BROWSER, rows
from tests.search.table import OFFERS, QUERIES, TABLE, build_table

WORDS = load_search_words("en")

ASK = """async ([queries, sort]) => {
  const answers = [];
  for (const query of queries) {
    const { hits } = await fonds.search(query, { limit: 1000, facets: 0, sort });
    answers.push(hits.map(hit => hit.id));
  }
  return answers;
}"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return build_table(tmp_path_factory.mktemp("table"))


def by_browser(engine: Page, sort: str) -> dict[str, list[str]]:
    answers = engine.evaluate(ASK, [list(QUERIES), sort])
    return dict(zip(QUERIES, answers, strict=True))


def by_python(archive: Archive, sort: str) -> dict[str, list[str]]:
    index = open_index(archive.site / "search")
    answers = ((query, answer(index, query, Wanted(sort, 1000), WORDS)) for query in QUERIES)
    return {query: [hit.id for hit in it.hits] for query, it in answers}


def test_both_give_the_answers_of_the_table(archive: Archive, engine: Page) -> None:
    assert by_python(archive, "relevance") == QUERIES
    assert by_browser(engine, "relevance") == QUERIES


@pytest.mark.parametrize("sort", SORTS[1:])
def test_both_sort_by_date_alike(archive: Archive, engine: Page, sort: str) -> None:
    found = by_python(archive, sort)
    assert found == by_browser(engine, sort)
    assert {query: sorted(ids) for query, ids in found.items()} == {
        query: sorted(ids) for query, ids in QUERIES.items()
    }


def test_both_offer_what_the_table_says(archive: Archive, engine: Page) -> None:
    index = open_index(archive.site / "search")
    asked = [*OFFERS, *QUERIES]
    shown = engine.evaluate(OFFERED_BY_BROWSER, asked)
    for query, offers in zip(asked, shown, strict=True):
        found = answer(index, query, Wanted("relevance", 9, offers=True), WORDS)
        assert rows(found) == offers, query
        if query in OFFERS:
            assert [(it.query, it.count) for it in found.offers] == [*OFFERS[query].items()]


PASSAGES = """async queries => {
  const found = [];
  for (const query of queries) {
    const { hits } = await fonds.search(query, { limit: 1000, facets: 0 });
    const passages = await fonds.snippets(hits);
    found.push(passages.map(parts => parts.map(({ text, marked }) => [text, marked])));
  }
  return found;
}"""


def test_both_cut_the_same_passages_and_mark_the_same_words(archive: Archive, engine: Page) -> None:
    index = open_index(archive.site / "search")
    shown = engine.evaluate(PASSAGES, list(QUERIES))
    for query, passages in zip(QUERIES, shown, strict=True):
        hits = answer(index, query, Wanted("relevance", 1000, passages=True), WORDS).hits
        assert [[[it.text, it.marked] for it in hit.passage] for hit in hits] == passages, query


def test_what_stands_in_for_a_word_is_not_announced_where_nothing_is_found(
    archive: Archive,
) -> None:
    index = open_index(archive.site / "search")
    for query, said in {"acord": "these are the articles with", "acord elephant": "either"}.items():
        found = answer(index, query, Wanted("relevance", 9), WORDS)
        assert [said in note for note in found.notes] == [True], found


def test_the_table_has_queries_of_every_kind() -> None:
    assert len(QUERIES) >= 60
    found = {id_ for ids in QUERIES.values() for id_ in ids}
    assert found == set(TABLE["articles"])


def test_a_site_folder_alone_is_enough(archive: Archive, tmp_path: Path) -> None:
    folder = shutil.copytree(archive.site / "search", tmp_path / "search")
    found = answer(open_index(folder), "gilet jaune", Wanted("relevance", 9), WORDS)
    assert [hit.address for hit in found.hits] == ["articles/undated/gilets.html"]
