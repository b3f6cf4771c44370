"""One thing that articles name: its forms, and what they show of its kind and its label."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from fonds.base.fold import fold

KIND_SHARE = 0.5
"""Of all mentions, those that nothing explains as well, so many must show the kind."""

MODEL_SHARE = 0.7
"""Of the mentions of a word that a model alone knows, so many must be of one kind."""

FIRM = 1000
"""Votes of a mention whose kind a list or a person states."""

SPELT_BARE = 50
"""A spelling with more accents is right if no more than so many mentions are without them."""


_none_yet: Callable[[], dict[str, int]] = partial(defaultdict, int)
"""Makes counts: thousands of them, so that each is made by C alone."""


@dataclass(slots=True)
class Cluster:
    """One form that articles give a name; once resolved, all the forms that mean one thing."""

    forms: tuple[str, ...]  # folded forms that mean it, the preferred one first
    votes: dict[str, int] = field(default_factory=_none_yet)  # kind → how much speaks for it
    spellings: dict[str, int] = field(default_factory=_none_yet)  # full form as written → mentions
    surfaces: dict[str, int] = field(default_factory=_none_yet)  # how texts write it → mentions
    proven: bool = False  # whether a list or a rule, not a model alone, says what it is
    unexplained: int = 0  # mentions of which nothing says what they are
    _kind: str | None = field(default=None, init=False, compare=False)  # once it was asked for
    _label: str | None = field(default=None, init=False, compare=False)  # once it was asked for

    def forget(self) -> None:
        """Make kind and label anew when they are asked for: a mention was added."""
        self._kind = self._label = None

    @property
    def kind(self) -> str:
        """What most of its mentions show; "" if nothing is known of any.

        One word that a model alone takes for a name must look the same nearly everywhere.
        """
        if self._kind is None:
            self._kind = self._find_kind()
        return self._kind

    @property
    def label(self) -> str:
        """Its preferred form: the most frequent spelling, with its accents if any text has them."""
        if self._label is None:
            self._label = self._find_label()
        return self._label

    @property
    def weight(self) -> int:
        """How much speaks for any kind."""
        return sum(self.votes.values())

    @property
    def mentions(self) -> int:
        """How often texts write it, its short forms too."""
        return sum(self.surfaces.values())

    @property
    def listed(self) -> bool:
        """Whether a list or a person states what it is."""
        return self.weight >= FIRM

    def _find_kind(self) -> str:
        if len(self.votes) == 1:  # as of most
            ((kind, votes),) = self.votes.items()
            return kind if votes >= KIND_SHARE * (votes + self.unexplained) else ""
        kind = max(sorted(self.votes), key=self.votes.__getitem__, default="")
        votes, weight = self.votes.get(kind, 0), self.weight
        if votes < KIND_SHARE * (weight + self.unexplained):
            return ""  # an Assemblée that is a place once in a hundred times
        agreed = votes >= MODEL_SHARE * weight
        return kind if agreed or self.proven or " " in self.label else ""

    def _find_label(self) -> str:
        if len(self.spellings) == 1:
            return next(iter(self.spellings))
        label = max(sorted(self.spellings), key=self.spellings.__getitem__)
        same = [it for it in self.spellings if _is_accented(it, label, self.spellings)]
        return max(sorted(same), key=self.spellings.__getitem__, default=label)

    @property
    def sure(self) -> bool:
        """Whether more speaks for it than a model's reading of one word."""
        return " " in self.label or self.proven

    @property
    def ranked(self) -> list[str]:
        """How texts write it, the most frequent spelling first."""
        return sorted(self.surfaces, key=lambda surface: (-self.surfaces[surface], surface))


def _is_accented(form: str, label: str, spellings: Mapping[str, int]) -> bool:
    """Whether *form* is *label* with more accents, not misspelt by one text among many."""
    if form.isascii() or len(form) != len(label) or form.lower() == label.lower():
        return False  # nor is « Ministère » more than « ministère »
    return spellings[form] * SPELT_BARE > spellings[label] and all(
        one == other or fold(one) == other.lower() for one, other in zip(form, label, strict=True)
    )
