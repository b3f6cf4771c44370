"""Forms of which one holds the other, and that mean one thing over all articles.

A ministry and its fuller name, a town and its whole one, a double surname and its first part, who
reigns with and without rank and number, a body and its letters: only where one thing alone can be
meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from fonds.base.fold import fold
from fonds.base.kinds import NAMED
from fonds.base.patterns import late
from fonds.names.recognise.acronyms import content_letters
from fonds.names.resolve.cluster import Cluster
from fonds.names.resolve.misspellings import find_misspellings

SHARE = 0.7
"""Of all fuller names that begin with a short one, so much must be the one that it means."""

_LETTERS = 4
"""So many letters are one body's, though no text has them in brackets; three are those of many."""

_MINISTRY = late(r"minist[eè]re d(?:e|u|es) ?\b")
_NUMERALS = "ivx"
_NUMBERED = late(rf"(.+) ([{_NUMERALS}]+)\Z")
_ADDED = late(
    r"(?:d[eu]s? |national|ecolog|publi|superieur|product|social|etranger|numeri|solid|locale)"
)
"""What the fuller name of a ministry adds beside « et »: no nation, which is another's."""


Pair = tuple[str, str]
"""A form that stays, and one that means the same."""


def find_contained(shown: Mapping[str, Cluster]) -> dict[str, str]:
    """Form → the form that it is one thing with."""
    plain = {fold(it.label): key for key, it in shown.items()}
    of: dict[str, dict[str, str]] = {kind: {} for kind in NAMED}
    for label, key in plain.items():
        of[shown[key].kind][label] = key
    people = of["person"]
    pairs = [
        *_pair_ministries(of["organisation"], shown),
        *_pair_towns(of["place"], shown),
        *_pair_surnames(people, plain, shown),
        *_pair_reigns(people, shown),
        *_pair_misspellings(people, shown),
        *_pair_letters(shown),
    ]
    stays = {short: head for head, short in pairs}
    return {short: head for short in stays if (head := follow(short, stays)) != short}


def follow(key: str, stays: Mapping[str, str]) -> str:
    """The form that stays in the end where *key* does not: Gaulle, de Gaulle, Charles de Gaulle."""
    met = {key}
    while key in stays and stays[key] not in met:
        key = stays[key]
        met.add(key)
    return key


def _list_longer(labels: Collection[str], tie: str) -> dict[str, list[str]]:
    """Label that is another's beginning → the labels that begin so, *tie* after it."""
    longer: dict[str, list[str]] = defaultdict(list)
    for label in labels:
        at = label.find(tie)
        while at > 0:
            if label[:at] in labels:
                longer[label[:at]].append(label)
            at = label.find(tie, at + 1)
    return longer


def _pair_ministries(bodies: Mapping[str, str], shown: Mapping[str, Cluster]) -> Iterator[Pair]:
    """« ministère de l'Éducation (nationale) », « ministère de la Culture (et de …) »."""
    plain = {label: key for label, key in bodies.items() if label.startswith("minist")}
    for short, fuller in _list_longer(plain, " ").items():
        if _MINISTRY.match(short) is None:
            continue
        rests = {label: label[len(short) + 1 :] for label in fuller}
        joint = [label for label, rest in rests.items() if rest.startswith("et ")]
        own = [label for label, rest in rests.items() if _ADDED.match(rest)]
        first = {label: rests[label].split()[0] for label in own}
        chief = _find_chief({plain[it]: first[it] for it in own}, shown)
        same = [short, *joint, *(it for it in own if first[it] == chief)]
        head = max(sorted(same), key=lambda it: shown[plain[it]].mentions)
        yield from ((plain[head], plain[it]) for it in same if it != head)


def _find_chief(branches: Mapping[str, str], shown: Mapping[str, Cluster]) -> str:
    """Of *branches*, form → word, the word that most mentions have; "" if none has nearly all."""
    counts: dict[str, int] = defaultdict(int)
    for key, word in branches.items():
        counts[word] += shown[key].mentions
    word = max(sorted(counts), key=counts.__getitem__, default="")
    return word if word and counts[word] >= SHARE * sum(counts.values()) else ""


def _pair_towns(plain: Mapping[str, str], shown: Mapping[str, Cluster]) -> Iterator[Pair]:
    """« Levallois » is Levallois-Perret, if no list has it and no other town begins so."""
    for short, fuller in _list_longer(plain, "-").items():
        if not shown[plain[short]].listed and short.isalpha() and len(fuller) == 1:
            yield plain[fuller[0]], plain[short]


def _pair_surnames(
    plain: Mapping[str, str], labels: Iterable[str], shown: Mapping[str, Cluster]
) -> Iterator[Pair]:
    """« Carla Bruni » is Carla Bruni-Sarkozy, if an article says so or one of *labels* ends so."""
    doubled = {
        short: fuller[0]
        for short, fuller in _list_longer(plain, "-").items()
        if " " in short and len(fuller) == 1
    }
    bearers = _list_bearers(labels, [full[len(short) + 1 :] for short, full in doubled.items()])
    for short, full in doubled.items():
        whole, added = plain[full], full[len(short) + 1 :]
        if short in map(fold, shown[whole].surfaces) or added in bearers:
            head, other = sorted((whole, plain[short]), key=lambda key: -shown[key].mentions)
            yield head, other


def _list_bearers(labels: Iterable[str], surnames: Iterable[str]) -> set[str]:
    """The ends of *labels*; of those that end otherwise than all *surnames* none."""
    last = {word for surname in surnames for word in surname.split()[-1:]}
    alike = (label for label in labels if not last.isdisjoint(label.split()[-1:]))
    return {end for label in alike for end in _list_ends(label)}


def _pair_misspellings(plain: Mapping[str, str], shown: Mapping[str, Cluster]) -> Iterator[Pair]:
    """« Audrey Puvar » is Audrey Pulvar."""
    people = {name: shown[key].mentions for name, key in plain.items() if " " in name}
    for right, wrong in find_misspellings(people):
        yield plain[right], plain[wrong]


def _list_ends(label: str) -> Iterator[str]:
    words = label.split()
    yield from (" ".join(words[at:]) for at in range(1, len(words)))


def _pair_reigns(plain: Mapping[str, str], shown: Mapping[str, Cluster]) -> Iterator[Pair]:
    """« Elizabeth II », « reine Elizabeth », « reine Elisabeth II » are « reine Elizabeth II »."""
    reigns: dict[Pair, list[str]] = defaultdict(list)
    for label, key in plain.items():
        match = _NUMBERED.match(label) if label[-1:] in _NUMERALS else None
        if match is not None:
            reigns[_name_of(shown[key].label, match[1]), match[2]].append(key)
    names = [name for name, _ in reigns]
    bare = _list_ranked(plain, shown)
    for (name, _), keys in reigns.items():
        ranked = [key for key in keys if shown[key].label[0].islower()]
        head = max(sorted(ranked or keys), key=lambda key: shown[key].mentions)
        yield from ((head, key) for key in keys if key != head)
        if ranked and names.count(name) == 1:
            rank = fold(shown[head].label.split()[0])
            yield from ((head, key) for key in bare.get((rank, name), ()))


def _list_ranked(plain: Mapping[str, str], shown: Mapping[str, Cluster]) -> dict[Pair, list[str]]:
    """Rank and name of each person who is known by both, and by no number → the forms."""
    ranked: dict[Pair, list[str]] = defaultdict(list)
    for label, key in plain.items():
        written = shown[key].label
        if written[0].islower() and _NUMBERED.match(label) is None:
            ranked[label.partition(" ")[0], _name_of(written, label)].append(key)
    return ranked


def _name_of(label: str, name: str) -> str:
    """The folded *name* without the rank in small letters that *label* begins with; s for z."""
    bare = name.partition(" ")[2] if label[0].islower() else name
    return bare.replace("z", "s").replace("-", " ")


def _pair_letters(shown: Mapping[str, Cluster]) -> Iterator[Pair]:
    """« HATVP » is the Haute Autorité pour la transparence de la vie publique."""
    bodies = {key: it for key, it in shown.items() if it.kind == "organisation"}
    alone = {fold(it.label): key for key, it in bodies.items() if _is_lettered(it.label)}
    named: dict[str, list[str]] = defaultdict(list)
    for key, it in bodies.items():
        if " " in it.label and (letters := content_letters(it.label)) in alone:
            named[letters].append(key)
    for letters, keys in named.items():
        short, name = alone[letters], keys[0]
        capitals = (it for it in bodies[name].surfaces if it.isupper() and it.isalpha())
        known = {fold(it) for it in capitals} - {letters}
        if len(keys) > 1 or known or (bodies[short].listed and bodies[name].listed):
            continue
        yield (short, name) if bodies[short].listed else (name, short)


def _is_lettered(label: str) -> bool:
    return len(label) >= _LETTERS and label.isalpha() and label.isupper()
