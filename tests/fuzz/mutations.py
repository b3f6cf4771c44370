"""Valid inputs, spoilt by chance: what a bad disk, program or attacker makes of them."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from random import Random

Mutation = Callable[[bytearray, Random], None]
"""Changes bytes where they stand."""

_ZIP = b"PK\x03\x04"
_MOST = 60_000
"""Bytes that an input grows to by repetition; what is larger is tried as it stands elsewhere."""
_BYTES = (
    b"\x00", b"\xff", b"\x80", b"\r", b"\n", b"\t", b" ", b'"', b"'", b"<", b">", b"&", b"{",
    b"}", b"\\", b"[", b"]", b"(", b")", b"/", b":", b";", b",", b"=", b"-", b"%",
    b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\xe2\x80\xa8", b"\x1a", b"\x0c", b"\x85",
    b"\x1b$B",
)  # fmt: skip
"""What some reader takes for more than text."""
_WORDS = (
    b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<!DOCTYPE x>",
    b"<?xml version='1.0' encoding='utf-16'?>", b"<script>", b"</body>", b"<table><tr><td>",
    b"<base href='//x'>", b"&#0;", b"&#xD800;", b"&#99999999999;", b"&amp", b"=?utf-8?q?=80?=",
    b"=?x?b?=", b"charset=", b"charset=\"utf-7\"", b"charset=idna", b"\\u-1", b"\\'",
    b"\\bin9999", b"\\ucs", b"obj", b"endobj", b"stream\n", b"NaN", b"1e999", b"-Infinity",
    b"null", b"\"\\ud800\"", b"\n\n", b"\nFrom x\n", b"--b", b"Content-Length: -1\r\n",
    b"Content-Type: multipart/mixed\n", b"Content-Transfer-Encoding: base64\n", b"2021-05-12",
    b"99999999999999999999", b"12 mai 2021",
)  # fmt: skip
_TOKEN = re.compile(rb"<[^<>]*>|\\[a-z]+-?\d*|[\w.-]+|\s+|.", re.DOTALL)
_NUMBER = re.compile(rb"(?<![0-9A-Za-z])[0-9]{1,9}(?![0-9A-Za-z])")


def spoil(data: bytes, other: bytes, random: Random) -> bytes:
    """*data* with one to a few changes, some of them pieces of *other*."""
    if data[:4] == _ZIP and random.random() < 0.7 and (members := _unpack(data)):
        return _alter_members(members, other, random)
    spoilt = bytearray(data)
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        if random.random() < 0.15:
            _splice(spoilt, other, random)
        else:
            random.choice(_ALL)(spoilt, random)
    return bytes(spoilt)


def _unpack(data: bytes) -> list[tuple[str, bytes]]:
    """The members of the archive *data*; none if it is damaged."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return [(name, archive.read(name)) for name in archive.namelist()]
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError):
        return []


def _alter_members(members: list[tuple[str, bytes]], other: bytes, random: Random) -> bytes:
    """An archive of *members*, of which some are spoilt, lost, swapped, doubled or renamed."""
    for _ in range(random.choice((1, 1, 2))):
        at = random.randrange(len(members))
        name, content = members[at]
        match random.randrange(8):
            case 0:
                del members[at]
            case 1:
                members[at] = (name, members[random.randrange(len(members))][1])
            case 2:
                members.append((name, content))
            case 3:
                members[at] = (random.choice(_NAMES), content)
            case _:
                members[at] = (name, spoil(content, other, random))
        if not members:
            break
    return _pack(members, random)


_NAMES = ("", "../../x", "/etc/passwd", "a/", "x" * 300, "mimetype", "content.xml", "é\\:*?.txt")


def _pack(members: list[tuple[str, bytes]], random: Random) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", random.choice((zipfile.ZIP_STORED, 8))) as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name)
            info.compress_type = archive.compression
            if not _is_there(archive, name):
                archive.writestr(info, content)
    return packed.getvalue()


def _is_there(archive: zipfile.ZipFile, name: str) -> bool:
    """Whether a member has that name: of a second one Python warns, and warnings are errors."""
    return name in archive.NameToInfo


def _flip(data: bytearray, random: Random) -> None:
    if data:
        data[random.randrange(len(data))] = random.randrange(256)


def _flip_bit(data: bytearray, random: Random) -> None:
    if data:
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def _cut(data: bytearray, random: Random) -> None:
    start, end = _range(data, random)
    del data[start:end]


def _cut_end(data: bytearray, random: Random) -> None:
    del data[random.randrange(len(data) + 1) :]


def _double(data: bytearray, random: Random) -> None:
    start, end = _range(data, random)
    data[end:end] = data[start:end]


def _repeat(data: bytearray, random: Random) -> None:
    """A piece again and again: long lines, and deep nesting where it opens something."""
    start, end = _range(data, random)
    end = min(end, start + 200)
    times = min(random.choice((10, 100, 1_000, 5_000)), _MOST // max(end - start, 1))
    data[end:end] = data[start:end] * times


def _swap(data: bytearray, random: Random) -> None:
    start, end = _range(data, random)
    piece = bytes(data[start:end])
    del data[start:end]
    at = random.randrange(len(data) + 1)
    data[at:at] = piece


def _insert(data: bytearray, random: Random) -> None:
    at = random.randrange(len(data) + 1)
    data[at:at] = random.choice(_BYTES if random.random() < 0.5 else _WORDS)


def _insert_noise(data: bytearray, random: Random) -> None:
    at = random.randrange(len(data) + 1)
    data[at:at] = random.randbytes(random.randrange(40))


def _insert_word_again(data: bytearray, random: Random) -> None:
    at = random.randrange(len(data) + 1)
    word = random.choice(_BYTES if random.random() < 0.5 else _WORDS)
    data[at:at] = word * random.choice((50, 1_000, 3_000))


def _change_number(data: bytearray, random: Random) -> None:
    """A length, an offset or a day becomes another."""
    numbers = list(_NUMBER.finditer(data))
    if numbers:
        found = random.choice(numbers)
        data[found.start() : found.end()] = random.choice(
            (b"0", b"-1", b"1", b"255", b"65536", b"2147483648", b"4294967295", b"9" * 30)
        )


def _change_word(data: bytearray, random: Random) -> None:
    """Four bytes that may be a length in a binary format."""
    if len(data) >= 4:
        at = random.randrange(len(data) - 3)
        data[at : at + 4] = random.choice(
            (b"\x00" * 4, b"\xff" * 4, b"\xff\xff\xff\x7f", b"\x00\x00\x00\x80", b"\x01\0\0\0")
        )


def _shuffle_tokens(data: bytearray, random: Random) -> None:
    """Tags, words and white space of a stretch in another order."""
    start, end = _range(data, random)
    end = min(end, start + 4_000)
    tokens = _TOKEN.findall(data[start:end])
    random.shuffle(tokens)
    data[start:end] = b"".join(tokens)


def _nest(data: bytearray, random: Random) -> None:
    """A tag, or a group, opened as often as some reader may go down into it."""
    tags = [it for it in _TOKEN.findall(data[:20_000]) if it[:1] in b"<{[(" and it[:2] != b"</"]
    if tags:
        at = random.randrange(len(data) + 1)
        tag = random.choice(tags)[:60]
        data[at:at] = tag * min(random.choice((50, 600, 3_000)), _MOST // len(tag))


def _range(data: bytearray, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice((1, 2, 8, 40, 300, 5_000)))


def _splice(data: bytearray, other: bytes, random: Random) -> None:
    start, end = _range(data, random)
    begin, close = _range(bytearray(other), random)
    data[start:end] = other[begin:close]


_ALL: tuple[Mutation, ...] = (
    _flip, _flip, _flip_bit, _cut, _cut_end, _double, _repeat, _swap, _insert, _insert,
    _insert_noise, _insert_word_again, _change_number, _change_word, _shuffle_tokens, _nest,
)  # fmt: skip
