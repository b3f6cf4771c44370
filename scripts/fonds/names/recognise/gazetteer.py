"""Finding known names in a text: whole words, longest form first, in linear time."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from fonds.base.patterns import late
from fonds.base.wordcache import WordCache
from fonds.names.recognise.guards import (
    Guard,
    bears,
    is_family,
    is_no_medium,
    is_passing,
    is_sure,
    stands_alone,
)
from fonds.names.recognise.spans import Span, Why
from fonds.names.text.listed import is_press
from fonds.names.text.plain import make_plain
from fonds.names.text.words import Word, find_words, split_words


@dataclass(frozen=True, slots=True)
class KnownName:
    """A form of a name that a list or a person states, to look for in texts."""

    form: str  # as people write it
    kind: str  # person, place, organisation or topic
    why: Why  # "curated" or "gazetteer"
    target: str  # what it names: a record's id, "territory/US", or the form of its record
    guard: Guard = ""  # what must stand around it


_Entries = list[tuple[str, str, int, KnownName]]
"""A form, the same without case, how many words it has, and its name; the longest form first."""


class Gazetteer:
    """Names by their first word. Where two claim one form, the first given wins."""

    def __init__(
        self,
        names: Iterable[KnownName],
        is_first_name: Callable[[str], bool] = lambda word: False,
        foreign: tuple[str, ...] = (),
    ) -> None:
        """*is_first_name*: a word for which it is true begins a person's name after a place.

        *foreign*: what follows a form that is but the beginning of a name in another language.
        """
        self._is_first_name = is_first_name
        self._foreign = foreign
        self._names: dict[str, dict[str, _Entries]] = {}
        """By the first word in small letters, then by the first character as it is written: far
        more names begin with « La » than with « la », which is in each sentence."""
        for form, name in claim_spellings(names).items():
            if words := split_words(form):
                same = self._names.setdefault(words[0].text.casefold(), {})
                same.setdefault(form[0], []).append((form, _fold_form(form), len(words), name))
        for same in self._names.values():
            for entries in same.values():
                entries.sort(key=lambda entry: (-len(entry[0]), entry[0]))
        self._beginning = WordCache(self._list_beginning)

    def find(self, plain: str, words: list[Word]) -> Iterator[Span]:
        """The names in *plain*, whose words are *words*, in order, none overlapping.

        One that is mentioned in passing only has no kind, so that nothing else takes its place.
        """
        reach, beginning = 0, self._beginning
        folded = _fold_case(plain)
        for at in find_words(words, beginning.__getitem__):
            text, start, _ = words[at]
            if start < reach:
                continue
            small = text[0].islower()
            for form, low, count, name in beginning[text]:
                # Fast tests of what _stands asks.
                if small:
                    if not plain.startswith(form, start):
                        continue
                elif folded and not folded.startswith(low, start):
                    continue
                end = start + len(form)
                if _stands(plain, start, form) and self._is_name(plain, words, at, count, name):
                    reach = end
                    yield _span(plain, start, end, name)
                    break

    def _list_beginning(self, word: str) -> _Entries:
        """The names that may begin with *word*."""
        return self._names.get(word.casefold(), {}).get(word[0], [])

    def _is_name(self, plain: str, words: list[Word], at: int, count: int, name: KnownName) -> bool:
        """Whether the words at *at* are *name*; a curated one needs no sign of its kind."""
        end = words[at + count - 1].end
        place = name.kind == "place"
        if name.why == "gazetteer" and plain.startswith(self._foreign, end):
            return False
        if place and is_family(words, at, count) and not name.target.startswith("territory/"):
            return False
        return stands_alone(plain, words, at, count, place, self._is_first_name) and (
            name.why == "curated"
            or (
                is_sure(plain, words, at, end, name.kind, name.guard, self._is_place)
                and not self._is_surname(plain, name)
            )
        )

    def _is_surname(self, plain: str, name: KnownName) -> bool:
        """Whether *name* is a firm's that somebody in *plain* has as well."""
        firm = name.kind == "organisation" and name.guard == "unsure"
        return firm and bears(plain, name.form, self._is_first_name)

    def _is_place(self, form: str) -> bool:
        """Whether *form* is a place that is known."""
        first = split_words(form)[:1]
        same = self._names.get(first[0].text.casefold(), {}) if first else {}
        entries = same.get(form[0], ())
        return any(known == form and name.kind == "place" for known, _, _, name in entries)


def _span(plain: str, start: int, end: int, name: KnownName) -> Span:
    passing = name.why != "curated" and (
        is_passing(plain, start, end, name.kind, name.guard)
        or (is_press(name.target) and is_no_medium(plain, start, end))
    )
    return Span(start, end, "" if passing else name.kind, name.why, name.target)


_LINKED = late("-(d[eu]s?|la|les?|et|sur|sous|en)-")
_TIED = late("-(?=[A-ZÀ-ÖØ-Þ])")
_SMALL = late(" (?:(?=[A-ZÀ-ÖØ-Þ])|(?:d[eu]s?|la|les?) (?=[A-ZÀ-ÖØ-Þl]))")


def claim_spellings(names: Iterable[KnownName]) -> dict[str, KnownName]:
    """What a gazetteer of *names* looks for → the name that it is: the first that claims it."""
    claimed: dict[str, KnownName] = {}
    for name in names:
        for form in _spellings(name):
            claimed.setdefault(form, name)
    return claimed


def _spellings(name: KnownName) -> dict[str, None]:
    """The form as `make_plain` makes it, and without the accents that many leave off capitals.

    That of a list also with the hyphens that others leave off, or that others put into a place:
    Saint-Pierre et Miquelon.
    """
    plain = make_plain(name.form).strip()
    forms = [plain]
    if name.why == "gazetteer" and plain[:3] not in ("La ", "Le "):
        if "-" in plain and (name.kind == "place" or _TIED.sub("", plain).count("-") == 0):
            forms.append(plain.replace("-", " "))
        if name.kind == "place" and (loose := _LINKED.sub(r" \1 ", plain)) != plain:
            forms.append(loose)
        if " " in plain and name.kind == "place" and _SMALL.sub("", plain).count(" ") == 0:
            forms.append(plain.replace(" ", "-"))
    bare = ("".join(_bare(char) if char.isupper() else char for char in form) for form in forms)
    return dict.fromkeys([*forms, *bare])


def _fold_case(text: str) -> str:
    """*text* without case; "" where a letter of it has several then, as ß has."""
    folded = text.casefold()
    return folded if len(folded) == len(text) else ""


def _fold_form(form: str) -> str:
    """The same of a *form*; "" also where its capitals are others', as those of ı are."""
    folded = _fold_case(form)
    return folded if form.upper().casefold() == folded else ""


def _bare(char: str) -> str:
    return unicodedata.normalize("NFD", char)[0]


def _stands(plain: str, start: int, form: str) -> bool:
    """Whether *form* is at *start* as whole words, or with more capitals."""
    end = start + len(form)
    found = plain[start:end]
    if found != form and not (len(form) > 2 and form[0].isupper() and _is_raised(found, form)):
        return False
    return not (plain[end : end + 1].isalnum() and form[-1].isalnum())


def _is_raised(found: str, form: str) -> bool:
    """Whether *found* is *form* in capitals, or with capitals where its words begin."""
    if found[0] != form[0]:
        return False
    if found.isupper():
        return found == form.upper()
    if " " not in form or found.lower() != form.lower():
        return False
    return all(
        one == other or (one.isupper() and form[at - 1] in " '-")
        for at, (one, other) in enumerate(zip(found, form, strict=True))
    )
