"""What a look at a site's files shows."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from fonds.bundle.online.scan import find_loaded, local_paths, scan_site
from tests.archives import put


def ignore(done: int, of: int) -> None:
    """No one is told how far it is."""


@pytest.mark.parametrize(
    "tag",
    [
        '<script src="//cdn.test/a.js"></script>',
        "<img alt='' src=https://cdn.test/a.png>",
        '<iframe src="https://cdn.test/"></iframe>',
        '<link href="https://cdn.test/a.css" rel="stylesheet">',
        '<link rel="dns-prefetch" href="//cdn.test">',
        '<video poster="https://cdn.test/a.jpg">',
        '<object data="https://cdn.test/a.svg">',
    ],
)
def test_what_a_browser_asks_of_others_is_found(tag: str) -> None:
    assert list(find_loaded("a.html", tag.encode()))


@pytest.mark.parametrize(
    "tag",
    [
        '<a href="https://cdn.test/">there</a>',
        '<link rel="canonical" href="https://cdn.test/">',
        '<script src="assets/a.js"></script>',
        "&lt;img src=https://cdn.test/a.png&gt;",
        '<meta property="og:url" content="https://cdn.test/">',
    ],
)
def test_what_it_does_not_ask_by_itself_is_none(tag: str) -> None:
    assert list(find_loaded("a.html", tag.encode())) == []


def test_style_sheets_load_too() -> None:
    assert list(find_loaded("a.css", b"@import 'https://cdn.test/a.css';"))
    assert list(find_loaded("a.css", b"b{src:url(//cdn.test/a.woff2)}"))
    assert list(find_loaded("a.css", b"b{src:url(fonts/a.woff2)}")) == []


def test_short_paths_are_in_any_text() -> None:
    places = (PurePosixPath("/"), PurePosixPath("/srv"), PurePosixPath("/home/anne"))
    assert local_paths(*places) == ["/home/anne"]


def test_a_folder_of_this_machine_is_found_however_it_is_written(tmp_path: Path) -> None:
    (secret,) = local_paths(PureWindowsPath("C:\\Users\\Anne"))
    for number, form in enumerate((b"C:\\Users\\Anne", b"C:/Users/Anne", b"C:\\\\Users\\\\Anne")):
        put(tmp_path / f"{number}.json", b"in " + form)
        name = f"{number}.json"
        assert scan_site(tmp_path, {name}, "", [secret], ignore).local == {secret: name}


def test_notes_of_a_camera_are_found(tmp_path: Path) -> None:
    put(tmp_path / "a.JPG", b"\xff\xd8\xff\xe1\0\x10Exif\0\0MM")
    put(tmp_path / "b.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0")
    put(tmp_path / "c.txt", b"Exif\0\0")
    assert scan_site(tmp_path, {"a.JPG", "b.jpg", "c.txt"}, "", [], ignore).noted == ["a.JPG"]


def test_the_site_s_own_host_is_no_other(tmp_path: Path) -> None:
    put(tmp_path / "a.html", b'<img src="https://own.test/a.png"><img src="//cdn.test/b.png">')
    scan = scan_site(tmp_path, {"a.html"}, "own.test", [], ignore)
    assert scan.hosts == {"cdn.test": "a.html"}
