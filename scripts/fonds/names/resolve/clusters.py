"""From the forms that articles show to one cluster of them for each thing that is named."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from fonds.base.fold import fold_name
from fonds.base.kinds import NAMED
from fonds.names.recognise.acronyms import abbreviates, initials
from fonds.names.resolve.cluster import FIRM, Cluster
from fonds.names.resolve.containment import find_contained, follow
from fonds.names.text.transliteration import are_spellings, key_spelling

SURE_MENTIONS = 5
SURE_NOBLE = 2
SURE_SHARE = 0.7
"""A short form means one full name if that name has so many mentions, and so much of all that
the short form may mean: looser bounds join namesakes. A surname with a particle, de Gaulle, has
few; written with it, one mention is enough where nobody else in the archive has it."""

_OF = ("de ", "du ", "des ", "d'")
"""With these a surname begins; with « ben », « al » it may be a father's."""

_LISTED = ("gazetteer", "curated")
_EXPLAINED = 10  # of an acronym that a text spells out as no organisation
_WEIGHTS = {"": 0, "thing": 3}
"""Votes of a mention by kind, else 1: none where nothing explains it; more where quotation marks
or « film » say what rules can but guess."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person decided about forms; folded forms all."""

    reject: frozenset[str] = frozenset()  # they name nothing
    split: frozenset[str] = frozenset()  # they are joined to nothing
    relabel: Mapping[str, str] = field(default_factory=dict)  # form → kind


class Evidence:
    """What articles show of the forms that they give to names, counted."""

    def __init__(self, wishes: Wishes = Wishes()) -> None:
        """What *wishes* says of a form's kind outweighs all that articles show."""
        self._wishes = wishes
        self._forms: dict[str, Cluster] = {}

    def add(self, form: str, surface: str, kind: str, why: str, count: int = 1) -> None:
        """Count *count* mentions as *surface* of what its article calls *form* in full.

        *kind* is what it seems to be there, and *why* the list or rule that says so.
        """
        key = fold_name(form)
        cluster = self._forms.get(key)
        if cluster is None:
            cluster = self._forms[key] = Cluster((key,))
        cluster.forget()
        listed = why in _LISTED
        weight = _EXPLAINED if why == "rule/expansion" else _WEIGHTS.get(kind, 1)
        cluster.votes[kind] += count * (FIRM if listed else weight)
        cluster.unexplained += 0 if kind else count
        cluster.proven |= kind != "" and why != "model"
        cluster.spellings[form] += count * (FIRM if listed else 1)
        cluster.surfaces[surface] += count
        if key in self._wishes.relabel:
            cluster.votes.clear()
            cluster.votes[self._wishes.relabel[key]] = FIRM

    def resolve(self, is_first_name: Callable[[str], bool] = lambda word: False) -> list[Cluster]:
        """One cluster for each thing that is named, by kind and label."""
        wishes = self._wishes
        forms = {
            key: form
            for key, form in self._forms.items()
            if form.kind in NAMED and key not in wishes.reject
        }
        heads = _join_spellings(forms, wishes, is_first_name)
        heads |= _join_short(forms, heads, wishes, is_first_name)
        heads = _join_contained(forms, heads, wishes)
        groups: dict[str, list[str]] = defaultdict(list)
        for key in forms:
            groups[heads.get(key, key)].append(key)
        clusters = [
            _merge(head, members, forms)
            for head, members in groups.items()
            if not _is_lone(head, forms[head], wishes, is_first_name)
        ]
        return sorted(clusters, key=lambda cluster: (cluster.kind, cluster.label))


def _is_lone(key: str, form: Cluster, wishes: Wishes, is_first_name: Callable[[str], bool]) -> bool:
    """Whether a form is a first name alone, which many persons have."""
    if form.kind != "person" or " " in form.label or key in wishes.relabel or form.listed:
        return False
    return is_first_name(form.label)


def _join_spellings(
    forms: Mapping[str, Cluster], wishes: Wishes, is_first_name: Callable[[str], bool]
) -> dict[str, str]:
    """Form → the most frequent spelling of the same full name."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for key, form in forms.items():
        if form.kind == "person" and " " in form.label and key not in wishes.split:
            by_key[key_spelling(form.label)].append(key)
    heads: dict[str, str] = {}
    for spellings in by_key.values():
        if len(spellings) == 1:
            continue
        first, *others = sorted(spellings, key=lambda key: (-forms[key].mentions, key))
        for other in others:
            if are_spellings(forms[first].label, forms[other].label, is_first_name):
                heads[other] = first
    return heads


def _join_short(
    forms: Mapping[str, Cluster],
    heads: Mapping[str, str],
    wishes: Wishes,
    is_first_name: Callable[[str], bool],
) -> dict[str, str]:
    """Surname or acronym whose article has no full name → the full name that it must mean."""
    meanings: dict[str, Counter[str]] = defaultdict(Counter)
    for key, form in forms.items():
        head = heads.get(key, key)
        for short, count in _shorts(key, form):
            if short in forms:
                meanings[short][head] += count
    joined: dict[str, str] = {}
    for short, meant in meanings.items():
        alone = forms[short]
        if short in wishes.split or _is_lone(short, alone, wishes, is_first_name):
            continue
        head, count = max(sorted(meant.items()), key=lambda item: item[1])
        stated = forms[head].kind == "organisation"  # « Confédération générale du travail (CGT) »
        enough = SURE_MENTIONS
        if _has_particle(short, forms[head].label):
            enough = 1 if short.startswith(_OF) else SURE_NOBLE  # one has its share if alone
        sure = (stated or count >= enough) and count >= SURE_SHARE * meant.total()
        agreed = _agree(alone, forms[head]) or (
            short == initials(forms[head].label) and not alone.listed
        )
        if sure and short != head and head not in wishes.split and agreed:
            joined[short] = head
    return joined


def _has_particle(short: str, label: str) -> bool:
    """Whether *short* is the surname in *label* with or without « de »: (de) Gaulle."""
    words = label.split()
    return any(
        words[at].islower() and short in (fold_name(" ".join(words[to:])) for to in (at, at + 1))
        for at in range(1, len(words) - 1)
    )


def _join_contained(
    forms: Mapping[str, Cluster], heads: Mapping[str, str], wishes: Wishes
) -> dict[str, str]:
    """*heads*, and forms of which another is the whole."""
    shown = {
        key: form for key, form in forms.items() if key not in heads and key not in wishes.split
    }
    joined = {**heads, **find_contained(shown)}
    return {key: follow(key, joined) for key in joined}


def _shorts(key: str, form: Cluster) -> Iterable[tuple[str, int]]:
    """What may stand for the full form *key*, and how often the full one is written."""
    label, is_person = form.label, form.kind == "person"
    parts = label.split() if is_person else []
    if is_person and len(parts) < 2:
        return []
    others = [
        (short, surface, count)
        for surface, count in form.surfaces.items()
        if (short := fold_name(surface)) != key
    ]
    if not others and not is_person:
        return []
    full = form.mentions - sum(count for _, _, count in others)
    acronyms = [
        (short, full + count)
        for short, surface, count in others
        if surface.isupper() or abbreviates(surface, label)
    ]
    if not is_person:
        return acronyms
    ends = [(fold_name(" ".join(parts[at:])), full) for at in range(1, len(parts))]
    letters = initials(label) if acronyms else ""
    return [*ends, *(entry for entry in acronyms if entry[0] == letters)]


def _agree(short: Cluster, full: Cluster) -> bool:
    """Whether nothing firm says that the short form is a thing of its own."""
    return (
        short.votes.get(full.kind, 0) >= short.weight / 2
        or short.kind == full.kind
        or (full.kind == "person" and short.weight < SURE_MENTIONS)
    )


def _merge(head: str, members: list[str], forms: Mapping[str, Cluster]) -> Cluster:
    """All *members* as one: of the kind and the label of *head*."""
    if members == [head]:
        return forms[head]
    others = sorted(member for member in members if member != head)
    surfaces: Counter[str] = Counter()
    for member in members:
        surfaces.update(forms[member].surfaces)
    return replace(
        forms[head],
        forms=(head, *others),
        surfaces=surfaces,
        proven=any(forms[member].proven for member in members),
    )
