"""The words of an archive as they are written, each with a number that it keeps between builds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from fonds.search.analysis import BREAK
from fonds.search.forms import Forms


class Surfaces(dict[str, int]):
    """Surface → number; an unknown surface gets the next one."""

    def __init__(self, database: sqlite3.Connection) -> None:
        rows = database.execute("SELECT words FROM surfaces ORDER BY first")
        self.surfaces = "\n".join(["", *(words for (words,) in rows)]).split("\n")
        self._saved = len(self.surfaces)
        self._forms = Forms(database.execute("SELECT * FROM forms").fetchone())
        super().__init__(zip(self.surfaces, range(len(self.surfaces)), strict=True))
        self[BREAK] = 0

    def __missing__(self, surface: str) -> int:
        number = self[surface] = len(self.surfaces)
        self.surfaces.append(surface)
        return number

    @property
    def forms(self) -> Forms:
        """The folded forms of all surfaces."""
        self._forms.add(self.surfaces[len(self._forms.places) :])
        return self._forms

    def take_fresh(self) -> Iterator[tuple[int, str]]:
        """The row that the database lacks, if it lacks any word; can be called once."""
        first, self._saved = self._saved, len(self.surfaces)
        if first < self._saved:
            yield first, "\n".join(self.surfaces[first:])
