"""The index as files: deterministic, incremental, inert, few."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page

from fonds.base.errors import UsageError
from fonds.base.locale import load_words
from fonds.catalogue.store import open_catalogue
from fonds.config import Archive
from fonds.pipeline import convert
from fonds.search.analysis import cut_words, fold, name_words
from fonds.search.chunks import ChunkWriter, Digests, File, Unit, write_data
from fonds.search.content import box_html, page_html
from fonds.search.folder import store_files
from fonds.search.index import make_index
from fonds.search.interface import load_search_words
from fonds.search.numbers import ALPHABET, encode, write_growing, write_number, write_numbers
from fonds.search.postings import MOST_PIECES, PIECE, choose_bounds
from fonds.search.publish import LAST, index_site, make_search
from fonds.search.tokens import open_tokens
from fonds.verify.chunk import read_chunk
from tests.browser.harness import visit
from tests.search.archive import build_archive, describe, insert, open_catalogue_of, write_site

SAMPLES = Path(__file__).parents[1] / "quality" / "samples" / "wikinews-en"
NASTY = "</script><script>alert(1)</script> <!-- \u2028 \u2029 ' \" \\ ]]> ${x} `y` &lt; 𝒳 é"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return build_archive(tmp_path / "archive", SAMPLES)


def index(archive: Archive, cache: Path | None = None) -> dict[str, bytes]:
    with open_catalogue_of(archive) as catalogue, open_tokens(cache) as tokens:
        files = list(make_index(catalogue, load_words("fr"), tokens))
        tokens.save()
        return {file.name: file.make() for file in files}


def test_two_builds_are_byte_identical(archive: Archive) -> None:
    assert index(archive) == index(archive)


def test_hash_seeds_change_nothing(archive: Archive, tmp_path: Path) -> None:
    code = (
        "import sys, sqlite3, hashlib; from fonds.search.index import make_index;"
        "from fonds.search.tokens import open_tokens; from fonds.base.locale import load_words\n"
        "with open_tokens(None) as t: print(hashlib.sha256(b''.join(f.name.encode() + f.make()"
        " for f in make_index(sqlite3.connect(sys.argv[1]), load_words('fr'), t))).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code, str(archive.catalogue)],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_an_index_brought_up_to_date_equals_one_from_nothing(archive: Archive) -> None:
    cache = archive.build / "search.db"
    index(archive, cache)
    with open_catalogue_of(archive) as catalogue:
        ids = [id_ for (id_,) in catalogue.execute("SELECT id FROM articles ORDER BY id")]
        catalogue.execute("UPDATE articles SET sort_start = 0, sort_end = 0 WHERE id = ?", ids[-1:])
        catalogue.execute("UPDATE articles SET text = text || ' Zebra.' WHERE id = ?", ids[:1])
        source = "id = (SELECT source_id FROM articles WHERE id = ?)"
        catalogue.execute(f"UPDATE sources SET key = 'new' WHERE {source}", ids[:1])  # noqa: S608
        catalogue.execute("DELETE FROM articles WHERE id = ?", ids[1:2])
    again = index(archive, cache)
    assert again == index(archive)
    with closing(sqlite3.connect(cache)) as tokens:
        assert tokens.execute("SELECT count(*) FROM search_tokens").fetchone() == (len(ids) - 1,)


def test_a_damaged_or_foreign_cache_is_made_anew(archive: Archive) -> None:
    cache = archive.build / "search.db"
    expected = index(archive, cache)
    for damage in (b"no database", b"", cache.read_bytes()[:5000]):
        cache.write_bytes(damage)
        assert index(archive, cache) == expected


def test_only_what_changes_is_written_and_nothing_stale_stays(tmp_path: Path) -> None:
    def file(name: str, data: bytes) -> File:
        return File(name, "", lambda: data)

    files = [file("a/0.js", b"one"), file("a/1.js", b"two"), file("contents.js", b"c")]
    assert store_files(tmp_path / "s", files).written == 3
    store_files(tmp_path / "s", [*files, file("a/7.js", b"old")])
    (tmp_path / "s" / "a" / ".7.js.part").write_bytes(b"left by a kill")
    stored = store_files(tmp_path / "s", [*files[:1], file("a/1.js", b"TWO"), files[2]])
    assert (stored.files, stored.written, stored.removed) == (3, 1, 1)
    assert sorted(p.name for p in (tmp_path / "s").rglob("*") if p.is_file()) == [
        "0.js", "1.js", "contents.js", "manifest-sha256.txt"]  # fmt: skip


def test_one_more_article_leaves_most_chunks_as_they_are() -> None:
    def chunks(units: Iterable[Unit]) -> set[bytes]:
        writer = ChunkWriter("t", Digests())
        files = [file for unit in units for file in writer.add(unit)] + list(writer.finish())
        return {file.make().split(b",", 2)[2] for file in files}

    chance = random.Random(3)  # noqa: S311
    units = [Unit.of(n, "x" * chance.randint(1, 900), chance.getrandbits(32)) for n in range(3000)]
    more = [*units[:200], Unit.of(200, "new" * 30, 5), *units[200:]]
    assert len(chunks(units) - chunks(more)) <= 3


def test_text_in_the_index_is_data(tmp_path: Path, offline_page: Page) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for n in range(3):
        (seeds / f"n{n}.txt").write_text("Titre\n\nTexte.\n", encoding="utf-8")
    archive = describe(tmp_path / "archive", seeds)
    convert(archive, lambda *_: None)
    with open_catalogue_of(archive) as catalogue:
        catalogue.execute(
            "UPDATE articles SET title = ?, text = ?",
            (NASTY, f"{NASTY}\n\n{NASTY} zorglub"),
        )
        insert(
            catalogue,
            "records",
            id="people/n",
            kind="person",
            label=NASTY,
            identifiers="{}",
            curated="1",
        )
        insert(catalogue, "tags", article_id="n0", record_id="people/n", why="test")
    for name, data in write_site(archive).items():
        text = data.decode("utf-8")
        assert "<" not in text, name
        assert not set(text) & {"\u2028", "\u2029"}, name
    ask = """async () => {
      const result = await fonds.search('zorglub');
      return [result, await fonds.snippets(result.hits)];
    }"""
    with visit(offline_page, (archive.site / "engine.html").as_uri()) as page:
        result, passages = page.evaluate(ask)
    assert {hit["title"] for hit in result["hits"]} == {NASTY}
    assert result["facets"]["people"] == [[NASTY, 1]]
    assert "".join(part["text"] for part in passages[0]).endswith(f"{NASTY[40:]} zorglub")


def test_data_is_json_that_scripts_and_pages_can_hold() -> None:
    value = {"k": ["<!--</script>", "\u2028\u2029", "\ud800", "é", '"\\']}
    text = write_data(value)
    assert json.loads(text) == value
    assert not set(text) & set("<\u2028\u2029\ud800")


def test_an_archive_without_articles_has_an_index(tmp_path: Path, offline_page: Page) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    archive = describe(tmp_path / "archive", seeds)
    with open_catalogue(archive.catalogue):
        pass
    write_site(archive)
    with visit(offline_page, (archive.site / "engine.html").as_uri()) as page:
        for query in ("", "mot", '"deux mots"', "mot*", "date:2022", "personne:x"):
            assert page.evaluate("q => fonds.search(q)", query)["total"] == 0


def test_the_last_file_tells_which_index_and_scripts_are_there(archive: Archive) -> None:
    with open_catalogue_of(archive) as catalogue, open_tokens(None) as tokens:
        files = [*make_search(catalogue, archive, tokens)]
    scripts = {file.name: file.make().decode() for file in files}
    assert files[-1].name == LAST == "latest.js"
    build, version = read_chunk(files[-1].make())
    assert scripts["contents.js"].startswith(f'fondsIndex("contents","{build}",')
    for name in ("engine.js", "box.js", "page.js"):
        assert f'const SEAL = "{version}";' in scripts[name]


def test_numbers_are_read_as_they_were_written(offline_page: Page, archive: Archive) -> None:
    chance = random.Random(1)  # noqa: S311
    numbers = [0, 59, 60, 91, 92, 1919, 1920, 2**31 - 1]
    numbers += [chance.getrandbits(chance.randint(1, 31)) for _ in range(500)]
    text, ends = encode(np.array(numbers, dtype=np.int32))
    assert set(text) <= set(ALPHABET)
    assert not set(ALPHABET) & set('"\\<')
    assert decode(text) == numbers
    assert [decode(text[a:b])[0] for a, b in zip([0, *ends], ends, strict=False)] == numbers
    assert "".join(map(write_number, numbers)) == text
    assert write_numbers([]) == ""
    assert decode(write_growing([3, 3, 90])) == [3, 0, 87]


def decode(text: str) -> list[int]:
    numbers, value, bits = [], 0, 0
    for digit in map(ALPHABET.index, text):
        if digit < 60:
            numbers.append(value + (digit << bits))
            value = bits = 0
        else:
            value += (digit - 60) << bits
            bits += 5
    return numbers


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’hiver, jusqu'à QU’IL d’l’ami prud’homme", "hiver a il ami prud homme"),
        ("1 000 000 chars, 12\u202f500 € ; 2016 200", "1000000 chars 12500 2016 200"),
        ("porte-avions aujourd’hui e_mail", "porte avions aujourd hui e mail"),
        ("dé\u00adploie\u200bment CŒUR Straße ﬁn m²", "deploiement coeur strasse fin m 2"),
        ("हिन्दी ёлка İstanbul 한국어", "हिन्दी елка istanbul 한국어"),
        ("中国人 7月 ไทย", "中国 国人 人 7 月 ไท ทย ย"),
        ("مُحَمَّد ὥρας", "محمد ωρασ"),
    ],
)
def test_words_of_a_text(text: str, words: str) -> None:
    assert [fold(word) for word in cut_words(text)] == words.split()


def test_names_in_scripts_without_spaces_stay_whole() -> None:
    assert name_words("習近平 O’Brien") == ["習近平", "o", "brien"]


def test_both_languages_say_the_same_things() -> None:
    french, english = load_search_words("fr"), load_search_words("en-GB")
    assert (french.lang, english.lang) == ("fr", "en")
    assert french.strings.keys() == english.strings.keys()
    for words in (french, english):
        assert page_html(words).count("<div") == page_html(words).count("</div>")
        assert ' name="' not in page_html(words) + box_html(words, "../")


def test_a_site_that_another_tool_rendered(archive: Archive, tmp_path: Path) -> None:
    site = tmp_path / "other"
    with pytest.raises(UsageError):
        index_site(site, archive)
    with open_catalogue_of(archive) as catalogue:
        rows = catalogue.execute("SELECT filed, id FROM articles").fetchall()
    for filed, id_ in rows:
        (site / "articles" / filed / id_).mkdir(parents=True)
        (site / "articles" / filed / id_ / "index.html").write_text("x")
    assert index_site(site, archive).written > 10
    assert index_site(site, archive).written == 0
    assert '"/index.html"' in (site / "search" / "contents.js").read_text()
    assert "fonds-search" in (site / "search.html").read_text()
    (site / "search.html").write_text("a page of its own")
    index_site(site, archive)
    assert (site / "search.html").read_text() == "a page of its own"


@pytest.mark.parametrize("articles", [1, 262_144, 262_145, 1_000_000, 100_000_000])
def test_a_long_list_has_few_pieces_however_many_articles_there_are(articles: int) -> None:
    size, _ = choose_bounds(articles)
    assert size % PIECE == 0
    assert -(-articles // size) <= MOST_PIECES
    assert size == PIECE or articles > MOST_PIECES * PIECE
