"""A large index is found by sections of its table of contents, of which a query needs a few."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from fonds.config import Archive
from fonds.search.answering.contents import open_index
from fonds.search.chunks import ChunkWriter, Digests
from fonds.search.sections import SECTION, list_chunks
from tests.browser.harness import visit
from tests.search.archive import build_archive, write_site
from tests.search.chunk_reading import read_growing, read_numbers
from tests.search.test_incremental import MODULES, SMALL

SAMPLES = Path(__file__).parents[1] / "quality" / "samples" / "wikinews-en"
SEARCH = "query => fonds.search(query, { facets: 0 })"


def read(data: bytes) -> Any:
    """What a chunk gives to the function that it calls."""
    return json.loads(f"[{data.decode().partition('(')[2].removesuffix(');' + chr(10))}]")[2]


steps = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3)), max_size=3 * SECTION)


@given(rows=steps, inline=st.sampled_from([0, 1, SECTION, 1000]))
def test_sections_list_all_chunks_in_order(rows: list[tuple[int, int]], inline: int) -> None:
    numbers = list(accumulate(step for step, _ in rows))
    writer, sections = ChunkWriter("p", Digests()), ChunkWriter("d", Digests())
    for number, (_, piece) in zip(numbers, rows, strict=True):
        writer.put(str(len(writer.versions)), lambda: 0, number, piece)
    listing = list_chunks(writer, inline, sections)
    parts, row = [], None
    try:
        while True:
            parts.append(read(next(listing).make()))
    except StopIteration as end:
        row = end.value
    assert ("file" in row) == (len(rows) > inline)
    if "file" in row:
        assert read_growing(row["numbers"]) == numbers[::SECTION]
    parts = parts or [row]
    found = [number for part in parts for number in read_growing(part["numbers"])]
    firsts = [n for part in parts for n in read_numbers(part["firsts"]) or [0] * SECTION]
    assert found == numbers
    assert firsts[: len(rows)] == [piece for _, piece in rows]
    assert "".join(part["seals"] for part in parts) == "".join(writer.versions)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive that is indexed as one of many articles is."""
    made = build_archive(tmp_path_factory.mktemp("sections"), SAMPLES)
    with pytest.MonkeyPatch.context() as patch:
        for module in MODULES:
            for constant in SMALL.keys() & vars(module).keys():
                patch.setattr(module, constant, SMALL[constant])
        write_site(made)
        yield made


def test_the_table_of_contents_lists_no_chunk_of_a_large_family(archive: Archive) -> None:
    families = open_index(archive.site / "search").contents.families
    assert {letter for letter, row in families.items() if "file" in row} >= set("vpxtc")


def test_a_rare_word_needs_few_sections_and_lengths(archive: Archive, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("?")[0]))
    with visit(page, (archive.site / "engine.html").as_uri()):
        found = page.evaluate(SEARCH, "spokesperson")
    count = len(found["hits"])
    read = [url.rpartition("/search/")[2].partition("/")[0] for url in asked]
    whole = len(list((archive.site / "search" / "l").iterdir()))
    assert 0 < count < whole
    assert read.count("l") <= count
    assert read.count("d") <= 4 + count, asked
    assert len(set(asked)) == len(asked)
