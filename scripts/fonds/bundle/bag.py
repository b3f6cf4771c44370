"""A bag: a folder with the checksums of all that is in it, as BagIt 1.0 has it (RFC 8493).

What it holds, its payload, lies below ``data/``; files at its top, tag files, say what it is.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from fonds.base.errors import BuildFailedError
from fonds.base.speech import tell

BAGIT = "bagit.txt"
"""The tag file that makes a folder a bag."""

_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_BLOCK = 1 << 18
_FLAGS = os.O_RDONLY | sum(
    getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
)
"""Those that the system has: not to follow a link, or block on a pipe, that took a file's place."""
_UNSAFE = re.compile("[\r\n]|%(?=0[AaDd]|25)")
"""Characters of a path that are encoded in a manifest. RFC 8493 asks for it of each per cent sign
(2.1.3), but `bagit.py` and ``sha256sum`` take those as they are: so it is done only of one
that a reader would take for an encoding."""


class BagWriter:
    """Writes a bag into an empty folder."""

    def __init__(self, folder: Path) -> None:
        """Into *folder*, which exists."""
        self._folder = folder
        self._payload: dict[str, str] = {}  # path of each file, from data/ on → SHA-256
        self._tags: dict[str, str] = {}
        self._bytes = 0

    @property
    def oxum(self) -> str:
        """Bytes and number of the files of the payload."""
        return f"{self._bytes}.{len(self._payload)}"

    def add(self, path: str, blocks: Iterable[bytes]) -> str:
        """Make *blocks* the file at *path* of the payload; its SHA-256.

        Raises BuildFailedError if there is one of that name.
        """
        sha256, size = self._write(f"data/{path}", blocks)
        self._payload[f"data/{path}"] = sha256
        self._bytes += size
        return sha256

    def close(self, info: Mapping[str, str], texts: Mapping[str, bytes]) -> None:
        """Write *info*, by its labels (2.2.2), the *texts* at the top, and the manifests."""
        tags = {
            **texts,
            BAGIT: _DECLARATION,
            "bag-info.txt": "".join(_state({**info, "Payload-Oxum": self.oxum})).encode(),
            "manifest-sha256.txt": _list_checksums(self._payload),
        }
        for name, data in sorted(tags.items()):
            self._tags[name], _ = self._write(name, [data])
        self._write("tagmanifest-sha256.txt", [_list_checksums(self._tags)])

    def _write(self, path: str, blocks: Iterable[bytes]) -> tuple[str, int]:
        file, digest, size = self._folder / path, hashlib.sha256(), 0
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("xb") as stream:
                for block in blocks:
                    digest.update(block)
                    size += stream.write(block)
        except (FileExistsError, NotADirectoryError):
            raise BuildFailedError(
                tell("{path}: two files have this name here; give one of them another", path=path)
            ) from None
        return digest.hexdigest(), size


def read_blocks(file: Path) -> Iterator[bytes]:
    """The bytes of *file*, which is no link; OSError if it cannot be read."""
    with open(file, "rb", opener=lambda path, _: os.open(path, _FLAGS)) as stream:
        while block := stream.read(_BLOCK):
            yield block


def _state(info: Mapping[str, str]) -> Iterator[str]:
    """The lines of bag-info.txt; what is empty is left out."""
    values = ((label, " ".join(value.split())) for label, value in info.items())
    return (f"{label}: {value}\n" for label, value in values if value)


def _list_checksums(checksums: Mapping[str, str]) -> bytes:
    lines = (f"{checksums[path]}  {_UNSAFE.sub(_encode, path)}\n" for path in sorted(checksums))
    return "".join(lines).encode()


def _encode(match: re.Match[str]) -> str:
    return f"%{ord(match[0]):02X}"
