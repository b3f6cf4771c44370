"""What a browser fetches until the first result stands there, and all that is on the screen."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

from fonds.config import Archive
from fonds.search.publish import standalone_html
from tests.bench.web import serve_packed
from tests.search.archive import (
    NAMES,
    convert_articles,
    open_catalogue_of,
    tag_articles,
    write_site,
)

ARTICLES = 300
KILOBYTE = 1000
WATCH = """new MutationObserver((_, observer) => {
  const now = performance.now();
  if (document.querySelector('.fonds-result')) window.firstAt ??= now;
  const seen = [...document.querySelectorAll('.fonds-result__text')]
    .filter(passage => passage.parentNode.getBoundingClientRect().top < innerHeight);
  if (document.querySelector('.fonds-facet') && seen.every(passage => passage.textContent)) {
    window.wholeAt = now;
    observer.disconnect();
  }
}).observe(document, { childList: true, subtree: true })"""
FETCHED = """() => performance.getEntriesByType('resource')
  .map(({ name, startTime, responseEnd }) => [name, startTime, responseEnd])"""


@dataclass(frozen=True, slots=True)
class Fetched:
    """All that a page fetched, itself too, compressed as a server does."""

    first: dict[str, int]  # file → bytes: those that were there before the first result
    whole: dict[str, int]  # those that were there before facets, and passages on the screen

    def told(self) -> str:
        sizes = {name: (name in self.first, size) for name, size in self.whole.items()}
        return f"{sum(self.first.values())} of {sum(self.whole.values())} bytes: {sizes}"


def make_articles() -> dict[str, tuple[str, str]]:
    """Articles of words that are as common as Zipf says, with the words by which they are named."""
    chance = random.Random(12)  # noqa: S311
    syllables = [a + b for a in "bcdfglmnprstv" for b in "aeiou"]
    words = [
        "".join(chance.choices(syllables, k=chance.choice((1, 2, 2, 3, 4)))) for _ in range(9000)
    ]
    signs = [word for _, names in NAMES.values() for _, some, _ in names for word in some]

    def prose(count: int) -> str:
        return " ".join(words[int(9000 ** chance.random()) - 1] for _ in range(count))

    def article() -> tuple[str, str]:
        paragraphs = [prose(60).capitalize() + "." for _ in range(6)]
        return f"{prose(8).capitalize()} {chance.choice(signs)}", "\n\n".join(paragraphs)

    return {f"a{number:03d}": article() for number in range(ARTICLES)}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = convert_articles(tmp_path_factory.mktemp("weight"), make_articles())
    with open_catalogue_of(made) as catalogue:
        tag_articles(catalogue)
    write_site(made)
    (made.site / "search.html").write_text(standalone_html(made), encoding="utf-8")
    return made


@pytest.fixture
def fetch(archive: Archive, page: Page) -> Iterator[Callable[[str], Fetched]]:
    """What the page of the search fetches for a query."""
    with serve_packed(archive.site, []) as address:
        page.add_init_script(WATCH)

        def ask(query: str) -> Fetched:
            page.goto(f"{address}search.html#q={query}")
            page.wait_for_selector(".fonds-search[data-done]")
            first, whole = page.evaluate("[firstAt, wholeAt]")
            rows = page.evaluate(FETCHED)
            assert all(name.startswith(address) for name, *_ in rows)
            files = {name.removeprefix(address).partition("?")[0]: end for name, _, end in rows}
            files["search.html"] = 0
            done = (name for name, end in files.items() if end <= whole)
            sizes = {name: packed_size(archive.site / name) for name in done}
            return Fetched({n: s for n, s in sizes.items() if files[n] <= first}, sizes)

        yield ask


def packed_size(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


@pytest.mark.parametrize("query", ["macron", "macron baba", "macron baba bi"])
def test_a_reader_fetches_little(fetch: Callable[[str], Fetched], query: str) -> None:
    fetched = fetch(query)
    assert sum(fetched.first.values()) <= 150 * KILOBYTE, fetched.told()
    assert sum(fetched.whole.values()) <= 300 * KILOBYTE, fetched.told()
    assert len(fetched.whole) <= 16, fetched.told()
