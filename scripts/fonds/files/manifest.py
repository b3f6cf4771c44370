"""The manifest: the checksum of every file of a site or bundle, in a file inside it.

The format is that of ``sha256sum`` (GNU coreutils manual, "md5sum invocation"), which is also what
a payload manifest of BagIt looks like (RFC 8493, 2.1.3): ``<SHA-256>  <path>``, a line for each
file but the manifest itself, in the order of the paths' bytes. ``sha256sum -c`` verifies it too.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from fonds.base.speech import tell

NAME = "manifest-sha256.txt"
"""Where it lies, at the top of what it lists."""

LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave in folders that are opened: no part of any archive, no fault either."""

STYLE = "assets/fonds/fonds.css"
"""A file of every site that fonds built: a manifest without it is somebody else's (a BagIt bag has
one of the same name)."""

_STYLE_LINE = f"  {STYLE}\n".encode()
_BLOCK = 1 << 18
_LINE = re.compile(rb"(\\?)([0-9a-f]{64})  (.+)\n")
_ESCAPES = {b"\\": b"\\\\", b"\n": b"\\n", b"\r": b"\\r"}
_PLAIN = {escape: char for char, escape in _ESCAPES.items()}
_TO_ESCAPE = re.compile(rb"[\\\n\r]")
_ESCAPED = re.compile(rb"\\.", re.DOTALL)


class ManifestError(ValueError):
    """A manifest that is none; the message names the line."""


def write_manifest(checksums: Mapping[str, str]) -> bytes:
    """The manifest of *checksums*: path ("/" between folders) → SHA-256 in hexadecimal digits.

    Paths may hold the surrogates by which Python stands for bytes that are no UTF-8.
    """
    names = {path.encode("utf-8", "surrogateescape"): sha for path, sha in checksums.items()}
    names.pop(NAME.encode(), None)
    return b"".join(write_line(name, names[name]) for name in sorted(names))


def write_line(name: bytes, sha256: str) -> bytes:
    """The line of a manifest for the file *name*."""
    escaped = _TO_ESCAPE.sub(lambda match: _ESCAPES[match[0]], name)
    mark = b"\\" if escaped != name else b""
    return b"%s%s  %s\n" % (mark, sha256.encode(), escaped)


def read_manifest(data: bytes) -> dict[str, str]:
    """Path → SHA-256, in the order of the manifest *data*.

    Raises ManifestError unless *data* is, to the byte, what `write_manifest` makes of the result.
    """
    checksums: dict[str, str] = {}
    before = b""
    for number, line in enumerate(BytesIO(data), 1):
        read = _read_line(line)
        if not read:
            raise ManifestError(tell("line {number} is not “SHA-256  path”", number=number))
        name, sha256 = read
        if name <= before:
            raise ManifestError(
                tell("line {number} is not in order, or a second one for its path", number=number)
            )
        if name == NAME.encode() or write_line(name, sha256) != line:
            raise ManifestError(
                tell("line {number} is written otherwise than fonds does", number=number)
            )
        checksums[name.decode("utf-8", "surrogateescape")] = sha256
        before = name
    return checksums


def list_built(site: Path) -> frozenset[str]:
    """The files of *site* by its manifest, itself too; none unless fonds built the site."""
    paths = list_paths(site / NAME)
    return paths | {NAME} if STYLE in paths else frozenset()


def is_built(site: Path) -> bool:
    """Whether `list_built` has files, at a fraction of its cost."""
    file = site / NAME
    return file.is_file() and not file.is_symlink() and _STYLE_LINE in file.read_bytes()


def list_paths(manifest: Path) -> frozenset[str]:
    """The paths that *manifest* lists, damaged lines left out; none if it is no file."""
    if manifest.is_symlink() or not manifest.is_file():
        return frozenset()
    lines = map(_read_line, BytesIO(manifest.read_bytes()))
    return frozenset(line[0].decode("utf-8", "surrogateescape") for line in lines if line)


def _read_line(line: bytes) -> tuple[bytes, str] | None:
    """Path and SHA-256 of one line; None if it is none of a manifest."""
    match = _LINE.fullmatch(line)
    if not match:
        return None
    mark, sha256, name = match.groups()
    return _ESCAPED.sub(_unescape, name) if mark else name, sha256.decode()


def _unescape(match: re.Match[bytes]) -> bytes:
    return _PLAIN.get(match[0], match[0])


def compute_checksum(stream: BinaryIO) -> str:
    """The SHA-256 of all that *stream* holds, whatever its size."""
    digest = hashlib.sha256()
    while block := stream.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()


def checksum_of(file: Path) -> str:
    """The SHA-256 of *file*; OSError if it cannot be read."""
    with file.open("rb") as stream:
        return compute_checksum(stream)
