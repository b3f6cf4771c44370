"""Sources that are packed: pages lead to them, and every byte is still proven."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from fonds.terminal.progress import say_nothing
from fonds.verify.verification import verify_archive, verify_target
from tests.archives import Home, make_home, read_tree
from tests.links import check_links

SEEDS: dict[str, str | bytes] = {
    "un.txt": "date 2022-01 Un titre\n\nUn texte.\n",
    "deux.txt": "date 2022-01 Le frère\r\n\r\nL’été.\r\n".encode("cp1252"),
    "trois.txt": "Sans date\n\nUn texte.\n",
    "page.html": "<html><title>Une page</title><body><p>Un long texte ici.</p></body></html>",
}
PACK = "articles/2022/01/sources.zip"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = make_home(tmp_path_factory.mktemp("packs") / "fonds", SEEDS)
    home.configure(fonds={"publish": {"bundle_sources": True}})
    home.build()
    return home


@pytest.fixture
def home(built: Home, tmp_path: Path) -> Home:
    return Home(shutil.copytree(built.folder, tmp_path / "fonds"))


def codes(home: Home) -> set[str]:
    return {finding.code for finding in verify_archive(home.describe(), say_nothing).problems}


def test_a_folder_s_sources_are_one_file(built: Home) -> None:
    paths = read_tree(built.site).keys()
    packs = {path for path in paths if path.endswith("/sources.zip")}
    assert packs == {PACK, "articles/undated/sources.zip"}
    assert not [path for path in paths if path.startswith("articles/") and path.endswith(".txt")]
    with zipfile.ZipFile(built.site / PACK) as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == {
            name: (built.seeds / name).read_bytes() for name in ("deux.txt", "un.txt")
        }


def test_pages_lead_to_their_source(built: Home) -> None:
    page = built.page("articles/2022/01/un.html")
    assert '<a href="sources.zip" type="application/zip" download>un.txt</a>' in page
    assert "(sources.zip/un.txt)" in page
    assert '<link rel="item" href="sources.zip" type="application/zip">' in page
    check_links(built.site)
    assert PACK in built.page("data/articles-2022.csv")


def test_every_source_is_proven_there(built: Home) -> None:
    assert codes(built) == set()
    found = verify_target(built.site, say_nothing)
    assert (found.articles, found.problems) == (4, ())
    assert verify_target(built.bundle(), say_nothing).articles == 4


@pytest.mark.parametrize("change", [{"un.txt": b"another"}, {}])
def test_a_source_that_is_another_or_gone_is_found(home: Home, change: dict[str, bytes]) -> None:
    with zipfile.ZipFile(home.site / PACK, "w") as packed:
        for name, data in change.items():
            packed.writestr(name, data)
    assert "changed-source-copy" in codes(home)


def test_a_pack_that_is_gone_or_no_zip_is_found(home: Home) -> None:
    (home.site / PACK).write_bytes(b"PK no zip")
    assert codes(home) == {"changed-source-copy"}
    (home.site / PACK).unlink()
    assert codes(home) >= {"missing-file", "broken-link"}


def test_packing_and_unpacking_again_gives_the_same_site(home: Home) -> None:
    packed = read_tree(home.site)
    home.configure(fonds={"publish": {"bundle_sources": False}})
    home.build()
    assert (home.site / "articles/2022/01/un.txt").is_file()
    assert PACK not in read_tree(home.site)
    home.configure(fonds={"publish": {"bundle_sources": True}})
    home.build()
    assert read_tree(home.site) == packed
