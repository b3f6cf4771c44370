"""The cards that stand together: of the articles that a word leads to first."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page

from fonds.search import top_cards
from fonds.search.corpus import average_length, length_levels, make_corpus
from fonds.search.family_arrays import find_families
from fonds.search.top_cards import TITLES, choose_best
from tests.browser.harness import visit
from tests.search.archive import build_archive, write_site
from tests.search.test_exact import SAMPLES

BEST = 10
FAMILIES = {3: [5, 30], 5: [3, 30], 30: [3, 5], 7: [8], 8: [7, 9], 9: [8]}
"""Form → other forms of its family; 8 is in those of 7 and 9 too."""


def make_articles(chance: random.Random, count: int) -> list[list[list[int]]]:
    """Articles of paragraphs of forms, the title first; low numbers are common."""

    def words(most: int) -> list[int]:
        return [int(40 ** chance.random()) for _ in range(chance.randint(0, most))]

    return [
        [words(6), *(words(chance.choice((20, 200))) for _ in range(chance.randint(0, 3)))]
        for _ in range(count)
    ]


def expected(articles: list[list[list[int]]]) -> dict[int, list[int]]:
    """Form → its best articles, found the slow way."""
    lengths = np.array([sum(map(len, article)) for article in articles])
    read = 2 ** (length_levels(lengths) / 4) - 1
    norms = 0.25 + 0.75 * read / max(average_length(lengths), 1)
    titles = np.array([len(article[0]) for article in articles])
    of_titles = 0.5 + 0.5 * titles / max(average_length(titles), 1)
    worth: dict[tuple[int, int], float] = {}
    for number, article in enumerate(articles):
        for form, count in Counter(form for part in article for form in part).items():
            titled = article[0].count(form)
            in_text = (count - titled) / norms[number]
            worth[form, number] = in_text + 8 * titled / of_titles[number]
    headed = Counter(form for article in articles for form in set(article[0]))
    found = {}
    for form in range(41):
        family = (form, *FAMILIES.get(form, ()))
        sums = [sum(worth.get((f, n), 0) for f in family) for n in range(len(articles))]
        rows = sorted((-round(total, 9), -n) for n, total in enumerate(sums) if total)
        if rows and sum(headed[f] for f in family) >= TITLES:
            found[form] = [-number for _, number in rows[:BEST]]
    return found


@pytest.mark.parametrize("words_at_a_time", [1, 500, 1 << 20])
def test_the_best_articles_are_those_that_the_browser_puts_first(
    words_at_a_time: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(top_cards, "_WORDS_AT_A_TIME", words_at_a_time)
    for seed in range(5):
        articles = make_articles(random.Random(seed), 80)  # noqa: S311
        rows = [[form for part in article for form in (*part, -1)] for article in articles]
        starts = np.cumsum([0, *map(len, rows)])
        corpus = make_corpus(
            np.array([form for row in rows for form in row], dtype=np.int32), starts
        )
        chosen = choose_best(corpus, find_families(41, FAMILIES), BEST)
        found: dict[int, list[int]] = {}
        for form, doc in zip(chosen.form.tolist(), chosen.doc.tolist(), strict=True):
            found.setdefault(form, []).append(doc)
        assert found == expected(articles)


def test_the_first_page_of_a_word_takes_no_file_of_cards(tmp_path: Path, page: Page) -> None:
    archive = build_archive(tmp_path / "archive", SAMPLES / "wikinews-en")
    write_site(archive)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with visit(page, (archive.site / "engine.html").as_uri()):
        first = page.evaluate("fonds.search('president', {facets: 0, limit: 10})")
        assert first["total"] > BEST == len(first["hits"])
        assert any("/search/b/" in url for url in asked)
        assert not any("/search/c/" in url for url in asked)
        rest = page.evaluate("fonds.search('president', {facets: 0, limit: 1000})")
    assert rest["hits"][:BEST] == first["hits"]


def test_cards_that_cannot_be_read_together_are_read_one_by_one(tmp_path: Path, page: Page) -> None:
    archive = build_archive(tmp_path / "archive", SAMPLES / "wikinews-en")
    write_site(archive)
    ask = "fonds.search('president', {facets: 0})"
    url = (archive.site / "engine.html").as_uri()
    page.goto(url)
    whole = page.evaluate(ask)
    for file in (archive.site / "search" / "b").iterdir():
        file.write_text("", encoding="utf-8")
    page.goto(url)
    assert page.evaluate(ask) == whole
