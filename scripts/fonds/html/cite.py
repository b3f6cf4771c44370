"""How an article is cited, below its title and on paper."""

from __future__ import annotations

from functools import partial

from fonds.base.locale import Words
from fonds.citing.coins import write_coins
from fonds.citing.reference import Reference
from fonds.citing.styles import STYLES, citation_values, fill_template
from fonds.html.markup import label_html, lang_attributes, text_html, word_html

_ITALIC = frozenset({"publication", "archive"})


def cite_html(reference: Reference, words: Words) -> tuple[str, str]:
    """The references in each style, folded, and the one that a printed page bears at its end.

    Scripts add buttons that copy them and save files; screens do not show the second.
    """
    values = citation_values(reference, words)
    shown = [_fill(style, values, reference, words) for style in STYLES]
    rows = "".join(
        f"<dt>{word_html(f'cite_name_{style}', words.lang)}</dt><dd>{html}</dd>\n"
        for style, html in zip(STYLES, shown, strict=True)
    )
    summary = word_html("cite", words.lang)
    folded = (
        f'<details class="fonds-unfold fonds-cite"><summary>{summary}</summary>\n'
        f"<dl>\n{rows}</dl>\n</details>\n"
    )
    return folded, f'<p class="fonds-reference">{shown[0]}</p>\n'


def coins_html(reference: Reference) -> str:
    """What lets Zotero take the article from a list; nothing of it is seen."""
    return f'<span class="Z3988" title="{text_html(write_coins(reference))}"></span>'


def _fill(style: str, values: dict[str, str], reference: Reference, words: Words) -> str:
    show = partial(_show, reference=reference, words=words)
    return fill_template(
        words(f"cite_{style}"), values, show, lambda text: label_html(text, words.lang)
    )


def _show(field: str, value: str, reference: Reference, words: Words) -> str:
    if field == "title" or value == reference.title:
        shown = text_html(value, reference.lang)
        return f"<bdi{lang_attributes(reference.lang)}>{shown}</bdi>"
    if field == "url":
        return f'<span class="fonds-url">{text_html(value)}</span>'
    shown = text_html(value, words.lang)
    return f"<i>{shown}</i>" if field in _ITALIC else shown
