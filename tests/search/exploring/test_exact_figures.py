"""Curves, lists and concordances count what a scan of all articles counts."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from fonds.config import Archive
from fonds.search.publish import standalone_explore_html
from tests.archives import CORPORA, THOROUGH, find_corpus
from tests.browser.harness import visit
from tests.search import scan
from tests.search.archive import (
    build_archive,
    convert_articles,
    read_archive,
    write_site,
)
from tests.search.exploring.lying import LYING, tag_places
from tests.search.exploring.uses import find_uses
from tests.search.queries import Asker, Query

SAMPLES = Path(__file__).parents[2] / "quality" / "samples"
CORPUS = "orangesum-fr-2016-2017"

COUNT = """queries => fonds.parts.withIndex(async index => {
  const answers = [];
  for (const query of queries) {
    const found = await index.findArticles(query), counts = await index.countUses(found);
    const cards = await index.listHits(found, { limit: 1e5, sort: 'oldest' });
    const uses = await index.findUses(found), { length } = uses.at;
    const lines = await index.readLines(uses, 0, Math.min(length, 60));
    answers.push({
      counts: Object.fromEntries(cards.map(({ id }, at) => [id, counts[at]]).filter(one => one[1])),
      found: length,
      lines: lines.map(line => ({ ...line, id: line.card.id })),
    });
  }
  return answers;
})"""

Corpus = tuple[Archive, scan.Archive]


def make(root: Path, seeds: Path) -> Corpus:
    archive = build_archive(root, seeds)
    tag_places(archive)
    write_site(archive)
    page = standalone_explore_html(archive)
    (archive.site / "explore.html").write_text(page, encoding="utf-8")
    return archive, read_archive(archive)


@pytest.fixture(scope="module", params=["sample", "corpus"])
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    whole = request.param == "corpus"
    seeds = find_corpus(CORPUS) / "seeds" if whole else SAMPLES / "wikinews-en"
    return make(tmp_path_factory.mktemp("exploring"), seeds)


def is_whole(archive: Archive) -> bool:
    return archive.seeds.is_relative_to(CORPORA)


def draw(corpus: Corpus, count: int, seed: int) -> list[tuple[str, Query]]:
    archive, seen = corpus
    asker = Asker(seen, seed)
    return [asker.draw() for _ in range(200 if is_whole(archive) or THOROUGH else count)]


def test_uses_are_those_of_a_scan_and_lines_show_them(offline_page: Page, corpus: Corpus) -> None:
    archive, seen = corpus
    asked = draw(corpus, 60, 41)
    with visit(offline_page, (archive.site / "engine.html").as_uri()) as page:
        answers = page.evaluate(COUNT, [text for text, _ in asked])
    for (text, query), answer in zip(asked, answers, strict=True):
        uses = find_uses(seen, query)
        expected = {seen.articles[number].id: count for number, count in uses.items()}
        assert answer["counts"] == expected, text
        assert answer["found"] == sum(expected.values()), text
        check_lines(seen, answer["lines"])


def check_lines(seen: scan.Archive, lines: list[dict[str, Any]]) -> None:
    """What stands around a use is what stands there in the article."""
    articles = {article.id: article for article in seen.articles}
    for line in lines:
        rows = articles[line["id"]].whole.rows
        forms = [word["form"] for word in reversed(line["before"])]
        key = [word.form for word in scan.read_words(line["key"].replace("\n", " "))]
        around = [*forms, *key, *(word["form"] for word in line["after"])]
        assert any(
            row[at : at + len(around)] == around for row in rows for at in range(len(row))
        ) or len(line["key"]) > sum(map(len, key)), line  # of a divided word


@pytest.fixture
def divided(tmp_path: Path) -> Corpus:
    words = "Le prési- dent et le prési¬ dent du parti, le président- directeur de la so- ciété."
    archive = convert_articles(tmp_path, {"a": ("Un titre qui divi- serait", words)})
    write_site(archive)
    return archive, read_archive(archive)


def test_what_is_read_twice_counts_once(offline_page: Page, divided: Corpus) -> None:
    archive, seen = divided
    words = ("le", "président", "parti", "société", "dent", "et", "prési", "diviserait", "titre")
    asked: list[tuple[str, Query]] = [(text, ("and", ("phrase", text))) for text in words]
    with visit(offline_page, (archive.site / "engine.html").as_uri()) as page:
        answers = page.evaluate(COUNT, [f'"{text}"' for text in words])
        runs = page.evaluate("() => fonds.parts.withIndex(index => index.loadRuns())")
    found = {text: answer["found"] for text, answer in zip(words, answers, strict=True)}
    assert found == {text: sum(find_uses(seen, query).values()) for text, query in asked}
    assert (found["le"], found["président"], found["et"], found["titre"]) == (3, 3, 1, 1)
    rows = [row for n, row in enumerate(seen.articles[0].parts) if n not in seen.articles[0].twice]
    assert sum(run["words"] for run in runs) == sum(map(len, rows))


UNITS = ("share", "rate", "articles", "uses")


def periods_of(article: scan.Article, by: str) -> str:
    if by == "year":
        return article.month[:4]
    if by == "month":
        return article.month if len(article.month) > 4 else ""
    day = f"{article.start:08d}" if article.start else ""
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if day and article.start == article.end else ""


def expected_rows(seen: scan.Archive, query: Query, by: str, unit: str) -> dict[str, list[str]]:
    """Period → what was counted in it, articles and words of it."""
    articles: Counter[str] = Counter()
    words: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    uses = find_uses(seen, query)
    found = scan.meant(seen, query)
    for number, article in enumerate(seen.articles):
        if not (period := periods_of(article, by)):
            continue
        articles[period] += 1
        words[period] += sum(len(r) for n, r in enumerate(article.parts) if n not in article.twice)
        counted[period] += uses.get(number, 0) if unit in ("rate", "uses") else number in found
    return {key: [str(counted[key]), str(articles[key]), str(words[key])] for key in articles}


def test_curves_count_by_period_what_a_scan_counts(page: Page, corpus: Corpus) -> None:
    _, seen = corpus
    asked = draw(corpus, 12, 43)
    for number in range(0, len(asked), 6):
        several = asked[number : number + 6]
        by, unit = ("year", "month", "day")[number // 6 % 3], UNITS[number // 6 % 4]
        head, rows = read_file(page, corpus, [text for text, _ in several], by, unit)
        for column, (text, query) in enumerate(several):
            expected = expected_rows(seen, query, by, unit)
            at = 1 + 2 * column
            found = {row[0]: [row[at], *row[-2:]] for row in rows if row[-2] != "0"}
            assert found == expected, (text, by, unit, head)
            assert all(row[at] == row[at + 1] == "" for row in rows if row[-2] == "0")
            for row in rows:
                check_value(row, at, unit)


def check_value(row: list[str], at: int, unit: str) -> None:
    """The value follows from the counts beside it."""
    if row[-2] == "0":
        return
    count, articles, words = int(row[at]), int(row[-2]), int(row[-1])
    expected = {"share": count / articles, "rate": 1e6 * count / (words or 1)}.get(unit, count)
    assert float(row[at + 1]) == pytest.approx(expected), row


def read_file(
    page: Page, corpus: Corpus, queries: list[str], by: str, unit: str
) -> tuple[list[str], list[list[str]]]:
    """What the page saves for *queries*, a curve each."""
    asked = "&".join(f"q={quote(query, safe='')}" for query in dict.fromkeys(queries))
    address = (corpus[0].site / "explore.html").as_uri()
    with visit(page, "about:blank"):
        pass
    with visit(page, f"{address}#{asked}&by={by}&unit={unit}"):
        page.wait_for_selector(".fonds-explore[data-done]")
        with page.expect_download() as download:
            page.click(".fonds-explore__keep button >> nth=1")
    text = Path(download.value.path()).read_text("utf-8-sig")
    head, *rows = csv.reader(text.splitlines())
    return head, rows


@pytest.fixture
def lists(offline_page: Page, corpus: Corpus) -> Iterator[Page]:
    root = corpus[0].site.as_uri()
    with visit(offline_page, f"{root}/explore.html", root):
        yield offline_page


def test_names_together_have_both_counts(lists: Page, corpus: Corpus) -> None:
    archive, seen = corpus
    everywhere = scan.count_names(seen, ("and",), [])
    address, seen_names = (archive.site / "explore.html").as_uri(), 0
    for text in ("trump", "paris", "macron", "election"):
        docs = scan.meant(seen, ("and", ("word", text)))
        lists.goto(f"{address}?{text}#view=together&q={text}")
        lists.wait_for_selector(".fonds-explore[data-done]")
        for name, told in zip(
            lists.locator(".fonds-together__name").all_inner_texts(),
            lists.locator(".fonds-together li p").all_inner_texts(),
            strict=True,
        ):
            facet = next(one for one, names in everywhere.items() if name in names)
            both = sum(name in seen.articles[n].names.get(facet, ()) for n in docs)
            groups = re.sub("(?<=[0-9])\u202f(?=[0-9])", "", told).split()
            numbers = [int(part) for part in groups if part.isdigit()]
            assert [both, len(docs), everywhere[facet][name], len(seen.articles)] == numbers, told
            seen_names += 1
    assert seen_names


def test_words_of_a_result_are_counted_in_articles(lists: Page, corpus: Corpus) -> None:
    archive, seen = corpus
    address, seen_words = (archive.site / "explore.html").as_uri(), 0
    for text in ("trump", "police", "macron"):
        docs = scan.meant(seen, ("and", ("word", text)))
        if len(docs) > 500:
            continue
        lists.goto(f"{address}?{text}#view=words&q={text}")
        lists.wait_for_selector(".fonds-explore[data-done]")
        for word, told in zip(
            lists.locator(".fonds-keywords a").all_inner_texts(),
            lists.locator(".fonds-keywords small").all_inner_texts(),
            strict=True,
        ):
            having = scan.meant(seen, ("and", ("phrase", word)))
            assert told == f"{len(docs & having)} / {len(having - docs)}", word
            seen_words += 1
    assert seen_words


def test_places_of_a_result_are_counted_and_lie_where_the_archive_says(
    lists: Page, corpus: Corpus
) -> None:
    archive, seen = corpus
    address = (archive.site / "explore.html").as_uri()
    for text in ("trump", "election"):
        docs = scan.meant(seen, ("and", ("word", text)))
        found = Counter(name for n in docs for name in seen.articles[n].names.get("places", ()))
        lists.goto(f"{address}?{text}#view=map&q={text}")
        lists.wait_for_selector(".fonds-explore[data-done]")
        with lists.expect_download() as download:
            lists.click(".fonds-explore__keep button >> nth=0")
        rows = csv.reader(Path(download.value.path()).read_text("utf-8-sig").splitlines()[1:])
        told = {row[0]: row[1:] for row in rows}
        assert {name: int(row[0]) for name, row in told.items()} == found
        for name, row in told.items():
            assert int(row[1]) == len(docs)
            assert int(row[2]) == sum(name in a.names.get("places", ()) for a in seen.articles)
        lying = {name: (float(row[4]), float(row[5])) for name, row in told.items() if row[4]}
        stated = {name: place for name, (_, place) in LYING.items() if place and name in told}
        assert {name: lying.get(name) for name in stated} == stated
        assert "Nulle part" in told.keys() - lying


CROSSED = """() => [...document.querySelectorAll('.fonds-matrix tbody tr')].map(row => [
  row.querySelector('th').textContent,
  [...row.querySelectorAll('td')].map(cell => cell.textContent),
])"""


def test_names_with_each_other_are_counted_in_the_result(lists: Page, corpus: Corpus) -> None:
    archive, seen = corpus
    address, seen_pairs = (archive.site / "explore.html").as_uri(), 0
    for text in ("election", "paris", "macron"):
        docs = scan.meant(seen, ("and", ("word", text)))
        lists.goto(f"{address}?{text}#view=together&q={text}")
        lists.wait_for_selector(".fonds-explore[data-done]")
        rows = lists.evaluate(CROSSED)
        for one, cells in rows:
            for (other, _), cell in zip(rows, cells, strict=True):
                both = sum(
                    {one, other} <= set().union(*seen.articles[n].names.values()) for n in docs
                )
                assert int(cell or 0) == both, (text, one, other)
                seen_pairs += both > 0
    assert seen_pairs
