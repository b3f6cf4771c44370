"""No query, however odd or long, breaks the search, and none makes it blame the index."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from fonds.config import Archive
from fonds.search.interface import load_search_words
from tests.browser.harness import visit
from tests.browser.settling import settle
from tests.search.archive import Answer, Note, build_archive, write_site
from tests.search.test_page import SAMPLES, site

__all__ = ["site"]  # a fixture

MANY = 5000

HOSTILE = {
    "open parentheses": "(" * MANY,
    "closed parentheses": ")" * MANY,
    "a word in parentheses": "(" * MANY + "trump" + ")" * MANY,
    "parentheses to the left": "(" * MANY + "trump" + " trump)" * MANY,
    "parentheses to the right": "(trump " * MANY + ")" * MANY,
    "excluded parentheses": "-(" * MANY + "trump" + ")" * MANY,
    "excluded again and again": "NOT " * MANY + "trump",
    "excluded in two ways": "-NOT " * MANY + "trump",
    "either of parentheses": "(trump OR " * MANY + "trump" + ")" * MANY,
    "or, or": "OR " * MANY,
    "one or the other": "trump OR " * MANY,
    "bars": "| " * MANY,
    "hyphens": "-" * MANY,
    "spaced hyphens": "- " * MANY,
    "a word with hyphens": "trump-" * MANY,
    "stars": "*" * MANY,
    "words with stars": "th* " * MANY,
    "quotation marks": '"' * MANY,
    "opening quotation marks": "«" * MANY,
    "mixed quotation marks": '«“"„”»' * MANY,
    "a long phrase": '"' + "the " * MANY + '"',
    "words near each other": '"' + "the of " * MANY + '"~99',
    "ranges": "date:2016..2017 " * MANY,
    "ranges within ranges": "date:2016" + "..2017" * MANY,
    "half ranges": "date:.. " * MANY,
    "names": "person:trump " * MANY,
    "fields of fields": "title:" * MANY + "trump",
    "titles of parentheses": "title:(" * MANY,
    "many words": " ".join(f"zq{number}x" for number in range(MANY)),
    "one long word": "a" * 20 * MANY,
    "a long number": "1 " + "000 " * MANY,
    "a run without spaces": "疫情" * MANY,
    "marks": "e" + "\u0301" * MANY,
    "elisions": "l’" * MANY + "a",
    "nothing at all": "\u0000\ud800\udfff\u200b" * MANY,
    "spaces": " " * MANY + "\t\n" * MANY,
    "unfinished": "a " * MANY + '"«(-title:date:person:',
}

FAILED = ("failed", "broken", "stale")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = build_archive(tmp_path_factory.mktemp("hostile"), SAMPLES)
    write_site(archive)
    return archive


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
def test_an_odd_query_is_answered(engine: Page, query: str) -> None:
    result = engine.evaluate("query => fonds.search(query)", query)
    assert result["total"] >= 0
    assert engine.evaluate("query => fonds.parts.suggest(query)", query)


def search(page: Page, query: str) -> tuple[set[str], list[Note]]:
    result: Answer = page.evaluate("query => fonds.search(query, { limit: 1000 })", query)
    return {hit["id"] for hit in result["hits"]}, result["notes"]


def test_what_does_not_count_is_said(engine: Page) -> None:
    found, notes = search(engine, "trump")
    assert notes == []
    assert search(engine, "(" * 32 + "trump" + ")" * 32) == (found, [])
    assert search(engine, "(" * 33 + "trump" + ")" * 33) == (found, [{"kind": "deep", "n": 32}])
    assert search(engine, "trump " * 200) == (found, [])
    assert search(engine, "trump " * 201) == (found, [{"kind": "long", "n": 200}])
    assert search(engine, "trump" + " " * 20_000) == (found, [{"kind": "long", "n": 200}])


def test_parentheses_that_do_not_count_close_none_that_do(engine: Page) -> None:
    expected, _ = search(engine, "(trump OR president) the")
    assert expected
    found, _ = search(engine, f"({'(' * 31}((trump)){')' * 31} OR president) the")
    assert found == expected


@pytest.mark.parametrize("times", range(6))
def test_excluded_so_many_times(engine: Page, times: int) -> None:
    inside, outside = search(engine, "trump")[0], search(engine, "-trump")[0]
    assert search(engine, "NOT " * times + "trump")[0] == (outside if times % 2 else inside)
    assert search(engine, "-(" * times + "trump" + ")" * times)[0] == (
        outside if times % 2 else inside
    )


@pytest.mark.parametrize("name", ["a word in parentheses", "excluded parentheses", "many words",
                                  "mixed quotation marks", "one long word"])  # fmt: skip
def test_the_page_answers_and_says_what_does_not_count(
    offline_page: Page, site: Path, name: str
) -> None:
    words = load_search_words("fr").strings
    with visit(offline_page, f"{site.as_uri()}/search.html") as page:
        settle(page)
        page.fill("#fonds-query", HOSTILE[name])
        page.wait_for_function("document.querySelector('.fonds-search').dataset.done > 1")
        assert page.inner_text("[data-part=count]") not in [words[key] for key in FAILED]
        assert "article" in page.inner_text("[data-part=count]").lower()
        notes = page.inner_text("[data-part=notes]")
    if name == "many words":
        assert words["note_long"] in notes
    if "parentheses" in name:
        assert words["note_deep"].format(n=32) in notes


def test_what_goes_wrong_within_an_answer_is_not_blamed_on_the_index(
    offline_page: Page, site: Path
) -> None:
    words = load_search_words("fr").strings
    with visit(offline_page, f"{site.as_uri()}/search.html") as page:
        settle(page)
        page.evaluate("() => { Math.log = () => { throw new RangeError('stack'); }; }")
        page.fill("#fonds-query", "trump")
        page.wait_for_function(
            "text => document.querySelector('[data-part=count]').textContent === text",
            arg=words["broken"],
        )


def test_a_chunk_that_is_missing_is_blamed_on_the_index(
    offline_page: Page, site: Path, tmp_path: Path
) -> None:
    words = load_search_words("fr").strings
    for file in site.rglob("*"):
        if file.is_file() and not re.search(r"/search/v/", file.as_posix()):
            copy = tmp_path / file.relative_to(site)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    allowing = ("ERR_FILE_NOT_FOUND",)
    with visit(offline_page, f"{tmp_path.as_uri()}/search.html#q=trump", allowing=allowing) as page:
        page.wait_for_function(
            "text => document.querySelector('[data-part=count]').textContent === text",
            arg=words["failed"],
        )
