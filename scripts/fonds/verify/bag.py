"""A bag: what was handed over, with the site in it (BagIt, RFC 8493).

This reads manifests by itself, and not with what wrote them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from fonds.base.speech import tell
from fonds.files.manifest import LITTER, NAME, compute_checksum
from fonds.files.walk import is_hidden
from fonds.verify.finding import Finding, FindingList
from fonds.verify.inspection import Inspection, Tick, inspect
from fonds.verify.tree import UNREADABLE, Tree

BAGIT = "bagit.txt"
"""The file that makes a tree a bag."""

_TAGS = "tagmanifest-sha256.txt"
_PAYLOAD, _SITE = "data/", "data/site/"
_VERSION = re.compile(
    rb"BagIt-Version: *(?:1\.0|0\.97)\r?\nTag-File-Character-Encoding: *UTF-8(?:\r?\n)?"
)
_LINE = re.compile(rb"([0-9a-f]{64})  ([^\r\n]+)\n")
_ENCODED = re.compile("%(0[AaDd]|25)")
_OXUM = re.compile(rb"^Payload-Oxum: *([0-9]+)\.([0-9]+)\r?$", re.MULTILINE)
_ANEW = tell("get it anew, or hand over again")


class Below:
    """The part of a tree that lies below one of its folders."""

    def __init__(self, tree: Tree, folder: str) -> None:
        """Below *folder*, which ends in "/", of *tree*, whose own findings are not repeated."""
        self._tree, self._folder = tree, folder
        below = (path.removeprefix(folder) for path in tree.paths if path.startswith(folder))
        self.paths = [path for path in below if not is_hidden(path)]
        self.findings: list[Finding] = []

    def open(self, path: str) -> BinaryIO:
        """The bytes at *path*."""
        return self._tree.open(self._folder + path)

    def read(self, path: str, most: int | None = None) -> bytes:
        """All bytes at *path*."""
        return self._tree.read(self._folder + path, most)


def inspect_bag(tree: Tree, tick: Tick) -> Inspection:
    """Look at every file of the bag *tree*: at its bytes, and at its site as at any other."""
    site = Below(tree, _SITE)
    whole = len(tree.paths) + len(site.paths)
    seen = inspect(site, {}, lambda n, of: tick(n, whole)) if NAME in site.paths else None
    said = [replace(it, path=f"{_SITE}{it.path}") for it in (seen.findings if seen else ())]
    reported = {it.path for it in said if it.severity == "fault"}
    bag = _Bag(tree)
    findings = FindingList()
    findings.add((*tree.findings, *said, *bag.findings))
    for count, path in enumerate(tree.paths, 1):
        findings.add(it for it in bag.check(path) if it.path not in reported)
        tick(len(site.paths) + count, whole)
    findings.add(it for it in bag.close() if it.path not in reported)
    articles = seen.articles if seen else 0
    return Inspection(len(tree.paths), articles, bag.tags_sha256, findings.close())


class _Bag:
    """The files of one bag, compared with its two manifests."""

    def __init__(self, tree: Tree) -> None:
        self.findings: list[Finding] = []
        self.tags_sha256 = ""  # SHA-256 of the manifest that vouches for the other
        self._tree = tree
        self._paths = frozenset(tree.paths)
        self._stated = self._read(_TAGS) | self._read(NAME)
        self._bytes = self._files = 0
        if not _VERSION.fullmatch(self._read_tag(BAGIT)):
            self._fault(
                "changed-file",
                BAGIT,
                tell("is not that of a bag of version 1.0; {anew}", anew=_ANEW),
            )

    def check(self, path: str) -> Iterator[Finding]:
        """What is wrong with the file at *path*."""
        try:
            with self._tree.open(path) as stream:
                counted = _Counted(stream)
                sha256 = compute_checksum(counted)  # type: ignore[arg-type]  # it reads, and no more
        except UNREADABLE as error:
            yield Finding(
                "fault",
                "unreadable",
                path,
                tell("cannot be read ({error}); {anew}", error=error, anew=_ANEW),
            )
            return
        if path.startswith(_PAYLOAD):
            self._bytes += counted.bytes
            self._files += 1
        yield from self._compare(path, sha256)

    def close(self) -> Iterator[Finding]:
        """What is known only at the end: what is missing, and the sum of all."""
        for path in sorted(self._stated.keys() - self._paths):
            yield Finding("fault", "missing-file", path, tell("is missing; {anew}", anew=_ANEW))
        stated = _OXUM.findall(self._read_tag("bag-info.txt"))
        if stated != [(b"%d" % self._bytes, b"%d" % self._files)]:
            message = tell(
                "states another size than that of data/, {bytes}.{files}; {anew}",
                bytes=self._bytes,
                files=self._files,
                anew=_ANEW,
            )
            yield Finding("fault", "changed-size", "bag-info.txt", message)

    def _compare(self, path: str, sha256: str) -> Iterator[Finding]:
        stated = self._stated.get(path)
        if path == _TAGS or stated == sha256:
            return
        if stated:
            yield Finding(
                "fault",
                "changed-file",
                path,
                tell("is not as it was handed over; {anew}", anew=_ANEW),
            )
        elif path.rpartition("/")[2] in LITTER:
            yield Finding("note", "litter", path, tell("was left by a file manager; remove it"))
        else:
            message = tell("belongs to nothing that was handed over; move it away")
            yield Finding("fault", "orphan", path, message)

    def _read(self, name: str) -> dict[str, str]:
        """Path → SHA-256 of the manifest *name*: of tag files, or of the payload."""
        data = self._read_tag(name)
        if name == _TAGS:
            self.tags_sha256 = hashlib.sha256(data).hexdigest() if data else ""
        lines = data.splitlines(keepends=True)
        found = [match.groups() for line in lines if (match := _LINE.fullmatch(line))]
        try:
            read = {_decode(path): sha256.decode() for sha256, path in found}
        except UnicodeDecodeError:
            read = {}
        of_payload = {path.startswith(_PAYLOAD) for path in read}
        if len(read) != len(lines) or of_payload != {name == NAME}:
            code = "changed-manifest" if data else "no-manifest"
            self._fault(code, name, tell("cannot be used as it is; {anew}", anew=_ANEW))
        return read

    def _read_tag(self, name: str) -> bytes:
        if name not in self._paths:
            return b""
        try:
            return self._tree.read(name)
        except UNREADABLE:
            return b""

    def _fault(self, code: str, path: str, message: str) -> None:
        self.findings.append(Finding("fault", code, path, message))


class _Counted:
    """A stream that counts the bytes read of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.bytes = stream, 0

    def read(self, most: int) -> bytes:
        block = self._stream.read(most)
        self.bytes += len(block)
        return block


def _decode(path: bytes) -> str:
    return _ENCODED.sub(lambda found: chr(int(found[1], 16)), path.decode())
