"""A folder made to do harm: nothing in it is waited for, followed, or ends in a traceback."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path

import pytest

from fonds.verify.finding import finding_lines, summarise
from tests.archives import Home, invoke, put
from tests.verify.tampering import (
    COPY,
    PAGE,
    TEXTS,
    change,
    find_bundle,
    look_at,
    told,
    unpack,
    verify,
)

ODD = os.fsdecode(b"articles/\xff\xfe.html")


@pytest.fixture
def site(home: Home, tmp_path: Path) -> Path:
    """A built site without its archive."""
    return home.site.rename(tmp_path / "site")


def test_what_is_no_file(site: Path) -> None:
    os.mkfifo(site / "articles/pipe.html")
    (site / "loop").symlink_to(site)
    (site / "articles/device.css").symlink_to("/dev/zero")
    assert told(look_at(site)) == [
        ("no-file", "articles/device.css"),
        ("no-file", "articles/pipe.html"),
        ("no-file", "loop"),
    ]


def test_a_name_that_is_not_utf_8(site: Path) -> None:
    put(site / ODD, b'<a href="none.html#x">')
    found = look_at(site)
    assert ("orphan", ODD) in told(found)
    json.dumps(summarise(found), ensure_ascii=False).encode()
    "\n".join(finding_lines(found)).encode()


def test_what_is_told_of_such_a_name_can_be_printed(site: Path) -> None:
    put(site / ODD, "<p>x")
    assert invoke("verify", str(site), "--json").exit_code == 1
    assert invoke("verify", str(site)).exit_code == 1


def test_names_that_are_one_on_other_systems_are_noted(site: Path) -> None:
    put(site / "ABOUT.html", "<p>x")
    found = look_at(site)
    assert told(found) == [("orphan", "ABOUT.html")]
    (note,) = (it for it in found.findings if it.code == "same-name")
    assert note.path == "about.html"
    assert "same file as ABOUT.html" in note.message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_read(site: Path) -> None:
    (site / "articles").chmod(0)
    try:
        assert ("unreadable", "articles") in told(look_at(site))
    finally:
        (site / "articles").chmod(0o755)


def test_a_page_whose_copy_of_the_source_holds_no_text(site: Path) -> None:
    """Else a page could show anything, beside bytes that nobody can read."""
    old, new = TEXTS["a.txt"], b"\x89PNG\r\n\x1a\n" + bytes(64)
    put(site / COPY, new)
    stated, forged = (sha256(data).hexdigest().encode() for data in (old, new))
    change(site / PAGE, lambda page: page.replace(stated, forged))
    assert ("changed-text", PAGE) in told(look_at(site))


def test_pipes_in_the_place_of_what_an_archive_has(home: Home) -> None:
    bundle = find_bundle(home)
    for file in (home.seeds / "a.txt", home.docs / "articles/2022/01/a.md", bundle):
        file.unlink()
        os.mkfifo(file)
    assert set(told(verify(home))) == {
        ("missing-source", "seeds/a.txt"),
        ("missing-page", "docs/articles/2022/01/a.md"),
    }


def test_a_pipe_for_the_checksum_beside_a_zip(home: Home) -> None:
    bundle = find_bundle(home)
    sidecar = bundle.with_name(f"{bundle.name}.sha256")
    sidecar.unlink()
    os.mkfifo(sidecar)
    assert look_at(bundle).problems == ()


def test_a_folder_in_the_place_of_the_manifest(home: Home, tmp_path: Path) -> None:
    folder = unpack(find_bundle(home), tmp_path)
    (folder / "manifest-sha256.txt").unlink()
    (folder / "manifest-sha256.txt").mkdir()
    assert ("no-manifest", "manifest-sha256.txt") in told(look_at(folder / "site"))
