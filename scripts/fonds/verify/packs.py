"""Copies of sources that are packed, one zip for a folder of articles."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

from fonds.base.addresses import copy_of, pack_of
from fonds.verify.tree import LARGEST, Tree, too_large


class Copies:
    """The copies in one tree, packed or not; of packs the last one is kept open."""

    def __init__(self, tree: Tree) -> None:
        self._tree, self._paths = tree, frozenset(tree.paths)
        self._opened: tuple[str, ZipFile | None] = ("", None)

    def place(self, page: str) -> str:
        """The file of the tree that has, or should have, the copy for the article *page*."""
        copy, packed = copy_of(page), pack_of(page)
        return packed if copy not in self._paths and packed in self._paths else copy

    def read(self, page: str) -> bytes | None:
        """The copy; None if there is none. Raises one of `tree.UNREADABLE`, or TooLargeError."""
        place = self.place(page)
        if place not in self._paths:
            return None
        if place == copy_of(page):
            return self._tree.read(place)
        name = copy_of(page).rpartition("/")[2]
        with suppress(KeyError), self._open(place).open(name) as stream:
            data = stream.read(LARGEST + 1)
            if len(data) > LARGEST:
                raise too_large(LARGEST)
            return data
        return None

    def _open(self, place: str) -> ZipFile:
        opened, packed = self._opened
        if packed is None or opened != place:
            packed = ZipFile(BytesIO(self._tree.read(place)))
            self._opened = place, packed
        return packed
