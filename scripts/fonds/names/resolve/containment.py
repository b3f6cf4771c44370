"""Forms of which one holds the other, and that mean one thing over all articles.

A ministry and its fuller name, a town and its whole one, a double surname and its first part, who
reigns with and without rank and number, a body and its letters: only where one thing alone can be
meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fonds.base.fold import fold
from fonds.names.recognise.acronyms import content_letters
from fonds.names.resolve.slips import find_slips

SHARE = 0.7
"""Of all fuller names that begin with a short one, so much must be the one that it means."""

_LETTERS = 4
"""So many letters are one body's, though no text has them in brackets; three are those of many."""

_MINISTRY = re.compile(r"minist[eè]re d(?:e|u|es) ?\b")
_NUMBERED = re.compile(r"(.+) ([ivx]+)\Z")
_ADDED = re.compile(
    r"(?:d[eu]s? |national|ecolog|publi|superieur|product|social|etranger|numeri|solid|locale)"
)
"""What the fuller name of a ministry adds beside « et »: no nation, which is another's."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is known of a form over all articles."""

    kind: str  # person, place or organisation
    label: str  # its preferred spelling
    mentions: int  # how often it is written, its short forms too
    listed: bool  # whether a list or a person states what it is
    surfaces: frozenset[str]  # in small letters without accents, how articles that have it write it
    initials: frozenset[str] = frozenset()  # of these, the words in capitals, as they are written


Pair = tuple[str, str]
"""A form that stays, and one that means the same."""


def find_contained(shown: Mapping[str, Shown]) -> dict[str, str]:
    """Form → the form that it is one thing with."""
    plain = {fold(it.label): key for key, it in shown.items()}
    pairs = [
        *_pair_ministries(plain, shown),
        *_pair_towns(plain, shown),
        *_pair_surnames(plain, shown),
        *_pair_reigns(plain, shown),
        *_pair_slips(plain, shown),
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


def _list_longer(
    plain: Mapping[str, str], shown: Mapping[str, Shown], kind: str, tie: str
) -> dict[str, list[str]]:
    """Label that is another's beginning → the labels that begin so, *tie* after it."""
    longer: dict[str, list[str]] = defaultdict(list)
    for label, key in plain.items():
        if shown[key].kind != kind:
            continue
        at = label.find(tie)
        while at > 0:
            short = plain.get(label[:at])
            if short is not None and shown[short].kind == kind:
                longer[label[:at]].append(label)
            at = label.find(tie, at + 1)
    return longer


def _pair_ministries(plain: Mapping[str, str], shown: Mapping[str, Shown]) -> Iterator[Pair]:
    """« ministère de l'Éducation (nationale) », « ministère de la Culture (et de …) »."""
    for short, fuller in _list_longer(plain, shown, "organisation", " ").items():
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


def _find_chief(branches: Mapping[str, str], shown: Mapping[str, Shown]) -> str:
    """Of *branches*, form → word, the word that most mentions have; "" if none has nearly all."""
    counts: dict[str, int] = defaultdict(int)
    for key, word in branches.items():
        counts[word] += shown[key].mentions
    word = max(sorted(counts), key=counts.__getitem__, default="")
    return word if word and counts[word] >= SHARE * sum(counts.values()) else ""


def _pair_towns(plain: Mapping[str, str], shown: Mapping[str, Shown]) -> Iterator[Pair]:
    """« Levallois » is Levallois-Perret, if no list has it and no other town begins so."""
    for short, fuller in _list_longer(plain, shown, "place", "-").items():
        if not shown[plain[short]].listed and short.isalpha() and len(fuller) == 1:
            yield plain[fuller[0]], plain[short]


def _pair_surnames(plain: Mapping[str, str], shown: Mapping[str, Shown]) -> Iterator[Pair]:
    """« Carla Bruni » is Carla Bruni-Sarkozy, if an article says so or knows a Sarkozy."""
    bearers = {name for label in plain if " " in label for name in _list_ends(label)}
    for short, fuller in _list_longer(plain, shown, "person", "-").items():
        if " " not in short or len(fuller) != 1:
            continue
        whole = plain[fuller[0]]
        added = fuller[0][len(short) + 1 :]
        if short in shown[whole].surfaces or added in bearers:
            head, other = sorted((whole, plain[short]), key=lambda key: -shown[key].mentions)
            yield head, other


def _pair_slips(plain: Mapping[str, str], shown: Mapping[str, Shown]) -> Iterator[Pair]:
    """« Audrey Puvar » is Audrey Pulvar."""
    people = {it: shown[key].mentions for it, key in plain.items() if shown[key].kind == "person"}
    for right, slip in find_slips({name: n for name, n in people.items() if " " in name}):
        yield plain[right], plain[slip]


def _list_ends(label: str) -> Iterator[str]:
    words = label.split()
    yield from (" ".join(words[at:]) for at in range(1, len(words)))


def _pair_reigns(plain: Mapping[str, str], shown: Mapping[str, Shown]) -> Iterator[Pair]:
    """« Elizabeth II », « reine Elizabeth », « reine Elisabeth II » are « reine Elizabeth II »."""
    reigns: dict[Pair, list[str]] = defaultdict(list)
    for label, key in plain.items():
        match = _NUMBERED.match(label) if shown[key].kind == "person" else None
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


def _list_ranked(plain: Mapping[str, str], shown: Mapping[str, Shown]) -> dict[Pair, list[str]]:
    """Rank and name of each person who is known by both, and by no number → the forms."""
    ranked: dict[Pair, list[str]] = defaultdict(list)
    for label, key in plain.items():
        it = shown[key]
        if it.kind == "person" and it.label[0].islower() and _NUMBERED.match(label) is None:
            ranked[label.partition(" ")[0], _name_of(it.label, label)].append(key)
    return ranked


def _name_of(label: str, name: str) -> str:
    """The folded *name* without the rank in small letters that *label* begins with; s for z."""
    bare = name.partition(" ")[2] if label[0].islower() else name
    return bare.replace("z", "s").replace("-", " ")


def _pair_letters(shown: Mapping[str, Shown]) -> Iterator[Pair]:
    """« HATVP » is the Haute Autorité pour la transparence de la vie publique."""
    bodies = {key: it for key, it in shown.items() if it.kind == "organisation"}
    alone = {fold(it.label): key for key, it in bodies.items() if _is_lettered(it.label)}
    named: dict[str, list[str]] = defaultdict(list)
    for key, it in bodies.items():
        if " " in it.label and (letters := content_letters(it.label)) in alone:
            named[letters].append(key)
    for letters, keys in named.items():
        short, name = alone[letters], keys[0]
        known = {fold(letters) for letters in bodies[name].initials} - {letters}
        if len(keys) > 1 or known or (bodies[short].listed and bodies[name].listed):
            continue
        yield (short, name) if bodies[short].listed else (name, short)


def _is_lettered(label: str) -> bool:
    return len(label) >= _LETTERS and label.isalpha() and label.isupper()
