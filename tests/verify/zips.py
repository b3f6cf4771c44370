"""Zips as no bundle is: each entry, byte by byte if need be, as a test wants it."""

from __future__ import annotations

import stat
import warnings
import zipfile
from dataclasses import dataclass
from pathlib import Path

REGULAR, FOLDER = stat.S_IFREG | 0o644, stat.S_IFDIR | 0o755


@dataclass(frozen=True, slots=True)
class Item:
    """One entry to write."""

    name: str
    content: bytes = b"<p>x"
    mode: int = REGULAR  # of Unix
    attributes: int = 0  # of Windows
    method: int = zipfile.ZIP_DEFLATED
    flags: int = 0  # general purpose bits that both headers are to state
    extra: bytes = b""  # fields


SOUND = Item("x/index.html")


def pack(file: Path, *items: Item) -> Path:
    """A zip of *items*, in their order, whatever they are."""
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(file, "w") as parcel:
        for item in items:
            info = zipfile.ZipInfo("x")
            info.filename = item.name  # the constructor would cut it at a NUL
            info.create_system = 3
            info.external_attr = item.mode << 16 | item.attributes
            info.compress_type = item.method
            info.extra = item.extra
            parcel.writestr(info, item.content)
    data = file.read_bytes()
    for item in items:
        if item.flags:
            data = set_flags(data, item.name.encode(), item.flags)
    file.write_bytes(data)
    return file


def set_flags(data: bytes, name: bytes, flags: int) -> bytes:
    """*data* with these general purpose bits in both headers of the entry *name*."""
    for signature, place, named in ((b"PK\3\4", 6, 30), (b"PK\1\2", 8, 46)):
        at = data.find(signature)
        while data[at + named : at + named + len(name)] != name:
            at = data.index(signature, at + 1)
        bits = int.from_bytes(data[at + place : at + place + 2], "little") | flags
        data = data[: at + place] + bits.to_bytes(2, "little") + data[at + place + 2 :]
    return data
