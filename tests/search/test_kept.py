"""Posting lists of the last build are taken over where nothing changed, and nowhere else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.base.locale import load_words
from fonds.catalogue.tables import catalogue_in_memory
from fonds.search import followers, kept, kept_rows, mending, vocabulary
from fonds.search.cache import connect
from fonds.search.index import make_index
from fonds.search.kept_rows import KeptRows
from fonds.search.spool import Store
from fonds.search.tokens import open_tokens
from fonds.search.units import FAMILIES, Units
from tests.search.archive import insert
from tests.search.test_incremental import MODULES, SMALL

WORDS = [*"abcd", "Été", "été", "lire", "lu", "lue", "Ville", "villes", "œuf", "14", "prési- dence"]
"""Words of the articles; the first are the commonest."""
PLACES = {"COMMON": vocabulary, "FEW": kept, "_AT_ONCE": mending}
BOUNDS = {"COMMON": 4, "FEW": 1, "_AT_ONCE": 30}
"""Few words are common, lists are taken over however many are dirty, and mended a few at a time."""


@dataclass(frozen=True)
class Article:
    """What a source says."""

    day: int
    title: str
    body: str
    lang: str = "fr"


Articles = dict[str, Article]

texts = st.lists(st.sampled_from([*WORDS, *"aaabbbcd", "\n\n"]), max_size=12).map(" ".join)
titles = texts.map(lambda it: it.split("\n")[0])
articles = st.builds(Article, st.integers(1, 4), titles, texts, st.sampled_from(["fr", "fr", "en"]))


@st.composite
def changes(draw: st.DrawFn) -> Callable[[Articles], Articles]:
    """One more, one less, another name, title, text or language, or none of these."""
    place, article = draw(st.integers(0, 99)), draw(articles)
    kind = draw(
        st.sampled_from(["add", "add", "remove", "rename", "retitle", "edit", "edit", "lang", ""])
    )

    def change(held: Articles) -> Articles:
        name = sorted(held)[place % len(held)] if held else ""
        rest, former = {n: it for n, it in held.items() if n != name}, held.get(name, article)
        return {
            "add": {**held, f"n{place:02d}": article},
            "remove": rest,
            "rename": {**rest, f"n{place:02d}": former},
            "retitle": {**rest, name or "n": replace(former, title=article.title)},
            "lang": {**rest, name or "n": replace(former, lang=article.lang)},
            "edit": {**rest, name or "n": replace(former, body=article.body)},
            "": held,
        }[kind]

    return change


@contextmanager
def small() -> Iterator[None]:
    """Lists are long at few articles, and cut into pieces."""
    with pytest.MonkeyPatch.context() as patch:
        for module in MODULES:
            for constant in SMALL.keys() & vars(module).keys():
                patch.setattr(module, constant, SMALL[constant])
        for constant, module in PLACES.items():
            patch.setattr(module, constant, BOUNDS[constant])
        yield


def make(held: Articles, cache: Path | None = None) -> dict[str, bytes]:
    """Every file of the index of *held*."""
    with catalogue_in_memory() as catalogue, open_tokens(cache) as tokens:
        fill(catalogue, held)
        files = {it.name: it.make() for it in make_index(catalogue, load_words("fr"), tokens)}
        tokens.save()
    return files


def fill(catalogue: sqlite3.Connection, held: Articles) -> None:
    for number, (name, it) in enumerate(sorted(held.items()), 1):
        row, day = {"id": str(number), "path": name}, str(20000100 + it.day)
        insert(catalogue, "sources", **row, key=repr(it))
        row = {"id": name, "source_id": str(number), "title": it.title, "text": it.body}
        dates = {"date": f"2000-01-0{it.day}", "sort_start": day, "sort_end": day}
        insert(
            catalogue, "articles", **row, **dates, number=str(number), lang=it.lang, filed="2000"
        )


@settings(deadline=None, max_examples=25)
@given(st.lists(articles, max_size=14), st.lists(changes(), min_size=1, max_size=6))
def test_any_changes_give_the_index_from_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    first: list[Article],
    following: list[Callable[[Articles], Articles]],
) -> None:
    cache = tmp_path_factory.mktemp("kept") / "search.db"
    held = {f"n{7 * number:02d}": article for number, article in enumerate(first)}
    with small():
        make(held, cache)
        for change in following:
            held = change(held)
            assert make(held, cache) == make(held)


HELD = {
    f"n{n:02d}": Article(1, f"Titre {n}", f"a b c mot{n} a lire{' d' * (n < 4)}") for n in range(12)
}
EDITED = {**HELD, "n05": replace(HELD["n05"], body="a b c autre a lire")}


@contextmanager
def opened(cache: Path) -> Iterator[sqlite3.Connection]:
    with sqlite3.connect(cache) as database:
        yield database
    database.close()


def damage(cache: Path, *queries: str) -> None:
    with opened(cache) as database:
        for query in queries:
            database.execute(query)


SPOIL = (
    "UPDATE lists SET data = CAST(replace(hex(zeroblob(length(data))), '00', 'z') AS BLOB)"
    " WHERE name LIKE '% x'"
)
"""Puts letters in place of all positions."""


def test_only_what_is_dirty_is_made_anew(tmp_path: Path) -> None:
    cache = tmp_path / "search.db"
    with small():
        make(HELD, cache)
        damage(cache, SPOIL)
        found, expected = make(EDITED, cache), make(EDITED)
    assert found.keys() == expected.keys()
    assert b"zzz" in b"".join(found.values())
    assert b"zzz" not in b"".join(expected.values())


SPOIL_OTHERS = "UPDATE search_tokens SET data = zeroblob(length(data)) WHERE article_id <> 'n05'"


def test_words_of_articles_that_did_not_change_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(followers, "_ARTICLES", 1)  # in few of them it is counted what follows
    cache = tmp_path / "search.db"
    with small():
        make(HELD, cache)
        damage(cache, SPOIL_OTHERS)
        assert make(EDITED, cache) == make(EDITED)


DAMAGES = {
    "other common words": ["UPDATE lists SET data = x'78' WHERE name = 'state'",
                           "DELETE FROM lists WHERE name = 'forms'"],
    "articles that are forgotten": ["DELETE FROM search_tokens",
                                    "UPDATE lists SET data = zeroblob(9) WHERE name LIKE '% x'"],
    "none": ["DELETE FROM lists"],
}  # fmt: skip


@pytest.mark.parametrize("queries", DAMAGES.values(), ids=DAMAGES)
def test_lists_that_do_not_fit_are_made_anew(tmp_path: Path, queries: list[str]) -> None:
    cache = tmp_path / "search.db"
    make(HELD, cache)
    damage(cache, *queries)
    assert make(EDITED, cache) == make(EDITED)


def test_what_was_made_is_kept_only_when_it_is_saved(tmp_path: Path) -> None:
    cache = tmp_path / "search.db"
    make(HELD, cache)
    with opened(cache) as database:
        before = list(database.iterdump())
    with catalogue_in_memory() as catalogue, open_tokens(cache) as tokens:
        fill(catalogue, EDITED)
        assert [it.name for it in make_index(catalogue, load_words("fr"), tokens)]
    with opened(cache) as database:
        assert list(database.iterdump()) == before
    assert make(EDITED, cache) == make(EDITED)


def test_what_is_put_takes_the_place_of_what_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_rows, "BLOCK", 4)
    rows = KeptRows(connect(None))
    for data in (b"abcdefghi", b"abcdEFGHi", b"abcde", b"", b"abcdefghijkl"):
        rows.put("one", data)
        rows.put("other", b"as it was")
        assert (rows.read("one"), rows.read("other")) == (data, b"as it was")


def test_units_of_both_come_in_the_order_of_terms_and_pieces() -> None:
    def units(rows: str) -> Units:
        """Units such as ``2.0:xy``: term, piece, data."""
        split = [row.partition(":")[::2] for row in rows.split()]
        term, piece = np.array([key.split(".") for key, _ in split], dtype=np.int64).T
        size = np.array([len(data) for _, data in split], dtype=np.int64)
        data = {f: "".join(data for _, data in split).encode() for f in FAMILIES}
        begins = {f: np.cumsum(size) - size for f in FAMILIES}
        return Units(term, piece, begins, dict.fromkeys(FAMILIES, size), data)

    kept_units = units("0.0:aa 1.0:b 1.1:gone 1.3:c 4.0:dd")
    into: dict[str, Store] = {f: bytearray() for f in FAMILIES}
    merged = units("1.1:X 2.0:YY").merge(kept_units.only(np.arange(5) != 2), into)
    assert list(zip(merged.term.tolist(), merged.piece.tolist(), strict=True)) == [
        (0, 0), (1, 0), (1, 1), (1, 3), (2, 0), (4, 0)]  # fmt: skip
    assert into == dict.fromkeys(FAMILIES, bytearray(b"aabXcYYdd"))
    assert merged.sizes["p"].tolist() == [2, 1, 1, 1, 2, 2]


@given(st.lists(st.integers(1, 4), max_size=40), st.sets(st.integers(0, 39), max_size=3))
def test_ways_through_a_list_are_those_of_one_step_after_the_other(
    steps: list[int], starts: set[int]
) -> None:
    end, reached = len(steps), set[int]()
    begins = sorted(place for place in {0, *starts} if place < end)
    for place in begins:
        while place < end:
            reached.add(place)
            place += steps[place]
    heads = sorted(reached)
    ends = [*heads[1:], end]
    apart = all(at + steps[at] == after for at, after in zip(heads, ends, strict=False))
    found = mending._walk(np.array(steps, dtype=np.int64), np.array(begins, dtype=np.int64))
    assert (None if found is None else found.tolist()) == (heads if apart else None)
