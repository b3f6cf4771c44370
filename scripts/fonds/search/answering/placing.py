"""Where the words of a text stand, as a person sees it: see `placeWords` of analysis.js."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fonds.base.patterns import late
from fonds.search import analysis
from fonds.search.divided import joined_cuts

_NOTHING = late(f"[{analysis.load_rules()['dropped']}]")
_DIGITS = analysis.load_rules()["digits"]
_CLUSTER = late(f"[^{analysis.MARKS}ﾞﾟ][{analysis.MARKS}ﾞﾟ]*")
_LETTER = rf"[^\W_{_DIGITS}]"
_WORD = late(
    rf"(?<![^\W_])(?<![{analysis.MARKS}])(?:{'|'.join(analysis.load_rules()['elided'])})"
    rf"[{analysis.load_rules()['apostrophes']}](?=[^\W_])"
    rf"|({_LETTER}(?:{_LETTER}|[{analysis.MARKS}])*|[{_DIGITS}][{_DIGITS}{analysis.MARKS}]*)"
)


class Placed(NamedTuple):
    """A word of a text."""

    form: str  # folded
    start: int  # where it begins
    end: int  # where it ends
    reach: int  # where it ends with the second of a pair of characters


def place_words(text: str) -> list[Placed]:
    """The words of *text*, a paragraph, each as often and in the order that the index has it."""
    plain, at = _leave_out(analysis.even_out(text))
    plain, at = _leave_out(analysis.join_parts(plain, "\0"), at)
    return [
        part
        for found in _WORD.finditer(plain)
        if found[1]
        for part in _place_parts(found[1], at[found.start(1) : found.end(1)])
    ]


def place_joined(text: str) -> Iterator[list[Placed]]:
    """The words of each stretch of *text* that has divided words, these joined."""
    for cuts in joined_cuts(text):
        at = [n for begin, end in cuts for n in range(begin, end)]
        words = place_words("".join(text[n] for n in at))
        yield [Placed(w.form, at[w.start], at[w.end - 1] + 1, at[w.reach - 1] + 1) for w in words]


def _leave_out(text: str, at: list[int] | None = None) -> tuple[str, list[int]]:
    """*text* without what vanishes, and where each character of the rest stood."""
    kept = [n for n, character in enumerate(text) if not _NOTHING.match(character)]
    return "".join(text[n] for n in kept), [at[n] for n in kept] if at else kept


def _place_parts(word: str, at: list[int]) -> Iterator[Placed]:
    """The words that *word* is in the index; *at*: where each of its characters stands."""
    if analysis.split_word(word) == [word]:
        yield Placed(analysis.fold(word), at[0], at[-1] + 1, at[-1] + 1)
        return
    letters = _place_letters(word, at)
    for run in analysis.word_runs(word):
        own, letters = letters[: len(run)], letters[len(run) :]
        if analysis.is_unspaced(run):
            yield from _place_pairs(run, own)
        else:
            yield Placed(analysis.fold(run), own[0][0], own[-1][1], own[-1][1])


def _place_pairs(run: str, letters: list[tuple[int, int]]) -> Iterator[Placed]:
    """Each character of *run* with the one after it; the last one alone."""
    for n, ((start, end), (_, reach)) in enumerate(
        zip(letters, [*letters[1:], letters[-1]], strict=True)
    ):
        yield Placed(run[n : n + 2], start, end, reach)


def _place_letters(word: str, at: list[int]) -> list[tuple[int, int]]:
    """From where to where what each letter of the form of *word* was made of stands."""
    made = [
        (letter, (at[found.start()], at[found.end() - 1] + 1))
        for found in _CLUSTER.finditer(word)
        for letter in analysis.fold_whole(found[0])
    ]
    folded = analysis.fold_whole(word)
    if "".join(letter for letter, _ in made) == folded:
        return [place for _, place in made]
    return [(at[0], at[-1] + 1)] * len(folded)
