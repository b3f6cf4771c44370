"""Places in scripts that put no spaces between words: by their names in CLDR, as substrings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from fonds.names.recognise.places import list_places
from fonds.names.recognise.spans import Span
from fonds.names.text.plain import make_plain

_LANGUAGES = {"zh", "yue", "ja", "th", "lo", "km", "my", "bo", "dz"}


def is_unspaced(lang: str) -> bool:
    """Whether the language *lang* is written without spaces between words."""
    return lang.partition("-")[0] in _LANGUAGES


def find_unspaced(plain: str, lang: str) -> Iterator[Span]:
    """The territories that *plain* names, the longest form first."""
    forms, pattern = _compile(lang)
    for match in pattern.finditer(plain):
        yield Span(match.start(), match.end(), "place", "gazetteer", forms[match[0]])


@cache
def _compile(lang: str) -> tuple[dict[str, str], re.Pattern[str]]:
    forms = {make_plain(name.form): name.target for name in list_places(lang)}
    longest_first = sorted((form for form in forms if len(form) > 1), key=lambda f: (-len(f), f))
    return forms, re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
