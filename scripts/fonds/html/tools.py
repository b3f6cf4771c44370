"""The tools that filter and sort a long list of names, in the browser and without a server."""

from __future__ import annotations

import json

from fonds.base.locale import Words
from fonds.html.markup import text_html, word_html
from fonds.pages.index import IndexPage

FROM = 12
"""From this many names on a list has tools; a shorter one is seen at a glance."""
NAMES = "names.js"
"""The file, beside a register that is split by letter, that holds its names."""

_STRINGS = ("entries_found", "entries_none", "entries_more", "articles")
"""The strings of the interface that the script shows."""


def tools_html(page: IndexPage, words: Words) -> str:
    """The tools of a register; they are hidden where there is no JavaScript."""
    if page.layout not in ("register", "letters") or page.articles < FROM:
        return ""
    strings = json.dumps({key: words.strings[key] for key in _STRINGS}, ensure_ascii=False)
    names = f' data-names="{NAMES}"' if page.layout == "letters" else ""
    return (
        f'<div class="fonds-tools fonds-live" data-lang="{words.lang}"{names}'
        f' data-words="{text_html(strings)}">\n'
        f'<label>{word_html("entries_filter", words.lang)} <input type="search" autocomplete="off"'
        ' spellcheck="false" autocapitalize="off" dir="auto"></label>\n'
        f'<span role="group" aria-label="{word_html("entries_order", words.lang)}">'
        '<button type="button" aria-pressed="true" data-by="name">'
        f"{word_html('entries_by_name', words.lang)}</button> "
        '<button type="button" aria-pressed="false" data-by="count">'
        f"{word_html('entries_by_count', words.lang)}</button></span>\n"
        '<p role="status"></p>\n</div>\n'
    )
