"""Fixity: every file of a tree has the bytes that its manifest states, none is missing, none more.

The manifest proves integrity, not authenticity: whoever changes a file and the manifest with it
leaves a consistent tree. Only the manifest's own checksum, noted elsewhere, reveals that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from fonds.base.speech import tell
from fonds.files.manifest import LITTER, NAME, ManifestError, compute_checksum, read_manifest
from fonds.verify.finding import Finding
from fonds.verify.tree import UNREADABLE, Tree


class Fixity:
    """The files of one tree compared with its manifest."""

    def __init__(self, tree: Tree) -> None:
        self.findings: list[Finding] = []
        self.manifest_sha256 = ""
        self._stated: dict[str, str] | None = self._read(tree)

    def _read(self, tree: Tree) -> dict[str, str] | None:
        """The manifest's checksums; None if there is none to go by."""
        if NAME not in tree.paths:
            message = tell("is missing, so no file can be proven unchanged; build or bundle again")
            self.findings.append(Finding("fault", "no-manifest", NAME, message))
            return None
        try:
            data = tree.read(NAME)
            self.manifest_sha256 = hashlib.sha256(data).hexdigest()
            return read_manifest(data)
        except (ManifestError, *UNREADABLE) as error:
            message = tell(
                "cannot be used ({error}); build or bundle again, or get it anew", error=error
            )
            self.findings.append(Finding("fault", "changed-manifest", NAME, message))
            return None

    def check(self, path: str, sha256: str) -> Iterator[Finding]:
        """What is wrong with the file at *path*, whose bytes have *sha256*."""
        if path == NAME or self._stated is None:
            return
        if stated := self._stated.get(path):
            if stated != sha256:
                message = tell("is not as it was made; build or bundle again, or get it anew")
                yield Finding("fault", "changed-file", path, message)
        elif path.rpartition("/")[2] in LITTER:
            yield Finding("note", "litter", path, tell("was left by a file manager; remove it"))
        else:
            yield orphan(path)

    def check_missing(self, tree: Tree) -> Iterator[Finding]:
        """The files that the manifest states and *tree* lacks."""
        for path in (self._stated or {}).keys() - set(tree.paths):
            yield missing(path)


def check_bytes(tree: Tree) -> Iterator[Finding]:
    """What is wrong with the bytes of *tree*; nothing is read as a page."""
    fixity = Fixity(tree)
    yield from (*tree.findings, *fixity.findings)
    for path in tree.paths:
        try:
            with tree.open(path) as stream:
                yield from fixity.check(path, compute_checksum(stream))
        except UNREADABLE as error:
            yield unreadable(path, error)
    yield from fixity.check_missing(tree)


def unreadable(path: str, error: BaseException) -> Finding:
    """That the file at *path* cannot be read."""
    message = tell("cannot be read ({error}); build or bundle again, or get it anew", error=error)
    return Finding("fault", "unreadable", path, message)


def orphan(path: str) -> Finding:
    """That no build made the file at *path*."""
    message = tell(
        "belongs to nothing that was built: move it away, or put it below docs/ to publish it"
    )
    return Finding("fault", "orphan", path, message)


def missing(path: str) -> Finding:
    """That the file at *path* is not there."""
    code = "missing-page" if path.endswith(".html") else "missing-file"
    return Finding("fault", code, path, tell("is missing; build or bundle again, or get it anew"))
