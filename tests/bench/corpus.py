"""A deterministic archive of French-like articles, of any size.

Vocabulary and its frequencies come from wordfreq (Zipf's law), names and tags have Zipf's
popularity, and each article holds a word that no other has.
"""

from __future__ import annotations

import csv
import random
from bisect import bisect
from itertools import accumulate
from pathlib import Path

from wordfreq import top_n_list, word_frequency

WORDS = 350
KINDS = {"people": (2000, 3), "places": (400, 3), "organisations": (600, 2), "topics": (19, 2)}
"""Kind → how many names there are, and how many an article bears on average."""


class Vocabulary:
    """French words, drawn as often as they are written."""

    def __init__(self, size: int = 40_000) -> None:
        self.words = [word for word in top_n_list("fr", size) if word.isalpha()]
        self._reach = list(accumulate(word_frequency(word, "fr") for word in self.words))

    def draw(self, rnd: random.Random, count: int) -> list[str]:
        """*count* words."""
        total = self._reach[-1]
        return [self.words[bisect(self._reach, rnd.random() * total)] for _ in range(count)]


def make_archive(folder: Path, articles: int) -> None:
    """Write *articles* sources and their metadata.csv into *folder*."""
    folder.mkdir(parents=True)
    vocabulary = Vocabulary()
    with (folder / "metadata.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["file", *KINDS])
        for number in range(articles):
            rnd = random.Random(number)  # noqa: S311 - the same archive each time, no secret
            name = f"{number:06d}.txt"
            (folder / name).write_text(make_text(vocabulary, rnd, number), encoding="utf-8")
            table.writerow([name, *("; ".join(draw_names(rnd, kind)) for kind in KINDS)])


def make_text(vocabulary: Vocabulary, rnd: random.Random, number: int) -> str:
    """One source: date, headline, paragraphs."""
    month = 2010 * 12 + number % 144
    date = f"{month // 12}-{month % 12 + 1:02d}"
    title = " ".join(vocabulary.draw(rnd, 9)).capitalize()
    paragraphs = [f"Le mot unique est zyx{number:06d}."]
    left = WORDS
    while left > 0:
        length = min(left, rnd.randint(25, 70))
        paragraphs.append(" ".join(vocabulary.draw(rnd, length)).capitalize() + ".")
        left -= length
    return f" date {date} {title}\n\n" + "\n\n".join(paragraphs) + "\n"


def draw_names(rnd: random.Random, kind: str) -> list[str]:
    """The names of one kind that an article bears, the popular ones more often."""
    size, mean = KINDS[kind]
    count = rnd.randint(1, 2 * mean - 1)
    picks = {min(size - 1, int(size ** rnd.random()) - 1) for _ in range(count)}
    return [f"{kind.capitalize()} {pick:04d}" for pick in sorted(picks)]
