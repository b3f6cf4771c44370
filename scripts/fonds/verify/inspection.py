"""The inspection of one tree: each file is read once, and all checks run on what was read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from fonds.base.addresses import copy_of
from fonds.base.speech import tell
from fonds.files.manifest import compute_checksum
from fonds.verify.finding import Finding, FindingList
from fonds.verify.fixity import Fixity, unreadable
from fonds.verify.links import Links
from fonds.verify.losslessness import compare_all, source_texts
from fonds.verify.packs import Copies
from fonds.verify.page import Page, read_page, read_urls
from fonds.verify.tree import UNREADABLE, TooLargeError, Tree, read_regular

Tick = Callable[[int, int], None]
"""Called with how many files are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Known:
    """What an archive knows of the source of one article page."""

    sha256: str  # of its bytes, as the catalogue has it
    file: str  # where it lies on disk
    text_sha256: str = ""  # of the text read out of it; "" if the source is the text
    read_text: Callable[[], bytes] | None = None  # that text; None if the source is the text

    def read(self) -> bytes:
        """What the page shows the text of."""
        return self.read_text() if self.read_text else read_regular(self.file)


Sources = Mapping[str, Known]
"""Path of an article page → its source; empty for a tree without its archive around it."""

_UNPUBLISHED = tell(
    "its sources are not in it; texts were only compared with the manifest’s checksums"
)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What looking at one tree found."""

    files: int  # looked at
    articles: int  # of them, article pages compared with their sources
    manifest_sha256: str  # SHA-256 of the manifest
    findings: list[Finding]  # as they came


def inspect(tree: Tree, sources: Sources, tick: Tick) -> Inspection:
    """Look at every file of *tree*; *sources* serve where none are published beside the pages."""
    inspector = _Inspector(tree, sources)
    findings = FindingList()
    findings.add((*tree.findings, *inspector.fixity.findings))
    for count, path in enumerate(tree.paths, 1):
        findings.add(inspector.look(path))
        tick(count, len(tree.paths))
    findings.add(inspector.close())
    return Inspection(
        len(tree.paths), inspector.compared, inspector.fixity.manifest_sha256, findings.close()
    )


class _Inspector:
    """Looks at one file after another, in the order of their paths."""

    def __init__(self, tree: Tree, sources: Sources) -> None:
        self.tree = tree
        self.sources = sources
        self.fixity = Fixity(tree)
        self.links = Links(tree.paths)
        self.copies = Copies(tree)
        self.compared = 0
        self._paths = frozenset(tree.paths)
        self._explained: set[str] = (
            set()
        )  # paths with a finding that says more than “bytes changed”
        self._unproven = 0  # article pages whose source could not be found

    def look(self, path: str) -> Iterator[Finding]:
        """What is wrong with the file at *path*."""
        try:
            if path.endswith((".html", ".css")):
                yield from self._look_at_page(path)
            else:
                yield from self._check(path, self._hash(path))
        except UNREADABLE as error:
            yield unreadable(path, error)

    def close(self) -> Iterator[Finding]:
        """What is known only at the end: missing files, and anchors on pages read earlier."""
        yield from self.fixity.check_missing(self.tree)
        for path in sorted(self.links.awaited.keys() & self._paths):
            with suppress(*UNREADABLE):  # `look` has reported it
                page = read_page(self.tree.read(path).decode("utf-8", "replace"))
                yield from self.links.check_anchors(path, page.anchors)
        if self._unproven:
            yield Finding("note", "no-sources", "articles", _UNPUBLISHED)

    def _look_at_page(self, path: str) -> Iterator[Finding]:
        """What is wrong with a page or style sheet: its content, then its bytes."""
        try:
            data = self.tree.read(path)
        except TooLargeError as error:
            yield _too_large(path, error)
            yield from self._check(path, self._hash(path))
            return
        yield from self._look_into(path, data.decode("utf-8", "replace"))
        yield from self._check(path, hashlib.sha256(data).hexdigest())

    def _hash(self, path: str) -> str:
        with self.tree.open(path) as stream:
            return compute_checksum(stream)

    def _check(self, path: str, sha256: str) -> Iterator[Finding]:
        if path not in self._explained:
            yield from self.fixity.check(path, sha256)

    def _look_into(self, path: str, text: str) -> Iterator[Finding]:
        if path.endswith(".css"):
            yield from self.links.check(path, read_urls(text), ())
            return
        page = read_page(text)
        yield from self.links.check(path, page.addresses, page.anchors)
        if page.sha256:
            yield from self._remember(self._compare(path, page))

    def _compare(self, path: str, page: Page) -> Iterator[Finding]:
        """What is wrong between the article page at *path* and its source."""
        known = self.sources.get(path)
        stated = (page.sha256, page.text_sha256)
        if known and (known.sha256, known.text_sha256) != stated:
            message = tell(
                "states another SHA-256 than its source’s, {sha256}; build again",
                sha256=known.sha256,
            )
            yield Finding("fault", "changed-notice", path, message)
            return
        expected = page.text_sha256 or page.sha256
        copy = self.copies.place(path)
        try:
            data = self._read_source(path, known)
        except TooLargeError as error:
            yield _too_large(path, error)
            return
        if data is None:
            self._unproven += copy not in self._paths
            if copy in self._paths and copy != copy_of(path):
                yield Finding("fault", "changed-source-copy", copy, _unpacked(path))
        elif hashlib.sha256(data).hexdigest() == expected:
            self.compared += 1
            source = copy if copy in self._paths or not known else known.file
            encoding = "utf-8" if page.text_sha256 else page.encoding
            texts = source_texts(data, encoding)
            if finding := compare_all(path, page.shown, texts, source):
                yield finding
        elif copy in self._paths:
            message = tell(
                "has not the SHA-256 that its page states, {expected}; build again",
                expected=expected,
            )
            yield Finding("fault", "changed-source-copy", copy, message)

    def _read_source(self, page: str, known: Known | None) -> bytes | None:
        """The source's bytes, published or in the archive; None where they cannot be read.

        Raises TooLargeError where they are too many for memory.
        """
        try:
            if self.copies.place(page) in self._paths:
                return self.copies.read(page)
            return known.read() if known else None
        except TooLargeError:
            raise
        except UNREADABLE:
            return None

    def _remember(self, findings: Iterator[Finding]) -> Iterator[Finding]:
        """*findings*, their paths noted: that the bytes changed then goes without saying."""
        for finding in findings:
            self._explained.add(finding.path)
            yield finding


def _unpacked(page: str) -> str:
    return tell("has not the source of {page}, or it cannot be read there; build again", page=page)


def _too_large(path: str, error: TooLargeError) -> Finding:
    message = tell(
        "was not looked into or compared, since {error}; remove it, or split its source",
        error=error,
    )
    return Finding("fault", "too-large", path, message)
