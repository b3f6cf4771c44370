"""Scripts of writing: which one a text uses, and the language that it implies, if it does."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

_BLOCKS = (
    # first, last code point, script; the letters of Unicode's Blocks.txt, coarsely
    (0x41, 0x24F, "Latin"),
    (0x370, 0x3FF, "Greek"),
    (0x400, 0x52F, "Cyrillic"),
    (0x530, 0x58F, "Armenian"),
    (0x590, 0x5FF, "Hebrew"),
    (0x600, 0x6FF, "Arabic"),
    (0x700, 0x74F, "Syriac"),
    (0x750, 0x77F, "Arabic"),
    (0x780, 0x7BF, "Thaana"),
    (0x7C0, 0x7FF, "Nko"),
    (0x8A0, 0x8FF, "Arabic"),
    (0x900, 0x97F, "Devanagari"),
    (0x980, 0x9FF, "Bengali"),
    (0xA00, 0xA7F, "Gurmukhi"),
    (0xA80, 0xAFF, "Gujarati"),
    (0xB00, 0xB7F, "Oriya"),
    (0xB80, 0xBFF, "Tamil"),
    (0xC00, 0xC7F, "Telugu"),
    (0xC80, 0xCFF, "Kannada"),
    (0xD00, 0xD7F, "Malayalam"),
    (0xD80, 0xDFF, "Sinhala"),
    (0xE00, 0xE7F, "Thai"),
    (0xE80, 0xEFF, "Lao"),
    (0xF00, 0xFFF, "Tibetan"),
    (0x1000, 0x109F, "Myanmar"),
    (0x10A0, 0x10FF, "Georgian"),
    (0x1100, 0x11FF, "Hangul"),
    (0x1200, 0x139F, "Ethiopic"),
    (0x13A0, 0x13FF, "Cherokee"),
    (0x1400, 0x167F, "Canadian"),
    (0x1780, 0x17FF, "Khmer"),
    (0x1C90, 0x1CBF, "Georgian"),
    (0x1E00, 0x1EFF, "Latin"),
    (0x1F00, 0x1FFF, "Greek"),
    (0x2D30, 0x2D7F, "Tifinagh"),
    (0x3040, 0x30FF, "Kana"),
    (0x3400, 0x4DBF, "Han"),
    (0x4E00, 0x9FFF, "Han"),
    (0xA000, 0xA4CF, "Yi"),
    (0xAC00, 0xD7AF, "Hangul"),
    (0xF900, 0xFAFF, "Han"),
    (0xFB1D, 0xFB4F, "Hebrew"),
    (0xFB50, 0xFDFF, "Arabic"),
    (0xFE70, 0xFEFC, "Arabic"),
    (0x20000, 0x3FFFF, "Han"),
)
_FIRSTS = tuple(first for first, _, _ in _BLOCKS)

_LANGUAGES = {
    "Greek": "el",
    "Armenian": "hy",
    "Thaana": "dv",
    "Nko": "nqo",
    "Gurmukhi": "pa",
    "Gujarati": "gu",
    "Oriya": "or",
    "Tamil": "ta",
    "Telugu": "te",
    "Kannada": "kn",
    "Malayalam": "ml",
    "Sinhala": "si",
    "Thai": "th",
    "Lao": "lo",
    "Georgian": "ka",
    "Hangul": "ko",
    "Cherokee": "chr",
    "Khmer": "km",
    "Kana": "ja",
    "Han": "zh",
    "Yi": "ii",
}
_NAMES = {
    "Latn": "Latin",
    "Cyrl": "Cyrillic",
    "Arab": "Arabic",
    "Hebr": "Hebrew",
    "Deva": "Devanagari",
    "Beng": "Bengali",
    "Ethi": "Ethiopic",
    "Mymr": "Myanmar",
    "Tibt": "Tibetan",
    "Syrc": "Syriac",
}
"""Codes of ISO 15924 → the scripts of _BLOCKS that several languages use."""
_KANA_SHARE = 0.1  # of a text in Han and Kana; a name in Kana makes no Chinese text Japanese


def main_script(letters: Iterable[str]) -> str:
    """The script of most of *letters*, such as "Latin"; "" for none of those known here.

    Han with a fair share of Kana counts as Kana.
    """
    counts = Counter(map(_script, letters))
    han, kana = counts["Han"], counts["Kana"]
    if kana and kana >= _KANA_SHARE * (han + kana):
        counts["Kana"], counts["Han"] = han + kana, 0
    return max(counts, key=lambda script: (counts[script], script), default="")


def language_of_script(script: str) -> str:
    """The one language that *script* nearly always means in news; "" if it means several."""
    return _LANGUAGES.get(script, "")


@cache
def language_scripts() -> dict[str, frozenset[str]]:
    """Language → the scripts that it is written in, as CLDR knows it."""
    from babel.core import get_global  # costs 50 ms, which most texts are spared

    found: dict[str, set[str]] = {}
    for tag in get_global("likely_subtags").values():
        language, *rest = tag.split("_")
        found.setdefault(language, set()).update(_NAMES.get(part, part) for part in rest[:1])
    return {language: frozenset(scripts) for language, scripts in found.items()}


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    code = ord(letter)
    place = bisect_right(_FIRSTS, code) - 1
    return _BLOCKS[place][2] if place >= 0 and code <= _BLOCKS[place][1] else ""
