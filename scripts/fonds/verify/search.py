"""The search index: whether it is exactly the one that the catalogue gives.

The manifest proves only that bytes did not change. Here all texts are tokenised anew, the index is
made of them, and each of its files is compared with that.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from fonds.base.speech import tell
from fonds.catalogue.queries import read_cards
from fonds.catalogue.store import read_catalogue
from fonds.config import Archive
from fonds.files.manifest import NAME
from fonds.search.chunks import File
from fonds.search.index import CONTENTS
from fonds.search.publish import FOLDER, make_search
from fonds.search.tokens import open_tokens
from fonds.verify.chunk import ChunkError, read_chunk
from fonds.verify.finding import Finding
from fonds.verify.fixity import missing, orphan
from fonds.verify.inspection import Tick
from fonds.verify.tree import UNREADABLE, TooLargeError, Tree

_CONTENTS = f"{FOLDER}/{CONTENTS}.js"
_CARDS = f"{FOLDER}/c/"
_SMALL = 1 << 20  # bytes that any file of the index may have
_OTHERWISE = tell("is not what the catalogue gives; build again")


def check_search(archive: Archive, tree: Tree, tick: Tick) -> Iterator[Finding]:
    """Where the search index in the site *tree* differs from the archive's catalogue.

    Nothing for a site that was built without one. Raises sqlite3.Error if the catalogue is damaged.
    """
    if _CONTENTS not in tree.paths:
        return
    with closing(read_catalogue(archive.catalogue)) as catalogue:
        articles = [f"{card.filed}/{card.id}" for card in read_cards(catalogue)]
        found = list(_check_articles(tree, articles))
        # Other articles have other numbers, and then most files differ.
        yield from found or _check_files(archive, catalogue, tree, tick)


def _check_articles(tree: Tree, articles: list[str]) -> Iterator[Finding]:
    """The *articles* that the index lacks, and those that it has beyond them."""
    indexed: dict[str, str] = {}
    for path in tree.paths:
        if path.startswith(_CARDS):
            try:
                indexed.update(
                    (str(card[1]), path) for card in read_chunk(_read(tree, path) or b"")
                )
            except (ChunkError, TypeError, LookupError):
                return  # `_check_files` reports what is wrong with the file
    for article in sorted(set(articles) - indexed.keys()):
        message = tell("is not in the search index; build again")
        yield Finding("fault", "not-indexed", f"articles/{article}.html", message)
    for article in sorted(indexed.keys() - set(articles)):
        message = tell(
            "tells of articles/{article}, which the catalogue has not; build again", article=article
        )
        yield Finding("fault", "changed-index", indexed[article], message)


def _check_files(
    archive: Archive, catalogue: sqlite3.Connection, tree: Tree, tick: Tick
) -> Iterator[Finding]:
    """The files of the index that are not what the catalogue gives."""
    paths = {path for path in tree.paths if path.startswith(f"{FOLDER}/")}
    paths.discard(f"{FOLDER}/{NAME}")  # “fonds index” keeps a list of its own there
    total = len(paths)
    for count, file in enumerate(_make(archive, catalogue), 1):
        data, path = file.make(), f"{FOLDER}/{file.name}"
        if path not in paths:
            yield missing(path)
        elif (found := _read(tree, path, 4 * len(data) + _SMALL)) is not None and found != data:
            yield Finding("fault", "changed-index", path, _OTHERWISE)
        paths.discard(path)
        tick(min(count, total), total)
    yield from map(orphan, sorted(paths))


def _make(archive: Archive, catalogue: sqlite3.Connection) -> Iterator[File]:
    with open_tokens(None) as tokens:  # none from the cache of a build: they would prove nothing
        yield from make_search(catalogue, archive, tokens)


def _read(tree: Tree, path: str, most: int | None = None) -> bytes | None:
    """The bytes at *path*; b"", which is no file of the index, if they are more than *most*.

    None if they cannot be read, which the inspection reports.
    """
    try:
        return tree.read(path, most)
    except TooLargeError:
        return b""
    except UNREADABLE:
        return None
