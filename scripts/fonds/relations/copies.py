"""The same text again: exact copies, near copies, extracts, and one story under one title."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fonds.relations.sketches import find_candidates, measure

NEAR = 0.5
"""Least resemblance of texts that are nearly the same."""

_EXTRACT = 0.8  # least share of the shorter text that the longer one holds
_STORY = 5  # articles of one story; more of one title in a month are those of a column

MOST, FEW = 50, 10
"""Articles listed of one kind: all up to so many, of more the first few and their number.

A text that thousands have, such as « réservé aux abonnés », needs no millions of lines.
"""

Pair = tuple[bytes, bytes]
"""Prints of two texts, ascending."""

Measured = tuple[float, float]
"""Resemblance and containment."""


@dataclass(frozen=True, slots=True)
class Bonds:
    """What one article has in common with others, of one kind."""

    position: int  # of the article
    listed: Sequence[tuple[float, int]]  # (score, negative; other position), the best first
    total: int  # of the others, listed or not


@dataclass(frozen=True, slots=True)
class Prints:
    """By what an article is told to say the same as another."""

    text: bytes  # hash of its folded text
    title: bytes  # hash of its folded title; empty if that tells nothing
    sketch: array[int]  # the smallest shingles of its text


@dataclass(frozen=True, slots=True)
class Copies:
    """Which articles say the same; every list by position in the archive's order."""

    texts: list[bytes]  # print of each one's text
    bearers: dict[bytes, list[int]]  # print → who has that text, ascending
    alike: dict[bytes, dict[bytes, float]]  # text → texts that are nearly the same: resemblance
    parts: dict[bytes, dict[bytes, float]]  # text → texts it holds or stands in: containment
    stories: list[tuple[bytes, int] | None]  # title and month of each one's story, if it has one

    def same_texts(self) -> Iterator[Bonds]:
        """Articles with the very same text."""
        for group in self.bearers.values():
            total = len(group) - 1
            size = _listed(total)
            for one in group if total else ():
                others = [(-1.0, it) for it in group[: size + 1] if it != one]
                yield Bonds(one, others[:size], total)

    def near_texts(self) -> Iterator[Bonds]:
        """Articles with nearly the same text."""
        return self._spread(self.alike)

    def extracts(self) -> Iterator[Bonds]:
        """Articles of which one holds most of the other, and much more."""
        return self._spread(self.parts)

    def same_stories(self) -> Iterator[Bonds]:
        """Articles with the same title in the same month, and another text."""
        told = defaultdict(list)
        for position, story in enumerate(self.stories):
            if story:
                told[story].append(position)
        for group in told.values():
            for one in group:
                others = [(-1.0, it) for it in group if not self._is_copy(one, it)]
                if others:
                    yield Bonds(one, others, len(others))

    def are_bound(self, one: int, other: int) -> bool:
        """Whether something closer than a topic binds the two."""
        story = self.stories[one]
        return self._is_copy(one, other) or (story is not None and story == self.stories[other])

    def comes_first(self, position: int) -> bool:
        """Whether no earlier article has its text or nearly so: this one stands for all."""
        text = self.texts[position]
        firsts = [self.bearers[it][0] for it in (text, *self.alike.get(text, ()))]
        return min(firsts) == position

    def surroundings(self, position: int) -> str:
        """All that decides how the article at *position* takes part in what is related."""
        text = self.texts[position]
        bound = sorted([*self.alike.get(text, ()), *self.parts.get(text, ())])
        return repr((text, bound, self.stories[position], self.comes_first(position)))

    def _is_copy(self, one: int, other: int) -> bool:
        text, its = self.texts[one], self.texts[other]
        return text == its or its in self.alike.get(text, ()) or its in self.parts.get(text, ())

    def _spread(self, bound: Mapping[bytes, Mapping[bytes, float]]) -> Iterator[Bonds]:
        """What binds texts, for the articles that have them."""
        for text, others in bound.items():
            total = sum(len(self.bearers[its]) for its in others)
            size = _listed(total)
            ranked = sorted(
                (-score, it) for its, score in others.items() for it in self.bearers[its][:size]
            )
            for one in self.bearers[text]:
                yield Bonds(one, ranked[:size], total)


def _listed(total: int) -> int:
    """How many of *total* others are listed."""
    return total if total <= MOST else FEW


def find_copies(
    prints: Sequence[Prints],
    months: Sequence[int],
    known: Mapping[Pair, Measured],
    shingles: Callable[[int], set[int]],
) -> tuple[Copies, dict[Pair, Measured]]:
    """Who says the same as whom, and all that was measured for it.

    *months* are those of the dates, 0 for none; pairs in *known* are not measured again;
    *shingles* gives those of the text at a position.
    """
    texts = [it.text for it in prints]
    bearers: dict[bytes, list[int]] = {}
    for position, text in enumerate(texts):
        bearers.setdefault(text, []).append(position)
    measured = _measure(prints, [group[0] for group in bearers.values()], known, shingles)
    alike: dict[bytes, dict[bytes, float]] = defaultdict(dict)
    parts: dict[bytes, dict[bytes, float]] = defaultdict(dict)
    for (one, other), (resemblance, containment) in measured.items():
        if resemblance >= NEAR:
            alike[one][other] = alike[other][one] = resemblance
        elif containment >= _EXTRACT:
            parts[one][other] = parts[other][one] = containment
    copies = Copies(texts, bearers, dict(alike), dict(parts), _stories(prints, months))
    return copies, measured


def _measure(
    prints: Sequence[Prints],
    firsts: Sequence[int],
    known: Mapping[Pair, Measured],
    shingles: Callable[[int], set[int]],
) -> dict[Pair, Measured]:
    measured: dict[Pair, Measured] = {}
    for one, other in find_candidates([prints[position].sketch for position in firsts]):
        here, there = firsts[one], firsts[other]
        first, second = sorted((prints[here].text, prints[there].text))
        found = known.get((first, second))
        measured[first, second] = found or measure(shingles(here), shingles(there))
    return measured


def _stories(prints: Sequence[Prints], months: Iterable[int]) -> list[tuple[bytes, int] | None]:
    keys = [(it.title, month) for it, month in zip(prints, months, strict=True)]
    texts: dict[tuple[bytes, int], int] = defaultdict(int)
    for key in keys:
        texts[key] += 1
    return [key if key[0] and key[1] and 1 < texts[key] <= _STORY else None for key in keys]
