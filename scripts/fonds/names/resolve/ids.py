"""The book of records while it is made: what each label means, and which id it gets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from fonds.base.chars import fold_white
from fonds.base.kinds import KINDS
from fonds.base.slugs import name_records
from fonds.names.curate.curated import Authorities
from fonds.names.resolve.clusters import Name
from fonds.names.text.plain import fold

Key = tuple[str, str]
"""Kind and folded label of a record that nobody declared."""

_EXACT = {"folder", "publication", "creator"}
"""Kinds whose labels are told apart by their accents."""


class Book:
    """Labels and forms, each under the one record that it means."""

    def __init__(self, authorities: Authorities) -> None:
        self._authorities = authorities
        self._curated = {
            _key(record.kind, form): record.id
            for record in authorities.records
            for form in record.forms
        }
        self._meant: dict[Key, str | Key] = {}  # kind and folded form → curated id or key
        self._shown: dict[str, str | Key] = {}  # folded form in articles → the same
        self.unsure: set[Key] = set()
        """Records that only a model's reading of one word speaks for."""
        self._labels: dict[Key, Counter[str]] = defaultdict(Counter)

    @property
    def rejected(self) -> frozenset[str]:
        """The folded forms that name nothing."""
        return frozenset(map(fold, self._authorities.reject))

    def enter(self, names: Iterable[Name]) -> None:
        """Take in the names that articles show."""
        for name in names:
            keys = [(name.kind, form) for form in name.forms]
            curated = next((self._curated[key] for key in keys if key in self._curated), None)
            meant: str | Key = curated or keys[0]
            if curated is None:
                self.unsure |= set() if name.sure else {keys[0]}
                self._labels[keys[0]][_typeset(name.label)] += 1
            for key in keys:
                own = self._curated.get(key)
                self._meant[key] = self._shown[key[1]] = own or meant

    def state(self, kind: str, label: str) -> str | Key | None:
        """The record that metadata means by *label*: a curated id or a key; None if it is blank."""
        label = fold_white(label)
        if not label:
            return None
        key = _key(kind, label)
        meant = self._curated.get(key) or self._meant.get(key, key)
        if not isinstance(meant, str):
            self.unsure.discard(meant)
            self._labels[meant][label] += 2  # metadata goes before what texts show
        return meant

    def find(self, form: str) -> str | Key | None:
        """The record that the folded *form* of an article means; None if there is none."""
        return self._shown.get(form)

    def assign_ids(self) -> dict[Key, str]:
        """The id of every record that nobody declared."""
        taken: dict[str, set[str]] = defaultdict(set)
        for record in self._authorities.records:
            taken[record.id.partition("/")[0]].add(record.id.partition("/")[2])
        ids: dict[Key, str] = {}
        for kind in KINDS:
            labels = {key: self.label(key) for key in self._labels if key[0] == kind.name}
            slugs = name_records(labels.values(), taken[kind.folder])
            ids |= {key: f"{kind.folder}/{slugs[label]}" for key, label in labels.items()}
        return ids

    def label(self, key: Key) -> str:
        """What the record *key* is called: its most frequent label, the first of equal ones."""
        return max(sorted(self._labels[key]), key=self._labels[key].__getitem__)


def _key(kind: str, label: str) -> Key:
    return kind, fold_white(label).casefold() if kind in _EXACT else fold(label)


def _typeset(label: str) -> str:
    """*label* with the apostrophe that print has."""
    return "".join(
        "’" if char == "'" and 0 < at < len(label) - 1 else char for at, char in enumerate(label)
    )
