"""What record each label means, and which id it gets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from fonds.base.chars import fold_white
from fonds.base.fold import fold_name
from fonds.base.kinds import BY_NAME, KINDS
from fonds.base.slugs import name_record
from fonds.names.curate.curated import Authorities
from fonds.names.recognise.territories import official_labels
from fonds.names.resolve.cluster import Cluster


class RecordIds:
    """Which record each label and each form means, and the ids of the records.

    A record is known by the id that authorities.yml gives it, else, until `assign_ids`, by its
    kind and folded label: "person:joe biden".
    """

    def __init__(
        self, authorities: Authorities, published: Mapping[str, str] = {}, lang: str = ""
    ) -> None:
        """*published*: kind and fold of a label → id, of records whose pages were published.

        A territory that has its usual name in *lang* is known by its official one as well.
        """
        self._authorities = authorities
        self._usual = {
            key_of("place", official): key_of("place", usual)
            for usual, official in official_labels(lang).items()
        }
        self._published = self._with_usual(published)
        self._curated = self._with_usual(
            {
                key_of(record.kind, form): record.id
                for record in reversed(authorities.records)  # of namesakes, the first
                for form in record.forms
            }
        )
        self._meant: dict[str, str] = {}  # kind and folded form → record
        self._shown: dict[str, str] = {}  # folded form in articles → record
        self.unsure: set[str] = set()
        """Records that only a model's reading of one word speaks for."""
        self._labels: dict[str, dict[str, int]] = {}  # record → label → votes

    def _with_usual(self, ids: Mapping[str, str]) -> dict[str, str]:
        """*ids* by key, those of territories by their usual name too."""
        usual = {self._usual[key]: ids[key] for key in self._usual.keys() & ids.keys()}
        return {**usual, **ids}

    @property
    def rejected(self) -> frozenset[str]:
        """The folded forms that name nothing."""
        return frozenset(map(fold_name, self._authorities.reject))

    def enter(self, clusters: Iterable[Cluster]) -> None:
        """Take in the names that articles show."""
        known, declared = self._meant, self._curated
        for cluster in clusters:
            keys = [key_of(cluster.kind, form) for form in cluster.forms]
            curated = next(filter(None, map(declared.get, keys)), "")
            meant = curated or next(filter(None, map(known.get, keys)), keys[0])
            if not curated:
                if not cluster.sure:
                    self.unsure.add(meant)
                self._count(meant, _typeset(cluster.label), 1)
            for key, form in zip(keys, cluster.forms, strict=True):
                known[key] = self._shown[form] = declared.get(key) or meant

    def state(self, kind: str, label: str, times: int = 1) -> str:
        """The record that metadata means by *label*, as they do so many *times*; "" if that is
        blank.
        """
        shown = fold_white(label)
        key = key_of(kind, shown)
        key = self._usual.get(key, key)
        meant = (self._curated.get(key) or self._meant.get(key, key)) if shown else ""
        self.unsure.discard(meant)
        if is_key(meant):
            self._count(meant, shown, 2 * times)  # metadata goes before what texts show
        return meant

    def _count(self, key: str, label: str, votes: int) -> None:
        """Let *votes* speak for it that the record *key* is called *label*."""
        labels = self._labels.get(key)
        if labels is None:
            labels = self._labels[key] = {}
        labels[label] = labels.get(label, 0) + votes

    def meaning(self, kind: str, form: str) -> str:
        """The record that the names *form* of *kind* belong to."""
        key = key_of(kind, form)
        return self._meant.get(key, key)

    def find(self, form: str) -> str:
        """The record that the folded *form* of an article means; "" if there is none."""
        return self._shown.get(form, "")

    def assign_ids(self) -> dict[str, str]:
        """The id of every record that nobody declared."""
        taken: dict[str, set[str]] = defaultdict(set)
        for record in self._authorities.records:
            taken[record.id.partition("/")[0]].add(record.id.partition("/")[2])
        for record_id in self._published.values():
            taken[record_id.partition("/")[0]].add(record_id.partition("/")[2])
        declared = {record.id for record in self._authorities.records}
        ids: dict[str, str] = {}
        keys: dict[str, list[str]] = {kind.name: [] for kind in KINDS}
        for key in self._labels:
            keys[kind_of(key)].append(key)
        for kind in KINDS:
            for key in keys[kind.name]:
                kept = self._kept(key, declared) if self._published else ""
                ids[key] = kept or self._name(key, kind.folder, taken[kind.folder])
        return ids

    def _name(self, key: str, folder: str, taken: set[str]) -> str:
        """The id of the record *key* by its label, none of those *taken* in its folder."""
        return f"{folder}/{name_record(fold_name(self.label(key)), taken)}"

    def _kept(self, key: str, declared: set[str]) -> str:
        """The id under which the record *key* was published; "" if it was not."""
        keys = (key_of(kind_of(key), self.label(key)), key)
        ids = (self._published.get(key, "") for key in keys)
        return next((record_id for record_id in ids if record_id and record_id not in declared), "")

    def label(self, key: str) -> str:
        """What the record *key* is called: its most frequent label, the first of equal ones."""
        votes = self._labels[key]
        return max(sorted(votes), key=votes.__getitem__) if len(votes) > 1 else next(iter(votes))


def key_of(kind: str, form: str) -> str:
    """What a record that nobody declared is known by: its kind and the fold of a form."""
    return f"{kind}:{fold_name(form)}"


def kind_of(key: str) -> str:
    """The kind in *key*."""
    return key.partition(":")[0]


def is_key(record: str) -> bool:
    """Whether *record* is the key of one that nobody declared, not an id: “people/joe-biden”."""
    return kind_of(record) in BY_NAME


def _typeset(label: str) -> str:
    """*label* with typographic apostrophes."""
    if "'" not in label:
        return label
    return "".join(
        "’" if char == "'" and 0 < at < len(label) - 1 else char for at, char in enumerate(label)
    )
