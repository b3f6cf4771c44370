"""From text to words, and from words to the forms that the index is made of.

The rules are in analysis.json, which the browser reads too: the same words in a query and in a text
give the same forms.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from itertools import chain, groupby
from typing import Any

from fonds.base.patterns import late

BREAK = "\n\n"
"""The separator of two paragraphs in a text, and in its list of words."""


@cache
def load_rules() -> dict[str, Any]:
    """The rules of analysis.json, whose ranges are the inside of a character class."""
    text = (resources.files("fonds.search") / "analysis.json").read_text(encoding="utf-8")
    rules: dict[str, Any] = json.loads(text)
    return rules


def give_rules() -> dict[str, Any]:
    """The rules as the browser needs them.

    "unknown" are letters, digits and marks that this Python's Unicode lacks: here they end a word,
    and so they must in a browser that knows a later Unicode.
    """
    rules = {**load_rules()}
    rules["unknown"] = "".join(_unknown_of(rules.pop("newer").split()))
    return rules


def _unknown_of(newer: list[str]) -> Iterator[str]:
    """The unassigned ranges within *newer* ("1c89-1c8a"), which is what Unicode 14.0 had not."""
    ends = [[int(end, 16) for end in span.split("-")] for span in newer]
    codes = [code for low, *high in ends for code in range(low, (high or [low])[0] + 1)]
    return _ranges(code for code in codes if unicodedata.category(chr(code)) == "Cn")


_MARKED = (
    range(0x300, 0x30A0), range(0xA660, 0xAC00), range(0xFB00, 0x12000), range(0x13430, 0x13460),
    range(0x16100, 0x17000), range(0x1BC00, 0x1EA00), range(0xE0100, 0xE01F0),
)  # fmt: skip
"""Where Unicode has combining marks: not among Han, Hangul, cuneiform, hieroglyphs and Tangut, most
of what it has, which would take most of the time."""


def _marks() -> str:
    """Every combining mark of Unicode, as the inside of a character class."""
    codes = chain(*_MARKED)
    return "".join(_ranges(code for code in codes if unicodedata.category(chr(code))[0] == "M"))


def _ranges(codes: Iterable[int]) -> Iterator[str]:
    """Each run of *codes*, which ascend, as "a-z": Python compiles them soon, one by one late."""
    for _, run in groupby(enumerate(codes), key=lambda pair: pair[1] - pair[0]):
        (_, first), *rest = run
        yield f"{chr(first)}-{chr(rest[-1][1] if rest else first)}"


_RULES = load_rules()
_APOSTROPHES, _SPACES, _ELIDED = _RULES["apostrophes"], _RULES["spaces"], _RULES["elided"]
_UNSPACED_RANGES = _RULES["unspaced"]
MARKS = _marks()
"""All combining marks, for a character class."""

_DIGITS = _RULES["digits"]
_WORD = late(rf"\n\n|[^\W_{_DIGITS}]+|[{_DIGITS}]+")
_MARKED_WORD = late(
    rf"\n\n|[^\W_{_DIGITS}](?:[^\W_{_DIGITS}]|[{MARKS}])*|[{_DIGITS}][{_DIGITS}{MARKS}]*"
)
_MAY_HAVE_MARKS = late(
    "[^\0-\u02ff\u0370-\u0482\u048a-\u0590\u2000-\u20cf\u2100-\u2cee\u2e00-\u3029"
    "\U000e01f0-\U0010ffff]"
)
"""As what it is not: Python goes through a range of a class one by one, and this one is wide."""
_EVENED = str.maketrans(_RULES["windows"] | {"ʼ": "’", "ʻ": "’"})
"""Signs that are cut as others: apostrophes, and controls in whose place Windows-1252 has some."""
_ODD = late(f"[{_RULES['dropped']}ʼʻ\x80-\x9f]")
_DROPPED = late(f"[{_RULES['dropped']}]")
_ELIDED_LETTERS = "".join(sorted({*"".join(_ELIDED)} - {*"[]"}))
_MAY_HAVE_NUMBER = late(f"[0-9][{_SPACES}.,'’][0-9]{{3}}")
_NUMBER = late(rf"(?<![^\W_])(?:{'|'.join(_RULES['numbers'])})")
_NO_DIGIT = late("[^0-9]")
_MAY_HAVE_ACRONYM = late(r"\.[^\W_](?:\.|(?![^\W_]))")
_ACRONYM = late(rf"(?<![^\W_])(?<!\.)(?:{'|'.join(_RULES['acronyms'])})(?!\.?[^\W_])")
_LETTERS = str.maketrans(_RULES["letters"])
_ACCENT = late(f"[{_RULES['accents']}]")
_OTHER = late(rf"[^\w{MARKS}]|_")
_UNSPACED = late(f"[{_UNSPACED_RANGES}]")
_BEYOND_ALPHABETS = late("[^\0-\u0dff\u2000-\u2dff\U00040000-\U0010ffff]")
"""A fast test: nearly every text without scripts that have no spaces lacks these characters."""
_BECOMES_UNSPACED = late(f"[{_UNSPACED_RANGES}{_RULES['decomposed']}]")
"""Characters whose form is of a script without spaces: half-width katakana too, and ㊀."""
_BECOMES_KOREAN = late("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]")
_RUN = late(f"[{_UNSPACED_RANGES}]+|[^{_UNSPACED_RANGES}]+")
_ARTICLE = late(_RULES["articles"])
_PARTICLE = late(_RULES["particles"])
_LONGEST: int = _RULES["longest"]


@cache
def _elision(unmarked: str = "") -> re.Pattern[str]:
    """An apostrophe after one of the words that it elides; *unmarked*: and before that no mark."""
    before = "|".join(rf"(?<=(?<![^\W_]){unmarked}{word}.)" for word in _ELIDED)
    return re.compile(rf"[{_APOSTROPHES}](?=[^\W_])(?:{before})")


_UNMARKED = f"(?<![{MARKS}])"


def cut_words(text: str) -> list[str]:
    """The words of *text* as they are written, with `BREAK` where a paragraph ends.

    Elisions take no place (``l’hiver`` is one word), 1 000 is one number and O.N.U. one word,
    numbers and letters are words apart (250km), soft hyphens and zero-width characters vanish.
    Scripts without spaces give each two neighbouring characters, and the last one of each run
    alone; Korean particles are words.
    """
    words = _find_words(text)
    if _BEYOND_ALPHABETS.search(text) and (
        _BECOMES_UNSPACED.search(text) or _BECOMES_KOREAN.search(text)
    ):
        words = [part for word in words for part in split_word(word)]
    return words


def name_words(name: str) -> list[str]:
    """The folded words of a name; scripts without spaces are not split, nor Korean."""
    return [fold(word) for word in _find_words(name) if word != BREAK]


def fold(word: str) -> str:
    """The form of *word*: without case, accents and ligatures, at most 64 characters.

    Compatibility forms (NFKD of UAX #15) fall together with the plain ones. Marks that are
    letters in themselves, as in Hindi or Thai, are kept; the Arabic article is not.
    """
    return fold_whole(word)[:_LONGEST] or word


def split_word(word: str) -> list[str]:
    """*word* itself, its character bigrams if its script has no spaces, or without its particles.

    Such a "word" may be a whole sentence, of any length, with words of other scripts in it.
    """
    if not (_BECOMES_UNSPACED.search(word) or _BECOMES_KOREAN.search(word)):
        return [word]
    return [part for run in _RUN.findall(fold_whole(word)) for part in _pairs(run)]


def fold_whole(word: str) -> str:
    """The form of *word*, however long; empty if there is nothing in it."""
    if word.isascii() and word.isalnum():  # most are, and have nothing but capitals to lose
        return word.lower()
    plain = unicodedata.normalize("NFKD", word).lower().translate(_LETTERS)
    plain = unicodedata.normalize("NFC", _OTHER.sub("", _ACCENT.sub("", plain)))
    return _ARTICLE.sub("", plain) if plain > "\u0600" else plain


def _pairs(run: str) -> list[str]:
    if not _UNSPACED.match(run):
        return _cut_particles(run)
    return [run[at : at + 2] for at in range(len(run))]


def _cut_particles(word: str) -> list[str]:
    """A Korean word and the particles at its end, as words."""
    particles: list[str] = []
    while found := _PARTICLE.search(word):
        particles.append(found[0])
        word = word[: found.start()]
    return [word, *reversed(particles)]


def _find_words(text: str) -> list[str]:
    if _ODD.search(text):
        text = _DROPPED.sub("", text.translate(_EVENED))
    text = join_parts(text)
    if _MAY_HAVE_MARKS.search(text):
        return _MARKED_WORD.findall(_drop(_elision(_UNMARKED), text))
    return _WORD.findall(_drop(_elision(), text))


def _drop(elision: re.Pattern[str], text: str) -> str:
    """*text* without ``l’``, ``qu’`` …; the apostrophe is looked for first, which is fast."""
    *parts, last = elision.split(text)
    if not parts:
        return text
    return "".join(part.rstrip(_ELIDED_LETTERS) for part in parts) + last


def is_unspaced(text: str) -> bool:
    """Whether *text* has a character of a script without spaces."""
    return _UNSPACED.search(text) is not None


def query_runs(text: str) -> list[str]:
    """The folded words of a query; a run of a script without spaces is one, however long."""
    runs: list[str] = []
    for word in _find_words(text):
        if word == BREAK:
            continue
        if not (_BECOMES_UNSPACED.search(word) or _BECOMES_KOREAN.search(word)):
            runs.append(fold(word))
            continue
        for run in _RUN.findall(fold_whole(word)):
            whole = is_unspaced(run)
            runs += [run] if whole else (part[:_LONGEST] for part in _cut_particles(run))
    return runs


def word_runs(word: str) -> list[str]:
    """The runs of the form of *word* with and without spaces; Korean particles are apart."""
    return [
        part
        for run in _RUN.findall(fold_whole(word))
        for part in ([run] if is_unspaced(run) else _cut_particles(run))
    ]


def even_out(text: str) -> str:
    """*text* as it is cut, of the same length: apostrophes and controls as what they mean."""
    return text.translate(_EVENED)


def join_parts(text: str, filler: str = "") -> str:
    """*text* with its numbers and acronyms in one piece: 1 000 as 1000, O.N.U. as ONU.

    *filler*: what stands in place of each character that is left out.
    """
    if _MAY_HAVE_NUMBER.search(text):
        text = _NUMBER.sub(lambda number: _NO_DIGIT.sub(filler, number[0]), text)
    if _MAY_HAVE_ACRONYM.search(text):
        text = _ACRONYM.sub(lambda letters: letters[0].replace(".", filler), text)
    return text
