"""The site as a ZIM, read back by libzim."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fonds.bundle.zim import cut, guess_type, language_code
from fonds.terminal.progress import say_nothing
from fonds.verify.verification import verify_target
from tests.archives import Home, invoke, make_home, read_tree

SEEDS = {
    "neige.txt": "date 2022-01-03 La neige tombe\n\nEmmanuel Macron marche à Lyon.\n",
    "sans.txt": "Une phrase sans date.\n\nRien d’autre n’est su.\n",
}


@pytest.mark.parametrize(
    ("lang", "code"),
    [("fr", "fra"), ("en", "eng"), ("de", "deu"), ("es", "spa"), ("pt-BR", "por"), ("ar", "ara"),
     ("it", "ita"), ("nl", "nld"), ("zh", "zho"), ("cs", "ces")],
)  # fmt: skip
def test_languages_have_the_code_that_openzim_wants(lang: str, code: str) -> None:
    assert language_code(lang) == code


def test_a_title_has_30_characters_at_most() -> None:
    assert cut("Un  titre\ncourt", 30) == "Un titre court"
    assert cut("x" * 31, 30) == "x" * 29 + "…"


def test_types_are_those_that_a_browser_needs() -> None:
    assert guess_type("a/b.JS") == "text/javascript;charset=utf-8"
    assert guess_type("a.woff2") == "font/woff2"
    assert guess_type("a.unknown") == "application/octet-stream"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    pytest.importorskip("libzim", reason="libzim is an extra: pip install 'fonds[zim]'")
    home = make_home(tmp_path_factory.mktemp("zim") / "fonds", SEEDS)
    home.configure(site_description="Une archive", site_url="https://presse.fr/")
    home.build()
    return home


def bundle(home: Home) -> Path:
    assert invoke("bundle", "--zim", "-f", str(home.config)).exit_code == 0
    (file,) = (home.folder / "build").glob("*.zim")
    return file


def read(file: Path) -> tuple[Any, dict[str, tuple[str, str, bytes]]]:
    """The archive, and path → title, type and bytes of each entry."""
    from libzim.reader import Archive

    archive = Archive(file)
    entries = [archive._get_entry_by_id(number) for number in range(archive.entry_count)]
    items = [(entry, entry.get_item()) for entry in entries]
    return archive, {
        entry.path: (entry.title, item.mimetype, bytes(item.content)) for entry, item in items
    }


def stated(archive: Any) -> dict[str, bytes]:
    return {key: bytes(archive.get_metadata(key)) for key in archive.metadata_keys}


def test_it_has_the_site_and_says_what_it_is(home: Home) -> None:
    archive, entries = read(bundle(home))
    site = read_tree(home.site)
    servers = {"404.html", "sitemap.xml", "sitemap.xml.gz"}
    assert entries.keys() == site.keys() - servers
    assert all(entries[path][2] == site[path] for path in entries.keys() - {"manifest-sha256.txt"})
    assert entries["articles/2022/01/neige.html"][0] == "La neige tombe"
    said = stated(archive)
    assert said["Title"] == b"Essai"
    assert said["Language"] == b"fra"
    assert said["Name"] == b"essai_fr"
    assert said["Date"] == b"2022-01-03"
    assert said["Description"] == b"Une archive"
    assert archive.main_entry.get_item().path == "index.html"
    assert bytes(archive.get_illustration_item(48).content).startswith(b"\x89PNG")
    assert archive.check()


def test_texts_are_found_and_what_stands_around_them_is_not(home: Home) -> None:
    from libzim.search import (
        Query,
        Searcher,
    )

    archive, _ = read(bundle(home))

    def find(words: str) -> list[str]:
        search = Searcher(archive).search(Query().set_query(words))
        return list(search.getResults(0, 10))

    assert find("marcher") == ["articles/2022/01/neige.html"]
    assert find("neiges") == ["articles/2022/01/neige.html"]
    assert find("Chronologie") in ([], ["time/index.html"])


def test_two_builds_have_the_same_entries(home: Home) -> None:
    one, entries = read(bundle(home))
    other, again = read(bundle(home))
    assert entries == again
    assert stated(one) == stated(other)


def test_it_is_verified(home: Home, tmp_path: Path) -> None:
    file = bundle(home)
    found = verify_target(file, say_nothing)
    assert (found.articles, found.problems) == (2, ())
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    damaged = tmp_path / file.name
    damaged.write_bytes(data)
    assert verify_target(damaged, say_nothing).problems
