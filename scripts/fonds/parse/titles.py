"""Whether a text begins with its headline, and a title for one that does not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from fonds.base.chars import fold_white, strip_white
from fonds.base.patterns import late
from fonds.parse.credits import CLOSERS, LONGEST_CREDIT, is_credit
from fonds.parse.datelines import find_dateline
from fonds.parse.sentences import STOPS, ends_with_abbreviation, split_sentences
from fonds.parse.shortening import shorten_title

LONGEST = 200
"""Code points of a supplied title, the “…” of a longer sentence included."""

_LONGEST = 200  # characters of a headline in one sentence
_LONGEST_PARTS = 150  # of one in several: "VIDÉO. …", "Who won? …"
_LONGEST_TRAILING = 120  # of one that trails off in an ellipsis
_BRIEFEST = 40  # characters of a bare exclamation: “L’Angleterre !”
_FEW_WORDS = 4  # so few are a headline or its kicker, even with a full stop
_FEWEST_WORDS = 3  # so few in capitals are a label: “FAIT DIVERS.”

_UNSPACED_STOPS = "。．｡"  # where words are not spaced, and so cannot be few
_ENTITY = late(r"&#?[0-9A-Za-z]{2,8};\Z")  # left by a careless export: no semicolon


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
    if is_credit(text) or find_dateline(text):
        return False
    return _ends_as_headline(text) and _has_parts_of_headline(text)


def part_headline(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """*paragraphs*, a headline set off by a mere line break made a paragraph of its own."""
    if not paragraphs or "\n" not in paragraphs[0]:
        return tuple(paragraphs)
    first, rest = paragraphs[0].split("\n", 1)
    second = rest[: LONGEST_CREDIT + 1].split("\n", 1)[0]
    if is_headline(first) and (len(second) > LONGEST_CREDIT or is_credit(second)):
        return (first, rest, *paragraphs[1:])
    return tuple(paragraphs)


def supply_title(paragraphs: Sequence[str], labels: Collection[str] = ()) -> str:
    """A title for a text that has none: a first sentence with its white space folded.

    It is the sentence after the dateline if some paragraph has one, else the first below the
    bylines, mere dates and *labels*; with it goes the next where it is but an exclamation. Of a
    longer one than LONGEST the beginning and “…”. Empty only if *paragraphs* are.
    """
    for place, paragraph in enumerate(paragraphs):
        if dateline := find_dateline(paragraph):
            return _first_sentence([paragraph[dateline.end :], *paragraphs[place + 1 :]])
    said = (_cut_credits(p, labels) for p in paragraphs)
    return _first_sentence(p for p in said if any(map(str.isalnum, p))) or _first_sentence(
        ["\n".join(paragraphs)]
    )


def _cut_credits(paragraph: str, labels: Collection[str]) -> str:
    """*paragraph* without the credits and *labels* that are its first lines."""
    while paragraph:
        line, _, rest = paragraph.partition("\n")
        if not is_credit(line) and fold_white(line) not in labels:
            break
        paragraph = rest
    return paragraph


def _first_sentence(paragraphs: Iterable[str]) -> str:
    """The first sentence that says something, with the labels and exclamations before it."""
    taken: list[str] = []
    for paragraph in paragraphs:
        for sentence in split_sentences(strip_white(paragraph)):
            taken.append(sentence)
            if any(map(str.isalnum, sentence)) and not _is_opener(sentence):
                break
        if not _is_exclamation(taken[-1]):
            break
    return shorten_title(fold_white(" ".join(taken)), LONGEST)


def _is_opener(sentence: str) -> bool:
    """Whether it only leads to the sentence proper: “VIDÉO.”, “FAIT DIVERS.”, “Non !”."""
    is_label = sentence.isupper() and len(sentence.split()) <= _FEWEST_WORDS
    return is_label or _is_exclamation(sentence)


def _is_exclamation(sentence: str) -> bool:
    is_short = len(sentence) <= _BRIEFEST and len(sentence.split()) <= _FEW_WORDS
    return is_short and sentence.rstrip(CLOSERS)[-1:] in ("!", "！")


def _ends_as_headline(text: str) -> bool:
    """Whether *text* does not end with the full stop of a sentence."""
    core = text.rstrip(CLOSERS)
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
    opens = _is_brief(first) or first.isupper() or first.rstrip(CLOSERS)[-1:] in ("?", "!")
    return len(text) <= _LONGEST_PARTS and len(more) < 3 and (opens or len(more) == 1)
