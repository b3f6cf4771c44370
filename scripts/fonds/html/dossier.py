"""The page on which readers find what they keep: what is around the list, which scripts fill."""

from __future__ import annotations

from fonds.base.locale import Words
from fonds.html.markup import word_html

FORMATS = {"ris": "RIS", "csv": "CSV", "md": "Markdown", "json": "JSON"}
"""Suffix of a file → what its format is called."""


def dossier_html(words: Words) -> str:
    """The content of the page, from its heading on."""
    return (
        '<div class="fonds-dossier">\n'
        f'<h1 id="t">{word_html("dossier_title", words.lang)}</h1>\n'
        f'<noscript><p class="fonds-dossier__warning">{word_html("dossier_noscript", words.lang)}'
        "</p></noscript>\n"
        '<div class="fonds-live">\n'
        f'<p class="fonds-dossier__where">{word_html("dossier_where", words.lang)}</p>\n'
        f"{_warning('blocked', words)}{_warning('apart', words)}"
        f'<p data-part="empty" hidden>{word_html("dossier_empty", words.lang)}</p>\n'
        f"{_tools(words)}{_ways(words)}"
        '<p class="fonds-dossier__said" role="status" data-part="said"></p>\n'
        f'<ol data-part="list"></ol>\n'
        "</div>\n</div>\n"
    )


def _warning(name: str, words: Words) -> str:
    """A paragraph that scripts show where the page cannot do what it says."""
    said = word_html(f"dossier_{name}", words.lang)
    return f'<p class="fonds-dossier__warning" data-part="{name}" hidden>{said}</p>\n'


def _button(attributes: str, label: str) -> str:
    return f'<button type="button" {attributes}>{label}</button>\n'


def _tools(words: Words) -> str:
    """How many there are, their order, and files of them; hidden while there are none."""
    labels = {order: word_html(f"dossier_by_{order}", words.lang) for order in ("date", "starred")}
    orders = "".join(
        _button(f'data-order="{order}" aria-pressed="false"', label)
        for order, label in labels.items()
    )
    return (
        '<div class="fonds-dossier__tools" data-part="tools" hidden>\n'
        '<p data-part="count"></p>\n'
        f'<p role="group" aria-label="{word_html("entries_order", words.lang)}">{orders}</p>\n'
        "</div>\n"
    )


def _ways(words: Words) -> str:
    """The ways out of the page and into it: files, paper, none."""
    formats = "".join(_button(f'data-format="{suffix}"', name) for suffix, name in FORMATS.items())
    acts = {act: word_html(f"dossier_{act}", words.lang) for act in ("print", "import", "clear")}
    buttons = {act: _button(f'data-act="{act}"', label) for act, label in acts.items()}
    label = word_html("dossier_export", words.lang)
    return (
        '<div class="fonds-dossier__ways" data-part="ways" hidden>\n'
        f'<p role="group" aria-label="{label}" data-part="export" hidden><span>{label}</span>\n'
        f"{formats}</p>\n"
        f'<p><span data-part="acts" hidden>{buttons["print"]}{buttons["clear"]}</span>\n'
        f"{buttons['import']}"
        '<input type="file" accept=".json,application/json" tabindex="-1" data-part="file"'
        f' aria-label="{acts["import"]}" hidden></p>\n'
        "</div>\n"
    )
