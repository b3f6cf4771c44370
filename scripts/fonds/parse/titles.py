"""Whether a text begins with its headline, and a title for one that does not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import islice

from fonds.base.chars import fold_white, strip_white
from fonds.base.edtf import AmbiguousDate, read_plain_date
from fonds.parse.datedlines import is_published_line
from fonds.parse.datelines import find_dateline, is_place
from fonds.parse.sentences import STOPS, ends_with_abbreviation, split_sentences
from fonds.parse.wordlists import load

LONGEST = 1000
"""Characters of a supplied title, the “…” of a longer sentence included."""

_LONGEST = 200  # characters of a headline in one sentence
_LONGEST_PARTS = 150  # of one in several: "VIDÉO. …", "Who won? …"
_LONGEST_TRAILING = 120  # of one that trails off in an ellipsis
_FEW_WORDS = 4  # so few are a headline or its kicker, even with a full stop
_PROSE = 100  # characters from which a line is text rather than a subtitle
_CLOSERS = "\"'»”’)]›」』】 \xa0\u202f-–—"

_UNSPACED_STOPS = "。．｡"  # where words are not spaced, and so cannot be few
_JOINER = "\u200d"
_FLAGS = re.compile("[\U0001f1e6-\U0001f1ff]+\\Z")
_ENTITY = re.compile(r"&#?[0-9A-Za-z]{2,8};\Z")  # left by a careless export: no semicolon


def is_headline(paragraph: str) -> bool:
    """Whether *paragraph*, the first of its text, is a headline.

    A headline is short, on one line, and does not end as sentences do; datelines, bylines,
    lines that are only a date, and lead paragraphs are none.
    """
    text = _ENTITY.sub("", strip_white(paragraph))
    if not any(map(str.isalnum, text)) or "\n" in text or len(text) > _LONGEST:
        return False
    if text.endswith((",", ";", ":", "；", "，", "：", "،", "、")):
        return False
    if _is_credit(text) or find_dateline(text):
        return False
    return _ends_as_headline(text) and _has_parts_of_headline(text)


def part_headline(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """*paragraphs*, a headline set off by a mere line break made a paragraph of its own."""
    if not paragraphs or "\n" not in paragraphs[0]:
        return tuple(paragraphs)
    first, rest = paragraphs[0].split("\n", 1)
    second = rest[: _PROSE + 1].split("\n", 1)[0]
    if is_headline(first) and (len(second) > _PROSE or _is_credit(second)):
        return (first, rest, *paragraphs[1:])
    return tuple(paragraphs)


def supply_title(paragraphs: Sequence[str]) -> str:
    """A title for a text that has none: a first sentence with its white space folded.

    It is the sentence after the dateline if some paragraph has one, else that of the first
    paragraph that is no byline or mere date. Of a longer one than LONGEST the beginning and “…”.
    Empty only if *paragraphs* are.
    """
    for paragraph in paragraphs:
        if dateline := find_dateline(paragraph):
            return _shorten(_first_sentence(paragraph[dateline.end :]))
    candidates = (p for p in paragraphs if any(map(str.isalnum, p)) and not _is_credit(p))
    return _shorten(_first_sentence(next(candidates, "\n".join(paragraphs))))


def _shorten(title: str) -> str:
    """*title* cut after a word; within one where a single word fills it, but never
    inside a grapheme cluster."""
    if len(title) <= LONGEST:
        return title
    end = title.rfind(" ", 0, LONGEST)
    if end < LONGEST // 2:
        end = LONGEST - 1
        while end > 1 and _continues(title, end):
            end -= 1
    return f"{title[:end].rstrip()}…"


def _continues(text: str, at: int) -> bool:
    """Whether the character at *at* is in the same grapheme cluster as the one before it: a
    combining mark, a joined emoji, the second half of a flag."""
    char, before = text[at], text[at - 1]
    joined = _JOINER in (char, before) or "\U0001f3fb" <= char <= "\U0001f3ff"
    halves = _FLAGS.search(text, 0, at)
    flag = "\U0001f1e6" <= char <= "\U0001f1ff" and halves is not None and len(halves[0]) % 2 == 1
    return joined or flag or unicodedata.category(char) in ("Mn", "Me", "Mc")


def _first_sentence(text: str) -> str:
    """The sentences of *text* up to the first with words that is no kicker."""
    taken: list[str] = []
    for sentence in split_sentences(strip_white(text)):
        taken.append(sentence)
        if any(map(str.isalnum, sentence)) and not _is_kicker(sentence):
            break
    return fold_white(" ".join(taken))


def _is_kicker(sentence: str) -> bool:
    """Whether it is a label before the sentence proper: “VIDÉO.”, “FAIT DIVERS.”."""
    return sentence.isupper() and len(sentence.split()) <= 3


def _ends_as_headline(text: str) -> bool:
    """Whether *text* does not end with the full stop of a sentence."""
    core = text.rstrip(_CLOSERS)
    if core.endswith(("...", "…")):
        return len(text) <= _LONGEST_TRAILING
    if not core.endswith(tuple(STOPS)):
        return True
    if core[-1] in _UNSPACED_STOPS:
        return False
    in_capitals = text.isupper() and len(text.split()) > 1
    return in_capitals or _is_brief(text) or (core[-1] == "." and ends_with_abbreviation(core))


def _is_brief(text: str) -> bool:
    return len(text.split()) <= _FEW_WORDS and len(text) <= _LONGEST_PARTS // 2


def _has_parts_of_headline(text: str) -> bool:
    """Whether *text* is one sentence, or a kicker or question and its sequel."""
    first, *more = islice(split_sentences(text), 4)
    if not more:
        return True
    opens = _is_brief(first) or first.isupper() or first.rstrip(_CLOSERS)[-1:] in ("?", "!")
    return len(text) <= _LONGEST_PARTS and len(more) < 3 and (opens or len(more) == 1)


def _is_credit(line: str) -> bool:
    """Whether *line* only says who wrote it, whence it comes, or when."""
    if len(line) > _PROSE:
        return False
    if _byline().match(line) or _agency_line().search(line):
        return True
    return _is_date(line) or is_published_line(line)


def _is_date(line: str) -> bool:
    """Whether *line* is a date, perhaps after a place: “Paris, le 3 mars 2020”.

    A bare year (“1984”) or two words (“Mai 68”) may be a headline.
    """
    place, comma, rest = line.partition(",")
    if comma and is_place(place):
        line = rest
    try:
        return len(line) > len("2022") and bool(
            read_plain_date(line.rstrip(_CLOSERS + STOPS), "day-first")
        )
    except AmbiguousDate:
        return len(line.split()) > 2
    except ValueError:
        return False


@cache
def _byline() -> re.Pattern[str]:
    openers = "|".join(map(re.escape, load("words.yml")["bylines"]))
    name = r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|de|du|des|la|le|van|von|à|et|and|avec|with|for|pour)"
    return re.compile(rf"(?:{openers})(?:\s*:|\s*\Z|\s+[0-9]|(?:[\s,/]+{name}){{1,9}}\Z)")


@cache
def _agency_line() -> re.Pattern[str]:
    agencies = "|".join(map(re.escape, load("words.yml")["agencies"]))
    return re.compile(rf"(?:\A(?:{agencies})\Z|[(/]\s?(?:{agencies})\)?\s*\Z|\A©)")
