"""The folded forms of all words that an archive has or had, in the order of its vocabulary."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

import numpy as np

from fonds.search.analysis import fold

Stored = tuple[str, bytes, bytes]
"""The row of the table ``forms``: what `Forms` holds."""


class Forms:
    """The forms of numbered words, kept from one build to the next with all that is known of them.

    The word 0 is the end of a paragraph, and has none.
    """

    def __init__(self, stored: Stored | None = None) -> None:
        names, hashes, places = stored or ("", b"", np.array([-1], np.int32).tobytes())
        self.names = names.split("\n") if names else []
        """Each once, in the order of UTF-16, which is JavaScript's."""
        self.hashes = np.frombuffer(hashes, np.uint32)
        """The CRC-32 of each."""
        self.places = np.frombuffer(places, np.int32)
        """Where the form of each word is among them."""
        self._stored = len(self.places)

    def add(self, words: list[str]) -> None:
        """Let *words* have the next numbers."""
        if not words:
            return
        folded = [fold(word) for word in words]
        new = [*({*folded} - {*self.names})]
        former, places, hashes = self.names, self.places, self.hashes
        if new:
            self.names = _sort_utf16([*former, *new])
        numbers = {name: number for number, name in enumerate(self.names)}
        if new:
            moved = np.array([*map(numbers.__getitem__, former), -1], dtype=np.int32)
            places = moved[places]
            self.hashes = np.empty(len(self.names), np.uint32)
            self.hashes[moved[:-1]] = hashes
            for name in new:
                self.hashes[numbers[name]] = zlib.crc32(name.encode("utf-8", "surrogatepass"))
        added = np.array([numbers[form] for form in folded], dtype=np.int32)
        self.places = np.concatenate([places, added])

    def take_fresh(self) -> Iterable[Stored]:
        """The row, unless it is stored so; can be called once."""
        if self._stored < len(self.places):
            self._stored = len(self.places)
            yield "\n".join(self.names), self.hashes.tobytes(), self.places.tobytes()


def _sort_utf16(forms: list[str]) -> list[str]:
    joined = "".join(forms)
    if len(joined.encode("utf-16-be", "surrogatepass")) == 2 * len(joined):
        return sorted(forms)  # without pairs of surrogates it is the order of code points
    return sorted(forms, key=lambda form: form.encode("utf-16-be", "surrogatepass"))
