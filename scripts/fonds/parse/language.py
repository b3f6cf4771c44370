"""The language of a text, and the direction of its script."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Collection
from functools import cache
from typing import Literal

from fonds.base.patterns import late
from fonds.parse.scripts import language_of_script, language_scripts, main_script
from fonds.parse.wordlists import load

_HEAD = 3_000  # characters sampled from the start
_LATER = 1_000  # and from the middle: a foreign headline or quotation may come first
_LETTERS = 200  # letters sampled to find the script
_FEWEST_WORDS = 12  # of a shorter text, stop words prove nothing
_SHARE = 0.3  # least share of stop words in running text
_MARGIN = 1.4  # how far the best language must be ahead of the second
_SURE = 0.95  # least probability from the classifier, of a language and its siblings together
_RATHER = 0.7  # least probability of it alone, and enough for one that is common in the press

_WORD = late(r"[^\W\d_]+")
_MAY_BE_RIGHT = late("[\u0590-\u08ff\ufb1d-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def detect_language(text: str) -> str:
    """The BCP 47 tag of the language of *text*; "und" when none is likely enough.

    By its script where that means one language, else by stop words, else (short or rarer) by
    the classifier py3langid. Deterministic; looks at some thousand characters at most.
    """
    sample = _sample(text)
    words = _WORD.findall(sample)
    script = main_script(_sample_letters("".join(words)))
    if not script:
        return "und"
    found = language_of_script(script) or _by_stop_words(words)
    return found or _by_classifier(sample, script, words)


def direction(text: str) -> Literal["ltr", "rtl"]:
    """The direction that most letters of *text* are written in."""
    if not _MAY_BE_RIGHT.search(text):
        return "ltr"
    letters = _sample_letters("".join(_WORD.findall(_sample(text))))
    right = sum(unicodedata.bidirectional(letter) in ("R", "AL") for letter in letters)
    return "rtl" if right * 2 > len(letters) else "ltr"


def _sample_letters(letters: str) -> str:
    """Evenly spaced ones of *letters*, _LETTERS at most."""
    return letters[:: len(letters) // _LETTERS + 1]


def _sample(text: str) -> str:
    if len(text) <= _HEAD + _LATER:
        return text
    later = max(_HEAD, len(text) // 2)
    return text[:_HEAD] + " " + text[later : later + _LATER]


def _by_stop_words(words: list[str]) -> str:
    """The language with clearly the most stop words; "" without one."""
    if len(words) < _FEWEST_WORDS:
        return ""
    tongues = _stop_words()
    groups = Counter(map(tongues.get, map(str.lower, words)))
    counts: Counter[str] = Counter()
    for group, found in groups.items():  # far fewer than words
        for tongue in group or ():
            counts[tongue] += found
    (best, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    clear = most >= _SHARE * len(words) and most >= _MARGIN * second
    return best if clear else ""


@cache
def _stop_words() -> dict[str, tuple[str, ...]]:
    """Stop word → languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for tongue, words in load("stopwords.yml").items():
        for word in set(words.split()):
            found[word] = (*found.get(word, ()), tongue)
    return found


_SIBLINGS = (frozenset({"hr", "bs", "sr"}), frozenset({"id", "ms"}))
"""Languages that share so much that the classifier is sure of all of them together at best."""


def _by_classifier(sample: str, script: str, words: list[str]) -> str:
    """The language of *sample* by py3langid if it is sure enough of it, else "und"."""
    chances = _weigh_languages(sample, script)
    best = max(chances, key=lambda language: (chances[language], language), default="und")
    kin = next((group for group in _SIBLINGS if best in group), {best})
    enough = _RATHER if best in load("stopwords.yml") else _SURE
    if sum(chances.get(language, 0) for language in kin) < enough:
        return "und"
    return _tell_apart(kin, words) or (best if chances[best] >= _RATHER else "und")


def _weigh_languages(sample: str, script: str) -> dict[str, float]:
    """The probability of each language that is written in *script*, if none else comes into it."""
    from py3langid import rank  # costs half a second, and most texts do without

    data = sample.encode("utf-8", "replace")  # a lone surrogate has no bytes
    scores = {str(tag): float(score) for tag, score in rank(data) if _is_written(str(tag), script)}
    top = max(scores.values(), default=0.0)
    # Softmax of log probabilities, which grow with the text: so its temperature does too.
    temperature = math.sqrt(len(data) or 1)
    weights = {tag: math.exp((score - top) / temperature) for tag, score in scores.items()}
    total = sum(weights.values())
    return {tag: weight / total for tag, weight in weights.items()}


def _is_written(tag: str, script: str) -> bool:
    """Whether the language *tag* is written in *script*; "zxx", no language at all, is not."""
    return tag != "zxx" and script in language_scripts().get(tag, {"Latin"})


def _tell_apart(kin: Collection[str], words: list[str]) -> str:
    """The one of *kin* of which alone *words* has telling ones; "" if there is none."""
    telling = {tag: set(load("siblings.yml").get(tag, "").split()) for tag in kin}
    counts = {tag: sum(word.lower() in listed for word in words) for tag, listed in telling.items()}
    found = [tag for tag, count in counts.items() if count]
    return found[0] if len(found) == 1 else ""
