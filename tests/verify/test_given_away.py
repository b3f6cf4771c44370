"""What was given away, without its archive: a zip, an unpacked bundle, a site."""

from __future__ import annotations

import subprocess
import zipfile
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fonds.base.errors import UsageError
from tests.archives import Home, put
from tests.verify.tampering import (
    COPY,
    PAGE,
    change,
    find_bundle,
    flip,
    look_at,
    make_archive,
    told,
    unpack,
)

FORMS = ("zip", "bundle", "site")


def give(home: Home, form: str, folder: Path) -> Path:
    """The archive in *form*, away from its folder."""
    bundle = find_bundle(home)
    if form == "zip":
        return put(folder / bundle.name, bundle.read_bytes())
    return unpack(bundle, folder) if form == "bundle" else home.site.rename(folder / "site")


@pytest.mark.parametrize("form", FORMS)
def test_untouched_it_has_no_problem(home: Home, form: str, tmp_path: Path) -> None:
    found = look_at(give(home, form, tmp_path / "away" if form != "site" else tmp_path))
    assert found.findings == ()
    assert (found.exit_code, found.articles) == (0, 4)


@pytest.mark.parametrize("form", ["bundle", "site"])
def test_the_manifest_is_what_sha256sum_reads(home: Home, form: str, tmp_path: Path) -> None:
    folder = give(home, form, tmp_path)
    check = ["sha256sum", "--check", "--strict", "--quiet", "manifest-sha256.txt"]
    assert subprocess.run(check, cwd=folder, check=False).returncode == 0


@pytest.mark.parametrize(("form", "below"), [("bundle", "site/"), ("site", "")])
def test_each_tampering_is_found(home: Home, form: str, below: str, tmp_path: Path) -> None:
    folder = give(home, form, tmp_path)
    change(folder / below / COPY, lambda data: flip(data, 30))
    other = "articles/2022/02/b.html"
    change(folder / below / other, lambda page: page.replace("grévistes".encode(), b"gens"))
    change(folder / below / "notes.html", lambda page: page + b'<a href="none.html">x</a>')
    put(folder / below / "articles/x.html", "<p>x")
    (folder / below / "about.html").unlink()
    found = set(told(look_at(folder)))
    expected = {
        ("changed-source-copy", COPY),
        ("changed-text", other),
        ("broken-link", "notes.html"),
        ("changed-file", "notes.html"),
        ("orphan", "articles/x.html"),
        ("missing-page", "about.html"),
    }
    assert {(code, below + path) for code, path in expected} <= found
    assert {code for code, _ in found} == {code for code, _ in expected}


def test_the_opening_page_of_a_bundle_is_covered(home: Home, tmp_path: Path) -> None:
    folder = give(home, "bundle", tmp_path)
    change(folder / "OUVRIR.html", lambda page: page.replace(b"</main>", b"<script></script>"))
    assert told(look_at(folder)) == [("changed-file", "OUVRIR.html")]


def test_an_edited_page_is_told_of(home: Home, tmp_path: Path) -> None:
    page = home.docs / "articles/2022/01/a.md"
    change(page, lambda text: text.replace(b"Brest", b"Quimper"))
    home.build()
    assert told(look_at(give(home, "site", tmp_path))) == [("edited-page", PAGE)]


def test_what_a_file_manager_leaves_is_no_problem(home: Home, tmp_path: Path) -> None:
    folder = give(home, "bundle", tmp_path)
    put(folder / "site/articles/.DS_Store", b"\0")
    found = look_at(folder)
    assert found.problems == ()
    assert [note.code for note in found.findings] == ["litter"]


def test_a_symbolic_link_is_not_followed(home: Home, tmp_path: Path) -> None:
    folder = give(home, "site", tmp_path)
    (folder / "away").symlink_to(home.seeds)
    (folder / "files/data.csv").unlink()
    (folder / "files/data.csv").symlink_to(home.docs / "files/data.csv")
    assert told(look_at(folder)) == [
        ("no-file", "away"),
        ("missing-file", "files/data.csv"),
        ("no-file", "files/data.csv"),
    ]


def test_the_site_in_a_bundle_is_verified_as_the_bundle(home: Home, tmp_path: Path) -> None:
    folder = give(home, "bundle", tmp_path)
    assert look_at(folder / "site") == look_at(folder)


def test_a_checksum_beside_the_zip_proves_the_whole_of_it(home: Home) -> None:
    bundle = find_bundle(home)
    change(bundle, lambda data: data[:-2] + b"\x01\0!")  # a comment, which unpacks to nothing
    assert told(look_at(bundle)) == [("changed-bundle", bundle.name)]


def test_names_that_unpack_elsewhere(tmp_path: Path) -> None:
    file = tmp_path / "x.zip"
    with zipfile.ZipFile(file, "w") as parcel:
        parcel.writestr("x/index.html", "<p>x")
        parcel.writestr("x/../../y.html", "<p>y")
    assert ("strange-name", "x/../../y.html") in told(look_at(file))


def test_what_is_no_zip_at_all(tmp_path: Path) -> None:
    file = put(tmp_path / "x.zip", b"PK")
    assert told(look_at(file)) == [("changed-bundle", "x.zip")]


@pytest.mark.parametrize("name", ["", "nowhere"])
def test_what_is_neither_zip_nor_site_is_wrong_use(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        look_at(tmp_path / name)


@cache
def away() -> tuple[Path, bytes]:
    """A site, and the bytes of a zip, for as many tamperings as there are examples."""
    home = make_archive(Path(mkdtemp()) / "archive")
    return home.site, find_bundle(home).read_bytes()


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_flipped_bit_of_a_site_is_found(data: st.DataObject) -> None:
    site, _ = away()
    files = sorted(file for file in site.rglob("*") if file.is_file() and file.stat().st_size)
    file = data.draw(st.sampled_from(files))
    whole = file.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    file.write_bytes(flip(whole, place, data.draw(st.integers(0, 7))))
    try:
        assert look_at(site).exit_code == 1
    finally:
        file.write_bytes(whole)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_damaged_zip_is_never_taken_for_another_content(
    data: st.DataObject, tmp_path: Path
) -> None:
    """Without its checksum beside it: a flipped bit is found, or changes nothing that unpacks."""
    _, whole = away()
    file = tmp_path / "x.zip"
    place = data.draw(st.integers(0, len(whole) - 1))
    file.write_bytes(flip(whole, place, data.draw(st.integers(0, 7))))
    if look_at(file).exit_code == 0:
        assert _content(file) == _content(put(tmp_path / "y.zip", whole))


def _content(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as parcel:
        return {name: parcel.read(name) for name in parcel.namelist()}
