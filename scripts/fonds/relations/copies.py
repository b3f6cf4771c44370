"""Finds copies: exact copies, near copies, extracts, and stories under one title."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fonds.relations.sketches import find_candidates, measure

MIN_RESEMBLANCE = 0.5
"""Jaccard index from which two texts are near copies."""

_MIN_CONTAINMENT = 0.8  # share of the shorter text that the longer one has, to be an extract
_MAX_STORY = 5  # articles of one story; a title used more often in a month is that of a column

MAX_LISTED = 50
"""Up to so many matches of one kind, an article lists them all."""

LISTED_OF_MANY = 10
"""Of more matches it lists so many and counts the rest.

A text that thousands have, such as « réservé aux abonnés », would else give millions of rows.
"""

Pair = tuple[bytes, bytes]
"""Fingerprints of two texts, ascending."""

Measured = tuple[float, float]
"""Resemblance (Jaccard index) and containment of two texts, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Matches:
    """The articles that match one article, of one kind."""

    position: int  # of the article
    listed: Sequence[tuple[float, int]]  # (negated score, position of the other), best first
    total: int  # matching articles, listed or not


class Fingerprints(NamedTuple):
    """The fingerprints by which copies of an article are found."""

    text: bytes  # hash of its folded text
    title: bytes  # hash of its folded title; empty if the title is too short to identify a story
    sketch: array[int]  # the smallest shingle hashes of its text


@dataclass(frozen=True, slots=True)
class Copies:
    """Which articles are copies; every list is by position in the archive's order."""

    texts: list[bytes]  # fingerprint of each article's text
    by_text: dict[bytes, list[int]]  # fingerprint → articles with that text, ascending
    near: dict[bytes, dict[bytes, float]]  # text → near copies of it: resemblance
    contained: dict[bytes, dict[bytes, float]]  # text → its extracts or full texts: containment
    stories: list[tuple[bytes, int] | None]  # title and month of each article's story, if any

    def same_texts(self) -> Iterator[Matches]:
        """Articles with the very same text."""
        for group in self.by_text.values():
            total = len(group) - 1
            size = _listed(total)
            for one in group if total else ():
                others = [(-1.0, it) for it in group[: size + 1] if it != one]
                yield Matches(one, others[:size], total)

    def near_texts(self) -> Iterator[Matches]:
        """Articles with nearly the same text."""
        return self._per_article(self.near)

    def extracts(self) -> Iterator[Matches]:
        """Articles of which one holds most of the other, and much more."""
        return self._per_article(self.contained)

    def same_stories(self) -> Iterator[Matches]:
        """Articles with the same title in the same month, and another text."""
        by_story = defaultdict(list)
        for position, story in enumerate(self.stories):
            if story:
                by_story[story].append(position)
        for group in by_story.values():
            for one in group:
                others = [(-1.0, it) for it in group if not self._is_copy(one, it)]
                if others:
                    yield Matches(one, others, len(others))

    def are_matched(self, one: int, other: int) -> bool:
        """Whether the two are copies, near copies, an extract and its text, or one story."""
        story = self.stories[one]
        return self._is_copy(one, other) or (story is not None and story == self.stories[other])

    def is_first_copy(self, position: int) -> bool:
        """Whether no earlier article is a copy or near copy: this one represents them all."""
        text = self.texts[position]
        firsts = [self.by_text[it][0] for it in (text, *self.near.get(text, ()))]
        return min(firsts) == position

    def inputs_of(self, position: int) -> str:
        """Fingerprint input: all that these copies contribute to an article's related ones."""
        text, story = self.texts[position], self.stories[position]
        if story is None and self._is_alone(text):
            return ""
        matched = sorted([*self.near.get(text, ()), *self.contained.get(text, ())])
        return repr((text, matched, story, self.is_first_copy(position)))

    def _is_alone(self, text: bytes) -> bool:
        """Whether one article has *text*, and nothing like it is elsewhere."""
        return not (len(self.by_text[text]) > 1 or text in self.near or text in self.contained)

    def _is_copy(self, one: int, other: int) -> bool:
        text, its = self.texts[one], self.texts[other]
        return text == its or its in self.near.get(text, ()) or its in self.contained.get(text, ())

    def _per_article(self, texts: Mapping[bytes, Mapping[bytes, float]]) -> Iterator[Matches]:
        """Matches between *texts*, as matches between the articles that have them."""
        for text, others in texts.items():
            total = sum(len(self.by_text[its]) for its in others)
            size = _listed(total)
            ranked = sorted(
                (-score, it) for its, score in others.items() for it in self.by_text[its][:size]
            )
            for one in self.by_text[text]:
                yield Matches(one, ranked[:size], total)


def _listed(total: int) -> int:
    """How many of *total* matches are listed."""
    return total if total <= MAX_LISTED else LISTED_OF_MANY


def find_copies(
    fingerprints: Sequence[Fingerprints],
    months: Sequence[int],
    known: Mapping[Pair, Measured],
    shingles: Callable[[int], set[int]],
) -> tuple[Copies, dict[Pair, Measured]]:
    """The copies among articles, and every pair that was measured to find them.

    *months* are those of the dates, 0 for none; pairs in *known* (a cache) are not measured again;
    *shingles* gives those of the text at a position.
    """
    texts = [it.text for it in fingerprints]
    by_text: dict[bytes, list[int]] = {}
    for position, text in enumerate(texts):
        by_text.setdefault(text, []).append(position)
    measured = _measure(fingerprints, [group[0] for group in by_text.values()], known, shingles)
    near: dict[bytes, dict[bytes, float]] = defaultdict(dict)
    contained: dict[bytes, dict[bytes, float]] = defaultdict(dict)
    for (one, other), (resemblance, containment) in measured.items():
        if resemblance >= MIN_RESEMBLANCE:
            near[one][other] = near[other][one] = resemblance
        elif containment >= _MIN_CONTAINMENT:
            contained[one][other] = contained[other][one] = containment
    copies = Copies(texts, by_text, dict(near), dict(contained), _stories(fingerprints, months))
    return copies, measured


def _measure(
    fingerprints: Sequence[Fingerprints],
    firsts: Sequence[int],
    known: Mapping[Pair, Measured],
    shingles: Callable[[int], set[int]],
) -> dict[Pair, Measured]:
    measured: dict[Pair, Measured] = {}
    for one, other in find_candidates([fingerprints[position].sketch for position in firsts]):
        here, there = firsts[one], firsts[other]
        first, second = sorted((fingerprints[here].text, fingerprints[there].text))
        found = known.get((first, second))
        measured[first, second] = found or measure(shingles(here), shingles(there))
    return measured


def _stories(
    fingerprints: Sequence[Fingerprints], months: Iterable[int]
) -> list[tuple[bytes, int] | None]:
    keys = [(it.title, month) for it, month in zip(fingerprints, months, strict=True)]
    uses: dict[tuple[bytes, int], int] = defaultdict(int)
    for key in keys:
        uses[key] += 1
    return [key if key[0] and key[1] and 1 < uses[key] <= _MAX_STORY else None for key in keys]
