"""Undo: what decisions changed in a text, taken back, also if others changed it elsewhere since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Step:
    """One decision, as the text that it changed."""

    id: str  # of the record or article: "people/joe-biden", "articles/a"
    action: str  # what was decided
    before: str  # the text before it
    after: str  # the text with it


def take_back(text: str, step: Step) -> str | None:
    """*text* without what *step* changed; None if that was changed again since."""
    if text == step.after:
        return step.before
    before, after, now = (it.splitlines(keepends=True) for it in (step.before, step.after, text))
    kept = _find_kept(after, now)
    for _, i1, i2, j1, j2 in reversed(_differences(before, after)):
        at = _place(kept, j1, j2)
        if at < 0:
            return None
        now[at : at + j2 - j1] = before[i1:i2]
    return "".join(now)


def _differences(
    before: Sequence[str], after: Sequence[str]
) -> list[tuple[str, int, int, int, int]]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [code for code in matcher.get_opcodes() if code[0] != "equal"]


def _find_kept(after: Sequence[str], now: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs of lines that are the same: first in *after*, first in *now*, how many."""
    matcher = SequenceMatcher(None, after, now, autojunk=False)
    return [(block.a, block.b, block.size) for block in matcher.get_matching_blocks()]


def _place(kept: list[tuple[int, int, int]], first: int, end: int) -> int:
    """Where the lines from *first* to *end* stand now; -1 if they were changed.

    Lines that went leave a place between two others, of which one at least must still be there.
    """
    for a, b, size in kept:
        if a <= first and end <= a + size:
            return b + first - a
    return -1
