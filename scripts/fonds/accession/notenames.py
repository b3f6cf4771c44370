"""Notes whose title is the name of their file, as programs for notes such as Obsidian have it."""

from __future__ import annotations

from functools import cache

from fonds.base.chars import fold_white
from fonds.base.fold import fold
from fonds.base.patterns import late
from fonds.parse.credits import is_credit
from fonds.parse.path_dates import stem_of
from fonds.parse.titles import LONGEST
from fonds.parse.wordlists import load

_SUFFIXES = (".md", ".markdown")
_FEWEST_WORDS = 2  # of a name that is a title; “lavoir” or “clip 1” is but a name
_WORD = late(r"[^\W\d_]{2,}")
_NO_TITLE = late(r"[0-9]{4}|.*_")  # a day or a number first; words that no spaces part
_LINK = late(r"\[\[[^\[\]\n]{1,200}\]\]")  # to another note


def name_note(path: str, text: str) -> str:
    """The title that the name of the note at *path* with the *text* is; "" if it is none, or no
    note.

    A note has front matter, or links to others. Its name is a title if it has words with spaces.
    """
    if not path.lower().endswith(_SUFFIXES):
        return ""
    name = fold_white(stem_of(path.rpartition("/")[2]))
    if len(_WORD.findall(name)) < _FEWEST_WORDS or " " not in name or len(name) > LONGEST:
        return ""
    if _NO_TITLE.match(name) or is_credit(name) or fold(name).startswith(_unnamed()):
        return ""
    return name if text.startswith("---") or _LINK.search(text) else ""


@cache
def _unnamed() -> tuple[str, ...]:
    return tuple(map(fold, load("words.yml")["unnamed"]))
