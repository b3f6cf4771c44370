"""The words of an archive as they are written, each with a number that it keeps between builds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from fonds.search.analysis import BREAK, fold


class Surfaces(dict[str, int]):
    """Surface → number; an unknown surface gets the next one."""

    def __init__(self, database: sqlite3.Connection) -> None:
        rows = database.execute("SELECT surface, form FROM surfaces ORDER BY id").fetchall()
        self.surfaces = ["", *(surface for surface, _ in rows)]
        self.forms = ["", *(form for _, form in rows)]
        self._saved = len(self.surfaces)
        super().__init__(zip(self.surfaces, range(len(self.surfaces)), strict=True))
        self[BREAK] = 0

    def __missing__(self, surface: str) -> int:
        number = self[surface] = len(self.surfaces)
        self.surfaces.append(surface)
        self.forms.append(fold(surface))
        return number

    def take_fresh(self) -> Iterator[tuple[int, str, str]]:
        """The rows that the database lacks; can be called once."""
        first, self._saved = self._saved, len(self.surfaces)
        for number in range(first, self._saved):
            yield number, self.surfaces[number], self.forms[number]
