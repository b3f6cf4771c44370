"""References as people write them: templates of the locale files, filled.

A template is cut into parts by bars; a part stands only if all its values are known:
``{creators}, |« {title} »|, {date}``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache

from babel.dates import format_skeleton

from fonds.base.dates import date_words
from fonds.base.locale import Words, load_words
from fonds.citing.dates import is_plain
from fonds.citing.reference import Reference

STYLES = ("iso", "apa", "chicago")
"""The styles, each a template ``cite_…`` of the locale files: the first is a footnote's."""

Show = Callable[[str, str], str]
"""(field, value) → how the value is shown."""

_SLOT = re.compile(r"\{(\w+)\}")
_GUILLEMETS = ((re.compile(r"«\s*"), "“"), (re.compile(r"\s*»"), "”"))
_NESTED = {
    "« {title}": _GUILLEMETS,
    "«{title}": _GUILLEMETS,
    "„{title}": ((re.compile("“"), "‘"), (re.compile("„"), "‚")),
    "“{title}": ((re.compile("“"), "‘"), (re.compile("”"), "’")),
}
"""Quotation marks around a title → what becomes of the same within it."""


def citation_values(reference: Reference, words: Words) -> dict[str, str]:
    """What templates may ask for of *reference*, in the language of *words*."""
    creators = words.joined(list(reference.creators))
    shown = date_words(reference.date, words) if reference.date else words("cite_undated")
    return {
        "creators": creators,
        "lead": creators or reference.title,
        "title": reference.title,
        "named": reference.title if creators else "",
        "publication": reference.publication,
        "date": shown,
        "when": _year_first(reference.date, words.lang) if reference.date else shown,
        "archive": reference.archive,
        "url": reference.url,
    }


def fill_template(
    template: str, values: Mapping[str, str], show: Show, literal: Callable[[str], str]
) -> str:
    """*template* with *values*, each given to *show*, what is between them to *literal*.

    A full stop is left out behind a value that ends a sentence by itself, and so is the comma that
    English sets before the marks that close a quotation.
    """
    nested = next((rules for mark, rules in _NESTED.items() if mark in template), ())
    pieces, last = [], ""
    for texts in _cut(template):
        if not all(values[name] for name in texts[1::2]):
            continue
        for at, text in enumerate(texts):
            if at % 2:
                value = values[text]
                if text == "title":
                    for mark, other in nested:
                        value = mark.sub(other, value)
                pieces.append(show(text, value))
                last = value[-1]
            elif text:
                ends = last in ".?!…" and text.startswith((".", ",”"))
                pieces.append(literal(text[1:] if ends else text))
                last = text[-1]
    return "".join(pieces)


@lru_cache(maxsize=64)
def _cut(template: str) -> list[list[str]]:
    """The parts of *template*: text and the name of a value in turn."""
    return [_SLOT.split(part) for part in template.split("|")]


@lru_cache(maxsize=4096)
def _year_first(edtf: str, lang: str) -> str:
    """A date with its year before the rest: « 2022, 15 janvier »."""
    words = load_words(lang)
    if not is_plain(edtf) or len(edtf) == 4 or edtf.startswith("0000"):
        return date_words(edtf, words)
    if len(edtf) == 7:
        return f"{edtf[:4]}, {words.month(int(edtf[5:]))}"
    day = format_skeleton("MMMMd", date.fromisoformat(edtf), locale=words.locale)
    return f"{edtf[:4]}, {day}"
