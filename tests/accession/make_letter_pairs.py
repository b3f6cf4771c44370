"""Makes letter_pairs.json, how common each pair of letters is; run by hand when Babel changes.

What is counted are the names of places, languages, currencies, units and times in the Unicode
Common Locale Data Repository, which Babel carries, each word once, and the function words of
parse/stopwords.yml, which count more, as they do in texts::

    PYTHONPATH=scripts python -m tests.accession.make_letter_pairs
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from babel.localedata import load as load_locale

from fonds.parse.wordlists import load
from tests.archives import ROOT

_LANGUAGES = {
    "latin": "af br ca cs cy da de dsb en es et eu fi fo fr fy ga gd gl hr hsb hu id is it lb lt lv"
    " nb nl nn oc pl pt rm ro sk sl sq sr_Latn sv tr vi",
    "cyrillic": "be bg mk ru sr uk",
    "greek": "el",
    "hebrew": "he yi",
    "arabic": "ar fa ur",
    "thai": "th",
}
"""Script → the languages that code pages were made for, as Babel names them."""

_MIXTURES = {
    "any": _LANGUAGES["latin"],
    "romance": "ca es fr gl it oc pt rm",
    "germanic": "af da de fy is lb nb nl sv",
    "slavic": "cs hr pl sk sl",
}
"""What stands for languages that are not listed: the mean of several that are."""

_SECTIONS = (
    "territories", "languages", "variants", "scripts", "time_zones", "meta_zones", "months", "days",
    "currency_names", "currency_names_plural", "unit_patterns", "unit_display_names", "date_fields",
    "eras", "quarters",
)  # fmt: skip
_FUNCTION_WORD = 10  # as many times a function word counts
_SEEN = 2  # how often at least a pair must be there
_UNSEEN = 5  # pairs that were not seen share as much as so many that were
_COSTLIEST = 16  # of a pair, in half nats; what would cost more is left out
_PLACEHOLDER = re.compile(r"\{[^}]*\}")
_WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u0e31-\u0e4e])+")
_LATIN_LETTER = re.compile("[a-z\u00aa-\u024f]")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_AS_ENCODED = {
    "ro": str.maketrans("șțȘȚ", "şţŞŢ"),
    "fa": str.maketrans("یکە", "يكه"),
    "ur": str.maketrans("یکە", "يكه"),
}
"""Letters that the code pages of a language lack → those that were written in their place."""


def make_pairs() -> dict[str, dict[str, list[str]]]:
    """Script → language → for each cost in half nats the pairs that have it."""
    made = {}
    for script, names in _LANGUAGES.items():
        foreign = None if script == "latin" else _LATIN_LETTER
        chances = {language: _chances(_count(language, foreign)) for language in names.split()}
        if script == "latin":
            for name, languages in _MIXTURES.items():
                chances[name] = _mix([chances[language] for language in languages.split()])
        made[script] = {name: _by_cost(pairs) for name, pairs in chances.items()}
    return made


def _count(language: str, foreign: re.Pattern[str] | None) -> Counter[str]:
    """How often each pair of letters is in words of *language*; their ends count as spaces."""
    words = Counter(it for it in _words(language) if not (foreign and foreign.search(it)))
    weights = {word: 1 + math.log(count) for word, count in words.items()}
    for word in load("stopwords.yml").get(language, "").split():
        weights[word] = weights.get(word, 0) + _FUNCTION_WORD
    pairs: Counter[str] = Counter()
    for word, weight in weights.items():
        spaced = f" {_as_encoded(word, language)} "
        for first, second in pairwise(spaced):
            pairs[first + second] += weight  # type: ignore[assignment]
    return pairs


def _words(language: str) -> Iterator[str]:
    locale = load_locale(language)
    for phrase in sorted({text for name in _SECTIONS for text in _texts(locale.get(name))}):
        yield from _WORD.findall(
            unicodedata.normalize("NFC", _PLACEHOLDER.sub(" ", phrase)).lower()
        )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)


def _as_encoded(word: str, language: str) -> str:
    """*word* as its language's code page has it: in cp1258 tones are characters of their own."""
    if language == "vi":
        return "".join(map(_part_tone, word))
    return word.translate(_AS_ENCODED.get(language, {}))


def _part_tone(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    rest = "".join(part for part in parts if part not in _TONES)
    tones = "".join(part for part in parts if part in _TONES)
    return unicodedata.normalize("NFC", rest) + tones


def _chances(pairs: Counter[str]) -> dict[str, float]:
    """How likely the second letter of each pair is after the first."""
    firsts, seconds = Counter[str](), Counter[str]()
    for pair, count in pairs.items():
        firsts[pair[0]] += count
        seconds[pair[1]] += count
    whole = sum(seconds.values())
    return {
        pair: (count + _UNSEEN * seconds[pair[1]] / whole) / (firsts[pair[0]] + _UNSEEN)
        for pair, count in pairs.items()
        if count >= _SEEN
    }


def _mix(chances: list[dict[str, float]]) -> dict[str, float]:
    mixed: Counter[str] = Counter()
    for one in chances:
        for pair, chance in one.items():
            mixed[pair] += chance / len(chances)  # type: ignore[assignment]
    return dict(mixed)


def _by_cost(chances: dict[str, float]) -> list[str]:
    costs = {pair: max(round(-2 * math.log(chance)), 0) for pair, chance in chances.items()}
    return [
        "".join(sorted(pair for pair in costs if costs[pair] == cost)) for cost in range(_COSTLIEST)
    ]


if __name__ == "__main__":
    text = json.dumps(make_pairs(), ensure_ascii=False, indent=0)
    file = ROOT / "scripts/fonds/accession/letter_pairs.json"
    file.write_text(f"{text}\n", encoding="utf-8", newline="\n")
