"""Which names are in doubt, and why: few or split votes, near doubles, common words, new ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from fonds.base.fold import fold_name
from fonds.base.kinds import BY_FOLDER, BY_NAME, NAMED
from fonds.base.patterns import late
from fonds.names.curate.found import Name
from fonds.names.text.lexicon import load_lexicon
from fonds.names.text.transliteration import key_spelling

_UNDECIDED = 0.75  # of the mentions must show one kind, or the kind is in doubt
_AGREED = 0.95  # of the mentions must show its kind, or votes are split
_FEW = 3  # mentions that show a kind are few where no list knows the name
_EXPLAINED = 0.2  # of the mentions must show a kind at all, or few speak for it
_WORD = late(r"[^\W\d_]+")
_SMALL = frozenset(
    {"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "of", "for",
     "and", "the", "und", "der", "die", "das"}
)  # fmt: skip
"""Words of which an acronym has no letter."""

WEIGHTS = {
    "spelling": 4, "acronym": 4, "part": 4, "surname": 3, "kind": 4, "common": 4, "first": 3,
    "split": 3, "single": 3, "few": 2, "alone": 1, "once": 1, "new": 2, "several": 3,
}  # fmt: skip
"""Why a name is in doubt → how much."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason to look at a name."""

    code: str  # of WEIGHTS
    detail: str = ""  # the label, form or share that it speaks of
    action: str = ""  # what is proposed: "merge", "split", "reject" or "relabel"; "" if nothing is
    value: str = ""  # the id, form or folder that the action needs


def find_doubts(
    names: Iterable[Name], lang: str, seen: Container[str] | None = None
) -> dict[str, tuple[Doubt, ...]]:
    """Id → why that name is in doubt, of those that are; *seen*: ids known the last time."""
    listed = list(names)
    doubter = _Doubter(listed, lang)
    found = {name.id: tuple(doubter.doubt(name, seen)) for name in listed if not name.curated}
    return {record_id: doubts for record_id, doubts in found.items() if doubts}


def order_names(names: Iterable[Name], doubts: Mapping[str, tuple[Doubt, ...]]) -> list[Name]:
    """*names*, those most in doubt first, of those the ones of most articles."""

    def weigh(name: Name) -> tuple[int, int, str]:
        weight = sum(WEIGHTS[doubt.code] for doubt in doubts.get(name.id, ()))
        return -weight, -name.articles, name.id

    return sorted(names, key=weigh)


class _Doubter:
    """Compares each name with the others."""

    def __init__(self, names: list[Name], lang: str) -> None:
        self._lexicon = load_lexicon(lang)
        self._by_key: dict[str, list[Name]] = defaultdict(list)
        self._by_surname: dict[str, list[Name]] = defaultdict(list)
        self._by_letters: dict[str, list[Name]] = defaultdict(list)
        self._by_beginning: dict[str, list[Name]] = defaultdict(list)
        self._persons: dict[str, Name] = {}
        for name in names:
            folded = fold_name(name.label)
            self._by_key[key_spelling(name.label)].append(name)
            if name.folder == "people" and " " in name.label:
                self._by_surname[folded.rpartition(" ")[2]].append(name)
                self._persons[folded] = name
            if name.folder == "organisations":
                self._by_letters[_letters(name.label)].append(name)
                words = folded.split()
                for end in range(2, len(words)):
                    self._by_beginning[" ".join(words[:end])].append(name)

    def doubt(self, name: Name, seen: Container[str] | None) -> Iterator[Doubt]:
        """Why *name* is in doubt; what something is proposed for comes first."""
        yield from self._spellings(name)
        yield from self._acronyms(name)
        yield from self._parts(name)
        if name.folder == "people" and " " not in name.label:
            full = self._by_surname[fold_name(name.label)]
            if len(full) == 1:
                yield Doubt("surname", full[0].label, "merge", full[0].id)
        if self._is_common(name):
            yield Doubt("common", "", "reject")
        yield from _other_kind(name)
        yield from _two_persons(name)
        if name.several:
            yield Doubt("several", ", ".join(name.several))
        yield from _few_votes(name)
        if seen is not None and name.id not in seen:
            yield Doubt("new")

    def _spellings(self, name: Name) -> Iterator[Doubt]:
        for other in self._by_key[key_spelling(name.label)]:
            if other.id != name.id and _is_rarer(name, other) and _may_be_one(name, other):
                yield Doubt("spelling", other.label, "merge", other.id)

    def _acronyms(self, name: Name) -> Iterator[Doubt]:
        letters = name.label.replace(".", "")
        if 2 <= len(letters) <= 7 and letters.isupper() and letters.isalpha():
            full = [it for it in self._by_letters[fold_name(letters)] if it.id != name.id]
            if len(full) == 1:
                yield Doubt("acronym", full[0].label, "merge", full[0].id)

    def _parts(self, name: Name) -> Iterator[Doubt]:
        """A title before a full name, or the rest of a name that was cut."""
        words = fold_name(name.label).split()
        if name.folder == "people":
            ends = (" ".join(words[at:]) for at in range(1, len(words) - 1))
            longer = [self._persons[end] for end in ends if end in self._persons]
        elif name.folder == "organisations" and len(words) > 1:
            longer = _shortest(self._by_beginning[" ".join(words)])
            person = " ".join(words[-2:])
            if len(words) > 3 and person in self._persons:  # “Assemblée nationale Richard Ferrand”
                rest = " ".join(words[:-2])
                longer = [it for it in self._by_key[key_spelling(rest)] if it.folder == name.folder]
        else:
            longer = []
        if len(longer) == 1 and _is_rarer(name, longer[0]):
            yield Doubt("part", longer[0].label, "merge", longer[0].id)

    def _is_common(self, name: Name) -> bool:
        """Whether it is a word that texts use for other things, and no list knows it as a name."""
        if not self._lexicon or " " in name.label or name.listed:
            return False
        return self._lexicon.is_common(name.label)


def _other_kind(name: Name) -> Iterator[Doubt]:
    """Relabel what its own mentions disagree about."""
    total = name.mentions - name.votes.get("", 0)
    for kind in NAMED:
        folder, share = BY_NAME[kind].folder, name.votes.get(kind, 0) / total if total else 0.0
        if folder != name.folder and share > 1 - _UNDECIDED:
            yield Doubt("kind", f"{share:.0%}", "relabel", folder)
            return
    own = name.votes.get(BY_FOLDER[name.folder].name, 0)
    if own < _AGREED * total:
        yield Doubt("split", f"{1 - own / total:.0%}")


def _two_persons(name: Name) -> Iterator[Doubt]:
    """Split spellings whose first names are not the same."""
    full = [form for form in name.forms if " " in form] if name.folder == "people" else []
    for form in full:
        is_part = name.label.endswith(f" {form}")  # “Le Pen” of “Marine Le Pen”
        if not is_part and fold_name(form)[:1] != fold_name(name.label)[:1]:
            yield Doubt("first", form, "split", form)


def _few_votes(name: Name) -> Iterator[Doubt]:
    voted = name.mentions - name.votes.get("", 0)
    if name.mentions == 1:
        yield Doubt("once")
    elif voted == 1:
        yield Doubt("single", f"{name.mentions}")
    elif voted < _EXPLAINED * name.mentions or (voted <= _FEW and not name.listed):
        yield Doubt("few", f"{voted}/{name.mentions}")
    elif name.reasons == 1 and not name.listed:
        yield Doubt("alone")


def _is_rarer(name: Name, other: Name) -> bool:
    return (other.articles, name.id) > (name.articles, other.id)


def _may_be_one(name: Name, other: Name) -> bool:
    """Whether two labels of one spelling key can name one thing: France 2 is not France."""
    if _figures(name.label) != _figures(other.label):
        return False
    return name.folder == other.folder or fold_name(name.label) == fold_name(other.label)


def _figures(label: str) -> str:
    return "".join(filter(str.isdigit, label))


def _shortest(names: list[Name]) -> list[Name]:
    """The one of *names* that all others begin with; all if there is none."""
    ordered = sorted(names, key=lambda name: len(name.label))
    first = fold_name(ordered[0].label) if ordered else ""
    return ordered[:1] if all(fold_name(it.label).startswith(first) for it in ordered) else ordered


def _letters(label: str) -> str:
    """The first letters of the words of a full name, small words left out; "" of one word."""
    words = [word for word in _WORD.findall(fold_name(label)) if word not in _SMALL]
    return "".join(word[0] for word in words) if len(words) > 1 else ""
