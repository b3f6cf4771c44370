"""An archive with its project around it: each tampering is found, and named for what it is."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from fonds.files.manifest import checksum_of, read_manifest, write_manifest
from tests.archives import Home, read_tree
from tests.verify.tampering import COPY, PAGE, TEXTS, change, find_bundle, flip, told, verify


def test_an_untouched_archive_has_no_problem(home: Home) -> None:
    found = verify(home)
    assert found.problems == ()
    assert found.findings == ()
    assert (found.exit_code, found.articles) == (0, 4)


def test_an_archive_whose_sources_are_not_published_is_compared_with_its_seeds(home: Home) -> None:
    home.configure(fonds={"publish": {"source": False, "path": True}})
    home.build()
    home.bundle()
    found = verify(home)
    assert (found.findings, found.articles) == ((), 4)
    change(home.site / PAGE, lambda page: page.replace(b"enfin", b"Enfin", 1))
    change(home.site / PAGE, lambda page: page.replace("pêcheurs".encode(), b"marins"))
    assert told(verify(home)) == [("changed-text", f"build/site/{PAGE}")]


def test_a_flipped_byte_in_a_source_copy(home: Home) -> None:
    change(home.site / COPY, lambda data: flip(data, 30))
    assert told(verify(home)) == [("changed-source-copy", f"build/site/{COPY}")]


def test_a_flipped_byte_in_a_source(home: Home) -> None:
    change(home.seeds / "a.txt", lambda data: flip(data, 30))
    assert told(verify(home)) == [("changed-source", "seeds/a.txt")]


def test_a_source_that_is_gone_and_one_that_is_new(home: Home) -> None:
    (home.seeds / "a.txt").rename(home.seeds / "z.txt")
    found = verify(home)
    assert told(found) == [("missing-source", "seeds/a.txt")]
    assert [(note.code, note.path) for note in found.findings[1:]] == [
        ("new-source", "seeds/z.txt")
    ]


def test_a_changed_character_on_a_page(home: Home) -> None:
    change(home.site / PAGE, lambda page: page.replace(b"Brest", b"Crest"))
    found = verify(home)
    assert told(found) == [("changed-text", f"build/site/{PAGE}")]
    assert "'Crest sont" in found.problems[0].message
    assert "'Brest sont" in found.problems[0].message


def test_a_changed_checksum_on_a_page(home: Home) -> None:
    stated = sha256(TEXTS["a.txt"]).hexdigest().encode()
    change(home.site / PAGE, lambda page: page.replace(stated, b"0" * 64))
    assert told(verify(home)) == [("changed-notice", f"build/site/{PAGE}")]


def test_a_change_around_the_text(home: Home) -> None:
    change(home.site / PAGE, lambda page: page.replace(b"</main>", b"</main>\n"))
    assert told(verify(home)) == [("changed-file", f"build/site/{PAGE}")]


def test_a_deleted_page(home: Home) -> None:
    (home.site / PAGE).unlink()
    found = told(verify(home))
    assert ("missing-page", f"build/site/{PAGE}") in found
    assert ("broken-link", "build/site/notes.html") in found
    assert {code for code, _ in found} == {"missing-page", "broken-link"}


def test_a_deleted_page_that_the_manifest_no_longer_states(home: Home) -> None:
    (home.site / PAGE).unlink()
    manifest = home.site / "manifest-sha256.txt"
    lines = manifest.read_text(encoding="utf-8").splitlines(keepends=True)
    manifest.write_text("".join(x for x in lines if PAGE not in x), encoding="utf-8", newline="\n")
    assert ("missing-page", f"build/site/{PAGE}") in told(verify(home))


def test_a_deleted_markdown_page(home: Home) -> None:
    (home.docs / "articles/2022/01/a.md").unlink()
    assert told(verify(home)) == [("missing-page", "docs/articles/2022/01/a.md")]


@pytest.mark.parametrize(
    ("address", "told_of"),
    [
        ("nowhere.html", True),
        ("#nothing", True),
        ("../02/b.html#nothing", True),
        ("../03/", True),
        ("../02/b.html#p1", False),
        ("#p1", False),
        ("#top", False),
        ("../../../index.html?v=1#q=port", False),
        ("../../../", False),
        ("https://example.org/nowhere.html", False),
        ("mailto:someone@example.org", False),
    ],
)
def test_a_link(home: Home, address: str, told_of: bool) -> None:
    link = f'<a href="{address}">x</a></main>'.encode()
    change(home.site / PAGE, lambda page: page.replace(b"</main>", link))
    broken = ("broken-link", f"build/site/{PAGE}")
    assert told(verify(home)) == [broken] * told_of + [("changed-file", f"build/site/{PAGE}")]


def test_an_address_in_a_style_sheet(home: Home) -> None:
    sheet = "assets/fonds/fonds.css"
    change(home.site / sheet, lambda css: css + b'\na { background: url("fonts/none.png") }\n')
    found = told(verify(home))
    assert ("broken-link", f"build/site/{sheet}") in found


def test_a_file_that_nobody_owns(home: Home) -> None:
    for path in ("x.txt", "assets/x.js", "articles/2022/01/x.html"):
        home.put(f"build/site/{path}", "<p>x")
    assert told(verify(home)) == [
        ("orphan", "build/site/articles/2022/01/x.html"),
        ("orphan", "build/site/assets/x.js"),
        ("orphan", "build/site/x.txt"),
    ]


def test_a_page_that_nobody_owns_though_the_manifest_states_it(home: Home) -> None:
    page = home.put("build/site/articles/2022/01/x.html", "<p>x")
    _restate(home, "articles/2022/01/x.html", page)
    assert told(verify(home)) == [("orphan", "build/site/articles/2022/01/x.html")]


def _restate(home: Home, path: str, file: Path) -> None:
    manifest = home.site / "manifest-sha256.txt"
    stated = read_manifest(manifest.read_bytes())
    manifest.write_bytes(write_manifest({**stated, path: checksum_of(file)}))


def test_a_copy_changed_with_page_and_manifest_is_found_by_the_catalogue(home: Home) -> None:
    old = checksum_of(home.site / COPY)
    change(home.site / COPY, lambda data: data.replace(b"Brest", b"Crest"))
    new = checksum_of(home.site / COPY)
    change(home.site / PAGE, lambda page: page.replace(b"Brest", b"Crest"))
    change(home.site / PAGE, lambda page: page.replace(old.encode(), new.encode()))
    _restate(home, COPY, home.site / COPY)
    _restate(home, PAGE, home.site / PAGE)
    assert told(verify(home)) == [("changed-notice", f"build/site/{PAGE}")]


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_a_flipped_byte_in_the_zip(home: Home, share: float) -> None:
    bundle = find_bundle(home)
    change(bundle, lambda data: flip(data, int(share * len(data))))
    found = told(verify(home))
    assert ("changed-bundle", f"build/{bundle.name}") in found
    assert all(path.startswith(f"build/{bundle.name}") for _, path in found)


def test_a_bundle_of_another_state_is_noted(home: Home) -> None:
    change(home.docs / "notes.md", lambda text: text + b"\nMore.\n")
    home.build()
    found = verify(home)
    assert found.problems == ()
    assert [note.code for note in found.findings] == ["stale-bundle"]


def test_a_page_edited_by_hand_is_told_as_the_report_tells_it(home: Home) -> None:
    page = "articles/2022/01/a.md"
    change(home.docs / page, lambda text: text.replace(b"Brest", b"Quimper"))
    assert told(verify(home)) == [("edited-page", f"docs/{page}")]
    assert home.build().needing == {page: "edited-page"}
    home.bundle()
    found = verify(home)
    assert told(found) == [("edited-page", f"docs/{page}")]
    assert (found.problems[0].severity, found.exit_code) == ("edited", 1)


@pytest.mark.parametrize("damage", [b"", b"not a database"])
def test_a_catalogue_that_cannot_be_used(home: Home, damage: bytes) -> None:
    (home.folder / "build" / "catalogue.db").write_bytes(damage)
    assert told(verify(home)) == [("no-catalogue", "build/catalogue.db")]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE pages SET path = x'00ff' || path",
        "UPDATE sources SET file = 7",
        "UPDATE sources SET sha256 = zeroblob(140000000) WHERE path = 'a.txt'",
        "UPDATE sources SET path = x'00ff' || id",
        "UPDATE articles SET filed = 7",
        "DELETE FROM sources",
    ],
)
def test_a_catalogue_of_nonsense_is_no_reason_to_fail(home: Home, statement: str) -> None:
    with closing(sqlite3.connect(home.folder / "build" / "catalogue.db")) as catalogue:
        catalogue.execute(statement)
        catalogue.commit()
    assert verify(home).exit_code == 1


def test_a_site_without_a_manifest_proves_nothing(home: Home) -> None:
    (home.site / "manifest-sha256.txt").unlink()
    assert told(verify(home)) == [("no-manifest", "build/site/manifest-sha256.txt")]


def test_a_build_that_was_cut_short(home: Home) -> None:
    home.put("build/.site.staging/journal.json", "[]")
    assert told(verify(home)) == [("unfinished-build", "build/.site.staging")]


def test_verifying_changes_nothing(home: Home) -> None:
    shutil.rmtree(home.site / "topics", ignore_errors=True)
    before = read_tree(home.folder)
    verify(home)
    assert read_tree(home.folder) == before
