"""Which fonts a site has: those for scripts of its texts, of its names and of its interface."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from fonds.base.alphabets import rare_letters
from fonds.catalogue.queries import read_letters
from fonds.render.views import Views
from fonds.search.exploring.explore_words import load_explore_words
from fonds.search.interface import load_search_words

_FACE = re.compile(r'@font-face ?\{[^}]*?url\("([^"]+)"\)[^}]*?unicode-range: ?([^;}]+)[^}]*\}\s*')
_EVERY_PAGE = "U+0000-00FF"
"""What the range of a font begins with that each page needs."""


def collect_letters(views: Views, others: Iterable[str]) -> set[str]:
    """The rare letters of all that pages show: the archive, its interface, and *others*."""
    lang, held = views.archive.lang, views.held
    words = views.words, load_search_words(lang), load_explore_words(lang)
    names = (text for it in held.records.values() for text in (it.label, it.note, *it.variants))
    shown = (repr(views.archive), *(repr(it.strings) for it in words), *names, *others)
    return read_letters(views.catalogue).union(rare_letters("\n".join(shown)))


def drop_faces(style: str, letters: set[str]) -> tuple[str, list[str]]:
    """*style* without the fonts that have none of *letters*, and the addresses of those."""
    dropped = []

    def choose(face: re.Match[str]) -> str:
        if face[2].startswith(_EVERY_PAGE) or any(map(_covering(face[2]), letters)):
            return face[0]
        dropped.append(face[1])
        return ""

    return _FACE.sub(choose, style), dropped


def _covering(ranges: str) -> Callable[[str], object]:
    """What matches a character of *ranges*, written as in the style: "U+0370-0377, U+2116"."""
    bounds = (part.strip().removeprefix("U+").partition("-") for part in ranges.split(","))
    spans = (f"\\U{first:0>8}-\\U{last or first:0>8}" for first, _, last in bounds)
    return re.compile(f"[{''.join(spans)}]").match
