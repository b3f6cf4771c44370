"""Changes to a folder of seeds, as a person makes them from one build to the next."""

from __future__ import annotations

import random
from pathlib import Path

from tests.search.archive import write_metadata


class Editor:
    """Changes *seeds*, by chance but always in the same way."""

    def __init__(self, seeds: Path, seed: int) -> None:
        self.seeds = seeds
        self.chance = random.Random(seed)  # noqa: S311
        self.added = 0

    def edit(self, count: int) -> None:
        """Add, drop and exchange words in the texts of some articles."""
        for file in self._some(count):
            *paragraphs, last = file.read_text(encoding="utf-8").rstrip().split("\n\n")
            words = last.split(" ")
            for _ in range(self.chance.randint(1, 9)):
                at = self.chance.randrange(len(words))
                words[at : at + self.chance.randint(0, 3)] = self._borrow()
            file.write_text("\n\n".join([*paragraphs, " ".join(words)]) + "\n", encoding="utf-8")

    def retitle(self, count: int) -> None:
        """Give some articles another headline; the date before it stays."""
        for file in self._some(count):
            headline, _, rest = file.read_text(encoding="utf-8").partition("\n\n")
            kept = headline.split(" ")[:4]
            title = " ".join([*kept, *self._borrow()])
            file.write_text(f"{title}\n\n{rest}", encoding="utf-8")

    def add(self, count: int) -> None:
        """Articles more: others' words, and some that occur nowhere else."""
        for file in self._some(count):
            headline, _, rest = file.read_text(encoding="utf-8").partition("\n\n")
            self.added += 1
            text = f"{headline} {' '.join(self._borrow())}\n\n{rest}\n\nZyzomys{self.added} noté.\n"
            name = f"{self.chance.randrange(10**6):06d}_more.txt"
            (self.seeds / name).write_text(text, encoding="utf-8")

    def delete(self, count: int) -> None:
        """Some articles less."""
        for file in self._some(count):
            file.unlink()

    def redate(self, metadata: Path) -> None:
        """Dates anew: most articles move."""
        write_metadata(metadata, sorted(file.name for file in self.seeds.glob("*.txt")))

    def _some(self, count: int) -> list[Path]:
        return self.chance.sample(sorted(self.seeds.glob("*.txt")), count)

    def _borrow(self) -> list[str]:
        """A few words in a row of some article."""
        (file,) = self._some(1)
        words = file.read_text(encoding="utf-8").split()
        at = self.chance.randrange(len(words))
        return words[at : at + self.chance.randint(1, 6)]
