"""What one language says around names: the word lists beside this module, read once."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from fonds.base.owndata import read_own
from fonds.names.text.plain import fold, make_plain

_ENDINGS = ("", "e", "s", "es", "ne", "nes", "ns", "sse", "sses", "x")
_ARTICLES = ("al", "el")  # of Arabic names: al-Anbar is no one called Al
_PREFIXES = ("franco-", "anglo-", "sino-", "russo-", "ex-", "non-", "anti-", "pro-")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists of one language. Those said to be folded hold `plain.fold` of their words."""

    articles: frozenset[str]  # le, la …
    of: frozenset[str]  # de, du …
    to: frozenset[str]  # à, au …
    somebody: frozenset[str]  # articles before a demonym that is somebody: la Japonaise X
    auxiliaries: frozenset[str]  # words between a person and a participle of speech
    announcing: frozenset[str]  # words before who says something: selon
    offices: frozenset[str]  # words before what a ministry is for: ministre
    org_of: frozenset[str]  # words that lead to a complement in small letters
    joins: frozenset[str]  # et
    apart: frozenset[str]  # small words after « et » that begin another name: et au Sénat
    known_heads: frozenset[str]  # folded names of one word that « et » joins to others
    titles: frozenset[str]  # folded words before a person's name: président, maire …
    ranks: frozenset[str]  # words that with one name alone are a person: pape, reine …
    noble: frozenset[str]  # particles that after one of the next belong to a surname: de
    noble_titles: frozenset[str]  # folded titles before these: général de Gaulle
    speech: frozenset[str]  # verbs of which a person is the subject
    addressing: frozenset[str]  # folded words after which « à » leads to a person
    place_leads: frozenset[str]  # prepositions before a place
    place_heads: frozenset[str]  # folded words before a place: ville, lac …
    place_sides: frozenset[str]  # folded words that « de » ties to a place: nord, est
    isles: frozenset[str]  # islands that are mostly named without « île »: Réunion
    place_names_begin: frozenset[str]  # of these, the ones that are part of the name
    place_tails: frozenset[str]  # folded last words of places' names: County, River
    org_tails: frozenset[str]  # folded last words of organisations' names: Ministry, Party
    org_leads: frozenset[str]  # folded words before an organisation's name: société, agence …
    org_heads: frozenset[str]  # folded heads of organisations' names
    org_heads_capital: frozenset[str]  # folded heads that count with a capital only
    org_generic: frozenset[str]  # folded heads that in small letters name nothing alone
    org_words: frozenset[str]  # folded adjectives in organisations' names
    org_links: frozenset[str]  # small words that join the parts of such a name
    org_at: frozenset[str]  # of these, those before a place where it is: à, en
    org_for: frozenset[str]  # of these, those before what it does: pour
    org_whose: frozenset[str]  # small words after these that begin no part of a name: pour se
    org_unnamed: frozenset[str]  # folded heads that are called after nobody: Assemblée Richard F.
    local_words: frozenset[str]  # folded adjectives that many bodies have: Conseil régional
    time_words: frozenset[str]  # folded words that say when: mardi
    thing_words: frozenset[str]  # folded words that no person is called by
    thing_heads: frozenset[str]  # folded words of the like that make an organisation
    eponym_leads: frozenset[str]  # folded words before whom a thing is called after: prix …
    work_leads: frozenset[str]  # folded words before the title of a work: film, émission …
    show_leads: frozenset[str]  # folded words that « de » ties to a show: animateur
    contests: frozenset[str]  # folded words that begin a title which is won: Miss
    particles: frozenset[str]  # small words inside a person's name
    not_names: frozenset[str]  # folded words that are no name alone
    phrases: tuple[str, ...]  # phrases that look like names and are none
    not_acronyms: frozenset[str]  # capitals that are no organisation
    demonyms: frozenset[str]  # folded, in every form but for a prefix: franco-, ex-
    first_names: frozenset[str]  # folded
    surnames: frozenset[str]  # as written
    proper_names: frozenset[str]  # as written; mostly places
    words: frozenset[str]  # common words, in small letters and in their first form
    endings: tuple[tuple[str, str], ...]  # ending of a form → ending of the word's first form
    infinitives: tuple[str, ...]  # endings of verbs
    pronouns: frozenset[str]  # pronouns that a hyphen ties to a verb: avez-vous

    def is_common(self, word: str) -> bool:
        """Whether *word*, in whatever form, is a common word of the language."""
        low = word.lower()
        stem, _, last = low.rpartition("-")
        if stem and last in self.pronouns:  # « Avez-vous », « Souviens-toi »
            return True
        return self._has(low) or (low[0] == "e" and self._has("é" + low[1:]))

    def _has(self, low: str) -> bool:
        if low in self.words or low in self.org_words:
            return True
        return any(
            low[: -len(old)] + new in self.words for old, new in self.endings if low.endswith(old)
        )

    def is_first_name(self, word: str) -> bool:
        """Whether *word* is a first name, or a compound that begins with one."""
        key = fold(word)
        first = key.split("-")[0]
        return key in self.first_names or (first in self.first_names and first not in _ARTICLES)

    def is_demonym(self, word: str) -> bool:
        """Whether *word* says where somebody is from, or what they believe."""
        key = fold(word)
        return key in self.demonyms or (
            key.startswith(_PREFIXES) and key.partition("-")[2] in self.demonyms
        )

    def is_article(self, word: str) -> bool:
        """Whether *word* is an article, or one and « de » or « à » in one: du, aux."""
        return word in self.articles or word in self.of or word in self.to

    def is_title(self, word: str) -> bool:
        """Whether *word* stands before a person's name, as « ministre » does."""
        return fold(word.rstrip(".")) in self.titles


_AS_WRITTEN = (
    "articles", "of", "to", "somebody", "auxiliaries", "announcing", "offices", "org_of", "joins",
    "apart", "noble", "ranks", "speech", "place_leads", "isles", "place_names_begin",
    "org_links", "org_at", "org_for", "org_whose", "particles", "not_acronyms", "pronouns",
)  # fmt: skip
_FOLDED = (
    "known_heads", "place_tails", "org_tails", "titles", "place_heads", "place_sides", "org_leads",
    "org_heads", "org_heads_capital", "org_generic", "org_words", "thing_heads", "eponym_leads",
    "work_leads", "not_names", "show_leads", "contests", "noble_titles", "org_unnamed",
    "local_words", "time_words",
)  # fmt: skip
"""Lists of the words as texts write them, and folded."""
_SPREAD = ("addressing", "thing_words", "demonyms")
"""Those of which a list is made that holds more."""

_FIRST_NAMES = ("first_names", "more_first_names")
_BORROWED = {"en": "fr"}
"""Language → the one whose first names its texts have as well."""


@cache
def load_lexicon(lang: str) -> Lexicon | None:
    """The lists of the language *lang* (its first subtag counts); None if there are none."""
    language = lang.partition("-")[0]
    if not (files("fonds.names") / f"data/lexicon.{language}.yml").is_file():
        return None
    data = load_yaml(f"lexicon.{language}.yml")
    words = {name: data[name].split() for name in data if name != "phrases"}
    endings = [pair.partition(">") for pair in words["endings"]]
    folded = {name: frozenset(map(fold, words[name])) for name in (*_FOLDED, *_SPREAD)}
    plain = {name: frozenset(_make_plain(words[name])) for name in _AS_WRITTEN}
    return Lexicon(
        **{name: plain[name] for name in _AS_WRITTEN},
        **{name: folded[name] for name in _FOLDED},
        addressing=folded["addressing"] | frozenset(map(fold, words["speech"])),
        thing_words=folded["thing_words"] | folded["thing_heads"],
        phrases=tuple(split_list(data["phrases"])),
        demonyms=frozenset(stem + ending for stem in folded["demonyms"] for ending in _ENDINGS),
        first_names=read_first_names(language),
        surnames=_read_words("surnames", language),
        proper_names=_read_words("proper_names", language),
        words=_read_words("words", language),
        infinitives=tuple(words["infinitives"]),
        endings=tuple((old, new) for old, _, new in endings),
    )


def is_english(word: str) -> bool:
    """Whether *word* is a common word of English, in which things are called all over the world."""
    lexicon = load_lexicon("en")
    return lexicon is not None and lexicon.is_common(word)


def is_english_base(word: str) -> bool:
    """Whether *word* is one of English in its first form: letters may have the look of others."""
    lexicon = load_lexicon("en")
    return lexicon is not None and word.lower() in lexicon.words


def is_english_first_name(word: str) -> bool:
    """Whether *word* is a first name in English: Nancy, which in French is a town."""
    lexicon = load_lexicon("en")
    return lexicon is not None and lexicon.is_first_name(word)


def read_first_names(language: str) -> frozenset[str]:
    """Those of *language*, folded, and of one that knows more of the world's, if they are no words.

    None if there is no list.
    """
    own = {fold(name) for file in _FIRST_NAMES for name in _read_words(file, language)}
    if language not in _BORROWED:
        return frozenset(own)
    words, others = _read_words("words", language), read_first_names(_BORROWED[language])
    return frozenset(own | {name for name in others if name not in words})


def find_first_names(lang: str) -> Callable[[str], bool]:
    """What says of a word whether it is a first name in the language *lang*."""
    lexicon = load_lexicon(lang)
    return lexicon.is_first_name if lexicon else lambda word: False


@cache
def load_yaml(name: str) -> dict[str, Any]:
    """The mapping in the data file *name*; {} if there is no such file."""
    file = files("fonds.names") / "data" / name
    mapping: dict[str, Any] = read_own(file) if file.is_file() else {}
    return mapping


def split_list(text: str) -> list[str]:
    """The items of *text*, parted by commas."""
    return [item for item in map(str.strip, re.split(r",\s", text + " ")) if item]


def _read_words(name: str, language: str) -> frozenset[str]:
    """The lines of a list, below the comments at its beginning."""
    file = files("fonds.names") / "data" / f"{name}.{language}.txt"
    text = make_plain(file.read_text(encoding="utf-8")) if file.is_file() else ""
    lines = text[text.rfind("\n#") + 1 :].splitlines()
    return frozenset(lines[1:] if text.startswith("#") else lines)


def _make_plain(words: list[str]) -> list[str]:
    """Each of *words* as `make_plain` has it, all at once."""
    return make_plain("\n".join(words)).split("\n") if words else []
