"""What is offered in place of a query: the terminal offers what the page does."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from fonds.config import Archive
from fonds.search.answering.answer import Answer, Wanted, answer
from fonds.search.answering.contents import open_index
from fonds.search.interface import load_search_words
from tests.search.answering.test_twin import slip
from tests.search.helped import ASKED, OFFERED, READ_AS_MEANT, build_helped

WORDS = load_search_words("en")
ALL = Wanted("relevance", 100, offers=True)

OFFERED_BY_BROWSER = """async queries => {
  const offers = [];
  for (const query of queries) {
    offers.push(await fonds.parts.withIndex(async index => {
      const { docs } = await index.findArticles(query);
      const found = await index.findOffers(query, [], docs.length);
      return found.map(({ kind, query, count, words = [], name = '', facet = '' }) =>
        [kind, query, count, words, name, facet]);
    }));
  }
  return offers;
}"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return build_helped(tmp_path_factory.mktemp("help"))


def by_python(archive: Archive, query: str) -> Answer:
    return answer(open_index(archive.site / "search"), query, ALL, WORDS)


def rows(found: Answer) -> list[list[object]]:
    return [[it.kind, it.query, it.count, [*it.words], it.name, it.facet] for it in found.offers]


@pytest.mark.parametrize(("query", "articles"), READ_AS_MEANT)
def test_a_slip_is_read_as_it_is_meant(archive: Archive, query: str, articles: str) -> None:
    assert "".join(sorted(hit.id for hit in by_python(archive, query).hits)) == articles


@pytest.mark.parametrize(("query", "other", "count"), OFFERED)
def test_what_is_meant_is_offered_with_its_count(
    archive: Archive, query: str, other: str, count: int
) -> None:
    offers = {offer.query: offer.count for offer in by_python(archive, query).offers}
    assert offers.get(other) == count


def test_both_offer_the_same_in_the_same_order(archive: Archive, engine: Page) -> None:
    chance = random.Random(17)  # noqa: S311
    asked = [*ASKED, *(query for query, _ in READ_AS_MEANT)]
    queries = [*asked, *(slip(query, chance) for query in asked for _ in range(4))]
    queries += [f"{one} {other}" for one, other in pairwise(queries)]
    for query, offers in zip(queries, engine.evaluate(OFFERED_BY_BROWSER, queries), strict=True):
        assert rows(by_python(archive, query)) == offers, query


def test_a_number_is_never_taken_for_another(archive: Archive) -> None:
    for query in ("2018", "2021", "année 2018", "20190", "covid20"):
        assert {offer.kind for offer in by_python(archive, query).offers} <= {"less"}


def test_offers_are_made_only_where_they_are_asked_for(archive: Archive) -> None:
    index = open_index(archive.site / "search")
    assert answer(index, "Edouard Philipe", Wanted("relevance", 9), WORDS).offers == []
