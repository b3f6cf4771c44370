"""The central directory of a zip, read strictly: every other program reads the same from the file.

Python's own reader tolerates what others read in another way: bytes before, between or behind the
entries, a name cut at a NUL, headers that contradict the directory. Here each of these is an error.
The format is PKWARE's APPNOTE.TXT 6.3.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from struct import Struct, error
from typing import BinaryIO
from zipfile import BadZipFile

from fonds.base.speech import tell

_END = Struct("<4s4H2LH")  # 4.3.16
_LOCATOR = Struct("<4sLQL")  # 4.3.15
_END_64 = Struct("<4sQ2H2L4Q")  # 4.3.14
_RECORD = Struct("<4s6H3L5H2L")  # 4.3.12
_HEADER = Struct("<4s5H3L2H")  # 4.3.7
_FIELD = Struct("<2H")  # 4.5.1

_ZIP64 = 0x0001  # 4.5.3
_MAX_16, _MAX_32 = 0xFFFF, 0xFFFFFFFF
_DESCRIBED = 1 << 3  # 4.4.4: sizes follow the data, in a data descriptor
_DESCRIPTORS = (0, 12, 16, 20, 24)  # 4.3.9: lengths of a data descriptor
_LEVEL = 0b110  # 4.4.4: compression level, which one of the headers may leave out


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a zip, as both its headers state it."""

    name: bytes  # as it is in the zip; that of a folder ends in "/"
    flags: int  # general purpose bits (4.4.4)
    method: int  # of compression (4.4.5)
    crc: int  # CRC-32 of its content
    packed: int  # bytes that its content takes in the zip
    size: int  # bytes that it unpacks to
    kind: int  # file type bits of a Unix mode; 0 where none are stated (4.4.15)
    attributes: int  # of MS-DOS and Windows
    fields: tuple[tuple[int, bytes], ...]  # extra fields by number, of both headers
    header: int  # offset of the header before its content
    start: int = 0  # offset of its content


def read_directory(stream: BinaryIO) -> list[Entry]:
    """The entries of the zip in *stream*, in the order of their offsets.

    Raises BadZipFile where it is damaged, or could be read in more than one way.
    """
    count, size, offset, end = _find_directory(stream)
    if offset + size != end:
        raise BadZipFile(tell("it is cut short, or has other bytes before its start or end"))
    try:
        records = sorted(_read_records(stream, offset, end), key=lambda record: record.header)
        if len(records) != count:
            raise BadZipFile(
                tell("it has {n} entries and states {count}", n=len(records), count=count)
            )
        places = [*(record.header for record in records), offset]
        if places[0] != 0:
            raise BadZipFile(tell("other bytes stand before its first entry"))
        return [_read_header(stream, *pair) for pair in zip(records, places[1:], strict=True)]
    except error as damage:
        raise BadZipFile(tell("its directory is damaged ({damage})", damage=damage)) from damage


def _find_directory(stream: BinaryIO) -> tuple[int, int, int, int]:
    """(Number of entries, size, offset, and where it must end) of the directory."""
    whole = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, whole - _END.size - _MAX_16))
    tail = stream.read()
    ends = [at for at in _find_all(tail, b"PK\5\6") if _ends_at(tail, at)]
    if len(ends) != 1:
        reason = (
            tell("it has two ends") if ends else tell("it is no zip, or other bytes follow its end")
        )
        raise BadZipFile(reason)
    _, disk, first, here, *short, _ = _END.unpack_from(tail, ends[0])
    if disk or first or here != short[0]:
        raise BadZipFile(tell("it is one part of several"))
    at = whole - len(tail) + ends[0]
    count, size, offset, end = _find_zip64(stream, at) or (*short, at)
    wide = zip(short, (count, size, offset), (_MAX_16, _MAX_32, _MAX_32), strict=True)
    if any(stated not in (true, most) for stated, true, most in wide):
        raise BadZipFile(tell("its two ends contradict each other"))
    return count, size, offset, end


def _find_all(data: bytes, signature: bytes) -> Iterator[int]:
    at = data.find(signature)
    while at >= 0:
        yield at
        at = data.find(signature, at + 1)


def _ends_at(tail: bytes, at: int) -> bool:
    """Whether the end record *at* this offset, with its comment, reaches to the end of the file."""
    rest = len(tail) - at - _END.size
    return rest >= 0 and rest == _END.unpack_from(tail, at)[-1]


def _find_zip64(stream: BinaryIO, end: int) -> tuple[int, int, int, int] | None:
    """As `_find_directory`, where there is a second end for what the first cannot hold."""
    if end < _LOCATOR.size:
        return None
    stream.seek(end - _LOCATOR.size)
    signature, _, at, _ = _LOCATOR.unpack(stream.read(_LOCATOR.size))
    if signature != b"PK\6\7":
        return None
    stream.seek(min(at, end))
    data = stream.read(_END_64.size)
    if not data.startswith(b"PK\6\6") or len(data) < _END_64.size:
        raise BadZipFile(tell("its second end is missing"))
    _, length, _, _, _, _, _, count, size, offset = _END_64.unpack(data)
    if at + 12 + length != end - _LOCATOR.size:
        raise BadZipFile(tell("other bytes stand between its ends"))
    return count, size, offset, at


def _read_records(stream: BinaryIO, at: int, end: int) -> Iterator[Entry]:
    """What the directory, from *at* to *end*, says of each entry."""
    stream.seek(at)
    while at < end:
        (signature, _, _, flags, method, _, _, crc, packed, size, named, extra, comment,
         disk, _, attributes, header) = _RECORD.unpack(stream.read(_RECORD.size))  # fmt: skip
        if signature != b"PK\1\2" or disk not in (0, _MAX_16):
            raise BadZipFile(tell("its directory is damaged"))
        name, fields = stream.read(named), _read_fields(stream.read(extra))
        size, packed, header = _widen(fields, size, packed, header)
        kind = stat.S_IFMT(attributes >> 16)
        stream.read(comment)
        at += _RECORD.size + named + extra + comment
        yield Entry(
            name, flags, method, crc, packed, size, kind, attributes & _MAX_16, fields, header
        )
    if at != end:
        raise BadZipFile(tell("its directory is damaged"))


def _read_fields(extra: bytes) -> tuple[tuple[int, bytes], ...]:
    """The extra fields; what is left over at their end, as some programs pad them, is none."""
    fields, at = list[tuple[int, bytes]](), 0
    while at + _FIELD.size <= len(extra):
        number, length = _FIELD.unpack_from(extra, at)
        at += _FIELD.size
        fields.append((number, extra[at : at + length]))
        at += length
    return tuple(fields)


def _widen(fields: tuple[tuple[int, bytes], ...], *numbers: int) -> tuple[int, ...]:
    """*numbers*, those too large for four bytes as the field made for that has them."""
    if _MAX_32 not in numbers:
        return numbers
    wide = next((data for number, data in fields if number == _ZIP64), b"")
    found = [number for (number,) in Struct("<Q").iter_unpack(wide[: len(wide) // 8 * 8])]
    return tuple(found.pop(0) if n == _MAX_32 and found else n for n in numbers)


def _read_header(stream: BinaryIO, record: Entry, following: int) -> Entry:
    """The entry, whose header before its content must say what its *record* in the directory does.

    It must reach to what is *following*, and no further.
    """
    stream.seek(record.header)
    signature, _, flags, method, _, _, *sizes, named, extra = _HEADER.unpack(
        stream.read(_HEADER.size)
    )
    if signature != b"PK\3\4":
        raise BadZipFile(tell("the entry {name} is not where its directory says", name=record.name))
    name, fields = stream.read(named), _read_fields(stream.read(extra))
    sizes[1:] = reversed(_widen(fields, sizes[2], sizes[1]))
    if not _agree(record, name, flags, method, sizes):
        raise BadZipFile(
            tell("its directory and the entry {name} contradict each other", name=name)
        )
    start = record.header + _HEADER.size + named + extra
    gap = following - start - record.packed
    if gap < 0:
        raise BadZipFile(tell("the entry {name} overlaps the next", name=name))
    if gap not in (_DESCRIPTORS if flags & _DESCRIBED else (0,)):
        raise BadZipFile(tell("other bytes stand behind the entry {name}", name=name))
    return replace(record, start=start, fields=record.fields + fields)


def _agree(record: Entry, name: bytes, flags: int, method: int, sizes: list[int]) -> bool:
    """Whether a header says what the *record* does; what only a descriptor states may be 0."""
    due = (record.crc, record.packed, record.size)
    later = {0} if flags & _DESCRIBED else set()
    return (
        name == record.name
        and method == record.method
        and flags & ~_LEVEL == record.flags & ~_LEVEL
        and all(stated in {true} | later for stated, true in zip(sizes, due, strict=True))
    )
