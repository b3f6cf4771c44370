"""Which of the things that share a name an article means by it, as its words show.

A bracket or an apposition beside the name goes first, then the words that lead to it, then
another mention in the article that one of these decides, then what else the article names. What
nothing decides stays open: a guess would be taken for knowledge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from fonds.base.fold import fold_name
from fonds.base.patterns import late
from fonds.names.text.lexicon import load_yaml, split_list

_LONGEST_LEAD = 24  # characters before a name within which what leads to it begins
_BRACKET = late(r" ?[(\[]([^()\[\]\n]{1,80})")
_APPOSITION = late(r", ((?:[a-zà-öø-ÿ]|l')[^.,;:!?()\n]{1,60}|[^.,;:!?()\n]{1,30}(?=[.,;)\n]))")
_REACH = 60  # characters before a bracket that say of what it is the bracket
_BRACKETED = late(r"[^.;:!?()\n]+\Z")


@dataclass(frozen=True, slots=True)
class Sign:
    """A word that shows which of several things is meant."""

    stems: tuple[str, ...]  # one of them stands in every text that has it: a prefilter
    pattern: re.Pattern[str]  # the whole word

    @classmethod
    def of(cls, listed: str) -> Sign:
        """*listed* as in the list: “Isère”; in small letters “autrichien*”, whatever its ending."""
        stem = listed.rstrip("*")
        first = f"[{stem[0]}{stem[0].upper()}]" if stem[0].islower() else re.escape(stem[0])
        ending = r"\w*" if listed.endswith("*") else ""
        word = rf"(?<![\w-]){first}{re.escape(stem[1:])}{ending}(?![\w-])"
        return cls((stem, stem[0].upper() + stem[1:]), re.compile(word))

    def stands_in(self, plain: str) -> bool:
        """Whether *plain* has the word."""
        return any(stem in plain for stem in self.stems) and self.pattern.search(plain) is not None


@dataclass(frozen=True, slots=True)
class Sense:
    """One of the things that share a name."""

    names: tuple[tuple[str, str], ...]  # (language, what it is called to tell it apart)
    leads: tuple[str, ...]  # what stands right before the name where it is meant
    near: tuple[Sign, ...]  # what a bracket, an apposition or the article names where it is meant
    main: bool = False  # whether it is meant where nothing shows another

    def name(self, lang: str) -> str:
        """What it is called in *lang*; in its first language where it has no name in that."""
        return dict(self.names).get(lang.partition("-")[0], self.names[0][1])


@cache
def load_senses() -> dict[str, tuple[Sense, ...]]:
    """Folded form → the places that it may mean."""
    data: dict[str, list[dict[str, Any]]] = load_yaml("senses.yml")
    return {
        fold_name(form): tuple(map(_read_sense, entries))
        for forms, entries in data.items()
        for form in split_list(forms)
    }


def _read_sense(entry: dict[str, Any]) -> Sense:
    names = tuple((lang, entry[lang]) for lang in ("fr", "en") if lang in entry)
    leads = tuple(split_list(entry.get("leads", "")))
    signs = tuple(Sign.of(word) for word in split_list(entry.get("near", "")))
    return Sense(names, leads, signs, entry.get("main", False))


def choose_senses(
    plain: str,
    spots: Sequence[tuple[int, int]],
    senses: Sequence[Sense],
    known: Iterable[int] = (),
) -> list[int | None]:
    """Of each mention in *plain*, from where to where, which of *senses* it has; None: any.

    *known* are those that the article names elsewhere in a form of their own.
    """
    left = [_narrow(plain, start, end, senses) for start, end in spots]
    decided = {*known, *(candidates[0] for candidates in left if len(candidates) == 1)}
    chosen: list[int | None] = []
    for candidates in left:
        fitting = [at for at in candidates if at in decided]
        if len(fitting) != 1:
            fitting = _weigh(plain, candidates, senses)
        chosen.append(fitting[0] if len(fitting) == 1 else None)
    return chosen


def _narrow(plain: str, start: int, end: int, senses: Sequence[Sense]) -> list[int]:
    """The senses that the words beside a mention leave possible; of several, those led to."""
    beside = [at for at, sense in enumerate(senses) if _is_said(plain, start, end, sense)]
    if len(beside) == 1:
        return beside
    before = plain[max(0, start - _LONGEST_LEAD) : start].casefold()
    led = [at for at, sense in enumerate(senses) if _leads(before, sense.leads)]
    return led or beside or list(range(len(senses)))


def _is_said(plain: str, start: int, end: int, sense: Sense) -> bool:
    """Whether a bracket or an apposition says that a mention has this *sense*."""
    said = [match[1] for find in (_BRACKET, _APPOSITION) if (match := find.match(plain, end))]
    if plain[start - 1 : start] == "(":  # « Atlanta (Géorgie) »
        said += _BRACKETED.findall(plain[max(0, start - _REACH) : start - 1])
    return any(sign.stands_in(words) for words in said for sign in sense.near)


def _leads(before: str, leads: Iterable[str]) -> bool:
    for lead in leads:
        if lead == "(":
            if before.endswith("("):
                return True
        elif before.endswith(f"{lead} ") and not before[: -len(lead) - 1][-1:].isalnum():
            return True
    return False


def _weigh(plain: str, candidates: Iterable[int], senses: Sequence[Sense]) -> list[int]:
    """Those of *candidates* of which *plain* names most; the main one where it names of none."""
    weights = {at: sum(it.stands_in(plain) for it in senses[at].near) for at in candidates}
    most = max(weights.values(), default=0)
    best = [at for at, weight in weights.items() if weight == most]
    main = [at for at in best if senses[at].main]
    return main if len(best) > 1 and main else best if most or len(weights) == 1 else []
