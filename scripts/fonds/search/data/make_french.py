"""Makes the families of French words from hunspell-fr; run by hand when the dictionary changes.

Get the dictionary and run it (Debian)::

    apt-get download hunspell-fr-comprehensive && dpkg-deb -x hunspell-fr-comprehensive_*.deb .
    python make_french.py usr/share/hunspell/fr.dic usr/share/hunspell/fr.aff

An entry of the dictionary is a family: its forms by the suffixes of its flags. Families whose forms
differ by the same endings are one line, the endings and then the beginnings: `fonds.search.french`
says what the letter of an ending means.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HEADER = """\
# The families of French words: endings with the kind of each, then the beginnings that have them.
# From hunspell-fr-comprehensive {version} (Dicollecte, https://grammalecte.net), made by
# make_french.py. Mozilla Public License 2.0, http://mozilla.org/MPL/2.0/
"""
NAMES = {"po:npr", "po:prn", "po:patr"}
COMMON_MG = {
    "attendu", "audit", "bien", "car", "certain", "courant", "divers", "diverses", "excepté",
    "face", "grâce", "instar", "maint", "nul", "partant", "passé", "personne", "plein",
    "plupart", "point", "rien", "sauf", "suivant", "un", "vu",
}  # fmt: skip
"""Words of grammar that are nouns or adjectives as well."""
NOUNS = {"avoir", "devoir", "être", "pouvoir", "savoir"}
"""Infinitives that are read as nouns: *pouvoir* does not ask for *peut*, though *peut* for it."""
FAR = {
    "abomination", "agglomération", "aliment", "allégation", "arrondissement", "articulation",
    "comportement", "constellation", "environnement", "génération", "mouvement", "parlement",
    "passation", "récréation", "réputation", "sacrement", "situation", "tentation",
}  # fmt: skip
"""Nouns that are no verb's action, whatever they look like."""

PARTED = {
    "avar", "avenu", "bai", "bordé", "conduit", "cordé", "coulé", "cru", "découvert", "droit",
    "fondu", "fumé", "gourd", "levé", "malais", "marin", "pair", "plain", "plant", "quint", "rat",
    "repris", "retrait", "salin", "teint", "tombé", "tortu", "travers", "vu",
}  # fmt: skip
"""Entries of both genders whose feminine is another noun: *retraite* is no *retrait*, and hardly
ever the feminine of its rare adjective."""

Forms = dict[str, str]
"""Form → the letter of its kind."""


class Suffix(NamedTuple):
    """A line of the affix file."""

    strip: str  # letters that are taken from the word's end
    add: str  # letters that take their place
    fits: re.Pattern[str]  # the end of words that have it
    tags: set[str]  # what the form is


def read_suffixes(path: Path) -> dict[str, list[Suffix]]:
    """Flag → its suffixes."""
    suffixes: dict[str, list[Suffix]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, *rest = line.split() or [""]
        if kind == "SFX" and len(rest) > 3:
            flag, strip, add, condition, *tags = rest
            strip, add = (part.split("/")[0].removeprefix("0") for part in (strip, add))
            suffixes[flag].append(Suffix(strip, add, re.compile(f"{condition}$"), {*tags}))
    return suffixes


def verb_kind(tags: set[str]) -> str:
    """How firmly a form is its verb's."""
    if "po:ppas" in tags:
        return "p"
    if "po:infi" in tags:
        return "i"
    return "v" if tags >= {"po:3sg"} and tags & {"po:ipre", "po:iimp"} else "w"


def expand(
    word: str, flags: str, suffixes: dict[str, list[Suffix]]
) -> Iterator[tuple[str, set[str]]]:
    """The forms of an entry, and what each is."""
    pairs = [flags[at : at + 2] for at in range(0, len(flags), 2)]
    if "()" not in pairs:
        yield word, set()
    for suffix in (suffix for pair in pairs for suffix in suffixes.get(pair, ())):
        if suffix.fits.search(word) and word.endswith(suffix.strip):
            yield word[: len(word) - len(suffix.strip)] + suffix.add, suffix.tags


def read_families(
    dictionary: Path, suffixes: dict[str, list[Suffix]]
) -> tuple[list[Forms], list[Forms]]:
    """The families of verbs, second, whose infinitive is first; and those of all other words."""
    nominal: dict[str, Forms] = {}
    verbs: dict[str, Forms] = {}
    for line in dictionary.read_text(encoding="utf-8").splitlines()[1:]:
        head, *tags = line.split()
        word, _, flags = head.partition("/")
        if not re.fullmatch(r"[^\W\d_]+", word):
            continue
        forms = list(expand(word, flags, suffixes))
        if NAMES & {*tags} or word != word.lower():
            nominal[f"{word}="] = {word.lower(): "="}
        elif any(tag.startswith("po:v0") for tag in tags):
            nominal.update((f"{form} ", {form: "n"}) for form, _ in forms)
        elif any(re.match("po:v[123]", tag) for tag in tags):
            family = verbs.setdefault(f"{word}/{flags}", {word: "v" if word in NOUNS else "i"})
            for form, meaning in (row for row in forms if row[0] != word):
                family[form] = min(family.get(form, "z"), verb_kind(meaning))
        elif "po:mg" in tags and word not in COMMON_MG and len(forms) == 1:
            nominal[f"{word} x"] = {word: "x"}
        else:
            both = {"is:mas", "is:fem"} <= {tag for _, of in forms for tag in of}
            kind = "g" if both and word not in PARTED else "n"
            for form, of in forms:
                parted = word in PARTED and both and "is:fem" in of
                nominal.setdefault(f"{word}e" if parted else word, {})[form] = kind
    return [forms for forms in nominal.values() if forms], list(verbs.values())


def drop_parts(families: list[Forms]) -> list[Forms]:
    """*families* without those that are a part of another one."""
    having: dict[str, list[int]] = defaultdict(list)
    for number, family in enumerate(families):
        for form in family:
            having[form].append(number)
    return [
        family
        for number, family in enumerate(families)
        if not any(
            other != number
            and (
                family.keys() < families[other].keys()
                or (family == families[other] and other < number)
            )
            for other in set.intersection(*({*having[form]} for form in family))
            if "=" not in {*family.values(), *families[other].values()}
            and "x" not in {*family.values(), *families[other].values()}
        )
    ]


def read_nouns(dictionary: Path) -> set[str]:
    """The nouns of *dictionary*, in the singular."""
    entries = (line.split() for line in dictionary.read_text(encoding="utf-8").splitlines()[1:])
    return {head.partition("/")[0] for head, *tags in entries if "po:nom" in tags}


def add_actions(nominal: list[Forms], verbs: list[Forms], nouns: set[str]) -> None:
    """Put nouns in -ment and -ation with the verbs whose action they are.

    The verb finds the noun. The noun asks for the verb too if it is in -ment, which has its meaning
    nearly always, and none of the verb's forms is a noun.
    """
    known = {form for family in nominal for form, kind in family.items() if kind in "ng"}
    for family in verbs:
        verb = next(iter(family))
        taken = any(form in known for form, kind in family.items() if kind != "w")
        for noun in list_actions(verb, nouns):
            kind = "d" if taken or noun.endswith("ation") else "e"
            family.update(dict.fromkeys((noun, f"{noun}s"), kind))


def list_actions(verb: str, nouns: set[str]) -> set[str]:
    """Those of *nouns* that *verb* makes."""
    stem = verb[:-2]
    made = {"er": {f"{stem}ement", f"{stem}ation"}, "ir": {f"{stem}issement"}}.get(verb[-2:], set())
    if verb.endswith("yer"):
        made.add(f"{verb[:-3]}iement")
    return {noun for noun in made & nouns if noun not in FAR and len(noun) > 7}


def add_offices(nominal: list[Forms], verbs: list[Forms]) -> None:
    """Let nouns in -ence and -ance ask for who or what does so: *présidence* for *président*."""
    known = {form for family in nominal for form, kind in family.items() if kind in "ng"}
    stems = {verb[:-2] for verb in (next(iter(family)) for family in verbs) if verb.endswith("er")}
    for family in nominal:
        first = next(iter(family))
        noun = f"{first[:-1]}ce"
        if family[first] == "g" and len(first) > 8 and first[:-3] in stems and noun in known:
            family.update({noun: "a", f"{noun}s": "a"})


def shared_beginning(family: Forms) -> str:
    """What all forms of *family* begin with."""
    first, last = min(family), max(family)
    same = (at for at, letter in enumerate(first) if last[at : at + 1] != letter)
    return first[: next(same, len(first))]


def write_families(families: list[Forms]) -> str:
    """Lines of families: endings, each with the letter of its kind, and the beginnings."""
    classes: dict[str, set[str]] = defaultdict(set)
    for family in families:
        stem = shared_beginning(family)
        endings = sorted(f"{form[len(stem) :]}{kind.upper()}" for form, kind in family.items())
        classes[" ".join(endings)].add(stem or "-")
    lines = (f"{endings}\t{' '.join(sorted(stems))}\n" for endings, stems in classes.items())
    return "".join(sorted(lines))


def main(dictionary: Path, affixes: Path, version: str = "7.0") -> None:
    """Write the families of *dictionary* beside this file."""
    nominal, verbs = read_families(dictionary, read_suffixes(affixes))
    nominal = drop_parts(nominal)
    add_actions(nominal, verbs, read_nouns(dictionary))
    add_offices(nominal, verbs)
    text = HEADER.format(version=version) + write_families([*nominal, *verbs])
    packed = gzip.compress(text.encode(), mtime=0)
    (Path(__file__).parent / "french.txt.gz").write_bytes(packed)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
