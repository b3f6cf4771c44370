"""How often French words find each other as a reader of French expects; floors only rise."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from fonds.search.analysis import fold
from fonds.search.families import choose_families

HERE = Path(__file__).parent
FLOORS: dict[str, float] = json.loads((HERE / "floors.json").read_text("utf-8"))
PROBES = HERE.parent / "search/probes.fr.txt"


def read_probes() -> Iterator[tuple[str, str, bool]]:
    """A word, another one, and whether it is to find it."""
    for line in PROBES.read_text("utf-8").splitlines():
        sign, *words = line.split() or ["#"]
        for other in words[1:] if sign in "=+!>" else ():
            yield words[0], other, sign in "=+"
            if sign in "=!":
                yield other, words[0], sign == "="


def finds(word: str, other: str) -> bool:
    """Whether a search for *word* finds *other* where each is written so."""
    families = choose_families("fr")
    assert families
    asking, answering = families([word, other])
    return fold(word) == fold(other) or bool({*asking.asks} & {*answering.answers})


def test_words_that_belong_together_find_each_other_and_no_others_do() -> None:
    probes = list(read_probes())
    wrong = [probe for probe in probes if finds(*probe[:2]) != probe[2]]
    for sign in (True, False):
        of_sign = [probe for probe in probes if probe[2] is sign]
        missed = [probe for probe in wrong if probe[2] is sign]
        right = 1 - len(missed) / len(of_sign)
        assert len(of_sign) >= 200
        assert right >= FLOORS[f"words of French, {'together' if sign else 'apart'}"], missed
