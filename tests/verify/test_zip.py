"""A zip made to do harm: what is wrong with it is named before anything of it is unpacked."""

from __future__ import annotations

import io
import stat
import struct
import subprocess
import zipfile
import zlib
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fonds.verify.finding import Finding
from tests.archives import Home, put
from tests.verify.tampering import change, find_bundle, look_at, told, unpack
from tests.verify.zips import FOLDER, REGULAR, SOUND, Item, pack

LINK = stat.S_IFLNK | 0o777


def field(number: int, data: bytes) -> bytes:
    return struct.pack("<HH", number, len(data)) + data


def find(file: Path, code: str) -> list[Finding]:
    return [found for found in look_at(file).problems if found.code == code]


@pytest.mark.parametrize(
    ("item", "code", "reason"),
    [
        (Item("x/link", b"/etc/passwd", LINK), "no-file", "symbolic link"),
        (Item("x/link/", b"/etc", LINK), "no-file", "symbolic link"),
        (Item("x/link", attributes=0x400), "no-file", "symbolic link"),
        (Item("x/link", extra=field(0x756E, bytes(14))), "no-file", "second kind"),
        (Item("x/pipe", b"", stat.S_IFIFO | 0o644), "no-file", "device or pipe"),
        (Item("x/device", b"", stat.S_IFBLK | 0o644), "no-file", "device or pipe"),
        (Item("x/socket/", b"", stat.S_IFSOCK | 0o644), "no-file", "device or pipe"),
        (Item("x/folder", b"", FOLDER), "no-file", "a folder by its kind"),
        (Item("x/folder", b"", 0, attributes=0x10), "no-file", "a folder by its kind"),
        (Item("x/file/", b"", REGULAR), "no-file", "a file by its"),
        (Item("x/folder/", b"content", FOLDER), "no-file", "folder with content"),
        (Item("../../outside/", b"", FOLDER), "strange-name", "leads out"),
        (Item("x/../../y.html"), "strange-name", "leads out"),
        (Item("x/./y.html"), "strange-name", "leads out"),
        (Item("x//y.html"), "strange-name", "leads out"),
        (Item("/etc/passwd"), "strange-name", "leads out"),
        (Item("/", b"", FOLDER), "strange-name", "leads out"),
        (Item("C:/Windows/a.html"), "strange-name", "leads out"),
        (Item("c:a.html"), "strange-name", "leads out"),
        (Item("x\\..\\..\\y.html"), "strange-name", "leads out"),
        (Item("\\\\host\\share"), "strange-name", "leads out"),
        (Item(""), "strange-name", "leads out"),
        (Item("x/a\0.html"), "strange-name", "control character"),
        (Item("x/a\n.html"), "strange-name", "control character"),
        (Item("x/\x1b[2J.html"), "strange-name", "control character"),
        (Item("x/é\x85.html"), "strange-name", "control character"),
        (Item("x/aux.html"), "strange-name", "would not unpack everywhere"),
        (Item("x/a. "), "strange-name", "would not unpack everywhere"),
        (Item("x/" + "a" * 300), "strange-name", "would not unpack everywhere"),
        (Item("x/a:stream.html"), "strange-name", "would not unpack everywhere"),
        (Item("y/index.html"), "strange-name", "outside the one folder"),
        (Item("index.html"), "strange-name", "outside the one folder"),
        (Item("y/", b"", FOLDER), "strange-name", "outside the one folder"),
        (Item("x/index.html"), "strange-name", "twice"),
        (Item("x/index.html/", b"", FOLDER), "strange-name", "twice"),
        (Item("x/INDEX.html"), "strange-name", "overwrite"),
        (Item("x/index.html/a"), "strange-name", "overwrite"),
        (Item("x/Index.html/a/", b"", FOLDER), "strange-name", "overwrite"),
        (Item("x/a", extra=field(0x7075, bytes(5) + b"../b")), "strange-name", "second name"),
        (Item("x/a.html", flags=1), "unreadable", "encrypted"),
        (Item("x/a.html", flags=1 << 13), "unreadable", "encrypted"),
        (Item("x/a.html", method=zipfile.ZIP_BZIP2), "unreadable", "no bundle uses"),
        (Item("x/a.html", method=zipfile.ZIP_LZMA), "unreadable", "no bundle uses"),
    ],
)  # fmt: skip
def test_an_entry_that_no_bundle_has(tmp_path: Path, item: Item, code: str, reason: str) -> None:
    file = pack(tmp_path / "x.zip", SOUND, item)
    (found,) = find(file, code)
    assert reason in found.message
    assert item.name in found.path + found.message or "overwrite" in reason


def test_names_that_are_one_where_accents_are_composed(tmp_path: Path) -> None:
    file = pack(tmp_path / "x.zip", Item("x/\xe9.html"), Item("x/e\u0301.html"))
    (found,) = find(file, "strange-name")
    assert "overwrite" in found.message


def test_a_name_in_no_encoding(tmp_path: Path) -> None:
    file = pack(tmp_path / "x.zip", SOUND, Item("x/éé.html"))
    change(file, lambda data: data.replace("éé".encode(), b"\xff\xfe\xff\xfe"))
    (found,) = find(file, "strange-name")
    assert "no text" in found.message


def test_each_kind_of_fault_is_one_line_with_the_names(tmp_path: Path) -> None:
    links = [Item(f"x/{n}", b"/", LINK) for n in range(9)]
    file = pack(tmp_path / "x.zip", SOUND, *links, Item("x/../a"), Item("/b"))
    (link,), (name,) = find(file, "no-file"), find(file, "strange-name")
    assert link.path == "x/0"
    assert "x/1, x/2, x/3, x/4, x/5, 3 more" in link.message
    assert (name.path, "with /b;" in name.message) == ("x/../a", True)


def describe(file: Path) -> str:
    """Why *file* is no sound zip."""
    (found,) = find(file, "changed-bundle")
    return found.message


def test_bytes_that_belong_to_no_entry(tmp_path: Path) -> None:
    file = pack(tmp_path / "x.zip", SOUND, Item("x/a.html"))
    whole = file.read_bytes()
    put(file, b"#!/bin/sh\n" + whole)
    assert "before its start" in describe(file)
    put(file, whole + b"more")
    assert "follow its end" in describe(file)
    second, directory = whole.rindex(b"PK\3\4"), whole.index(b"PK\1\2")
    between = whole[:second] + b"more" + whole[second:]
    put(file, move(between, second, 4, directory))
    assert "behind the entry b'x/index.html'" in describe(file)
    put(file, move(b"more" + whole, 0, 4, directory))
    assert "before its first entry" in describe(file)


def move(data: bytes, start: int, by: int, directory: int) -> bytes:
    """*data* whose directory says that what lay from *start* on lies further *by* bytes."""
    content = bytearray(data)
    at = content.index(b"PK\1\2", directory)
    while content[at : at + 4] == b"PK\1\2":
        (place,) = struct.unpack_from("<L", content, at + 42)
        struct.pack_into("<L", content, at + 42, place + by * (place >= start))
        at += 46 + sum(struct.unpack_from("<3H", content, at + 28))
    struct.pack_into("<L", content, at + 16, directory + by)
    return bytes(content)


def test_entries_that_share_their_bytes(tmp_path: Path) -> None:
    file = pack(tmp_path / "x.zip", Item("x/a"), Item("x/b"))
    whole = file.read_bytes()
    put(
        file, move(whole, whole.rindex(b"PK\3\4"), -whole.rindex(b"PK\3\4"), whole.index(b"PK\1\2"))
    )
    assert describe(file)


@pytest.mark.parametrize("place", [6, 8, 14, 18, 22, 30])
def test_a_header_that_contradicts_the_directory(tmp_path: Path, place: int) -> None:
    """Its flags, method, CRC-32, sizes or name."""
    file = pack(tmp_path / "x.zip", SOUND)
    change(file, lambda data: data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
    assert "contradict" in describe(file)


def test_two_ends(tmp_path: Path) -> None:
    """A comment that is itself the end of a zip, which some programs read and others do not."""
    file = pack(tmp_path / "x.zip", SOUND)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0, 0, 0, 0, 0)
    change(file, lambda data: data[:-2] + struct.pack("<H", len(end)) + end)
    assert "two ends" in describe(file)


def test_a_count_that_is_wrong(tmp_path: Path) -> None:
    file = pack(tmp_path / "x.zip", SOUND, Item("x/a"))
    change(file, lambda data: data[:-14] + b"\1\0\1\0" + data[-10:])
    assert "it has 2 entries and states 1" in describe(file)


def test_an_entry_that_unpacks_to_more_than_it_states(tmp_path: Path) -> None:
    """Python's own reader stops at the size that is stated, and calls it whole."""
    data = pack(tmp_path / "x.zip", Item("x/a", bytes(1000))).read_bytes()
    short, crc = struct.pack("<L", 10), zlib.crc32(bytes(10)).to_bytes(4, "little")
    for at in (data.index(b"PK\3\4") + 14, data.index(b"PK\1\2") + 16):
        data = data[:at] + crc + data[at + 4 : at + 8] + short + data[at + 12 :]
    file = put(tmp_path / "x.zip", data)
    with zipfile.ZipFile(file) as packed:
        assert packed.testzip() is None
    (found,) = find(file, "unreadable")
    assert "more than the 10 bytes it states" in found.message


def test_what_would_fill_the_disk_is_not_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "x.zip"
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parcel,
        parcel.open("x/index.html", "w", force_zip64=True) as entry,
    ):
        for _ in range(512):
            entry.write(bytes(1 << 20))
    found = look_at(file)
    assert told(found) == [("too-large", "x.zip")]
    assert found.files == 0


def test_a_zip_in_the_zip_is_a_file_like_any_other(home: Home) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as parcel:
        parcel.writestr("../../a", b"x")
    home.put("docs/files/inner.zip", inner.getvalue())
    home.build()
    home.bundle()
    (bundle,) = sorted((home.folder / "build").glob("*.zip"), key=lambda it: it.stat().st_mtime)[
        -1:
    ]
    assert look_at(bundle).problems == ()


@pytest.mark.parametrize("command", [["zip", "-qr", "../x.zip"], ["jar", "-cMf", "../x.zip"]])
def test_what_a_reader_packed_again_is_sound(
    home: Home, tmp_path: Path, command: list[str]
) -> None:
    """With entries for folders, times in extra fields, and sizes that follow the data."""
    folder = unpack(find_bundle(home), tmp_path / "out")
    try:
        subprocess.run([*command, folder.name], cwd=folder.parent, check=True, timeout=60)
    except FileNotFoundError:
        pytest.skip(f"there is no {command[0]}")
    assert look_at(tmp_path / "x.zip").findings == ()


PARTS = ["x", "a", "A", "é", "e\u0301", "..", ".", "/", "/", "\\", ":", "\0", "\n", "C:"]
NAMES = st.lists(st.sampled_from(PARTS), max_size=6).map("".join)
ITEMS = st.builds(
    Item,
    name=st.one_of(NAMES, NAMES.map("x/{}".format)),
    content=st.binary(max_size=4),
    mode=st.sampled_from([0, REGULAR, FOLDER, LINK, stat.S_IFIFO]),
    attributes=st.sampled_from([0, 0x10, 0x20, 0x400]),
    method=st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2]),
)


@settings(max_examples=200, suppress_health_check=list(HealthCheck))
@given(st.lists(ITEMS, max_size=5))
def test_a_zip_without_a_strange_name_unpacks_where_it_should(
    tmp_path: Path, items: list[Item]
) -> None:
    file = pack(tmp_path / "x.zip", *items)
    codes = {found.code for found in look_at(file).problems}
    if codes.isdisjoint({"strange-name", "no-file", "unreadable"}):
        paths = [PurePosixPath(item.name) for item in items]
        assert len({str(path).casefold() for path in paths}) == len(paths)
        assert len({path.parts[0] for path in paths}) <= 1
        assert not any({"..", "/"} & set(path.parts) for path in paths)
        assert all(stat.S_IFMT(item.mode) in (0, stat.S_IFREG, stat.S_IFDIR) for item in items)


@settings(max_examples=200, suppress_health_check=list(HealthCheck))
@given(st.lists(ITEMS, min_size=1, max_size=3), st.data())
def test_a_damaged_directory_is_told_and_no_more(
    tmp_path: Path, items: list[Item], data: st.DataObject
) -> None:
    file = pack(tmp_path / "x.zip", *items)
    whole = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    assert look_at(put(file, bytes(whole))).exit_code == 1
    assert look_at(put(file, bytes(whole[:cut]))).exit_code == 1
