"""Where sentences end, with abbreviations and closing quotation marks respected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from fonds.chars import WHITE, fold_white
from fonds.parse.wordlists import load

_LONGEST = 240  # characters of a sentence that is shown

STOPS = ".。।۔．｡።։།"
"""Full stops of the scripts of the world."""

_CLOSERS = "\"'»”’)\\]›」』】"
_SPACED = rf"(?P<stop>[.!?…؟։।۔።།]+)[{_CLOSERS}]*(?:[{WHITE}]»)?[{WHITE}]+"
_UNSPACED = rf"[。！？．｡]+[{_CLOSERS}]*[{WHITE}]*"
_END = re.compile(f"(?:{_SPACED}|{_UNSPACED})(?=[^{WHITE}])")
_OPENERS = re.compile(rf"[\"'«“‘(\[¿¡›‹„—–{WHITE}-]*")
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]*\Z")
_LOOK_BACK = 24  # characters before a stop that hold any abbreviation


def split_sentences(text: str) -> Iterator[str]:
    """The sentences of *text*, in order, each with its final punctuation.

    Joined by white space they are *text*. A stop ends none after an abbreviation or initial, or
    before a small letter.
    """
    start = 0
    for match in _END.finditer(text):
        if match["stop"] and _goes_on(text, match):
            continue
        yield text[start : match.end()].rstrip()
        start = match.end()
    yield text[start:]


def ends_with_abbreviation(text: str) -> bool:
    """Whether the full stop that *text* ends in belongs to its last word."""
    word = _LAST_WORD.search(text[-_LOOK_BACK:].rstrip("."))
    last = word[0] if word else ""
    return (len(last) == 1 and last.isupper()) or "." in last or last in abbreviations()


@cache
def abbreviations() -> frozenset[str]:
    """Words whose full stop ends no sentence, as written and with a capital."""
    words: list[str] = load("words.yml")["abbreviations"].split()
    return frozenset(words) | frozenset(word.capitalize() for word in words)


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence goes on after the stop that *match* found."""
    stop = match.start("stop")
    opener = _OPENERS.match(text, match.end())
    following = text[opener.end() : opener.end() + 1] if opener else ""
    if following.islower():
        return True
    return match["stop"] == "." and ends_with_abbreviation(text[max(0, stop - _LOOK_BACK) : stop])


def cut_sentence(text: str, at: int) -> str:
    """The sentence in which the character *at* of *text* stands, its white space folded.

    Paragraphs are parted by an empty line. A very long sentence is cut, never before *at*.
    """
    start = text.rfind("\n\n", 0, at) + 2 if "\n\n" in text[:at] else 0
    end = text.find("\n\n", at)
    paragraph = text[start : end if end >= 0 else len(text)]
    reach = 0
    for sentence in split_sentences(paragraph):
        begin = paragraph.index(sentence, reach)
        reach = begin + len(sentence)
        if reach > at - start:
            return _shorten(sentence, at - start - begin)
    return ""


def _shorten(sentence: str, at: int) -> str:
    first = max(0, at - _LONGEST // 2) if len(sentence) > _LONGEST else 0
    last = min(len(sentence), first + _LONGEST)
    cut = fold_white(sentence[first:last])
    return f"{'…' if first else ''}{cut}{'…' if last < len(sentence) else ''}"
