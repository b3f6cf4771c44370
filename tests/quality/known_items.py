"""Known items: a reader remembers three words of a title, one perhaps in the other number."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fonds.search.analysis import cut_words, fold

_WORD = re.compile(r"[^\W\d_]{4,}")
_LITTLE = set(
    _WORD.findall(
        "about after again also avant avec autre aussi bien cette ceux chez comme contre dans deja"
        " depuis dont elle elles encore entre être etre fait font from have into leur leurs mais"
        " meme moins nous notre over plus pour quand quel quelle sans selon sera sont sous tous"
        " tout toute tres trois vers votre vous were what when which will with"
    )
)
_INVARIABLE = set(
    _WORD.findall(
        "accès ailleurs anglais alors avis bois bras bus campus cas choix concours corps cours"
        " décès dessous dessus discours divers dois dos fais fois français gens gros héros jamais"
        " mais mauvais mois moins news pays progrès près prix procès recours refus repas secours"
        " sens series species suis temps tiers toujours très univers virus vois voix"
    )
)
_TRIES = 10


@dataclass(frozen=True)
class Item:
    """An article, and how a reader asks for it."""

    id: str
    exact: str  # three words of its title, as they stand there
    other: str  # the same, one in the other number
    alone: bool  # whether no other title has all three


def draw_items(titles: Mapping[str, str], texts: Iterable[str], count: int) -> list[Item]:
    """*count* of *titles*, id → title, or fewer, by lot; *texts* have all that is written."""
    known = {fold(word) for text in (*titles.values(), *texts) for word in cut_words(text)}
    forms = {id_: {fold(word) for word in cut_words(title)} for id_, title in titles.items()}
    chance = random.Random(17)  # noqa: S311
    found: list[Item] = []
    for id_ in chance.sample(sorted(titles), len(titles)):
        for words in _draw_words(chance, titles[id_]):
            others = [at for at in range(3) if other_number(words[at], known)]
            if others:
                at = chance.choice(others)
                other = [*words[:at], other_number(words[at], known), *words[at + 1 :]]
                alone = sum({fold(word) for word in words} <= row for row in forms.values()) == 1
                found.append(Item(id_, " ".join(words), " ".join(other), alone))
                break
        if len(found) == count:
            break
    return found


def _draw_words(chance: random.Random, title: str) -> Iterator[list[str]]:
    """Three content words of *title* in their order, again and again others."""
    words = [w for w in dict.fromkeys(_WORD.findall(title)) if fold(w) not in _LITTLE]
    for _ in range(_TRIES if len(words) > 2 else 0):
        yield sorted(chance.sample(words, 3), key=title.index)


def other_number(word: str, known: set[str]) -> str:
    """*word* in the other number, if that is *known*; a name has none."""
    if word[0].isupper() or word in _INVARIABLE:
        return ""
    if word.endswith("eaux"):
        other = word[:-1]
    elif word.endswith("aux"):
        other = f"{word[:-3]}al"
    elif word.endswith("al"):
        other = f"{word[:-2]}aux"
    elif word.endswith(("eau", "eu")):
        other = f"{word}x"
    else:
        other = word[:-1] if word.endswith("s") else f"{word}s"
    return other if fold(other) in known else ""
