"""The zip: the same bytes for the same site, whole at any moment, equal to the site."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from fonds.base.errors import UsageError
from fonds.bundle.portable import UnportableError
from fonds.bundle.zip_file import write_bundle
from tests.bundle.samples import FILES, TOP, make_opening_in, make_site

ROOT = Path(__file__).parents[2]
OPENING = make_opening_in("fr")

IN_THE_SITE = {f"{TOP}/site/{name}": content for name, content in FILES.items()}
MADE = {f"{TOP}/OUVRIR.html", f"{TOP}/LISEZMOI.txt", f"{TOP}/site/assets/fonds/open.css"}


def bundle(site: Path, target: Path) -> bytes:
    return write_bundle(site, target, TOP, OPENING).read_bytes()


def say_bundle(site: Path, target: Path, before: str = "") -> str:
    """The Python code that writes the same bundle in a process of its own."""
    return (
        f"{before}\nfrom pathlib import Path\nfrom fonds.bundle.zip_file import write_bundle\n"
        "from tests.bundle.samples import TOP, make_opening_in\n"
        f"write_bundle(Path({str(site)!r}), Path({str(target)!r}), TOP, make_opening_in('fr'))\n"
    )


def test_holds_the_site_and_the_opening_in_one_folder(tmp_path: Path) -> None:
    target = write_bundle(make_site(tmp_path / "site"), tmp_path / "a.zip", TOP, OPENING)
    with zipfile.ZipFile(target) as bundle:
        assert bundle.testzip() is None
        assert set(bundle.namelist()) == IN_THE_SITE.keys() | MADE | {f"{TOP}/manifest-sha256.txt"}
        assert all(bundle.read(name) == content for name, content in IN_THE_SITE.items())


def test_unzip_gives_the_site_back(tmp_path: Path) -> None:
    target = write_bundle(make_site(tmp_path / "site"), tmp_path / "a.zip", TOP, OPENING)
    subprocess.run(["unzip", "-q", target, "-d", tmp_path / "out"], check=True, timeout=60)
    for name, content in IN_THE_SITE.items():
        assert (tmp_path / "out" / name).read_bytes() == content


def test_entries_tell_nothing_of_the_machine(tmp_path: Path) -> None:
    target = write_bundle(make_site(tmp_path / "site"), tmp_path / "a.zip", TOP, OPENING)
    with zipfile.ZipFile(target) as bundle:
        entries = bundle.infolist()
    names = [entry.filename for entry in entries]
    assert names == sorted(names, key=str.encode)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert {entry.create_system for entry in entries} == {3}
    assert all(entry.flag_bits & 0x800 for entry in entries if not entry.filename.isascii())
    assert not all(name.isascii() for name in names)


def test_stores_what_is_compressed_and_deflates_the_rest(tmp_path: Path) -> None:
    target = write_bundle(make_site(tmp_path / "site"), tmp_path / "a.zip", TOP, OPENING)
    with zipfile.ZipFile(target) as bundle:
        stored = {
            entry.filename.rpartition("/")[2]
            for entry in bundle.infolist()
            if entry.compress_type == zipfile.ZIP_STORED
        }
    assert stored == {"serif.woff2", "LOGO.PNG"}


def test_same_bytes_whatever_the_place_time_order_umask_and_zone(tmp_path: Path) -> None:
    first = bundle(make_site(tmp_path / "site"), tmp_path / "first.zip")
    other = make_site(tmp_path / "d’un autre côté" / "site", reverse=True)
    for file in other.rglob("*"):
        os.utime(file, (1_000_000_000, 1_234_567_890))
        file.chmod(0o700)
    target = tmp_path / "other.zip"
    subprocess.run(
        [sys.executable, "-c", say_bundle(other, target)],
        check=True,
        cwd=ROOT,
        env={"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONPATH": f"{ROOT}/scripts"},
        umask=0o077,
        timeout=60,
    )
    assert target.read_bytes() == first


def test_other_content_gives_other_bytes(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    first = bundle(site, tmp_path / "first.zip")
    (site / "index.html").write_text("changed")
    assert bundle(site, tmp_path / "second.zip") != first


@pytest.mark.parametrize(
    ("epoch", "moment"),
    [
        ("1767225600", (2026, 1, 1, 0, 0, 0)),
        ("0", (1980, 1, 1, 0, 0, 0)),
        ("99999999999", (2107, 12, 31, 23, 59, 58)),
    ],
)
def test_source_date_epoch_dates_the_entries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str, moment: tuple[int, ...]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    target = write_bundle(make_site(tmp_path / "site"), tmp_path / "a.zip", TOP, OPENING)
    with zipfile.ZipFile(target) as bundle:
        assert {entry.date_time for entry in bundle.infolist()} == {moment}


@pytest.mark.parametrize("epoch", ["today", "1e9", "9" * 30])
def test_an_impossible_source_date_epoch_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        write_bundle(make_site(tmp_path / "site"), tmp_path / "a.zip", TOP, OPENING)


def test_leaves_out_the_servers_pages_and_hidden_files(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    clean = bundle(site, tmp_path / "clean.zip")
    for name in ("404.html", "sitemap.xml", "sitemap.xml.gz", "sitemap-2.xml.gz", ".nojekyll"):
        (site / name).write_text("x")
    (site / ".hidden").mkdir()
    (site / ".hidden" / "page.html").write_text("x")
    assert bundle(site, tmp_path / "other.zip") == clean


def test_keeps_articles_that_bear_such_names(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    (site / "articles" / "404.html").write_text("x")
    with zipfile.ZipFile(write_bundle(site, tmp_path / "a.zip", TOP, OPENING)) as bundle:
        assert f"{TOP}/site/articles/404.html" in bundle.namelist()


def test_a_symbolic_link_is_named_and_not_followed(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key.txt").write_text("x")
    (site / "folder").symlink_to(tmp_path / "secret")
    (site / "file.txt").symlink_to(tmp_path / "secret" / "key.txt")
    with pytest.raises(UnportableError) as raised:
        write_bundle(site, tmp_path / "a.zip", TOP, OPENING)
    paths = {problem.path for problem in raised.value.problems}
    assert paths == {f"{TOP}/site/folder", f"{TOP}/site/file.txt"}


def test_paths_that_would_not_unpack_leave_the_old_bundle(tmp_path: Path) -> None:
    site, target = make_site(tmp_path / "site"), tmp_path / "a.zip"
    old = bundle(site, target)
    (site / "aux.html").write_text("x")
    (site / os.fsdecode(b"latin-\xe9.html")).write_text("x")
    with pytest.raises(UnportableError, match=r"aux\.html") as raised:
        write_bundle(site, target, TOP, OPENING)
    assert len(raised.value.problems) == 2
    assert target.read_bytes() == old


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"index\.html is missing"):
        write_bundle(tmp_path, tmp_path / "a.zip", TOP, OPENING)


def test_a_bundle_does_not_hold_itself(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    with pytest.raises(UsageError, match="another folder"):
        write_bundle(site, site / "a.zip", TOP, OPENING)


def test_a_killed_run_leaves_the_old_bundle_and_the_next_one_tidies_up(tmp_path: Path) -> None:
    site, target = make_site(tmp_path / "site"), tmp_path / "out" / "a.zip"
    old = bundle(site, target)
    (site / "large.txt").write_bytes(os.urandom(64 << 20))  # takes seconds to deflate
    process = subprocess.Popen(
        [sys.executable, "-c", say_bundle(site, target)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}/scripts"},
    )
    while process.poll() is None and not any(p.stat().st_size for p in find_parts(target)):
        time.sleep(0.01)
    process.kill()
    assert process.wait(timeout=60) == -signal.SIGKILL
    assert target.read_bytes() == old
    assert find_parts(target)
    assert list(target.parent.glob("*.zip")) == [target]

    (site / "large.txt").unlink()
    assert bundle(site, target) == old
    assert list(target.parent.iterdir()) == [target]


def find_parts(target: Path) -> list[Path]:
    return list(target.parent.glob(".*.part"))


def test_a_full_disk_leaves_the_old_bundle_and_no_litter(tmp_path: Path) -> None:
    site, target = make_site(tmp_path / "site"), tmp_path / "out" / "a.zip"
    old = bundle(site, target)
    (site / "picture.png").write_bytes(bytes(3 << 20))
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))"
    run = subprocess.run(
        [sys.executable, "-c", say_bundle(site, target, before=limit)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}/scripts"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "OSError" in run.stderr
    assert target.read_bytes() == old
    assert list(target.parent.iterdir()) == [target]


def test_memory_does_not_grow_with_the_files(tmp_path: Path) -> None:
    site, target = make_site(tmp_path / "site"), tmp_path / "a.zip"
    with (site / "large.txt").open("wb") as large:
        large.truncate(200 << 20)
    cap = "import resource; resource.setrlimit(resource.RLIMIT_DATA, (120 << 20, 120 << 20))"
    subprocess.run(
        [sys.executable, "-c", say_bundle(site, target, before=cap)],
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}/scripts"},
        timeout=120,
    )
    with zipfile.ZipFile(target) as bundle:
        assert bundle.getinfo(f"{TOP}/site/large.txt").file_size == 200 << 20
