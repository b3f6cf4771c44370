"""Every query finds the very articles that a scan of all of them finds."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import TypedDict

import pytest
from playwright.sync_api import Page

from fonds.config import Archive
from tests.archives import find_corpus
from tests.browser.harness import visit
from tests.search import scan
from tests.search.archive import (
    Note,
    build_archive,
    open_catalogue_of,
    read_archive,
    write_resampled,
    write_site,
)
from tests.search.queries import Asker, Query

HERE = Path(__file__).parent
CORPUS = "orangesum-fr-2016-2017"
SAMPLES = HERE.parent / "quality" / "samples"
THOROUGH = os.environ.get("FONDS_THOROUGH") == "1"

ASK = """async queries => {
  const answers = [];
  for (const query of queries) {
    const { total, hits, notes } = await fonds.search(query, { limit: 100000, facets: 0 });
    answers.push({ total, ids: hits.map(hit => hit.id), notes });
  }
  return answers;
}"""


class Found(TypedDict):
    """What the search answers to one query of ASK."""

    total: int
    ids: list[str]
    notes: list[Note]


Corpus = tuple[Archive, scan.Archive]
"""An archive with its index, and what the scan sees of it."""


def ask(page: Page, queries: list[str]) -> list[Found]:
    answers: list[Found] = page.evaluate(ASK, queries)
    return answers


def differences(
    archive: scan.Archive, asked: list[tuple[str, Query]], answers: list[Found]
) -> list[str]:
    wrong = []
    for (text, query), answer in zip(asked, answers, strict=True):
        expected = scan.scan(archive, query)
        if answer["total"] != len(answer["ids"]) or set(answer["ids"]) != expected:
            wrong.append(f"{text!r}: {answer['total']} found, {len(expected)} expected {query}")
    return wrong


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    archive = build_archive(tmp_path_factory.mktemp("french"), find_corpus(CORPUS) / "seeds")
    write_site(archive)
    return archive, read_archive(archive)


@pytest.fixture(scope="module", params=["wikinews-en", "udhr"])
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    archive = build_archive(tmp_path_factory.mktemp("sample"), SAMPLES / request.param)
    write_site(archive)
    return archive, read_archive(archive)


def compare(page: Page, archive: Archive, seen: scan.Archive, count: int, seed: int) -> None:
    asker = Asker(seen, seed)
    asked = [asker.draw() for _ in range(count)]
    with visit(page, (archive.site / "engine.html").as_uri()):
        wrong = differences(seen, asked, ask(page, [text for text, _ in asked]))
        assert not wrong, "\n".join(wrong[:20])


@pytest.mark.parametrize("seed", range(10 if THOROUGH else 1))
def test_random_queries_on_real_articles(offline_page: Page, french: Corpus, seed: int) -> None:
    compare(offline_page, *french, 1000, seed)


def test_random_queries_on_thirty_thousand(offline_page: Page, tmp_path: Path) -> None:
    seeds = write_resampled(tmp_path / "texts", find_corpus(CORPUS) / "seeds", 30_000)
    archive = build_archive(tmp_path / "archive", seeds)
    write_site(archive)
    compare(offline_page, archive, read_archive(archive), 1000, 17)


def test_random_queries_on_samples(offline_page: Page, sample: Corpus) -> None:
    compare(offline_page, *sample, 400, 3)


def test_any_order_of_queries_gives_the_same(offline_page: Page, french: Corpus) -> None:
    archive, seen = french
    asker = Asker(seen, 11)
    texts = [asker.draw()[0] for _ in range(60)]
    with visit(offline_page, (archive.site / "engine.html").as_uri()) as page:
        one = dict(zip(texts, ask(page, texts), strict=True))
    random.Random(5).shuffle(texts)  # noqa: S311
    with visit(offline_page, (archive.site / "engine.html").as_uri()) as page:
        assert dict(zip(texts, ask(page, texts), strict=True)) == one


COUNT = """async queries => {
  const answers = [];
  for (const query of queries) answers.push((await fonds.search(query, { limit: 0 })).facets);
  return answers;
}"""


def expected_counts(seen: scan.Archive, query: Query) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {"months": {}}
    for number in scan.meant(seen, query):
        article = seen.articles[number]
        if article.month:
            counts["months"][article.month] = counts["months"].get(article.month, 0) + 1
        for facet, labels in article.names.items():
            for label in labels:
                counts.setdefault(facet, {})[label] = counts.get(facet, {}).get(label, 0) + 1
    return counts


def test_facets_and_months_count_what_the_scan_counts(offline_page: Page, french: Corpus) -> None:
    archive, seen = french
    asker = Asker(seen, 23)
    asked = [("", ("and",)), *(asker.draw() for _ in range(80))]
    asked[0] = ("-xyzzyqwx", ("not", ("word", "xyzzyqwx")))
    with visit(offline_page, (archive.site / "engine.html").as_uri()) as page:
        answers = page.evaluate(COUNT, [text for text, _ in asked])
    for (text, query), answer in zip(asked, answers, strict=True):
        found = {facet: dict(rows) for facet, rows in answer.items() if rows or facet == "months"}
        assert found == expected_counts(seen, query), text
        assert [month for month, _ in answer["months"]] == sorted(m for m, _ in answer["months"])


def test_dates_sort_both_ways_undated_last(offline_page: Page, french: Corpus) -> None:
    archive, seen = french
    order = {article.id: number for number, article in enumerate(seen.articles)}
    undated = {article.id for article in seen.articles if article.start is None}
    with visit(offline_page, (archive.site / "engine.html").as_uri()) as page:
        ids = {
            sort: page.evaluate(
                "async sort => (await fonds.search('paris', {sort, limit: 9999, facets: 0}))"
                ".hits.map(hit => hit.id)",
                sort,
            )
            for sort in ("oldest", "newest")
        }
    oldest = sorted(ids["oldest"], key=order.__getitem__)
    dated = [id_ for id_ in oldest if id_ not in undated]
    assert ids["oldest"] == oldest
    assert ids["newest"] == dated[::-1] + [id_ for id_ in oldest if id_ in undated]


def test_an_index_brought_up_to_date_answers_as_exactly(
    offline_page: Page, sample: Corpus, tmp_path: Path
) -> None:
    archive, _ = sample
    with open_catalogue_of(archive) as catalogue:
        ids = [id_ for (id_,) in catalogue.execute("SELECT id FROM articles ORDER BY id")]
        catalogue.execute("UPDATE articles SET sort_start = 10010101, sort_end = 10010101,"
                          " date = '1001-01-01' WHERE id = ?", (ids[-1],))  # fmt: skip
        catalogue.execute("UPDATE articles SET text = text || ' Neuf mots nouveaux.' WHERE id = ?",
                          (ids[0],))  # fmt: skip
        catalogue.execute("DELETE FROM articles WHERE id = ?", (ids[1],))
    write_site(archive, archive.build / "search.db")
    compare(offline_page, archive, read_archive(archive), 100, 4)
