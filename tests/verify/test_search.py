"""The search index against the catalogue, where each file fits its manifest."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.locale import load_words
from fonds.files.manifest import NAME, checksum_of, write_manifest
from fonds.search.analysis import BREAK, cut_words, fold
from fonds.search.chunks import File
from fonds.search.folder import store_files
from fonds.search.index import make_index
from fonds.search.numbers import write_growing, write_numbers
from fonds.search.tokens import open_tokens
from fonds.verify.chunk import ChunkError, read_chunk
from fonds.verify.finding import Finding
from tests.archives import Home, read_tree
from tests.search.chunk_reading import (
    read_articles,
    read_forms,
    read_growing,
    read_lists,
    read_numbers,
)
from tests.verify.tampering import change, flip, told, verify

HARBOUR = "articles/2022/01/a"


def test_a_flipped_byte_in_a_chunk(home: Home) -> None:
    change(home.site / "search/p/0.js", lambda data: flip(data, len(data) // 2))
    assert told(verify(home)) == [("changed-index", "build/site/search/p/0.js")]


def restate(home: Home) -> None:
    """Write a manifest that agrees with whatever the site holds."""
    files = (file for file in home.site.rglob("*") if file.is_file())
    sums = {file.relative_to(home.site).as_posix(): checksum_of(file) for file in files}
    (home.site / NAME).write_bytes(write_manifest(sums))


def rewrite(home: Home, name: str, edit: Callable[[Any], None]) -> None:
    """Change the data of one chunk, which stays a chunk, and the manifest with it."""
    file = home.site / "search" / name
    data = read_chunk(file.read_bytes())
    edit(data)
    head = re.match(r'fondsIndex\("[^"]*","[^"]*",', file.read_text(encoding="utf-8"))
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    change(file, lambda _: f"{head[0] if head else ''}{text});\n".encode())
    restate(home)


def read(home: Home, name: str) -> Any:
    return read_chunk((home.site / "search" / name).read_bytes())


def place_of(home: Home, form: str) -> int:
    """Where *form* stands in the one chunk of forms."""
    return list(read_forms([read(home, "v/0.js")])).index(form)


def problem(home: Home) -> Finding:
    (found,) = verify(home).problems
    return found


def test_a_posting_that_was_removed(home: Home) -> None:
    place = place_of(home, "brest")

    def remove(chunk: list[str]) -> None:
        lists = read_lists(chunk)
        assert len(read_articles(lists[place])) == 1
        chunk[3] = "".join((*lists[:place], *lists[place + 1 :]))

    rewrite(home, "v/0.js", remove)
    found = problem(home)
    assert (found.code, found.path) == ("changed-index", "build/site/search/v/0.js")
    assert found.message == "is not what the catalogue gives; build again"


def test_a_posting_that_was_added(home: Home) -> None:
    place = place_of(home, "lyon")

    def add(chunk: list[str]) -> None:
        lists = read_lists(chunk)
        assert [*read_articles(lists[place])] == [1]
        chunk[3] = "".join((*lists[:place], write_numbers([0, 0]), *lists[place + 1 :]))

    rewrite(home, "v/0.js", add)
    assert problem(home).path == "build/site/search/v/0.js"


def test_a_word_that_was_moved(home: Home) -> None:
    rewrite(home, "v/0.js", lambda chunk: chunk.__setitem__(4, chunk[4] + " "))
    assert problem(home).path == "build/site/search/v/0.js"


@pytest.mark.parametrize(("column", "value"), [(0, "Le port ferme"), (2, "2021-01"), (3, "en")])
def test_a_card_that_is_another(home: Home, column: int, value: str) -> None:
    rewrite(home, "c/0.js", lambda cards: cards[0].__setitem__(column, value))
    assert problem(home).path == "build/site/search/c/0.js"


def test_a_text_that_is_another(home: Home) -> None:
    rewrite(home, "t/0.js", lambda texts: texts.__setitem__(0, texts[0].replace("B", "C")))
    assert problem(home).path == "build/site/search/t/0.js"


def test_a_tag_that_is_gone(home: Home) -> None:
    labels = [name[0] for name in read(home, "r/0.js")]
    rewrite(home, "g/0.js", lambda lists: lists.__setitem__(labels.index("Lyon"), ""))
    assert problem(home).path == "build/site/search/g/0.js"


@pytest.mark.parametrize("name", ["v/0.js", "n/0.js", "a/0.js", "f/0.js", "engine.js"])
def test_any_other_file_that_is_not_what_the_catalogue_gives(home: Home, name: str) -> None:
    change(home.site / "search" / name, lambda data: data.replace(b"0", b"1").replace(b"a", b"b"))
    restate(home)
    found = problem(home)
    assert (found.code, found.path) == ("changed-index", f"build/site/search/{name}")


def test_a_file_of_the_index_that_is_gone_and_one_too_many(home: Home) -> None:
    (home.site / "search/p/0.js").rename(home.site / "search/p/9.js")
    restate(home)
    assert told(verify(home)) == [
        ("missing-file", "build/site/search/p/0.js"),
        ("orphan", "build/site/search/p/9.js"),
    ]


def rebuild_index(home: Home, statement: str) -> None:
    """Make the index anew, from a catalogue that *statement* changed, and a manifest for it."""
    archive = home.describe()
    with closing(sqlite3.connect(":memory:")) as other, open_tokens(None) as tokens:
        with closing(sqlite3.connect(archive.catalogue)) as catalogue:
            catalogue.backup(other)
        other.execute("PRAGMA foreign_keys = ON")
        other.execute(statement)
        scripts = [
            File(name, "", partial(bytes, data))
            for name, data in read_tree(home.site / "search").items()
            if name.endswith((".css", "engine.js", "box.js", "page.js", "explore.js"))
        ]
        index = make_index(other, load_words(archive.lang), tokens, archive.page_from)
        store_files(home.site / "search", [*index, *scripts])
    restate(home)


def test_an_article_that_the_index_lacks(home: Home) -> None:
    rebuild_index(home, "DELETE FROM articles WHERE id = 'b'")
    assert told(verify(home)) == [("not-indexed", "build/site/articles/2022/02/b.html")]


def test_an_article_that_the_archive_has_not(home: Home) -> None:
    rebuild_index(home, "UPDATE articles SET filed = '2022/09' WHERE id = 'a'")
    assert told(verify(home)) == [
        ("not-indexed", f"build/site/{HARBOUR}.html"),
        ("changed-index", "build/site/search/c/0.js"),
    ]
    message = "tells of articles/2022/09/a, which the catalogue has not; build again"
    assert verify(home).problems[1].message == message


def test_an_index_that_was_made_of_another_text(home: Home) -> None:
    rebuild_index(home, "UPDATE articles SET text = replace(text, 'Brest', 'Crest')")
    found = {it.path.removeprefix("build/site/search/") for it in verify(home).problems}
    assert {"t/0.js", "v/0.js", "contents.js"} <= found


def test_a_site_without_search_is_not_missing_any(home: Home) -> None:
    home.run("build", "--no-search")
    home.bundle()
    assert verify(home).problems == ()


@pytest.mark.parametrize("script", [b"", b"x", b'fondsIndex("p/0","abcd",[1,2);\n', b"\xff(1,2,3)"])
def test_what_is_no_chunk(home: Home, script: bytes) -> None:
    with pytest.raises(ChunkError):
        read_chunk(script)
    (home.site / "search/p/0.js").write_bytes(script)
    restate(home)
    assert problem(home).path == "build/site/search/p/0.js"


@given(st.lists(st.integers(0, 2**31 - 1)))
def test_numbers_are_read_as_they_were_written(numbers: list[int]) -> None:
    assert read_numbers(write_numbers(numbers)) == numbers
    growing = sorted(numbers)
    assert read_growing(write_growing(growing)) == growing


def test_what_is_read_are_the_words_of_each_article_and_no_others(pristine: Home) -> None:
    """Read from the files alone, and held against texts that are cut and counted here."""
    assert len(list((pristine.site / "search/v").iterdir())) == 1
    forms, lists = (
        list(read_forms([read(pristine, "v/0.js")])),
        read_lists(read(pristine, "v/0.js")),
    )
    stated = {
        (form, article): counts
        for form, text in zip(forms, lists, strict=True)
        for article, counts in read_articles(text).items()
    }
    assert stated == count_words(pristine.folder / "build" / "catalogue.db")


def count_words(file: Path) -> dict[tuple[str, int], tuple[int, int]]:
    """(form, number of the article) → how often it is in the article, and in its title."""
    with closing(sqlite3.connect(file)) as catalogue:
        rows = catalogue.execute(
            "SELECT title, title_from, text FROM articles ORDER BY sort_start, sort_end, id"
        ).fetchall()
    found: dict[tuple[str, int], tuple[int, int]] = {}
    for number, (title, title_from, text) in enumerate(rows):
        body = text.partition("\n\n")[2] if title_from == "source" else text
        for part, in_title in ((title, 1), (body, 0)):
            for word in cut_words(part):
                if word != BREAK:
                    count, titled = found.get((fold(word), number), (0, 0))
                    found[fold(word), number] = (count + 1, titled + in_title)
    return found
